package interview

import (
	"unicode"
	"unicode/utf8"
)

// passage is a paragraph in which quotes are looked for.
type passage struct {
	block    int // in Input.Blocks; -1 for the lead
	text     string
	toks     []token
	spans    []span
	mentions []mention
	at       []int // for each token, 1 + the mention that starts there, 0 for none
	till     []int // for each token, 1 + the mention that ends there
	inside   []int // for each token, 1 + the span it lies in or is a mark of
	within   int   // 1 + the span whose inside is being read, 0 for the text around
}

// hidden reports whether token i is on the other side of a mark.
func (p *passage) hidden(i int) bool { return p.inside[i] > 0 && p.inside[i] != p.within }

func newPassage(block int, r readText, c *cast) *passage {
	text := r.text
	p := &passage{block: block, text: text}
	p.spans = spansOf(text)
	p.read(r, c)
	return p
}

func (p *passage) read(r readText, c *cast) {
	p.toks = r.toks
	for _, m := range r.mentions {
		if m.sure || m.words > 1 || c.find(m.name) != nil {
			p.mentions = append(p.mentions, m)
		}
	}
	n := len(p.toks) + 1
	room := r.room.zeros(3 * n)
	p.at, p.till, p.inside = room[:n:n], room[n:2*n:2*n], room[2*n:]
	for i, m := range p.mentions {
		p.at[m.from] = i + 1
		p.till[m.to-1] = i + 1
	}
	k := 0
	for i, t := range p.toks {
		for k < len(p.spans) && p.spans[k].close < t.start {
			k++
		}
		if k < len(p.spans) && t.start >= p.spans[k].open {
			p.inside[i] = k + 1
		}
	}
}

// sentence is a stretch of tokens [from, to) and its quotes [first, last).
type sentence struct{ from, to, first, last int }

// sentences cuts the passage; what stands between quotation marks does not end
// a sentence, but a full stop inside a closing mark does when a capital
// follows.
func (p *passage) sentences() []sentence {
	var out []sentence
	now := sentence{}
	for i := range p.toks {
		if p.inside[i] > 0 {
			now.last = p.inside[i]
		}
		if i+1 < len(p.toks) && !p.endsAt(i) {
			continue
		}
		now.to = i + 1
		out = append(out, now)
		now = sentence{from: i + 1, first: now.last, last: now.last}
	}
	return out
}

// endsAt reports whether a sentence ends with token i.
func (p *passage) endsAt(i int) bool {
	t, next := &p.toks[i], &p.toks[i+1]
	if k := p.inside[i]; k > 0 {
		if p.inside[i+1] == k {
			return false
		}
		r, _ := utf8.DecodeLastRuneInString(p.text[:p.spans[k-1].end])
		return isStop(r) && next.text != "," && (!next.word || next.starts())
	}
	if t.word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	if !isStop(r) || p.inside[i+1] == 0 && !next.starts() {
		return false
	}
	return t.text != "." || i == 0 || !isAbbreviation(p.toks[i-1]) || p.toks[i-1].end != t.start
}

// starts reports whether a sentence can start with the token.
func (t token) starts() bool { return t.capital() || isDigits(t.text) }

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func isDigits(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// isAbbreviation: « M. », « Dr. », the initial « J. ».
func isAbbreviation(t token) bool {
	_, civil := civilities[t.low]
	return t.word && (civil || utf8.RuneCountInString(t.text) == 1)
}
