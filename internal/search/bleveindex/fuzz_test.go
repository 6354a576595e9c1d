package bleveindex

import (
	"errors"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
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

// FuzzComplete holds that no text panics, that no more comes than was wanted,
// and that what comes has a word that begins as the last one typed.
func FuzzComplete(f *testing.F) {
	for _, text := range []string{"éco", "l'éc", "tag 1", "lou pe", "", "\x00", "\xff", "’", "été-", "E.N.S", "élève·s", strings.Repeat("é", 200)} {
		f.Add(text, 3)
	}
	e, err := Open(f.Context(), Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = e.Close() })
	if err := e.Apply(f.Context(), search.Batch{Put: numbered(9), Position: 1}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, limit int) {
		answer, err := e.Complete(t.Context(), search.CompleteRequest{Text: text, Limit: limit})
		if err != nil {
			if !errors.Is(err, search.ErrQuery) {
				t.Errorf("complete %q: %v", text, err)
			}
			return
		}
		words := beginnings(text)
		kinds := map[search.CompletionKind]int{}
		for _, c := range answer.Completions {
			kinds[c.Kind]++
			if len(words) == 0 || !strings.Contains(french.Key(c.Label), words[len(words)-1][:1]) {
				t.Errorf("complete %q: %q", text, c.Label)
			}
		}
		for kind, n := range kinds {
			if most := max(limit, search.DefaultCompletions); n > most {
				t.Errorf("complete %q: %d of %s, wanted %d", text, n, kind, most)
			}
		}
	})
}

// FuzzSuggest holds that a suggestion is a query that asks for the same but
// for its words.
func FuzzSuggest(f *testing.F) {
	for _, text := range []string{"écloe", `"les éléves" -mare`, "titre:ecoel OU rentres~1", "l'écol NEAR/3 rentrée", "LES ÉCLOES", "lécole", "elevesecole", "(été", "é\u0301cole"} {
		f.Add(text)
	}
	e, err := Open(f.Context(), Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = e.Close() })
	if err := e.Apply(f.Context(), search.Batch{Put: numbered(30), Position: 1}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		result, err := e.Search(t.Context(), search.Request{Query: query.Query{Text: text}, Suggest: true})
		if err != nil || result.Suggestion == "" {
			if err != nil && !errors.Is(err, search.ErrQuery) {
				t.Errorf("search %q: %v", text, err)
			}
			return
		}
		other, err := query.Parse(string(result.Suggestion))
		tree, _ := query.Parse(text)
		if err != nil || frame(other) != frame(tree) {
			t.Errorf("search %q: suggestion %q, %v", text, result.Suggestion, err)
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
		snippets := newMarker(tree, query.Articles).snippets([]passageField{{query.FieldLead, ""}, {query.FieldText, text}}, most, true)
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
