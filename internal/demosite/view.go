package demosite

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// view is what a template shows: an article, or a list of them.
type view struct {
	SiteName, ShortName string
	Base                string // scheme and host of the request
	Canonical           string // absolute
	Path                string
	Theme               string
	Title               string
	BodyClass           string // as WordPress sorts its pages
	NoIndex             bool
	Menu, Crumbs        []link
	Latest, Related     []*Article
	Tags                []link

	Article     *Article // nil on a list
	Body        template.HTML
	Comments    []comment
	SectionPath string
	PrintPath   string
	JSONLD      []any

	Items      []*Article
	Children   []link
	Pager      []link // a page without a path is the one shown
	Prev, Next string
}

// excerptLength is about two lines of a list, in runes.
const excerptLength = 180

// crumbLength is where SPIP's « couper » ends a title in the trail, in runes.
const crumbLength = 60

func parseTemplates() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"words":    func(date string) string { return inWords(moment(date)) },
		"inwords":  func(date string) string { return inWords(moment(date)) },
		"weekday":  func(date string) string { return withWeekday(moment(date)) },
		"day":      func(date string) string { return moment(date).Format("02/01/2006") },
		"excerpt":  func(a *Article) string { return cut(a.summary(), excerptLength) },
		"cut":      func(s string) string { return cut(s, crumbLength) },
		"sentence": upperFirst,
		"join":     joinLabels,
	}).ParseFS(files, "templates/*.html")
}

// summary is the lead, or the first paragraph of a page that has none.
func (a *Article) summary() string {
	if a.Lead != "" || len(a.Paragraphs) == 0 {
		return a.Lead
	}
	return a.Paragraphs[0]
}

// cut ends s at a word near n runes, with « … ».
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	short := string([]rune(s)[:n])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return short + "…"
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func joinLabels(links []link) string {
	labels := make([]string, 0, len(links))
	for _, l := range links {
		labels = append(labels, l.Label)
	}
	return strings.Join(labels, ", ")
}

// render executes a theme's template and encodes the page as its theme does.
func (s *Site) render(name string, v view) ([]byte, error) {
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, name, v); err != nil {
		return nil, fmt.Errorf("template %s for %s: %w", name, v.Path, err)
	}
	if v.Theme != string(EZ) {
		return b.Bytes(), nil
	}
	id := 0
	if v.Article != nil {
		id = v.Article.ID
	}
	return encodeLatin(b.Bytes(), id)
}

// encodeLatin encodes a page that calls itself ISO-8859-1. What the charset
// lacks (œ, –, €) becomes a character reference on pages with an even number;
// on the others it is a byte of windows-1252, as browsers have always read
// that label.
func encodeLatin(page []byte, id int) ([]byte, error) {
	set := charmap.Windows1252
	if latinHeader(id) {
		set = charmap.ISO8859_1
	}
	return encoding.HTMLEscapeUnsupported(set.NewEncoder()).Bytes(page)
}

// latinHeader reports whether the Content-Type of a page in ISO-8859-1 names
// the charset; on the others only the page itself does.
func latinHeader(id int) bool { return id%2 == 0 }

func contentType(theme Theme, id int) string {
	switch {
	case theme != EZ:
		return "text/html; charset=utf-8"
	case latinHeader(id):
		return "text/html; charset=ISO-8859-1"
	}
	return "text/html"
}

// articleView fills what the page of an article shows.
func (s *Site) articleView(a *Article, base string) view {
	v := s.view(a.Theme, a.Title, a.Path, base)
	v.Article, v.Comments, v.NoIndex = a, a.comments, a.noindex
	v.Body = a.body(s.byPath[a.see])
	v.BodyClass = fmt.Sprintf("single single-post postid-%d", a.ID)
	if a.Published == "" {
		v.BodyClass = fmt.Sprintf("page-template-default page page-id-%d", a.ID)
	}
	v.Crumbs = a.crumbs
	v.SectionPath = a.crumbs[len(a.crumbs)-1].Path
	if a.print {
		v.PrintPath = printPath(a)
	}
	for _, tag := range a.Tags {
		v.Tags = append(v.Tags, link{tag, tagPath(tag)})
	}
	v.Related = s.related(a)
	if a.Theme == WordPress && a.Published != "" {
		v.JSONLD = linkedData(a, base)
	}
	return v
}

func (s *Site) view(theme Theme, title, path, base string) view {
	return view{
		SiteName: SiteName, ShortName: ShortName, Base: base, Canonical: base + path, Path: path,
		Theme: string(theme), Title: title, Menu: s.menu, Latest: s.articles[:min(relatedCount, len(s.articles))],
	}
}

// relatedCount is how many other articles a page shows beside itself.
const relatedCount = 4

// related picks articles of the same section, then of the same theme.
func (s *Site) related(a *Article) []*Article {
	var near, far []*Article
	for _, other := range s.articles {
		switch {
		case other.Path == a.Path:
		case other.Section == a.Section && other.Theme == a.Theme:
			near = append(near, other)
		case other.Theme == a.Theme:
			far = append(far, other)
		}
	}
	all := slices.Concat(near, far)
	return all[:min(relatedCount, len(all))]
}
