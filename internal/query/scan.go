package query

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/french"
)

// op is an operator written as a word.
type op int

const (
	opNone op = iota
	opOr
	opAnd
	opNot
	opNear
)

// defaultDistance mends a NEAR without a distance.
const defaultDistance = 5

// operatorNamed gives the operator of a word, in capitals only.
func operatorNamed(word string) op {
	switch word {
	case "OR", "OU":
		return opOr
	case "AND", "ET":
		return opAnd
	case "NOT", "SAUF":
		return opNot
	}
	return opNone
}

// operator looks whether an operator stands at i, and where it ends. It moves
// nothing.
func (p *parser) operator() (op, int) {
	if !isWordStart(p.r(p.i)) || !isEdge(p.r(p.i-1)) {
		return opNone, p.i
	}
	end := p.i
	for !isEdge(p.r(end)) {
		end++
	}
	word := textOf(p.chars[p.i:end])
	if o := operatorNamed(word); o != opNone {
		if p.isTitleWord(o, end) {
			return opNone, p.i
		}
		return o, end
	}
	name, _, slash := strings.Cut(word, "/")
	name = french.Fold(name)
	if name != "NEAR" && name != "PRES" {
		return opNone, p.i
	}
	// A bare NEAR is an operator that lacks its distance only where it could
	// be one; PRES is also a French word in capitals.
	if !slash && (name != "NEAR" || p.i == 0 || !p.hasWords(end)) {
		return opNone, p.i
	}
	return opNear, end
}

// isTitleWord reports whether an operator is a word of a text in capitals
// (« OU EN EST LA RÉFORME ? »), or all there is.
func (p *parser) isTitleWord(o op, end int) bool {
	if !p.capitals || p.hasWordsBefore() {
		return false
	}
	return o == opOr || o == opAnd || !p.hasWords(end)
}

func (p *parser) hasWordsBefore() bool {
	return slices.ContainsFunc(p.chars[:p.i], func(c char) bool { return isWordStart(c.r) })
}

func (p *parser) hasWords(from int) bool {
	return slices.ContainsFunc(p.chars[from:], func(c char) bool { return isWordStart(c.r) })
}

// distance reads the number of the NEAR/n that ends at end.
func (p *parser) distance(end int) int {
	_, number, _ := strings.Cut(textOf(p.chars[p.i:end]), "/")
	n, err := strconv.Atoi(number)
	switch {
	case err != nil && strings.TrimLeft(number, "0123456789") == "" && number != "":
		n = MaxSlop // more figures than an int holds
	case err != nil:
		n = defaultDistance
	case n >= 1 && n <= MaxSlop:
		return n
	}
	p.fail(ProblemDistance, p.span(p.i, end))
	return min(max(n, 1), MaxSlop)
}

// atEnd reports whether the group, or the text, ends here.
func (p *parser) atEnd() bool { return p.i >= len(p.chars) || p.r(p.i) == ')' }

// skip moves to the next character that means something: the beginning of a
// word, a quotation mark, a parenthesis, or one of - = * where it is a mark.
// All other punctuation is as silent as in a sentence.
func (p *parser) skip() {
	for ; p.i < len(p.chars); p.i++ {
		switch r := p.r(p.i); {
		case isSpace(r):
		case r == '(':
			if p.depth < MaxDepth {
				return
			}
			p.fail(ProblemTooDeep, p.span(p.i, p.i+1))
			p.skipped++
		case r == ')':
			if p.skipped == 0 && p.depth > 0 {
				return
			}
			p.closeStray()
		case isWordStart(r):
			return
		case p.isMark(r):
			return
		case p.dates && !strings.ContainsRune(",;", r):
			return
		}
	}
}

// closeStray passes over a closing parenthesis that closes no group.
func (p *parser) closeStray() {
	if p.skipped > 0 {
		p.skipped--
		return
	}
	p.fail(ProblemStrayParen, p.span(p.i, p.i+1))
}

// isMark reports whether the quotation mark or sign at i means something there.
func (p *parser) isMark(r rune) bool {
	next := p.r(p.i + 1)
	switch {
	case isQuote(r):
		return p.opensPhrase()
	case r == '-':
		return p.negates()
	case r == '=':
		return !isWordRune(p.r(p.i-1)) && (isWordStart(next) || isQuote(next))
	case r == '/':
		return p.field == FieldURL && isWordStart(next)
	case r == '*': // **bold** is no wildcard
		return p.r(p.i-1) != '*' && isWordStart(next)
	}
	return false
}

// negates reports whether the hyphen at i excludes what follows: it stands
// after a space and right before a word, and is neither a minus sign (-5 %,
// « (-6) ») nor the dash of a list, a dialogue or an aside.
func (p *parser) negates() bool {
	before, next := p.r(p.i-1), p.r(p.i+1)
	if !isEdge(before) || before == ')' || !isWordStart(next) && next != '(' && next != '=' && !isQuote(next) {
		return false
	}
	end := p.i + 1
	for isDigit(p.r(end)) || strings.ContainsRune(".,", p.r(end)) && isDigit(p.r(end+1)) {
		end++
	}
	unit := end
	if p.r(unit) == ' ' {
		unit++
	}
	isFigure := end > p.i+1 && (strings.ContainsRune("%°€$", p.r(unit)) || before == '(' && p.r(end) == ')')
	return !isFigure && !p.opensSentence() && !p.isAside()
}

// opensSentence reports whether the dash at i begins a sentence: at the
// beginning of the text or where another sentence has just ended.
func (p *parser) opensSentence() bool {
	i := p.i - 1
	for i >= 0 && isSpace(p.r(i)) {
		i--
	}
	if i < 0 && unicode.IsUpper(p.r(p.i+1)) { // « -Le maire a dit »: nobody excludes an article
		end := p.i + 1
		for isWordRune(p.r(end)) {
			end++
		}
		return french.StopWords()[strings.ToLower(textOf(p.chars[p.i+1:end]))]
	}
	return i < p.i-1 && i >= 0 && strings.ContainsRune(".:;!?…", p.r(i))
}

// isAside reports whether a hyphen further on ends what the one at i begins:
// « le maire -élu en juin- a dit ».
func (p *parser) isAside() bool {
	for i := p.i + 1; i < len(p.chars); i++ {
		if p.r(i) != '-' {
			continue
		}
		after := p.r(i + 1)
		if isSpace(p.r(i - 1)) {
			if !isSpace(after) {
				return false // another one begins
			}
			continue
		}
		if isSpace(after) || strings.ContainsRune(",.;:", after) {
			return isWordRune(p.r(i - 1))
		}
	}
	return false
}

// primary reads a word, a phrase, a field or a group; nil where none stands.
func (p *parser) primary() Node {
	for {
		p.skip()
		r := p.r(p.i)
		o, _ := p.operator()
		switch {
		case p.atEnd() || o != opNone || r == '-':
			return nil
		case r == '(':
			return p.group()
		case p.dates:
			return p.date()
		case isQuote(r):
			return p.phrase()
		case r == '=':
			return p.exact()
		case r == '*':
			p.fail(ProblemWildcard, p.span(p.i, p.i+1))
			p.i++
		}
		if p.startsAddress() {
			return p.address()
		}
		if n, ok := p.fieldHere(); ok {
			return n
		}
		if n, ok := p.word(); ok {
			return n
		}
	}
}

// exact reads =mot. A phrase is exact as it is.
func (p *parser) exact() Node {
	sign := p.i
	p.i++
	if isQuote(p.r(p.i)) {
		if p.opensPhrase() {
			return p.phrase()
		}
		return nil
	}
	if n, ok := p.fieldHere(); ok { // =titre:mot for titre:=mot
		p.fail(ProblemMarks, p.span(sign, sign+1))
		if in, ok := n.(InField); ok {
			if w, ok := in.Part.(Word); ok && !w.Prefix && w.Fuzz == 0 {
				w.Exact = true
				in.Part = w
			}
			return in
		}
		return n
	}
	if p.startsAddress() { // exact as it is
		return p.address()
	}
	n, ok := p.word()
	if !ok {
		return nil
	}
	w, ok := n.(Word)
	if !ok {
		return n
	}
	w.Start = p.chars[sign].at.Start
	if w.Fuzz > 0 {
		p.fail(ProblemMarks, w.Span)
		return w
	}
	w.Exact = true
	return w
}

// startsAddress reports whether a web address stands at i. In url: all are,
// in site: what has a host's dot.
func (p *parser) startsAddress() bool {
	if p.field == FieldURL {
		return true
	}
	end := p.i
	for !isEdge(p.r(end)) {
		end++
	}
	run := strings.ToLower(textOf(p.chars[p.i:end]))
	for _, scheme := range []string{"http://", "https://"} {
		if strings.HasPrefix(run, scheme) && isWordStart(p.r(p.i+len(scheme))) {
			return true
		}
	}
	return p.field == FieldSite && strings.Contains(strings.Trim(run, "."), ".")
}

// address reads a web address whole. Outside a field it asks for the article
// at that address.
func (p *parser) address() Node {
	start := p.i
	open := 0
	for ; !isSpace(p.r(p.i)) && !isQuote(p.r(p.i)); p.i++ {
		if p.r(p.i) == '(' {
			open++
		}
		if p.r(p.i) == ')' {
			if open == 0 {
				break
			}
			open--
		}
	}
	end := p.i
	for end > start+1 && strings.ContainsRune(".,;:!?…'*)(~-", p.r(end-1)) {
		end--
	}
	w := Word{Span: p.span(start, end), Text: textOf(p.chars[start:end]), Prefix: p.r(end) == '*'}
	if w.Prefix {
		w.End = p.chars[end].at.End
		w.Prefix = p.checkPrefix(w.Text, w.Span)
	}
	if p.fielded {
		return w
	}
	return InField{Span: w.Span, Field: FieldURL, Part: w}
}

// isSmall reports whether s has no capital.
func isSmall(s string) bool { return !strings.ContainsFunc(s, unicode.IsUpper) }
