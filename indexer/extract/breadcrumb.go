package extract

import (
	"slices"
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

// homeScore is the surety of a trail that nothing but its first step shows,
// and maxBareTrail how many links it may have.
const (
	homeScore    = 20
	maxBareTrail = 4
)

// trail is a breadcrumb as found.
type trail struct {
	crumbs []news.Crumb
	at     int  // the element that holds it, or -1
	nodes  span // what is nothing but trail
	source string
	score  int
}

// readBreadcrumb takes the trail that the page shows; linked data only where
// it shows none.
func (d *draft) readBreadcrumb() {
	if d.ruledBreadcrumb() {
		return
	}
	best := trail{at: -1, nodes: d.tree.spanOf(-1)}
	filed := span{-1, -1} // an archive of dates: its parts are no trail either
	for _, t := range d.visibleTrails() {
		crumbs, why := d.cleanTrail(t)
		if why == "" && d.marksAnother(t.nodes) {
			why = "a menu that marks where the reader is"
		}
		if why == "" && filed.holds(t.nodes.from) {
			why = filedByDate
		}
		if why == filedByDate && t.nodes.end > filed.end {
			filed = t.nodes
		}
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
	if best.score == 0 {
		best = d.titleTrail()
	}
	d.trail = best.nodes
	d.article.Breadcrumb = best.crumbs
	d.note("breadcrumb", labels(best.crumbs), best.source)
}

func (d *draft) linkedTrail() trail {
	for _, crumbs := range d.data.breadcrumb {
		t := trail{crumbs: crumbs, at: -1, nodes: d.tree.spanOf(-1), source: "jsonld BreadcrumbList", score: 1}
		cleaned, why := d.cleanTrail(t)
		if why == "" {
			t.crumbs = cleaned
			return t
		}
		d.reject("breadcrumb", labels(crumbs), t.source, why)
	}
	return trail{at: -1, nodes: d.tree.spanOf(-1)}
}

// visibleTrails are the elements that may hold a trail, each read.
func (d *draft) visibleTrails() []trail {
	var list []trail
	lines := 0
	for i := 0; i < len(d.tree.nodes) && len(list) < 20; i++ {
		if lines < maxLines && d.opensLine(i) {
			lines++
			if t, ok := d.lineTrail(i); ok {
				list = append(list, t)
				continue
			}
		}
		score, source := d.trailScore(i)
		if score == 0 {
			continue
		}
		if crumbs := d.crumbsIn(d.tree.spanOf(i), i); len(crumbs) > 0 {
			list = append(list, trail{crumbs: crumbs, at: i, nodes: d.tree.spanOf(i), source: source, score: score})
		}
	}
	if t := d.stepTrail(); len(t.crumbs) > 0 {
		list = append(list, t)
	}
	return list
}

// maxTrailChars bounds the text of a trail with its title.
const maxTrailChars = 700

// trailScore says how surely a node holds a trail, 0 for not at all.
func (d *draft) trailScore(i int) (score int, source string) {
	n := &d.tree.nodes[i]
	if !n.mayTrail() {
		return 0, ""
	}
	switch {
	case strings.Contains(attr(n.html, "itemtype"), "BreadcrumbList"), strings.Contains(attr(n.html, "typeof"), "BreadcrumbList"):
		return 40, "microdata BreadcrumbList"
	case isStepType(n.html) || d.tree.above(n.parent, atom.Li) >= 0 && isInline(n.tag):
		return 0, ""
	case n.traits&traitCrumbs != 0 && n.tag != atom.A && n.tag != atom.Li && n.tag != atom.Body:
		source = "class " + strings.TrimSpace(attr(n.html, "class")+" "+attr(n.html, "id"))
		if n.under&traitFooter != 0 {
			return 25, source
		}
		return 35, source
	}
	return d.wordedTrail(i)
}

// mayTrail refuses what is too long or too short for a trail.
func (n *node) mayTrail() bool {
	return n.isElement() && n.chars >= 2 && n.chars <= maxTrailChars && n.tag != atom.Title && n.tag != atom.Head && n.traits&traitComment == 0
}

// wordedTrail knows a trail by its first words.
func (d *draft) wordedTrail(i int) (score int, source string) {
	n := &d.tree.nodes[i]
	if isInline(n.tag) && n.tag != atom.Span || n.chars > 300 {
		return 0, ""
	}
	if !d.tree.mayOpenTrail(i) {
		return 0, ""
	}
	lead := d.tree.leading(i)
	switch {
	case hereMark(lead) > 0:
		return 38, "« " + shorten(lead, 20) + " »"
	case n.density() > 0.2 && startsHome(lead):
		return homeScore, "links from the home page"
	}
	return 0, ""
}

// isStepType holds for the older microdata and RDFa, which mark each step and
// not the trail.
func isStepType(n *html.Node) bool {
	return strings.Contains(attr(n, "itemtype"), "data-vocabulary.org/Breadcrumb") || strings.Contains(attr(n, "typeof"), "v:Breadcrumb")
}

// stepTrail puts such steps together.
func (d *draft) stepTrail() trail {
	t := trail{at: -1, source: "microdata of steps", score: 36}
	for i := 0; i < len(d.tree.nodes) && len(t.crumbs) <= maxCrumbs; i++ {
		n := &d.tree.nodes[i]
		if !isStepType(n.html) || n.chars == 0 || n.chars > maxTrailChars {
			continue
		}
		for _, p := range d.trailPieces(d.tree.spanOf(i), i) {
			for part := range splitTrail(p) {
				if part != "" {
					t.crumbs = append(t.crumbs, news.Crumb{Label: part, URL: news.Maybe(p.href)})
				}
			}
		}
		if t.at < 0 {
			t.at = n.parent
		}
		i = n.end - 1
	}
	if t.at >= 0 && d.tree.nodes[t.at].chars > maxTrailChars {
		t.at = -1
	}
	t.nodes = d.tree.spanOf(t.at)
	return t
}

// mayOpenTrail looks at the first word below a node, see opensTrail.
func (t *tree) mayOpenTrail(i int) bool {
	for ; i < len(t.nodes); i++ {
		n := &t.nodes[i]
		if n.html.Type != html.TextNode || n.chars == 0 {
			continue
		}
		return opensTrail(n.html.Data)
	}
	return false
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

// startsHome holds for a text whose first words are the home page's
// name and go on with a separator: « Accueil > Actualités ».
func startsHome(lead string) bool {
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
	// What follows the article's own title is no part of the trail.
	own := slices.IndexFunc(crumbs, func(c news.Crumb) bool { return d.isOwnTitle(c.Label) })
	if own > 0 || own == 0 && len(crumbs) == 1 {
		crumbs = crumbs[:own]
	}
	if why := noTrail(crumbs, t); why != "" {
		return nil, why
	}
	return d.resolved(crumbs), ""
}

// filedByDate is why Home > 2017 > juin is no trail.
const filedByDate = "an archive of dates"

// noTrail says why steps are no trail, or "".
func noTrail(crumbs []news.Crumb, t trail) string {
	linked := 0
	for _, c := range crumbs {
		if c.URL != "" {
			linked++
		}
	}
	switch {
	case len(crumbs) == 0:
		return "nothing but the title"
	case len(crumbs) > maxCrumbs:
		return "too many steps: a menu"
	case slices.ContainsFunc(crumbs, func(c news.Crumb) bool { return runes(c.Label) > maxLabel }):
		return "a label as long as a sentence"
	case linked == 0 && t.at >= 0 && len(crumbs) < 2:
		return "one step without a link"
	case t.score == homeScore && linked == len(crumbs) && linked > maxBareTrail:
		return "a menu that begins with the home page"
	case len(crumbs) == 1 && isBackLink(crumbs[0].Label):
		return "a link back"
	case isDateArchive(crumbs):
		return filedByDate
	}
	return ""
}

func (d *draft) resolved(crumbs []news.Crumb) []news.Crumb {
	out := make([]news.Crumb, len(crumbs))
	for i, c := range crumbs {
		out[i] = news.Crumb{Label: c.Label, URL: news.Maybe(d.resolve(c.URL.String()))}
	}
	return out
}

// minOwn is how many letters two titles must share to be one.
const minOwn = 12

// isOwnTitle holds for the article's title, whole or cut off.
func (d *draft) isOwnTitle(label string) bool {
	title, k := key(d.article.Title.String()), key(label)
	if title == "" || k == "" {
		return false
	}
	if k == title || len(k) >= minOwn && strings.HasPrefix(title, k) || len(title) >= minOwn && (strings.HasPrefix(k, title) || strings.HasSuffix(k, title)) {
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
