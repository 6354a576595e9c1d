package bleveindex

import (
	"context"
	"math/bits"

	"github.com/pressoir/pressoir/internal/query"
)

// query compiles a whole query. With MatchAny its words are alternatives, and
// what narrows (dates, names, refusals) still holds.
func (c *compiler) query(ctx context.Context, tree query.Node, m query.Match) (docs, error) {
	s := defaultScope(c.unit)
	and, ok := tree.(query.And)
	if m != query.MatchAny || !ok {
		return c.node(ctx, tree, s)
	}
	words, narrowing, refused := c.sort(and.Parts)
	if len(words) == 0 {
		return c.node(ctx, tree, s)
	}
	parts, err := c.each(ctx, words, s)
	if err != nil {
		return nil, err
	}
	either := oneOf(parts)
	if len(narrowing) > 0 {
		limits, err := c.each(ctx, narrowing, s)
		if err != nil {
			_ = either.close() // the first error says more
			return nil, err
		}
		either = allOf(append(limits, either))
	}
	return c.without(ctx, either, refused, s)
}

// sort parts the words of a conjunction from what only narrows it.
func (c *compiler) sort(nodes []query.Node) (words, narrowing, refused []query.Node) {
	wanted, refused := c.split(nodes)
	for _, n := range wanted {
		if narrows(n) {
			narrowing = append(narrowing, n)
		} else {
			words = append(words, n)
		}
	}
	return words, narrowing, refused
}

// narrows reports whether a part limits a search rather than says what it is
// about: dates, and fields that hold names.
func narrows(n query.Node) bool {
	switch n := n.(type) {
	case query.DateRange:
		return true
	case query.InField:
		switch n.Field {
		case query.FieldTitle, query.FieldLead, query.FieldText, query.FieldQuote, query.FieldQuestion, query.FieldAnswer:
			return false
		}
		return true
	}
	return false
}

// maxMask is how many words the search for the nearest articles tells apart;
// it is what a query may have.
const maxMask = query.MaxClauses

// nearest makes a query of as many of the words as find something together,
// the most telling ones of equally many; everything else stays. nil when
// there is nothing to leave out.
func (c *compiler) nearest(ctx context.Context, a *asked) (query.Node, []string, error) {
	and, ok := a.tree.(query.And)
	if !ok {
		return nil, nil, nil
	}
	words, narrowing, refused := c.sort(and.Parts)
	if len(words) < 2 || len(words) > maxMask {
		return nil, nil, nil
	}
	best, err := c.bestMask(ctx, a, words, narrowing, refused)
	if err != nil || best == 0 {
		return nil, nil, err
	}
	kept := narrowing
	var left []string
	for i, n := range words {
		if best&(1<<i) != 0 {
			kept = append(kept, n)
		} else {
			left = append(left, textOf(n, a.Query.Text))
		}
	}
	for _, n := range refused {
		kept = append(kept, query.Not{Span: query.Span{Start: n.Where().Start, End: n.Where().End}, Part: n})
	}
	if len(kept) == 1 {
		return kept[0], left, nil
	}
	return query.And{Span: and.Span, Parts: kept}, left, nil
}

// bestMask goes once through the articles with any of the words and returns
// the words of the one that has most of them.
func (c *compiler) bestMask(ctx context.Context, a *asked, words, narrowing, refused []query.Node) (uint64, error) {
	s := defaultScope(c.unit)
	parts, err := c.each(ctx, words, s)
	if err != nil {
		return 0, err
	}
	through := docs(&eitherDocs{parts: parts})
	if len(narrowing) > 0 {
		limits, err := c.each(ctx, narrowing, s)
		if err != nil {
			_ = through.close() // the first error says more
			return 0, err
		}
		through = allOf(append(limits, through))
	}
	if through, err = c.without(ctx, through, refused, s); err != nil {
		return 0, err
	}
	defer func() { _ = through.close() }() // what was read is right all the same
	m := &mask{parts: parts}
	for _, p := range parts {
		m.idf = append(m.idf, c.view.idf(p.cost()))
	}
	filters, err := c.view.filters(a.Query)
	if err != nil {
		return 0, err
	}
	return m.run(ctx, through, c.view, filters)
}

// mask remembers the best set of words seen in one article.
type mask struct {
	parts []docs
	idf   []float64
	best  uint64
	worth float64
}

func (m *mask) run(ctx context.Context, through docs, v *view, filters []filter) (uint64, error) {
	for target, seen := uint64(0), 0; ; seen++ {
		if err := through.seek(target); err != nil {
			return 0, err
		}
		doc := through.doc()
		if doc == noMore {
			return m.best, ctx.Err()
		}
		if seen%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return 0, err
			}
		}
		target = doc + 1
		segment, local := v.at(doc)
		passes := true
		for i := range filters {
			passes = passes && filters[i].passes(segment.columns, local)
		}
		if passes {
			m.look(doc)
		}
	}
}

func (m *mask) look(doc uint64) {
	var set uint64
	worth := 0.0
	for i, p := range m.parts {
		if p.doc() == doc {
			set |= 1 << i
			worth += m.idf[i]
		}
	}
	more := bits.OnesCount64(set) - bits.OnesCount64(m.best)
	if more > 0 || (more == 0 && worth > m.worth) {
		m.best, m.worth = set, worth
	}
}

// textOf is a part of a query as it was typed.
func textOf(n query.Node, text string) string {
	at := n.Where()
	if at.Start < 0 || at.End > len(text) || at.Start >= at.End {
		return query.String(n)
	}
	return text[at.Start:at.End]
}
