package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// span is a run of nodes in document order: from its first to before its end.
type span struct{ from, end int }

func (s span) holds(at int) bool { return at >= s.from && at < s.end }

// spanOf is a node with all below it; empty where there is none.
func (t *tree) spanOf(at int) span {
	if at < 0 {
		return span{-1, -1}
	}
	return span{at, t.nodes[at].end}
}

// lineScore is the surety of a trail that is a line of its own: it knows
// better than the element around it where the trail ends.
const lineScore = 39

// maxLines bounds the lines of one page that are looked at: a page has one
// trail, and reading a line may mean reading all of its block.
const maxLines = 40

// maxOpening is how much of a text is read to know a trail, in runes.
const maxOpening = 50

// opensLine holds for a text that begins with « Vous êtes dans » or is the
// home page's name.
func (d *draft) opensLine(i int) bool {
	n := &d.tree.nodes[i]
	if n.html.Type != html.TextNode || n.chars < 2 || n.under&(traitComment|traitRelated|traitHidden) != 0 || !opensTrail(n.html.Data) {
		return false
	}
	first := fold(shorten(strings.TrimLeftFunc(n.html.Data, isSpace), maxOpening))
	return hereMark(first) > 0 || isHome(firstStep(first))
}

// lineTrail reads a trail that no element holds alone: a line of text with or
// without links, opened by « Vous êtes dans : » or by the home page, that ends
// at a line break or at the block's end, as pages laid out in tables have it.
func (d *draft) lineTrail(i int) (trail, bool) {
	first, score, source := fold(d.tree.nodes[i].html.Data), homeScore, "a line that begins at the home page"
	if mark := hereMark(first); mark > 0 {
		score, source = lineScore, "a line after « "+strings.TrimRight(first[:mark], " :>»›-")+" »"
	}
	block := d.tree.blockOf(i)
	if block < 0 || score == homeScore && !d.tree.startsLine(i, block) {
		return trail{}, false
	}
	line := span{from: i, end: d.tree.lineEnd(i, block)}
	chars := 0
	for j := line.from; j < line.end; j++ {
		if d.tree.nodes[j].html.Type == html.TextNode {
			chars += d.tree.nodes[j].chars
		}
	}
	if chars > maxTrailChars {
		return trail{}, false
	}
	crumbs := d.crumbsIn(line, block)
	if len(crumbs) < 2 {
		return trail{}, false
	}
	return trail{crumbs: crumbs, at: block, nodes: line, source: source, score: score}, true
}

// firstStep is what stands before a line's first separator.
func firstStep(s string) string {
	if i := strings.IndexFunc(s, isCrumbSeparator); i >= 0 {
		s = s[:i]
	}
	return strings.TrimFunc(s, isTrailEdge)
}

// trailOpenings are hereMarks and homeLabels in key form.
var trailOpenings = func() []string {
	list := homeLabels[:]
	for _, mark := range hereMarks {
		list = append(list, key(mark))
	}
	return list
}()

// trailLetters are their first letters; all are ASCII.
var trailLetters = func() (letters [utf8.RuneSelf]bool) {
	for _, opening := range trailOpenings {
		letters[opening[0]] = true
	}
	return letters
}()

// opensTrail looks at a text's first word: where nothing of trailOpenings
// begins with it, the reading of the text is spared. A sign beyond ASCII may
// stand before the word.
func opensTrail(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return isSpace(r) || isInvisible(r) })
	r, _ := utf8.DecodeRuneInString(text)
	if text == "" || !unicode.IsLetter(r) {
		return text != "" && r >= utf8.RuneSelf
	}
	if r < utf8.RuneSelf && !trailLetters[unicode.ToLower(r)] {
		return false
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !isInvisible(r) })
	if end < 0 {
		end = len(text)
	}
	word := key(text[:end])
	for _, opening := range trailOpenings {
		if strings.HasPrefix(opening, word) {
			return true
		}
	}
	return false
}

// blockOf is the nearest element above a node that is no part of a line.
func (t *tree) blockOf(i int) int {
	p := t.nodes[i].parent
	for p >= 0 && isInline(t.nodes[p].tag) {
		p = t.nodes[p].parent
	}
	return p
}

// lineEnd is where the line that holds a node ends: at <br>, at a block
// element, or at the end of the block around it.
func (t *tree) lineEnd(i, block int) int {
	for j := i + 1; j < t.nodes[block].end; j++ {
		if n := &t.nodes[j]; n.isElement() && (n.tag == atom.Br || !isInline(n.tag)) {
			return j
		}
	}
	return t.nodes[block].end
}

// startsLine holds for the first text of its line.
func (t *tree) startsLine(i, block int) bool {
	for j := i - 1; j > block; j-- {
		n := &t.nodes[j]
		if n.html.Type == html.TextNode && n.chars > 0 {
			return false
		}
		if n.isElement() && (n.tag == atom.Br || !isInline(n.tag)) {
			return true
		}
	}
	return true
}
