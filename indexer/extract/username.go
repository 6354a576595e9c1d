package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// Bounds of a user's name, in runes.
const (
	minUserName = 3
	maxUserName = 24
)

// linkedUser is the name of an account that a byline's link to its page shows:
// a blog's author may sign with one word in lower case.
func (d *draft) linkedUser(i int) string {
	n := &d.tree.nodes[i]
	if n.tag != atom.A || n.linked == 0 || n.chars > 2*maxUserName || !strings.Contains(attr(n.html, "rel"), "author") {
		return ""
	}
	if name := d.tree.text(i); isUserName(name) && !d.tellsOf(name) {
		return name
	}
	return ""
}

// tellsOf holds for a word that the text has: an account of that name is the
// organisation's that the article tells of, or that publishes it.
func (d *draft) tellsOf(word string) bool {
	k := key(word)
	for i := range d.blocks {
		if slices.Contains(plainWords(d.blocks[i].Text), k) {
			return true
		}
	}
	return false
}

// isUserName holds for one word of letters that means no function.
func isUserName(s string) bool {
	if r := runes(s); r < minUserName || r > maxUserName || namesNobody(s) || nameParticles[s] || roleWords[key(s)] || isAgency(s) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
}
