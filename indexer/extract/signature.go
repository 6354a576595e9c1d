package extract

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// maxSignature is how long the names under a text may be, in visible bytes.
const maxSignature = 80

// signature is the last line of a text where it is nothing but names, set
// apart in italic, in bold, at the right, or after a dash: who wrote it.
// Initials sign too, but name nobody.
func (d *draft) signature() []claim {
	last := len(d.found) - 1
	if last < 2 || !d.isSetApart(d.found[last]) {
		return nil
	}
	line := strings.TrimLeft(d.found[last].Text, "-–—― ")
	for _, part := range splitNames(line) {
		if name := trimRole(part); !isPersonName(name, true) || isInitials(name) {
			return nil
		}
	}
	return []claim{{name: line, source: "signature below the text", rank: rankEnd, at: d.found[last].at}}
}

// dropSignature takes a signature that names the authors off the text.
func (d *draft) dropSignature(c claim) {
	for _, name := range d.persons(c) {
		if !containsName(d.article.Authors, name) {
			return
		}
	}
	d.setFound(d.found[:len(d.found)-1])
}

// isSetApart holds for a short line that differs from the text above it.
func (d *draft) isSetApart(b found) bool {
	if b.chars > maxSignature || b.Type != news.BlockParagraph || b.linked > 0 || endsSentence(b.Text) && !strings.HasSuffix(b.Text, ".") {
		return false
	}
	bold, italic := styleShare(b)
	above, aboveItalic := styleShare(d.found[len(d.found)-2])
	return bold > 0.9 && above < 0.5 || italic > 0.9 && aboveItalic < 0.5 || strings.IndexAny(b.Text, "-–—―") == 0 || d.tree.isRight(b.at)
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
