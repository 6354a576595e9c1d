package french

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// elisions are the words that lose their vowel before another, as they stand
// before the apostrophe. What else has an apostrophe keeps it (aujourd'hui,
// quelqu'un, presqu'île, prud'homme, entr'acte, grand'mère, O'Brien).
var elisions = []string{
	"l", "d", "j", "m", "t", "s", "n", "c", "ç",
	"qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
}

// Elisions returns the words that [Elide] takes off, without their
// apostrophe, lower case.
func Elisions() []string { return slices.Clone(elisions) }

// Elide takes an elided word off the beginning: « l'école » is « école ». cut
// is how many bytes of word it took, the apostrophe included; 0 when word is
// whole (aujourd'hui, quelqu'un, prud'homme, entr'acte, N'Djamena, O'Brien).
// Case is kept, and any of [Apostrophes] will do.
func Elide(word string) (rest string, cut int) {
	at := strings.IndexAny(word, Apostrophes)
	if at < 1 || !isElision(word[:at]) {
		return word, 0
	}
	_, width := utf8.DecodeRuneInString(word[at:])
	rest = word[at+width:]
	if !beginsLikeVowel(rest) {
		return word, 0
	}
	return rest, at + width
}

// isElision reports whether s, as it stands before an apostrophe, is an
// elided word.
func isElision(s string) bool {
	const longest = 6
	return utf8.RuneCountInString(s) <= longest && slices.Contains(elisions, strings.ToLower(s))
}

// beginsLikeVowel reports whether French elides before s: before a vowel, a
// mute h, a figure (« plus d'11 000 ») and a capital spelt out whose name
// begins with a vowel (« l'RTBF », but not « N'Djamena »).
func beginsLikeVowel(s string) bool {
	first, width := utf8.DecodeRuneInString(s)
	if width == 0 {
		return false
	}
	if unicode.IsDigit(first) || strings.ContainsRune("aeiouyhAEIOUYH", firstRune(Fold(string(first)))) {
		return true
	}
	second, _ := utf8.DecodeRuneInString(s[width:])
	return strings.ContainsRune("FLMNRSX", first) && !unicode.IsLower(second)
}
