package query

import (
	"strconv"
	"strings"
)

// opensPhrase reports whether the quotation mark at i opens a phrase, and
// notes it where it only closes one. The mark of inches (27") is silent.
func (p *parser) opensPhrase() bool {
	r, before, after := p.r(p.i), p.r(p.i-1), p.r(p.i+1)
	switch {
	case r == '"' && isWordRune(before) && !isWordStart(after) && after != '=':
		if isDigit(before) {
			return false
		}
	case r == '»':
	case r == '”':
		if p.closing(p.i) > 0 {
			return true
		}
	default:
		return true
	}
	p.fail(ProblemStrayQuote, p.span(p.i, p.i+1))
	return false
}

// closing returns where the phrase that opens at i closes, 0 if it does not.
func (p *parser) closing(i int) int {
	closers, nested := "", 0
	switch p.r(i) {
	case '«':
		for j := i + 1; j < len(p.chars); j++ {
			switch {
			case p.r(j) == '«':
				nested++
			case p.r(j) == '»' && nested == 0:
				return j
			case p.r(j) == '»':
				nested--
			}
		}
		closers = "»" // « a « b »: closed once for both
	case '"':
		closers = "\""
	case '„', '‟':
		closers = "“”"
	default:
		closers = "”"
	}
	for _, mark := range []string{closers, "\"”"} {
		for j := i + 1; j < len(p.chars); j++ {
			if strings.ContainsRune(mark, p.r(j)) {
				return j
			}
		}
	}
	return 0
}

// phrase reads the quotation that opens at i, and its ~n; nil if it has no word.
func (p *parser) phrase() Node {
	start, end := p.i, p.closing(p.i)
	if end == 0 {
		p.fail(ProblemUnclosedQuote, p.span(start, start+1))
		end = len(p.chars)
	}
	text := p.phraseText(start+1, end)
	p.i = min(end+1, len(p.chars))
	ph := Phrase{Text: text}
	if p.r(p.i) == '~' {
		ph.Slop = p.slop()
	}
	p.refuseMarks()
	ph.Span = p.span(start, p.i)
	if text == "" {
		p.fail(ProblemEmptyPhrase, ph.Span)
	}
	if !strings.ContainsFunc(text, isWordStart) { // « … », "&": a sentence's, and silent
		return nil
	}
	if !p.fielded {
		p.plain++
	}
	return ph
}

// phraseText gives the words of a phrase, one space between, without the
// quotation marks inside it.
func (p *parser) phraseText(from, to int) string {
	text := strings.Map(func(r rune) rune {
		if isQuote(r) {
			return ' '
		}
		return r
	}, textOf(p.chars[from:to]))
	var b strings.Builder
	last := rune(0)
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if r == '*' && isWordRune(last) {
			p.fail(ProblemWildcard, p.span(from-1, min(to+1, len(p.chars))))
			r = ' '
		}
		b.WriteRune(r)
		last = r
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// slop reads the ~n after a phrase.
func (p *parser) slop() int {
	start := p.i
	p.i++
	for isDigit(p.r(p.i)) {
		p.i++
	}
	number := textOf(p.chars[start+1 : p.i])
	n, err := strconv.Atoi(number)
	switch {
	case number == "":
		n = defaultDistance
	case err != nil:
		n = MaxSlop
	case n <= MaxSlop:
		return n
	}
	p.fail(ProblemDistance, p.span(start, p.i))
	return min(n, MaxSlop)
}
