package french

import (
	"strings"
	"unicode"
)

// NarrowSpace is the no-break space of French typesetting (U+202F): before
// ; : ! ? and inside « ».
const NarrowSpace = "\u202f"

const (
	// highMarks are the marks French sets a space before.
	highMarks = ";:!?"
	// closers end a word without being part of it.
	closers = highMarks + "»”\")].,…"
)

// Typeset sets a text as a French page prints it: ’ for ' between letters,
// narrow no-break spaces before ; : ! ? and inside « », whether a space stands
// there or is missing. Addresses (https://…, www.…, name@host), times (10:30)
// and whatever else has a mark inside it stay as they are. Setting a text twice
// changes nothing. It is for display only: never for what is searched,
// compared or kept.
func Typeset(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	last := rune(0) // of the word before
	for s != "" {
		gap := prefixOf(s, isBlank)
		s = s[len(gap):]
		word := wordOf(s)
		s = s[len(word):]
		if word == "" { // a line's end
			b.WriteString(gap)
			word = prefixOf(s, isLineBreak)
			s = s[len(word):]
			b.WriteString(word)
			last = 0
			continue
		}
		first := firstRune(word)
		inside := last == '«' || first == '»'
		if last != 0 && (inside || gap != "" && strings.ContainsRune(highMarks, first)) {
			gap = NarrowSpace
		}
		b.WriteString(gap)
		last = setWord(&b, word)
	}
	return b.String()
}

// wordOf is the word that s begins with. It ends at a blank and, as a space will
// stand there, behind « and before ».
func wordOf(s string) string {
	word := prefixOf(s, func(r rune) bool { return !isBlank(r) && !isLineBreak(r) })
	if i := strings.IndexRune(word, '«'); i >= 0 {
		word = word[:i+len("«")]
	}
	if word == "" {
		return ""
	}
	if i := strings.Index(word[1:], "»"); i >= 0 {
		word = word[:i+1]
	}
	return word
}

// setWord writes one word with its marks and returns its last character.
func setWord(b *strings.Builder, word string) rune {
	core := strings.TrimRight(word, closers)
	last := rune(0)
	address := isAddress(core)
	for i, r := range word {
		inCore := i < len(core)
		switch {
		case !inCore && needsSpace(last, r):
			b.WriteString(NarrowSpace)
		case r == '\'' && !address && unicode.IsLetter(last) && opensWord(word[i+1:]):
			r = '’'
		}
		b.WriteRune(r)
		last = r
	}
	return last
}

// needsSpace reports whether a space goes between last and the mark r: not at
// the beginning of a word, in « ?! » or in « (!) ».
func needsSpace(last, r rune) bool {
	return last != 0 && strings.ContainsRune(highMarks, r) && !strings.ContainsRune(highMarks+"([", last)
}

// opensWord reports whether s goes on as a word does after an apostrophe.
func opensWord(s string) bool {
	r := firstRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("«“\"", r)
}

func isAddress(word string) bool {
	word = strings.TrimLeft(word, "«“\"([")
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.Contains(word, "@")
}

// isBlank reports whether r is a space inside a line, breaking or not.
func isBlank(r rune) bool { return r == '\t' || unicode.Is(unicode.Zs, r) }

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// prefixOf returns the longest beginning of s whose characters are all is.
func prefixOf(s string, is func(rune) bool) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !is(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
