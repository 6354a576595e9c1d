package query

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
)

// Marker finds the words of a query in a text, cut as for the
// index: what made a hit is what is marked, in whatever form.
type Marker struct {
	wanted []sought
	akin   *french.Akin // nil: any word may be wanted
	room   []french.Token
}

// sought is one word or phrase to be marked.
type sought struct {
	fields map[Field]bool // nil: everywhere
	tokens []french.Token
	stems  []string
	exact  bool
	prefix bool
	fuzz   int
}

// NewMarker gathers what a query wants, not what it refuses. The unit says what
// the query looks among: the text of words said is the words themselves.
func NewMarker(tree Node, unit Unit) *Marker {
	m := &Marker{}
	m.gather(tree, nil, unit)
	says := slices.ContainsFunc(m.wanted, func(w sought) bool { return !w.idle() })
	if says {
		m.wanted = slices.DeleteFunc(m.wanted, func(w sought) bool { return w.idle() })
	}
	m.akin = m.akinTo()
	return m
}

// akinTo tells quickly which words may be wanted.
func (m *Marker) akinTo() *french.Akin {
	var words []string
	for i := range m.wanted {
		w := &m.wanted[i]
		if w.fuzz > 0 {
			return nil
		}
		for k := range w.tokens {
			words = append(words, w.tokens[k].Folded, w.stems[k])
		}
	}
	return french.NewAkin(words)
}

// Tokens cuts a text for [Marker.Find]: words that cannot be wanted are passed
// over. The list holds until the next text is cut.
func (m *Marker) Tokens(text string) []french.Token {
	m.room = french.TokensAkin(m.room, text, m.akin)
	return m.room
}

func (m *Marker) gather(n Node, fields map[Field]bool, unit Unit) {
	switch n := n.(type) {
	case And:
		for _, p := range n.Parts {
			m.gather(p, fields, unit)
		}
	case Or:
		for _, p := range n.Parts {
			m.gather(p, fields, unit)
		}
	case InField:
		if n.Field != FieldURL { // addresses have no words
			m.gather(n.Part, scope(n.Field, unit), unit)
		}
	case Near:
		m.gather(n.Left, fields, unit)
		m.gather(n.Right, fields, unit)
	case Phrase:
		tokens := french.Typed(n.Text)
		if n.Slop == 0 {
			m.add(sought{fields: fields, tokens: tokens, exact: true})
			return
		}
		for i := range tokens {
			m.add(sought{fields: fields, tokens: tokens[i : i+1], exact: true})
		}
	case Word:
		tokens := french.Typed(n.Text)
		if !n.Exact {
			tokens = french.Telling(tokens)
		}
		m.add(sought{fields: fields, tokens: tokens, exact: n.Exact, prefix: n.Prefix, fuzz: n.Fuzz})
	}
}

// scope is where the words of one field stand.
func scope(f Field, unit Unit) map[Field]bool {
	if f == FieldText && unit == Words {
		return map[Field]bool{FieldQuestion: true, FieldAnswer: true, FieldQuote: true}
	}
	return map[Field]bool{f: true}
}

func (m *Marker) add(w sought) {
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
func (w *sought) idle() bool {
	return !w.exact && !w.prefix && !slices.ContainsFunc(w.tokens, func(t french.Token) bool { return !t.Stop })
}

// Wants reports whether there is anything to be marked.
func (m *Marker) Wants() bool { return len(m.wanted) > 0 }

// Found is a run of tokens, the last included, that stands for one of what is
// wanted, by its number.
type Found struct{ From, To, Wanted int }

// Find returns what is wanted among the tokens of a field, in order. Only
// French is found in its forms; of another language, the very word.
func (m *Marker) Find(field Field, tokens []french.Token, isFrench bool) []Found {
	var list []Found
	p := printed{tokens: tokens, stems: make([]string, len(tokens)), french: isFrench}
	for i := range tokens {
		for k := range m.wanted {
			w := &m.wanted[k]
			if w.fields != nil && !w.fields[field] {
				continue
			}
			if end, ok := w.at(&p, i, 0); ok {
				list = append(list, Found{i, end - 1, k})
			}
		}
	}
	return list
}

// printed is a text's tokens with their stems.
type printed struct {
	tokens []french.Token
	stems  []string // of those that were asked for
	french bool
}

// word is the i-th token as it stands.
func (p *printed) word(i int) word {
	t := &p.tokens[i]
	return word{form: t.Form, folded: t.Folded, stop: t.Stop, stem: func() string {
		if p.stems[i] == "" && p.french {
			p.stems[i] = t.Stem()
		}
		return p.stems[i]
	}}
}

// at reports whether the wanted tokens from k on stand at i, as far apart as
// typed, and where they end. Two tokens with a hyphen may stand for one, here
// and there.
func (w *sought) at(p *printed, i, k int) (end int, ok bool) {
	switch {
	case k == len(w.tokens):
		return i, true
	case i >= len(p.tokens):
		return 0, false
	case k > 0 && i > 0 && p.tokens[i].Pos-p.tokens[i-1].Pos != w.tokens[k].Pos-w.tokens[k-1].Pos:
		return 0, false
	}
	t := &p.tokens[i]
	if w.like(k, p.word(i)) {
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
	if r := french.Joined(w.tokens[k:]); r != nil {
		one := sought{tokens: []french.Token{{Form: r.Form, Folded: r.Folded}}, stems: []string{r.Stem()}, exact: w.exact}
		one.prefix = w.prefix && k+2 == len(w.tokens)
		if one.like(0, p.word(i)) {
			return w.at(p, i+1, k+2)
		}
	}
	return 0, false
}

// word is a word of the text, however it is read.
type word struct {
	form, folded string
	stop         bool
	stem         func() string // "" where the text is not French; seldom asked for
}

func (p *printed) reading(r *french.Reading) word {
	return word{form: r.Form, folded: r.Folded, stem: func() string {
		if !p.french {
			return ""
		}
		return r.Stem()
	}}
}

func (w *sought) like(k int, t word) bool {
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
	return !t.stop && !want.Stop && t.stem() == w.stems[k]
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
