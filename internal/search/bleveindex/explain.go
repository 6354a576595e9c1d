package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/pressoir/pressoir/internal/search"
)

// explain fills in, for the hits of a page, what their scores are made of. It
// goes through what the tree finds once more, to these documents only.
func (c *compiler) explain(ctx context.Context, a *asked, ranks []rank, hits []search.Hit) error {
	found, err := c.query(ctx, a.tree, a.Query.Match)
	if err != nil {
		return err
	}
	order := make([]int, len(ranks))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(ranks[x].doc, ranks[y].doc) })
	for _, i := range order {
		if err := found.seek(ranks[i].doc); err != nil {
			return errors.Join(err, found.close())
		}
		whole := explained(found)
		if near := ranks[i].score - whole.Value; near > 1e-9 {
			whole = sum(search.Explanation{Part: search.ScoreWords, Value: whole.Value, Of: []search.Explanation{whole}},
				search.Explanation{Part: search.ScoreTogether, Value: near})
		}
		hits[i].Explain = &whole
	}
	return found.close()
}

// sum adds parts up.
func sum(parts ...search.Explanation) search.Explanation {
	whole := search.Explanation{Part: search.ScoreSum, Of: parts}
	for _, p := range parts {
		whole.Value += p.Value
	}
	return whole
}

// explained says of the current document how its score comes about.
func explained(d docs) search.Explanation {
	switch d := d.(type) {
	case *bothDocs:
		return explainedParts(d.parts, d.cur)
	case *eitherDocs:
		return explainedParts(d.parts, d.cur)
	case *withoutDocs:
		return explained(d.wanted)
	case *wordDocs:
		return d.explained()
	case *joined:
		return search.Explanation{Part: search.ScorePhrase, Value: d.score(), Count: len(d.found), Weight: d.worth}
	case *setDocs:
		return search.Explanation{Part: search.ScoreExpansion, Value: d.worth}
	}
	return search.Explanation{Part: search.ScoreFilter, Value: d.score()}
}

// explainedParts explains those parts that find the document, and leaves a
// level out where there is but one.
func explainedParts(parts []docs, doc uint64) search.Explanation {
	var list []search.Explanation
	for _, p := range parts {
		if p.doc() == doc {
			list = append(list, explained(p))
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return sum(list...)
}

// explained is BM25F in figures: the word's rarity, times how much of it is in
// the fields together; of each field, all its forms and the one as typed.
func (w *wordDocs) explained() search.Explanation {
	if w.phrase {
		e := search.Explanation{Part: search.ScorePhrase, Value: w.score(), Weight: w.idf}
		w.each(func(_ *formUse, times int, _ uint8) { e.Count += times })
		return e
	}
	e := search.Explanation{Part: search.ScoreWord, Term: w.term, Value: w.score(), Rarity: w.idf}
	w.each(func(f *formUse, times int, length uint8) {
		if f.ofStem > 0 {
			e.Of = f.addTo(e.Of, search.ScoreStem, f.ofStem, times, length)
		}
		if f.ofTyped > 0 {
			e.Of = f.addTo(e.Of, search.ScoreForm, f.ofTyped, times, length)
		}
	})
	return e
}

// addTo adds a form to the part of its field.
func (f *formUse) addTo(list []search.Explanation, part search.ScorePart, worth float64, times int, length uint8) []search.Explanation {
	i := slices.IndexFunc(list, func(e search.Explanation) bool { return e.Part == part && e.Field == f.in.name })
	if i < 0 {
		i = len(list)
		list = append(list, search.Explanation{Part: part, Field: f.in.name, Length: lengthOf[length], Average: f.in.average, Weight: f.in.weight})
	}
	list[i].Value += worth * float64(times) * f.in.shares[length]
	list[i].Count += times
	return list
}
