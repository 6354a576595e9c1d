package french

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ligature gives the letters that stand for one that Unicode does not
// decompose, "" for any other character.
func ligature(r rune) string {
	switch r {
	case 'œ':
		return "oe"
	case 'Œ':
		return "OE"
	case 'æ':
		return "ae"
	case 'Æ':
		return "AE"
	case 'ß':
		return "ss"
	case 'ẞ':
		return "SS"
	case 'ø':
		return "o"
	case 'Ø':
		return "O"
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'đ', 'ð':
		return "d"
	case 'Đ', 'Ð':
		return "D"
	case 'ı':
		return "i"
	case 'þ':
		return "th"
	case 'Þ':
		return "TH"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬀ':
		return "ff"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	}
	return ""
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
		if letters := ligature(r); letters != "" {
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
