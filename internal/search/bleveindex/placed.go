package bleveindex

import (
	"context"
	"math"

	"github.com/pressoir/pressoir/internal/french"
)

// unit is what stands for one part of a phrase: a token, or two that a hyphen
// joins and that may stand as one word as well, or two stop words.
type unit struct {
	tokens []token
	joined *french.Reading // nil: only as they stand
	pair   *stopPair       // nil: no two stop words
}

// units parts tokens into those of a phrase.
func units(tokens []token) []unit {
	list := make([]unit, 0, len(tokens))
	for i := 0; i < len(tokens); i++ {
		u := unit{tokens: tokens[i : i+1]}
		if r := french.Joined(tokens[i:]); r != nil {
			u = unit{tokens: tokens[i : i+2], joined: r}
			i++
		}
		list = append(list, u)
	}
	return list
}

// asToken is a reading as a word that somebody typed.
func asToken(r *french.Reading, pos int) token {
	return token{Form: r.Form, Folded: r.Folded, Pos: pos}
}

// together opens tokens of one field that stand together, for who asks nothing
// about where; nil when one of them is nowhere.
func (v *view) together(ctx context.Context, f textField, tokens []token, exact bool, match func([][]place) []place) (docs, error) {
	list := units(tokens)
	if match == nil {
		var err error
		if list, err = v.paired(ctx, f, list, exact); err != nil {
			return nil, err
		}
		if len(list) == 1 && list[0].pair != nil {
			return v.pairDocs(ctx, f, list[0].pair)
		}
	}
	p, err := v.placedUnits(ctx, f, list, exact, match)
	if p == nil {
		return nil, err
	}
	return p, err
}

// placedTokens opens tokens of one field that stand together; nil when one of
// them is nowhere.
func (v *view) placedTokens(ctx context.Context, f textField, tokens []token, exact bool, match func([][]place) []place) (placed, error) {
	list := units(tokens)
	if match == nil {
		var err error
		if list, err = v.paired(ctx, f, list, exact); err != nil {
			return nil, err
		}
	}
	return v.placedUnits(ctx, f, list, exact, match)
}

// placedUnits opens the units of a phrase. It is worth what they are, in how
// many ways they may be opened.
func (v *view) placedUnits(ctx context.Context, f textField, list []unit, exact bool, match func([][]place) []place) (placed, error) {
	parts := make([]placed, 0, len(list))
	gaps := make([]int64, len(list))
	worth, rarest := 0.0, uint64(math.MaxUint64)
	for i := range list {
		u := &list[i]
		p, err := v.placedUnit(ctx, f, u, exact)
		if err != nil || p == nil {
			abandon(parts)
			return nil, err
		}
		parts = append(parts, p)
		if i > 0 {
			before := list[i-1].tokens
			gaps[i] = int64(u.tokens[0].Pos - before[len(before)-1].Pos)
		}
		for _, n := range u.counts(p) {
			worth += f.weight * v.idf(n)
			rarest = min(rarest, n)
		}
	}
	if len(parts) == 1 && len(list[0].tokens) == 1 {
		return parts[0], nil
	}
	if match == nil {
		match = inOrder(gaps)
	}
	j := newJoined(parts, worth, match)
	j.rarest = rarest
	return j, nil
}

// abandon closes what nothing was read of yet.
func abandon(parts []placed) {
	for _, p := range parts {
		_ = p.close()
	}
}

// placedUnit opens one part of a phrase; nil when it is nowhere.
func (v *view) placedUnit(ctx context.Context, f textField, u *unit, exact bool) (placed, error) {
	switch {
	case u.pair != nil:
		return v.placedStops(ctx, f, u.pair)
	case u.joined == nil:
		return v.placedToken(ctx, f, &u.tokens[0], exact)
	}
	var ways []placed
	apart, err := v.placedPair(ctx, f, u.tokens, exact)
	if err != nil {
		return nil, err
	}
	if apart != nil {
		ways = append(ways, apart)
	}
	one := asToken(u.joined, u.tokens[0].Pos)
	together, err := v.placedToken(ctx, f, &one, exact)
	if err != nil {
		abandon(ways)
		return nil, err
	}
	if together != nil {
		ways = append(ways, together)
	}
	if len(ways) == 0 {
		return nil, nil
	}
	return newAnyPlaces(ways), nil
}

// placedPair opens two tokens that stand side by side.
func (v *view) placedPair(ctx context.Context, f textField, pair []token, exact bool) (placed, error) {
	first, err := v.placedToken(ctx, f, &pair[0], exact)
	if err != nil || first == nil {
		return nil, err
	}
	second, err := v.placedToken(ctx, f, &pair[1], exact)
	if err != nil || second == nil {
		abandon([]placed{first})
		return nil, err
	}
	return newJoined([]placed{first, second}, 1, inOrder([]int64{0, 1})), nil
}

// placedToken opens one token of one field with its places: in all its forms,
// and as the reading of two.
func (v *view) placedToken(ctx context.Context, f textField, t *token, exact bool) (placed, error) {
	forms, err := v.forms(ctx, t, exact)
	if err != nil {
		return nil, err
	}
	var terms []placed
	for _, one := range f.in(forms, t, exact) {
		if one.wide > 0 && t.Stop {
			continue
		}
		p, err := v.placedTerm(ctx, f.exact(), one.term)
		if err != nil {
			abandon(terms)
			return nil, err
		}
		if p != nil {
			p.wide = one.wide
			terms = append(terms, p)
		}
	}
	if len(terms) == 0 {
		return nil, nil
	}
	return newAnyPlaces(terms), nil
}
