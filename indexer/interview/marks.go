package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a stretch of a text between quotation marks, by byte offsets.
type span struct {
	open, close int // the marks: text[open] opens; close is where the closing mark starts
	start, end  int // the words between them
	parts       [][2]int
}

// spansOf pairs the marks of one paragraph. Marks inside marks belong to the
// outer pair. A mark that opens the paragraph and is not closed holds all of
// it; elsewhere an unclosed mark is passed over.
func spansOf(s string) []span {
	var out []span
	unclosed := 0
	for i := 0; i < len(s); {
		if c := s[i]; c != '"' && c != markLead && c != highMarkLead {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !opensMark(s, i, r) {
			i += size
			continue
		}
		end := closeOf(s, i, r)
		if end < 0 {
			if unclosed++; unclosed > maxUnclosed {
				return out
			}
			if strings.TrimSpace(s[:i]) != "" {
				i += size
				continue
			}
			end = len(s)
		}
		_, closing := utf8.DecodeRuneInString(s[end:])
		if sp := trimmed(s, i, i+size, end); sp.end > sp.start {
			out = append(out, sp)
		}
		i = end + closing
	}
	return out
}

// In UTF-8 « and » begin with markLead, “ and ” with highMarkLead.
const (
	markLead     = 0xc2
	highMarkLead = 0xe2
)

// maxUnclosed is how many unclosed marks of a paragraph are passed over: each
// costs a reading of the rest.
const maxUnclosed = 8

func trimmed(s string, open, start, end int) span {
	sp := span{open: open, close: end, start: start, end: end}
	for sp.start < sp.end {
		r, size := utf8.DecodeRuneInString(s[sp.start:])
		if !unicode.IsSpace(r) {
			break
		}
		sp.start += size
	}
	for sp.end > sp.start {
		r, size := utf8.DecodeLastRuneInString(s[:sp.end])
		if !unicode.IsSpace(r) {
			break
		}
		sp.end -= size
	}
	return sp
}

// opensMark reports whether the rune at i opens a quotation. A straight mark
// does so behind a space, an opening bracket or an apostrophe.
func opensMark(s string, i int, r rune) bool {
	switch r {
	case '«', '“':
		return true
	case '"', '”':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		return (i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([’'-–—/:>", before)) && !unicode.IsSpace(after) && i+1 < len(s)
	}
	return false
}

// closeOf finds the mark that closes the one at open, or -1. Nested marks of
// the same pair are counted.
func closeOf(s string, open int, r rune) int {
	size := utf8.RuneLen(r)
	depth := 1
	for i := open + size; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '«' && c == '«', r == '“' && c == '“':
			depth++
		case r == '«' && c == '»', (r == '“' || r == '”') && c == '”':
			if depth--; depth == 0 {
				return i
			}
		case (r == '"' || r == '”' || r == '“') && c == '"' && closesStraight(s, i):
			return i
		}
		i += n
	}
	return -1
}

// closesStraight reports whether the straight mark at i closes: a word or a
// sentence's end stands before it, and none begins behind it.
func closesStraight(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, size := utf8.DecodeRuneInString(s[i+1:])
	return !strings.ContainsRune("([", before) && (size == 0 || !isWordRune(after))
}
