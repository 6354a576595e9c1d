package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// Bounds of a trail: a longer one is a menu, a longer label a teaser.
const (
	maxCrumbs = 12
	maxLabel  = 160 // runes
)

// trail is a breadcrumb as found.
type trail struct {
	crumbs []news.Crumb
	at     int // its node, or -1
	source string
	score  int
}

// readBreadcrumb takes the trail that the page shows; linked data only where
// it shows none.
func (d *draft) readBreadcrumb() {
	best := trail{at: -1}
	for _, t := range d.visibleTrails() {
		crumbs, why := d.cleanTrail(t)
		if why != "" {
			d.reject("breadcrumb", labels(t.crumbs), t.source, why)
			continue
		}
		t.crumbs = crumbs
		if t.score > best.score {
			best = t
		}
	}
	if best.score == 0 {
		best = d.linkedTrail()
	}
	d.trailAt = best.at
	d.article.Breadcrumb = best.crumbs
	d.note("breadcrumb", labels(best.crumbs), best.source)
}

func (d *draft) linkedTrail() trail {
	for _, crumbs := range d.data.breadcrumb {
		t := trail{crumbs: crumbs, at: -1, source: "jsonld BreadcrumbList", score: 1}
		cleaned, why := d.cleanTrail(t)
		if why == "" {
			t.crumbs = cleaned
			return t
		}
		d.reject("breadcrumb", labels(crumbs), t.source, why)
	}
	return trail{at: -1}
}

// visibleTrails are the elements that may hold a trail, each read.
func (d *draft) visibleTrails() []trail {
	var list []trail
	for i := 0; i < len(d.tree.nodes) && len(list) < 20; i++ {
		score, source := d.trailScore(i)
		if score == 0 {
			continue
		}
		if crumbs := d.crumbsAt(i); len(crumbs) > 0 {
			list = append(list, trail{crumbs: crumbs, at: i, source: source, score: score})
		}
	}
	return list
}

// maxTrailChars bounds the text of a trail with its title.
const maxTrailChars = 700

// trailScore says how surely a node holds a trail, 0 for not at all.
func (d *draft) trailScore(i int) (score int, source string) {
	n := &d.tree.nodes[i]
	if !n.isElement() || n.chars < 2 || n.chars > maxTrailChars || n.tag == atom.Title || n.tag == atom.Head {
		return 0, ""
	}
	if n.traits&traitComment != 0 {
		return 0, ""
	}
	class := strings.TrimSpace(attr(n.html, "class") + " " + attr(n.html, "id"))
	switch {
	case isTrailType(attr(n.html, "itemtype")) || isTrailType(attr(n.html, "typeof")):
		return 40, "microdata"
	case n.traits&traitCrumbs != 0 && n.tag != atom.A && n.tag != atom.Li && n.tag != atom.Body:
		if n.under&traitFooter != 0 {
			return 25, "class " + class
		}
		return 35, "class " + class
	case n.chars < 300 && hereMark(d.tree.leading(i)) > 0:
		return 38, "« " + shorten(d.tree.leading(i), 20) + " »"
	case n.linked > 0 && n.density() > 0.2 && d.startsHome(i):
		return 20, "links from the home page"
	}
	return 0, ""
}

func isTrailType(s string) bool {
	return strings.Contains(s, "BreadcrumbList") || strings.Contains(s, "data-vocabulary.org/Breadcrumb") || strings.Contains(s, "v:Breadcrumb")
}

// leading is the beginning of a node's text, enough to know its opening words.
func (t *tree) leading(i int) string {
	var b strings.Builder
	for ; i < t.nodes[i].end && b.Len() < 80; i++ {
		n := &t.nodes[i]
		if n.html.Type == html.TextNode {
			b.WriteString(n.html.Data)
		} else if !isInline(n.tag) {
			b.WriteByte(' ')
		}
		if i+1 >= len(t.nodes) {
			break
		}
	}
	return fold(shorten(b.String(), 200))
}

// hereMark is the length of « Vous êtes ici : » at the start of s, in bytes.
func hereMark(s string) int {
	lower := strings.ToLower(s)
	for _, mark := range hereMarks {
		if strings.HasPrefix(lower, mark) {
			rest := strings.TrimLeft(s[len(mark):], " :>»›-")
			return len(s) - len(rest)
		}
	}
	return 0
}

// startsHome holds for a small block whose first words are the home page's
// name and go on with a separator: « Accueil > Actualités ».
func (d *draft) startsHome(i int) bool {
	n := &d.tree.nodes[i]
	if isInline(n.tag) && n.tag != atom.Span || n.chars > 300 {
		return false
	}
	lead := d.tree.leading(i)
	first := strings.FieldsFunc(lead, isCrumbSeparator)
	return len(first) > 1 && isHome(first[0]) && strings.IndexFunc(lead, isCrumbSeparator) < 40
}

func isCrumbSeparator(r rune) bool { return strings.ContainsRune(">›»→∼|", r) }

func isHome(label string) bool {
	k := key(label)
	for _, h := range homeLabels {
		if k == h {
			return true
		}
	}
	return false
}

// cleanTrail takes the article's own title off the end, and says why a trail
// is none.
func (d *draft) cleanTrail(t trail) (crumbs []news.Crumb, why string) {
	crumbs = t.crumbs
	if len(crumbs) > maxCrumbs {
		return nil, "too many steps: a menu"
	}
	own := false
	if len(crumbs) > 0 && d.isOwnTitle(crumbs[len(crumbs)-1].Label) {
		crumbs, own = crumbs[:len(crumbs)-1], true
	}
	linked := 0
	for _, c := range crumbs {
		if runes(c.Label) > maxLabel {
			return nil, "a label as long as a sentence"
		}
		if c.URL != "" {
			linked++
		}
	}
	switch {
	case len(crumbs) == 0:
		return nil, "nothing but the title"
	case linked == 0 && t.at >= 0 && len(crumbs) < 2:
		return nil, "one step without a link"
	case len(crumbs) == 1 && isBackLink(crumbs[0].Label):
		return nil, "a link back"
	case isDateArchive(crumbs):
		return nil, "an archive of dates"
	}
	d.ownCrumb = own
	return d.resolved(crumbs), ""
}

func (d *draft) resolved(crumbs []news.Crumb) []news.Crumb {
	out := make([]news.Crumb, len(crumbs))
	for i, c := range crumbs {
		out[i] = news.Crumb{Label: c.Label, URL: news.Maybe(d.resolve(c.URL.String()))}
	}
	return out
}

// isOwnTitle holds for the article's title, whole or cut off.
func (d *draft) isOwnTitle(label string) bool {
	title, k := key(d.article.Title.String()), key(label)
	if title == "" || k == "" {
		return false
	}
	if k == title || len(k) >= 12 && (strings.HasPrefix(title, k) || strings.HasPrefix(k, title) && len(title) >= 12) {
		return true
	}
	cut := strings.TrimRight(label, " .…[]()")
	if cut != label && strings.HasPrefix(title, key(cut)) {
		return true
	}
	return len(k) >= 20 && overlap(label, d.article.Title.String()) > 0.85
}

func isBackLink(label string) bool {
	k := key(label)
	for _, b := range backLabels {
		if strings.HasPrefix(k, b) {
			return true
		}
	}
	return false
}

// isDateArchive holds for Home > 2017 > juin > 24: where it was filed by
// date, not what it is about.
func isDateArchive(crumbs []news.Crumb) bool {
	dated := 0
	for _, c := range crumbs {
		if isDateLabel(c.Label) {
			dated++
		}
	}
	return dated > 0 && dated >= len(crumbs)-1
}

func isDateLabel(label string) bool {
	for _, w := range plainWords(label) {
		if !isNumber(w) && monthOf(w) == 0 && w != "messages" && w != "archives" {
			return false
		}
	}
	return true
}

func labels(crumbs []news.Crumb) string {
	list := make([]string, len(crumbs))
	for i, c := range crumbs {
		list[i] = c.Label
	}
	return strings.Join(list, " > ")
}
