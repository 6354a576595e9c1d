package bleveindex

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// columnValue makes a value fit to stand in a column and in a URL's filter:
// valid UTF-8, no control characters, white space as one space, of the length
// a filter may have.
func columnValue(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= query.MaxFilterValue {
		return s
	}
	cut := query.MaxFilterValue
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strings.TrimSpace(s[:cut])
}

// homeLabels are what a breadcrumb calls the home page, by their keys.
func homeLabels() []string {
	return []string{"accueil", "page d'accueil", "home", "homepage", "a la une", "la une", "vous etes ici", "vous etes dans"}
}

// maxSectionDepth bounds a section's path: a deeper one is a list of related
// pages taken for a breadcrumb.
const maxSectionDepth = 6

// sectionPath is where an article is filed, from the widest rubric to the
// narrowest: its breadcrumb without the home page, else its section.
func sectionPath(a *news.Article) []string {
	path := make([]string, 0, len(a.Breadcrumb))
	for i, c := range a.Breadcrumb {
		label := sectionLabel(c.Label)
		if label != "" && !isHomeLabel(label) && (i > 0 || !isHome(c, a)) {
			path = append(path, label)
		}
	}
	if label := sectionLabel(string(a.Section)); len(path) == 0 && label != "" {
		path = append(path, label)
	}
	path = slices.CompactFunc(path, func(a, b string) bool { return french.Key(a) == french.Key(b) })
	path = path[:min(len(path), maxSectionDepth)]
	for len(strings.Join(path, query.PathSeparator)) > query.MaxFilterValue {
		path = path[:len(path)-1]
	}
	return path
}

// sectionLabel is a step of the path; it must not look like two.
func sectionLabel(s string) string {
	return columnValue(strings.ReplaceAll(s, query.PathSeparator, " › "))
}

func isHomeLabel(label string) bool {
	return slices.Contains(homeLabels(), strings.TrimRight(french.Key(label), " :"))
}

// isHome reports whether a breadcrumb's first step is the site's home page.
func isHome(c news.Crumb, a *news.Article) bool {
	label := french.Key(c.Label)
	if label == french.Key(string(a.Site)) {
		return true
	}
	u, err := url.Parse(string(c.URL))
	if err != nil || u.Host == "" {
		return false
	}
	return u.RawQuery == "" && (u.Path == "" || u.Path == "/") || label == strings.TrimPrefix(u.Host, "www.")
}

// siteNames are what `site:` finds an article by: the site's name, its host,
// and the domains the host belongs to.
func siteNames(a *news.Article) []string {
	names := []string{string(a.Site)}
	u, err := url.Parse(a.URL)
	if err != nil {
		return names
	}
	host := strings.ToLower(u.Hostname())
	names = append(names, host)
	for {
		_, parent, ok := strings.Cut(host, ".")
		if !ok || !strings.Contains(parent, ".") {
			return names
		}
		names = append(names, parent)
		host = parent
	}
}

// kindNames are the words for a kind, French and English.
func kindNames(k news.Kind) []string {
	switch k {
	case news.KindArticle:
		return []string{"article"}
	case news.KindInterview:
		return []string{"interview", "entretien"}
	case news.KindOpinion:
		return []string{"opinion", "tribune", "éditorial"}
	case news.KindPressRelease:
		return []string{"press-release", "communiqué de presse"}
	case news.KindEvent:
		return []string{"event", "événement"}
	default:
		return []string{string(k)}
	}
}

func eventNames(a *news.Article) []string {
	names := make([]string, 0, 2*len(a.Events))
	for _, e := range a.Events {
		names = append(names, e.Type, e.Label)
	}
	return names
}

// bareURL is an address without its scheme: http and https name one page.
func bareURL(s string) string {
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	return strings.ToLower(s[:min(len(s), news.MaxURL)])
}
