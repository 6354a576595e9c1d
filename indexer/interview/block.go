package interview

import (
	"github.com/pressoir/pressoir/internal/news"
)

// Run is a stretch of a block's text in one style. The runs of a block, put
// together, are its text; a line break (`<br>`) is a "\n" at its place.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
}

// Block is a block of the body with what its markup says of it: enough to see
// whose turn it is, whatever the page was written in.
type Block struct {
	Type  news.BlockType
	Text  string   // as in news.Block: white space folded, breaks folded too
	Runs  []Run    // with breaks; nil where the source has no styles (plain text)
	Level int      // of a heading, 1 to 6; 0 otherwise
	Tag   string   // the element: "p", "h3", "dt", "dd", "li", "div" …; "" for plain text
	Class []string // class names of the element and of its two nearest ancestors
}

// Input is an article on its way: what the finders read.
type Input struct {
	ArticleID string
	Title     string
	Lead      string
	Blocks    []Block // the article's blocks, one to one with its body
	Captions  []string
	Authors   []string
}

// Result is what they found. Quotes point into the lead or into the text that
// [news.TextOf] makes of the blocks.
type Result struct {
	Interview *news.Interview // nil when the page is none
	Quotes    []news.Quote
	People    []news.Person
	Rules     map[string]string // id of an exchange or quote → the rule that found it, for --explain
}
