package bleveindex

import (
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// Whatever the first documents of a batch have, its segment has all fields, in
// the same order as any other: Bleve merges such segments by copying.
func TestSegmentsHaveAllFields(t *testing.T) {
	full := spoken()[1]
	full.Lead, full.Site, full.Agency = "Un chapô.", "Le Journal", []string{"Agence"}
	full.Events = []news.Event{{Type: "réunion"}}
	full.Quotes[0].Role = "maire"
	bare := &news.Article{ID: news.ContentID([]byte("bare")), Version: 1, Kind: news.KindArticle, Quotes: []news.Quote{{ID: "x", Text: "Oui."}}}
	e := open(t, Options{})
	for i, a := range []*news.Article{full, bare.Fill()} {
		if err := e.Apply(t.Context(), search.Batch{Put: []*news.Article{a}, Position: int64(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		part *part
		want []string
	}{{e.current.articles, articleFields()}, {e.current.words, wordsFields()}} {
		v, err := openBare(c.part)
		if err != nil {
			t.Fatal(err)
		}
		want := append([]string{idField}, sorted(c.want)...)
		for _, s := range v.segments {
			if got := s.snapshot.Segment().Fields(); !slices.Equal(got, want) {
				t.Errorf("fields %q, want %q", got, want)
			}
		}
		if err := v.close(); err != nil {
			t.Error(err)
		}
	}
}
