package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/pressoir/pressoir/internal/french"
)

// char is one character of the text in its normal form, with where it stands
// in the text as typed.
type char struct {
	r  rune
	at Span
}

// spell gives the characters of a text in the normal form of
// [french.Normalize], control characters as spaces. bad is the first place
// that is no UTF-8, nil if there is none; it reads as a space.
func spell(text string) (chars []char, bad *Span) {
	var plain strings.Builder
	var spans []Span // of each byte of plain
	for i, r := range text {
		at := Span{i, i + utf8.RuneLen(r)}
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			at.End = i + 1
			if bad == nil {
				bad = &at
			}
			r = ' '
		}
		if unicode.IsControl(r) {
			r = ' '
		}
		r, visible := french.NormalRune(r)
		if !visible {
			continue
		}
		plain.WriteRune(r)
		for range utf8.RuneLen(r) {
			spans = append(spans, at)
		}
	}
	var it norm.Iter
	it.InitString(norm.NFC, plain.String())
	for !it.Done() {
		from := it.Pos()
		segment := string(it.Next())
		at := Span{spans[from].Start, spans[it.Pos()-1].End}
		for j, r := range segment {
			if segment == plain.String()[from:it.Pos()] { // nothing composed
				at = spans[from+j]
			}
			if r, visible := french.NormalRune(r); visible {
				chars = append(chars, char{r, at})
			}
		}
	}
	return chars, bad
}

// isWordStart reports whether a word may begin with r.
func isWordStart(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isWordRune reports whether r is part of a word wherever it stands.
func isWordRune(r rune) bool { return isWordStart(r) || unicode.IsMark(r) }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isSpace reports whether r parts words; 0 stands for the text's ends.
func isSpace(r rune) bool { return r == 0 || unicode.IsSpace(r) }

func isQuote(r rune) bool { return r != 0 && strings.ContainsRune(`"«»“”„‟`, r) }

// isEdge reports whether an operator may stand beside r.
func isEdge(r rune) bool { return isSpace(r) || r == '(' || r == ')' || isQuote(r) }
