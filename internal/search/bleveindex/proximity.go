package bleveindex

import (
	"cmp"
	"context"
	"slices"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
)

// Words of a query that stand together in a text, as they were typed, are
// worth more than the same words apart: « tour de france » is wanted as it is.
// A text that has them all as typed gets, on top of what its words are worth,
// the most that words can be worth: it comes before texts that have them apart,
// however often. Else each pair of neighbours is worth at most the less telling
// of the two once more, and less the farther apart they stand. Stop words
// between them count as places, whichever they are.
//
// Positions cost much more than counts, so they are read of the best hits only,
// which are put into a new order; what comes after them stays as it is. Every
// page of a result looks at the same ones.
const (
	// nearFirst is how many hits are looked at: as many as the largest page,
	// and some milliseconds.
	nearFirst = query.MaxLimit
	// nearWorth is what a pair is worth with one word between that was not
	// typed; it falls to nothing at nearReach words.
	nearWorth = 0.5
	nearReach = 8
	// maxNearWords bounds the words whose positions are read: more than a
	// question has.
	maxNearWords = 24
)

// togetherIn is how much of the bonus words get that stand together in a
// field: in the title it says more than in the text.
func togetherIn(f query.Field) float64 {
	switch f {
	case query.FieldTitle:
		return 1
	case query.FieldLead:
		return 0.9
	}
	return 0.8
}

// proximity reckons the bonus of documents, in the order of their numbers.
type proximity struct{ runs []run }

// run is words that were typed one after the other.
type run struct {
	gaps   []int64 // how far each stands after the one before, in the query
	pairs  []float64
	whole  float64 // what they are worth as typed
	fields []runField
}

// runField is the words of a run in one field: the postings of each, in all its
// forms.
type runField struct {
	share float64
	words [][]*termPlaces
}

// proximity opens the positions of a query's plain words; nil where there are
// no two of them side by side.
func (c *compiler) proximity(ctx context.Context, tree query.Node) (*proximity, error) {
	and, ok := tree.(query.And)
	if !ok {
		return nil, nil
	}
	p := &proximity{}
	left := maxNearWords
	for _, tokens := range c.sideBySide(and.Parts) {
		tokens = tokens[:min(len(tokens), left)]
		if left -= len(tokens); len(tokens) < 2 {
			continue
		}
		r, err := c.view.run(ctx, defaultScope(c.unit), tokens)
		p.runs = append(p.runs, r)
		if err != nil {
			_ = p.close() // the first error says more
			return nil, err
		}
	}
	if len(p.runs) == 0 {
		return nil, nil
	}
	return p, nil
}

// sideBySide are the telling words of each run of plain words, placed as typed.
func (c *compiler) sideBySide(parts []query.Node) [][]token {
	var runs [][]token
	var now []token
	at := 0
	for _, n := range parts {
		w, ok := n.(query.Word)
		if !ok || w.Exact || w.Prefix || w.Fuzz > 0 {
			runs, now, at = append(runs, now), nil, 0
			continue
		}
		tokens := french.Typed(w.Text)
		for i := range tokens {
			at++
			if t := tokens[i]; !t.Stop {
				t.Pos = at
				now = append(now, t)
			}
		}
	}
	return append(runs, now)
}

// run opens the positions of some words.
func (v *view) run(ctx context.Context, s scope, tokens []token) (run, error) {
	r := run{}
	counts := make([]uint64, len(tokens))
	forms := make([][]form, len(tokens))
	for i := range tokens {
		var err error
		if forms[i], err = v.forms(ctx, &tokens[i], false); err != nil {
			return r, err
		}
	}
	for _, f := range s.fields {
		if f.names {
			continue
		}
		in := runField{share: togetherIn(f.name), words: make([][]*termPlaces, len(tokens))}
		for i := range tokens {
			for _, one := range forms[i] {
				if one.wide > 0 {
					continue
				}
				postings, err := v.placedTerm(ctx, f.exact(), one.term)
				if err != nil {
					r.fields = append(r.fields, in)
					return r, err
				}
				if postings != nil {
					in.words[i] = append(in.words[i], postings)
				}
			}
			counts[i] = max(counts[i], sumOf(in.words[i]))
		}
		r.fields = append(r.fields, in)
	}
	for i := range tokens {
		r.whole += (saturation + 1) * v.idf(counts[i])
		r.gaps = append(r.gaps, 0)
		if i > 0 {
			r.gaps[i] = int64(tokens[i].Pos - tokens[i-1].Pos)
			r.pairs = append(r.pairs, min(v.idf(counts[i-1]), v.idf(counts[i])))
		}
	}
	return r, nil
}

// rerank puts the best hits of a page that begins with the first of all into
// their new order, and leaves those of it that come after a cursor.
func (p *proximity) rerank(g *page, limit int, after *rank) error {
	list := g.sorted()
	first := list[:min(len(list), nearFirst)]
	for i := len(first); i < len(list); i++ {
		list[i].rest = true
	}
	slices.SortFunc(first, func(a, b rank) int { return cmp.Compare(a.doc, b.doc) })
	for i := range first {
		bonus, err := p.bonus(first[i].doc)
		if err != nil {
			return err
		}
		first[i].score += bonus
	}
	g.sort(first)
	start := 0
	for after != nil && start < len(list) && !list[start].rest && g.compare(&list[start], after) <= 0 {
		start++
	}
	g.first = list[start:min(len(list), start+limit)]
	g.beyond -= start
	return nil
}

// bonus is what the document gets for words that stand together.
func (p *proximity) bonus(doc uint64) (float64, error) {
	total := 0.0
	for i := range p.runs {
		r := &p.runs[i]
		best := 0.0
		for k := range r.fields {
			lists, err := r.fields[k].places(doc)
			if err != nil {
				return 0, err
			}
			best = max(best, r.fields[k].share*r.together(lists))
		}
		total += best
	}
	return total, nil
}

// together is what words at these places are worth to one another.
func (r *run) together(lists [][]place) float64 {
	if !slices.ContainsFunc(lists, func(l []place) bool { return len(l) == 0 }) && len(inOrder(r.gaps)(lists)) > 0 {
		return r.whole
	}
	total := 0.0
	for i, pair := range r.pairs {
		total += pair * closeness(lists[i], lists[i+1], r.gaps[i+1])
	}
	return total
}

// closeness is how near to one another two words ever come: 1 where b stands
// apart places after a.
func closeness(a, b []place, apart int64) float64 {
	off := int64(nearReach)
	for _, first := range a {
		i, _ := slices.BinarySearchFunc(b, first, byPlace)
		if i > 0 { // the other way round: a place more than as far apart
			off = min(off, first.from-b[i-1].from+1)
		}
		for ; i < len(b) && b[i].from-first.from-apart < off; i++ {
			off = min(off, max(b[i].from-first.from-apart, apart-b[i].from+first.from))
		}
	}
	if off == 0 {
		return 1
	}
	return nearWorth * float64(nearReach-off) / (nearReach - 1)
}

// places are those of each word in the document, of all its forms.
func (f *runField) places(doc uint64) ([][]place, error) {
	lists := make([][]place, len(f.words))
	for i, terms := range f.words {
		for _, t := range terms {
			if err := t.seek(doc); err != nil {
				return nil, err
			}
			if t.cur != doc {
				continue
			}
			more, err := t.places()
			if err != nil {
				return nil, err
			}
			lists[i] = append(lists[i], more...)
		}
		slices.SortFunc(lists[i], byPlace)
		lists[i] = slices.Compact(lists[i])
	}
	return lists, nil
}

// sumOf is about in how many documents some terms are.
func sumOf(terms []*termPlaces) (n uint64) {
	for _, t := range terms {
		n += t.n
	}
	return n
}

func (p *proximity) close() error {
	var all []docs
	for _, r := range p.runs {
		for _, f := range r.fields {
			for _, terms := range f.words {
				for _, t := range terms {
					all = append(all, t)
				}
			}
		}
	}
	return closeAll(all)
}
