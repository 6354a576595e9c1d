package query

// all joins parts that are all wanted: nil parts left out, nested Ands
// opened, a single part as it is.
func all(parts []Node) Node {
	flat := flatten(parts, func(n Node) ([]Node, bool) {
		and, ok := n.(And)
		return and.Parts, ok
	})
	if len(flat) < 2 {
		return single(flat)
	}
	return And{Span: around(flat...), Parts: flat}
}

// either joins choices in the same way.
func either(parts []Node) Node {
	flat := flatten(parts, func(n Node) ([]Node, bool) {
		or, ok := n.(Or)
		return or.Parts, ok
	})
	if len(flat) < 2 {
		return single(flat)
	}
	return Or{Span: around(flat...), Parts: flat}
}

// flatten leaves out nil parts, and puts in place of a part that can be opened
// what is in it.
func flatten(parts []Node, opened func(Node) ([]Node, bool)) []Node {
	var flat []Node
	for _, part := range parts {
		if inner, ok := opened(part); ok {
			flat = append(flat, inner...)
		} else if part != nil {
			flat = append(flat, part)
		}
	}
	return flat
}

// single is the one part of a list, nil where there is none.
func single(flat []Node) Node {
	if len(flat) == 0 {
		return nil
	}
	return flat[0]
}

// not refuses a part; refused twice, it is wanted. sign is where it is refused.
func not(part Node, sign Span) Node {
	if n, ok := part.(Not); ok {
		return n.Part
	}
	return Not{Span: Span{min(sign.Start, part.Where().Start), part.Where().End}, Part: part}
}

// inField narrows a part to a field. What it only refuses is refused in that
// field: titre:(-a) is -titre:a.
func inField(f Field, part Node, span Span) Node {
	switch part := part.(type) {
	case nil:
		return nil
	case Not:
		return Not{Span: span, Part: InField{Span: span, Field: f, Part: part.Part}}
	case And:
		if !isNegative(part) {
			break
		}
		var refused []Node
		for _, p := range part.Parts {
			refused = append(refused, inField(f, p, p.Where()))
		}
		return all(refused)
	}
	return InField{Span: span, Field: f, Part: part}
}

// around is the span from the first to the last of the parts.
func around(parts ...Node) Span {
	span := parts[0].Where()
	for _, p := range parts[1:] {
		at := p.Where()
		span = Span{min(span.Start, at.Start), max(span.End, at.End)}
	}
	return span
}

// isTerm reports whether NEAR can join the part.
func isTerm(n Node) bool {
	switch n.(type) {
	case Word, Phrase:
		return true
	}
	return false
}

// isNegative reports whether the part only refuses.
func isNegative(n Node) bool {
	switch n := n.(type) {
	case Not:
		return true
	case And:
		for _, part := range n.Parts {
			if !isNegative(part) {
				return false
			}
		}
		return true
	}
	return false
}

// mend holds the whole tree to the rules that no single part shows: something
// is wanted beside what is refused, and there are no more than [MaxClauses].
func (p *parser) mend(n Node) Node {
	if n == nil {
		return nil
	}
	n = p.settle(n)
	if isNegative(n) {
		p.fail(ProblemOnlyNegations, n.Where())
		n = wanted(n)
	}
	left := MaxClauses
	kept, cut := prune(n, &left)
	if cut != nil {
		p.fail(ProblemTooMany, Span{cut.Where().Start, n.Where().End})
	}
	return kept
}

// settle mends negations inside n.
func (p *parser) settle(n Node) Node {
	switch n := n.(type) {
	case And:
		parts := make([]Node, 0, len(n.Parts))
		for _, part := range n.Parts {
			parts = append(parts, p.settle(part))
		}
		return all(parts)
	case Or:
		return p.settleChoices(n)
	case Not:
		part := p.settle(n.Part)
		if isNegative(part) {
			p.fail(ProblemOnlyNegations, part.Where())
			part = wanted(part)
		}
		return not(part, n.Span)
	case InField:
		return inField(n.Field, p.settle(n.Part), n.Span)
	}
	return n
}

func (p *parser) settleChoices(n Or) Node {
	var kept, refused []Node
	for _, part := range n.Parts {
		part = p.settle(part)
		if !isNegative(part) {
			kept = append(kept, part)
			continue
		}
		p.fail(ProblemNegatedChoice, part.Where())
		refused = append(refused, wanted(part))
	}
	if len(kept) == 0 {
		kept = refused
	}
	return either(kept)
}

// wanted turns what a part refuses into what it wants.
func wanted(n Node) Node {
	switch n := n.(type) {
	case Not:
		return wanted(n.Part)
	case And:
		parts := make([]Node, 0, len(n.Parts))
		for _, part := range n.Parts {
			parts = append(parts, wanted(part))
		}
		return all(parts)
	}
	return n
}

// prune keeps the first clauses of n, as many as are left; cut is the first
// one left out.
func prune(n Node, left *int) (kept, cut Node) {
	clauses := 1
	switch n := n.(type) {
	case And:
		parts, cut := pruneAll(n.Parts, left)
		return all(parts), cut
	case Or:
		parts, cut := pruneAll(n.Parts, left)
		return either(parts), cut
	case Not:
		part, cut := prune(n.Part, left)
		if part == nil {
			return nil, cut
		}
		return not(part, n.Span), cut
	case InField:
		part, cut := prune(n.Part, left)
		return inField(n.Field, part, n.Span), cut
	case Near:
		clauses = 2
	}
	if *left < clauses {
		*left = 0
		return nil, n
	}
	*left -= clauses
	return n, nil
}

func pruneAll(parts []Node, left *int) (kept []Node, cut Node) {
	for _, part := range parts {
		k, c := prune(part, left)
		kept = append(kept, k)
		if cut == nil {
			cut = c
		}
	}
	return kept, cut
}
