package bleveindex

import (
	"fmt"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func inLanguage(i int, language, text string) *news.Article {
	a := &news.Article{
		ID: news.ContentID(fmt.Appendf(nil, "written %d", i)), Version: 1, Kind: news.KindArticle, Language: news.Maybe(language),
		URL: fmt.Sprintf("https://journal.example/%d", i), Title: "Sans titre", Text: text,
	}
	a.Quotes = []news.Quote{{ID: news.WordsID(a.ID, "Tenez bon.", 0), Text: "Tenez bon."}}
	return a.Fill()
}

// All forms of a word are found, in whichever batch they came and whatever was
// asked before; also after their segments were merged and articles removed.
func TestVocabulary(t *testing.T) {
	dir := t.TempDir()
	e := open(t, Options{Dir: dir})
	list := []*news.Article{
		inLanguage(0, "fr", "L’organisateur a prévu deux organisations."), inLanguage(1, "fr", "Une organisation. Marche à Paris, les paris sont ouverts."),
		inLanguage(2, "en", "The organisations bet on a table."), inLanguage(3, "fr", "Des tables, un député·e, une vidéo-surveillance."),
		inLanguage(4, "fr", "Il élève des élèves élevés."),
	}
	wants := func(when string, removed bool) {
		t.Helper()
		for _, c := range []struct {
			text string
			want int
		}{
			{"organisation", 2}, {"organisations", 3}, {"=organisations", 2}, {"table", 2}, {"tables", 1}, {"paris", 1}, {"pari", 1}, {"députées", 1},
			{"videosurveillance", 1}, {"\"une vidéosurveillance\"", 1}, {"organisa*", 3}, {"=élève", 1}, {"eleve", 1}, {"elevé~1", 1},
		} {
			want := c.want
			if removed && c.text == "paris" || removed && c.text == "pari" {
				want = 0
			} else if removed && (c.text == "organisation" || c.text == "organisations" || c.text == "organisa*") {
				want--
			}
			if got := total(t, e, c.text, query.Articles); got != want {
				t.Errorf("%s, %s: %d, want %d", when, c.text, got, want)
			}
		}
	}
	for i, a := range list {
		if err := e.Apply(t.Context(), search.Batch{Put: []*news.Article{a}, Position: int64(i + 1)}); err != nil {
			t.Fatal(err)
		}
		if got := total(t, e, "titre", query.Articles); got != i+1 {
			t.Fatalf("%d of %d found", got, i+1)
		}
	}
	wants("in five segments", false)
	e = settled(t, e, dir)
	wants("in one", false)
	if err := e.Apply(t.Context(), search.Batch{Remove: []string{list[1].ID}, Position: 6}); err != nil {
		t.Fatal(err)
	}
	wants("one removed", true)
	e = settled(t, e, dir)
	wants("one removed and merged", true)
}
