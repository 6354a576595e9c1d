package bleveindex

import (
	"fmt"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// spoken are two articles with three quotes each, and one with none.
func spoken() []*news.Article {
	var list []*news.Article
	for i, a := range []*news.Article{
		{Title: "Le pont rouvre samedi", Section: "Ville", Tags: []string{"travaux"}, Authors: []string{"Jeanne Aubert"}, Published: "2021-03-04"},
		{Title: "La piscine ferme", Section: "Sports", Tags: []string{"eau", "travaux"}, Published: "2022-05-06"},
		{Title: "Rien à dire", Section: "Ville"},
	} {
		a.ID, a.Version, a.Kind, a.Language = news.ContentID(fmt.Appendf(nil, "spoken %d", i)), 1, news.KindArticle, "fr"
		a.URL, a.Text = fmt.Sprintf("https://journal.example/%d", i), "Un texte sans autre intérêt."
		if i < 2 {
			for k, text := range []string{"Nous avons tenu les délais.", "Le chantier coûte cher.", fmt.Sprintf("Rendez-vous au numéro %d.", i)} {
				a.Quotes = append(a.Quotes, news.Quote{ID: news.WordsID(a.ID, text, k), Text: text, Speaker: news.Maybe(fmt.Sprintf("Élu %d", k)), Confidence: news.Stated})
			}
		}
		list = append(list, a.Fill())
	}
	return list
}

func TestAcross(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		e := open(t, Options{Dir: dir})
		if err := e.Apply(t.Context(), search.Batch{Put: spoken(), Position: 1}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			text string
			unit query.Unit
			want int
		}{
			{"titre:pont", query.Words, 3},
			{"titre:\"pont rouvre\" chantier", query.Words, 1},
			{"titre:(pont OU piscine) délais", query.Words, 2},
			{"délais -titre:piscine", query.Words, 1},
			{"rubrique:ville", query.Words, 3},
			{"mot-clé:travaux cher", query.Words, 2},
			{"auteur:aubert", query.Words, 3},
			{"url:https://journal.example/1", query.Words, 3},
			{"titre:(pont NEAR/3 samedi)", query.Words, 3},
			{"titre:inconnu", query.Words, 0},
			{"texte:chantier", query.Words, 2},
			{"locuteur:\"Élu 1\"", query.Words, 2},
			{"citation:chantier", query.Articles, 2},
			{"citation:(chantier délais)", query.Articles, 2}, // in two quotes of one article
			{"citation:\"délais le chantier\"", query.Articles, 0},
			{"citation:numéro titre:pont", query.Articles, 1},
			{"titre:pon* -citation:cher", query.Articles, 0},
			{"rubrique:ville -citation:cher", query.Articles, 1},
		} {
			if got := total(t, e, c.text, c.unit); got != c.want {
				t.Errorf("%s among %s: %d, want %d", c.text, c.unit, got, c.want)
			}
		}
	}
}

// Every hit among words said shows what its article says, whichever of them
// keeps it, and counts among its values; also after its article has changed.
func TestSharedRecords(t *testing.T) {
	e := open(t, Options{Dir: t.TempDir()})
	list := spoken()
	for version := range 2 {
		if err := e.Apply(t.Context(), search.Batch{Put: list, Position: int64(version + 1)}); err != nil {
			t.Fatal(err)
		}
		result := e.ask(t, search.Request{Query: query.Query{Unit: query.Words}, Facets: query.Facets()})
		if len(result.Hits) != 6 {
			t.Fatalf("%d hits", len(result.Hits))
		}
		of := map[string]*news.Article{}
		for _, a := range list {
			of[a.ID] = a
		}
		for _, h := range result.Hits {
			a := of[h.Article]
			if h.Title != string(a.Title) || h.URL != a.URL || h.Section != a.Section || h.Published != a.Published || h.Type != search.HitQuote {
				t.Errorf("a hit in %q shows %+v", a.Title, h)
			}
		}
		for f, want := range map[query.Facet]map[string]int{
			query.Section: {"Ville": 3, "Sports": 3}, query.Tag: {"travaux": 6, "eau": 3}, query.Author: {"Jeanne Aubert": 3},
			query.Speaker: {"Élu 0": 2, "Élu 1": 2, "Élu 2": 2}, query.Year: {"2021": 3, "2022": 3},
		} {
			got := map[string]int{}
			for _, v := range result.Facets[f] {
				got[v.Value] = v.Count
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("facet %s: %v, want %v", f, got, want)
			}
		}
		for i := range list {
			changed := *list[i]
			changed.Version, changed.Title = 2, "Autrement : "+changed.Title
			list[i] = &changed
		}
	}
}
