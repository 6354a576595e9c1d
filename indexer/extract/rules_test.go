package extract

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

const ruledURL = "https://journal.example/ville/pont.html?p=2"

// underRule reads markup with one rule for its site.
func underRule(t *testing.T, r Rule, markup string) *Reading {
	t.Helper()
	r.Host = "journal.example"
	rules, err := CompileRules([]Rule{r})
	if err != nil {
		t.Fatal(err)
	}
	reading, err := New(Options{Rules: rules}).Read(context.Background(), Page{URL: ruledURL, Body: []byte(markup)})
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// ruledPage misleads the reader about every field.
const ruledPage = `<html><head><meta name=sujet content="Travaux"><title>Le Journal</title><meta property="article:published_time" content="2020-03-03T08:30:00+01:00"></head><body>
<div class=fil><a href=/>Le Journal</a> / <a href=/ville/>Ville</a> / Le pont du moulin rouvre</div>
<h1>Les nouvelles du jeudi</h1><h3 class=k1>Le pont du moulin rouvre</h3>
<p class=k2>Dix-huit mois de travaux.</p><p class=k2>Un quai refait.</p>
<div class=k3>3 mars 2020, modifié 5 mars 2020 à 9h</div><div class=k4>Yann Kergoat</div><div class=k4>Maëlle Tanguy, AFP</div>
<div class="k5 sidebar">` + prose + `<p class=k6>Un paragraphe sans rapport, que personne ne veut lire ici, et qui se répète sur toutes les pages du journal.</p></div>
<div><p>Une longue annonce de la ville, plus longue que l'article, qui parle d'autre chose et qui serait prise pour le texte si on n'y prenait garde, tant elle est longue.</p>` + prose + prose + `</div>
</body></html>`

func TestRuleWins(t *testing.T) {
	r := underRule(t, Rule{
		Title: "h3.k1", Lead: ".k2", Body: ".k5", Breadcrumb: ".fil a", Published: ".k3", Authors: ".k4", Section: "meta[name=sujet]", Drop: []string{".k6"},
	}, ruledPage)
	a := r.Article
	if a.Title != "Le pont du moulin rouvre" || a.Lead != "Dix-huit mois de travaux. Un quai refait." || crumbLine(a) != "Le Journal > Ville" || a.Section != "Travaux" {
		t.Errorf("title %q, lead %q, breadcrumb %q, section %q", a.Title, a.Lead, crumbLine(a), a.Section)
	}
	if a.Published != "2020-03-03T08:30:00+01:00" {
		t.Errorf("published %q: the day is the rule's, the time is metadata's", a.Published)
	}
	if strings.Join(a.Authors, "|") != "Yann Kergoat|Maëlle Tanguy" || strings.Join(a.Agency, "|") != "AFP" {
		t.Errorf("authors %q, agency %q", a.Authors, a.Agency)
	}
	if len(a.Body) != 3 || !strings.HasPrefix(a.Text, "Les travaux du pont") || strings.Contains(a.Text, "sans rapport") {
		t.Errorf("text %q", a.Text)
	}
	for _, field := range []string{"title", "lead", "body", "breadcrumb", "published", "authors", "section", "drop"} {
		if !hasNote(r, field, "site rule journal.example") {
			t.Errorf("no note says that %s is the rule's: %v", field, r.Notes)
		}
	}
}

// A selector that gives nothing leaves what the reader finds by itself, and a
// note says so.
func TestRuleWithoutEffect(t *testing.T) {
	markup := page(`<meta name=author content="Yann Kergoat">`, `<p class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/v">Ville</a></p>`+headline+`<p class=chapo>Dix-huit mois de travaux attendent les riverains du quai.</p><p class=date>3 mars 2020</p><p class=long>`+strings.Repeat("mot ", 3000)+"</p>", "")
	want := article(t, markup)
	for _, selector := range []string{".absent", ".long", "script", "meta[name=rien]", "hr"} {
		r := underRule(t, Rule{
			Title: selector, Lead: selector, Breadcrumb: selector, Published: selector, Modified: selector, Authors: selector, Section: selector, Drop: []string{".absent", "html", "body"},
		}, markup)
		a := r.Article
		if a.Title != want.Title || a.Lead != want.Lead || crumbLine(a) != crumbLine(want) || a.Published != want.Published || a.Section != want.Section || a.Text != want.Text || strings.Join(a.Authors, "|") != strings.Join(want.Authors, "|") {
			t.Errorf("%s: the article is not what the reader finds by itself: %+v", selector, a)
		}
		if !hasNote(r, "drop", "matches nothing") || selector != "hr" && !hasNote(r, "title", "site rule") {
			t.Errorf("%s: no note says that the rule had no effect: %v", selector, r.Notes)
		}
	}
	if r := underRule(t, Rule{Body: ".vide"}, page("", headline+"<div class=vide> </div>", "")); !strings.HasPrefix(r.Article.Text, "Les travaux") {
		t.Errorf("a body without text: %q", r.Article.Text)
	}
}

// What is dropped is there for no reader: not in the text, not as linked data.
func TestRuleDrops(t *testing.T) {
	markup := page(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Faux titre","author":"Faux Auteur"}</script>`, headline, "<p class=suite>Un dernier paragraphe assez long pour être du texte, mais dont le site ne veut pas.</p>")
	r := underRule(t, Rule{Drop: []string{"script", ".suite, .suite *"}}, markup)
	if len(r.Article.Authors) != 0 || strings.Contains(r.Article.Text, "dernier") || !hasNote(r, "drop", "1 × script") {
		t.Errorf("authors %q, text %q, notes %v", r.Article.Authors, r.Article.Text, r.Notes)
	}
}

func TestRuleDates(t *testing.T) {
	for _, tt := range []struct {
		markup string
		want   news.Date
	}{
		{`<p class=d>Le 3 mars 2020 à 18h05, corrigé le 4 mars 2020</p>`, "2020-03-03T18:05:00+01:00"},
		{`<time class=d datetime="2020-03-03T18:05:00Z">hier</time>`, "2020-03-03T18:05:00Z"},
		{`<p class=d>lundi</p><p class=d>3 mars</p><p class=d>03/03/2020</p>`, "2020-03-03"},
		{`<p class=d content="2020-03-03"></p>`, "2020-03-03"},
	} {
		markup := page("", "<p>Publié le 8 août 2019</p>"+headline, tt.markup)
		if got := underRule(t, Rule{Published: ".d"}, markup).Article.Published; got != tt.want {
			t.Errorf("%s: published %q, want %q", tt.markup, got, tt.want)
		}
		if got := underRule(t, Rule{Modified: ".d"}, markup).Article.Modified; got != tt.want {
			t.Errorf("%s: modified %q, want %q", tt.markup, got, tt.want)
		}
	}
}

// A part of the text that a rule takes for another field is no part of it; in
// a line of text it stays.
func TestRuleTakesOutOfTheBody(t *testing.T) {
	markup := `<html><body><article><h1>Le pont</h1><p class=c>Dix-huit mois de travaux.</p><p>Un texte de <b class=s>Yann Kergoat</b>, qui a suivi le chantier depuis le premier coup de pioche.</p>` + prose + `</article></body></html>`
	a := underRule(t, Rule{Body: "article", Lead: ".c", Authors: ".s"}, markup).Article
	if strings.Contains(a.Text, "Dix-huit mois de travaux.") || !strings.Contains(a.Text, "Un texte de Yann Kergoat, qui") || strings.Join(a.Authors, "") != "Yann Kergoat" {
		t.Errorf("authors %q, text %q", a.Authors, a.Text)
	}
}

func TestRulesOf(t *testing.T) {
	var list []Rule
	for _, path := range []string{"/a/", "/b/*.htm$", "*?p=", "/c$", "/d*e*f", ""} {
		list = append(list, Rule{Host: "www.Journal.example", Path: path, Title: "h1"})
	}
	rules, err := CompileRules(list)
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"https://journal.example/a/x": "/a/", "http://www.journal.example:8080/a/": "/a/", "https://journal.example/b/x.htm": "/b/*.htm$", "https://journal.example/b/x.html": "",
		"https://journal.example/x?p=3": "*?p=", "https://journal.example/c": "/c$", "https://journal.example/cc": "", "https://journal.example/d1e2f3": "/d*e*f", "https://JOURNAL.example": "",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := rules.of(u); got == nil || got.path != want {
			t.Errorf("%s: rule %v, want that for %q", address, got, want)
		}
	}
	for _, u := range []*url.URL{nil, {Host: "autre.example"}, {Host: "x.journal.example"}} {
		if got := rules.of(u); got != nil {
			t.Errorf("%v: rule for %q, want none", u, got.path)
		}
	}
	if (*Rules)(nil).of(&url.URL{Host: "journal.example"}) != nil {
		t.Error("nil rules hold a rule")
	}
}

func TestCompileRulesRefuses(t *testing.T) {
	for _, tt := range []struct {
		rule Rule
		want []string
	}{
		{Rule{Title: "h1"}, []string{"no host"}},
		{Rule{Host: "a.example"}, []string{"names nothing"}},
		{Rule{Host: "a.example", Path: "x", Title: "p:has(a)", Drop: []string{"[", "p"}}, []string{`path "x"`, `title "p:has(a)"`, `drop "["`}},
		{Rule{Host: "a.example", Path: "/" + strings.Repeat("a", 300), Title: "h1"}, []string{"at most"}},
		{Rule{Host: "a.example", Drop: make([]string, 65)}, []string{"more than 64"}},
		{Rule{Host: "a.example", Drop: []string{strings.Repeat(".a", 140), strings.Repeat(".a", 140)}}, []string{"more than 256"}},
	} {
		_, err := CompileRules([]Rule{{Host: "b.example", Title: "h1"}, tt.rule, {Host: "c.example", Title: "}"}})
		for _, part := range append(tt.want, "c.example") {
			if !errors.Is(err, ErrRule) || !strings.Contains(err.Error(), part) {
				t.Errorf("%+v: error %v does not say %q", tt.rule, err, part)
			}
		}
	}
	if _, err := CompileRules(make([]Rule, maxRules+1)); !errors.Is(err, ErrRule) {
		t.Errorf("too many rules: %v", err)
	}
}

// Selectors that would keep a matcher busy for hours, on pages made for it.
func TestRuleOnHostilePages(t *testing.T) {
	const times = 40_000
	for name, markup := range map[string]string{
		"siblings": strings.Repeat("<!----><i></i>", times),
		"deep":     strings.Repeat("<div>", 480) + strings.Repeat("<b></b>", times),
		"classes":  "<p class='" + strings.Repeat("a ", 20*times) + "'>",
	} {
		t.Run(name, func(t *testing.T) {
			underRule(t, Rule{
				Title: "x " + strings.Repeat("div ", 14) + "b", Lead: "x" + strings.Repeat(" ~ i", 15), Section: "i:last-child, i:nth-child(999), :not(.b):not(.c) ~ b",
				Body: "div", Breadcrumb: "i", Authors: "*", Drop: []string{"x * * * * * * * * *", ".b.c, .a.b", "i + i + i + i"},
			}, "<html><body>"+headline+prose+markup)
		})
	}
}

func FuzzRules(f *testing.F) {
	f.Add("h3.k1", ".k5", ".k6, p:first-child", ruledPage)
	f.Add("*", "* *", "* + *", "<table><tr><td>a<td>3 mars 2020<tr><p>c")
	f.Add("meta", "body", "html > *", "<html><head><meta content='3 mars 2020'><body><p>a")
	f.Fuzz(func(t *testing.T, one, two, drop, markup string) {
		var list []Rule
		for i, s := range []string{one, two} {
			path := fmt.Sprintf("/%d", i)
			list = append(list, Rule{Host: "journal.example", Path: path, Title: s, Lead: two, Body: one, Breadcrumb: s, Published: two, Modified: s, Authors: s, Section: one, Drop: []string{drop}})
		}
		rules, err := CompileRules(list)
		if err != nil {
			if !errors.Is(err, ErrRule) {
				t.Errorf("error %v, want ErrRule", err)
			}
			return
		}
		for _, path := range []string{"0", "1"} {
			reading, err := New(Options{Rules: rules}).Read(context.Background(), Page{URL: "https://journal.example/" + path, Body: []byte(markup)})
			if errors.Is(err, ErrPanic) {
				t.Fatal(err)
			}
			if err == nil && reading.Article.Text != news.TextOf(reading.Article.Body) {
				t.Error("the text is not that of the body")
			}
		}
	})
}
