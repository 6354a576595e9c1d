package extract

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// Bounds of a lead, in visible bytes.
const (
	minLead      = 40
	minShortLead = 20 // where nothing but a lead has its class
	maxLead      = 1600
)

// readLead takes the chapô where the page sets one apart: by a class, by a
// heading's tag just below the title, or by bold or italic type. It is then
// no part of the body.
func (d *draft) readLead() {
	for _, find := range [...]func() (text, source string){d.ruledLead, d.classedLead, d.headingLead, d.styledLead} {
		text, source := find()
		if text == "" {
			continue
		}
		d.article.Lead = news.Maybe(text)
		d.note("lead", text, source)
		d.dropLead(text)
		return
	}
}

// classedLead is an element between headline and text that its class calls
// chapô, lead, intro …
func (d *draft) classedLead() (text, source string) {
	best, bestScore := -1, 0
	end := d.leadEnd()
	for i := max(0, d.titleAt); i < end; i++ {
		n := &d.tree.nodes[i]
		if n.traits&traitLead == 0 || !n.isElement() || !d.mayLead(i) {
			continue
		}
		score := 10
		said := d.leadSaid(d.leadText(i))
		if said {
			score += 20
		}
		if isStrongLead(n) {
			score += 10
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 || bestScore < 20 && !d.tree.nodes[best].isShortOf(d.bodyChars()) {
		return "", ""
	}
	return d.leadText(best), "class " + attr(d.tree.nodes[best].html, "class")
}

// isShortOf holds for an element clearly shorter than the body.
func (n *node) isShortOf(chars int) bool { return n.chars*2 < chars }

// isStrongLead holds for class names that say nothing but lead.
func isStrongLead(n *node) bool {
	return slices.ContainsFunc(hintParts(attr(n.html, "class")+" "+attr(n.html, "id")), func(word string) bool {
		return strongLeads[word]
	})
}

var strongLeads = set("chapo", "chapeau", "standfirst", "hat", "lede")

// minUnmarked is how many words a chapô without a mark of punctuation has, if
// many of them begin with a capital: fewer may be names or a label.
const minUnmarked = 14

// mayLead refuses furniture, captions, bios and texts of the wrong length.
func (d *draft) mayLead(i int) bool {
	n := &d.tree.nodes[i]
	if n.chars < minShortLead || n.chars > maxLead || n.density() > 0.5 || n.out {
		return false
	}
	if n.under&(traitCaption|traitBio|traitRelated|traitComment|traitHidden) != 0 || heading(n.tag) == 1 {
		return false
	}
	if n.under&traitAuthor != 0 && (n.traits&traitAuthor != 0 || !d.leadSaid(d.leadText(i))) {
		return false // a portrait, unless the page gives it as its description
	}
	if d.tree.inside(d.titleAt, i) || d.tree.inside(d.bodyAt, i) {
		return false
	}
	return d.readsAsLead(n, d.leadText(i))
}

// readsAsLead holds for a sentence or more; where its class says nothing but
// lead, for a phrase too.
func (d *draft) readsAsLead(n *node, text string) bool {
	if isAside(text) {
		return false
	}
	if isStrongLead(n) && (isPhrase(text) || visible(text) >= minLead && len(plainWords(text)) >= minUnmarked) {
		return !isByline(text) && !d.isOwnTitle(text)
	}
	return visible(text) >= minLead && !isByline(text) && !d.isOwnTitle(text) && strings.ContainsAny(text, ".!?…:»") || endsSentence(text)
}

// isPhrase holds for some words of which none but the first has a capital:
// they name nobody.
func isPhrase(text string) bool {
	fields := strings.Fields(text)
	return visible(text) >= minShortLead && len(fields) >= 4 && !slices.ContainsFunc(fields[1:], startsUpper)
}

// leadEnd is where a lead may stand at the latest: the text's third block.
func (d *draft) leadEnd() int {
	end := d.titleAt + nearNodes
	for i, b := range d.found {
		end = max(end, b.at+1)
		if i >= 2 {
			break
		}
	}
	return min(end, len(d.tree.nodes))
}

func (d *draft) bodyChars() int {
	sum := 0
	for _, b := range d.found {
		sum += b.chars
	}
	return sum
}

// leadText is an element's text without kicker, byline and date.
func (d *draft) leadText(i int) string {
	return d.tree.textWithout(i, func(n *node) bool {
		return n.out || n.traits&(traitKicker|traitSection|traitDate|traitAuthor|traitTitle) != 0 && n.chars < maxByline || isDead(n.html)
	})
}

// leadSaid holds for a text that metadata gives as the description.
func (d *draft) leadSaid(text string) bool {
	for _, said := range [...]string{d.meta.first("og:description"), d.meta.first("description"), d.data.lead, d.meta.first("twitter:description")} {
		said = strings.TrimRight(said, " .…[]")
		if len(said) < minLead {
			continue
		}
		a, b := key(text), key(said)
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) && len(a) > minLead || overlap(text, said) > 0.8 {
			return true
		}
	}
	return false
}

// headingLead is an h2 to h4 right below the title that reads like a
// sentence; a lesser heading, if the page gives it as its description.
func (d *draft) headingLead() (text, source string) {
	if d.titleAt < 0 {
		return "", ""
	}
	end := d.leadEnd()
	for i := d.tree.nodes[d.titleAt].end; i < end; i++ {
		n := &d.tree.nodes[i]
		level := heading(n.tag)
		if level < 2 || level > 4 && !d.leadSaid(d.tree.text(i)) {
			continue
		}
		if !d.mayLead(i) || d.proseBetween(i) {
			return "", ""
		}
		text := d.leadText(i)
		if len(plainWords(text)) < 9 {
			return "", ""
		}
		return text, "<" + n.html.Data + "> below the title"
	}
	return "", ""
}

// proseBetween holds where running text stands between the title and a node.
func (d *draft) proseBetween(at int) bool {
	for _, b := range d.found {
		if b.at > d.titleAt && b.at < at && (b.chars > fullProse || b.chars > minLead && b.Type == news.BlockParagraph && endsSentence(b.Text)) {
			return true
		}
	}
	return false
}

// styledLead is the first paragraph where it alone is set in bold or italic,
// or is apart from the body and given as the page's description.
func (d *draft) styledLead() (text, source string) {
	first := -1
	for i, b := range d.found {
		if b.Type == news.BlockCaption {
			continue
		}
		if b.Type != news.BlockParagraph && b.Type != news.BlockQuote {
			return "", ""
		}
		first = i
		break
	}
	if first >= 0 && first+2 < len(d.found) && d.isPreface(d.found[first]) {
		first++
	}
	if first < 0 || first+1 >= len(d.found) {
		return "", ""
	}
	return d.styledAt(first)
}

// styledAt is a block where its type sets it apart from the next one.
func (d *draft) styledAt(first int) (text, source string) {
	b := d.found[first]
	if d.headsPart(b.at) && !d.headsPart(d.found[first+1].at) && endsSentence(b.Text) && b.chars >= minLead {
		return b.Text, "the head of the text's first part"
	}
	if b.chars < 2*minLead || b.chars > maxLead || asks(b) || b.linked*2 > b.chars || isAside(b.Text) {
		return "", ""
	}
	bold, italic := styleShare(b)
	next, nextItalic := styleShare(d.found[first+1])
	asks := strings.HasSuffix(d.found[first+1].Text, "?") // a bold question below is the first turn of an interview
	switch {
	case bold > 0.9 && (next < 0.9 || asks):
		return b.Text, "bold first paragraph"
	case italic > 0.9 && nextItalic < 0.9:
		return b.Text, "italic first paragraph"
	}
	return "", ""
}

// minAsking is how long a text that ends with a question is no interviewer's,
// in visible bytes.
const minAsking = 240

// noteMarks begin a line about the text or its picture, which no lead is; key
// form.
var noteMarks = [...]string{"cetarticleest", "cetarticlea", "cetexteest", "cetextea", "cebilletest", "cebilleta", "creditphoto", "articlepublie", "articleparu", "textepublie", "texteparu", "notede"}

// asks holds for what may be an interviewer's question.
func asks(b found) bool { return strings.HasSuffix(b.Text, "?") && b.chars < minAsking }

// isAside holds for such a line.
func isAside(text string) bool {
	words := plainWords(shorten(text, maxSection))
	return hasMark(text, noteMarks[:]) || len(words) > 0 && (words[0] == "photo" || words[0] == "photos")
}

// isPreface holds for a short line above a lead that says where the text is
// from.
func (d *draft) isPreface(b found) bool {
	bold, italic := styleShare(b)
	return b.Type == news.BlockParagraph && b.chars < 2*minLead && bold < 0.5 && italic < 0.5 && !endsSentence(b.Text)
}

// headsPart holds for what stands in a header of its own inside the body.
func (d *draft) headsPart(at int) bool {
	for p := at; p > d.bodyAt; p = d.tree.nodes[p].parent {
		if d.tree.nodes[p].traits&traitHeader != 0 {
			return !d.tree.inside(d.titleAt, p)
		}
	}
	return false
}

// styleShare is how much of a block is bold, and italic.
func styleShare(b found) (bold, italic float64) {
	all, nb, ni := 0, 0, 0
	for _, r := range b.Runs {
		c := visible(r.Text)
		all += c
		if r.Bold {
			nb += c
		}
		if r.Italic {
			ni += c
		}
	}
	if all == 0 {
		return 0, 0
	}
	return float64(nb) / float64(all), float64(ni) / float64(all)
}

// dropLead takes the lead's words off the body's start.
func (d *draft) dropLead(lead string) {
	k := key(lead)
	kept := d.found[:0]
	for i, b := range d.found {
		own := key(b.Text)
		if i < 5 && len(own) > 0 && b.Type != news.BlockCaption && (strings.Contains(k, own) && len(own) > 15 || own == k) {
			continue
		}
		kept = append(kept, b)
	}
	d.setFound(kept)
}
