package interview

import (
	"fmt"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// The tests write a page as lines, each with a mark in front that says how it
// is set: the markup that matters to the finder, and nothing else.
//
//	"# …" h2   "### …" h3   "h5 …" h5   "b …" bold   "i …" italic   "c …" caption
//	"k …" a class that says nothing   "u …" capitals
//	"q …" quote block   "li …" list   "? …" class question   "dt …", "dd …"   "p …" plain
//
// In a line, "**…**" is bold and "|" a line break.
func blocks(lines ...string) []Block {
	out := make([]Block, 0, len(lines))
	for _, l := range lines {
		mark, text, _ := strings.Cut(l, " ")
		out = append(out, blockOf(mark, text))
	}
	return out
}

func blockOf(mark, text string) Block {
	b := Block{Type: news.BlockParagraph, Tag: "p"}
	bold, italic := false, false
	switch mark {
	case "#", "###", "h5":
		b.Type, b.Level = news.BlockHeading, map[string]int{"#": 2, "###": 3, "h5": 5}[mark]
		b.Tag = fmt.Sprintf("h%d", b.Level)
	case "b":
		bold = true
	case "bi":
		bold, italic = true, true
	case "i":
		italic = true
	case "li":
		b.Type, b.Tag = news.BlockList, "li"
	case "c":
		b.Type = news.BlockCaption
	case "q":
		b.Type, b.Tag = news.BlockQuote, "blockquote"
	case "?":
		b.Class = []string{"question"}
	case "k":
		b.Class = []string{"col", "itw-2"}
	case "u":
		text = strings.ToUpper(text)
	case "dt", "dd":
		b.Tag = mark
	}
	b.Runs = runsOf(text, bold, italic)
	b.Text = clean(strings.NewReplacer("**", "", "|", " ").Replace(text))
	return b
}

func runsOf(text string, bold, italic bool) []Run {
	var out []Run
	for n, part := range strings.Split(text, "**") {
		for m, piece := range strings.Split(part, "|") {
			if m > 0 {
				out = append(out, Run{Text: "\n"})
			}
			if piece != "" {
				out = append(out, Run{Text: piece, Bold: bold || n%2 == 1, Italic: italic})
			}
		}
	}
	return out
}

// plainText drops what only markup says, as for a text file.
func plainText(in []Block) []Block {
	for i := range in {
		in[i] = Block{Type: news.BlockParagraph, Text: in[i].Text}
	}
	return in
}

func bodyOf(in Input) string {
	body := make([]news.Block, len(in.Blocks))
	for i, b := range in.Blocks {
		body[i] = news.Block{Type: b.Type, Text: b.Text}
	}
	return news.TextOf(body)
}

// pointed reads a quote's words where its parts say they stand.
func pointed(in Input, q news.Quote) string {
	field := []rune(bodyOf(in))
	if q.In == news.InLead {
		field = []rune(in.Lead)
	}
	words := make([]string, len(q.Parts))
	for i, part := range q.Parts {
		words[i] = string(field[part.Start:part.End])
	}
	return strings.Join(words, " ")
}
