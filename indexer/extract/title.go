package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// titleCandidate is a heading that may be the article's.
type titleCandidate struct {
	at    int
	text  string
	key   string
	score int
}

// maxHeadings is how many headings are weighed: a page's own comes early.
const maxHeadings = 2000

// Bounds of a headline, in runes: shorter ones are labels, longer ones are
// paragraphs set as headings.
const (
	minTitle = 3
	maxTitle = 320
)

// readTitle takes the headline that a reader sees: the heading that the
// page's own statements (og:title, headline, <title>) agree with, else a lone
// h1 outside the page's furniture, else those statements without the site's
// name.
func (d *draft) readTitle() {
	if d.ruledTitle() {
		d.findSuffix()
		return
	}
	said := d.saidTitles()
	best := titleCandidate{at: -1, score: minTitleScore - 1}
	looked := 0
	for i := range d.tree.nodes {
		if c, ok := d.titleCandidate(i, said); ok {
			if looked++; looked > maxHeadings {
				break
			}
			if c.score > best.score {
				d.reject("title", best.text, "heading", "another heading agrees better")
				best = c
			}
		}
	}
	if best.at >= 0 {
		d.titleAt = best.at
		d.setTitle(best.text, "<"+d.tree.nodes[best.at].tag.String()+">")
	} else if !d.titleInText(said) {
		d.saidTitle(said)
	}
	d.findSuffix()
}

// saidTitle takes what metadata says where the page shows no headline.
func (d *draft) saidTitle(said []saidTitle) {
	for _, s := range said {
		if !d.isSiteName(s.text) {
			d.setTitle(s.text, s.source)
			return
		}
	}
}

// titleInText finds a headline that no markup shows: a line of the page that
// is one part of <title>.
func (d *draft) titleInText(said []saidTitle) bool {
	parts := make(map[string]bool, 16)
	for _, s := range said {
		parts[s.key] = true
		for _, sep := range append([]string{" > "}, titleSeparators[:]...) {
			for part := range strings.SplitSeq(s.text, sep) {
				parts[key(part)] = true
			}
		}
	}
	best := ""
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if n.html.Type != html.TextNode || n.chars < minOwn || n.chars > maxTitle || n.under&traitCrumbs != 0 || d.tree.above(i, atom.Head, atom.A) >= 0 {
			continue
		}
		text := strings.TrimLeftFunc(fold(n.html.Data), isCrumbSeparator)
		if k := key(text); len(k) > len(key(best)) && parts[k] && len(k) >= minOwn && !d.isSiteName(text) {
			best, d.titleAt = text, n.parent
		}
	}
	if best != "" {
		d.setTitle(best, "a line that is part of <title>")
	}
	return best != ""
}

func (d *draft) setTitle(text, source string) {
	d.article.Title = news.Maybe(text)
	d.note("title", text, source)
}

// minTitleScore is what a heading must reach: an h1 alone does (20), a lesser
// heading needs agreement with what the page says.
const minTitleScore = 20

type saidTitle struct {
	text, key, source string
}

// saidTitles are the page's own statements of its title, surest first.
func (d *draft) saidTitles() []saidTitle {
	var list []saidTitle
	add := func(text, source string) {
		if text = shorten(text, 2*maxTitle); text != "" {
			list = append(list, saidTitle{text, key(text), source})
		}
	}
	add(d.withoutSite(d.meta.first("og:title")), "meta og:title")
	add(d.withoutSite(d.data.headline), "jsonld headline")
	add(d.withoutSite(d.meta.first("twitter:title", "dc.title", "dcterms.title", "title")), "meta title")
	add(d.withoutSite(d.meta.title), "<title>")
	return list
}

// titleSeparators stand between a headline and what <title> adds to it.
var titleSeparators = [...]string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " // ", " / ", " ∼ ", " ~ ", "| ", " : "}

// withoutSite takes the site's name, and rubrics beside it, off a title.
func (d *draft) withoutSite(s string) string {
	for _, sep := range titleSeparators {
		parts := strings.Split(s, sep)
		if len(parts) < 2 {
			continue
		}
		if d.isSiteName(parts[len(parts)-1]) {
			return strings.TrimSpace(strings.Join(parts[:len(parts)-1], sep))
		}
		if d.isSiteName(parts[0]) {
			return strings.TrimSpace(strings.Join(parts[1:], sep))
		}
	}
	return s
}

func (d *draft) titleCandidate(i int, said []saidTitle) (titleCandidate, bool) {
	n := &d.tree.nodes[i]
	if !n.mayTitle() {
		return titleCandidate{}, false
	}
	text := d.headline(i)
	length := runes(text)
	if length < minTitle || length > maxTitle || d.isSiteName(text) {
		return titleCandidate{}, false
	}
	c := titleCandidate{at: i, text: text, key: key(text)}
	c.score = agreement(c, said) + d.standing(i, heading(n.tag))
	return c, true
}

// mayTitle holds for h1 to h3, and for other elements that their class calls
// a title.
func (n *node) mayTitle() bool {
	if !n.isElement() || n.chars < minTitle || n.chars > 2*maxTitle || n.under&traitHidden != 0 {
		return false
	}
	if level := heading(n.tag); level > 0 && level <= 3 {
		return true
	}
	if n.traits&traitTitle == 0 {
		return false
	}
	switch n.tag {
	case atom.P, atom.Div, atom.Span, atom.Font, atom.Td, atom.Strong, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// headline is a heading's text without footnote calls and badges.
func (d *draft) headline(i int) string {
	return d.tree.textWithout(i, func(n *node) bool {
		return n.tag == atom.Sup && n.chars < 5 || n.traits&(traitHidden|traitTool) != 0 || n.isBadge()
	})
}

// badgeNames are class names of the mark at a headline that says for whom it
// is: « Abonnés ».
var badgeNames = set("badge", "label", "abo", "abonne", "abonnes", "premium")

// maxBadge is how long such a mark is, in visible bytes.
const maxBadge = 24

func (n *node) isBadge() bool {
	return n.tag == atom.Span && n.chars <= maxBadge && slices.ContainsFunc(hintParts(attr(n.html, "class")), func(w string) bool { return badgeNames[w] })
}

// agreement says how far a heading is what the page states as its title.
func agreement(c titleCandidate, said []saidTitle) int {
	best := 0
	for _, s := range said {
		points := 0
		switch {
		case s.key == "" || c.key == "":
		case s.key == c.key:
			points = 45
		case len(c.key) >= 12 && strings.Contains(s.key, c.key):
			points = 34
		case len(s.key) >= 12 && strings.Contains(c.key, s.key):
			points = 30
		case len(c.key) >= 5 && strings.HasPrefix(s.key, c.key):
			points = 22
		default:
			if o := overlap(c.text, s.text); o >= 0.6 {
				points = int(30 * o)
			}
		}
		best = max(best, points)
	}
	return best
}

// standing says how far a heading stands where a headline does.
func (d *draft) standing(i, level int) int {
	n := &d.tree.nodes[i]
	score := 0
	switch level {
	case 1:
		score = 20
	case 2:
		score = 8
	case 3:
		score = 4
	}
	if n.traits&traitTitle != 0 {
		score += 4
	}
	if d.tree.above(i, atom.Article, atom.Main) >= 0 {
		score += 5
	}
	switch {
	case !n.out: // a wrapper of the whole page may be called anything
	case n.under&(traitFooter|traitComment|traitRelated|traitNav|traitCrumbs) != 0:
		score -= 25
	case n.under&(traitAside|traitPromo|traitForm) != 0:
		score -= 12
	}
	if attr(n.html, "itemprop") == "headline" {
		score += 15
	}
	if link := d.tree.above(i, atom.A); link >= 0 || n.density() > 0.9 {
		score -= 6 // a teaser; the article's own link is rare
		if d.leadsHome(i) {
			score -= 15 // the site's name
		}
	}
	return score
}

// leadsHome holds for a heading whose link is the home page's.
func (d *draft) leadsHome(i int) bool {
	for j := i; j < d.tree.nodes[i].end; j++ {
		if n := &d.tree.nodes[j]; n.tag == atom.A {
			u, err := url.Parse(d.resolve(attr(n.html, "href")))
			return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
		}
	}
	return false
}

// findSuffix learns what <title> adds to the headline.
func (d *draft) findSuffix() {
	title, doc := d.article.Title.String(), d.meta.title
	if d.article.Site != "" || title == "" || len(doc) <= len(title) || !strings.HasPrefix(key(doc), key(title)) {
		return
	}
	for _, sep := range titleSeparators {
		if i := strings.LastIndex(doc, sep); i > 0 && len(doc)-i < 60 {
			d.suffix = strings.TrimSpace(doc[i+len(sep):])
			d.article.Site = news.Maybe(d.suffix)
			d.note("site", d.suffix, "end of <title>")
			return
		}
	}
}
