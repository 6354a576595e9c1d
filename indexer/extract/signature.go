package extract

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// Bounds of a signature.
const (
	maxSignature = 80 // how long the names under a text may be, in visible bytes
	maxBelow     = 12 // blocks that may stand below it: notes, sources
	belowShare   = 4  // the text is at least so many times what stands below
)

// signature is the last line of a text where it is nothing but names, or the
// last before its notes: who wrote it. Initials sign too, but name nobody.
func (d *draft) signature() []claim {
	last := len(d.found) - 1
	for i := last; i >= max(2, last-maxBelow); i-- {
		if i == last && d.isSetApart(i) || d.isLoneName(i) && d.closesText(i) {
			line := strings.TrimLeft(d.found[i].Text, "-–—― ")
			if allPersons(line) {
				return []claim{{name: line, source: "signature below the text", rank: rankEnd, at: d.found[i].at}}
			}
		}
	}
	return nil
}

// allPersons holds for a line of full names and nothing else.
func allPersons(line string) bool {
	for _, part := range splitNames(line) {
		if name := trimRole(part); !isPersonName(name, true) || isInitials(name) {
			return false
		}
	}
	return true
}

// dropSignature takes a signature that names the authors off the text's end.
func (d *draft) dropSignature(c claim) {
	for _, name := range d.persons(c) {
		if !containsName(d.article.Authors, name) {
			return
		}
	}
	if last := len(d.found) - 1; d.found[last].at == c.at {
		d.setFound(d.found[:last])
	}
}

// isSetApart holds for a short line that differs from the text above it: in
// italic, in bold, at the right, or after a dash.
func (d *draft) isSetApart(i int) bool {
	b := d.found[i]
	if i < 2 || !isSigned(b) {
		return false
	}
	bold, italic := styleShare(b)
	above, aboveItalic := styleShare(d.found[i-1])
	return bold > 0.9 && above < 0.5 || italic > 0.9 && aboveItalic < 0.5 || strings.IndexAny(b.Text, "-–—―") == 0 || d.tree.isRight(b.at)
}

// isSigned holds for a paragraph that may be a signature.
func isSigned(b found) bool {
	return b.chars <= maxSignature && b.Type == news.BlockParagraph && (b.linked == 0 || isWholeLink(b)) && (!endsSentence(b.Text) || strings.HasSuffix(b.Text, "."))
}

// isLoneName holds for a line that is one full name, perhaps with whom it
// speaks for: « Prénom Nom, pour le comité ».
func (d *draft) isLoneName(i int) bool {
	b := d.found[i]
	if !isSigned(b) || len(plainWords(b.Text)) > maxNameWords+4 {
		return false
	}
	name := trimRole(firstOf(splitNames(b.Text)...))
	return len(strings.Fields(name)) > 1 && isPersonName(name, true)
}

// closesText holds for a line below a whole sentence, with little or nothing
// after it, where no other line is a name: several are turns or a list.
func (d *draft) closesText(i int) bool {
	if !endsSentence(d.found[i-1].Text) {
		return false
	}
	above, below := 0, 0
	for j, b := range d.found {
		switch {
		case j != i && d.isLoneName(j):
			return false
		case j < i:
			above += b.chars
		case j > i:
			below += b.chars
		}
	}
	return below*belowShare <= above
}

// isRight holds for a text that its block sets at the right.
func (t *tree) isRight(at int) bool {
	block := t.blockOf(at)
	if block < 0 {
		return false
	}
	n := t.nodes[block].html
	style := strings.ReplaceAll(strings.ToLower(shorten(attr(n, "style"), 400)), " ", "")
	return strings.EqualFold(attr(n, "align"), "right") || strings.Contains(style, "text-align:right")
}

// isInitials holds for « H. Q. ».
func isInitials(name string) bool {
	for _, f := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		if runes(f) > 1 {
			return false
		}
	}
	return true
}
