package bleveindex

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

func crumbs(labels ...string) []news.Crumb {
	list := make([]news.Crumb, len(labels))
	for i, l := range labels {
		list[i] = news.Crumb{Label: l}
	}
	return list
}

func TestSectionPath(t *testing.T) {
	for name, c := range map[string]struct {
		article news.Article
		want    string
	}{
		"home first":      {news.Article{Breadcrumb: crumbs("Accueil", "Actualités", "Colloques")}, "Actualités/Colloques"},
		"no home":         {news.Article{Breadcrumb: crumbs("Actualités")}, "Actualités"},
		"only home":       {news.Article{Breadcrumb: crumbs("Accueil"), Section: "Sport"}, "Sport"},
		"no breadcrumb":   {news.Article{Section: "Sport"}, "Sport"},
		"nothing":         {news.Article{}, ""},
		"site's name":     {news.Article{Site: "La Gazette", Breadcrumb: crumbs("LA GAZETTE", "Culture")}, "Culture"},
		"site's root":     {news.Article{Breadcrumb: []news.Crumb{{Label: "Gazette", URL: "https://exemple.fr/"}, {Label: "Culture"}}}, "Culture"},
		"preamble":        {news.Article{Breadcrumb: crumbs("Vous êtes ici :", "Accueil", "Culture")}, "Culture"},
		"twice the same":  {news.Article{Breadcrumb: crumbs("Accueil", "Culture", "culture")}, "Culture"},
		"looks like two":  {news.Article{Section: "Culture > Livres"}, "Culture › Livres"},
		"control, spaces": {news.Article{Section: "\x01Vie \n locale\xff"}, "Vie locale\ufffd"},
		"too deep":        {news.Article{Breadcrumb: crumbs("a", "b", "c", "d", "e", "f", "g", "h")}, "a/b/c/d/e/f"},
	} {
		if got := strings.Join(sectionPath(&c.article), "/"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	long := news.Article{Breadcrumb: crumbs(strings.Repeat("é", 200), strings.Repeat("x", 200), "z")}
	if path := strings.Join(sectionPath(&long), query.PathSeparator); len(path) > query.MaxFilterValue {
		t.Errorf("a path of %d bytes does not fit a filter", len(path))
	}
}

func TestSiteNames(t *testing.T) {
	a := news.Article{Site: "Le Site", URL: "https://www.interieur.exemple.fr/a"}
	if got := siteNames(&a); !slices.Equal(got, []string{"Le Site", "www.interieur.exemple.fr", "interieur.exemple.fr", "exemple.fr"}) {
		t.Errorf("%q", got)
	}
}

func TestLabels(t *testing.T) {
	l := newLabels()
	spellings := []string{"LÉON ROUX", "leon roux", "Leon Roux", "Léon  Roux", "Léon Roux"}
	for _, s := range spellings {
		if n := l.add(query.Speaker, columnValue(s)); n != 0 {
			t.Errorf("%q is another name", s)
		}
	}
	if got := l.label[query.Speaker][0]; got != "Léon Roux" {
		t.Errorf("the name is shown as %q", got)
	}
	if _, ok := l.find(query.Author, "Léon Roux"); ok {
		t.Error("a speaker is no author")
	}
}

func TestYearSpan(t *testing.T) {
	for value, want := range map[string]span{"2019": {20190000, 20199999}, "2019-02": {20190200, 20190299}} {
		if got, ok := yearSpan(value); !ok || got != want {
			t.Errorf("%s: %v, %t", value, got, ok)
		}
	}
	for _, value := range []string{"", "19", "2019-", "2019-13", "2019-00", "2019-1", "2019-01-01", "deux", "-2019", "20190"} {
		if _, ok := yearSpan(value); ok {
			t.Errorf("%q is taken for a year", value)
		}
	}
}

func TestCursor(t *testing.T) {
	q := query.Query{Text: "école"}.Normal()
	want := rank{score: 1.25, when: -40, dated: true, tie: 7}
	next := q
	next.Cursor = string(newCursor(q, want, 3))
	got, view, err := decodeCursor(next)
	if err != nil || *got != want || view != 3 {
		t.Errorf("%+v of view %d, %v", got, view, err)
	}
	other := next
	other.Text = "mairie"
	if _, _, err := decodeCursor(other); err == nil {
		t.Error("the cursor of another query is accepted")
	}
}
