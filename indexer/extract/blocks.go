package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// found is a block of the body with where it stands.
type found struct {
	interview.Block
	at     int // its first text node
	linked int // visible bytes inside links
	chars  int
	under  traits // of its element and all above it
}

// blockBuilder cuts a subtree into blocks: a block ends where a block element
// begins or ends, or at two line breaks in a row. Lists give one block an
// item, quotes one a paragraph, tables one a row.
type blockBuilder struct {
	tree   *tree
	skip   func(at int) bool
	quotes bool // whether blockquote marks a quote here
	out    []found
	runs   []interview.Run
	cur    found
	bold   int // open elements that say so
	italic int
	plain  bool // some text of the block is outside an inline caption
}

// blocksOf cuts the subtree at top, leaving out the nodes for which skip holds.
func (t *tree) blocksOf(top int, skip func(at int) bool) []found {
	b := &blockBuilder{tree: t, skip: skip}
	b.quotes = b.quotesAreQuotes(top)
	b.enter(top)
	b.children(top)
	b.flush()
	return b.out
}

// maxQuoted is the share of a text from which blockquotes are its margin.
const maxQuoted = 0.6

// quotesAreQuotes is false where most of the text stands in blockquotes: old
// pages use them for their margin.
func (b *blockBuilder) quotesAreQuotes(top int) bool {
	quoted := 0
	for i := top; i < b.tree.nodes[top].end; i++ {
		if b.tree.nodes[i].tag == atom.Blockquote {
			quoted += b.tree.nodes[i].chars
			i = b.tree.nodes[i].end - 1
		}
	}
	return float64(quoted) < maxQuoted*float64(b.tree.nodes[top].chars)
}

func (b *blockBuilder) children(at int) {
	for i := at + 1; i < b.tree.nodes[at].end; i = b.tree.nodes[i].end {
		b.node(i)
	}
}

func (b *blockBuilder) node(i int) {
	n := &b.tree.nodes[i]
	switch {
	case n.html.Type == html.TextNode:
		b.text(i)
	case !n.isElement():
	case b.skip(i):
		if heading(n.tag) > 0 {
			b.flush() // what stands above a headline and below it are two
		}
	case n.tag == atom.Br:
		b.runs = append(b.runs, interview.Run{Text: "\n"})
	case n.tag == atom.Hr:
		b.flush()
	case n.tag == atom.Sup && n.chars < 8 && b.tree.has(n, atom.A): // a footnote call
	case n.tag == atom.Tr && b.row(i):
	case isInline(n.tag):
		b.inline(i)
	default:
		b.block(i)
	}
}

func (b *blockBuilder) inline(i int) {
	bold, italic := styleOf(b.tree.nodes[i].html)
	b.bold, b.italic = b.bold+bold, b.italic+italic
	b.children(i)
	b.bold, b.italic = b.bold-bold, b.italic-italic
}

func (b *blockBuilder) block(i int) {
	b.flush()
	outer := b.cur
	b.enter(i)
	b.inline(i)
	b.flush()
	b.cur = outer
	b.cur.at = -1
}

// row makes one block of a table's row whose cells are short: a line of data.
// It is false for the rows of a table that only sets the page.
func (b *blockBuilder) row(i int) bool {
	t := b.tree
	var cells []string
	for c := i + 1; c < t.nodes[i].end; c = t.nodes[c].end {
		n := &t.nodes[c]
		if n.tag != atom.Td && n.tag != atom.Th {
			continue
		}
		if n.chars > maxCell || !t.plainCell(c) || n.out {
			return false
		}
		if s := t.text(c); s != "" {
			cells = append(cells, s)
		}
	}
	if len(cells) < 2 {
		return false
	}
	b.flush()
	outer := b.cur
	b.enter(i)
	b.cur.at, b.cur.linked = i, t.nodes[i].linked
	b.runs = append(b.runs, interview.Run{Text: strings.Join(cells, " | ")})
	b.plain = true
	b.flush()
	b.cur = outer
	b.cur.at = -1
	return true
}

// maxCell is how long a cell of data may be, in visible bytes.
const maxCell = 100

func (t *tree) plainCell(at int) bool {
	for i := at + 1; i < t.nodes[at].end; i++ {
		if n := &t.nodes[i]; n.isElement() && (!isInline(n.tag) || n.tag == atom.Br || n.tag == atom.Img) && n.tag != atom.P {
			return false
		}
	}
	return true
}

// enter begins the block of an element.
func (b *blockBuilder) enter(i int) {
	n := &b.tree.nodes[i]
	b.cur = found{at: -1, under: n.under}
	b.cur.Tag, b.cur.Class = n.html.Data, b.tree.classes(i)
	if above := &b.tree.nodes[max(0, n.parent)]; above.tag == atom.Dt || above.tag == atom.Dd {
		b.cur.Tag = above.html.Data // <dt><p>…: a term all the same
	}
	b.cur.Type, b.cur.Level = b.typeOf(i)
}

// typeOf is what an element says of its text: its own tag first, then the
// nearest element above that says more than « paragraph ».
func (b *blockBuilder) typeOf(i int) (kind news.BlockType, level int) {
	if b.tree.nodes[i].under&traitCaption != 0 && b.isCaption(i) {
		return news.BlockCaption, 0
	}
	for p := i; p >= 0; p = b.tree.nodes[p].parent {
		n := &b.tree.nodes[p]
		switch {
		case heading(n.tag) > 0:
			return news.BlockHeading, heading(n.tag)
		case n.tag == atom.Blockquote && b.quotes:
			return news.BlockQuote, 0
		case n.tag == atom.Li:
			return news.BlockList, 0
		case n.tag == atom.Body, n.tag == atom.Article, n.tag == atom.Table:
			return news.BlockParagraph, 0
		}
	}
	return news.BlockParagraph, 0
}

// maxCaption is how much an element may hold to be a caption, in visible
// bytes: some pages give the class to the whole column.
const maxCaption = 600

func (b *blockBuilder) isCaption(i int) bool {
	for p := i; p >= 0; p = b.tree.nodes[p].parent {
		if n := &b.tree.nodes[p]; n.traits&traitCaption != 0 {
			return n.tag == atom.Figcaption || n.chars <= maxCaption
		}
	}
	return false
}

// classes are the class names of an element and of its two nearest ancestors.
func (t *tree) classes(i int) []string {
	var list []string
	for level := 0; i >= 0 && level < 3; level++ {
		if c := attr(t.nodes[i].html, "class"); c != "" && len(c) < 400 {
			list = append(list, strings.Fields(c)...)
		}
		i = t.nodes[i].parent
	}
	return list
}

func (b *blockBuilder) text(i int) {
	n := &b.tree.nodes[i]
	data := n.html.Data
	if n.chars == 0 && (data == "" || len(b.runs) == 0) {
		return
	}
	if b.cur.at < 0 && n.chars > 0 {
		b.cur.at = i
	}
	if b.tree.nodes[n.parent].linked > 0 && b.tree.linkAbove(n.parent) {
		b.cur.linked += n.chars
	}
	// Line breaks of the source are spaces; only <br> breaks a line.
	data = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, data)
	b.plain = b.plain || n.chars > 0 && b.tree.nodes[n.parent].under&traitCaption == 0
	b.runs = append(b.runs, interview.Run{Text: data, Bold: b.bold > 0, Italic: b.italic > 0})
}

// styleOf says whether an element sets its text in bold or italic (1) or not (0).
func styleOf(n *html.Node) (bold, italic int) {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.U: // underlined is the typewriter's bold
		bold = 1
	case atom.I, atom.Em, atom.Cite, atom.Dfn:
		italic = 1
	}
	if style := attr(n, "style"); style != "" && len(style) < 400 {
		style = strings.ReplaceAll(strings.ToLower(style), " ", "")
		if strings.Contains(style, "text-decoration:underline") || strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:7") || strings.Contains(style, "font-weight:6") {
			bold = 1
		}
		if strings.Contains(style, "font-style:italic") {
			italic = 1
		}
	}
	return bold, italic
}
