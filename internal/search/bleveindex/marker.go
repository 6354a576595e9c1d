package bleveindex

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
)

// marker finds the words of a query in a text, cut as for the
// index: what made a hit is what is marked, in whatever form.
type marker struct{ wanted []wanted }

// wanted is one word or phrase to be marked.
type wanted struct {
	fields map[query.Field]bool // nil: everywhere
	tokens []token
	stems  []string
	exact  bool
	prefix bool
	fuzz   int
}

// newMarker gathers what a query wants, not what it refuses.
func newMarker(tree query.Node, q query.Query) *marker {
	m := &marker{}
	m.gather(tree, nil, q.Unit)
	telling := slices.ContainsFunc(m.wanted, func(w wanted) bool { return !w.idle() })
	if telling {
		m.wanted = slices.DeleteFunc(m.wanted, func(w wanted) bool { return w.idle() })
	}
	return m
}

func (m *marker) gather(n query.Node, fields map[query.Field]bool, unit query.Unit) {
	switch n := n.(type) {
	case query.And:
		for _, p := range n.Parts {
			m.gather(p, fields, unit)
		}
	case query.Or:
		for _, p := range n.Parts {
			m.gather(p, fields, unit)
		}
	case query.InField:
		s, err := fieldScope(n.Field, unit)
		if err != nil || s.url {
			return
		}
		inner := map[query.Field]bool{}
		for _, f := range s.fields {
			inner[f.name] = true
		}
		m.gather(n.Part, inner, unit)
	case query.Near:
		m.gather(n.Left, fields, unit)
		m.gather(n.Right, fields, unit)
	case query.Phrase:
		tokens := french.Typed(n.Text)
		if n.Slop == 0 {
			m.add(wanted{fields: fields, tokens: tokens, exact: true})
			return
		}
		for i := range tokens {
			m.add(wanted{fields: fields, tokens: tokens[i : i+1], exact: true})
		}
	case query.Word:
		tokens := french.Typed(n.Text)
		if !n.Exact {
			tokens = telling(tokens)
		}
		m.add(wanted{fields: fields, tokens: tokens, exact: n.Exact, prefix: n.Prefix, fuzz: n.Fuzz})
	}
}

func (m *marker) add(w wanted) {
	if len(w.tokens) == 0 {
		return
	}
	w.stems = make([]string, len(w.tokens))
	for i := range w.tokens {
		w.stems[i] = w.tokens[i].Stem()
	}
	m.wanted = append(m.wanted, w)
}

// idle reports whether nothing but stop words would be marked.
func (w *wanted) idle() bool {
	return !w.exact && !w.prefix && !slices.ContainsFunc(w.tokens, func(t token) bool { return !t.Stop })
}

// found is a run of tokens that stands for one of the wanted.
type found struct{ from, to, wanted int }

// find returns what is wanted among the tokens of a field, in order.
func (m *marker) find(field query.Field, tokens []token, isFrench bool) []found {
	var list []found
	p := printed{tokens: tokens, stems: make([]string, len(tokens)), french: isFrench}
	if isFrench {
		for i := range tokens {
			p.stems[i] = tokens[i].Stem()
		}
	}
	for i := range tokens {
		for k := range m.wanted {
			w := &m.wanted[k]
			if w.fields != nil && !w.fields[field] {
				continue
			}
			if end, ok := w.at(&p, i, 0); ok {
				list = append(list, found{i, end - 1, k})
			}
		}
	}
	return list
}

// printed is a text's tokens with their stems, "" where it is not French.
type printed struct {
	tokens []token
	stems  []string
	french bool
}

// at reports whether the wanted tokens from k on stand at i, as far apart as
// typed, and where they end. Two tokens with a hyphen may stand for one, here
// and there.
func (w *wanted) at(p *printed, i, k int) (end int, ok bool) {
	switch {
	case k == len(w.tokens):
		return i, true
	case i >= len(p.tokens):
		return 0, false
	case k > 0 && i > 0 && p.tokens[i].Pos-p.tokens[i-1].Pos != w.tokens[k].Pos-w.tokens[k-1].Pos:
		return 0, false
	}
	t := &p.tokens[i]
	if w.like(k, word{t.Form, t.Folded, p.stems[i], t.Stop}) {
		if end, ok := w.at(p, i+1, k+1); ok {
			return end, true
		}
	}
	for r := range t.Also {
		also := &t.Also[r]
		if !w.like(k, p.reading(also)) {
			continue
		}
		if end, ok := w.at(p, i+also.Tokens, k+1); ok {
			return end, true
		}
	}
	if r := joinedReading(w.tokens[k:]); r != nil {
		one := wanted{tokens: []token{asToken(r, 0)}, stems: []string{r.Stem()}, exact: w.exact}
		one.prefix = w.prefix && k+2 == len(w.tokens)
		if one.like(0, word{t.Form, t.Folded, p.stems[i], t.Stop}) {
			return w.at(p, i+1, k+2)
		}
	}
	return 0, false
}

// word is a word of the text, however it is read.
type word struct {
	form, folded, stem string
	stop               bool
}

func (p *printed) reading(r *french.Reading) word {
	w := word{form: r.Form, folded: r.Folded}
	if p.french {
		w.stem = r.Stem()
	}
	return w
}

func (w *wanted) like(k int, t word) bool {
	want := &w.tokens[k]
	last := k == len(w.tokens)-1
	switch {
	case w.exact && want.Accented():
		return t.form == want.Form
	case w.exact:
		return t.folded == want.Folded
	case w.prefix && last:
		return strings.HasPrefix(t.folded, want.Folded)
	case w.fuzz > 0 && last:
		return within(t.folded, want.Folded, w.fuzz)
	case t.folded == want.Folded:
		return true
	}
	return !t.stop && !want.Stop && t.stem == w.stems[k]
}

// within reports whether two words are at most n letters apart (Levenshtein).
func within(a, b string, n int) bool {
	ra, rb := []rune(a), []rune(b)
	if len(ra)-len(rb) > n || len(rb)-len(ra) > n {
		return false
	}
	row := make([]int, len(rb)+1)
	for j := range row {
		row[j] = j
	}
	for i, ca := range ra {
		diagonal := row[0]
		row[0] = i + 1
		for j, cb := range rb {
			cost := diagonal
			if ca != cb {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(rb)] <= n
}
