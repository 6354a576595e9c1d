package server

import (
	_ "embed"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
)

//go:embed testdata/press.json
var pressJSON []byte

// press is the articles of an institute that there is not.
func press(t testing.TB) []*news.Article {
	t.Helper()
	var articles []*news.Article
	if err := json.Unmarshal(pressJSON, &articles); err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		identify(t, a)
	}
	return articles
}

// identify fills in what follows from the rest: ids, and the text of the body.
func identify(t testing.TB, a *news.Article) {
	t.Helper()
	id, err := news.ID(a.URL)
	if err != nil {
		t.Fatal(err)
	}
	a.ID, a.Version, a.Text = id, max(a.Version, 1), news.TextOf(a.Body)
	if a.Interview != nil {
		for i := range a.Interview.Exchanges {
			e := &a.Interview.Exchanges[i]
			e.ID = news.WordsID(id, e.Question+" "+e.Answer, 0)
		}
	}
	for i := range a.Quotes {
		q := &a.Quotes[i]
		q.ID = news.WordsID(id, q.Text, 0)
		if before, _, ok := strings.Cut(a.Text, q.Text); ok && q.In == news.InText {
			start := utf8.RuneCountInString(before)
			q.Parts = []news.Part{{Start: start, End: start + utf8.RuneCountInString(q.Text)}}
		}
	}
	a.Fill()
}

// engine is the embedded engine over a memory's articles.
func engine(t testing.TB, m *memory) *bleveindex.Engine {
	t.Helper()
	index, err := bleveindex.Open(t.Context(), bleveindex.Options{Texts: m})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := index.Apply(t.Context(), search.Batch{Put: m.articles, Position: 1}); err != nil {
		t.Fatal(err)
	}
	return index
}
