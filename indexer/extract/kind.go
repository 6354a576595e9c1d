package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// kindWords are words of a rubric, crumb, tag or kicker, in key form, that
// say what kind of text stands below them.
var kindWords = []struct {
	kind  news.Kind
	words map[string]bool
}{
	{news.KindPressRelease, set("communiquedepresse", "communiquesdepresse", "communique", "communiques", "espacepresse", "dossierdepresse")},
	{news.KindOpinion, set("tribune", "tribunes", "opinion", "opinions", "pointdevue", "pointsdevue", "edito", "editorial", "editos", "billet", "billets", "chronique", "chroniques", "ideesetdebats", "debats", "libreopinion", "humeur", "cartesurtable", "pointsdevues", "blogs")},
	{news.KindEvent, set("agenda", "evenement", "evenements", "calendrier")},
}

// readKind says what kind of page it is. An interview is one in which
// exchanges were found.
func (d *draft) readKind() {
	a := d.article
	switch {
	case a.Interview != nil && len(a.Interview.Exchanges) > 0:
		a.Kind = news.KindInterview
		d.note("kind", string(a.Kind), "exchanges found")
		return
	case d.tree == nil && a.Kind != news.KindArticle:
		return // an article in our own JSON says it
	}
	if d.tree != nil {
		if why := d.listing(); why != "" {
			a.Kind = news.KindListing
			d.note("kind", string(a.Kind), why)
			return
		}
		if len(d.blocks) == 0 {
			a.Kind = news.KindOther
			d.note("kind", string(a.Kind), "no text")
			return
		}
	}
	if slices.Contains(d.data.types, "Event") && d.data.headline == "" {
		a.Kind = news.KindEvent
		d.note("kind", string(a.Kind), "jsonld Event")
		return
	}
	for _, k := range kindWords {
		if label := d.labelled(k.words); label != "" {
			a.Kind = k.kind
			d.note("kind", string(a.Kind), "rubric "+label)
			return
		}
	}
}

// labelled is the rubric, crumb or beginning of the title that is one of these words.
func (d *draft) labelled(words map[string]bool) string {
	a := d.article
	list := []string{a.Section.String()}
	for _, c := range a.Breadcrumb {
		list = append(list, c.Label)
	}
	if before, _, ok := strings.Cut(a.Title.String(), ":"); ok {
		list = append(list, before)
	}
	if before, after, ok := strings.Cut(a.Title.String(), "."); ok && len(before) < 20 && after != "" {
		list = append(list, before)
	}
	if len(d.blocks) > 0 && len(d.blocks[0].Text) < 60 {
		list = append(list, d.blocks[0].Text)
	}
	for _, label := range list {
		if words[key(label)] {
			return label
		}
	}
	return ""
}

// Bounds of a listing: a page that leads to many articles and has little text
// of its own.
const (
	minTeasers    = 5   // headings or long links in the content
	minOwnProse   = 500 // visible bytes of text between links that make an article
	longParagraph = 200 // visible bytes of a paragraph that no teaser has
)

// listing says why the page is a list of other pages, or "".
func (d *draft) listing() string {
	root := d.isRootAddress()
	if slices.ContainsFunc(d.data.types, isArticleType) && !root {
		return ""
	}
	teasers := d.countTeasers()
	if root && teasers >= minTeasers {
		return "the site's home page"
	}
	prose, long := d.ownProse()
	if long > 2 || prose >= 2*minOwnProse || d.claimsArticle() {
		return ""
	}
	switch {
	case slices.Contains(d.data.types, "CollectionPage") && teasers >= 3:
		return "it calls itself a collection"
	case d.isListAddress() && teasers >= 3:
		return "its address is that of a list"
	case teasers >= minTeasers && prose < minOwnProse && teasers*120 > prose:
		return "links to other articles, and little text of its own"
	}
	return ""
}

// claimsArticle holds for pages that say that they are one article.
func (d *draft) claimsArticle() bool {
	if strings.EqualFold(d.meta.first("og:type"), "article") || d.meta.first("article:published_time") != "" {
		return true
	}
	for i := range d.tree.nodes {
		if attr(d.tree.nodes[i].html, "itemprop") == "articleBody" {
			return true
		}
	}
	return false
}

// countTeasers counts headings and list items of the page's content that are
// links to other pages.
func (d *draft) countTeasers() int {
	teasers := 0
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if !n.isElement() || n.density() < 0.8 || n.under&(traitNav|traitFooter|traitHeader|traitComment|traitAside) != 0 {
			continue
		}
		level := heading(n.tag)
		if level > 0 && level < 5 && n.chars > 15 || n.tag == atom.Li && n.chars > 25 && d.tree.inside(i, d.bodyAt) {
			teasers++
		}
	}
	return teasers
}

// ownProse is how much text the page has besides links, and how many long
// paragraphs, those that are cut off (a teaser's) left out.
func (d *draft) ownProse() (prose, long int) {
	for _, b := range d.found {
		if b.linked*2 > b.chars || b.Type == news.BlockHeading || b.Type == news.BlockCaption {
			continue
		}
		prose += b.chars
		if b.chars > longParagraph && !strings.HasSuffix(strings.TrimRight(b.Text, "] "), "…") && !strings.HasSuffix(strings.TrimRight(b.Text, "] "), "...") {
			long++
		}
	}
	return prose, long
}

func (d *draft) isRootAddress() bool {
	u, err := url.Parse(d.page.URL)
	return err == nil && u.Host != "" && (u.Path == "" || u.Path == "/" || u.Path == "/index.html" || u.Path == "/index.php") && u.RawQuery == ""
}

// listPaths are steps of an address that lead to lists; plain.
var listPaths = set("category", "categorie", "tag", "tags", "motcle", "rubrique", "page", "archives", "author", "auteur", "search", "recherche", "actualites", "actus", "news", "theme", "thematique", "mot")

func (d *draft) isListAddress() bool {
	u, err := url.Parse(d.page.URL)
	if err != nil {
		return false
	}
	if u.Query().Has("s") || u.Query().Has("q") || u.Query().Has("recherche") || u.Query().Has("page") {
		return true
	}
	steps := strings.Split(strings.Trim(u.Path, "/"), "/")
	for i, s := range steps {
		if listPaths[key(s)] && i >= len(steps)-2 {
			return true
		}
	}
	return false
}
