package server

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

var links = regexp.MustCompile(`<a [^>]*href="([^"]+)"[^>]*>`)

// linkIn is the first address in a part of a page.
func linkIn(t *testing.T, part string) string {
	t.Helper()
	m := links.FindStringSubmatch(part)
	if m == nil {
		t.Fatalf("no link in %q", part)
	}
	return html.UnescapeString(m[1])
}

// after is a page from a mark on.
func after(t *testing.T, body, mark string) string {
	t.Helper()
	i := strings.Index(body, mark)
	if i < 0 {
		t.Fatalf("there is no %q", mark)
	}
	return body[i:]
}

func TestHome(t *testing.T) {
	body := get(handler(t, full(t)), "/").Body.String()
	contains(t, body, "33", "articles", "entretiens", "personnes citées", "Derniers articles", "Les voix de l’archive", "/personne/Marianne%20Delcourt",
		`href="/syntaxe">Tout ce`, "Par an", "from=2018", "Octave Renaudin", "1er février 2018", `for="q"`, "1.2.3")
	examples := links.FindAllStringSubmatch(after(t, body, `class="examples"`), 3)
	for _, example := range examples {
		result := get(handler(t, full(t)), html.UnescapeString(example[1])).Body.String()
		if strings.Contains(result, "Rien ne correspond") {
			t.Errorf("the example %s finds nothing", example[1])
		}
	}
	if len(examples) != 3 {
		t.Errorf("%d examples", len(examples))
	}
}

func TestHomeOfAnEmptyArchive(t *testing.T) {
	body := get(handler(t, &memory{}), "/").Body.String()
	contains(t, body, "L’archive est vide")
	if strings.Contains(body, `class="examples"`) || strings.Contains(body, `class="voices"`) {
		t.Error("an empty archive has examples or voices")
	}
}

func TestSearchPage(t *testing.T) {
	body := get(handler(t, full(t)), "/?q=reconnaissance+faciale").Body.String()
	contains(t, body,
		`<p role="status"><strong>5 articles</strong>`, "<mark>reconnaissance</mark>", "Recherche comprise ainsi",
		`aria-current="page">Articles <span class="tab-count">5</span>`, `rel="external noopener noreferrer nofollow"`, "16 octobre 2025", `href="/rubrique/Actualit%C3%A9s">Actualités</a>`,
		`<title>reconnaissance faciale – Pressoir</title>`, `value="reconnaissance faciale"`, `role="group"`)
}

func TestWordsPage(t *testing.T) {
	m := full(t)
	body := get(handler(t, m), "/?q=question&unit=words").Body.String()
	e := m.articles[0].Interview.Exchanges[0]
	contains(t, body, "Marianne Delcourt", "«\u202f", "/article/"+m.articles[0].ID+"?q=question#e-"+e.ID,
		"nommé ailleurs dans l’article", `aria-current="page">Paroles <span class="tab-count">`, "Lire le passage", `class="said-name" href="/personne/Marianne%20Delcourt"`)
	guessed := get(handler(t, m), "/?q=livres&unit=words").Body.String()
	contains(t, guessed, "attribution incertaine", "sure-low")
	nobody := get(handler(t, m), "/?q=crois&unit=words").Body.String()
	contains(t, nobody, "Locuteur non précisé")
}

func TestFacetChosenAndRemoved(t *testing.T) {
	h := handler(t, full(t))
	body := get(h, "/?q=reconnaissance+faciale&lang=fr").Body.String()
	kinds := after(t, body, `id="facette-kind"`)
	choose := linkIn(t, after(t, kinds, "<li>"))
	chosen := get(h, choose).Body.String()
	contains(t, chosen, "Retirer le filtre Type", `class="on" aria-current="true"`)
	if !strings.Contains(choose, "lang=fr") {
		t.Errorf("%s loses the language", choose)
	}
	remove := linkIn(t, after(t, chosen, `class="chips"`))
	if got := get(h, remove).Body.String(); strings.Contains(got, `class="chips"`) || !strings.Contains(got, "5 articles") {
		t.Errorf("%s does not drop the choice", remove)
	}
	again := linkIn(t, after(t, after(t, chosen, `id="facette-kind"`), "<li>"))
	if again != remove {
		t.Errorf("a chosen value leads to %s, its chip to %s", again, remove)
	}
	section := get(h, "/?q=colloque&section="+url.QueryEscape("Actualités > Colloques")).Body.String()
	contains(t, section, "Actualités › Colloques", `name="section" value="Actualités &gt; Colloques"`)
	month := get(h, "/?q=colloque&year=2025-10&match=any").Body.String()
	contains(t, month, "octobre 2025", "au moins un des mots", "Tout effacer")
}

func TestAllValuesOfAFacet(t *testing.T) {
	h := handler(t, full(t))
	body := get(h, "/?sort=newest").Body.String()
	more := linkIn(t, after(t, after(t, body, `id="facette-event"`), "</ul>"))
	if !strings.Contains(more, "more=event") {
		t.Fatalf("the link after the values is %s", more)
	}
	all := get(h, strings.TrimSuffix(more, "#facette-event")).Body.String()
	few := func(s string) int {
		part, _, _ := strings.Cut(after(t, s, `id="facette-event"`), "</section>")
		return strings.Count(part, "<li>")
	}
	if few(all) <= few(body) {
		t.Errorf("%d values of %d", few(body), few(all))
	}
	contains(t, all, "Afficher moins")
}

func TestEmptyResultHelps(t *testing.T) {
	body := get(handler(t, full(t)), "/?q=colloque+introuvable&kind=opinion").Body.String()
	contains(t, body, "Aucun résultat", "Rien ne correspond", "match=any", "sans les filtres", "unit=words", "/syntaxe")
	words := get(handler(t, full(t)), "/?q=promotion&unit=words").Body.String()
	contains(t, words, "Voir l’article qui correspond", `href="/?q=promotion"`, `Articles <span class="tab-count">1</span>`)
}

func TestUnreadableQueryShowsWhere(t *testing.T) {
	w := get(handler(t, full(t)), "/?q="+url.QueryEscape("(colloque <b>")+"&unit=words")
	body := w.Body.String()
	contains(t, body, `role="alert"`, `aria-invalid="true"`, "<mark>(</mark>colloque &lt;b&gt;", "parenthèse est ouverte")
	nearest := linkIn(t, after(t, body, "Recherche la plus proche"))
	if got := get(handler(t, full(t)), nearest); got.Code != 200 || !strings.Contains(nearest, "unit=words") {
		t.Errorf("the nearest search %s: %d", nearest, got.Code)
	}
}

func TestLanguages(t *testing.T) {
	h := handler(t, full(t))
	for _, tt := range []struct{ target, accept, want string }{
		{"/", "", "fr"}, {"/", "en-GB,en;q=0.8", "en"}, {"/", "de,fr;q=0.5", "fr"}, {"/", "de", "fr"},
		{"/?lang=en", "fr", "en"}, {"/?lang=fr", "en", "fr"}, {"/?lang=xx", "en", "en"},
		{"/", strings.Repeat("en,", maxAcceptLanguage), "fr"}, {"/", ";;q=", "fr"},
	} {
		w := get(h, tt.target, "Accept-Language", tt.accept)
		if got := w.Header().Get("Content-Language"); got != tt.want || !strings.Contains(w.Body.String(), `<html lang="`+tt.want+`"`) {
			t.Errorf("%s with %.20q: %s, want %s", tt.target, tt.accept, got, tt.want)
		}
	}
	english := get(h, "/?q=reconnaissance+faciale&lang=en").Body.String()
	contains(t, english, "5 articles", "Interview", "16 October 2025", "lang=en", "Words said", `href="/syntax?lang=en"`)
}

// TestHostileTextIsText puts markup and dangerous addresses wherever an
// archived page could.
func TestHostileTextIsText(t *testing.T) {
	m := full(t)
	evil := `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	a := m.articles[0]
	a.Title, a.Lead, a.Site, a.Section = news.Maybe(evil), news.Maybe(evil), news.Maybe(evil), news.Maybe(evil)
	a.URL = "javascript:alert(1)"
	a.Authors, a.Tags = []string{evil}, []string{evil}
	a.Breadcrumb = []news.Crumb{{Label: "Accueil"}, {Label: evil, URL: "javascript:alert(1)"}}
	a.Interview.Exchanges[0].Answer, a.Interview.Exchanges[0].Speaker = evil, news.Maybe(evil)
	a.People[0].Name, a.Events[0].Label = evil, evil
	h := handler(t, m)
	for _, target := range []string{
		"/", "/?q=alert", "/?q=alert&unit=words", "/article/" + a.ID, "/?q=" + url.QueryEscape(evil), "/?tag=" + url.QueryEscape(evil),
		"/absent" + url.PathEscape(evil),
	} {
		body := get(h, target).Body.String()
		for _, bad := range []string{"<script>", "<img", `href="javascript:`, " style=", "ZgotmplZ"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s has %q", target, bad)
			}
		}
	}
}

// maxPage is how large a page of results may be, in bytes.
const maxPage = 60 << 10

// wide is a memory of many values of every facet: its pages are the largest.
func wide(t testing.TB) *memory {
	t.Helper()
	m := &memory{}
	for i := range 200 {
		a := &news.Article{
			URL: fmt.Sprintf("https://exemple.fr/%d", i), Title: news.Maybe(fmt.Sprintf("Un titre assez long pour un article, numéro %d", i)),
			Site: news.Maybe(fmt.Sprintf("Site %d", i%40)), Kind: news.KindArticle, Published: news.Date(fmt.Sprintf("%d-%02d-01", 1980+i%40, 1+i%12)),
			Authors: []string{fmt.Sprintf("Autrice Numéro-%d", i%50)}, Tags: []string{fmt.Sprintf("mot-clé %d", i%60)},
			Breadcrumb: []news.Crumb{{Label: "Accueil"}, {Label: fmt.Sprintf("Rubrique %d", i%20)}, {Label: fmt.Sprintf("Sous-rubrique %d", i)}},
			Body:       []news.Block{{Type: news.BlockParagraph, Text: strings.Repeat("Une phrase de l’article qui parle de colloque. ", 30)}},
			People:     []news.Person{{Name: fmt.Sprintf("Personne Numéro-%d", i%70), Words: 10}},
			Events:     []news.Event{{Type: fmt.Sprintf("événement %d", i%30)}},
		}
		identify(t, a)
		m.articles = append(m.articles, a)
	}
	return m
}

func TestResultsStaySmall(t *testing.T) {
	m := wide(t)
	body := get(handler(t, m), "/?q=colloque&year=1990&year=1991&year=1992&site=Site+1&site=Site+2&site=Site+3&site=Site+4").Body.Len()
	all := get(handler(t, m), "/?q=colloque").Body.Len()
	if body > maxPage || all > maxPage {
		t.Errorf("the pages have %d and %d bytes", body, all)
	}
}

func TestNotices(t *testing.T) {
	v := visitIn(t, web.French)
	notices := v.notices(query.Query{Text: "a b c"}.Normal(), &search.Result{
		Dropped: []string{"b", "c"}, Warning: "w", Suggestion: "a d",
	})
	if len(notices) != 3 {
		t.Fatalf("%d notices", len(notices))
	}
	contains(t, notices[0].Text, "«\u202fb\u202f» et «\u202fc\u202f»")
	contains(t, notices[2].Links[0].Href, "q=a+d")
	one := v.notices(query.Query{}, &search.Result{Dropped: []string{"b"}})
	contains(t, one[0].Text, "sans «\u202fb\u202f»")
	if strings.Contains(one[0].Text, "»\u202f»") || strings.Contains(one[0].Text, "« «") {
		t.Errorf("doubled marks: %s", one[0].Text)
	}
	if got := v.total(query.Query{Unit: query.Words}, &search.Result{Total: 10000, Relation: search.AtLeast}); got != "au moins 10\u202f000 paroles rapportées" {
		t.Errorf("%q", got)
	}
}

func TestAPISearch(t *testing.T) {
	m := full(t)
	w := get(handler(t, m), "/api/v1/search?q=faciale&unit=words&limit=1")
	var result search.Result
	if err := json.Unmarshal(w.Body.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	if result.Query != "faciale" || result.Total < 2 || len(result.Hits) != 1 || result.Next == "" || len(result.Facets) == 0 || len(result.Timeline) == 0 {
		t.Errorf("%+v", result)
	}
	if strings.Contains(w.Body.String(), `\u0026`) || strings.Contains(w.Body.String(), "\u202f?") {
		t.Error("the API's texts are escaped or set in type")
	}
	contains(t, w.Body.String(), `"copies":[]`, `"dropped":[]`, `"warning":null`)
}

// TestSyntaxExamples holds that what the help shows can be searched.
func TestSyntaxExamples(t *testing.T) {
	h := handler(t, full(t))
	for _, lang := range web.Languages() {
		words := visitIn(t, lang).words
		for _, chapter := range syntaxChapters {
			for _, row := range chapter.rows {
				key := "syntax." + chapter.name + "." + row
				if !words.Has(key+".example") || !words.Has(key+".means") || !words.Has("syntax.group."+chapter.name) {
					t.Errorf("%s: %s has no sentences", lang, key)
				}
				if _, err := query.Parse(words.Text(key + ".example")); err != nil {
					t.Errorf("%s: %s: %v", lang, key, err)
				}
			}
		}
	}
	contains(t, get(h, "/syntaxe").Body.String(), "locuteur:martin", "date:2019-01..2019-06")
	contains(t, get(h, "/syntax?lang=en").Body.String(), "speaker:martin")
}

// TestSentencesOfValues holds that every value with a sentence of its own has one.
func TestSentencesOfValues(t *testing.T) {
	words := visitIn(t, web.French).words
	var keys []string
	for _, f := range query.Facets() {
		keys = append(keys, "facet."+string(f))
	}
	for _, k := range kinds {
		keys = append(keys, k.sentence, fmt.Sprintf("failure.%d.heading", k.status))
	}
	keys = append(keys, "failure.500", "failure.500.heading", "confidence.resolved", "confidence.guessed", "kind.interview", "kind.press-release")
	for _, unit := range []string{"month", "year", "decade"} {
		keys = append(keys, "timeline.unit."+unit, "timeline.caption."+unit)
	}
	for _, key := range slices.Compact(keys) {
		if !words.Has(key) {
			t.Errorf("no sentence %q", key)
		}
	}
}

func visitIn(t testing.TB, lang web.Lang) *visit {
	t.Helper()
	w, err := web.New(web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &visit{lang: lang, words: w.Catalogue(lang)}
}

// FuzzRequest asks for anything: no answer is a 500, none is unescaped.
func FuzzRequest(f *testing.F) {
	m := full(f)
	h := handler(f, m)
	f.Add("/", "q=colloque&unit=words", "fr")
	f.Add("/article/"+m.articles[0].ID, "version=1&lang=en", "en")
	f.Add("/api/v1/search", "q=%22a&cursor=c1&year=2019", "")
	f.Add("/", "q=a&not-kind=event&from=2019&to=2020-01&cursor=c5&page=3&trail=c1&scale=share", "fr")
	f.Add("/", "more=tag&find=%C5%93u&sort=newest&not-tag=loi", "en")
	f.Add("/api/v1/articles/x", "version=-1", "de;q=2")
	f.Add("/static/../x", "more=section&section=a+%3E+b&q=%ff%00", "*")
	f.Fuzz(func(t *testing.T, path, rawQuery, accept string) {
		u := url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: rawQuery}
		r, err := newRequest(&u, accept)
		if err != nil {
			t.Skip()
		}
		w := serve(h, r)
		if w.Code >= 500 {
			t.Errorf("%s: %d %s", &u, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), "<script>") && strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: a script", &u)
		}
	})
}

var _ Archive = (*archive.Archive)(nil)
