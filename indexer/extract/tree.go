package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// node is one element or text of the page. Nodes stand in a slice in document
// order, so that a node's descendants are the nodes from its own place to its
// end, and every walk is a loop.
type node struct {
	html   *html.Node
	parent int
	end    int       // just past the last descendant
	tag    atom.Atom // 0 for text and for elements of no known name
	traits traits    // what the class and id say of this element
	under  traits    // the same of the element and all above it
	chars  int       // letters and other visible bytes of the text below
	linked int       // those of them inside links
	out    bool      // furniture: not part of an article's body, by this or a higher element
	kept   bool      // no furniture, whatever it is called: a site rule says that it is the body
}

// tree is a parsed page.
type tree struct {
	nodes []node
	body  int // the <body> element
}

// parsePage parses a page's markup, within the limits of page.go.
func parsePage(ctx context.Context, text string) (*html.Node, error) {
	if err := weigh(ctx, text); err != nil {
		return nil, err
	}
	doc, err := html.Parse(&patient{ctx: ctx, r: strings.NewReader(text)})
	if ctxErr := ctx.Err(); ctxErr != nil {
		return nil, fmt.Errorf("while parsing: %w", ctxErr)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTooComplex, err)
	}
	return doc, nil
}

// growTree puts a parsed page's nodes in order; what is furniture is left to
// settle. room is how many nodes are expected.
func growTree(ctx context.Context, doc *html.Node, room int) (*tree, error) {
	b := treeBuilder{ctx: ctx, tree: &tree{body: -1}, seen: make(map[[2]string]traits)}
	b.tree.nodes = make([]node, 0, room)
	if err := b.add(doc, -1, 0); err != nil {
		return nil, err
	}
	return b.tree, nil
}

// patient is a reader that stops when the context ends, so that parsing does.
type patient struct {
	ctx context.Context //nolint:containedctx // it lives for one parse only
	r   io.Reader
}

func (p *patient) Read(buf []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(buf)
}

// maxCopies bounds how many elements the parser may make: it repeats every
// open formatting element (<b>, <font> …) in every block that follows.
const maxCopies = 2_000_000

// weigh refuses markup that would make the parser build a huge tree from
// little text.
func weigh(ctx context.Context, text string) error {
	if isLight(text) {
		return nil
	}
	z := html.NewTokenizer(&patient{ctx: ctx, r: strings.NewReader(text)})
	open, copies, tags := 0, 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("while counting tags: %w", err)
			}
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if isFormatting(atom.Lookup(name)) {
				open++
			}
			tags++
			copies += 1 + min(open, maxDepth)
		case html.EndTagToken:
			name, _ := z.TagName()
			if open > 0 && isFormatting(atom.Lookup(name)) {
				open--
			}
		default:
			continue
		}
		switch {
		case tags > maxNodes:
			return fmt.Errorf("%w: more than %d elements", ErrTooComplex, maxNodes)
		case copies > maxCopies:
			return fmt.Errorf("%w: it would grow past %d elements", ErrTooComplex, maxCopies)
		}
	}
}

// isLight spares most pages the exact count: even if every formatting element
// stayed open to the end and were repeated in every element, and whatever looks
// like a tag in a script were one, the tree would not be huge.
func isLight(text string) bool {
	tags, formatting := 0, 0
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return tags <= maxNodes && tags*(1+min(formatting, maxDepth)) <= maxCopies
		}
		text = text[i+1:]
		var name [len("strong") + 1]byte // the longest name of a formatting element, and one more
		n := 0
		for n < len(name) && n < len(text) && isLetter(text[n]) {
			name[n] = text[n] | 0x20 // lower case
			n++
		}
		if n > 0 {
			tags++
		}
		if isFormatting(atom.Lookup(name[:n])) {
			formatting++
		}
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

type treeBuilder struct {
	ctx  context.Context //nolint:containedctx // it lives for one parse only
	tree *tree
	seen map[[2]string]traits // class and id → traits: a page repeats few of them often
}

// checkEvery is how many nodes are built between two looks at the context.
const checkEvery = 8192

func (b *treeBuilder) add(n *html.Node, parent, depth int) error {
	at := len(b.tree.nodes)
	switch {
	case at >= maxNodes:
		return fmt.Errorf("%w: more than %d nodes", ErrTooComplex, maxNodes)
	case depth > maxDepth+8:
		return fmt.Errorf("%w: nested deeper than %d", ErrTooComplex, maxDepth)
	case at%checkEvery == 0 && b.ctx.Err() != nil:
		return fmt.Errorf("while walking: %w", b.ctx.Err())
	}
	b.tree.nodes = append(b.tree.nodes, node{html: n, parent: parent, tag: n.DataAtom})
	self := &b.tree.nodes[at]
	if parent >= 0 {
		self.under = b.tree.nodes[parent].under
	}
	switch n.Type {
	case html.TextNode:
		self.tag, self.chars = 0, visible(n.Data)
	case html.ElementNode:
		self.traits = b.traitsOf(n)
		self.under |= self.traits
		if n.DataAtom == atom.Body && b.tree.body < 0 {
			b.tree.body = at
		}
	}
	for c := n.FirstChild; c != nil && !isDead(n); c = c.NextSibling {
		if c.Type == html.CommentNode || c.Type == html.DoctypeNode {
			continue
		}
		if err := b.add(c, at, depth+1); err != nil {
			return err
		}
	}
	b.close(at)
	return nil
}

func (b *treeBuilder) close(at int) {
	self := &b.tree.nodes[at]
	self.end = len(b.tree.nodes)
	if self.tag == atom.A && leads(attr(self.html, "href")) {
		self.linked = self.chars
	}
	if self.parent >= 0 {
		p := &b.tree.nodes[self.parent]
		p.chars += self.chars
		p.linked += self.linked
	}
}

// leads holds for a link to another page, not to a note of this one.
func leads(href string) bool { return href != "" && href[0] != '#' }

func (b *treeBuilder) traitsOf(n *html.Node) traits {
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body {
		return 0 // classes there tell templates apart: « comments-off », « sidebar-left »
	}
	t := traitsOfTag(n)
	class, id := attr(n, "class"), attr(n, "id")
	if class != "" || id != "" {
		hint := [2]string{class, id}
		known, ok := b.seen[hint]
		if !ok {
			known = traitsOfHint(class + " " + id)
			b.seen[hint] = known
		}
		t |= known
	}
	return t
}

// visible counts the bytes of s that are no white space.
func visible(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] > ' ' {
			n++
		}
	}
	return n
}

// isDead holds for elements whose content is no text of the page. Scripts of
// linked data are read apart, from the html node.
func isDead(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Math, atom.Select, atom.Textarea, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	return false
}

// bulk is the share of the page's unlinked text from which an element is no
// furniture, whatever its class says: « with-sidebar » may wrap everything.
const bulk = 0.35

// settle decides what is furniture, from the top down.
func (t *tree) settle() {
	if t.body < 0 {
		t.body = 0
	}
	prose := t.nodes[t.body].chars - t.nodes[t.body].linked
	for i := 0; i < len(t.nodes); i++ {
		if n := &t.nodes[i]; n.traits&traitComment != 0 && n.tag != atom.Body {
			prose -= n.chars - n.linked
			i = n.end - 1
		}
	}
	for i := range t.nodes {
		n := &t.nodes[i]
		n.out = !n.kept && (n.parent >= 0 && t.nodes[n.parent].out || t.isFurniture(n, prose))
	}
}

func (t *tree) isFurniture(n *node, prose int) bool {
	if n.html.Type != html.ElementNode || n.traits&furniture == 0 {
		return false
	}
	if n.traits&traitHidden != 0 {
		return true
	}
	switch n.tag {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1:
		return false
	case atom.Header:
		return n.traits&^traitHeader&furniture != 0 && (n.chars-n.linked)*5 < prose || !t.has(n, atom.H1) && t.outsideArticle(n)
	case atom.Div, atom.Section:
		if n.traits&furniture == traitHeader && !t.outsideArticle(n) {
			return false // the head of a part of the article
		}
	case atom.Span, atom.Em, atom.Strong, atom.B, atom.I, atom.Font:
		if n.chars > maxCaption {
			return false // editors put such classes on whole texts
		}
	}
	if n.traits&traitComment != 0 {
		return true
	}
	return !t.holdsText(n, prose)
}

// holdsText holds for an element too full of text to be furniture.
func (t *tree) holdsText(n *node, prose int) bool {
	return float64(n.chars-n.linked) >= bulk*float64(prose) || t.sharesProse(n)
}

// minShared is how long a paragraph is that no share button has, in visible
// bytes.
const minShared = 70

// sharesProse holds for an element named for its share buttons with a
// paragraph in it that is no link: the buttons have none.
func (t *tree) sharesProse(n *node) bool {
	if n.traits&furniture != traitShare || n.chars-n.linked < minShared {
		return false
	}
	for c := n.html.FirstChild; c != nil; c = next(c, n.html) {
		if c.DataAtom == atom.P && c.FirstChild != nil && c.FirstChild.Type == html.TextNode && visible(c.FirstChild.Data) >= minShared {
			return true
		}
	}
	return false
}

func (t *tree) outsideArticle(n *node) bool {
	for p := n.parent; p >= 0; p = t.nodes[p].parent {
		if t.nodes[p].tag == atom.Article || t.nodes[p].tag == atom.Main {
			return false
		}
	}
	return true
}

// has reports whether an element of this tag stands below n.
func (t *tree) has(n *node, tag atom.Atom) bool {
	for c := n.html.FirstChild; c != nil; c = next(c, n.html) {
		if c.DataAtom == tag && c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// next is the node after c in document order, inside root.
func next(c, root *html.Node) *html.Node {
	if c.FirstChild != nil {
		return c.FirstChild
	}
	for c != nil && c != root {
		if c.NextSibling != nil {
			return c.NextSibling
		}
		c = c.Parent
	}
	return nil
}
