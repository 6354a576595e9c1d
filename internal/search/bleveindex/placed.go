package bleveindex

import (
	"context"

	"github.com/pressoir/pressoir/internal/french"
)

// unit is what stands for one part of a phrase: a token, or two that a hyphen
// joins and that may stand as one word as well.
type unit struct {
	tokens []token
	joined *french.Reading // nil: only as they stand
}

// units parts tokens into those of a phrase.
func units(tokens []token) []unit {
	list := make([]unit, 0, len(tokens))
	for i := 0; i < len(tokens); i++ {
		u := unit{tokens: tokens[i : i+1]}
		if r := french.Joined(tokens[i:]); r != nil {
			u = unit{tokens[i : i+2], r}
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

// placedTokens opens tokens of one field that stand together; nil when one of
// them is nowhere.
func (v *view) placedTokens(ctx context.Context, f textField, tokens []token, exact bool, match func([][]place) []place) (placed, error) {
	list := units(tokens)
	parts := make([]placed, 0, len(list))
	gaps := make([]int64, len(list))
	worth := 0.0
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
		worth += f.weight * v.idf(p.cost())
	}
	if len(parts) == 1 && list[0].joined == nil {
		return parts[0], nil
	}
	if match == nil {
		match = inOrder(gaps)
	}
	return newJoined(parts, worth, match), nil
}

// abandon closes what nothing was read of yet.
func abandon(parts []placed) {
	for _, p := range parts {
		_ = p.close()
	}
}

// placedUnit opens one part of a phrase; nil when it is nowhere.
func (v *view) placedUnit(ctx context.Context, f textField, u *unit, exact bool) (placed, error) {
	if u.joined == nil {
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
