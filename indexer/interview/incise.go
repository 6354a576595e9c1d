package interview

import (
	"strings"
)

// incised reads a quote in whose middle the writer says who speaks, inside the
// marks: « La salle, explique Jeanne Roux, était pleine. » The words around
// are the quote's parts.
func (p *passage) incised(k int, m *memory) (found, bool) {
	sp := &p.spans[k]
	first, last := p.spanTokens(k)
	p.within = k + 1
	defer func() { p.within = 0 }()
	for i := first + 1; i < last; i++ {
		if !endsClause(p.toks[i-1]) || p.toks[i].capital() {
			continue
		}
		c, to := p.inciseAt(i, last)
		if c.kind == noCue {
			continue
		}
		end := p.inciseEnd(to, last)
		if end < 0 {
			continue
		}
		f := p.told(sentence{from: i, to: end}, c, c.to, m, speaker{}, ruleInside)
		if !f.by.known() {
			return found{}, false
		}
		sp.parts = [][2]int{{sp.start, p.toks[i-1].start}}
		if p.toks[i-1].text != "," {
			sp.parts[0][1] = p.toks[i-1].end
		}
		if rest := p.partFrom(sp, end); rest[1] > rest[0] {
			sp.parts = append(sp.parts, rest)
		}
		return f, true
	}
	return found{}, false
}

// inciseAt reads the cue of an incise that starts at token i, and where what
// it says of the speaker ends: « se justifie Jeanne Roux », « explique la
// maire », « conclut Marc Brun, porte-parole du port ».
func (p *passage) inciseAt(i, last int) (cue, int) {
	for n := 0; n < 2 && clitics[p.low(i)]; n++ {
		i++
	}
	c := p.cueAt(i)
	if c.kind == inverted {
		return c, c.to
	}
	k := c.to
	for n := 0; n < 3 && k < last && adverbs[p.low(k)]; n++ {
		k++
	}
	if c.kind != saying || k >= last {
		return cue{}, 0
	}
	if n := p.at[k]; n > 0 {
		_, to := roleAfter(p.text, p.toks, p.mentions[n-1].to)
		return c, min(to, last)
	}
	if articles[p.low(k)] && !isIndefinite(p.low(k)) && (p.startsRole(k+1) || p.toks[k+1].capital()) {
		return c, k + 1
	}
	return cue{}, 0
}

// maxIncise is how long an incise is, in tokens.
const maxIncise = 14

// inciseEnd finds the comma or full stop that ends an incise, -1 when none
// comes soon.
func (p *passage) inciseEnd(from, last int) int {
	for i := from; i <= last && i < from+maxIncise; i++ {
		if i == last || endsClause(p.toks[i]) {
			return i
		}
	}
	return -1
}

func endsClause(t token) bool { return !t.word && strings.ContainsAny(t.text, ",.!?…:") }

// partFrom is what of a quote follows the token that ends its incise.
func (p *passage) partFrom(sp *span, end int) [2]int {
	start := p.toks[end].end
	if start > sp.end {
		return [2]int{sp.end, sp.end}
	}
	rest := p.text[start:sp.end]
	return [2]int{start + len(rest) - len(strings.TrimLeft(rest, " \u00a0\u202f")), sp.end}
}

// spanTokens are the tokens [first, last) between the marks of quote k.
func (p *passage) spanTokens(k int) (first, last int) {
	return p.tokenBefore(k) + 2, p.tokenAfter(k) - 1
}
