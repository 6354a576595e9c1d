package french

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Apostrophes are the characters that stand for an apostrophe in real French
// text, the plain one first: typographic, modifier letter, turned quotes,
// prime, full width, and the two accents that a keyboard offers beside it.
const Apostrophes = "'’ʼ‘‛′＇´`"

// Ignorable are the characters that no reader sees inside a word: the soft
// hyphen, the zero-width space, joiners and byte order mark, and the marks
// of writing direction.
const Ignorable = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"

// The block of full-width forms repeats ASCII from ! to ~ at this distance.
const (
	fullWidthFirst    = '！'
	fullWidthLast     = '～'
	fullWidthDistance = fullWidthFirst - '!'
)

// NormalRune gives the plain form of one character: every apostrophe is ',
// both typographic hyphens (U+2010, U+2011) are -, every space that is no line break is a plain space, full-width forms are
// ASCII. It is false for the characters of [Ignorable], which say nothing.
func NormalRune(r rune) (rune, bool) {
	switch {
	case r < 0x80 && r != '`':
		return r, true
	case strings.ContainsRune(Apostrophes, r):
		return '\'', true
	case strings.ContainsRune(Ignorable, r):
		return 0, false
	case r == '\u2010' || r == '\u2011':
		return '-', true
	case r >= fullWidthFirst && r <= fullWidthLast:
		return r - fullWidthDistance, true
	case unicode.Is(unicode.Zs, r):
		return ' ', true
	}
	return r, true
}

// Normalize gives the one spelling of a text that everything else here rests
// on: NFC (UAX #15), each character in the form of [NormalRune]. Case,
// accents and line breaks stay.
func Normalize(s string) string {
	if isPlain(s) {
		return s
	}
	// Twice: what is stripped can part a letter from its accent, and NFC turns
	// some characters (U+1FEF) into ones that have a plainer form.
	return strings.Map(normalRune, norm.NFC.String(strings.Map(normalRune, s)))
}

func normalRune(r rune) rune {
	if plain, ok := NormalRune(r); ok {
		return plain
	}
	return -1
}

// isPlain spares ASCII text, most of a page's, the passes above.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] == '`' {
			return false
		}
	}
	return true
}
