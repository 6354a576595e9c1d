package query

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/french"
)

// word reads the word at i with the marks after it. It is false where only an
// elided article stands (« l' école »), which says nothing by itself.
func (p *parser) word() (Node, bool) {
	start := p.i
	text := p.wordText()
	if p.r(p.i) == '\'' && slices.Contains(french.Elisions(), strings.ToLower(text)) {
		return nil, false
	}
	if readsAsOperator(text) {
		text = strings.ToLower(text) // so that it is one no more
	}
	w := Word{Text: text}
	at := p.span(start, p.i)
	switch p.r(p.i) {
	case '*':
		w.Prefix = p.prefix(text, at)
	case '~':
		w.Fuzz = p.fuzz(text, at)
	}
	p.refuseMarks()
	w.Span = p.span(start, p.i)
	if !p.fielded {
		p.plain++
	}
	return w, true
}

// readsAsOperator reports whether a text with space around it would be taken
// for an operator.
func readsAsOperator(text string) bool {
	name := french.Fold(text)
	return operatorNamed(text) != opNone || name == "NEAR" || name == "PRES"
}

// wordText reads the letters of a word, with what joins them inside it:
// apostrophes, hyphens, the dots of an acronym, a host or inclusive writing,
// the marks inside a figure (10:30, 2,5, 1/2), the + of a name that ends in
// one. Endings in parentheses (« étudiant(e)s ») are left out.
func (p *parser) wordText() string {
	text := p.grouped()
	for {
		r := p.r(p.i)
		switch {
		case isWordRune(r):
			text = append(text, r)
			p.i++
			continue
		case p.joins(r):
			text = append(text, r)
			p.i++
			continue
		case r == '.' && p.r(p.i+1) == '-' && isWordStart(p.r(p.i+2)): // J.-P.
			text = append(text, '.', '-')
			p.i += 2
			continue
		case r == '(' && len(text) > 1:
			if end := p.endingIn(p.i); end > p.i {
				p.i = end
				continue
			}
		case r == '+' || r == '#': // Canal+, C++, C#
			end := p.i
			for p.r(end) == '+' || p.r(end) == '#' {
				end++
			}
			if !isWordRune(p.r(end)) {
				text = append(text, []rune(textOf(p.chars[p.i:end]))...)
				p.i = end
			}
		}
		return string(text)
	}
}

// grouped reads a figure whose thousands are set apart (« 20 000 »): one word,
// as in a text.
func (p *parser) grouped() []rune {
	const longest = 32 // characters: more than any number that is written so
	if !isDigit(p.r(p.i)) {
		return nil
	}
	ahead := textOf(p.chars[p.i:min(len(p.chars), p.i+longest)])
	n := french.GroupedFigure(ahead) // all of it ASCII: bytes are characters
	p.i += n
	return []rune(ahead[:n])
}

// joins reports whether r, at i, joins two parts of one word.
func (p *parser) joins(r rune) bool {
	before, after := p.r(p.i-1), p.r(p.i+1)
	if !isWordRune(before) || !isWordStart(after) {
		return false
	}
	switch r {
	case '\'', '-', '.', '@', '&', '_', '·', '•', '‧':
		return true
	case ',', ':', '/':
		return isDigit(before) && isDigit(after)
	}
	return false
}

// endingIn reports where the ending that opens at i closes, i if it is none:
// one to five small letters in parentheses, glued to a word.
func (p *parser) endingIn(i int) int {
	const longest = 5
	end := i + 1
	for end-i <= longest && (unicode.IsLower(p.r(end)) || end == i+1 && p.r(end) == '-') {
		end++
	}
	if !unicode.IsLetter(p.r(i-1)) || !unicode.IsLower(p.r(end-1)) || p.r(end) != ')' {
		return i
	}
	return end + 1
}

// prefix reads the asterisk at i and reports whether text is a prefix.
func (p *parser) prefix(text string, at Span) bool {
	if p.r(p.i+1) == '*' { // **bold**, p***: no wildcard
		for p.r(p.i) == '*' {
			p.i++
		}
		return false
	}
	p.i++
	if isWordRune(p.r(p.i)) {
		p.fail(ProblemWildcard, p.span(p.i-1, p.i))
		for isWordRune(p.r(p.i)) || p.r(p.i) == '*' {
			p.i++
		}
	}
	return p.checkPrefix(lastPart(text), at)
}

// lastPart gives what an engine would complete: the part of a compound after
// its last hyphen, dot or sign, and after an elided article.
func lastPart(text string) string {
	text, _ = french.Elide(text)
	return text[strings.LastIndexAny(text, "-.@&_,:/·•‧")+1:]
}

func (p *parser) checkPrefix(text string, at Span) bool {
	if letters(text) >= MinPrefix {
		return true
	}
	p.fail(ProblemShortPrefix, at)
	return false
}

// letters counts the letters and digits of a text.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if isWordStart(r) {
			n++
		}
	}
	return n
}

// fuzz reads the ~ at i with its number, 1 where none stands.
func (p *parser) fuzz(text string, at Span) int {
	end := p.i + 1
	for isDigit(p.r(end)) || strings.ContainsRune(".,", p.r(end)) && isDigit(p.r(end+1)) {
		end++
	}
	if end == p.i+1 && isWordRune(p.r(end)) {
		return 0 // a~b: a sign between two words
	}
	number := textOf(p.chars[p.i+1 : end])
	all := p.span(p.i, end)
	p.i = end
	switch number {
	case "0":
		return 0
	case "", "1":
	default:
		p.fail(ProblemFuzzy, all)
	}
	if letters(text) < MinFuzzy {
		p.fail(ProblemShortFuzzy, at)
		return 0
	}
	return 1
}

// refuseMarks passes over marks at i that do not go with what stands before.
func (p *parser) refuseMarks() {
	start := p.i
	if p.r(p.i) == '*' && p.r(p.i+1) != '*' || p.r(p.i) == '~' && isDigit(p.r(p.i+1)) {
		for p.r(p.i) == '*' || p.r(p.i) == '~' || isDigit(p.r(p.i)) {
			p.i++
		}
		p.fail(ProblemMarks, p.span(start, p.i))
	}
}
