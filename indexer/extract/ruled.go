package extract

import (
	"fmt"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// maxRuled is how many elements a rule may choose for one field of a page.
const maxRuled = 200

// maxRuledChars bounds a chosen element, in visible bytes: a selector that
// takes more is wrong for its field. The body has no bound.
var maxRuledChars = [ruleFields]int{
	ruleTitle: 4 * maxTitle, ruleLead: 4 * maxLead, ruleBody: MaxBytes, ruleBreadcrumb: maxTrailChars,
	rulePublished: 2 * maxDateNode, ruleModified: 2 * maxDateNode, ruleAuthors: 2 * maxByline, ruleSection: 2 * maxSection,
}

// choices asks the site's rule about a page before any reader sees it: what it
// chooses, field by field in bits, and takes out of the page what it drops.
func (d *draft) choices(doc *html.Node) map[*html.Node]uint16 {
	if d.rule == nil {
		return nil
	}
	chosen := make(map[*html.Node]uint16)
	for f, s := range d.rule.fields {
		if s == nil {
			continue
		}
		s.each(d.ctx, doc, func(n *html.Node) { chosen[n] |= 1 << f })
	}
	dropped := make([][]*html.Node, len(d.rule.drop))
	for i, s := range d.rule.drop {
		s.each(d.ctx, doc, func(n *html.Node) { dropped[i] = append(dropped[i], n) })
	}
	for i, list := range dropped {
		d.drop(d.rule.drop[i].text, list)
	}
	return chosen
}

// drop takes elements out of the page, all but the page itself.
func (d *draft) drop(selector string, list []*html.Node) {
	gone := 0
	for _, n := range list {
		if n.Parent != nil && n.DataAtom != atom.Html && n.DataAtom != atom.Body {
			n.Parent.RemoveChild(n)
			gone++
		}
	}
	if gone == 0 {
		d.reject("drop", selector, d.rule.name, "matches nothing that can be dropped")
		return
	}
	d.note("drop", fmt.Sprintf("%d × %s", gone, selector), d.rule.name)
}

// settleChoices finds the chosen elements among the tree's nodes, and says which
// selectors chose nothing.
func (d *draft) settleChoices(chosen map[*html.Node]uint16) {
	if d.rule == nil {
		return
	}
	var ends [ruleFields]int // of the last element of each field
	if len(chosen) > 0 {
		for i := range d.tree.nodes {
			bits := chosen[d.tree.nodes[i].html]
			for f := ruleField(0); bits != 0 && f < ruleFields; f++ {
				if bits&(1<<f) != 0 && i >= ends[f] && len(d.ruled[f]) < maxRuled && d.accept(f, i) {
					ends[f] = d.tree.nodes[i].end
				}
			}
		}
	}
	for f, s := range d.rule.fields {
		if s != nil && len(d.ruled[f]) == 0 {
			d.reject(ruleField(f).String(), s.text, d.rule.name, "the selector matches nothing that can be taken")
		}
	}
}

// accept takes one chosen element, unless it holds too much for its field.
func (d *draft) accept(f ruleField, i int) bool {
	n := &d.tree.nodes[i]
	if n.chars > maxRuledChars[f] {
		d.reject(f.String(), d.rule.fields[f].text, d.rule.name, fmt.Sprintf("%d bytes of text are too many", n.chars))
		return false
	}
	n.kept = f == ruleBody || n.kept
	d.ruled[f] = append(d.ruled[f], i)
	return true
}

// ruledSource is what a note says of a field that a rule gave.
func (d *draft) ruledSource(f ruleField) string {
	return d.rule.name + ", " + d.rule.fields[f].text
}

// ruledText is the text of a chosen element; of a <meta>, its content.
func (d *draft) ruledText(i int) string {
	n := d.tree.nodes[i].html
	if n.DataAtom == atom.Meta {
		if content := attr(n, "content"); len(content) <= maxMeta {
			return fold(content)
		}
		return ""
	}
	return d.headline(i)
}

// firstRuled is the first chosen element with a text.
func (d *draft) firstRuled(f ruleField) (at int, text string) {
	for _, i := range d.ruled[f] {
		if text := d.ruledText(i); text != "" {
			return i, text
		}
	}
	return -1, ""
}

func (d *draft) ruledTitle() bool {
	at, text := d.firstRuled(ruleTitle)
	if at < 0 {
		return false
	}
	if d.tree.nodes[at].tag != atom.Meta {
		d.titleAt = at
	}
	d.setTitle(text, d.ruledSource(ruleTitle))
	return true
}

func (d *draft) ruledSection() bool {
	at, text := d.firstRuled(ruleSection)
	if at >= 0 {
		d.setSection(text, d.ruledSource(ruleSection))
	}
	return at >= 0
}

// ruledLead puts the chosen elements together.
func (d *draft) ruledLead() (text, source string) {
	for _, i := range d.ruled[ruleLead] {
		if part := d.ruledText(i); part != "" && len(text)+len(part) <= maxRuledChars[ruleLead] {
			text = join(text, part)
		}
	}
	if text == "" {
		return "", ""
	}
	return text, d.ruledSource(ruleLead)
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// ruledBlocks are the blocks of the chosen bodies; none where they hold no text.
func (d *draft) ruledBlocks() []found {
	var blocks []found
	for _, i := range d.ruled[ruleBody] {
		blocks = append(blocks, d.tree.blocksOf(i, d.skipInBody)...)
	}
	if len(blocks) > 0 {
		d.bodyAt = d.ruled[ruleBody][0]
		d.note("body", fmt.Sprintf("%d blocks", len(blocks)), d.ruledSource(ruleBody))
	}
	return blocks
}

// isRuledAside holds for an element that a rule chose for another field: it is
// no part of the body, unless it stands in a line of its text.
func (d *draft) isRuledAside(at int) bool {
	if d.rule == nil {
		return false
	}
	for f := range d.ruled {
		if _, chosen := slices.BinarySearch(d.ruled[f], at); chosen && ruleField(f) != ruleBody {
			return !isInline(d.tree.nodes[at].tag) || d.isLonely(at)
		}
	}
	return false
}

// ruledBreadcrumb reads the chosen elements as one trail: they are the trail,
// or its steps.
func (d *draft) ruledBreadcrumb() bool {
	at := d.ruled[ruleBreadcrumb]
	var crumbs []news.Crumb
	for _, i := range at {
		if len(crumbs) <= maxCrumbs {
			crumbs = append(crumbs, d.crumbsIn(d.tree.spanOf(i), i)...)
		}
	}
	if own := slices.IndexFunc(crumbs, func(c news.Crumb) bool { return d.isOwnTitle(c.Label) }); own >= 0 {
		crumbs = crumbs[:own]
	}
	if len(crumbs) == 0 || len(crumbs) > maxCrumbs {
		if len(at) > 0 {
			d.reject("breadcrumb", labels(crumbs), d.rule.name, "no steps, or too many")
		}
		return false
	}
	d.trail = d.tree.spanOf(at[0])
	d.article.Breadcrumb = d.resolved(crumbs)
	d.note("breadcrumb", labels(crumbs), d.ruledSource(ruleBreadcrumb))
	return true
}

// ruledDate reads the first chosen element with a date. Where it shows a day
// alone, metadata that agrees gives the time, as for any page.
func (d *draft) ruledDate(f ruleField, said []stamp) news.Date {
	for _, i := range d.ruled[f] {
		m, ok := d.ruledMoment(i)
		if !ok || m.year == 0 || m.date() == "" {
			continue
		}
		s := &stamp{m: m, source: d.ruledSource(f)}
		if witness := pick(said, f == ruleModified); !m.timed && witness != nil && agree(s, witness) && witness.m.timed {
			s.m = localised(witness, s).m
			s.source += ", the time from " + witness.source
		}
		return d.take(f.String(), s)
	}
	if len(d.ruled[f]) > 0 {
		d.reject(f.String(), d.tree.text(d.ruled[f][0]), d.rule.name, "no date")
	}
	return ""
}

func (d *draft) ruledMoment(i int) (moment, bool) {
	n := d.tree.nodes[i].html
	for _, name := range [...]string{"datetime", "content"} {
		if m, ok := parseMachineDate(attr(n, name)); ok {
			return m, true
		}
	}
	text := d.tree.text(i)
	for _, m := range findDates(text) {
		if m.year > 0 {
			return m, true
		}
	}
	return d.relative(text)
}

// ruledAuthors takes the persons and agencies that the chosen elements name.
func (d *draft) ruledAuthors() bool {
	if len(d.ruled[ruleAuthors]) == 0 {
		return false
	}
	for _, i := range d.ruled[ruleAuthors] {
		c := claim{name: d.bylineText(i), source: d.ruledSource(ruleAuthors), rank: rankByline, at: i}
		if d.tree.nodes[i].tag == atom.Meta {
			c.name = d.ruledText(i)
		}
		d.addAgencies(c)
		for _, name := range d.persons(c) {
			d.addAuthor(name, c.source)
		}
	}
	if len(d.article.Authors)+len(d.article.Agency) > 0 {
		return true
	}
	d.reject("authors", d.ruledText(d.ruled[ruleAuthors][0]), d.rule.name, "it names no person and no agency")
	return false
}
