package bleveindex

import (
	"errors"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// FuzzSearch holds that no text and no cursor panics, and that whatever is
// refused is refused as a query.
func FuzzSearch(f *testing.F) {
	for _, text := range []string{
		"école", `"les élèves de l'école" -maire`, "éco*", "ecolr~1", "titre:école OU locuteur:petit", "a NEAR/3 b",
		`"rentrés école"~9`, "=élèves date:2015..2019", "url:https://exemple.fr/1", "-", "l’", "«", "été NEAR/2 =la", "zzz yyy école",
	} {
		f.Add(text, "", false)
		f.Add(text, "AQAAAAAAAAAA", true)
	}
	archive := texts{}
	for _, a := range numbered(6) {
		archive[a.ID] = a
	}
	e, err := Open(f.Context(), Options{Texts: archive})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = e.Close() })
	if err := e.Apply(f.Context(), search.Batch{Put: numbered(6), Position: 1}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, cursor string, words bool) {
		q := query.Query{Text: text, Cursor: cursor}
		if words {
			q.Unit, q.Match = query.Words, query.MatchAny
		}
		result, err := e.Search(t.Context(), search.Request{Query: q, Facets: query.Facets(), Snippets: 2})
		switch {
		case err != nil && !errors.Is(err, search.ErrQuery):
			t.Errorf("search %q: %v", text, err)
		case err == nil && len(result.Hits) > result.Total:
			t.Errorf("search %q: %d hits of %d", text, len(result.Hits), result.Total)
		}
	})
}

// FuzzSnippets holds that passages are cut from any text without a panic, and
// that their parts are the text's own.
func FuzzSnippets(f *testing.F) {
	f.Add("L’école rouvre. Les élèves sont là.", "école élèves", 2)
	f.Add("x\n\ny « z. » école", "école", 1)
	f.Add("\xff\xfe école é", `"école"`, 3)
	f.Fuzz(func(t *testing.T, text, q string, most int) {
		tree, _ := query.Nearest(q)
		most = max(0, min(most, 5))
		snippets := newMarker(tree, query.Query{}.Normal()).snippets([]passageField{{query.FieldLead, ""}, {query.FieldText, text}}, most, true)
		if len(snippets) > most {
			t.Errorf("%d snippets of %d", len(snippets), most)
		}
		for _, s := range snippets {
			for _, p := range s.Parts {
				if p.Text == "" {
					t.Error("an empty part")
				}
			}
		}
	})
}
