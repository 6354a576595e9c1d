package bleveindex

import (
	"context"
	"slices"

	"github.com/pressoir/pressoir/internal/french"
)

// Stop words stand in nearly every text: a phrase of two of them (« en a »)
// would compare the places of both in all documents. So each text field has a
// field beside it with a term for each two that stand side by side, at the place
// of the first. It is a field of its own, as these terms are no words.

// pairMark parts the two forms of a pair: no form has a space.
const pairMark = " "

// maxPairTerms bounds the pairs that two words of a phrase stand for, each with
// and without accents: each is looked up in every segment.
const maxPairTerms = 64

// inPairs reports whether a word is a stop word but for its accents: who types
// « la » is shown « là », too.
func inPairs(t *token) bool { return t.Stop || t.Accented() && french.IsStop(t.Folded) }

// pairGatherer gathers the pairs of a text.
type pairGatherer struct {
	gatherer
	names       map[string]string // of pairs, by themselves: most are in many texts
	name        []byte
	before, now []string // the forms of two tokens side by side
}

func newPairGatherer() pairGatherer { return pairGatherer{names: map[string]string{}} }

// gather gathers the pairs among a text's tokens, and reports whether there are
// any. A word that can be read in several ways is in pairs with each.
func (p *pairGatherer) gather(tokens []token) bool {
	const perPair = 10 // tokens
	p.begin(len(tokens) / perPair)
	before, now, pos := p.before[:0], p.now, -1
	for i := range tokens {
		t := &tokens[i]
		now = pairForms(now[:0], t)
		if t.Pos == pos+1 {
			for _, first := range before {
				for _, second := range now {
					p.add(p.pair(first, second), pos)
				}
			}
		}
		before, now, pos = now, before, t.Pos
	}
	p.before, p.now = before, now
	return len(p.at) > 0
}

// pairForms appends the forms of a token that are in pairs, each once.
func pairForms(list []string, t *token) []string {
	if inPairs(t) {
		list = append(list, t.Form)
	}
	for i := range t.Also {
		if r := &t.Also[i]; french.IsStop(r.Folded) && !slices.Contains(list, r.Form) {
			list = append(list, r.Form)
		}
	}
	return list
}

// pair is the term of two forms.
func (p *pairGatherer) pair(first, second string) string {
	p.name = append(append(append(p.name[:0], first...), pairMark...), second...)
	name, ok := p.names[string(p.name)]
	if !ok {
		name = string(p.name)
		p.names[name] = name
	}
	return name
}

// stopForms is a stop word of a phrase in a field: its forms there, and in how
// many documents they are, those with two of them counted twice.
type stopForms struct {
	forms []string
	n     uint64
}

// stopPair is two stop words that stand side by side in a phrase.
type stopPair struct {
	terms  []string
	counts []uint64 // in how many documents each is
	shares bool     // the first is the last word of the unit before, too
}

// paired puts pairs in place of units that are stop words side by side. Of an
// odd number the last two pairs share a word.
func (v *view) paired(ctx context.Context, f textField, list []unit, exact bool) ([]unit, error) {
	stops := make([]*stopForms, len(list))
	for i := range list {
		if f.names || !beside(list, i-1) && !beside(list, i) {
			continue
		}
		var err error
		if stops[i], err = v.stopForms(ctx, f, &list[i].tokens[0], exact); err != nil {
			return nil, err
		}
	}
	paired := make([]unit, 0, len(list))
	for i := 0; i < len(list); i++ {
		if u := pairAt(list, stops, i); u != nil {
			paired = append(paired, *u)
			i++
		} else if u := pairAt(list, stops, i-1); u != nil {
			u.pair.shares = true
			paired = append(paired, *u)
		} else {
			paired = append(paired, list[i])
		}
	}
	return paired, nil
}

// beside reports whether the units i and i+1 are stop words side by side.
func beside(list []unit, i int) bool {
	if i < 0 || i+1 >= len(list) || list[i].joined != nil || list[i+1].joined != nil {
		return false
	}
	a, b := &list[i].tokens[0], &list[i+1].tokens[0]
	return b.Pos == a.Pos+1 && inPairs(a) && inPairs(b)
}

// pairAt is the units i and i+1 as a pair; nil where they are none, or stand for
// too many.
func pairAt(list []unit, stops []*stopForms, i int) *unit {
	if !beside(list, i) || stops[i] == nil || stops[i+1] == nil || len(stops[i].forms)*len(stops[i+1].forms) > maxPairTerms {
		return nil
	}
	pair := &stopPair{counts: []uint64{stops[i].n, stops[i+1].n}}
	for _, first := range stops[i].forms {
		for _, second := range stops[i+1].forms {
			pair.terms = append(pair.terms, first+pairMark+second)
		}
	}
	return &unit{tokens: []token{list[i].tokens[0], list[i+1].tokens[0]}, pair: pair}
}

// stopForms are the forms of a token that is a stop word; nil where some of them
// are in no pairs.
func (v *view) stopForms(ctx context.Context, f textField, t *token, exact bool) (*stopForms, error) {
	forms, err := v.forms(ctx, t, exact)
	if err != nil {
		return nil, err
	}
	s := &stopForms{}
	for _, one := range forms {
		switch {
		case one.wide > 0 && t.Stop:
			continue // as in [view.placedToken]
		case one.wide > 0 || !one.fold:
			return nil, nil
		}
		n, err := v.count(f.exact(), one.term)
		if err != nil {
			return nil, err
		}
		s.n += n
		if form, _ := cutMark(one.term); n > 0 && !slices.Contains(s.forms, form) {
			s.forms = append(s.forms, form)
		}
	}
	return s, nil
}

// counts are in how many documents the words of a unit are that is opened as p.
func (u *unit) counts(p placed) []uint64 {
	switch {
	case u.pair == nil:
		return []uint64{p.cost()}
	case u.pair.shares:
		return u.pair.counts[1:]
	}
	return u.pair.counts
}

// placedStops opens a pair, in all its forms; nil where it is nowhere.
func (v *view) placedStops(ctx context.Context, f textField, pair *stopPair) (placed, error) {
	var terms []placed
	for _, term := range pair.terms {
		p, err := v.placedTerm(ctx, f.pairs(), term)
		if err != nil {
			abandon(terms)
			return nil, err
		}
		if p != nil {
			p.wide = 1
			terms = append(terms, p)
		}
	}
	if len(terms) == 0 {
		return nil, nil
	}
	return newAnyPlaces(terms), nil
}

// pairDocs opens a pair that is a whole phrase. How often it is there says
// enough: it is read as a word is, without its places.
func (v *view) pairDocs(ctx context.Context, f textField, pair *stopPair) (docs, error) {
	in := &fieldUse{name: f.name, weight: 1}
	for code := range in.shares {
		in.shares[code] = 1 // a phrase counts the same in texts of any length
	}
	uses := make([]formUse, len(pair.terms))
	for i, term := range pair.terms {
		uses[i] = formUse{form: form{term: term}, in: in, ofTyped: 1}
	}
	if v.unscored {
		return v.wordSet([]string{f.pairs()}, [][]formUse{uses})
	}
	w := &wordDocs{ended: ctx.Err, phrase: true}
	for _, n := range pair.counts {
		w.idf += f.weight * v.idf(n)
	}
	if _, err := w.open(v, []string{f.pairs()}, [][]formUse{uses}); err != nil {
		return nil, err
	}
	if w.n == 0 {
		return none{}, nil
	}
	return w, nil
}
