package extract

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/pressoir/pressoir/internal/news"
)

// linked reads blocks of linked data.
func linked(t *testing.T, blocks ...string) linkedData {
	t.Helper()
	var l linkedData
	budget := maxThings
	for _, b := range blocks {
		value, err := parseLoose(b)
		if err != nil {
			t.Fatalf("parseLoose(%s): %v", b, err)
		}
		l.walk(value, &budget)
	}
	return l
}

func TestLinkedData(t *testing.T) {
	tests := []struct {
		name, in string
		want     linkedData
	}{
		{
			"an article whole",
			`{"@type":"NewsArticle","headline":"Le pont &amp; le quai","description":"Dix-huit mois.","datePublished":"2020-03-03","dateModified":"2020-03-04","articleSection":"Ville","keywords":"pont, quai","inLanguage":"fr-FR","publisher":{"@type":"Organization","name":"Le Journal"}}`,
			linkedData{
				types: []string{"NewsArticle"}, headline: "Le pont & le quai", lead: "Dix-huit mois.", published: "2020-03-03", modified: "2020-03-04",
				section: []string{"Ville"}, keywords: []string{"pont", " quai"}, language: "fr-FR", publisher: "Le Journal",
			},
		},
		{
			"in a graph, the site beside it",
			`{"@graph":[{"@type":"WebSite","name":"Le Journal"},{"@type":"WebPage","inLanguage":"fr","datePublished":"2020-01-01"},{"@type":"Article","headline":"Le pont"}]}`,
			linkedData{types: []string{"WebSite", "WebPage", "Article"}, headline: "Le pont", publisher: "Le Journal", language: "fr", published: "2020-01-01"},
		},
		{
			"a list of things, the first article counts",
			`[{"@type":"NewsArticle","headline":"Le pont"},{"@type":"NewsArticle","headline":"La crue"}]`,
			linkedData{types: []string{"NewsArticle", "NewsArticle"}, headline: "Le pont"},
		},
		{
			"two types", `{"@type":["NewsArticle","ReportageNewsArticle"],"name":"Le pont"}`,
			linkedData{types: []string{"NewsArticle", "ReportageNewsArticle"}, headline: "Le pont"},
		},
		{
			"below the page", `{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"Le pont"}}`,
			linkedData{types: []string{"WebPage", "Article"}, headline: "Le pont"},
		},
		{
			"authors of every form",
			`{"@type":"Article","headline":"x","author":["Maëlle Kervan",{"@type":"Person","name":"Yann Tessier"},{"@type":"Organization","name":"Agence du Val"},[["profond"]]],"creator":{"name":["Rosa Delahaye"]}}`,
			linkedData{types: []string{"Article"}, headline: "x", authors: []string{"Maëlle Kervan", "Yann Tessier", "Rosa Delahaye"}, groups: []string{"Agence du Val"}},
		},
		{
			"wrong types everywhere", `{"@type":"Article","headline":["Le pont",3],"author":7,"image":false,"keywords":{"a":1},"publisher":"Le Journal","articleSection":[{"name":"Ville"}]}`,
			linkedData{types: []string{"Article"}, headline: "Le pont", section: []string{"Ville"}},
		},
		{"a number", `3`, linkedData{}},
		{"nothing", `null`, linkedData{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := linked(t, tt.in)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(linkedData{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("linked data (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinkedBreadcrumb(t *testing.T) {
	tests := []struct {
		name, items string
		want        []news.Crumb
	}{
		{
			"addresses as strings", `[{"position":1,"name":"Accueil","item":"/"},{"position":2,"name":"Ville","item":"/ville"}]`,
			[]news.Crumb{{Label: "Accueil", URL: "/"}, {Label: "Ville", URL: "/ville"}},
		},
		{
			"names and addresses in items", `[{"item":{"@id":"/","name":"Accueil"}},{"item":{"url":"/ville","name":"Ville"}}]`,
			[]news.Crumb{{Label: "Accueil", URL: "/"}, {Label: "Ville", URL: "/ville"}},
		},
		{"without addresses", `[{"name":"Accueil"}]`, []news.Crumb{{Label: "Accueil"}}},
		{"what is no step is left out", `["a",{"name":""},{"name":"Ville"}]`, []news.Crumb{{Label: "Ville"}}},
		{"no list", `"Accueil"`, nil},
		{"a menu", "[" + strings.Repeat(`{"name":"a"},`, maxCrumbs) + `{"name":"a"}]`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []news.Crumb
			if list := linked(t, `{"@type":"BreadcrumbList","itemListElement":`+tt.items+`}`).breadcrumb; len(list) > 0 {
				got = list[0]
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("breadcrumb (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseLoose(t *testing.T) {
	for _, in := range []string{
		`{"a":"b"}`,
		" \n{\"a\":\"b\"}\n ",
		`{"a":"b",}`,
		`{"a":["b",]}`,
		"{\"a\":\"b\nc\"}",
		"{\"a\":\"b\tc \\\" d\"}",
		`<!-- {"a":"b"} -->`,
		"//<![CDATA[\n{\"a\":\"b\"}\n//]]>",
		`{"a":"b"};`,
	} {
		if _, err := parseLoose(in); err != nil {
			t.Errorf("parseLoose(%q): %v", in, err)
		}
	}
	for _, in := range []string{"", "{", `{"a"}`, "var a = 1"} {
		if v, err := parseLoose(in); err == nil {
			t.Errorf("parseLoose(%q) = %v, want an error", in, v)
		}
	}
}

func TestLinkedDataIsBounded(t *testing.T) {
	deep := strings.Repeat(`{"mainEntity":`, 5000) + `{"@type":"Article","headline":"x"}` + strings.Repeat("}", 5000)
	if l := linked(t, deep); l.headline != "" {
		t.Error("an article below thousands of things was read")
	}
	scripts := strings.Repeat(`<script type="application/ld+json">{}</script>`, maxScripts+1) + `<script type="application/ld+json">{"@type":"Article","articleSection":"Ville"}</script>`
	if a := article(t, page(scripts, headline, "")); a.Section != "" {
		t.Errorf("section = %q, from a block beyond the limit", a.Section)
	}
	r := read(t, Page{URL: "https://journal.example/a", Body: []byte(page(`<script type="application/ld+json">{"a":`+`</script><script type="application/ld+json">"`+strings.Repeat("a", maxScriptBytes)+`"</script>`, headline, ""))})
	if n := len(slices.DeleteFunc(r.Notes, func(n Note) bool { return n.Field != "jsonld" || n.Rejected == "" })); n != 2 {
		t.Errorf("%d blocks rejected aloud, want the broken one and the long one", n)
	}
}

func FuzzLinkedData(f *testing.F) {
	for _, s := range []string{
		`{"@type":"NewsArticle","headline":"Le pont","datePublished":"9999-12-31","author":[{"name":["a",{}]},[["b"]]],"image":[{"url":3}]}`,
		`{"@graph":[{"@type":["BreadcrumbList",7],"itemListElement":[{"item":{"@id":"%zz","name":null}},{"name":"a"}]}]}`,
		"<!-- {\"@type\":\"Article\",\"keywords\":\"a\tb\n,\",} -->;", `{"mainEntity":{"mainEntity":[[{}]]}}`, `[1e999]`, `{"a":"\ud800"}`, "\x00{",
	} {
		f.Add(s)
	}
	r := New(Options{})
	f.Fuzz(func(t *testing.T, raw string) {
		if value, err := parseLoose(raw); err == nil {
			var l linkedData
			budget := maxThings
			l.walk(value, &budget)
		}
		reading, err := r.Read(t.Context(), Page{URL: "https://journal.example/a", Body: []byte(page(`<script type="application/ld+json">`+raw+`</script>`, headline, ""))})
		if errors.Is(err, ErrPanic) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		for _, d := range []news.Date{reading.Article.Published, reading.Article.Modified} {
			if _, ok := d.Time(); d != "" && !ok {
				t.Errorf("the date %q is none", d)
			}
		}
	})
}
