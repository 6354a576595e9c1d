package server

import (
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/web"
)

func TestSortedName(t *testing.T) {
	for name, want := range map[string]string{
		"Hélène Sarrault":          "SARRAULT, Hélène",
		"Salomé Idrissi-Faure":     "IDRISSI-FAURE, Salomé",
		"Jean-Noël Kerouac":        "KEROUAC, Jean-Noël",
		"Ernest de Vaugrenant":     "VAUGRENANT, Ernest de",
		"Ernest de La Tourelle":    "LA TOURELLE, Ernest de",
		"Ernest de la Tourelle":    "LA TOURELLE, Ernest de",
		"Odile du Pontreau":        "DU PONTREAU, Odile",
		"Odile des Aulnaies":       "DES AULNAIES, Odile",
		"Jean d’Ormeraie":          "ORMERAIE, Jean d’",
		"Jean d'Ormeraie":          "ORMERAIE, Jean d'",
		"Ludwig von Hohenbrück":    "HOHENBRÜCK, Ludwig von",
		"Anneke van der Linde":     "VAN DER LINDE, Anneke",
		"Samira El Bachiri":        "EL BACHIRI, Samira",
		"Hélène SARRAULT":          "SARRAULT, Hélène",
		"SARRAULT Hélène":          "SARRAULT, Hélène",
		"Hélène SARRAULT LE BIHAN": "SARRAULT LE BIHAN, Hélène",
		"Georges de LA TOURELLE":   "LA TOURELLE, Georges de",
		"HÉLÈNE SARRAULT":          "SARRAULT, HÉLÈNE",
		"J. B. Tournemine":         "TOURNEMINE, J. B.",
		"Pierre-Yves Le Goarnic":   "LE GOARNIC, Pierre-Yves",
		"De Vaugrenant":            "VAUGRENANT, De",
		"Plume":                    "PLUME",
		"":                         "",
		"  Hélène   Sarrault ":     "SARRAULT, Hélène",
		"Marie-Œlia Œuvrard":       "ŒUVRARD, Marie-Œlia",
	} {
		if got := sortedName(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// citing is a citer of an article like any other, changed as a case needs.
func citing(t *testing.T, lang web.Lang, change func(*news.Article)) *citer {
	t.Helper()
	a := &news.Article{
		ID: "abcdefghijklmnop", URL: "https://www.gazette-exemple.fr/a", Site: "La Gazette du Val", Language: "fr",
		Title: "Un essai qui dure", Published: "2026-11-23", Authors: []string{"Colombe Attard"},
	}
	if change != nil {
		change(a)
	}
	return &citer{
		v: visitIn(t, lang), article: a, typeset: setter(string(a.Language)), site: "http://archive.example",
		today: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC),
	}
}

// marked is a reference with stars around what is set in italics, and plain
// spaces.
func starred(c web.Citation) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(c.Before + "*" + c.Title + "*" + c.After)
}

const foundAt = " [en ligne]. 23 novembre 2026 [consulté le 1er décembre 2026]. Disponible sur : https://www.gazette-exemple.fr/a"

func TestCitationOfAnArticle(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*news.Article)
		want   string
	}{
		"plain":           {nil, "ATTARD, Colombe. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"two authors":     {func(a *news.Article) { a.Authors = []string{"Colombe Attard", "Bastien de Lormeau"} }, "ATTARD, Colombe et LORMEAU, Bastien de. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"three authors":   {func(a *news.Article) { a.Authors = []string{"A Un", "B Deux", "C Trois"} }, "UN, A, DEUX, B et TROIS, C. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"four authors":    {func(a *news.Article) { a.Authors = []string{"A Un", "B Deux", "C Trois", "D Quatre"} }, "UN, A et al. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"no author":       {func(a *news.Article) { a.Authors = nil }, "Un essai qui dure. *La Gazette du Val*" + foundAt},
		"agency":          {func(a *news.Article) { a.Authors, a.Agency = nil, []string{"AFP"} }, "AFP. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"author, agency":  {func(a *news.Article) { a.Agency = []string{"Presse du Val"} }, "ATTARD, Colombe et PRESSE DU VAL. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"question":        {func(a *news.Article) { a.Title = "Qui paie ?" }, "ATTARD, Colombe. Qui paie ? *La Gazette du Val*" + foundAt},
		"quoted question": {func(a *news.Article) { a.Title = "Attard : « Qui paie? »" }, "ATTARD, Colombe. Attard : « Qui paie ? » *La Gazette du Val*" + foundAt},
		"quoted":          {func(a *news.Article) { a.Title = "« Demander d'abord »" }, "ATTARD, Colombe. « Demander d’abord ». *La Gazette du Val*" + foundAt},
		"full stop":       {func(a *news.Article) { a.Title = "Un essai qui dure." }, "ATTARD, Colombe. Un essai qui dure. *La Gazette du Val*" + foundAt},
		"unfinished":      {func(a *news.Article) { a.Title = "Et puis…" }, "ATTARD, Colombe. Et puis… *La Gazette du Val*" + foundAt},
		"no site":         {func(a *news.Article) { a.Site = "" }, "ATTARD, Colombe. *Un essai qui dure*" + foundAt},
		"no title":        {func(a *news.Article) { a.Title = "" }, "ATTARD, Colombe. [Sans titre]. *La Gazette du Val*" + foundAt},
		"no date":         {func(a *news.Article) { a.Published = "" }, "ATTARD, Colombe. Un essai qui dure. *La Gazette du Val* [en ligne]. [s. d.] [consulté le 1er décembre 2026]. Disponible sur : https://www.gazette-exemple.fr/a"},
		"no address":      {func(a *news.Article) { a.URL = "" }, "ATTARD, Colombe. Un essai qui dure. *La Gazette du Val* [en ligne]. 23 novembre 2026 [consulté le 1er décembre 2026]. Disponible sur : http://archive.example/article/abcdefghijklmnop"},
		"other scheme":    {func(a *news.Article) { a.URL = "javascript:alert(1)" }, "ATTARD, Colombe. Un essai qui dure. *La Gazette du Val* [en ligne]. 23 novembre 2026 [consulté le 1er décembre 2026]. Disponible sur : http://archive.example/article/abcdefghijklmnop"},
		"nothing known": {func(a *news.Article) { *a = news.Article{ID: a.ID, URL: a.URL} },
			"*[Sans titre]* [en ligne]. [s. d.] [consulté le 1er décembre 2026]. Disponible sur : https://www.gazette-exemple.fr/a"},
	} {
		if got := starred(citing(t, web.French, tt.change).whole()); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.want)
		}
	}
	if got, want := starred(citing(t, web.English, nil).whole()),
		"ATTARD, Colombe. Un essai qui dure. *La Gazette du Val* [online]. 23 November 2026 [viewed 1 December 2026]. Available from: https://www.gazette-exemple.fr/a"; got != want {
		t.Errorf("in English:\n got %s\nwant %s", got, want)
	}
}

func TestCitationOfWords(t *testing.T) {
	in := "In : ATTARD, Colombe. Un essai qui dure. *La Gazette du Val*" + foundAt + ". Passage : http://archive.example/article/abcdefghijklmnop#q-1"
	for name, tt := range map[string]struct {
		said   spoken
		cited  string
		copied string
	}{
		"a person": {
			spoken{words: "On verra.", speaker: "Octave de La Roche", role: "maire", person: true, confidence: news.Stated},
			"LA ROCHE, Octave de. « On verra. » " + in,
			"« On verra. » — Octave de La Roche, maire. « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"quotes inside": {
			spoken{words: "« Il a dit “non”, puis « oui » »", speaker: "Octave Roche", person: true, confidence: news.Resolved},
			"ROCHE, Octave. « Il a dit “non”, puis “oui” ». " + in,
			"« Il a dit “non”, puis “oui” » — Octave Roche. « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"two quotations": {
			spoken{words: "« Oui » et « non »", speaker: "Octave Roche", person: true},
			"ROCHE, Octave. « “Oui” et “non” ». " + in,
			"« “Oui” et “non” » — Octave Roche. « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"a guess": {
			spoken{words: "On verra", speaker: "Octave Roche", role: "maire", person: true, confidence: news.Guessed},
			"[ROCHE, Octave, attribution incertaine]. « On verra ». " + in,
			"« On verra » — Octave Roche, maire (attribution incertaine). « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"nobody": {
			spoken{words: "On verra ?"},
			"« On verra ? » " + in,
			"« On verra ? ». « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"an organisation": {
			spoken{words: "On verra", speaker: "préfecture du Val", confidence: news.Stated},
			"PRÉFECTURE DU VAL. « On verra ». " + in,
			"« On verra » — préfecture du Val. « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
		"paragraphs": {
			spoken{words: "Un.\n\nDeux.", speaker: "Octave Roche", person: true},
			"ROCHE, Octave. « Un. Deux. » " + in,
			"« Un. Deux. » — Octave Roche. « Un essai qui dure », La Gazette du Val, 23 novembre 2026. http://archive.example/article/abcdefghijklmnop#q-1",
		},
	} {
		tt.said.anchor = "q-1"
		c := citing(t, web.French, nil)
		if got := starred(c.passage(tt.said)); got != tt.cited {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.cited)
		}
		if got := strings.ReplaceAll(c.copied(tt.said), "\u202f", " "); got != tt.copied {
			t.Errorf("%s:\n got %s\nwant %s", name, got, tt.copied)
		}
	}
}

func TestLongWordsAreCutInAReferenceOnly(t *testing.T) {
	c := citing(t, web.French, nil)
	said := spoken{anchor: "e-1", words: strings.Repeat("mot ", 200) + "fin", speaker: "Octave Roche", person: true}
	if got := starred(c.passage(said)); !strings.Contains(got, "mot […] ». In :") || strings.Contains(got, "fin") {
		t.Errorf("the reference is %s", got)
	}
	if got := c.copied(said); !strings.Contains(got, "fin\u202f» — Octave Roche.") {
		t.Errorf("the copy ends %s", got[len(got)-200:])
	}
}

func TestForeignWordsHaveTheirQuotationMarks(t *testing.T) {
	c := citing(t, web.English, func(a *news.Article) { a.Language, a.Title = "en", "What now?" })
	got := c.copied(spoken{anchor: "q-1", words: "He said “no”", speaker: "Ann Poe", person: true, confidence: news.Guessed})
	if want := "“He said ‘no’” — Ann Poe (attribution uncertain). “What now?”, La Gazette du Val, 23 November 2026. http://archive.example/article/abcdefghijklmnop#q-1"; got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}
