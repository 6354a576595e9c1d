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

// negates reports whether the hyphen at i excludes what follows: it stands
// after a space and right before a word, and is neither a minus sign (-5 %,
// « (-6) ») nor the dash of a list, a dialogue or an aside.
func (p *parser) negates() bool {
	before, next := p.r(p.i-1), p.r(p.i+1)
	if !isEdge(before) || before == ')' || !isWordStart(next) && next != '(' && next != '=' && !isQuote(next) {
		return false
	}
	return !p.isMinus() && !p.opensSentence() && !p.isAside()
}

// isMinus reports whether the sign at i belongs to a figure: -5 %, (-6).
func (p *parser) isMinus() bool {
	end := p.i + 1
	for isDigit(p.r(end)) || strings.ContainsRune(".,", p.r(end)) && isDigit(p.r(end+1)) {
		end++
	}
	if end == p.i+1 {
		return false
	}
	unit := end
	if p.r(unit) == ' ' {
		unit++
	}
	return strings.ContainsRune("%°€$", p.r(unit)) || p.r(p.i-1) == '(' && p.r(end) == ')'
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
		return isSpace(p.r(end)) && french.StopWords()[strings.ToLower(textOf(p.chars[p.i+1:end]))]
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
