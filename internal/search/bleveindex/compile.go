package bleveindex

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// compiler turns a query's tree into docs over one view.
type compiler struct {
	view *view
	unit query.Unit
}

// node compiles a part of the tree that looks in scope s.
func (c *compiler) node(ctx context.Context, n query.Node, s scope) (docs, error) {
	switch n := n.(type) {
	case nil:
		return &allDocs{view: c.view}, nil
	case query.And:
		return c.and(ctx, n.Parts, s)
	case query.Or:
		parts, err := c.each(ctx, n.Parts, s)
		return oneOf(parts), err
	case query.Not:
		return c.and(ctx, []query.Node{n}, s)
	case query.InField:
		inner, err := fieldScope(n.Field, c.unit)
		if err != nil {
			return nil, err
		}
		return c.node(ctx, n.Part, inner)
	case query.DateRange:
		return c.dates(n)
	case query.Word, query.Phrase, query.Near:
		return c.leaf(ctx, n, s)
	default:
		return nil, fmt.Errorf("%w: unknown part %T", search.ErrQuery, n)
	}
}

func (c *compiler) leaf(ctx context.Context, n query.Node, s scope) (docs, error) {
	if s.across {
		return c.across(ctx, n, s)
	}
	if s.url {
		return c.address(ctx, n)
	}
	switch n := n.(type) {
	case query.Word:
		return c.word(ctx, n, s)
	case query.Phrase:
		return c.phrase(ctx, n, s)
	case query.Near:
		return c.near(ctx, n, s)
	}
	return none{}, nil
}

func (c *compiler) each(ctx context.Context, nodes []query.Node, s scope) ([]docs, error) {
	parts := make([]docs, 0, len(nodes))
	for _, n := range nodes {
		part, err := c.node(ctx, n, s)
		if err != nil {
			_ = closeAll(parts) // the first error says more
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// and wants what is wanted without what is refused. Words that say nothing by
// themselves are left out beside others that do.
func (c *compiler) and(ctx context.Context, nodes []query.Node, s scope) (docs, error) {
	wanted, refused := c.split(nodes)
	parts, err := c.each(ctx, wanted, s)
	if err != nil {
		return nil, err
	}
	all := docs(&allDocs{view: c.view})
	if len(parts) > 0 {
		all = allOf(parts)
	}
	return c.without(ctx, all, refused, s)
}

// without takes what is refused out of what is wanted.
func (c *compiler) without(ctx context.Context, wanted docs, refused []query.Node, s scope) (docs, error) {
	if len(refused) == 0 {
		return wanted, nil
	}
	parts, err := c.each(ctx, refused, s)
	if err != nil {
		_ = wanted.close() // the first error says more
		return nil, err
	}
	return &withoutDocs{wanted: wanted, refused: oneOf(parts)}, nil
}

// split parts what a conjunction wants from what it refuses, and leaves stop
// words out unless it wants nothing else.
func (c *compiler) split(nodes []query.Node) (wanted, refused []query.Node) {
	var idle []query.Node
	for _, n := range nodes {
		switch {
		case isNot(n):
			refused = append(refused, n.(query.Not).Part)
		case c.idle(n):
			idle = append(idle, n)
		default:
			wanted = append(wanted, n)
		}
	}
	if len(wanted) == 0 {
		wanted = idle
	}
	return wanted, refused
}

func isNot(n query.Node) bool {
	_, ok := n.(query.Not)
	return ok
}

// idle reports whether a part is a plain word that says nothing by itself, or
// no word at all (« - », « ? »).
func (c *compiler) idle(n query.Node) bool {
	switch n := n.(type) {
	case query.Word:
		if n.Exact || n.Prefix || n.Fuzz > 0 {
			return false
		}
		tokens := french.Typed(n.Text)
		return !slices.ContainsFunc(tokens, func(t token) bool { return !t.Stop })
	case query.Phrase:
		return len(french.Typed(n.Text)) == 0
	}
	return false
}

func (c *compiler) word(ctx context.Context, w query.Word, s scope) (docs, error) {
	tokens := french.Typed(w.Text)
	if len(tokens) == 0 {
		return none{}, nil
	}
	if w.Prefix || w.Fuzz > 0 {
		return c.expanded(ctx, w, tokens, s)
	}
	if !w.Exact {
		tokens = french.Telling(tokens)
	}
	if len(tokens) == 1 {
		return c.view.word(ctx, s, &tokens[0], w.Exact)
	}
	// One word for who typed it, several for the index (porte-parole): they
	// must stand together, or as one.
	return c.together(ctx, tokens, s, w.Exact, nil)
}

// phrase wants these very words, in this order or near one another.
func (c *compiler) phrase(ctx context.Context, p query.Phrase, s scope) (docs, error) {
	tokens := french.Typed(p.Text)
	switch {
	case len(tokens) == 0:
		return none{}, nil
	case len(tokens) == 1:
		return c.view.word(ctx, s, &tokens[0], true)
	case p.Slop > 0:
		return c.together(ctx, tokens, s, true, nearby(p.Slop))
	}
	return c.together(ctx, tokens, s, true, nil)
}

// together wants tokens in one field, matched by match, or by default one
// after the other as they stand.
func (c *compiler) together(ctx context.Context, tokens []token, s scope, exact bool, match func([][]place) []place) (docs, error) {
	var fields []docs
	for _, f := range s.fields {
		d, err := c.view.together(ctx, f, tokens, exact, match)
		if err != nil {
			_ = closeAll(fields) // the first error says more
			return nil, err
		}
		if d != nil {
			fields = append(fields, d)
		}
	}
	return oneOf(fields), nil
}

func (c *compiler) near(ctx context.Context, n query.Near, s scope) (docs, error) {
	var fields []docs
	for _, f := range s.fields {
		left, err := c.side(ctx, n.Left, f)
		if err == nil && left != nil {
			var right placed
			right, err = c.side(ctx, n.Right, f)
			if err == nil && right != nil {
				worth := f.weight * (c.view.idf(rarestOf(left)) + c.view.idf(rarestOf(right)))
				fields = append(fields, newJoined([]placed{left, right}, worth, nearby(n.Distance)))
			}
		}
		if err != nil {
			_ = closeAll(fields) // the first error says more
			return nil, err
		}
	}
	return oneOf(fields), nil
}

// side compiles one side of NEAR in one field, nil when nothing has it.
func (c *compiler) side(ctx context.Context, n query.Node, f textField) (placed, error) {
	switch n := n.(type) {
	case query.Phrase:
		var match func([][]place) []place
		if n.Slop > 0 {
			match = nearby(n.Slop)
		}
		return c.view.placedTokens(ctx, f, french.Typed(n.Text), true, match)
	case query.Word:
		tokens := french.Typed(n.Text)
		if len(tokens) == 0 {
			return nil, nil
		}
		if n.Prefix || n.Fuzz > 0 {
			return c.view.placedExpansions(ctx, f, n, &tokens[len(tokens)-1])
		}
		if !n.Exact {
			tokens = french.Telling(tokens)
		}
		return c.view.placedTokens(ctx, f, tokens, n.Exact, nil)
	default:
		return nil, fmt.Errorf("%w: NEAR stands between words or phrases, not %T", search.ErrQuery, n)
	}
}

// dates finds what was published on the days of a range.
func (c *compiler) dates(r query.DateRange) (docs, error) {
	from, to := int32(1), int32(1<<31-1)
	for _, end := range []struct {
		day   string
		bound *int32
	}{{r.From, &from}, {r.To, &to}} {
		if end.day == "" {
			continue
		}
		n := dayNumber(end.day)
		if n == 0 {
			return nil, fmt.Errorf("%w: date %q is not YYYY-MM-DD", search.ErrQuery, end.day)
		}
		*end.bound = n
	}
	return &allDocs{view: c.view, keep: func(s *segmentView, local uint64) bool {
		day := s.columns.day[s.columns.row(local)]
		return day >= from && day <= to
	}}, nil
}

// address finds an article by its whole URL, or those under a beginning of
// it that ends in / or *.
func (c *compiler) address(ctx context.Context, n query.Node) (docs, error) {
	var text string
	prefix := false
	switch n := n.(type) {
	case query.Word:
		text, prefix = n.Text, n.Prefix
	case query.Phrase:
		text = n.Text
	default:
		return nil, fmt.Errorf("%w: url: wants an address", search.ErrQuery)
	}
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutSuffix(text, "*"); ok {
		text, prefix = rest, true
	}
	if prefix || strings.HasSuffix(text, "/") {
		return c.view.addresses(ctx, bareURL(text))
	}
	if normal, err := news.NormalizeURL(text); err == nil {
		text = normal
	}
	d, err := c.view.terms(ctx, urlField, bareURL(text))
	if d == nil {
		return none{}, err
	}
	return d, err
}
