package searchtest

import (
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func (s *suite) apply(t *testing.T, b search.Batch) {
	t.Helper()
	if err := s.index.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if n, err := s.index.Position(); n != b.Position || err != nil {
		t.Errorf("position %d (%v) after a batch up to %d", n, err, b.Position)
	}
}

// testApply holds that an article is replaced and removed as a whole, the
// words said in it included, and that a batch may come twice.
func testApply(t *testing.T, open Opener) {
	s := newSuite(t, open, pages())
	first := search.Batch{Put: s.all, Position: 40}
	s.apply(t, first)
	s.apply(t, first)
	if n := len(s.find(t, query.Query{})); n != len(s.all) {
		t.Errorf("the same batch twice: %d articles of %d", n, len(s.all))
	}
	words := s.find(t, query.Query{Unit: query.Words})
	s.apply(t, first)
	if again := s.find(t, query.Query{Unit: query.Words}); !slices.Equal(words, again) {
		t.Errorf("the same batch twice: words of %v, then of %v", words, again)
	}

	changed := *s.article("entretien-bertin")
	interview := *changed.Interview
	interview.Exchanges = interview.Exchanges[:1]
	changed.Version, changed.Title, changed.Text, changed.Interview = 2, "Un entretien corrigé", "Le texte a changé.", &interview
	s.archive.keep(&changed)
	s.apply(t, search.Batch{Put: []*news.Article{&changed}, Remove: []string{s.ids["lyon/tramway"], "inconnu"}, Position: 43})
	s.wants(t, query.Query{}, []want{
		{"corrigé", "entretien-bertin"},
		{"texte:laboratoire", ""},
		{"tramway", "lyon/tramway-ouverture"},
	})
	s.wants(t, query.Query{Unit: query.Words}, []want{
		{"laboratoire", ""},
		{"recul", "entretien-bertin"},
		{"hiver", ""},
	})

	listing := *s.article("sans-date")
	listing.Kind = news.KindListing
	s.apply(t, search.Batch{Put: []*news.Article{&listing}, Position: 44})
	s.wants(t, query.Query{}, []want{{"bus", ""}})
	s.apply(t, search.Batch{Position: 45})

	// A text that the archive has no longer: the hit stands without it.
	delete(s.archive.texts, textKey(s.ids["maison-ferme"], 1))
	result := s.search(t, search.Request{Query: query.Query{Text: "maïs"}, Snippets: 2})
	if i := slices.Index(s.hits(result), "maison-ferme"); i < 0 || len(result.Hits[i].Snippets) != 0 || result.Hits[i].Title == "" {
		t.Errorf("a hit whose text is gone: %+v", result.Hits)
	}
}
