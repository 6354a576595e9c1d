package searchtest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// spelledPages are articles in which some words are frequent.
func spelledPages() []page {
	texts := []string{
		"La reconnaissance faciale progresse dans les gares, dit le porte-parole de la gendarmerie.",
		"L’école de police ouvre ses portes ; la sécurité routière y est enseignée.",
		"Le profil facial du buste est restauré.",
	}
	var list []page
	for i := range 30 {
		list = append(list, page{
			slug: fmt.Sprintf("orthographe/%d", i), title: fmt.Sprintf("Chronique numéro %d", i), text: texts[i%2],
			date: news.Date(fmt.Sprintf("2021-03-%02d", i+1)), tags: "sécurité",
			quotes: []turn{{speaker: "Solène Kermadec", words: "La sécurité avant tout."}},
		})
	}
	return append(list, page{slug: "buste", title: "Un buste", text: texts[2], date: "2021-04-01"})
}

func testSuggest(t *testing.T, open Opener) {
	s := newSuite(t, open, spelledPages())
	s.apply(t, search.Batch{Put: s.all, Position: 1})
	for _, c := range []struct{ text, want string }{
		{"reconaissance facial", "reconnaissance faciale"},
		{`"reconaissance facial"`, `"reconnaissance faciale"`},
		{"« Reconaissance facial » -buste", "« Reconnaissance faciale » -buste"},
		{"gendarmrie OU titre:chroniqe", "gendarmerie OU titre:chronique"},
		{"titre:Chroniqe date:2021 -(école)", "titre:Chronique date:2021 -(école)"},
		{"SÉCURTÉ routière", "SÉCURITÉ routière"},
		{"securte routiere", "sécurité routiere"},
		{"l'écoel", "l'école"},
		{"lécole", "l’école"},
		{"reconnaissancefaciale", "reconnaissance faciale"},
		{"locuteur:kermadek", "locuteur:kermadec"},
		{"porte-parolu", "porte-parole"},
		{"gendarmrie NEAR/9 gares", "gendarmerie NEAR/9 gares"},
		// Nothing more would be found, or it was asked for to the letter.
		{"reconnaissance facial", ""}, {"securite", ""}, {"écoles", ""}, {"=gendarmrie", ""}, {"gendarmri*", ""}, {"-gendarmrie école", ""},
		{"facial", ""}, {"zzzzzz", ""}, {"date:2021", ""}, {"", ""}, {"poli", ""}, {"12345", ""},
		{"url:https://institut.exemple.fr/orthographe/99", ""}, {"sécurté pastèque", ""}, {strings.Repeat("sécurté ", 60), ""},
	} {
		q := query.Query{Text: c.text}
		result := s.search(t, search.Request{Query: q, Suggest: true})
		if got := string(result.Suggestion); got != c.want && (c.want != "" || !strings.HasPrefix(got, "sécurité sécurité")) {
			t.Errorf("search %q: suggestion %q, want %q", c.text, got, c.want)
		}
		s.checkSuggestion(t, q, result)
		if quiet := s.search(t, search.Request{Query: q}); quiet.Suggestion != "" {
			t.Errorf("search %q: suggestion %q that nobody asked for", c.text, quiet.Suggestion)
		}
	}
	filtered := query.Query{Text: "gendarmrie"}.With(query.Year, "1999")
	if result := s.search(t, search.Request{Query: filtered, Suggest: true}); result.Suggestion != "" {
		t.Errorf("suggestion %q that finds nothing under the filters", result.Suggestion)
	}
}

// checkSuggestion holds that a suggestion finds no less, and is no mistake itself.
func (s *suite) checkSuggestion(t *testing.T, q query.Query, result *search.Result) {
	t.Helper()
	if result.Suggestion == "" {
		return
	}
	other := q
	other.Text = string(result.Suggestion)
	found := s.search(t, search.Request{Query: other, Suggest: true})
	if found.Total == 0 || len(result.Dropped) == 0 && found.Total < result.Total || found.Suggestion != "" {
		t.Errorf("search %q: suggestion %q finds %d of %d and suggests %q", q.Text, result.Suggestion, found.Total, result.Total, found.Suggestion)
	}
}

func testLike(t *testing.T, s *suite) {
	id := s.ids["colloque-visages"]
	result := s.search(t, search.Request{Like: id, Query: query.Query{Limit: 5}, Snippets: 2, Facets: query.Facets(), Timeline: search.ByMonth})
	got := s.hits(result)
	if len(got) == 0 || got[0] != "entretien-bertin" {
		t.Errorf("like colloque-visages: %v", got)
	}
	for _, slug := range got {
		if slug == "colloque-visages" {
			t.Error("an article is like itself")
		}
	}
	none := s.search(t, search.Request{Like: id, Query: query.Query{}.With(query.Year, "1999")})
	if none.Total != 0 {
		t.Errorf("%d articles under a filter that lets none through", none.Total)
	}
	for _, c := range []struct {
		r    search.Request
		kind error
	}{
		{search.Request{Like: "inconnu"}, search.ErrUnknown},
		{search.Request{Like: "aaaaaaaaaaaaaaaa"}, search.ErrUnknown},
		{search.Request{Like: strings.Repeat("x", 100_000)}, search.ErrUnknown},
		{search.Request{Like: id, Query: query.Query{Text: "mot"}}, search.ErrQuery},
		{search.Request{Like: id, Query: query.Query{Unit: query.Words}}, search.ErrQuery},
		{search.Request{Like: id, Query: query.Query{Cursor: "AQ"}}, search.ErrQuery},
	} {
		if _, err := s.index.Search(t.Context(), c.r); !errors.Is(err, c.kind) {
			t.Errorf("like %.20q: error %v, want %v", c.r.Like, err, c.kind)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.index.Search(ctx, search.Request{Like: id}); err == nil {
		t.Error("a search whose context has ended gives no error")
	}
}
