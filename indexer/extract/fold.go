package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// fold makes text as it is read: white space of every kind becomes one space,
// soft hyphens, zero-width and control characters go, letters are composed
// (NFC). Ends are trimmed.
func fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if isSpace(r) {
			gap = true
			continue
		}
		if isInvisible(r) {
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isFolded knows most texts that fold leaves as they are.
func isFolded(s string) bool {
	gap := true
	for _, r := range s {
		if r != ' ' && !isPlain(r) || r == ' ' && gap {
			return false
		}
		gap = r == ' '
	}
	return !gap || s == ""
}

// isPlain holds for letters and signs that are visible and composed: ASCII,
// Latin letters with marks, and the dashes, quotation marks and dots of French.
func isPlain(r rune) bool {
	return r > ' ' && r < 0x7f || r > 0xa0 && r < 0x300 && r != 0xad || r >= 0x2010 && r <= 0x2027
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || (r >= '\t' && r <= '\r')
	}
	return unicode.IsSpace(r)
}

// isInvisible holds for characters that no reader sees: controls, soft
// hyphens, zero-width, direction and tag marks, and replacement characters.
func isInvisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0xad, r == 0xfeff, r == utf8.RuneError:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0x61c, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return r >= 0xe000 && r <= 0xf8ff // private use: icons of a web font
}

// key is what two wordings of one thing have in common: letters and digits,
// lower case, without accents.
func key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if base, ok := unaccented[r]; ok {
				b.WriteString(base)
				continue
			}
			r = unicode.ToLower(r)
			if base, ok := unaccented[r]; ok {
				b.WriteString(base)
				continue
			}
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unaccented gives the plain form of the letters French, and its neighbours,
// write with marks.
var unaccented = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'æ': "ae", 'ç': "c",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i",
	'ñ': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'œ': "oe", 'ù': "u",
	'ú': "u", 'û': "u", 'ü': "u", 'ý': "y", 'ÿ': "y", 'ß': "ss",
}

// isNoWord holds for what stands between words.
func isNoWord(r rune) bool {
	if r < utf8.RuneSelf {
		return !isLetter(byte(r)) && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// plainWords are the words of s in their key form.
func plainWords(s string) []string {
	fields := strings.FieldsFunc(s, isNoWord)
	for i, f := range fields {
		fields[i] = key(f)
	}
	return fields
}

// overlap is the F1 of the words of two texts, 0 to 1.
func overlap(a, b string) float64 {
	wa, wb := plainWords(a), plainWords(b)
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	count := make(map[string]int, len(wa))
	for _, w := range wa {
		count[w]++
	}
	same := 0
	for _, w := range wb {
		if count[w] > 0 {
			count[w]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(wa)+len(wb))
}

// shorten cuts s after at most limit runes.
func shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n == limit {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// unescape undoes character references that a content system wrote into a
// value that needs none, at most twice.
func unescape(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			return s
		}
		s = html.UnescapeString(s)
	}
	return s
}
