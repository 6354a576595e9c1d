package server

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

func TestSubjectAddresses(t *testing.T) {
	for _, tt := range []struct {
		kind                   *subjectKind
		value, french, english string
	}{
		{personKind, "Octave Renaudin", "/personne/Octave%20Renaudin", "/person/Octave%20Renaudin"},
		{personKind, "Anna d’Été/Kern ?#%", "/personne/Anna%20d%E2%80%99%C3%89t%C3%A9%2FKern%20%3F%23%25", "/person/Anna%20d%E2%80%99%C3%89t%C3%A9%2FKern%20%3F%23%25"},
		{sectionKind, "Droit", "/rubrique/Droit", "/section/Droit"},
		{sectionKind, "Droit > Public/privé > A", "/rubrique/Droit/Public%2Fpriv%C3%A9/A", "/section/Droit/Public%2Fpriv%C3%A9/A"},
		{siteKind, "La Gazette du Val", "/site/La%20Gazette%20du%20Val", "/site/La%20Gazette%20du%20Val"},
	} {
		for lang, want := range map[web.Lang]string{web.French: tt.french, web.English: tt.english} {
			got := tt.kind.address(lang, tt.value)
			if got != want {
				t.Errorf("%s in %s: %s, want %s", tt.value, lang, got, want)
			}
			u, err := url.Parse(got)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := tt.kind.value(u); err != nil || back != tt.value {
				t.Errorf("%s leads back to %q, %v", got, back, err)
			}
		}
	}
}

func FuzzSubjectAddress(f *testing.F) {
	for _, seed := range []string{"Octave Renaudin", "Droit > Public/privé", "..", "%2F", "\x00", "a > > b"} {
		f.Add(seed)
	}
	h := handler(f, full(f))
	f.Fuzz(func(t *testing.T, value string) {
		for _, k := range subjectKinds() {
			address := k.address(web.French, value)
			if w := get(h, address); w.Code >= 500 {
				t.Errorf("%s: %d", address, w.Code)
			}
		}
	})
}

func TestPersonPage(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	body := get(h, "/personne/Marianne%20Delcourt").Body.String()
	contains(t, body, `<h1>Marianne Delcourt</h1>`, "http://example.com/personne/Marianne%20Delcourt<br>", "5 paroles rapportées", "2 articles", "octobre 2025",
		"directrice de l’Institut de la sûreté urbaine", "directrice de l’Institut</dt>", "homonymes",
		`href="/article/`+m.articles[0].ID+`#e-`, `href="/site/Institut%20de%20la%20s%C3%BBret%C3%A9%20urbaine"`, `href="/rubrique/Actualit%C3%A9s"`,
		`<input type="hidden" name="speaker" value="Marianne Delcourt">`)
	first := strings.Index(body, "Pourquoi consacrer deux journées")
	last := strings.Index(body, "Qu’attendez-vous du partenariat")
	if first < 0 || last < first {
		t.Errorf("the questions are not in the article's order: %d, %d", first, last)
	}
	if n := strings.Count(body, `class="spoken"`); n != 2 {
		t.Errorf("the words are put under %d articles, not 2", n)
	}
	contains(t, get(h, "/person/Marianne%20Delcourt", "Accept-Language", "en").Body.String(),
		"October 2025", "October 2025", `href="/section/Actualit%C3%A9s"`)
	chosen := get(h, "/personne/Marianne%20Delcourt?lang=en").Body.String()
	contains(t, chosen, `href="/section/Actualit%C3%A9s?lang=en"`)
}

// TestPersonPageHasNoGuesses holds that words whose speaker is a guess are
// nobody's on a page.
func TestPersonPageHasNoGuesses(t *testing.T) {
	m := full(t)
	iv := m.articles[0].Interview
	for i := range iv.Exchanges {
		iv.Exchanges[i].Confidence = news.Guessed
	}
	for name, index := range map[string]Index{"memory": m, "engine": engine(t, m)} {
		body := get(handler(t, m, func(c *Config) { c.Index = index }), "/personne/Marianne%20Delcourt").Body.String()
		if strings.Contains(body, "Pourquoi consacrer") || !strings.Contains(body, "1 parole rapportée<") {
			t.Errorf("%s: the page has guesses", name)
		}
	}
}

func TestSubjectSpellings(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	contains(t, get(h, "/personne/MARIANNE%20delcourt").Body.String(), "<h1>Marianne Delcourt</h1>")
}

func TestSectionAndSitePages(t *testing.T) {
	m := full(t)
	for name, index := range map[string]Index{"memory": m, "engine": engine(t, m)} {
		t.Run(name, func(t *testing.T) {
			h := handler(t, m, func(c *Config) { c.Index = index })
			body := get(h, "/rubrique/Actualit%C3%A9s").Body.String()
			contains(t, body, `<h1>Actualités</h1>`, "29 articles", `href="/rubrique/Actualit%C3%A9s/Colloques"`, `href="/personne/Octave%20Renaudin"`,
				`<a class="pager-next"`, `class="timeline"`)
			contains(t, get(h, "/rubrique/Actualit%C3%A9s/Entretiens").Body.String(),
				`<h1>Entretiens</h1>`, `<a href="/rubrique/Actualit%C3%A9s">Actualités</a>`, "2 articles")
			contains(t, get(h, "/site/La%20Gazette%20du%20Val").Body.String(),
				`<h1>La Gazette du Val</h1>`, "3 articles", `href="/rubrique/Droit"`, "Qui y parle le plus")
		})
	}
}

func TestSubjectPaging(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	_, after, _ := strings.Cut(get(h, "/rubrique/Actualit%C3%A9s").Body.String(), `<a class="pager-next" rel="next nofollow" href="`)
	next, _, _ := strings.Cut(after, `"`)
	if !strings.HasPrefix(next, "/rubrique/Actualit%C3%A9s?cursor=") {
		t.Fatalf("the next page is %q", next)
	}
	w := get(h, next)
	if n := strings.Count(w.Body.String(), `class="hit"`); w.Code != 200 || n != 9 {
		t.Errorf("the second page of 29 has %d, status %d", n, w.Code)
	}
	contains(t, w.Body.String(), `class="pager-first" href="/rubrique/Actualit%C3%A9s"`)
	for target, want := range map[string]int{
		"/rubrique/Actualit%C3%A9s?cursor=nonsense": 400, "/rubrique/Actualit%C3%A9s?limit=0": 400,
		"/rubrique/Actualit%C3%A9s?limit=3": 200, "/personne/x?%zz": 400,
	} {
		if got := get(h, target).Code; got != want {
			t.Errorf("%s: %d, want %d", target, got, want)
		}
	}
}

func TestUnknownSubjects(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	w := get(h, "/personne/Mariane%20Delcourt")
	if w.Code != 404 {
		t.Errorf("status %d", w.Code)
	}
	contains(t, w.Body.String(), "Aucune parole attribuée à ce nom", `href="/personne/Marianne%20Delcourt"`, `href="/?q=Mariane&#43;Delcourt`)
	for _, target := range []string{
		"/personne/", "/person/%00", "/personne/%ff", "/rubrique/", "/rubrique/a//b", "/site/a%2Fb", "/personne/" + strings.Repeat("a", 2000),
		"/personne/%22%3Cscript%3E", "/rubrique/%20", "/personne/a%3Eb",
	} {
		w := get(h, target)
		if w.Code != 404 && w.Code != 301 {
			t.Errorf("%.40s: %d", target, w.Code)
		}
		if strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%s: not escaped", target)
		}
	}
}

func TestRolesOverTime(t *testing.T) {
	hit := func(id, role string, published news.Date) search.Hit {
		return search.Hit{ID: id, Role: news.Maybe(role), Published: published}
	}
	got := rolesOf([]search.Hit{
		hit("a", "directrice de l’Institut", "2025-10-16T18:30:00+02:00"),
		hit("b", "", "2025-10-15"),
		hit("c", "Directrice de l'institut", "2021-01-02"),
		hit("d", "sous-préfète", "2019-03-01"),
		hit("d", "sous-préfète", "2019-03-01"),
		hit("e", "élève", ""),
	})
	want := []role{
		{"directrice de l’Institut", "2021-01-02", "2025-10-16T18:30:00+02:00", 2},
		{"sous-préfète", "2019-03-01", "2019-03-01", 1},
		{"élève", "", "", 1},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(role{})); diff != "" {
		t.Error(diff)
	}
}

func TestRolesThatStandAtAGlance(t *testing.T) {
	var all []role
	for i, words := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		all = append(all, role{words: words, last: news.Date(fmt.Sprintf("2020-01-%02d", 20-i)), first: "2019-01-01", times: 1 + i%3*2})
	}
	v := &visit{lang: web.French, words: newCatalogue(t)}
	often, others := v.roles(all)
	words := func(roles []web.Role) string {
		list := ""
		for _, r := range roles {
			list += r.Words
		}
		return list
	}
	if got := words(often) + "/" + words(others); got != "abcefh/dg" {
		t.Errorf("%s", got)
	}
	if got := usual(all); got != "c" {
		t.Errorf("the usual role is %q", got)
	}
	if got := usual(nil); got != "" {
		t.Errorf("nobody's usual role is %q", got)
	}
	if r := often[0]; r.Span != "janvier 2019 – janvier 2020" || r.Times != "1 fois" {
		t.Errorf("%+v", r)
	}
}

func newCatalogue(t *testing.T) *web.Catalogue {
	t.Helper()
	w, err := web.New(web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return w.Catalogue(web.French)
}

// BenchmarkSubjectPages times the pages of subjects, the plain search in memory
// included.
func BenchmarkSubjectPages(b *testing.B) {
	m := full(b)
	h := handler(b, m)
	for name, target := range map[string]string{
		"person": "/personne/Marianne%20Delcourt", "section": "/rubrique/Actualit%C3%A9s", "feed": "/rubrique/Actualit%C3%A9s?format=atom",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if w := get(h, target); w.Code != 200 {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
