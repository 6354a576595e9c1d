package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a text in the language of the search box. It is nil for an
// empty text, and for « * », which ask for everything. The error is a
// [SyntaxError]: where, why, and the nearest text that does parse. Nodes are
// values: And, Or, Not, Word, Phrase, Near, InField, DateRange.
//
// NEAR/n binds closest, then NOT, then AND (which need not be written), then
// OR. And and Or are flat: neither holds its own kind.
func Parse(text string) (Node, error) {
	n, problem := read(text)
	if problem == nil {
		return n, nil
	}
	_, problem.Nearest = settleOn(String(n))
	return nil, problem
}

// Nearest reads any text: as it is where it parses, else as the nearest text
// that does. It returns the tree and the text it was read from. Where [Parse]
// has an error and the text is "" all the same, nothing is left to search for
// (« ((( », « date:hier »): the nearest of it finds nothing, and must not be
// searched for, as it would find everything.
func Nearest(text string) (Node, string) {
	n, problem := read(text)
	if problem == nil {
		return n, text
	}
	return settleOn(String(n))
}

// settleOn reads a mended text. Mending once nearly always does; what comes
// out longer than [MaxText] is cut and mended again. Bare words parse always.
func settleOn(text string) (Node, string) {
	const rounds = 3
	for range rounds {
		n, problem := read(text)
		if problem == nil {
			return n, text
		}
		text = String(n)
	}
	text = bareWords(text)
	n, _ := read(text)
	return n, text
}

// bareWords keeps letters and digits alone, in lower case so that no operator
// is left, within the limits.
func bareWords(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordStart(r) || r == utf8.RuneError })
	words = words[:min(len(words), MaxClauses)]
	for len(strings.Join(words, " ")) > MaxText {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// read parses a text whatever it is: the tree is the nearest reading, and
// problem the first thing that kept it from being the text's own.
func read(text string) (n Node, problem *SyntaxError) {
	p := &parser{}
	whole := Span{0, len(text)}
	if len(text) > MaxText {
		p.fail(ProblemTooLong, Span{MaxText, len(text)})
		text = cutText(text)
	}
	chars, bad := spell(text)
	if bad != nil {
		p.fail(ProblemEncoding, *bad)
	}
	p.chars = chars
	p.capitals = !strings.ContainsFunc(text, unicode.IsLower)
	n = p.mend(p.or())
	if n == nil && p.problem == nil && !asksForAll(text) {
		p.fail(ProblemNoWords, whole)
	}
	return n, p.problem
}

// asksForAll reports whether a text without words means everything.
func asksForAll(text string) bool {
	chars, _ := spell(text)
	mark := strings.TrimSpace(textOf(chars))
	return mark == "" || mark == "*"
}

// cutText cuts a text to [MaxText], at a space where there is one near.
func cutText(text string) string {
	const near = 100
	end := MaxText
	for !utf8.RuneStart(text[end]) && end > MaxText-utf8.UTFMax {
		end--
	}
	text = text[:end]
	if i := strings.LastIndexByte(text, ' '); i > MaxText-near {
		text = text[:i]
	}
	return text
}

func textOf(chars []char) string {
	var b strings.Builder
	for _, c := range chars {
		b.WriteRune(c.r)
	}
	return b.String()
}

// parser reads one text. It never gives up: what cannot be read is noted as
// the problem, once, and mended by the shortest change.
type parser struct {
	chars    []char
	i        int
	depth    int    // groups open
	skipped  int    // groups open past MaxDepth, read as if they were not there
	field    Field  // the field being read, "" outside
	fielded  bool   // inside any field, date included
	dates    bool   // inside date:
	lifted   []Node // fields found inside a field
	plain    int    // words and phrases read outside fields since the last operator
	capitals bool   // the text has no small letter
	problem  *SyntaxError
}

// fail notes a problem, the first only.
func (p *parser) fail(problem Problem, at Span) {
	if p.problem == nil {
		p.problem = &SyntaxError{At: at, Problem: problem, Message: problem.Explain(English)}
	}
}

// r returns the character at i, 0 outside the text.
func (p *parser) r(i int) rune {
	if i < 0 || i >= len(p.chars) {
		return 0
	}
	return p.chars[i].r
}

// span gives where the characters from..to stand in the text.
func (p *parser) span(from, to int) Span {
	if from >= to || to > len(p.chars) {
		return Span{}
	}
	return Span{p.chars[from].at.Start, p.chars[to-1].at.End}
}

// or reads alternatives up to the end of the group.
func (p *parser) or() Node {
	var parts []Node
	for {
		part := p.and()
		op, end := p.operator()
		if op != opOr {
			return either(append(parts, part))
		}
		if part == nil {
			p.fail(ProblemOperator, p.span(p.i, end))
		}
		parts = append(parts, part)
		at := p.span(p.i, end)
		p.i, p.plain = end, 0
		if p.skip(); p.atEnd() {
			p.fail(ProblemOperator, at)
		}
	}
}

// and reads what stands side by side, up to OR or the end of the group.
func (p *parser) and() Node {
	var parts []Node
	pending := false // AND was read, and nothing after it
	var at Span
	for p.skip(); !p.atEnd(); p.skip() {
		op, end := p.operator()
		switch op {
		case opOr:
			if pending {
				p.fail(ProblemOperator, at)
			}
			return all(parts)
		case opAnd, opNear:
			at = p.span(p.i, end)
			if len(parts) == 0 || pending || op == opNear {
				p.fail(ProblemOperator, at)
			}
			pending = op == opAnd
			p.i, p.plain = end, 0
		default:
			if n := p.unary(); n != nil {
				parts = append(parts, n)
				pending = false
			}
		}
	}
	if pending {
		p.fail(ProblemOperator, at)
	}
	return all(parts)
}

// unary reads one part with the negations before it.
func (p *parser) unary() Node {
	negated := false
	var at Span
	for {
		p.skip()
		end := p.i + 1
		if p.r(p.i) != '-' {
			op, after := p.operator()
			if op != opNot {
				break
			}
			end = after
		}
		at = p.span(p.i, end)
		negated = !negated
		p.i, p.plain = end, 0
	}
	n := p.near()
	if n == nil && at != (Span{}) {
		p.fail(ProblemOperator, at)
	}
	if n == nil || !negated {
		return n
	}
	return not(n, at)
}

// near reads one part, or two joined by NEAR/n.
func (p *parser) near() Node {
	left := p.primary()
	for left != nil {
		p.skip()
		op, end := p.operator()
		if op != opNear {
			break
		}
		at := p.span(p.i, end)
		distance := p.distance(end)
		p.i = end
		p.skip()
		right := p.primary()
		if right == nil {
			p.fail(ProblemOperator, at)
			break
		}
		left = p.join(left, right, distance, at)
	}
	return left
}

// join makes a Near of two parts; parts it cannot join stand side by side.
func (p *parser) join(left, right Node, distance int, at Span) Node {
	if isTerm(left) && isTerm(right) {
		return Near{Span: around(left, right), Left: left, Right: right, Distance: distance}
	}
	p.fail(ProblemNearParts, at)
	l, lok := left.(InField)
	r, rok := right.(InField)
	switch {
	case lok && rok && l.Field == r.Field && isTerm(l.Part) && isTerm(r.Part):
		l.Part = Near{Span: around(l.Part, r.Part), Left: l.Part, Right: r.Part, Distance: distance}
		return l
	case lok && isTerm(l.Part) && isTerm(right):
		l.Part = Near{Span: around(l.Part, right), Left: l.Part, Right: right, Distance: distance}
		return l
	}
	if chain, ok := left.(Near); ok && isTerm(right) {
		next := Near{Span: around(chain.Right, right), Left: chain.Right, Right: right, Distance: distance}
		return all([]Node{chain, next})
	}
	return all([]Node{left, right})
}

// group reads what stands in parentheses.
func (p *parser) group() Node {
	open := p.span(p.i, p.i+1)
	p.i, p.plain = p.i+1, 0
	p.depth++
	n := p.or()
	p.skip()
	if p.r(p.i) == ')' {
		p.i++
	} else {
		p.fail(ProblemUnclosedGroup, open)
	}
	p.depth--
	p.refuseMarks()
	return n
}
