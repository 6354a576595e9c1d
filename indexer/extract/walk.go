package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr is an attribute's value, "" where there is none.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// text is the folded text of a node, blocks kept apart by a space.
func (t *tree) text(at int) string {
	return fold(t.raw(at, func(*node) bool { return false }))
}

// textWithout leaves out the nodes for which skip holds.
func (t *tree) textWithout(at int, skip func(*node) bool) string { return fold(t.raw(at, skip)) }

func (t *tree) raw(at int, skip func(*node) bool) string {
	var b strings.Builder
	for i := at; i < t.nodes[at].end; i++ {
		n := &t.nodes[i]
		if i != at && skip(n) {
			i = n.end - 1
			continue
		}
		switch {
		case n.html.Type == html.TextNode:
			b.WriteString(n.html.Data)
		case n.html.Type == html.ElementNode && !isInline(n.tag):
			b.WriteByte(' ')
		}
		if n.end == i+1 { // a leaf closes the blocks that end with it
			for p := n.parent; p >= at && t.nodes[p].end == i+1; p = t.nodes[p].parent {
				if !isInline(t.nodes[p].tag) {
					b.WriteByte(' ')
				}
			}
		}
	}
	return b.String()
}

// isInline holds for elements that stand inside a line of text. Elements of
// no known name are taken for inline: custom elements mostly are.
func isInline(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike,
		atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Img, atom.Meta, atom.Link:
		return true
	}
	return false
}

// inside reports whether a node stands at or below another.
func (t *tree) inside(at, top int) bool {
	return top >= 0 && at >= top && at < t.nodes[top].end
}

// above gives the nearest element of one of these tags at or above a node, or -1.
func (t *tree) above(at int, tags ...atom.Atom) int {
	for ; at >= 0; at = t.nodes[at].parent {
		for _, tag := range tags {
			if t.nodes[at].tag == tag {
				return at
			}
		}
	}
	return -1
}

// linkAbove reports whether a node stands in a link to another page.
func (t *tree) linkAbove(at int) bool {
	link := t.above(at, atom.A)
	return link >= 0 && t.nodes[link].linked > 0
}

// isElement holds for elements, not for text.
func (n *node) isElement() bool { return n.html.Type == html.ElementNode }

// density is the share of a node's text that stands in links.
func (n *node) density() float64 {
	if n.chars == 0 {
		return 0
	}
	return float64(n.linked) / float64(n.chars)
}

func heading(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
