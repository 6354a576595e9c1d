package extract

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// linkedData is what the page says of itself in JSON-LD (schema.org).
type linkedData struct {
	types      []string // of the page's main things: NewsArticle, Event, CollectionPage …
	headline   string
	lead       string // description or abstract
	published  string
	modified   string
	section    []string
	keywords   []string
	authors    []string // persons
	groups     []string // authors that are organisations
	publisher  string
	language   string
	breadcrumb [][]news.Crumb
	images     []string
}

// Limits of linked data; beyond them a page plays tricks.
const (
	maxScripts     = 40      // blocks of one page
	maxScriptBytes = 1 << 20 // of one block
	maxThings      = 2000    // nested objects looked at
)

func (d *draft) readLinkedData() {
	seen := 0
	budget := maxThings
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if n.tag != atom.Script || !strings.Contains(strings.ToLower(attr(n.html, "type")), "ld+json") || n.html.FirstChild == nil {
			continue
		}
		if seen++; seen > maxScripts {
			return
		}
		raw := n.html.FirstChild.Data
		if len(raw) > maxScriptBytes {
			d.reject("jsonld", raw, "script", "longer than 1 MiB")
			continue
		}
		value, err := parseLoose(raw)
		if err != nil {
			d.reject("jsonld", raw, "script", err.Error())
			continue
		}
		d.data.walk(value, &budget)
	}
}

// parseLoose parses JSON, forgiving what content systems get wrong: comment
// marks around it, line breaks inside strings, a comma too many.
func parseLoose(raw string) (any, error) {
	raw = strings.TrimSpace(raw)
	for _, mark := range [...]string{"<!--", "-->", "//<![CDATA[", "<![CDATA[", "//]]>", "]]>"} {
		raw = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(raw, mark), mark))
	}
	raw = strings.TrimSuffix(raw, ";")
	var value any
	err := json.Unmarshal([]byte(raw), &value)
	if err == nil {
		return value, nil
	}
	if json.Unmarshal([]byte(repairJSON(raw)), &value) == nil {
		return value, nil
	}
	return nil, err
}

// repairJSON makes control characters inside strings spaces, and drops commas
// before a closing bracket.
func repairJSON(raw string) string {
	out := make([]byte, 0, len(raw))
	quoted, escaped := false, false
	for i := range len(raw) {
		c := raw[i]
		switch {
		case quoted && c < ' ':
			c = ' '
		case escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '}' || c == ']'):
			end := len(out)
			for end > 0 && out[end-1] <= ' ' {
				end--
			}
			if end > 0 && out[end-1] == ',' {
				out = out[:end-1]
			}
		}
		out = append(out, c)
	}
	return string(out)
}

func (l *linkedData) walk(value any, budget *int) {
	if *budget--; *budget < 0 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			l.walk(item, budget)
		}
	case map[string]any:
		l.thing(v, budget)
	}
}

func (l *linkedData) thing(m map[string]any, budget *int) {
	for _, name := range texts(m["@type"]) {
		l.types = append(l.types, name)
		switch {
		case name == "BreadcrumbList":
			if trail := crumbsOf(m); len(trail) > 0 {
				l.breadcrumb = append(l.breadcrumb, trail)
			}
		case isArticleType(name):
			l.addArticle(m)
		case name == "WebPage" || name == "CollectionPage":
			l.language = firstOf(l.language, text(m["inLanguage"]))
			l.published = firstOf(l.published, text(m["datePublished"]))
			l.modified = firstOf(l.modified, text(m["dateModified"]))
		case (name == "Organization" || name == "NewsMediaOrganization" || name == "WebSite") && l.publisher == "":
			l.publisher = text(m["name"])
		}
	}
	for _, name := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "hasPart"} {
		switch m[name].(type) {
		case map[string]any, []any:
			l.walk(m[name], budget)
		}
	}
}

func isArticleType(name string) bool {
	switch name {
	case "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "ReviewNewsArticle", "TechArticle", "ScholarlyArticle", "LiveBlogPosting", "Report", "AdvertiserContentArticle", "BackgroundNewsArticle", "SocialMediaPosting":
		return true
	}
	return false
}

// addArticle takes the first article's fields: later ones are teasers.
func (l *linkedData) addArticle(m map[string]any) {
	if l.headline != "" {
		return
	}
	l.headline = firstOf(text(m["headline"]), text(m["name"]))
	l.lead = firstOf(text(m["abstract"]), text(m["description"]))
	l.published = firstOf(text(m["datePublished"]), text(m["dateCreated"]), l.published)
	l.modified = firstOf(text(m["dateModified"]), l.modified)
	l.section = texts(m["articleSection"])
	l.language = firstOf(text(m["inLanguage"]), l.language)
	for _, k := range texts(m["keywords"]) {
		l.keywords = append(l.keywords, strings.Split(k, ",")...)
	}
	l.addAuthors(m["author"])
	l.addAuthors(m["creator"])
	if p, ok := m["publisher"].(map[string]any); ok && text(p["name"]) != "" {
		l.publisher = text(p["name"])
	}
	l.addImages(m["image"])
}

func (l *linkedData) addImages(value any) {
	switch v := value.(type) {
	case string:
		l.images = append(l.images, v)
	case []any:
		for _, item := range v[:min(len(v), 20)] {
			if _, nested := item.([]any); !nested {
				l.addImages(item)
			}
		}
	case map[string]any:
		if u := text(v["url"]); u != "" {
			l.images = append(l.images, u)
		}
	}
}

func (l *linkedData) addAuthors(value any) {
	switch v := value.(type) {
	case string:
		l.authors = append(l.authors, fold(v))
	case []any:
		for _, item := range v[:min(len(v), 50)] {
			if _, nested := item.([]any); !nested {
				l.addAuthors(item)
			}
		}
	case map[string]any:
		for _, name := range texts(v["name"]) {
			if kind := text(v["@type"]); kind == "" || kind == "Person" {
				l.authors = append(l.authors, name)
			} else {
				l.groups = append(l.groups, name)
			}
		}
	}
}

// crumbsOf reads a BreadcrumbList in the order of its positions.
func crumbsOf(m map[string]any) []news.Crumb {
	items, ok := m["itemListElement"].([]any)
	if !ok || len(items) > maxCrumbs {
		return nil
	}
	trail := make([]news.Crumb, 0, len(items))
	for _, item := range byPosition(items) {
		step, ok := item.(map[string]any)
		if !ok {
			continue
		}
		label, link := text(step["name"]), ""
		switch target := step["item"].(type) {
		case string:
			link = target
		case map[string]any:
			label = firstOf(label, text(target["name"]))
			link = firstOf(text(target["@id"]), text(target["url"]))
		}
		if label != "" {
			trail = append(trail, news.Crumb{Label: label, URL: news.Maybe(link)})
		}
	}
	return trail
}

// byPosition sorts list items by their positions, if each has one.
func byPosition(items []any) []any {
	place := func(item any) int {
		step, _ := item.(map[string]any)
		n, err := strconv.Atoi(text(step["position"]))
		if err != nil {
			return -1
		}
		return n
	}
	if slices.ContainsFunc(items, func(item any) bool { return place(item) < 0 }) {
		return items
	}
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b any) int { return cmp.Compare(place(a), place(b)) })
	return sorted
}

// text is a value as folded text: a string, a number, the first of a list, an
// object's name.
func text(value any) string {
	if list := texts(value); len(list) > 0 {
		return list[0]
	}
	return ""
}

func texts(value any) []string {
	switch v := value.(type) {
	case string:
		if s := fold(unescape(v)); s != "" {
			return []string{s}
		}
	case float64:
		raw, err := json.Marshal(v)
		if err == nil {
			return []string{string(raw)}
		}
	case []any:
		var list []string
		for _, item := range v[:min(len(v), 100)] {
			if _, nested := item.([]any); !nested {
				list = append(list, texts(item)...)
			}
		}
		return list
	case map[string]any:
		for _, name := range [...]string{"name", "@value", "@id"} {
			if s, ok := v[name].(string); ok {
				return texts(s)
			}
		}
	}
	return nil
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
