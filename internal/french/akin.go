package french

import (
	"slices"
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

// openingLetters is how many letters all words of one stem share where they
// have as many. [unlike] are those that do not.
const openingLetters = 3

// unlike are words whose stem begins otherwise: folle is a form of fou.
var unlike = map[string]string{"fou": "fol", "fol": "fou", "mou": "mol", "mol": "mou"}

// NewAkin is of words and stems without accents, as in [Token.Folded] and
// [Token.Stem].
func NewAkin(words []string) *Akin {
	a := &Akin{}
	for _, w := range words {
		o := openingOf(w)
		if o.n == 0 {
			a.any = true
			return a
		}
		a.add(o)
		if other, ok := unlike[string(o.letters[:o.n])]; ok {
			a.add(openingOf(other))
		}
	}
	return a
}

func (a *Akin) add(o opening) {
	if !slices.Contains(a.openings, o) {
		a.openings = append(a.openings, o)
	}
	a.first[o.letters[0]] = true
}

// May reports whether a word, as it stands in a text, may be a form of one of
// the words.
func (a *Akin) May(word string) bool { return a.may(word, false) }

// may is May for what may be the beginning only of a word, too.
func (a *Akin) may(word string, beginning bool) bool {
	if a.any {
		return true
	}
	if word != "" && word[0] < utf8.RuneSelf && !a.first[lowerOf(word[0])] {
		return false
	}
	o := openingOf(word)
	if o.n == 0 {
		return true
	}
	for i := range a.openings {
		with := &a.openings[i]
		if o.n < with.n && !beginning {
			continue // no word has a longer stem than itself
		}
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

// openingOf gives a word's opening, of no letters where one of its own may not
// be among those that French has.
func openingOf(word string) (o opening) {
	add := func(c byte) {
		if o.n < openingLetters && (o.n == 0 || o.letters[o.n-1] != c) {
			o.letters[o.n] = c
			o.n++
		}
	}
	for i := 0; i < len(word) && o.n < openingLetters; {
		if c := word[i]; c < utf8.RuneSelf {
			add(lowerOf(c))
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
			return opening{}
		}
		i += width
	}
	return o
}

// hurry passes over a word that nobody asks for where it stands as most do: of
// plain letters and those of French, between spaces. It returns where that
// ends, or where it begins if that is not so.
func (s *scanner) hurry(start int) int {
	if s.akin == nil || s.akin.any || s.chain > 0 {
		return start
	}
	if c := s.text[start]; c >= utf8.RuneSelf || s.akin.first[lowerOf(c)] {
		return start
	}
	for i := start; i < len(s.text) && i-start <= longestToken; i++ {
		switch c := s.text[i]; {
		case isPlainLetter(c):
		case c == latin1 && i+1 < len(s.text) && isLatin1Letter(s.text[i+1]):
			i++
		case c == ' ' || c == ',':
			s.pos++
			s.begun = true
			return i
		default:
			return start
		}
	}
	return start
}

// latin1 begins the letters of two bytes from À to ÿ, which the next byte tells
// apart; it also begins two signs.
const latin1 = 0xc3

func isLatin1Letter(second byte) bool { return second != '\x97' && second != '\xb7' } // × and ÷
