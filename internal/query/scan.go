package query

import "strings"

// atEnd reports whether the group, or the text, ends here.
func (p *parser) atEnd() bool { return p.i >= len(p.chars) || p.r(p.i) == ')' }

// skip moves to the next character that means something: the beginning of a
// word, a quotation mark, a parenthesis, or one of - = * where it is a mark.
// All other punctuation is as silent as in a sentence.
func (p *parser) skip() {
	for ; p.i < len(p.chars); p.i++ {
		switch r := p.r(p.i); {
		case isSpace(r):
		case r == '(':
			if p.depth < MaxDepth {
				return
			}
			p.fail(ProblemTooDeep, p.span(p.i, p.i+1))
			p.skipped++
		case r == ')':
			if p.skipped == 0 && p.depth > 0 {
				return
			}
			p.closeStray()
		case isWordStart(r):
			return
		case p.isMark(r):
			return
		case p.dates && !strings.ContainsRune(",;", r):
			return
		}
	}
}

// closeStray passes over a closing parenthesis that closes no group.
func (p *parser) closeStray() {
	if p.skipped > 0 {
		p.skipped--
		return
	}
	p.fail(ProblemStrayParen, p.span(p.i, p.i+1))
}

// isMark reports whether the quotation mark or sign at i means something there.
func (p *parser) isMark(r rune) bool {
	next := p.r(p.i + 1)
	switch {
	case isQuote(r):
		return p.opensPhrase()
	case r == '-':
		return p.negates()
	case r == '=':
		return !isWordRune(p.r(p.i-1)) && (isWordStart(next) || isQuote(next))
	case r == '/':
		return p.field == FieldURL && isWordStart(next)
	case r == '*': // **bold** is no wildcard
		return p.r(p.i-1) != '*' && isWordStart(next)
	}
	return false
}

// primary reads a word, a phrase, a field or a group; nil where none stands.
func (p *parser) primary() Node {
	for {
		p.skip()
		r := p.r(p.i)
		o, _ := p.operator()
		switch {
		case p.atEnd() || o != opNone || r == '-':
			return nil
		case r == '(':
			return p.group()
		case p.dates:
			return p.date()
		case isQuote(r):
			return p.phrase()
		case r == '=':
			return p.exact()
		case r == '*':
			p.fail(ProblemWildcard, p.span(p.i, p.i+1))
			p.i++
		}
		if p.startsAddress() {
			return p.address()
		}
		if n, ok := p.fieldHere(); ok {
			return n
		}
		if n, ok := p.word(); ok {
			return n
		}
	}
}

// exact reads =mot. A phrase is exact as it is.
func (p *parser) exact() Node {
	sign := p.i
	p.i++
	if isQuote(p.r(p.i)) {
		if p.opensPhrase() {
			return p.phrase()
		}
		return nil
	}
	if n, ok := p.fieldHere(); ok { // =titre:mot for titre:=mot
		p.fail(ProblemMarks, p.span(sign, sign+1))
		if in, ok := n.(InField); ok {
			if w, ok := in.Part.(Word); ok && !w.Prefix && w.Fuzz == 0 {
				w.Exact = true
				in.Part = w
			}
			return in
		}
		return n
	}
	if p.startsAddress() { // exact as it is
		return p.address()
	}
	n, ok := p.word()
	if !ok {
		return nil
	}
	w, ok := n.(Word)
	if !ok {
		return n
	}
	w.Start = p.chars[sign].at.Start
	if w.Fuzz > 0 {
		p.fail(ProblemMarks, w.Span)
		return w
	}
	w.Exact = true
	return w
}

// startsAddress reports whether a web address stands at i. In url: all are,
// in site: what has a host's dot.
func (p *parser) startsAddress() bool {
	if p.field == FieldURL {
		return true
	}
	end := p.i
	for !isEdge(p.r(end)) {
		end++
	}
	run := strings.ToLower(textOf(p.chars[p.i:end]))
	for _, scheme := range []string{"http://", "https://"} {
		if strings.HasPrefix(run, scheme) && isWordStart(p.r(p.i+len(scheme))) {
			return true
		}
	}
	return p.field == FieldSite && strings.Contains(strings.Trim(run, "."), ".")
}

// address reads a web address whole. Outside a field it asks for the article
// at that address.
func (p *parser) address() Node {
	start := p.i
	open := 0
	for ; !isSpace(p.r(p.i)) && !isQuote(p.r(p.i)); p.i++ {
		if p.r(p.i) == '(' {
			open++
		}
		if p.r(p.i) == ')' {
			if open == 0 {
				break
			}
			open--
		}
	}
	end := p.i
	for end > start+1 && strings.ContainsRune(".,;:!?…'*)(~-", p.r(end-1)) {
		end--
	}
	w := Word{Span: p.span(start, end), Text: textOf(p.chars[start:end]), Prefix: p.r(end) == '*'}
	if w.Prefix {
		w.End = p.chars[end].at.End
		w.Prefix = p.checkPrefix(w.Text, w.Span)
	}
	if p.fielded {
		return w
	}
	return InField{Span: w.Span, Field: FieldURL, Part: w}
}
