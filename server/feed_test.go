package server

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed/atom"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
)

// readAtom parses a feed and holds it to what RFC 4287 says of any feed.
func readAtom(t *testing.T, body []byte) *atom.Feed {
	t.Helper()
	parser := &atom.Parser{}
	f, err := parser.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatalf("no Atom feed: %v in %.300s", err, body)
	}
	onceEach(t, body)
	checkAtomNode(t, "feed", f.ID, f.Updated, f.Links)
	if rel(f.Links, "self") == "" {
		t.Error("the feed does not say where it is")
	}
	ids := map[string]bool{}
	for _, e := range f.Entries {
		checkAtomNode(t, e.Title, e.ID, e.Updated, e.Links)
		if ids[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		ids[e.ID] = true
		if e.Title == "" {
			t.Errorf("%s has no title", e.ID)
		}
		if len(e.Authors) == 0 && len(f.Authors) == 0 {
			t.Errorf("%s has no author, nor has the feed", e.ID)
		}
		if e.Published != "" {
			moment(t, e.Published)
		}
	}
	return f
}

// onceEach holds how often a feed's elements may stand (sections 4.1.1, 4.1.2).
func onceEach(t *testing.T, body []byte) {
	t.Helper()
	var strict struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		IDs     []string `xml:"id"`
		Titles  []string `xml:"title"`
		Updated []string `xml:"updated"`
		Entries []struct {
			IDs       []string `xml:"id"`
			Titles    []string `xml:"title"`
			Updated   []string `xml:"updated"`
			Published []string `xml:"published"`
			Summaries []string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(body, &strict); err != nil {
		t.Fatal(err)
	}
	if len(strict.IDs) != 1 || len(strict.Titles) != 1 || len(strict.Updated) != 1 {
		t.Errorf("the feed has %d ids, %d titles, %d times", len(strict.IDs), len(strict.Titles), len(strict.Updated))
	}
	for i, e := range strict.Entries {
		if len(e.IDs) != 1 || len(e.Titles) != 1 || len(e.Updated) != 1 || len(e.Published) > 1 || len(e.Summaries) != 1 {
			t.Errorf("entry %d: %+v", i, e)
		}
	}
}

var lastingName = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// checkAtomNode holds what feeds and entries share: a lasting name, a moment,
// and absolute addresses of which one is the page.
func checkAtomNode(t *testing.T, what, id, updated string, links []*atom.Link) {
	t.Helper()
	if !lastingName.MatchString(id) {
		t.Errorf("%s: id %q", what, id)
	}
	moment(t, updated)
	alternates := 0
	for _, l := range links {
		if u, err := url.Parse(l.Href); err != nil || !u.IsAbs() || u.Host == "" {
			t.Errorf("%s: link %q is not absolute", what, l.Href)
		}
		if l.Rel == "alternate" {
			alternates++
		}
	}
	if alternates != 1 {
		t.Errorf("%s: %d pages", what, alternates)
	}
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Errorf("%q is no moment of RFC 3339", s)
	}
	return m
}

func rel(links []*atom.Link, name string) string {
	for _, l := range links {
		if l.Rel == name {
			return l.Href
		}
	}
	return ""
}

func TestFeeds(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	for _, tt := range []struct {
		target, title, page string
		entries             int
	}{
		{"/?format=atom", "Tous les articles – Pressoir", "/?sort=newest", 30},
		{"/?format=atom&limit=5", "Tous les articles – Pressoir", "/?sort=newest", 5},
		{"/?q=reconnaissance+faciale&format=atom", "reconnaissance faciale – Pressoir", "/?q=reconnaissance+faciale&sort=newest", 5},
		{"/?q=faciale&unit=words&format=atom", "faciale – Pressoir", "/?q=faciale&sort=newest&unit=words", 2},
		{"/?kind=interview&year=2025&format=atom&sort=oldest", "Tous les articles · Entretien · 2025 – Pressoir", "/?kind=interview&sort=newest&year=2025", 1},
		{"/personne/Marianne%20Delcourt?format=atom", "Marianne Delcourt – Pressoir", "/personne/Marianne%20Delcourt", 5},
		{"/rubrique/Actualit%C3%A9s/Entretiens?format=atom", "Actualités > Entretiens – Pressoir", "/rubrique/Actualit%C3%A9s/Entretiens", 2},
		{"/site/La%20Gazette%20du%20Val?format=atom", "La Gazette du Val – Pressoir", "/site/La%20Gazette%20du%20Val", 3},
		{"/?q=introuvable&format=atom", "introuvable – Pressoir", "/?q=introuvable&sort=newest", 0},
	} {
		w := get(h, tt.target)
		if w.Code != 200 || w.Header().Get("Content-Type") != "application/atom+xml; charset=utf-8" {
			t.Fatalf("%s: %d %s", tt.target, w.Code, w.Header().Get("Content-Type"))
		}
		f := readAtom(t, w.Body.Bytes())
		if f.Title != tt.title || rel(f.Links, "alternate") != "http://example.com"+tt.page || len(f.Entries) != tt.entries {
			t.Errorf("%s: %q, %s, %d entries", tt.target, f.Title, rel(f.Links, "alternate"), len(f.Entries))
		}
		self := strings.TrimPrefix(rel(f.Links, "self"), "http://example.com")
		if again := readAtom(t, get(h, self).Body.Bytes()); again.ID != f.ID || again.Title != f.Title {
			t.Errorf("%s: at its own address %s there is another feed", tt.target, self)
		}
		if !slices.IsSortedFunc(f.Entries, func(a, b *atom.Entry) int { return strings.Compare(day(b), day(a)) }) {
			t.Errorf("%s: not the newest first", tt.target)
		}
	}
}

func TestFeedEntry(t *testing.T) {
	m := full(t)
	id := m.articles[0].ID
	seen := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	m.versions[id] = []archive.Version{{Number: 1, FirstSeen: seen, LastSeen: seen, Current: true}}
	f := readAtom(t, get(handler(t, m), "/personne/Marianne%20Delcourt?format=atom").Body.Bytes())
	e := f.Entries[0]
	if !strings.HasPrefix(e.Title, "Marianne Delcourt\u202f: «\u202f") || e.Updated != "2026-01-02T03:04:05Z" || f.Updated != e.Updated ||
		rel(e.Links, "via") != m.articles[0].URL || !strings.HasPrefix(rel(e.Links, "alternate"), "http://example.com/article/"+id+"#e-") {
		t.Errorf("the first entry is %+v", e)
	}
	if e.Content == nil || e.Content.Type != "xhtml" || !strings.Contains(e.Content.Value, "<blockquote>") || !strings.Contains(e.Content.Value, "directrice de l’Institut") {
		t.Errorf("its content is %+v", e.Content)
	}
}

func day(e *atom.Entry) string { return (e.Published + "0000-00-00")[:len(news.DayLayout)] }

// TestFeedsAreOffered holds that pages name their feed in the head and on the
// page, and that those without one name none.
func TestFeedsAreOffered(t *testing.T) {
	h := handler(t, full(t))
	for target, want := range map[string]string{
		"/":                                "/?format=atom",
		"/?lang=en":                        "/?format=atom&amp;lang=en",
		"/?q=colloque&sort=oldest&limit=5": "/?format=atom&amp;q=colloque",
		"/?q=faciale&unit=words":           "/?format=atom&amp;q=faciale&amp;unit=words",
		"/personne/Octave%20Renaudin":      "/personne/Octave%20Renaudin?format=atom",
		"/rubrique/Droit":                  "/rubrique/Droit?format=atom",
		"/site/La%20Gazette%20du%20Val":    "/site/La%20Gazette%20du%20Val?format=atom",
		"/syntaxe":                         "",
		"/absent":                          "",
		"/?q=%28colloque":                  "",
		"/personne/Personne":               "",
	} {
		body := get(h, target).Body.String()
		contains(t, body, `<link rel="search" type="application/opensearchdescription+xml" title="Pressoir" href="/opensearch.xml`)
		if want == "" {
			if strings.Contains(body, "application/atom+xml") {
				t.Errorf("%s offers a feed", target)
			}
			continue
		}
		if !strings.Contains(body, `<link rel="alternate" type="application/atom+xml"`) || strings.Count(body, `href="`+want+`"`) < 1 {
			t.Errorf("%s does not offer %s", target, want)
		}
	}
	contains(t, get(h, "/?q=colloque").Body.String(), "Suivre (flux Atom)")
}

func TestFeedsAreNotSentTwice(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	const target = "/?q=colloque&format=atom"
	first := get(h, target)
	etag, modified := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
	if etag == "" || modified == "" {
		t.Fatalf("ETag %q, Last-Modified %q", etag, modified)
	}
	for name, value := range map[string]string{"If-None-Match": etag, "If-Modified-Since": modified} {
		w := get(h, target, name, value)
		if w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
			t.Errorf("%s: %d, %d bytes, ETag %q", name, w.Code, w.Body.Len(), w.Header().Get("ETag"))
		}
	}
	head := request(h, http.MethodHead, target)
	if head.Code != 200 || head.Header().Get("ETag") != etag {
		t.Errorf("HEAD: %d, %q", head.Code, head.Header().Get("ETag"))
	}
	m.articles = m.articles[1:]
	if w := get(h, target, "If-None-Match", etag); w.Code != 200 || w.Header().Get("ETag") == etag {
		t.Errorf("another feed: %d, ETag %q", w.Code, w.Header().Get("ETag"))
	}
}

func TestFeedRefusals(t *testing.T) {
	h := handler(t, full(t))
	for _, target := range []string{
		"/?q=%28colloque&format=atom", "/?format=rss", "/?format=atom&limit=0", "/?format=atom&limit=9999",
		"/personne/Octave%20Renaudin?format=pdf", "/api/v1/complete?q=a&format=atom",
	} {
		if w := get(h, target); w.Code != 400 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// TestFeedsAreData holds that what an article says is text in a feed, and that
// characters that XML has not do not break it.
func TestFeedsAreData(t *testing.T) {
	m := full(t)
	a := m.articles[0]
	a.Title = news.Maybe("Un <script>alert(1)</script> & un \x01\x0b]]> caractère")
	a.Interview.Exchanges[0].Answer = "<b>Oui</b> & non \x02."
	h := handler(t, m)
	f := readAtom(t, get(h, "/?kind=interview&format=atom").Body.Bytes())
	if !strings.Contains(f.Entries[1].Title+f.Entries[0].Title, "<script>alert(1)</script> & un") {
		t.Errorf("the titles are %q, %q", f.Entries[0].Title, f.Entries[1].Title)
	}
	body := get(h, "/personne/Marianne%20Delcourt?format=atom").Body.String()
	readAtom(t, []byte(body))
	if strings.Contains(body, "<b>") || strings.Contains(body, "<script") {
		t.Error("markup of an article is markup in the feed")
	}
}

// TestFeedsShowWhatMayBeShown holds that a source's limits hold in feeds.
func TestFeedsShowWhatMayBeShown(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Display = func(string) Display { return LinkOnly } })
	for _, target := range []string{"/personne/Marianne%20Delcourt?format=atom", "/?kind=interview&format=atom"} {
		body := get(h, target).Body.String()
		readAtom(t, []byte(body))
		for _, hidden := range []string{"Parce que la technique", "Au lendemain du colloque"} {
			if strings.Contains(body, hidden) {
				t.Errorf("%s shows %q", target, hidden)
			}
		}
	}
}

func TestOpenSearch(t *testing.T) {
	h := handler(t, full(t))
	w := get(h, "/opensearch.xml?lang=en")
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/opensearchdescription+xml") {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Content-Type"))
	}
	var d openSearch
	if err := xml.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.ShortName) == 0 || len(d.ShortName) > 16 || d.Description == "" || len(d.Description) > 1024 || d.Language != "en" {
		t.Errorf("%+v", d)
	}
	want := map[string]string{
		"text/html": "text/html; charset=utf-8", "application/atom+xml": "application/atom+xml; charset=utf-8",
		suggestionsType: suggestionsType, "application/opensearchdescription+xml": "application/opensearchdescription+xml; charset=utf-8",
	}
	for _, u := range d.URLs {
		target, ok := strings.CutPrefix(strings.ReplaceAll(u.Template, "{searchTerms}", "reconnaissance+faciale"), "http://example.com")
		got := get(h, target)
		if !ok || got.Code != 200 || got.Header().Get("Content-Type") != want[u.Type] {
			t.Errorf("%s leads to %d %s", u.Template, got.Code, got.Header().Get("Content-Type"))
		}
		delete(want, u.Type)
	}
	if len(want) != 0 {
		t.Errorf("there is no %v", want)
	}
}

func TestSuggestionsForBrowsers(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = engine(t, m) })
	w := get(h, "/api/v1/complete?q=delc&format=opensearch&lang=fr")
	var answer []any
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer) != 4 || answer[0] != "delc" {
		t.Fatalf("%s, %v", w.Body, err)
	}
	want := [][]any{{"Marianne Delcourt"}, {"2 articles"}, {"http://example.com/personne/Marianne%20Delcourt?lang=fr"}}
	for i, list := range want {
		if got, _ := answer[i+1].([]any); len(got) == 0 || got[0] != list[0] {
			t.Errorf("list %d is %v, want %v first", i+1, answer[i+1], list)
		}
	}
	if w := get(h, "/api/v1/complete?format=opensearch&q="); strings.TrimSpace(w.Body.String()) != `["",[],[],[]]` {
		t.Errorf("nothing typed becomes %s", w.Body)
	}
}

// TestBaseAddress holds which addresses a feed's links begin with.
func TestBaseAddress(t *testing.T) {
	h := handler(t, full(t))
	f := readAtom(t, get(h, "/?format=atom", "X-Forwarded-Proto", "https").Body.Bytes())
	if !strings.HasPrefix(rel(f.Links, "self"), "https://example.com/") {
		t.Errorf("behind TLS: %s", rel(f.Links, "self"))
	}
}

func TestLastingNames(t *testing.T) {
	// Reckoned with another program: uuid.uuid5 of the namespace and "article\nabc".
	if got := lasting("article", "abc"); got != lastingABC {
		t.Errorf("the name of a known thing has become %s: readers would see all entries anew", got)
	}
}

const lastingABC = "urn:uuid:f04bf004-116e-5af1-9a85-917094111905"
