package french

import (
	"strings"
	"unicode/utf8"
)

// accented are the letters of French with their plain form, apostrophes too:
// a word of these and of ASCII alone needs no Unicode tables.
const accented = "àaâaäaçcéeèeêeëeîiïiôoöoùuûuüuÿyÀaÂaÄaÇcÉeÈeÊeËeÎiÏiÔoÖoÙuÛuÜu’'"

// plainLetters gives the plain letter of each of accented that is a letter
// of Latin-1, 0 for all others; lower case.
var plainLetters = lettersOf(accented)

func lettersOf(pairs string) (letters [0x100]byte) {
	runes := []rune(pairs)
	for i := 0; i < len(runes); i += 2 {
		if int(runes[i]) < len(letters) {
			letters[runes[i]] = byte(runes[i+1])
		}
	}
	return letters
}

// forms gives a word normalised in lower case, and the same without accents.
func forms(word string) (form, folded string) {
	if isPlain(word) {
		form = strings.ToLower(word)
		return form, form
	}
	if form, folded, ok := frenchForms(word); ok {
		return form, folded
	}
	form = strings.ToLower(Normalize(word))
	return form, Fold(form)
}

// frenchForms is forms for words whose letters are those of French, which
// nearly all are, at a tenth of the cost; false for others.
func frenchForms(word string) (form, folded string, ok bool) {
	var both [2 * longestToken]byte
	if len(word) > longestToken {
		return "", "", false
	}
	lower, plain := both[:0:longestToken], both[longestToken:longestToken]
	hasAccent := false
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf && c != '`' {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			lower, plain = append(lower, c), append(plain, c)
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(word[i:])
		switch {
		case r == '’':
			lower, plain = append(lower, '\''), append(plain, '\'')
		case int(r) < len(plainLetters) && plainLetters[r] != 0:
			const toLower = 'é' - 'É'
			if r < 'à' {
				r += toLower
			}
			lower, plain, hasAccent = utf8.AppendRune(lower, r), append(plain, plainLetters[r]), true
		case r == 'œ' || r == 'Œ':
			lower, plain, hasAccent = utf8.AppendRune(lower, 'œ'), append(plain, "oe"...), true
		default:
			return "", "", false
		}
		i += width
	}
	form = string(lower)
	if !hasAccent {
		return form, form, true
	}
	return form, string(plain), true
}
