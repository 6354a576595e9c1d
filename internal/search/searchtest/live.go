package searchtest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// testLive holds that what Apply has taken is found, counted and suggested from
// then on, and what it removed is not, while others search all the time.
func testLive(t *testing.T, open Opener) {
	s := fill(t, open)
	ctx, stop := context.WithCancel(t.Context())
	var others sync.WaitGroup
	for range 3 {
		others.Go(func() { s.searching(ctx, t) })
	}
	defer others.Wait()
	defer stop()
	for n := range 12 {
		a := latecomer(1000 + n)
		word := fmt.Sprintf("zyxlive%d", n)
		a.Title, a.Tags, a.Published = news.Maybe("Du neuf "+word), []string{"Étiquette " + word}, news.Date(fmt.Sprintf("%d-01-02", 1900+n))
		s.apply(t, search.Batch{Put: []*news.Article{a}, Position: int64(1000 + 2*n)})
		r := search.Request{Query: query.Query{Text: word}, Facets: []query.Facet{query.Tag}, Timeline: search.ByYear}
		got := s.search(t, r)
		if len(got.Hits) != 1 || got.Hits[0].ID != a.ID || len(got.Facets[query.Tag]) != 1 || got.Facets[query.Tag][0].Count != 1 || len(got.Timeline) != 1 {
			t.Fatalf("%s is not found and counted: %+v", word, got)
		}
		if kinds := suggested(t, s.index, word); !slices.Equal(kinds, []search.CompletionKind{search.CompleteTag, search.CompleteTitle}) {
			t.Errorf("%s is suggested as %v", word, kinds)
		}
		s.apply(t, search.Batch{Remove: []string{a.ID}, Position: int64(1001 + 2*n)})
		if got, kinds := s.search(t, r), suggested(t, s.index, word); got.Total != 0 || len(kinds) != 0 {
			t.Errorf("%s is found %d times and suggested as %v after it was removed", word, got.Total, kinds)
		}
	}
}

// searching searches until the context ends.
func (s *suite) searching(ctx context.Context, t *testing.T) {
	for ctx.Err() == nil {
		_, err := s.index.Search(ctx, search.Request{Query: query.Query{Text: "conseil"}, Facets: query.Facets(), Timeline: search.ByDay, Group: true})
		if err == nil {
			_, err = s.index.Complete(ctx, search.CompleteRequest{Text: "con"})
		}
		if err != nil && ctx.Err() == nil {
			t.Errorf("a search beside others: %v", err)
			return
		}
	}
}

func suggested(t *testing.T, index search.Index, text string) []search.CompletionKind {
	t.Helper()
	answer, err := index.Complete(t.Context(), search.CompleteRequest{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	kinds := make([]search.CompletionKind, len(answer.Completions))
	for i, c := range answer.Completions {
		kinds[i] = c.Kind
	}
	return kinds
}
