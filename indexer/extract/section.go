package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// maxSection is how long a rubric's name is at most, in runes.
const maxSection = 60

// readSection takes the rubric printed at the article, else the last crumb
// that is not the home page, else what metadata says.
func (d *draft) readSection() {
	if d.ruledSection() {
		return
	}
	printed := d.printedSections()
	said := d.saidSections()
	crumb := d.lastCrumb()
	for _, p := range printed {
		if agreesWith(p.text, said) || p.text == crumb || key(p.text) == key(crumb) {
			d.setSection(p.text, p.source+", agrees with metadata or trail")
			return
		}
	}
	if len(printed) > 0 && printed[0].sure && (crumb == "" || !printed[0].plain) {
		d.setSection(printed[0].text, printed[0].source)
		return
	}
	if crumb != "" {
		d.setSection(crumb, "last crumb")
		return
	}
	d.setSection(d.lesserSection(printed, said))
}

// lesserSection is what metadata says, else a rubric that is printed further
// off, else what <title> names.
func (d *draft) lesserSection(printed []printedSection, said []string) (name, source string) {
	for _, s := range said {
		if isSectionName(s) && !d.isSiteName(s) {
			return d.shownForm(s), "metadata"
		}
	}
	if len(printed) > 0 {
		return printed[0].text, printed[0].source
	}
	return d.titleSection(), "<title>"
}

// saidSections are the rubrics of metadata; some put several in one field.
func (d *draft) saidSections() []string {
	var said []string
	for _, s := range slices.Concat(d.meta.values["article:section"], d.data.section) {
		said = append(said, strings.Split(s, "|")...)
	}
	return said
}

func (d *draft) setSection(name, source string) {
	d.article.Section = news.Maybe(strings.TrimFunc(name, isTrailEdge))
	d.note("section", name, source)
}

func agreesWith(name string, said []string) bool {
	return slices.ContainsFunc(said, func(s string) bool { return key(s) == key(name) })
}

func (d *draft) lastCrumb() string {
	for _, c := range slices.Backward(d.article.Breadcrumb) {
		if !isHome(c.Label) && !d.isSiteName(c.Label) {
			return c.Label
		}
	}
	return ""
}

type printedSection struct {
	text, source string
	sure         bool // printed just at the headline, as a link or a kicker
	plain        bool // known by its place alone, or a long kicker: a trail says it better
}

// maxPrinted bounds the rubrics of one page that are looked at.
const maxPrinted = 12

// maxKicker is how many words the line above a headline has to be a rubric's
// name all by itself.
const maxKicker = 3

// printedSections are the rubrics around the headline, nearest first.
func (d *draft) printedSections() []printedSection {
	if d.titleAt < 0 {
		return nil
	}
	list := d.rubricAbove()
	for i := max(0, d.titleAt-nearNodes); i < min(len(d.tree.nodes), d.endAt+4*nearNodes) && len(list) < maxPrinted; i++ {
		if label, at := d.labelledRubric(i); at >= 0 {
			if text := d.tree.text(at); d.namesSection(text) {
				list = append(list, printedSection{text, "after « " + label + " »", false, false})
			}
			continue
		}
		if !d.mayBeSection(i) || !d.isNearArticle(i) {
			continue
		}
		if text := d.tree.firstLink(i); d.namesSection(text) || d.filesUnder(i, text) {
			list = append(list, d.printedAt(i, text))
		}
	}
	return list
}

// printedAt says how surely a node names the rubric.
func (d *draft) printedAt(i int, text string) printedSection {
	n := &d.tree.nodes[i]
	kicker := n.traits&traitKicker != 0
	return printedSection{
		text: text, source: "printed: " + firstOf(attr(n.html, "rel"), attr(n.html, "class"), n.html.Data),
		sure:  i > d.titleAt-nearNodes/2 && i < d.startAt && (n.linked > 0 || kicker),
		plain: n.linked == 0 && kicker && len(plainWords(text)) > maxKicker, // half a headline, not a rubric's name
	}
}

func (d *draft) namesSection(text string) bool {
	return isSectionName(text) && !d.isOwnTitle(text) && !d.isSiteName(text)
}

// isNearArticle holds for a node at the text or in the article's element.
func (d *draft) isNearArticle(i int) bool { return i < d.endAt+nearNodes || d.inOwnArticle(i) }

// filesUnder holds for a link that its rel calls the category: a series may
// begin its headlines with the category's name.
func (d *draft) filesUnder(i int, text string) bool {
	return strings.Contains(attr(d.tree.nodes[i].html, "rel"), "category") && isSectionName(text) && !d.isSiteName(text) && key(text) != key(d.article.Title.String())
}

// noSection are traits of places where rubrics are other articles' or the
// site's.
const noSection = traitComment | traitRelated | traitNav | traitHidden | traitCrumbs | traitShare | traitFooter

// underNoSection holds for a node in such a place. The foot of the article's
// own element is none: content systems print the rubric there.
func (d *draft) underNoSection(i int) bool {
	bad := d.tree.nodes[i].under & noSection
	return bad == traitFooter && !d.inOwnArticle(i) || bad&^traitFooter != 0
}

// inOwnArticle holds for a node in the <article> of the headline.
func (d *draft) inOwnArticle(i int) bool {
	return d.tree.inside(d.titleAt, d.tree.above(i, atom.Article))
}

// mayBeSection knows a rubric by its class, rel or itemprop.
func (d *draft) mayBeSection(i int) bool {
	n := &d.tree.nodes[i]
	if !n.isElement() || n.chars < 2 || n.chars > 2*maxSection || d.underNoSection(i) || d.tree.inside(d.titleAt, i) {
		return false
	}
	return n.traits&(traitSection|traitKicker) != 0 || strings.Contains(attr(n.html, "rel"), "category") || attr(n.html, "itemprop") == "articleSection"
}

// firstLink is the text of the first link inside, else the whole text; what is
// hidden, and the button that a script reads (« Suivre »), is neither.
func (t *tree) firstLink(i int) string {
	for j := i; j < t.nodes[i].end; j++ {
		if n := &t.nodes[j]; n.tag == atom.A && n.chars > 1 && !n.isButton() {
			return t.text(j)
		}
	}
	return t.textWithout(i, (*node).isButton)
}

// isButton holds for what works the page and names nothing.
func (n *node) isButton() bool {
	if n.traits&traitHidden != 0 || n.tag == atom.Button {
		return true
	}
	return n.tag == atom.A && (attr(n.html, "role") == "button" || strings.HasPrefix(strings.ToLower(attr(n.html, "href")), "javascript:"))
}

// noRubric are names that content systems give to what has no rubric; plain.
var noRubric = set("uncategorized", "nonclasse", "nonclassee", "sanscategorie", "sansrubrique")

func isSectionName(s string) bool {
	return s != "" && !noRubric[key(s)] && runes(s) <= maxSection && len(strings.Fields(s)) <= 7 && !strings.Contains(s, "://") && !isByline(s) && len(findDates(s)) == 0 && strings.ContainsFunc(s, func(r rune) bool { return !isTrailEdge(r) })
}
