package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a teaser, in visible bytes.
const (
	minTeaserTitle = 12  // of its link: shorter ones are « Lire » or a page's number
	sureTitle      = 25  // a link as long is a title, in whatever type it is set
	maxTeaserText  = 900 // of all of it: picture, title, date, excerpt
	maxTeaserHead  = 40  // of what may stand before its link: a date, a rubric
	maxTeaserNodes = 400 // elements and texts of it: the tallest cards have a hundred
)

// teaser is an announcement of another page of the site: its title as a link,
// often with a date and an excerpt.
type teaser struct {
	nodes span
	href  string
}

// teasers are the announcements outside the page's furniture. What class
// names call related or a teaser counts: on a list, that is the content.
func (d *draft) teasers() []teaser {
	var list []teaser
	for i := 0; i < len(d.tree.nodes); i++ {
		n := &d.tree.nodes[i]
		if n.traits&(traitNav|traitFooter|traitHeader|traitComment|traitAside|traitHidden|traitCrumbs) != 0 && n.tag != atom.Body && n.tag != atom.Html {
			i = n.end - 1
			continue
		}
		if href := d.teaserAt(i); href != "" {
			list = append(list, teaser{span{i, n.end}, href})
			i = n.end - 1
		}
	}
	return list
}

// teaserAt is the address that the element announces, "" if it is no teaser.
func (d *draft) teaserAt(i int) string {
	n := &d.tree.nodes[i]
	if !n.mayTease() || n.end-i > maxTeaserNodes || d.tree.inside(d.titleAt, i) {
		return ""
	}
	href, before := "", 0
	for j := i; j < n.end; j++ {
		m := &d.tree.nodes[j]
		if m.tag != atom.A || m.linked < minTeaserTitle {
			if m.html.Type == html.TextNode {
				before += m.chars
			}
			continue
		}
		link := attr(m.html, "href")
		switch {
		case href == "" && (before > maxTeaserHead || !d.isOwnSite(link)):
			return ""
		case href == "":
			href = link
		case link != href && (m.chars >= sureTitle || d.tree.isBold(j, i)):
			return "" // two titles: more than one teaser
		}
		j = m.end - 1
	}
	return href
}

// mayTease holds for elements that lists are made of, as long as a teaser.
func (n *node) mayTease() bool {
	if n.chars < minTeaserTitle || n.chars > maxTeaserText || n.linked < minTeaserTitle {
		return false
	}
	switch n.tag {
	case atom.Article, atom.Section, atom.Div, atom.Li, atom.Tr, atom.Td, atom.P, atom.Dl, atom.Dd:
		return true
	}
	return false
}

// isBold holds for a link in a heading or in bold type, inside top.
func (t *tree) isBold(link, top int) bool {
	for p := t.nodes[link].parent; p >= top; p = t.nodes[p].parent {
		if heading(t.nodes[p].tag) > 0 || t.nodes[p].tag == atom.B || t.nodes[p].tag == atom.Strong {
			return true
		}
	}
	first := t.nodes[link].html.FirstChild
	return first != nil && (first.DataAtom == atom.B || first.DataAtom == atom.Strong || heading(first.DataAtom) > 0)
}

// isOwnSite holds for links to pages of the same site.
func (d *draft) isOwnSite(href string) bool {
	to := d.resolve(href)
	if to == "" {
		return false
	}
	if d.base == nil {
		return !strings.Contains(href, "://")
	}
	return sameHost(to, d.base.Hostname())
}

// alike counts the teasers of the commonest shape: tag and first class name
// of the element, and of the one around it.
func (d *draft) alike(list []teaser) int {
	shapes, most := make(map[string]int), 0
	for _, t := range list {
		n := &d.tree.nodes[t.nodes.from]
		shape := n.shape()
		if n.parent >= 0 {
			shape += " in " + d.tree.nodes[n.parent].shape()
		}
		shapes[shape]++
		most = max(most, shapes[shape])
	}
	return most
}

// shape is an element's tag and first class name, digits left out: content
// systems number their posts.
func (n *node) shape() string {
	first, _, _ := strings.Cut(strings.TrimSpace(attr(n.html, "class")), " ")
	return n.html.Data + "." + strings.TrimRight(first, "-_0123456789")
}
