package extract

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// Limits of a selector, so that none takes long on any page.
const (
	maxSelector = 300 // bytes
	maxSteps    = 16  // compounds of one alternative: its state is kept in bits
	maxPosition = 999 // of :nth-child
)

// selector is a compiled CSS selector. Each compound (« div.a[b] ») is
// matched by cascadia; how they hang together is followed in one walk over the
// page with the state of each step in a bit. Cascadia alone would try every
// way up the tree for « a b c d », and count siblings anew for each element.
type selector struct {
	text         string
	alternatives [][]step
}

// step is a compound and its relation to the one before it.
type step struct {
	how   byte // ' ', '>', '+', '~'; 0 for the first
	match cascadia.Sel
	nth   int // :nth-child; atEnd for :last-child; 0 where any place will do
	size  int // classes, ids, attributes … that it looks at
}

// atEnd is the place of a last child.
const atEnd = -1

// size is how much a selector asks of each element.
func (s *selector) size() int {
	sum := 0
	for _, chain := range s.alternatives {
		for i := range chain {
			sum += chain[i].size
		}
	}
	return sum
}

func compileSelector(text string) (*selector, error) {
	if len(text) > maxSelector {
		return nil, fmt.Errorf("longer than %d bytes", maxSelector)
	}
	s := &selector{text: text}
	for rest := text; ; {
		chain, end, err := compileChain(rest)
		if err != nil {
			return nil, err
		}
		s.alternatives = append(s.alternatives, chain)
		if end == len(rest) {
			return s, nil
		}
		rest = rest[end+1:]
	}
}

// compileChain compiles one alternative, up to a comma or the end.
func compileChain(s string) (chain []step, end int, err error) {
	how := byte(0)
	for i := 0; ; {
		i += len(s[i:]) - len(strings.TrimLeft(s[i:], " \t\r\n\f"))
		length, err := compoundLength(s[i:])
		if err != nil {
			return nil, 0, err
		}
		if length == 0 {
			return nil, 0, errors.New("a part is missing")
		}
		next, err := compileCompound(s[i:i+length], how)
		if err != nil {
			return nil, 0, err
		}
		if chain = append(chain, next); len(chain) > maxSteps {
			return nil, 0, fmt.Errorf("more than %d parts in a row", maxSteps)
		}
		rest := strings.TrimLeft(s[i+length:], " \t\r\n\f")
		if i = len(s) - len(rest); rest == "" || rest[0] == ',' {
			return chain, i, nil
		}
		if how = ' '; strings.IndexByte(">+~", rest[0]) >= 0 {
			how, i = rest[0], i+1
		}
	}
}

// nesting is what is open at a place in a selector.
type nesting struct {
	depth int  // brackets and parentheses
	quote byte // 0 outside quotes
}

// pass looks at the byte at i, and returns the place of the next: behind what
// a backslash escapes.
func (n *nesting) pass(s string, i int) int {
	switch c := s[i]; {
	case c == '\\':
		return min(i+2, len(s))
	case n.quote != 0:
		if c == n.quote {
			n.quote = 0
		}
	case c == '"' || c == '\'':
		n.quote = c
	case c == '[' || c == '(':
		n.depth++
	case c == ']' || c == ')':
		n.depth--
	}
	return i + 1
}

func (n *nesting) open() bool { return n.depth != 0 || n.quote != 0 }

// compoundLength is how far a compound reaches: to the next combinator, comma
// or white space outside brackets, parentheses and quotes.
func compoundLength(s string) (int, error) {
	var n nesting
	for i := 0; i < len(s); i = n.pass(s, i) {
		if !n.open() && strings.IndexByte(" \t\r\n\f,>+~", s[i]) >= 0 {
			return i, nil
		}
		if n.quote == 0 && strings.HasPrefix(s[i:], "/*") {
			return 0, errors.New("comments are not taken")
		}
	}
	if n.open() {
		return 0, errors.New("a bracket or quote is not closed")
	}
	return len(s), nil
}

// compileCompound takes the place among siblings out of a compound, for this
// package counts it, and gives the rest to cascadia.
func compileCompound(s string, how byte) (step, error) {
	next := step{how: how}
	var plain strings.Builder
	for i := 0; i < len(s); {
		length, err := simpleLength(s[i:])
		if err != nil {
			return step{}, err
		}
		simple := s[i : i+length]
		i, next.size = i+length, next.size+1
		nth, err := placeOf(simple)
		switch {
		case err != nil:
			return step{}, err
		case nth == 0:
			plain.WriteString(simple)
		case next.nth != 0:
			return step{}, errors.New("two places among siblings")
		default:
			next.nth = nth
		}
	}
	if plain.Len() == 0 {
		plain.WriteByte('*')
	}
	var err error
	if next.match, err = cascadia.Parse(plain.String()); err != nil {
		return step{}, err
	}
	return next, nil
}

// simpleLength is how far one class, id, attribute or pseudo-class of a
// compound reaches.
func simpleLength(s string) (int, error) {
	if s[0] == '[' {
		end, err := closing(s)
		if err == nil && strings.Contains(s[:end], "#=") {
			err = errors.New("regular expressions are not taken")
		}
		return end, err
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			end, err := closing(s[i:])
			return i + end, err
		case '.', '#', ':', '[':
			if i > 0 {
				return i, nil
			}
		}
	}
	return len(s), nil
}

// closing is the place behind the bracket that closes the first byte of s.
func closing(s string) (int, error) {
	var n nesting
	for i := 0; i < len(s); {
		if i = n.pass(s, i); !n.open() {
			return i, nil
		}
	}
	return 0, errors.New("a bracket is not closed")
}

// placeOf reads :first-child, :last-child and :nth-child(3), 0 for what is no
// place. Pseudo-classes that would look at much of the page for each element
// are refused.
func placeOf(simple string) (int, error) {
	if simple[0] != ':' {
		return 0, nil
	}
	name, argument, _ := strings.Cut(strings.ToLower(simple[1:]), "(")
	argument = strings.TrimSpace(strings.TrimSuffix(argument, ")"))
	switch name {
	case "first-child":
		return 1, nil
	case "last-child":
		return atEnd, nil
	case "nth-child":
		n, err := strconv.Atoi(argument)
		if err != nil || n < 1 || n > maxPosition {
			return 0, fmt.Errorf(":nth-child(%s): a number from 1 to %d is wanted", argument, maxPosition)
		}
		return n, nil
	case "not":
		if strings.ContainsAny(argument, ":,>+~ \t\r\n\f") {
			return 0, errors.New(":not takes one class, id, tag or attribute")
		}
		return 0, nil
	}
	return 0, fmt.Errorf("the pseudo-class :%s is not taken: write :first-child, :last-child, :nth-child(3) or :not(.class)", name)
}

// finder walks a page once for one alternative of a selector.
type finder struct {
	ctx   context.Context //nolint:containedctx // it lives for one walk only
	chain []step
	found func(*html.Node)
	seen  int
}

// each calls found with every element below root that matches, an element
// again where several alternatives match it. It ends early with the context.
func (s *selector) each(ctx context.Context, root *html.Node, found func(*html.Node)) {
	for _, chain := range s.alternatives {
		f := finder{ctx: ctx, chain: chain, found: found}
		f.below(root, 0, 0)
	}
}

// below walks the children of n. Bit i of a state says that the chain's first
// i+1 steps have come to their end at an element: above at any element over
// the children, parent at n itself.
func (f *finder) below(n *html.Node, above, parent uint32) {
	var before, beside uint32 // at any sibling before a child, at the nearest one
	place, last := 0, lastElement(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if f.seen++; f.seen%checkEvery == 0 && f.ctx.Err() != nil {
			return
		}
		place++
		state := uint32(0)
		for i, s := range f.chain {
			if i > 0 && reach(s.how, above, parent, before, beside)&(1<<(i-1)) == 0 {
				continue
			}
			if (s.nth == 0 || s.nth == place || s.nth == atEnd && c == last) && s.match.Match(c) {
				state |= 1 << i
			}
		}
		if state&(1<<(len(f.chain)-1)) != 0 {
			f.found(c)
		}
		f.below(c, above|state, state)
		before, beside = before|state, state
	}
}

// reach is the state that a step's combinator looks at.
func reach(how byte, above, parent, before, beside uint32) uint32 {
	switch how {
	case '>':
		return parent
	case '+':
		return beside
	case '~':
		return before
	}
	return above
}

func lastElement(n *html.Node) *html.Node {
	c := n.LastChild
	for c != nil && c.Type != html.ElementNode {
		c = c.PrevSibling
	}
	return c
}
