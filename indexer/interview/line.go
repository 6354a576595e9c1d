package interview

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/news"
)

// line is the smallest piece that can be a turn: a block, or a part of a block
// between two line breaks, or the bold question at the head of a paragraph.
type line struct {
	block  int // its place in Input.Blocks
	text   string
	head   string // the words in bold at its beginning, where not all is bold
	bold   bool   // all its letters are
	italic bool
	apart  bool // a paragraph of its own: first of its block, or after an empty line
	level  int
	tag    string
	broken bool // first of its block, and no empty line parts it from the next
	asks   bool // a class name says that it is a question
	own    bool // its class is that of most questions, and of little else
	quote  bool // it stands in a quote block of one paragraph
	skip   bool // pull quote, caption: no part of a turn
}

// wholeShare is how much of a line's letters must be in a style for the line
// to count as set in it: the mark at its end is often left out.
const wholeShare = 0.9

// linesOf cuts the blocks into lines.
func linesOf(blocks []Block) []line {
	var out []line
	for i, b := range blocks {
		if b.Type == news.BlockCaption {
			continue
		}
		first := len(out)
		if plainRuns(b.Runs) {
			out = appendPlain(out, i, b)
		} else {
			out = appendRuns(out, i, b)
		}
		if first+1 < len(out) {
			out[first].broken = !out[first+1].apart
		}
		for j := first; j < len(out); j++ {
			out[j].level, out[j].tag = b.Level, b.Tag
			out[j].asks = hasQuestionClass(b.Class)
			out[j].quote = loneQuote(blocks, i)
			out[j].skip = b.Type == news.BlockQuote && hasAsideClass(b.Class)
		}
	}
	markOwnClass(out, blocks)
	return out
}

// loneQuote reports whether block i is a quote block beside no other.
func loneQuote(blocks []Block, i int) bool {
	is := func(k int) bool { return k >= 0 && k < len(blocks) && blocks[k].Type == news.BlockQuote }
	return is(i) && !is(i-1) && !is(i+1) && !opensQuote(blocks[i].Text)
}

// ownShare is how many of the lines of a class end with a question mark where
// the class is one for questions, whatever its name.
const ownShare = 0.6

// markOwnClass finds the class that a page gives to its questions, and marks
// the lines that have it.
func markOwnClass(lines []line, blocks []Block) {
	type count struct{ lines, asking int }
	counts := make(map[string]*count)
	for _, l := range lines {
		for _, class := range blocks[l.block].Class {
			c := counts[class]
			if c == nil {
				c = &count{}
				counts[class] = c
			}
			c.lines++
			if endsAsking(l.text) {
				c.asking++
			}
		}
	}
	best := ""
	for class, c := range counts {
		if c.asking < minQuestions || c.lines == len(lines) || float64(c.asking) < ownShare*float64(c.lines) {
			continue
		}
		if b := counts[best]; b == nil || c.asking > b.asking || c.asking == b.asking && class < best {
			best = class
		}
	}
	for i := range lines {
		lines[i].own = best != "" && slices.Contains(blocks[lines[i].block].Class, best)
	}
}

// plainRuns reports whether a block has neither styles nor breaks, as most have.
func plainRuns(runs []Run) bool {
	for _, r := range runs {
		if r.Bold || r.Italic || strings.IndexByte(r.Text, '\n') >= 0 {
			return false
		}
	}
	return true
}

func appendPlain(out []line, block int, b Block) []line {
	apart := true
	for part := range strings.SplitSeq(b.Text, "\n") {
		if part = strings.TrimSpace(part); part == "" {
			apart = true
			continue
		}
		out = append(out, line{block: block, text: part, apart: apart})
		apart = false
	}
	return out
}

// appendRuns cuts at breaks and after a bold question that opens a paragraph.
func appendRuns(out []line, block int, b Block) []line {
	apart := true
	var now []Run
	flush := func() {
		l, rest := styled(now)
		now = now[:0]
		if l.text == "" {
			apart = true
			return
		}
		l.block, l.apart, apart = block, apart, false
		out = append(out, l)
		if rest.text != "" {
			rest.block = block
			out = append(out, rest)
		}
	}
	for _, r := range b.Runs {
		for n, piece := range strings.Split(r.Text, "\n") {
			if n > 0 {
				flush()
			}
			if piece != "" {
				now = append(now, Run{piece, r.Bold, r.Italic})
			}
		}
	}
	flush()
	return out
}

// styled makes a line of runs. Where a bold question of some words is followed
// by plain text, the plain text is a line of its own, returned second.
func styled(runs []Run) (l, rest line) {
	var all, head strings.Builder
	letters, bold, italic, inHead, cut := 0, 0, 0, true, 0
	for i, r := range runs {
		n := countLetters(r.Text)
		letters += n
		if r.Bold {
			bold += n
		}
		if r.Italic {
			italic += n
		}
		if inHead = inHead && (r.Bold || n == 0); inHead {
			head.WriteString(r.Text)
			cut = i + 1
		}
		all.WriteString(r.Text)
	}
	l.text, l.head = clean(all.String()), clean(head.String())
	share := float64(letters) * wholeShare
	l.bold = letters > 0 && float64(bold) >= share
	l.italic = letters > 0 && float64(italic) >= share
	if l.bold {
		l.head = ""
	} else if (endsAsking(l.head) || orders(l.head)) && cut < len(runs) {
		rest, _ = styled(runs[cut:])
		if rest.text != "" {
			l.text, l.bold, l.head = l.head, true, ""
		}
	}
	return l, rest
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// clean folds white space and trims.
func clean(s string) string {
	space := true // the last character was white space
	for _, r := range s {
		if unicode.IsSpace(r) && (space || r != ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		space = r == ' '
	}
	if space {
		return strings.TrimRight(s, " ")
	}
	return s // most texts are so already
}

// endsAsking reports whether a text ends with a question mark, closing marks
// and note calls aside.
func endsAsking(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"»”'’)!*`, r)
	})
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？")
}

// maxOrder is how long a question is that orders, in words: « Racontez-nous
// votre premier jour. »
const maxOrder = 25

// orders reports whether a text asks without a question mark: an imperative
// opens it, addressed to somebody.
func orders(s string) bool {
	toks := tokenize(s[:min(len(s), headLength)])
	if len(toks) > 0 && isDash(toks[0].text) {
		toks = toks[1:]
	}
	if len(toks) == 0 || !toks[0].capital() || !endsSentence(s) || countWords(s) > maxOrder {
		return false
	}
	verb, object, _ := strings.Cut(toks[0].low, "-")
	return object == "nous" || object == "moi" || strings.HasSuffix(verb, "ez") && len(verb) > 4 && object != "vous"
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }

// endsSentence reports whether a text ends as a sentence does; an intertitle
// seldom does.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"»”)`, r)
	})
	return s != "" && strings.ContainsAny(s[max(0, len(s)-3):], ".!?…:")
}

func hasQuestionClass(classes []string) bool {
	for _, c := range classes {
		c = strings.ToLower(c)
		if strings.HasPrefix(c, "question") || strings.HasSuffix(c, "-question") || strings.HasSuffix(c, "_question") {
			return true
		}
	}
	return false
}

var asideClasses = []string{"exergue", "pullquote", "pull-quote", "citation", "highlight", "twitter", "instagram"}

func hasAsideClass(classes []string) bool {
	for _, c := range classes {
		for _, aside := range asideClasses {
			if strings.Contains(strings.ToLower(c), aside) {
				return true
			}
		}
	}
	return false
}
