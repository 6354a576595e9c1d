package searchtest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// testEach holds that a whole result is what its pages are, one after another.
func testEach(t *testing.T, open Opener) {
	s := fill(t, open)
	for _, order := range []query.Sort{query.ByRelevance, query.Newest, query.Oldest} {
		for _, q := range []query.Query{
			{}, {Text: "conseil"}, {Text: "le conseil municipal a délibéré"}, {Text: "école OU conseil", Unit: query.Words},
			{Text: "école zyxabsent"}, {Text: "zyxabsent"}, query.Query{Text: "école"}.With(query.Kind, "interview"),
		} {
			q.Sort, q.Limit = order, query.MaxLimit
			want := s.search(t, search.Request{Query: q, Snippets: 1})
			q.Limit = 1
			var got []string
			err := s.index.Each(t.Context(), search.Request{Query: q, Snippets: 1, Group: true}, func(h *search.Hit) error {
				if i := len(got); i < len(want.Hits) && (len(h.Snippets) != len(want.Hits[i].Snippets) || h.Score != want.Hits[i].Score) {
					t.Errorf("%q by %s: hit %d is %+v, on a page %+v", q.Text, order, i, h, want.Hits[i])
				}
				got = append(got, h.ID)
				return nil
			})
			if err != nil || !slices.Equal(got, ids(want)) {
				t.Errorf("%q by %s: %v, %v\nwant %v", q.Text, order, got, err, ids(want))
			}
		}
	}
}

// testEachEnds holds that whoever takes the hits can end it, that what comes in
// meanwhile is not among them, and what is refused.
func testEachEnds(t *testing.T, open Opener) {
	s := fill(t, open)
	all := search.Request{Query: query.Query{Sort: query.Newest}}
	total := s.search(t, all).Total
	enough := errors.New("enough")
	n := 0
	err := s.index.Each(t.Context(), all, func(*search.Hit) error {
		if n++; n == 3 {
			return enough
		}
		return nil
	})
	if n != 3 || !errors.Is(err, enough) {
		t.Errorf("%d hits and %v of one who wants three", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	err = s.index.Each(ctx, all, func(*search.Hit) error {
		if n++; n == 2 {
			cancel()
		}
		return nil
	})
	if n != 2 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d hits and %v after the context ended at the second", n, err)
	}
	n = 0
	err = s.index.Each(t.Context(), all, func(*search.Hit) error {
		n++
		return s.index.Apply(t.Context(), search.Batch{Put: []*news.Article{latecomer(n)}, Position: int64(100 + n)})
	})
	if n != total || err != nil {
		t.Errorf("%d hits of %d, %v while others come in", n, total, err)
	}
	for _, r := range []search.Request{{Query: query.Query{Text: "(école"}}, {Query: query.Query{Unit: "pages"}}, {Like: s.all[0].ID}} {
		err := s.index.Each(t.Context(), r, func(*search.Hit) error { return errors.New("a hit") })
		if !errors.Is(err, search.ErrQuery) {
			t.Errorf("%+v: %v, want ErrQuery", r, err)
		}
	}
}
