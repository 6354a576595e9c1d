package server

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// drawn writes stretches with {words} around what is said, (matches) around
// what is marked and plain spaces.
func drawn(stretches []web.Stretch) string {
	var b strings.Builder
	for _, s := range stretches {
		if s.Said {
			b.WriteString("{")
			if s.More {
				b.WriteString("+")
			}
		}
		for _, p := range s.Parts {
			if p.Match {
				b.WriteString("(" + p.Text + ")")
			} else {
				b.WriteString(p.Text)
			}
		}
		if s.Said {
			b.WriteString("}")
		}
	}
	return strings.ReplaceAll(b.String(), "\u202f", "_")
}

// said finds words in a text as a quote of the article.
func said(text, words string, parts ...string) news.Quote {
	q := news.Quote{ID: words, Text: words, In: news.InText, Speaker: "Luc Roux", SpeakerType: news.SpeakerPerson, Confidence: news.Stated}
	for _, part := range append([]string{words}, parts...) {
		if before, _, ok := strings.Cut(text, part); ok {
			start := utf8.RuneCountInString(before)
			q.Parts = append(q.Parts, news.Part{Start: start, End: start + utf8.RuneCountInString(part)})
		}
	}
	return q
}

func TestStretches(t *testing.T) {
	for name, tt := range map[string]struct {
		text, looked string
		quotes       []string // « a|b » is one quote in two parts
		language     string
		want         string
	}{
		"plain":                   {"Rien à dire!", "", nil, "fr", "Rien à dire_!"},
		"a match":                 {"Le colloque, hier.", "colloques", nil, "fr", "Le (colloque), hier."},
		"a match before a mark":   {"Un colloque?", "colloque", nil, "fr", "Un (colloque)_?"},
		"two words in a row":      {"La reconnaissance faciale.", "faciale reconnaissance", nil, "fr", "La (reconnaissance faciale)."},
		"words said":              {"« On verra », dit-il.", "", []string{"On verra"}, "fr", "«_{On verra}_», dit-il."},
		"no space before":         {"«On verra», dit-il.", "", []string{"On verra"}, "fr", "«_{On verra}_», dit-il."},
		"match inside words said": {"« On verra bien », dit-il.", "verra", []string{"On verra bien"}, "fr", "«_{On (verra) bien}_», dit-il."},
		"in two parts":            {"« On verra », dit-il, « demain ».", "", []string{"On verra|demain"}, "fr", "«_{On verra}_», dit-il, «_{+demain}_»."},
		"two quotes":              {"« Oui », puis « non ».", "", []string{"Oui", "non"}, "fr", "«_{Oui}_», puis «_{non}_»."},
		"next to each other":      {"« Oui »« non »", "", []string{"Oui", "non"}, "fr", "«_{Oui}_»«_{non}_»"},
		"apostrophes":             {"L'école s'ouvre.", "école", nil, "fr", "L’(école) s’ouvre."},
		"a foreign text":          {"Why not? It's at school.", "school", nil, "en", "Why not? It's at (school)."},
		"overlapping quotes":      {"« On verra bien »", "", []string{"On verra", "verra bien"}, "fr", "«_{On verra} bien_»"},
		"a match across its edge": {"« On verra bien tôt »", `"verra bien"`, []string{"bien tôt"}, "fr", "«_On (verra ){(bien) tôt}_»"},
		"what cannot be read":     {"Le colloque.", "(colloque", nil, "fr", "Le colloque."},
		"only refused":            {"Le colloque.", "-colloque", nil, "fr", "Le colloque."},
		"a word of another field": {"Le colloque.", "titre:colloque", nil, "fr", "Le colloque."},
		"words of quotes":         {"Bien. « On verra bien »", "citation:bien", []string{"On verra bien"}, "fr", "Bien. «_{On verra (bien)}_»"},
		"nothing":                 {"", "colloque", nil, "fr", ""},
	} {
		a := &news.Article{Language: news.Maybe(tt.language), Body: []news.Block{{Type: news.BlockParagraph, Text: tt.text}}}
		a.Text = news.TextOf(a.Body)
		for _, q := range tt.quotes {
			parts := strings.Split(q, "|")
			a.Quotes = append(a.Quotes, said(a.Text, parts[0], parts[1:]...))
		}
		ts := newTypesetter(citer{v: visitIn(t, web.French), article: a, typeset: setter(tt.language)}, markerOf(tt.looked))
		if got := drawn(ts.stretches(tt.text, ts.stands.blocks[0], query.FieldText)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

func TestQuotesStandBesideTheirParagraphs(t *testing.T) {
	a := &news.Article{ID: "abcdefghijklmnop", Lead: "« Un chapô », dit-elle.", Body: []news.Block{
		{Type: news.BlockCaption, Text: "« Pas dans une légende »"},
		{Type: news.BlockParagraph, Text: "Élan. « Premier mot », puis « Second mot »."},
		{Type: news.BlockList, Text: "« Dans une liste »\n « Plus loin »"},
	}}
	a.Text = news.TextOf(a.Body)
	a.Quotes = []news.Quote{
		said(a.Text, "Second mot"), said(a.Text, "Premier mot"), said(a.Text, "Plus loin"), said(a.Text, "nulle part"),
		said(string(a.Lead), "Un chapô"), {ID: "x", Text: "loin dehors", In: news.InText, Parts: []news.Part{{Start: 900, End: 950}}},
		{ID: "y", Text: "à rebours", In: news.InText, Parts: []news.Part{{Start: 5, End: 2}, {Start: -9, End: -2}}},
	}
	a.Quotes[4].In = news.InLead
	ts := newTypesetter(citer{v: visitIn(t, web.French), article: a, typeset: setter("fr")}, nil)
	lead := ts.notes(ts.stands.lead)
	items := ts.items()
	rest := ts.rest()
	names := func(quotes []web.Quote) string {
		var list []string
		for _, q := range quotes {
			list = append(list, strings.Trim(q.Words, "«» \u202f"))
		}
		return strings.Join(list, "|")
	}
	for where, got := range map[string][2]string{
		"lead": {names(lead), "Un chapô"}, "caption": {names(items[0].Block.Notes), ""},
		"paragraph": {names(items[1].Block.Notes), "Premier mot|Second mot"}, "list": {names(items[2].Block.Notes), "Plus loin"},
		"rest": {names(rest), "nulle part|loin dehors|à rebours"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %s, want %s", where, got[0], got[1])
		}
	}
	if got := drawn(items[2].Block.Lines[1]); got != "«_{Plus loin}_»" {
		t.Errorf("the list's line is %s", got)
	}
}

func TestOpening(t *testing.T) {
	for _, tt := range []struct {
		text string
		most int
		want string
	}{
		{"On verra", 40, "On verra"}, {"On verra bien demain", 12, "On verra…"}, {"On verra bien demain", 8, "On verra…"},
		{"anticonstitutionnellement", 10, "anticonsti…"}, {"Oui, anticonstitutionnellement", 20, "Oui…"}, {"", 10, ""},
	} {
		if got := opening(tt.text, tt.most); got != tt.want {
			t.Errorf("opening(%q, %d) = %q, want %q", tt.text, tt.most, got, tt.want)
		}
	}
}

var ids = regexp.MustCompile(` id="([^"]+)"`)

func TestMarksOfASearch(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	found := get(h, "/?q=reconnaissance+faciale").Body.String()
	contains(t, found, `href="/article/`+m.articles[0].ID+`?q=reconnaissance&#43;faciale"`)
	body := html.UnescapeString(get(h, "/article/"+m.articles[1].ID+"?q=reconnaissance+faciale").Body.String())
	contains(t, body, `<mark id="m1">reconnaissance faciale</mark>`, `href="#m2"`, `value="reconnaissance faciale"`, "passages marqués",
		`href="/article/`+m.articles[1].ID+`">Effacer`)
	seen := map[string]bool{}
	for _, id := range ids.FindAllStringSubmatch(body, -1) {
		if seen[id[1]] {
			t.Errorf("the id %s stands twice", id[1])
		}
		seen[id[1]] = true
	}
	for _, href := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(body, -1) {
		if !seen[href[1]] {
			t.Errorf("a link leads to #%s, which is not there", href[1])
		}
	}
	for _, target := range []string{"", "?q=", "?q=introuvable", "?q=%28reconnaissance", "?q=" + strings.Repeat("a", maxLooked+1)} {
		if strings.Contains(get(h, "/article/"+m.articles[1].ID+target).Body.String(), "<mark") {
			t.Errorf("%.40s marks something", target)
		}
	}
}

func TestMarksAreBounded(t *testing.T) {
	m := full(t)
	m.articles[1].Body = []news.Block{{Type: news.BlockParagraph, Text: strings.Repeat("colloque, ", 5000)}}
	m.articles[1].Text = news.TextOf(m.articles[1].Body)
	m.articles[1].Quotes = nil
	if n := strings.Count(get(handler(t, m), "/article/"+m.articles[1].ID+"?q=colloque").Body.String(), "<mark id="); n != maxMarks {
		t.Errorf("%d marks", n)
	}
}

func TestGuessIsSaidToBeOne(t *testing.T) {
	m := full(t)
	a := m.articles[6]
	body := html.UnescapeString(get(handler(t, m), "/article/"+a.ID).Body.String())
	if strings.Count(body, "attribution incertaine") < 3 { // in the margin, in the copy and in the reference
		t.Errorf("it is said %d times", strings.Count(body, "attribution incertaine"))
	}
	if strings.Contains(body, `href="/personne/`) {
		t.Error("a guess has a person's page")
	}
	q := &a.Quotes[0]
	q.Speaker, q.SpeakerType = "Irène Vasseau", news.SpeakerPerson
	a.People = []news.Person{{Name: "Irène Vasseau", Words: 9}}
	contains(t, html.UnescapeString(get(handler(t, m), "/article/"+a.ID).Body.String()), "9 mots rapportés, attribution incertaine")
}

func TestMetas(t *testing.T) {
	m := full(t)
	a := m.articles[0]
	a.Authors, a.Agency = []string{"Hélène Sarrault", "Ernest de La Tourelle"}, []string{"AFP"}
	body := html.UnescapeString(get(handler(t, m), "http://archive.example/article/"+a.ID).Body.String())
	contains(t, body,
		`<meta name="citation_title" content="`+string(a.Title)+`">`, `<meta name="citation_author" content="Sarrault, Hélène">`,
		`<meta name="citation_author" content="La Tourelle, Ernest de">`, `<meta name="citation_author" content="AFP">`,
		`<meta name="citation_publication_date" content="2025/10/16">`, `<meta name="citation_journal_title" content="Institut de la sûreté urbaine">`,
		`<meta name="citation_language" content="fr">`, `<meta name="citation_public_url" content="`+a.URL+`">`,
		`<meta name="citation_fulltext_html_url" content="http://archive.example/article/`+a.ID+`">`)
	if strings.Contains(get(handler(t, m), "/").Body.String(), "citation_") {
		t.Error("a page that is no article is said to be one")
	}
}

func TestOrigin(t *testing.T) {
	for host, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080", "archive.example": "http://archive.example", "[::1]:80": "http://[::1]:80",
		"": "", "a b": "", "evil\" onload=x": "", "user@host": "", "host:99999999": "", strings.Repeat("a", 300): "",
	} {
		r, err := newRequest(nil, "fr")
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		if got := origin(r); got != want {
			t.Errorf("%q: %q, want %q", host, got, want)
		}
		r.Header.Set("X-Forwarded-Proto", "https")
		if got := origin(r); got != strings.Replace(want, "http:", "https:", 1) {
			t.Errorf("%q behind TLS: %q", host, got)
		}
	}
}

// FuzzStretches holds that a text keeps its letters whatever is set apart in
// it, and that places of it stay inside it.
func FuzzStretches(f *testing.F) {
	v := visitIn(f, web.French)
	f.Add("« On verra », dit-il?", 2, 10, "verra")
	f.Add("a\u202f b  !", 1, 3, "a b")
	f.Add("l'é\xff", -1, 99, "\"é")
	f.Fuzz(func(t *testing.T, text string, start, end int, looked string) {
		a := &news.Article{Body: []news.Block{{Type: news.BlockParagraph, Text: text}}, Quotes: []news.Quote{
			{ID: "1", In: news.InText, Parts: []news.Part{{Start: start, End: end}}}, {ID: "2", In: news.InText, Parts: []news.Part{{Start: end, End: start}, {Start: 0, End: 2}}},
		}}
		a.Text = news.TextOf(a.Body)
		ts := newTypesetter(citer{v: v, article: a, typeset: french.Typeset}, markerOf(looked))
		if got := textOf(ts.stretches(text, ts.stands.blocks[0], query.FieldText)); got != french.Typeset(text) {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func BenchmarkArticlePage(b *testing.B) {
	m := full(b)
	h := handler(b, m)
	for b.Loop() {
		if w := get(h, "/article/"+m.articles[0].ID+"?q=reconnaissance+faciale"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}
