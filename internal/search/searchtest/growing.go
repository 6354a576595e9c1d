package searchtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// latecomer is an article that comes while a result is being read: it has the
// words of the queries, so that what they are worth changes with it.
func latecomer(n int) *news.Article {
	url := fmt.Sprintf("https://gazette.exemple.fr/tardif/%d", n)
	id, _ := news.ID(url)
	return (&news.Article{
		ID: id, Version: 1, URL: url, Kind: news.KindArticle, Language: "fr", Title: "Le conseil et l’école",
		Published: news.Date(fmt.Sprintf("%d-05-03", 2000+n%25)),
		Text:      strings.Repeat("Le conseil a délibéré de l’école. ", 1+n%5) + strings.Repeat("Le tramway passe. ", n%7),
	}).Fill()
}

// testGrowing reads results page by page while articles come and go: of those
// that were there at the start none is missed and none shown twice.
func testGrowing(t *testing.T, open Opener) {
	for _, order := range []query.Sort{query.ByRelevance, query.Newest, query.Oldest} {
		s := fill(t, open)
		come := 0
		for _, text := range []string{"", "conseil", "le conseil municipal a délibéré", "école OU conseil OU tramway"} {
			q := query.Query{Text: text, Sort: order, Limit: query.MaxLimit}
			want := ids(s.search(t, search.Request{Query: q}))
			q.Limit = 2
			var paged []string
			for range 3 * len(want) { // those that come are pages of their own, where an engine shows them
				result := s.search(t, search.Request{Query: q})
				paged = append(paged, ids(result)...)
				if q.Cursor = string(result.Next); q.Cursor == "" {
					break
				}
				b := search.Batch{Put: []*news.Article{latecomer(come), latecomer(come + 1)}, Position: int64(100 + come)}
				if come++; come%3 == 0 {
					b.Remove = []string{latecomer(come - 2).ID}
				}
				if err := s.index.Apply(t.Context(), b); err != nil {
					t.Fatal(err)
				}
			}
			seen := map[string]int{}
			for _, id := range paged {
				if seen[id]++; seen[id] == 2 {
					t.Errorf("%q by %s: %s is shown twice", text, order, id)
				}
			}
			missed := slices.DeleteFunc(slices.Clone(want), func(id string) bool { return seen[id] > 0 })
			if len(missed) > 0 {
				t.Errorf("%q by %s: %d of %d hits are missed", text, order, len(missed), len(want))
			}
		}
	}
}

func ids(r *search.Result) []string {
	list := make([]string, len(r.Hits))
	for i := range r.Hits {
		list[i] = r.Hits[i].ID
	}
	return list
}
