package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Weights of the content finder. An element is scored by the running text
// below it, near text counting more than far text.
const (
	minProse    = 25  // visible bytes from which a stretch of text is prose
	fullProse   = 100 // bytes worth one point
	maxPoints   = 4.0 // of one stretch, so that one giant paragraph does not decide
	maxLinks    = 0.5 // share of linked text from which a stretch is a menu
	bodyBonus   = 1.6 // factor for an element that is named as the body
	decay       = 0.5 // factor a level up
	decayLevels = 7
	climbGain   = 1.2 // how much more prose the parent must hold to be taken instead
)

// findContent finds the element that holds the article's body, or -1.
func (d *draft) findContent() int {
	t := d.tree
	scores := make([]float64, len(t.nodes))
	prose := make([]int, len(t.nodes)) // bytes of prose below, furniture left out
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.out || !n.isElement() || isInline(n.tag) || heading(n.tag) > 0 || n.tag == atom.Title {
			continue // <title> is no text of the page, though it is the longest of some
		}
		own, links := t.ownText(i)
		if own < minProse || float64(links) > maxLinks*float64(own) {
			continue
		}
		points := min(1+float64(own)/fullProse, maxPoints)
		if n.under&(traitCaption|traitCredit) != 0 {
			points /= 4
		}
		share := 1.0
		for p, level := i, 0; p >= 0; p, level = t.nodes[p].parent, level+1 {
			prose[p] += own
			if level < decayLevels && isContainer(t.nodes[p].tag) {
				scores[p] += points * share
				if level > 0 {
					share *= decay
				}
			}
		}
	}
	top := d.bestContainer(scores)
	if top < 0 {
		return -1
	}
	return d.namedBody(d.named(d.climb(top, prose)), prose)
}

// scant is less prose than an article has, in visible bytes: then furniture
// may hold as much as the text, and only names tell them apart.
const scant = 400

// namedBody is the element that is called the body below the headline, the
// one with the most prose; what was found, where there is none.
func (d *draft) namedBody(top int, prose []int) int {
	if prose[top] >= scant {
		return top
	}
	best := -1
	for i := max(d.titleAt, 0); i < len(d.tree.nodes); i++ {
		n := &d.tree.nodes[i]
		if n.traits&traitBody != 0 && !n.out && isContainer(n.tag) && prose[i] >= minProse && (best < 0 || prose[i] > prose[best]) {
			best = i
		}
	}
	if best < 0 {
		return top
	}
	return best
}

// maxParts is how many levels a body's parts stand below it: page builders
// nest section, row, column and module.
const maxParts = 6

// named is the element above one that is called the body, where it holds
// hardly any links: what was found is then a part of it.
func (d *draft) named(top int) int {
	t := d.tree
	if t.nodes[top].traits&traitBody != 0 {
		return top
	}
	for p, level := t.nodes[top].parent, 0; p >= 0 && level < maxParts; p, level = t.nodes[p].parent, level+1 {
		switch n := &t.nodes[p]; {
		case n.tag == atom.Body, n.tag == atom.Main, n.out:
			return top
		case n.traits&traitBody != 0 && n.density() < maxLinks/2 && !t.inside(d.titleAt, p):
			return p
		}
	}
	return top
}

func (d *draft) bestContainer(scores []float64) int {
	best, top, story := 0.0, -1, d.tree.above(d.titleAt, atom.Article)
	for i, s := range scores {
		if s == 0 {
			continue
		}
		n := &d.tree.nodes[i]
		s *= 1 - n.density()*0.7
		if n.traits&traitBody != 0 {
			s *= bodyBonus
		}
		if n.tag == atom.Article {
			s *= 1.1
		}
		if d.titleAt >= 0 && n.end <= d.titleAt {
			s *= 0.4 // it ends before the headline
		}
		if story >= 0 && !d.tree.inside(i, story) && !d.tree.inside(story, i) {
			s *= 0.5 // the headline stands in an <article>, and this outside it
		}
		if s > best {
			best, top = s, i
		}
	}
	return top
}

func isContainer(a atom.Atom) bool {
	switch a {
	case atom.Ul, atom.Ol, atom.Li, atom.Tr, atom.P, atom.Html, atom.Blockquote, atom.Dl, atom.Figure, atom.Figcaption,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return false
	}
	return true
}

// climb goes up while the parent holds clearly more prose: a body set in
// several columns or sections. It stops below the page itself, at furniture
// and at elements named as the body.
func (d *draft) climb(top int, prose []int) int {
	t := d.tree
	for {
		p := t.nodes[top].parent
		if p < 0 || t.nodes[top].tag == atom.Body || t.nodes[top].traits&traitBody != 0 && prose[top] > 600 {
			return top
		}
		if t.nodes[p].tag == atom.Html {
			return top
		}
		gain := float64(prose[p]) / float64(max(prose[top], 1))
		if gain < climbGain && !d.passesThrough(top, p) {
			// Only a grandparent may hold more: look two levels further.
			if g := d.richer(p, prose, prose[top]); g >= 0 {
				top = g
				continue
			}
			return top
		}
		if t.nodes[p].tag == atom.Body && gain < 2 {
			return top
		}
		top = p
	}
}

// passesThrough holds for a parent without text of its own beside the child.
func (d *draft) passesThrough(child, parent int) bool {
	return d.tree.nodes[child].chars == d.tree.nodes[parent].chars && d.tree.nodes[parent].tag != atom.Body
}

func (d *draft) richer(from int, prose []int, had int) int {
	for level := 0; from >= 0 && level < 2; level++ {
		n := &d.tree.nodes[from]
		if n.tag == atom.Body || n.tag == atom.Html {
			return -1
		}
		if float64(prose[from]) > 1.5*float64(had) && n.density() < 0.4 {
			return from
		}
		from = n.parent
	}
	return -1
}

// ownText is how many visible bytes a block holds outside the blocks below
// it, and how many of them in links.
func (t *tree) ownText(i int) (own, links int) {
	for j := i + 1; j < t.nodes[i].end; {
		n := &t.nodes[j]
		switch {
		case n.html.Type == html.TextNode:
			own += n.chars
		case n.tag == atom.Br, n.tag == atom.Wbr:
		case !isInline(n.tag) || n.out:
			j = n.end
			continue
		case n.tag == atom.A:
			links += n.linked
		}
		j++
	}
	return own, links
}

// isRelatedMark holds for a line that leads to other articles.
func isRelatedMark(s string) bool { return hasMark(s, relatedMarks[:]) }

// isEndMark holds for a line that stands after an article's end.
func isEndMark(s string) bool { return hasMark(s, endMarks[:]) }

// networks are where an author is to be followed; plain.
var networks = set("twitter", "facebook", "instagram", "linkedin", "mastodon", "bluesky", "youtube", "tiktok")

// isPlug holds for a line that says where to follow somebody: « Rosa est aussi
// sur Twitter ».
func isPlug(s string) bool {
	words := plainWords(s)
	if len(words) > 14 {
		return false
	}
	follow := false
	for i, w := range words {
		switch w {
		case "est", "sont", "suivez", "retrouvez", "suivre", "retrouver":
			follow = true
		case "sur":
			if follow && i+1 < len(words) && networks[words[i+1]] {
				return true
			}
		}
	}
	return false
}

func hasMark(s string, marks []string) bool {
	k := key(shorten(s, 60))
	for _, m := range marks {
		if strings.HasPrefix(k, m) {
			return true
		}
	}
	return false
}
