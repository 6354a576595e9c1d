package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what the page says of itself in <meta>, <link> and <title>.
type metadata struct {
	values map[string][]string // name, property or itemprop in lower case → contents, in order
	title  string              // <title>
	lang   string              // <html lang>
}

// first is the first value that one of the names has.
func (m metadata) first(names ...string) string {
	v, _ := m.named(names...)
	return v
}

// named is first, with the name that gave it.
func (m metadata) named(names ...string) (value, name string) {
	for _, name := range names {
		if list := m.values[name]; len(list) > 0 {
			return list[0], name
		}
	}
	return "", ""
}

// maxMeta bounds one value, in bytes: longer ones are no names or dates.
const maxMeta = 4096

func (d *draft) readMeta() {
	d.meta.values = make(map[string][]string)
	for i := range d.tree.nodes {
		if d.tree.nodes[i].isElement() {
			d.readMetaElement(i)
		}
	}
	for _, name := range [...]string{"robots", "googlebot", "pressoir"} {
		for _, v := range d.meta.values[name] {
			for word := range strings.SplitSeq(strings.ToLower(v), ",") {
				word = strings.TrimSpace(word)
				d.noIndex = d.noIndex || strings.Contains(word, "noindex") || word == "none"
			}
		}
	}
}

func (d *draft) readMetaElement(i int) {
	n := d.tree.nodes[i].html
	switch n.DataAtom {
	case atom.Html:
		d.meta.lang = firstOf(attr(n, "lang"), attr(n, "xml:lang"))
	case atom.Base:
		d.rebase(attr(n, "href"))
	case atom.Title:
		if d.meta.title == "" && d.tree.above(i, atom.Head) >= 0 {
			d.meta.title = shorten(d.tree.text(i), maxMeta)
		}
	case atom.Meta:
		d.meta.add(n)
	case atom.Link:
		if d.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			d.canonical = d.resolve(strings.TrimSpace(attr(n, "href")))
		}
	}
}

func (m *metadata) add(n *html.Node) {
	content := attr(n, "content")
	if content == "" || len(content) > maxMeta {
		return
	}
	content = fold(html.UnescapeString(content)) // some systems escape twice
	if content == "" {
		return
	}
	for _, name := range [...]string{"property", "name", "itemprop", "http-equiv"} {
		if v := strings.ToLower(strings.TrimSpace(attr(n, name))); v != "" {
			m.values[v] = append(m.values[v], content)
		}
	}
}

// rebase follows <base href>.
func (d *draft) rebase(href string) {
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return
	}
	if d.base != nil {
		u = d.base.ResolveReference(u)
	}
	if u.Host != "" {
		d.base = u
	}
}
