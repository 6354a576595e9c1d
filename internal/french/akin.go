package french

import (
	"unicode/utf8"
)

// Akin tells quickly which words of a text may be a form of one of some words:
// all forms of a word begin alike. It is for who looks for few words in a long
// text, and need not normalise and stem the others.
type Akin struct {
	openings []opening
	first    [utf8.RuneSelf]bool // what some opening begins with
	any      bool                // every word may be
}

// opening is how a word begins: its first letters in lower case, without
// accents, of doubled letters one.
type opening struct {
	letters [openingLetters]byte
	n       int
}

// openingLetters is how many letters all words of one stem share where the
// stem has more; of a shorter stem, one less (folle is a form of fou).
const openingLetters = 3

// NewAkin is of words and stems without accents, as in [Token.Folded] and
// [Token.Stem].
func NewAkin(words []string) *Akin {
	a := &Akin{}
	for _, w := range words {
		o, rest := openingOf(w)
		if o.n == 0 {
			a.any = true
			return a
		}
		if rest == "" {
			o.n = max(1, min(o.n, openingLetters-1))
		}
		a.openings = append(a.openings, o)
		a.first[o.letters[0]] = true
	}
	return a
}

// May reports whether a word, as it stands in a text, may be a form of one of
// the words.
func (a *Akin) May(word string) bool {
	if a.any {
		return true
	}
	if word != "" && word[0] < utf8.RuneSelf && !a.first[lowerOf(word[0])] {
		return false
	}
	o, _ := openingOf(word)
	if o.n == 0 {
		return true
	}
	for i := range a.openings {
		with := &a.openings[i]
		n := min(o.n, with.n)
		if string(o.letters[:n]) == string(with.letters[:n]) {
			return true
		}
	}
	return false
}

func lowerOf(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c == '`':
		return '\''
	}
	return c
}

// openingOf gives a word's opening and what comes after it; of no letters where
// some letter is not of those that French has.
func openingOf(word string) (o opening, rest string) {
	add := func(c byte) {
		if o.n < openingLetters && (o.n == 0 || o.letters[o.n-1] != c) {
			o.letters[o.n] = c
			o.n++
		}
	}
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if c = lowerOf(c); o.n == openingLetters && c != o.letters[o.n-1] {
				return o, word[i:]
			}
			add(c)
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(word[i:])
		switch {
		case int(r) < len(plainLetters) && plainLetters[r] != 0:
			add(plainLetters[r])
		case r == 'œ' || r == 'Œ':
			add('o')
			add('e')
		case r == '’':
			add('\'')
		default:
			return opening{}, ""
		}
		i += width
	}
	return o, ""
}
