package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isNumber reports whether a form is a figure.
func isNumber(form string) bool {
	for i := range len(form) {
		if (form[i] < '0' || form[i] > '9') && form[i] != '.' {
			return false
		}
	}
	return true
}

func isPlainLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return isPlainLetter(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) && !isApostrophe(r) || unicode.IsNumber(r))
}

func isFigure(r rune) bool { return '0' <= r && r <= '9' }

// isIdeograph reports whether a letter is a word by itself (UAX #29).
func isIdeograph(r rune) bool {
	const first = 0x2e80 // nothing before it is
	return r >= first && unicode.In(r, unicode.Han, unicode.Hiragana)
}

func isApostrophe(r rune) bool { return r != utf8.RuneError && strings.ContainsRune(Apostrophes, r) }

func isIgnorable(r rune) bool { return strings.ContainsRune(Ignorable, r) }
