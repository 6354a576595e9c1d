package server

import (
	"encoding/json"
	"html"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/warc"
	"github.com/pressoir/pressoir/web"
)

func TestInterviewPage(t *testing.T) {
	m := full(t)
	a := m.articles[0]
	body := html.UnescapeString(get(handler(t, m), "/article/"+a.ID).Body.String())
	for _, e := range a.Interview.Exchanges {
		if strings.Count(body, `id="e-`+e.ID+`"`) != 1 {
			t.Errorf("the anchor of %q stands %d times", e.Question, strings.Count(body, `id="e-`+e.ID+`"`))
		}
		contains(t, body, `href="#e-`+e.ID+`"`)
	}
	if n := strings.Count(body, "une durée, un lieu, et quelqu’un qui réponde"); n != 2 {
		t.Errorf("an answer stands %d times, once to be read and once to be copied is wanted", n)
	}
	contains(t, body, "Par Hélène Sarrault", "16 octobre 2025 à 18\u202fh\u202f30", `datetime="2025-10-16T18:30:00+02:00"`,
		`lang="fr"`, "faciale\u202f?", "Colloque «\u202fVisages", `href="https://www.isu-exemple.fr/actualites/`, "isu-exemple.fr",
		"tag=vie+priv%C3%A9e", "Interroge", `href="/personne/Marianne%20Delcourt"`, `href="/rubrique/Actualit%C3%A9s/Entretiens"`)
}

func TestModifiedIsSaidWhereItIsAnother(t *testing.T) {
	m := full(t)
	a := m.articles[0]
	for modified, said := range map[news.Date]bool{"2025-10-16T18:30:40+02:00": false, a.Published: false, "": false, "2025-10-17T09:05:00+02:00": true} {
		a.Modified = modified
		if body := get(handler(t, m), "/article/"+a.ID).Body.String(); strings.Contains(body, "modifié le") != said {
			t.Errorf("%q: said: %v", modified, !said)
		}
	}
}

func TestArticlePageOfQuotes(t *testing.T) {
	m := full(t)
	a := m.articles[1]
	body := get(handler(t, m), "/article/"+a.ID).Body.String()
	for _, q := range a.Quotes {
		contains(t, body, `id="q-`+q.ID+`"`, `href="#q-`+q.ID+`"`)
	}
	contains(t, body, "<h2>Mesurer avant de décider</h2>", "<li>Six tables rondes</li>", "Par Hélène Sarrault et Bastien Lormeau", "15 mots rapportés")
}

func TestForeignTextIsNotSetInFrenchType(t *testing.T) {
	m := full(t)
	m.articles[1].Language, m.articles[1].Title = "en", "What now? A debate"
	body := get(handler(t, m), "/article/"+m.articles[1].ID).Body.String()
	contains(t, body, "<h1>What now? A debate</h1>", `<article class="text" lang="en">`)
}

func TestAliasLeadsToItsArticle(t *testing.T) {
	m := full(t)
	alias := "bcdefghijklmnopq"
	m.aliases[alias] = m.articles[0].ID
	for target, want := range map[string]string{
		"/article/" + alias:                              "/article/" + m.articles[0].ID,
		"/article/" + alias + "?lang=en":                 "/article/" + m.articles[0].ID + "?lang=en",
		"/api/v1/articles/" + alias:                      "/api/v1/articles/" + m.articles[0].ID,
		"/api/v1/articles/" + alias + "/similar?limit=2": "/api/v1/articles/" + m.articles[0].ID + "/similar?limit=2",
		"/api/v1/articles/" + alias + "?x=1":             "/api/v1/articles/" + m.articles[0].ID + "?x=1",
	} {
		w := get(handler(t, m), target)
		if w.Code != 308 || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", target, w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestVersions(t *testing.T) {
	m := full(t)
	current := *m.articles[0]
	current.Version = 2
	m.articles = append(m.articles, &current)
	slices.Reverse(m.articles) // the current one is found first
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	m.versions[current.ID] = []archive.Version{
		{Number: 1, FirstSeen: day(1), LastSeen: day(2)}, {Number: 2, FirstSeen: day(3), LastSeen: day(3), Current: true},
	}
	now := get(handler(t, m), "/article/"+current.ID).Body.String()
	contains(t, now, "2 versions", "vue du 1er janvier 2026 au 2 janvier 2026", "<strong>Version 2</strong>", "?version=1")
	if strings.Contains(now, "qui n’est plus celle du site") {
		t.Error("the current version is said to be old")
	}
	old := get(handler(t, m), "/article/"+current.ID+"?version=1").Body.String()
	contains(t, old, "Vous lisez la version 1", "<strong>Version 1</strong>")
}

func TestDisplayOfArticles(t *testing.T) {
	m := full(t)
	a := m.articles[0]
	before, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	answer := a.Interview.Exchanges[1].Answer
	end := answer[len(answer)-40:]
	for _, tt := range []struct {
		display            Display
		lead, begin, whole bool
		notice             string
	}{
		{Full, true, true, true, ""},
		{"", true, true, true, ""},
		{Extract, true, true, false, "Seul un extrait"},
		{LinkOnly, false, false, false, "ne peut pas être montré"},
		{"nonsense", false, false, false, "ne peut pas être montré"},
	} {
		h := handler(t, m, func(c *Config) { c.Display = func(string) Display { return tt.display } })
		for _, target := range []string{"/article/", "/api/v1/articles/"} {
			body := get(h, target+a.ID).Body.String()
			for text, want := range map[string]bool{
				"revient sur deux journées": tt.lead, "Elle s’en accommode mal": tt.begin, end: tt.whole,
				"sait qui passe": true, "isu-exemple.fr": true,
			} {
				if strings.Contains(body, text) != want {
					t.Errorf("%q at %s: has %q: %v", tt.display, target, text, !want)
				}
			}
			if strings.HasPrefix(target, "/article") && tt.notice != "" {
				contains(t, body, tt.notice)
			}
		}
	}
	after, err := json.Marshal(a)
	if err != nil || string(before) != string(after) {
		t.Errorf("the archive's own article was changed: %v", err)
	}
}

func TestDisplayOfHits(t *testing.T) {
	m := full(t)
	answer := string(m.articles[0].Interview.Exchanges[0].Answer)
	for _, tt := range []struct {
		display         Display
		snippets, whole bool
	}{{Full, true, true}, {Extract, true, false}, {LinkOnly, false, false}} {
		h := handler(t, m, func(c *Config) { c.Display = func(string) Display { return tt.display } })
		var result search.Result
		if err := json.Unmarshal(get(h, "/api/v1/search?q=laboratoires&unit=words").Body.Bytes(), &result); err != nil || len(result.Hits) != 1 {
			t.Fatalf("%d hits, %v", len(result.Hits), err)
		}
		hit := result.Hits[0]
		if (len(hit.Snippets) > 0) != tt.snippets || hit.Snippets == nil {
			t.Errorf("%s: %d snippets", tt.display, len(hit.Snippets))
		}
		if (string(hit.Text) == answer) != tt.whole || (tt.display == LinkOnly) != (hit.Text == "") {
			t.Errorf("%s: the text is %q", tt.display, hit.Text)
		}
		if page := get(h, "/?q=laboratoires&unit=words"); page.Code != 200 {
			t.Errorf("%s: the page: %d", tt.display, page.Code)
		}
	}
}

func TestExtractKeepsPartsInsideItsText(t *testing.T) {
	a := &news.Article{
		Text: strings.Repeat("mot ", 200),
		Quotes: []news.Quote{
			{Text: "a", In: news.InText, Parts: []news.Part{{Start: 0, End: 3}, {Start: 700, End: 703}}},
			{Text: "b", In: news.InLead, Parts: []news.Part{{Start: 900, End: 903}}},
		},
	}
	shown := Extract.article(a)
	if len(shown.Quotes[0].Parts) != 1 || len(shown.Quotes[1].Parts) != 1 || len(a.Quotes[0].Parts) != 2 {
		t.Errorf("%+v of %+v", shown.Quotes, a.Quotes)
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		text string
		n    int
		want string
	}{
		{"court", 10, "court"}, {"", 10, ""},
		{"un deux trois quatre", 10, "un deux…"}, {"un deux, trois quatre", 9, "un deux…"},
		{"anticonstitutionnellement", 10, "anticonsti…"}, {"été été été été", 8, "été été…"},
	} {
		if got := cut(tt.text, tt.n); got != tt.want {
			t.Errorf("cut(%q, %d) = %q, want %q", tt.text, tt.n, got, tt.want)
		}
	}
}

func TestItemsPutExchangesInTheirPlace(t *testing.T) {
	p := func(texts ...string) []news.Block {
		var blocks []news.Block
		for _, text := range texts {
			blocks = append(blocks, news.Block{Type: news.BlockParagraph, Text: text})
		}
		return blocks
	}
	one := news.Exchange{ID: "1", Question: "Pourquoi maintenant ?", Answer: "Parce que le temps est venu de le faire sans attendre.\n\nEt puis voilà."}
	two := news.Exchange{ID: "2", Question: "Et ensuite ?", Answer: "Oui."}
	for name, tt := range map[string]struct {
		body []news.Block
		want string
	}{
		"plain":         {p("Avant.", "Pourquoi maintenant ?", "Parce que le temps est venu de le faire sans attendre.", "Et puis voilà.", "Et ensuite ?", "Oui.", "Après."), "Avant. 1 2 Après."},
		"labels":        {p("Q : Pourquoi maintenant ?", "Luc Martin : Parce que le temps est venu de le faire sans attendre.", "Et puis voilà.", "Q : Et ensuite ?", "Luc Martin : Oui."), "1 2"},
		"one block":     {p("Pourquoi maintenant ? Parce que le temps est venu de le faire sans attendre. Et puis voilà.", "Et ensuite ? Oui."), "1 2"},
		"heading":       {append(append(p("Pourquoi maintenant ?", "Parce que le temps est venu de le faire sans attendre."), news.Block{Type: news.BlockHeading, Text: "Intertitre"}), p("Et puis voilà.", "Et ensuite ?", "Oui.")...), "1 Intertitre 2"},
		"not in body":   {p("Tout autre chose."), "Tout autre chose. 1 2"},
		"no body":       {nil, "1 2"},
		"short is kept": {p("Oui.", "Pourquoi maintenant ?", "Oui, dit-on au village, et l’on s’en va."), "Oui. 1 Oui, dit-on au village, et l’on s’en va. 2"},
		"caption":       {append([]news.Block{{Type: news.BlockCaption, Text: "Pourquoi maintenant ?"}}, p("Pourquoi maintenant ?")...), "Pourquoi maintenant ? 1 2"},
	} {
		a := &news.Article{Body: tt.body, Interview: &news.Interview{Exchanges: []news.Exchange{one, two}}}
		var got []string
		for _, item := range newTypesetter(citer{v: visitIn(t, web.French), article: a, typeset: strings.Clone}, nil).items() {
			if item.Exchange != nil {
				got = append(got, strings.TrimPrefix(item.Exchange.Anchor, "e-"))
				continue
			}
			for _, line := range item.Block.Lines {
				got = append(got, textOf(line))
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, " "), tt.want)
		}
	}
}

// textOf is the text of stretches without what is set apart in it.
func textOf(stretches []web.Stretch) string {
	var b strings.Builder
	for _, s := range stretches {
		for _, p := range s.Parts {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestRoleIsSaidOnce(t *testing.T) {
	m := full(t)
	body := get(handler(t, m), "/article/"+m.articles[0].ID).Body.String()
	if n := strings.Count(body, "</a>, directrice"); n != 1 {
		t.Errorf("the role is said %d times", n)
	}
}

// TestLinksFindSomething follows every search that an article's page and the
// home page propose, over the real engine.
func TestLinksFindSomething(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	followed := 0
	for _, target := range []string{"/", "/article/" + m.articles[0].ID, "/article/" + m.articles[1].ID, "/article/" + m.articles[4].ID + "?lang=en"} {
		for _, link := range links.FindAllStringSubmatch(get(h, target).Body.String(), -1) {
			where := html.UnescapeString(link[1])
			if !strings.HasPrefix(where, "/?") || where == "/?lang=en" || where == "/?lang=fr" {
				continue
			}
			followed++
			w := get(h, where)
			if w.Code != 200 || strings.Contains(w.Body.String(), `class="notice empty"`) {
				t.Errorf("%s leads to %s: %d, and nothing is found", target, where, w.Code)
			}
		}
	}
	if followed < 8 {
		t.Errorf("only %d searches were followed", followed)
	}
}

// TestRealArchive serves an article that went through an archive on disk.
func TestRealArchive(t *testing.T) {
	a, err := archive.Open(t.Context(), t.TempDir(), archive.Options{Create: true, Software: "test", Log: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	m := full(t)
	wanted := m.articles[0]
	kept, err := a.Keep(t.Context(), []archive.Capture{{
		URL: wanted.URL, Time: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Origin: archive.Imported, Source: "test",
		Type: warc.Resource, ContentType: "text/html", Block: []byte("<p>Une page.</p>"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	stored, err := a.StoreReadings(t.Context(), []archive.Reading{{Capture: kept[0].ID, Reader: 1, Article: wanted}})
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, m, func(c *Config) { c.Archive = a })
	body := get(h, "/article/"+stored[0].ArticleID).Body.String()
	contains(t, body, "Marianne Delcourt", "vue le 2 janvier 2026", `id="e-`+wanted.Interview.Exchanges[0].ID)
	var got news.Article
	if err := json.NewDecoder(get(h, "/api/v1/articles/"+wanted.ID).Body).Decode(&got); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if got.Title != wanted.Title || len(got.Interview.Exchanges) != len(wanted.Interview.Exchanges) {
		t.Errorf("%+v", got)
	}
	if w := get(h, "/article/aaaaaaaaaaaaaaaa"); w.Code != 404 {
		t.Errorf("an absent article: %d", w.Code)
	}
	contains(t, get(h, "/").Body.String(), "Le fonds")
}
