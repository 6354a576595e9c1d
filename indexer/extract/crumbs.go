package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// piece is a stretch of a trail's text in one link, item or run of text.
type piece struct {
	text  string
	href  string
	owner int // the item it belongs to: <a>, <li>, itemprop; the trail itself for bare text
}

// crumbsIn reads the steps of a trail below top: links and items are steps of
// their own, bare text is cut at its separators.
func (d *draft) crumbsIn(nodes span, top int) []news.Crumb {
	var crumbs []news.Crumb
	pieces := d.trailPieces(nodes, top)
	barSlashes(pieces)
	for _, p := range pieces {
		for part := range splitTrail(p) {
			if part != "" && len(crumbs) <= maxCrumbs {
				crumbs = append(crumbs, news.Crumb{Label: part, URL: news.Maybe(p.href)})
			}
		}
	}
	if len(crumbs) > 0 {
		if n := hereMark(crumbs[0].Label); n > 0 {
			crumbs[0].Label = crumbs[0].Label[n:]
			if crumbs[0].Label == "" {
				crumbs = crumbs[1:]
			}
		}
	}
	return crumbs
}

func (d *draft) trailPieces(nodes span, top int) []piece {
	var list []piece
	for i := nodes.from; i < nodes.end; i++ {
		n := &d.tree.nodes[i]
		if i != top && d.isTrailLabel(i, top) {
			i = n.end - 1
			continue
		}
		if n.html.Type != html.TextNode || n.chars == 0 {
			continue
		}
		owner, href := d.stepOf(i, top)
		if len(list) > 0 && list[len(list)-1].owner == owner {
			list[len(list)-1].text += n.html.Data
			continue
		}
		list = append(list, piece{text: n.html.Data, href: href, owner: owner})
		if len(list) > 6*maxCrumbs {
			return list
		}
	}
	return list
}

// isTrailLabel holds for what is in a trail and no step: jumps on the page,
// what it hides, what it heads itself with: « Fil
// d'Ariane », « Vous êtes ici ».
func (d *draft) isTrailLabel(i, top int) bool {
	n := &d.tree.nodes[i]
	if !n.isElement() {
		return false
	}
	if href := attr(n.html, "href"); n.tag == atom.A && len(href) > 1 && href[0] == '#' {
		return true // a jump on the page is no step
	}
	if n.traits&traitHidden != 0 && d.tree.nodes[top].under&traitHidden == 0 {
		return true
	}
	return n.chars < maxTrailLabel && n.linked == 0 && labelTraits(d.tree.text(i)) == traitCrumbs
}

// maxTrailLabel is how long a trail's own heading may be, in visible bytes.
const maxTrailLabel = 30

// currentNames are class names of the entry that leads to the page itself.
var currentNames = set("active", "actif", "current", "courant", "selected")

// marksAnother holds for a list of links that marks one as the current page
// and goes on behind it: a menu does, a trail ends there.
func (d *draft) marksAnother(nodes span) bool {
	behind := -1 // links after the marked entry; none is marked yet
	for i := nodes.from; i < nodes.end && i >= 0; i++ {
		n := &d.tree.nodes[i]
		switch {
		case !n.isElement() || n.chars == 0:
		case behind >= 0 && n.tag == atom.A:
			behind++
		case behind < 0 && (n.tag == atom.Li || n.tag == atom.A) && n.linked > 0 && isCurrent(n.html):
			behind = 0
			i = n.end - 1
		}
	}
	return behind >= 2
}

func isCurrent(n *html.Node) bool {
	return attr(n, "aria-current") == "page" || slices.ContainsFunc(strings.Fields(attr(n, "class")), func(name string) bool { return currentNames[strings.ToLower(name)] })
}

// stepOf finds the step that a text belongs to: its link, else its list item,
// else the element around it.
func (d *draft) stepOf(i, top int) (owner int, href string) {
	owner = -1
	for p := d.tree.nodes[i].parent; p >= top; p = d.tree.nodes[p].parent {
		n := &d.tree.nodes[p]
		if n.tag == atom.A {
			return p, attr(n.html, "href")
		}
		if owner < 0 && (n.tag == atom.Li || n.tag == atom.Span || n.tag == atom.Strong || n.tag == atom.B || p == top || attr(n.html, "itemprop") != "") {
			owner = p
		}
	}
	return owner, ""
}

// splitTrail cuts bare text at its separators; a link's text is one step,
// separators at its ends left out.
func splitTrail(p piece) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		text := strings.TrimFunc(fold(p.text), isTrailEdge)
		if p.href != "" {
			yield(text)
			return
		}
		for part := range strings.FieldsFuncSeq(text, isCrumbSeparator) {
			if !yield(strings.TrimFunc(part, isTrailEdge)) {
				return
			}
		}
	}
}

// barSlashes makes separators of the slashes between the steps of a trail that
// has no other, and no links: « Vous êtes ici : Accueil / Ville / Travaux ».
// Elsewhere a slash is part of a name: « Eau / assainissement ».
func barSlashes(pieces []piece) {
	for _, p := range pieces {
		if p.href != "" || strings.ContainsFunc(p.text, isCrumbSeparator) {
			return
		}
	}
	for i := range pieces {
		pieces[i].text = strings.ReplaceAll(fold(pieces[i].text), " / ", " > ")
	}
}

func isTrailEdge(r rune) bool {
	return isSpace(r) || strings.ContainsRune(">›»→∼|/\\·•←‹<:-–—,", r)
}
