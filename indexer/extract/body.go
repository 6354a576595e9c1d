package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// readBody finds the element that holds the article, cuts it into blocks, and
// leaves out what is furniture by its words.
func (d *draft) readBody() {
	blocks := d.ruledBlocks()
	if len(blocks) == 0 {
		blocks = d.foundBlocks()
	}
	blocks = d.afterTitle(blocks)
	blocks = d.withoutRelated(blocks)
	blocks = d.withoutHead(blocks)
	blocks = d.withoutTail(blocks)
	if len(blocks) == 1 && blocks[0].chars < minLead && !endsSentence(blocks[0].Text) {
		d.reject("body", blocks[0].Text, "<"+blocks[0].Tag+">", "too little to be a text")
		blocks = nil // pictures or a recording alone: what is found is a label
	}
	d.setFound(blocks)
}

// foundBlocks are the blocks of the element with the most text.
func (d *draft) foundBlocks() []found {
	if d.bodyAt = d.findContent(); d.bodyAt < 0 {
		return nil
	}
	n := &d.tree.nodes[d.bodyAt]
	d.note("body", "<"+n.html.Data+"> "+attr(n.html, "class")+" "+attr(n.html, "id"), "content finder")
	return d.tree.blocksOf(d.bodyAt, d.skipInBody)
}

func (d *draft) setFound(blocks []found) {
	d.found, d.blocks = blocks, d.blocks[:0]
	for _, b := range blocks {
		d.blocks = append(d.blocks, b.Block)
	}
	d.startAt, d.endAt = d.bounds()
}

// bounds are where the text begins (its first long block below the title, else
// its first block) and where its last block stands; the title's place for both
// where there is no text.
func (d *draft) bounds() (start, end int) {
	start, end = d.titleAt, d.titleAt
	if len(d.found) > 0 {
		end = d.found[len(d.found)-1].at
	}
	for _, b := range d.found {
		switch {
		case b.at <= d.titleAt:
		case b.chars > fullProse:
			return b.at, end
		case start == d.titleAt:
			start = b.at
		}
	}
	return start, end
}

// skipInBody leaves out furniture, the title and the trail.
func (d *draft) skipInBody(at int) bool {
	n := &d.tree.nodes[at]
	if n.out || at == d.titleAt || d.trail.holds(at) && n.end <= d.trail.end || d.isRuledAside(at) {
		return true
	}
	switch n.tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Svg, atom.Select, atom.Textarea,
		atom.Audio, atom.Video, atom.Canvas, atom.Button, atom.Input, atom.Math:
		return true
	}
	if n.traits&(traitAuthor|traitDate|traitSection|traitKicker) != 0 && n.chars < maxByline {
		return !isInline(n.tag) || n.tag == atom.Time && d.isLonely(at)
	}
	if n.traits&traitPull != 0 && n.chars < maxCaption {
		return true // a pull quote repeats the text
	}
	return n.tag == atom.Address && n.chars < maxCaption
}

// maxByline is how long a line with author and date may be, in visible bytes.
const maxByline = 180

// isLonely holds for an inline element that is all its block says.
func (d *draft) isLonely(at int) bool {
	p := d.tree.nodes[at].parent
	return p >= 0 && d.tree.nodes[p].chars < d.tree.nodes[at].chars+30
}

// afterTitle drops what stands before the headline, if text follows it.
func (d *draft) afterTitle(blocks []found) []found {
	if !d.tree.inside(d.titleAt, d.bodyAt) {
		return blocks
	}
	for i := range blocks {
		if blocks[i].at > d.titleAt {
			before, after := 0, 0
			for j := range blocks {
				if j < i {
					before += blocks[j].chars
				} else {
					after += blocks[j].chars
				}
			}
			if after > before {
				return blocks[i:]
			}
			return blocks
		}
	}
	return blocks
}

// maxTeaser is how long a link to another article is, in visible bytes; a
// longer one that ends like a sentence is a sentence.
const maxTeaser = 150

// withoutRelated drops lines that lead to other articles, wherever they stand,
// and the links that follow them.
func (d *draft) withoutRelated(blocks []found) []found {
	kept := blocks[:0]
	leading := false // inside a list of related articles
	for i, b := range blocks {
		opens := isRelatedMark(b.Text) && (b.chars < 60 && b.linked == 0 || b.linked*3 > b.chars)
		if why := relatedWhy(blocks, i, opens, leading); why != "" {
			leading = leading || opens
			d.reject("body", b.Text, "<"+b.Tag+">", why)
			continue
		}
		leading = false
		kept = append(kept, b)
	}
	return kept
}

// relatedWhy says why a block is no text but a link elsewhere, or "".
func relatedWhy(blocks []found, i int, opens, leading bool) string {
	b := blocks[i]
	linked := b.linked*5 > b.chars*3 && (!endsSentence(b.Text) || leading && b.chars < maxTeaser)
	switch {
	case opens:
		return "leads to other articles"
	case linked && leading:
		return "a link below « lire aussi »"
	case linked && b.chars > 25 && isWholeLink(b) && !isLinkedHeading(blocks, i):
		return "nothing but a link"
	}
	return ""
}

func isWholeLink(b found) bool {
	return b.Type != news.BlockCaption && float64(b.linked) > 0.9*float64(b.chars)
}

// isLinkedHeading holds for an intertitle that is a link above text of its
// own; a teaser's heading stands above another link or nothing.
func isLinkedHeading(blocks []found, i int) bool {
	return blocks[i].Type == news.BlockHeading && i+1 < len(blocks) && blocks[i+1].linked*2 < blocks[i+1].chars
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " »”\"')")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// withoutHead drops what precedes the first words of the text: the title
// again, byline, date, rubric, share links.
func (d *draft) withoutHead(blocks []found) []found {
	for len(blocks) > 1 {
		d.dropDateLine(&blocks[0])
		b := blocks[0]
		why := ""
		switch {
		case b.Type == news.BlockCaption:
			return blocks
		case d.isOwnTitle(b.Text):
			why = "the title again"
		case b.chars < maxByline && isByline(b.Text):
			why = "byline or date"
		case b.chars < 60 && isEndMark(b.Text):
			why = "furniture"
		case b.chars < 60 && b.linked*2 > b.chars:
			why = "a link before the text"
		}
		if why == "" {
			return blocks
		}
		d.reject("body", b.Text, "<"+b.Tag+">", why)
		blocks = blocks[1:]
	}
	return blocks
}

// dropDateLine takes the first line off a block where it is nothing but a
// byline or a date, and the text goes on behind a line break.
func (d *draft) dropDateLine(b *found) {
	br := slices.IndexFunc(b.Runs, func(r interview.Run) bool { return r.Text == "\n" })
	if br <= 0 || br+1 >= len(b.Runs) {
		return
	}
	line := textOfRuns(b.Runs[:br])
	if visible(line) >= maxByline || !isByline(line) {
		return
	}
	d.reject("body", line, "<"+b.Tag+">", "byline or date")
	b.Runs = b.Runs[br+1:]
	b.Text = textOfRuns(b.Runs)
	b.chars = visible(b.Text)
}

// withoutTail drops what follows the last words of the text.
func (d *draft) withoutTail(blocks []found) []found {
	blocks = d.cutAtComments(blocks)
	for len(blocks) > 1 {
		b := blocks[len(blocks)-1]
		linked := b.linked*2 > b.chars
		short := b.chars < 120
		switch {
		case short && (isEndMark(b.Text) || isPlug(b.Text)), short && linked && !endsSentence(b.Text), b.chars < 4 && b.Type != news.BlockList:
		case b.Type == news.BlockHeading, short && isRelatedMark(b.Text):
		case b.chars < maxByline && isByline(b.Text) && !strings.Contains(key(b.Text), "recueilli"):
		default:
			return blocks
		}
		d.reject("body", b.Text, "<"+b.Tag+">", "after the end of the text")
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

// cutAtComments ends the text at a heading that opens the readers' comments.
func (d *draft) cutAtComments(blocks []found) []found {
	for i, b := range blocks {
		if i > 0 && contactMarks[key(b.Text)] {
			d.reject("body", b.Text, "<"+b.Tag+">", "whom to ask, from here on")
			return blocks[:i]
		}
		if i == 0 || b.chars > 60 || b.Type != news.BlockHeading && b.Type != news.BlockParagraph {
			continue
		}
		k := key(b.Text)
		for _, mark := range commentMarks {
			if k == mark || b.Type == news.BlockHeading && (strings.HasPrefix(k, mark) || strings.HasSuffix(k, mark)) {
				d.reject("body", b.Text, "<"+b.Tag+">", "comments from here on")
				return blocks[:i]
			}
		}
	}
	return blocks
}
