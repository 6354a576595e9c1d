package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// listClasses are what content systems call the <body> (or main part) of a
// list: WordPress, SPIP, Drupal; whole class names.
var listClasses = set("archive", "tag", "category", "taxonomy", "search", "search-results", "blog", "tax", "author", "date", "home",
	"page_rubrique", "page_mot", "page_recherche", "page_sommaire", "page_groupe_mots", "page_auteur",
	"path-taxonomy", "page-taxonomy", "page-taxonomy-term", "path-frontpage", "path-search", "page-search", "view-taxonomy-term")

// singleClasses are what they call the <body> of one article.
var singleClasses = set("single", "single-post", "singular", "page_article", "page_breve", "path-node", "page-node", "node-type-article", "article")

// listTitles begin the title of a list, before a colon or alone; plain.
var listTitles = set("motcle", "motscles", "etiquette", "etiquettes", "tag", "tags", "archives", "archive", "archivesdelacategorie", "categorie", "categories", "rubrique",
	"resultats", "resultatsderecherche", "resultatsdelarecherche", "resultatsdevotrerecherche", "resultatsderecherchepour", "recherche", "thematique", "theme", "touslesarticles", "archivesdemotcle", "archivespourlacategorie",
	"actualites", "actualite", "toutelactualite", "touteslesactualites", "lesactualites", "agenda", "blog")

// listSteps are the last steps of an address that lead to lists, listParents
// those before a name or a number: /tag/pont, /page/2; plain.
var (
	listSteps   = set("archives", "search", "recherche", "actualites", "actus", "news", "agenda", "blog")
	listParents = set("category", "categorie", "categories", "tag", "tags", "motcle", "mot", "motscles", "rubrique", "rubriques", "page", "author", "auteur", "search", "recherche", "theme", "thematique", "etiquette")
)

// Bounds of what a list says in its own words, in visible bytes.
const (
	maxIntroduction = 500 // of a page that calls itself a list
	maxAside        = 250 // of one that only looks like it
	minTeasers      = 3   // alike, of one that only looks like it
	minHomeTeasers  = 5
)

// listing says why the page is a list of other pages, or "". An article is
// never one: it has text of its own, whatever stands around it.
func (d *draft) listing() string {
	root := d.isRootAddress()
	sign := d.listSign()
	if !root && d.claimsArticle(sign != "") {
		return ""
	}
	if d.isCalendar() {
		return "a calendar: dated lines below « " + d.article.Title.String() + " »"
	}
	teasers := d.teasers()
	if root && len(teasers) >= minHomeTeasers {
		return "the site's home page"
	}
	own, announced := d.prose(teasers)
	switch {
	case len(teasers) == 0:
		return ""
	case sign != "" && own <= maxIntroduction:
		return sign
	case own > maxAside || own > 0 && announced < 2*own:
		return ""
	}
	return d.looksListed(teasers)
}

// looksListed says why teasers that are a page's main text make it a list.
func (d *draft) looksListed(teasers []teaser) string {
	if d.leadsBelow(teasers)*2 > len(teasers) {
		return "it leads to pages below its own address"
	}
	if d.alike(teasers) >= minTeasers && !d.speaksFirst(teasers) {
		return "announcements of other articles, and little text of its own"
	}
	return ""
}

// claimsArticle holds for pages that say that they are one article; og:type
// alone does not count against a sign that a list is one.
func (d *draft) claimsArticle(signed bool) bool {
	if slices.ContainsFunc(d.data.types, isArticleType) || d.meta.first("article:published_time") != "" {
		return true
	}
	if !signed && strings.EqualFold(d.meta.first("og:type"), "article") {
		return true
	}
	for i := range d.tree.nodes {
		if attr(d.tree.nodes[i].html, "itemprop") == "articleBody" {
			return true
		}
	}
	return false
}

// listSign is what the page says of itself: linked data, a class name, the
// title, the address; "" if nothing calls it a list.
func (d *draft) listSign() string {
	if slices.Contains(d.data.types, "CollectionPage") || slices.Contains(d.data.types, "SearchResultsPage") {
		return "linked data calls it a collection"
	}
	if class := d.listClass(); class != "" {
		return "class " + class
	}
	if isListTitle(d.article.Title.String()) {
		return "its title is that of a list"
	}
	if d.isListAddress() {
		return "its address is that of a list"
	}
	return ""
}

// listClass is the class name of <body>, <html> or <main> that says list.
func (d *draft) listClass() string {
	said := ""
	for i := 0; i < min(len(d.tree.nodes), d.tree.body+maxOuter); i++ {
		n := &d.tree.nodes[i]
		if n.tag != atom.Body && n.tag != atom.Html && n.tag != atom.Main {
			continue
		}
		for name := range strings.FieldsSeq(attr(n.html, "class")) {
			if singleClasses[name] {
				return ""
			}
			if listClasses[name] && said == "" {
				said = name
			}
		}
	}
	return said
}

// maxOuter is how many nodes into <body> its main part is looked for.
const maxOuter = 2000

func isListTitle(title string) bool {
	before, _, _ := strings.Cut(title, ":")
	return listTitles[key(before)] || strings.HasPrefix(key(title), "resultatsdelarecherche")
}

// prose is how much running text the page has of its own, and how much in
// its teasers; a page's main text is one or the other.
func (d *draft) prose(teasers []teaser) (own, announced int) {
	for _, b := range d.found {
		switch {
		case b.linked*2 > b.chars || b.Type == news.BlockHeading || b.Type == news.BlockCaption:
		case within(teasers, b.at):
			announced += b.chars
		default:
			own += b.chars
		}
	}
	return own + visible(d.article.Lead.String()), announced
}

// speaksFirst holds for a page with a sentence of its own between its title
// and the first teaser: a short article above others.
func (d *draft) speaksFirst(teasers []teaser) bool {
	if d.titleAt < 0 {
		return true
	}
	i := slices.IndexFunc(teasers, func(t teaser) bool { return t.nodes.from > d.titleAt })
	if i < 0 {
		return true
	}
	for at := d.tree.nodes[d.titleAt].end; at < teasers[i].nodes.from; at++ {
		n := &d.tree.nodes[at]
		if n.html.Type == html.TextNode && n.chars > minLead && !n.out && !d.tree.linkAbove(at) && endsSentence(fold(n.html.Data)) {
			return true
		}
	}
	return false
}

// within reports whether a node stands in a teaser; teasers are in document
// order and do not overlap.
func within(teasers []teaser, at int) bool {
	i, exact := slices.BinarySearchFunc(teasers, at, func(t teaser, at int) int { return t.nodes.from - at })
	return exact || i > 0 && teasers[i-1].nodes.holds(at)
}

// leadsBelow counts teasers of pages below the page's own address, as those
// of a rubric are.
func (d *draft) leadsBelow(teasers []teaser) int {
	if d.base == nil {
		return 0
	}
	own := strings.TrimRight(d.base.Path, "/") + "/"
	count := 0
	for _, t := range teasers {
		if u, err := url.Parse(d.resolve(t.href)); err == nil && own != "/" && len(u.Path) > len(own) && strings.HasPrefix(u.Path, own) {
			count++
		}
	}
	return count
}

// isCalendar holds for a page named so whose lines begin with dates.
func (d *draft) isCalendar() bool {
	title := key(d.article.Title.String())
	if !strings.HasPrefix(title, "agenda") && !strings.HasPrefix(title, "calendrier") {
		return false
	}
	dated, chars := 0, 0
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if n.out || n.chars > maxDateNode || n.tag != atom.Li && n.tag != atom.Tr && n.tag != atom.P && n.tag != atom.Dt {
			continue
		}
		if dates := findDates(shorten(d.tree.text(i), maxTeaserHead)); len(dates) > 0 && dates[0].start < 12 {
			dated++
			chars += n.chars
		}
	}
	return dated >= minTeasers && d.bodyAt >= 0 && chars*2 > d.tree.nodes[d.bodyAt].chars
}

func (d *draft) isRootAddress() bool {
	u, err := url.Parse(d.page.URL)
	return err == nil && u.Host != "" && (u.Path == "" || u.Path == "/" || u.Path == "/index.html" || u.Path == "/index.php") && u.RawQuery == ""
}

func (d *draft) isListAddress() bool {
	if d.base == nil {
		return false
	}
	query := d.base.Query()
	for _, name := range [...]string{"s", "q", "recherche", "page"} {
		if query.Has(name) {
			return true
		}
	}
	steps := strings.Split(strings.Trim(d.base.Path, "/"), "/")
	last := len(steps) - 1
	return listSteps[key(steps[last])] || last > 0 && listParents[key(steps[last-1])]
}

// sameHost reports whether an address is on a host, www or not.
func sameHost(address, host string) bool {
	u, err := url.Parse(address)
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "www.") }
	return err == nil && bare(u.Hostname()) == bare(host)
}
