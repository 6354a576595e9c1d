package interview

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word or a single mark of a text, by byte offsets. An elided word
// keeps its apostrophe (« l' »), hyphenated words are one (« a-t-il »).
type token struct {
	start, end int
	text       string
	low        string
	word       bool
}

// capital reports whether the token is a word that starts with a capital.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return t.word && unicode.IsUpper(r)
}

// elided reports whether the token is a word that ends in an apostrophe.
func (t token) elided() bool {
	return t.word && (strings.HasSuffix(t.text, "'") || strings.HasSuffix(t.text, "’"))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIIWord(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad'
}

func isASCIIWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

// tokenize cuts a text into words and marks, spaces left out.
func tokenize(s string) []token { return appendTokens(make([]token, 0, len(s)/4+4), s) }

// appendTokens is tokenize into a slice that is there.
func appendTokens(out []token, s string) []token {
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case unicode.IsSpace(r):
			i += size
			continue
		case !isWordRune(r):
			out = append(out, token{start: i, end: i + size, text: s[i : i+size], low: s[i : i+size]})
			i += size
			continue
		}
		end, small := wordEnd(s, i)
		t := token{start: i, end: end, text: s[i:end], low: s[i:end], word: true}
		if !small {
			t.low = lower(t.text)
		}
		out = append(out, t)
		i = end
	}
	return out
}

// tokenRoom is room for the tokens of one article, used again for the next:
// most of what cutting into words costs is finding room.
type tokenRoom struct {
	toks    []token
	numbers []int
}

// maxTokenRoom is the room that is kept for the next article, in tokens: few
// are longer.
const maxTokenRoom = 1 << 14

var tokenRooms = sync.Pool{New: func() any { return &tokenRoom{toks: make([]token, 0, maxTokenRoom/4)} }}

// tokenize is the function of that name; the tokens are there until the room
// is left.
func (r *tokenRoom) tokenize(s string) []token {
	from := len(r.toks)
	r.toks = appendTokens(r.toks, s)
	return r.toks[from:len(r.toks):len(r.toks)]
}

// zeros is room for as many numbers.
func (r *tokenRoom) zeros(n int) []int {
	from := len(r.numbers)
	r.numbers = slices.Grow(r.numbers, n)[:from+n]
	zeros := r.numbers[from : from+n : from+n]
	clear(zeros)
	return zeros
}

// leave gives the room to another article, with nothing of this one in it.
func (r *tokenRoom) leave() {
	if cap(r.toks) > maxTokenRoom || cap(r.numbers) > 4*maxTokenRoom {
		return
	}
	clear(r.toks)
	r.toks, r.numbers = r.toks[:0], r.numbers[:0]
	tokenRooms.Put(r)
}

// lower writes a word in small letters with a plain apostrophe; most words
// are so already.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == latin1Lead && i+1 < len(s) && s[i+1] >= latin1Small:
			i++
		case c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf:
			return plainApostrophe(strings.ToLower(s))
		}
	}
	return s
}

// In UTF-8, the letters from À to ÿ begin with latin1Lead; those from ß on,
// which are small, go on with latin1Small or more.
const (
	latin1Lead  = 0xc3
	latin1Small = 0x9f
)

// wordEnd returns where the word that starts at i ends, and whether it is
// small letters, figures and hyphens of ASCII alone.
func wordEnd(s string, i int) (end int, small bool) {
	small = true
	for i < len(s) {
		c := s[i]
		if isASCIIWord(c) {
			small = small && (c >= 'a' || c <= '9')
			i++
			continue
		}
		if c == ' ' {
			return i, small
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		small = small && c < utf8.RuneSelf
		switch {
		case isWordRune(r):
			i += size
		case isApostrophe(r):
			if isWordRune(next) {
				return i + size, small
			}
			return i, small
		case isHyphen(r) && isWordRune(next):
			i += size
		default:
			return i, small
		}
	}
	return i, small
}

func plainApostrophe(s string) string {
	if !strings.ContainsAny(s, "’ʼ") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "ʼ", "'")
}

// fold writes a name or a word without case and accents, for comparison.
func fold(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return strings.ToLower(s)
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if int(r) >= len(latin) {
			return foldAny(s)
		}
		b = append(b, latin[r]...)
	}
	return string(b)
}

// latin holds what fold makes of each letter that is one in Latin-1 or Latin
// Extended-A: no other writes French.
var latin = func() (plain [0x180]string) {
	for r := range plain {
		plain[r] = foldAny(string(rune(r)))
	}
	return plain
}()

// foldAny is fold for all scripts.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\u00ad':
		case isApostrophe(r):
			b.WriteByte('\'')
		case r == 'œ':
			b.WriteString("oe")
		case r == 'æ':
			b.WriteString("ae")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }

// upperOnly reports whether s has at least two letters and no lower-case one.
func upperOnly(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// countWords counts the words of a text as a reader does: « l'école » is one.
func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		w := isWordRune(r) || (in && (isApostrophe(r) || isHyphen(r)))
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

// set makes a lookup from words separated by white space.
func set(words ...string) map[string]bool {
	out := make(map[string]bool)
	for _, group := range words {
		for w := range strings.FieldsSeq(group) {
			out[w] = true
		}
	}
	return out
}
