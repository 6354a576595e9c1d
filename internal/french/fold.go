package french

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ligatures are the letters that stand for others and that Unicode does not
// decompose.
var ligatures = map[rune]string{
	'œ': "oe", 'Œ': "OE", 'æ': "ae", 'Æ': "AE", 'ß': "ss", 'ẞ': "SS",
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D",
	'ı': "i", 'þ': "th", 'Þ': "TH",
	'ﬁ': "fi", 'ﬂ': "fl", 'ﬀ': "ff", 'ﬃ': "ffi", 'ﬄ': "ffl",
}

// Fold takes the accents off and spells ligatures out: œ as oe, æ as ae, ß
// as ss. Case stays. It is meant for single tokens after stemming as well as
// for whole texts; the result may be longer than s.
func Fold(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if r < 0x80 {
			b.WriteByte(byte(r))
			continue
		}
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if letters, ok := ligatures[r]; ok {
			b.WriteString(letters)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// Key gives the form under which names are sorted and compared: normalised,
// accents and case ignored, œ as oe, white space as one space. Two spellings
// of one name have the same key.
func Key(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(Fold(Normalize(s))), " "))
}
