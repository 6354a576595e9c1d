package french

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word of a text, the same for an index, a query and a passage.
// An elided article is a token of its own: « l'école » is l' and école, so
// that a phrase can ask for both and a mark leaves the article out.
type Token struct {
	Start, End int    // bytes of the text, as it was given
	Pos        int    // from 1; what is too long to be a word keeps its place
	Form       string // normalised, lower case, accents kept
	Folded     string // Form without accents
	Stop       bool   // says nothing by itself: see [StopWords]
	Also       []Reading
	name       bool // stands for a name, and is not inflected
}

// Reading is another way to read the word at a token's place:
// « vidéo-surveillance » is vidéosurveillance, too, and « député·e·s » is
// députée, députés and députées.
type Reading struct {
	Form   string // as in Token
	Folded string
	Tokens int // how many tokens it stands for, itself included: 1 or 2
}

// Accented reports whether the word has an accent or a ligature.
func (t *Token) Accented() bool { return t.Form != t.Folded }

// Name reports whether the word stands for a name, which is its own stem.
func (t *Token) Name() bool { return t.name }

// Stem gives what all forms of the word share, without accents.
func (t *Token) Stem() string {
	if t.name {
		return t.Folded
	}
	return stem(t.Form, t.Folded)
}

// StemOf gives the stem of a form that stands for no name, of which folded is
// the one without accents.
func StemOf(form, folded string) string { return stem(form, folded) }

// IsStop reports whether a form is one of [StopWords], with an apostrophe or
// without.
func IsStop(form string) bool { return stopSet[strings.TrimSuffix(form, "'")] }

// Accented reports whether the reading has an accent or a ligature.
func (r *Reading) Accented() bool { return r.Form != r.Folded }

// Stem gives what all forms of the reading share, without accents.
func (r *Reading) Stem() string { return stem(r.Form, r.Folded) }

// Telling leaves the stop words of a single word out (the l' of l'école); one
// that is nothing else stays.
func Telling(tokens []Token) []Token {
	kept := make([]Token, 0, len(tokens))
	for _, t := range tokens {
		if !t.Stop {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return tokens
	}
	return kept
}

// Joined is how the first two of some tokens read together, nil where they do
// not: « vidéo-surveillance » is vidéosurveillance.
func Joined(tokens []Token) *Reading {
	if len(tokens) < 2 || len(tokens[0].Also) == 0 || tokens[0].Also[0].Tokens != 2 {
		return nil
	}
	return &tokens[0].Also[0]
}

// longestToken bounds a word, in bytes: a longer one is no word (encoded data,
// a run of underscores) and would only swell a dictionary.
const longestToken = 128

// Tokens cuts a text into its words. They are those of UAX #29 but where
// French writes otherwise:
//   - an elided article stands alone; other apostrophes, of any kind, stay;
//   - « 20 000 », « 20.000 » and 20000 are one figure, and so are 2,5 and 2.5;
//   - E.N.S.P. is ensp; a full stop before a capital parts two words;
//   - inclusive writing is one word, with its other forms as readings;
//   - two words with a hyphen can be read as one.
//
// A capital tells Paris from the plural of pari.
func Tokens(text string) []Token { return TokensIn(nil, text) }

// TokensIn cuts a text as [Tokens] does, in the room of a list that is needed no
// more: whoever cuts many texts makes room for them once.
func TokensIn(room []Token, text string) []Token {
	const average = 6 // bytes of a French word with the space after it
	s := scanner{text: text, list: slices.Grow(room[:0], len(text)/average+1)}
	return s.cut()
}

// TokensAkin cuts a text as [Tokens] does, for who looks for some words only:
// words that cannot be a form of one of them are passed over. It takes the room
// of a list that is needed no more.
func TokensAkin(room []Token, text string, to *Akin) []Token {
	s := scanner{text: text, akin: to, list: room[:0]}
	return s.cut()
}

// Typed cuts what somebody typed, who may well leave capitals out: « paris »
// is the town. All else is as in [Tokens].
func Typed(text string) []Token {
	s := scanner{text: text, typed: true}
	return s.cut()
}

func (s *scanner) cut() []Token {
	for i := 0; i < len(s.text); {
		i = s.next(i)
	}
	return s.list
}

// scanner cuts one text. Its methods take where something begins, and return
// where it ends.
type scanner struct {
	text  string
	typed bool
	akin  *Akin // nil: all words are told
	list  []Token
	begun bool // there was a word
	pos   int
	chain int // parts read so far of a compound with hyphens
}

func (s *scanner) next(i int) int {
	r, width := utf8.DecodeRuneInString(s.text[i:])
	switch {
	case isFigure(r):
		return s.figure(i)
	case isIdeograph(r):
		s.chain = 0
		s.add(i, i+width)
		return i + width
	case isLetter(r):
		if end := s.hurry(i); end > i {
			return end
		}
		return s.word(i)
	case r == '\n' && !s.typed:
		return s.lineEnd(i + width)
	}
	return i + width
}

// ParagraphGap is how many places a blank line takes: no phrase goes over it,
// and words near each other only where whoever asks wants them that far apart.
const ParagraphGap = 30

// lineEnd reads on from the end of a line, over the blank lines that may follow.
func (s *scanner) lineEnd(i int) int {
	rest := strings.TrimLeft(s.text[i:], " \t\r\n")
	end := len(s.text) - len(rest)
	if strings.Contains(s.text[i:end], "\n") && s.begun {
		s.pos += ParagraphGap
		s.chain = 0
	}
	return end
}

// word reads from a letter to the end of its word.
func (s *scanner) word(start int) int {
	end := s.atom(start)
	for end < len(s.text) {
		mark, width := utf8.DecodeRuneInString(s.text[end:])
		after := end + width
		next, _ := utf8.DecodeRuneInString(s.text[after:])
		switch {
		case isApostrophe(mark) && isElision(s.text[start:end]) && beginsLikeVowel(s.text[after:]):
			s.chain = 0
			s.add(start, after)
			return after
		case isApostrophe(mark) && isLetter(next):
			end = s.atom(after)
			continue
		}
		if inclusive, ok := s.inclusive(start, end); ok {
			return inclusive
		}
		switch {
		case mark == '.':
			if last := s.initials(start, end); last > end {
				s.chain = 0
				return s.addAs(start, last, strings.ReplaceAll(s.text[start:last], ".", ""))
			}
			if !s.dotJoins(start, end, next) {
				return s.finish(start, end)
			}
			end = s.atom(after)
		case mark == '·' && isLetter(next): // as in Catalan
			end = s.atom(after)
		default:
			return s.finish(start, end)
		}
	}
	return s.finish(start, end)
}

// atom reads letters, figures and what no reader sees between them.
func (s *scanner) atom(i int) int {
	for i < len(s.text) {
		if c := s.text[i]; c < utf8.RuneSelf {
			if !isPlainLetter(c) && (c < '0' || c > '9') && c != '_' {
				break
			}
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(s.text[i:])
		if !continues(r) {
			break
		}
		i += width
	}
	return i
}

// continues reports whether a character goes on with the word it stands in.
func continues(r rune) bool {
	switch {
	case r == utf8.RuneError || isIdeograph(r) || isApostrophe(r): // one of these is a letter to Unicode
		return false
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		return true
	}
	return isIgnorable(r)
}

// initials reads single letters with a full stop each (E.N.S.P.), from the
// first of them, which ends at end; it returns end where there is but one.
func (s *scanner) initials(start, end int) int {
	if !isSingle(s.text[start:end]) {
		return end
	}
	last := end
	for last < len(s.text) && s.text[last] == '.' {
		letter := s.atom(last + 1)
		if !isSingle(s.text[last+1 : letter]) {
			break
		}
		last = letter
	}
	if last > end && last < len(s.text) && s.text[last] == '.' {
		last++
	}
	return last
}

// isSingle reports whether s is one letter, accents and all.
func isSingle(s string) bool {
	r, width := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) {
		return false
	}
	for _, r := range s[width:] {
		if !unicode.IsMark(r) && !isIgnorable(r) {
			return false
		}
	}
	return true
}

// dotJoins reports whether a full stop at end belongs to the word: inside an
// address (www.exemple.fr), but not where a sentence lacks its space (« fin.Début »).
func (s *scanner) dotJoins(start, end int, next rune) bool {
	if !isLetter(next) {
		return false
	}
	return !unicode.IsUpper(next) || strings.HasPrefix(strings.ToLower(s.text[start:end]), "www")
}

// finish ends a word, and reads it together with the one before where a
// hyphen alone parts the two.
func (s *scanner) finish(start, end int) int {
	s.add(start, end)
	s.compound(end)
	return end
}

// add makes a token of what stands between start and end, and returns end.
func (s *scanner) add(start, end int) int { return s.addAs(start, end, s.text[start:end]) }

// addAs makes a token that reads as another word than what stands there.
func (s *scanner) addAs(start, end int, word string) int {
	s.pos++
	if end-start > longestToken {
		return end
	}
	t := Token{Start: start, End: end, Pos: s.pos}
	if s.passesOver(start, end, word) {
		s.begun = true
		return end
	}
	t.Form, t.Folded = forms(word)
	if t.Form == "" {
		return end
	}
	t.Stop = IsStop(t.Form)
	t.name = (s.typed || beginsUpper(word)) && nameSet[t.Folded]
	s.list, s.begun = append(s.list, t), true
	return end
}

// passesOver reports whether nobody asks for a word. One just behind a word
// that was told may have to be read together with it.
func (s *scanner) passesOver(start, end int, word string) bool {
	if s.akin == nil {
		return false
	}
	if _, more := hyphen(s.text, end); s.akin.may(word, more) {
		return false
	}
	if len(s.list) == 0 {
		return true
	}
	return start-s.list[len(s.list)-1].End > utf8.UTFMax
}

func beginsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// compound reads the word from start to end together with the one before it,
// where a hyphen alone parts them and neither has more: vidéo-surveillance is
// vidéosurveillance, too, but dit-il and arc-en-ciel are not joined.
func (s *scanner) compound(end int) {
	joined, more := hyphen(s.text, end)
	s.chain++
	if s.chain == 2 && !more {
		s.join()
	}
	if !more || joined == 0 {
		s.chain = 0
	}
}

// hyphen reports whether a hyphen stands at i, how many bytes it has, and
// whether a word goes on after it.
func hyphen(text string, i int) (width int, more bool) {
	r, width := utf8.DecodeRuneInString(text[i:])
	if r != '-' && r != '\u2010' && r != '\u2011' {
		return 0, false
	}
	next, _ := utf8.DecodeRuneInString(text[i+width:])
	return width, isLetter(next) || isFigure(next)
}

// join gives the last token but one its reading together with the last.
func (s *scanner) join() {
	if len(s.list) < 2 {
		return
	}
	first, second := &s.list[len(s.list)-2], &s.list[len(s.list)-1]
	width, _ := hyphen(s.text, first.End)
	switch {
	case width == 0 || first.End+width != second.Start || second.Pos != first.Pos+1:
	case first.Stop || second.Stop || cliticSet[second.Folded]:
	case len(first.Also) > 0 || len(second.Also) > 0 || second.End-first.Start > longestToken:
	case isNumber(first.Form) && isNumber(second.Form):
	default:
		first.Also = []Reading{{Form: first.Form + second.Form, Folded: first.Folded + second.Folded, Tokens: 2}}
	}
}
