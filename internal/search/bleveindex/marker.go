package bleveindex

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
)

// marker finds the words of a query in a text, cut by the analyzer of the
// index: what made a hit is what is marked, in whatever form.
type marker struct {
	analyzer *analyzer
	wanted   []wanted
}

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
func newMarker(a *analyzer, tree query.Node, q query.Query) *marker {
	m := &marker{analyzer: a}
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
		tokens := m.analyzer.tokens(n.Text)
		if n.Slop == 0 {
			m.add(wanted{fields: fields, tokens: tokens, exact: true})
			return
		}
		for i := range tokens {
			m.add(wanted{fields: fields, tokens: tokens[i : i+1], exact: true})
		}
	case query.Word:
		tokens := m.analyzer.tokens(n.Text)
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
		w.stems[i] = m.analyzer.stem(&w.tokens[i])
	}
	m.wanted = append(m.wanted, w)
}

// idle reports whether nothing but stop words would be marked.
func (w *wanted) idle() bool {
	return !w.exact && !w.prefix && !slices.ContainsFunc(w.tokens, func(t token) bool { return !t.stop })
}

// found is a run of tokens that stands for one of the wanted.
type found struct{ from, to, wanted int }

// find returns what is wanted among the tokens of a field, in order.
func (m *marker) find(field query.Field, tokens []token, isFrench bool) []found {
	var list []found
	stems := make([]string, len(tokens))
	if isFrench {
		for i := range tokens {
			stems[i] = m.analyzer.stem(&tokens[i])
		}
	}
	for i := range tokens {
		for k := range m.wanted {
			w := &m.wanted[k]
			if (w.fields == nil || w.fields[field]) && w.at(tokens, stems, i) {
				list = append(list, found{i, i + len(w.tokens) - 1, k})
			}
		}
	}
	return list
}

// at reports whether the wanted tokens stand at i, as far apart as typed.
func (w *wanted) at(tokens []token, stems []string, i int) bool {
	if i+len(w.tokens) > len(tokens) {
		return false
	}
	for k := range w.tokens {
		t := &tokens[i+k]
		if t.pos-tokens[i].pos != w.tokens[k].pos-w.tokens[0].pos || !w.like(k, t, stems[i+k]) {
			return false
		}
	}
	return true
}

func (w *wanted) like(k int, t *token, stem string) bool {
	want := &w.tokens[k]
	last := k == len(w.tokens)-1
	switch {
	case w.exact && want.accented():
		return t.form == want.form
	case w.exact:
		return t.folded == want.folded
	case w.prefix && last:
		return strings.HasPrefix(t.folded, want.folded)
	case w.fuzz > 0 && last:
		return within(t.folded, want.folded, w.fuzz)
	case t.folded == want.folded:
		return true
	}
	return !t.stop && !want.stop && stem == w.stems[k]
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
