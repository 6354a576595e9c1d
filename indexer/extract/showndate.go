package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDateNode is how long a text with the article's date may be, in bytes: a
// longer one is prose, and its dates are what it tells of.
const maxDateNode = 240

// shownDates are the dates that a person sees around the headline and at the
// article's end.
func (d *draft) shownDates() []stamp {
	var list []stamp
	start, end := d.startAt, d.endAt
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if !n.mayDate() {
			continue
		}
		where := d.place(i, start, end)
		if where == 0 && end > 0 && i > end && i < end+nearNodes && d.labelBefore(i) != "" {
			where = minStamp
		}
		if n.out && n.under&traitHeader != 0 {
			continue // the page's header shows today's date
		}
		if where == 0 || n.under&(traitNav|traitFooter) != 0 && where < 20 {
			continue
		}
		list = append(list, d.stampsIn(i, where)...)
		if len(list) > 60 {
			return list
		}
	}
	return list
}

// mayDate holds for a short text that may name a day, outside what is others'.
func (n *node) mayDate() bool {
	if n.html.Type != html.TextNode || n.chars < 4 && n.under&traitDate == 0 && !n.isFirst() || len(n.html.Data) > 4*maxDateNode || n.under&(traitComment|traitRelated|traitPromo|traitHidden|traitEvent) != 0 {
		return false
	}
	return hasDigit(n.html.Data) || hasRelative(n.html.Data)
}

// place scores where a date stands: between headline and text best, in the
// text's end next, just above the headline less, elsewhere not at all.
func (d *draft) place(i, start, end int) int {
	n := &d.tree.nodes[i]
	if d.titleAt >= 0 {
		switch {
		case i >= d.titleAt && i <= start:
			return 30
		case i < d.titleAt && i > d.titleAt-nearNodes:
			return 22
		case i > start && i < start+nearNodes/2 && n.under&(traitDate|traitAuthor) != 0:
			return 24
		}
	}
	switch {
	case end > 0 && i >= end && i < end+nearNodes/2:
		return 12
	case n.under&traitDate != 0 && d.tree.inside(i, d.bodyAt):
		return 14
	}
	return 0
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// stampsIn reads the dates of one text, with the words before each.
func (d *draft) stampsIn(i, where int) []stamp {
	n := &d.tree.nodes[i]
	text, before := d.dateContext(i)
	if len(text) > maxDateNode {
		return nil
	}
	if whole := d.calendarLeaf(i); whole != "" {
		text, before = whole, ""
	}
	var list []stamp
	said := before
	offset := 0
	for _, m := range findDates(text) {
		said += " " + text[offset:m.start]
		offset = m.end
		s := stamp{m: m, source: "text near the title", text: strings.TrimSpace(text[m.start:m.end]), score: where}
		s.label(said)
		if n.under&traitDate != 0 {
			s.score += 8
		}
		if s.m.year == 0 {
			s.score -= 15
		}
		if said != "" && s.score < sure && isProse(text, m) {
			continue
		}
		list = append(list, s)
		said = ""
	}
	if len(list) == 0 {
		if m, ok := d.relative(text); ok {
			s := stamp{m: m, source: "relative to the capture", text: text, score: where}
			s.label(before + " " + text)
			list = append(list, s)
		}
	}
	return list
}

// maxLeaf is how long a date in parts is, in visible bytes.
const maxLeaf = 24

// calendarLeaf is a date whose day, month and year stand in elements of their
// own below one that its class calls a date, as a calendar's leaf is drawn;
// "" for all its parts but the first with a digit.
func (d *draft) calendarLeaf(i int) string {
	t := d.tree
	top := t.nodes[i].parent
	for level := 0; level < 3 && top >= 0 && t.nodes[top].traits&traitDate == 0; level++ {
		top = t.nodes[top].parent
	}
	if top < 0 || t.nodes[top].traits&traitDate == 0 || t.nodes[top].chars > maxLeaf || t.nodes[top].chars == t.nodes[i].chars {
		return ""
	}
	var parts []string
	for j := top; j < t.nodes[top].end; j++ {
		n := &t.nodes[j]
		if n.html.Type != html.TextNode || n.chars == 0 {
			continue
		}
		if j < i && hasDigit(n.html.Data) {
			return ""
		}
		parts = append(parts, fold(n.html.Data))
	}
	whole := strings.Join(parts, " ")
	if len(findDates(whole)) != 1 {
		return ""
	}
	return whole
}

// dateContext is the text of the block that holds a text node, if short, and
// else the node's own; before is what the block says ahead of it.
func (d *draft) dateContext(i int) (text, before string) {
	t := d.tree
	text = fold(t.nodes[i].html.Data)
	p := t.nodes[i].parent
	for p >= 0 && isInline(t.nodes[p].tag) {
		p = t.nodes[p].parent
	}
	if p < 0 || t.nodes[p].chars > maxDateNode {
		return text, ""
	}
	if t.nodes[i].isFirst() {
		text = t.onward(i, p)
	}
	var b strings.Builder
	for j := p; j < i; j++ {
		if t.nodes[j].html.Type == html.TextNode {
			b.WriteString(t.nodes[j].html.Data)
			b.WriteByte(' ')
		}
	}
	if b.Len() == 0 {
		return text, d.labelBefore(i)
	}
	return text, fold(b.String())
}

// labelBefore is the block just before one that holds nothing but a text,
// where it says what date follows: « Mise en ligne » in a list of credits.
func (d *draft) labelBefore(i int) string {
	t := d.tree
	block := t.blockOf(i)
	if block < 0 || t.nodes[block].chars != t.nodes[i].chars || t.nodes[i].chars > maxDateLabel {
		return ""
	}
	for j := block - 1; j > t.nodes[block].parent; j-- {
		n := &t.nodes[j]
		if n.parent != t.nodes[block].parent || !n.isElement() {
			continue
		}
		if n.chars > maxDateLabel {
			return ""
		}
		label := t.text(j)
		if k := key(label); opensWith(k, publishedMarks[:]) || opensWith(k, modifiedMarks[:]) {
			return label
		}
		return ""
	}
	return ""
}

// maxDateLabel is how long the label before a date is, in visible bytes.
const maxDateLabel = 40

func opensWith(k string, marks []string) bool {
	return slices.ContainsFunc(marks, func(m string) bool { return strings.HasPrefix(k, m) })
}

// isFirst holds for the number before a raised ordinal, which parts a date in
// three: 1<sup>er</sup> mars.
func (n *node) isFirst() bool {
	next := n.html.NextSibling
	return next != nil && next.DataAtom == atom.Sup && strings.HasSuffix(strings.TrimSpace(n.html.Data), "1")
}

// label reads the words before a date: whether it is the publication's or the
// last change's, or something else's.
func (s *stamp) label(before string) {
	k := key(before)
	at := len(k)
	if at > 80 {
		k = k[at-80:]
	}
	published, modified := lastOf(k, publishedMarks[:]), lastOf(k, modifiedMarks[:])
	switch {
	case modified > published:
		s.modified = true
		s.score += 15
	case published >= 0:
		s.score += 22
	case lastOf(k, otherMarks[:]) >= 0:
		s.score -= 25
	}
}

func lastOf(k string, marks []string) int {
	best := -1
	for _, m := range marks {
		best = max(best, strings.LastIndex(k, m))
	}
	return best
}

// isProse holds for a date inside a sentence.
func isProse(text string, m moment) bool {
	rest := strings.TrimSpace(text[m.end:])
	return len(plainWords(text[:m.start])) > 9 || len(plainWords(rest)) > 10
}
