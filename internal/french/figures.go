package french

import (
	"strings"
	"unicode/utf8"
)

// figure reads a figure: grouped (20 000, 20.000) or with decimals (2,5), in
// which case its form is the plain one (20000, 2.5); with dots between (an
// address, a date); or one with letters after it (70e, 1500m).
func (s *scanner) figure(start int) int {
	end := start + digits(s.text[start:])
	plain := s.text[start:end]
	if grouped, width := groupedFigure(s.text[start:]); width > 0 {
		plain, end = grouped, start+width
	}
	if n := decimals(s.text[end:]); n > 0 {
		plain += "." + s.text[end+1:end+n]
		end += n
	} else if n := dotted(s.text[end:]); n > 0 && end-start == len(plain) {
		plain = s.text[start : end+n]
		end += n
	}
	if last := s.atom(end); last > end {
		plain += s.text[end:last]
		end = last
	}
	s.addAs(start, end, plain)
	s.compound(end)
	return end
}

// GroupedFigure reads a figure with its thousands set apart at the beginning
// of s (« 20 000 ») and returns how many bytes it has; 0 where there is none.
// A year beside another (« 2020 2021 »), a telephone number and a figure that
// begins with 0 are not grouped.
func GroupedFigure(s string) int {
	_, width := groupedFigure(s)
	return width
}

// groupedFigure gives the figure without what parts its groups, too.
func groupedFigure(s string) (plain string, width int) {
	const group = 3
	first := digits(s)
	if first == 0 || first > group || s[0] == '0' {
		return "", 0
	}
	mark, markWidth := utf8.DecodeRuneInString(s[first:])
	if mark != '.' && mark != ' ' && mark != '\u00a0' && mark != '\u202f' && mark != '\u2009' {
		return "", 0
	}
	separator := s[first : first+markWidth]
	plain, width = s[:first], first
	for strings.HasPrefix(s[width:], separator) && digits(s[width+markWidth:]) == group {
		plain += s[width+markWidth : width+markWidth+group]
		width += markWidth + group
		if len(plain) > longestToken {
			return "", 0
		}
	}
	if width == first || mark == '.' && dotted(s[width:]) > 0 {
		return "", 0
	}
	return plain, width
}

// decimals is how many bytes of s are the only decimals of a figure before it.
func decimals(s string) int {
	if s == "" || s[0] != ',' && s[0] != '.' {
		return 0
	}
	n := digits(s[1:])
	if n == 0 || len(s) > n+2 && (s[n+1] == ',' || s[n+1] == '.') && isFigure(rune(s[n+2])) {
		return 0
	}
	return n + 1
}

// dotted is how many bytes of s are figures with a dot before each.
func dotted(s string) int {
	width := 0
	for width < len(s) && s[width] == '.' {
		n := digits(s[width+1:])
		if n == 0 {
			break
		}
		width += n + 1
	}
	return width
}

// digits is how many bytes of s are digits, from its beginning.
func digits(s string) int {
	n := 0
	for n < len(s) && isFigure(rune(s[n])) {
		n++
	}
	return n
}
