package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rubricLabels stand before the names of an article's rubrics; plain.
var rubricLabels = [...]string{"categorie", "categories", "rubrique", "rubriques", "classedans", "classesous", "publiedans", "postedans", "filedunder", "postedin", "category", "categories"}

// labelledRubric is the link that follows « Rubrique : » or « Classé dans »,
// or -1.
func (d *draft) labelledRubric(i int) (label string, at int) {
	t := d.tree
	n := &t.nodes[i]
	if n.html.Type != html.TextNode || n.chars < 6 || n.chars > maxTrailLabel || d.underNoSection(i) {
		return "", -1
	}
	label = strings.TrimRight(fold(n.html.Data), " :")
	k, known := key(label), false
	for _, l := range rubricLabels {
		known = known || k == l
	}
	if !known {
		return "", -1
	}
	for j := n.end; j < min(len(t.nodes), i+6); j++ {
		if t.nodes[j].tag == atom.A && t.nodes[j].linked > 0 {
			return label, j
		}
		if t.nodes[j].html.Type == html.TextNode && t.nodes[j].chars > 1 {
			break
		}
	}
	return "", -1
}

// rubricAbove is the short link that is a line of its own just above the
// headline, where the trail or a menu has it too, or where nothing stands
// between the two.
func (d *draft) rubricAbove() []printedSection {
	t := d.tree
	if line := d.lineAbove(); d.namesSection(line) && len(plainWords(line)) <= maxRubricWords && !endsSentence(line) {
		return []printedSection{{line, "the line above the headline", true, true}}
	}
	for i, between := d.titleAt-1, 0; i > max(0, d.titleAt-nearNodes/2); i-- {
		n := &t.nodes[i]
		if n.html.Type == html.TextNode && n.chars > 1 && !t.inside(d.titleAt, t.blockOf(i)) {
			between++
		}
		if n.tag != atom.A || between > 3 || !d.isRubricLine(i) {
			continue
		}
		text := t.text(i)
		if d.namesSection(text) && (d.isMenuEntry(text) || between == 1 && t.shareArticle(i, d.titleAt)) {
			return []printedSection{{text, "a link above the headline", true, true}}
		}
	}
	return nil
}

// lineAbove is the line that stands above the headline in one block with it,
// a line break between them, as pages laid out in tables have it.
func (d *draft) lineAbove() string {
	t := d.tree
	block := t.blockOf(d.titleAt)
	if block < 0 || heading(t.nodes[d.titleAt].tag) > 0 || heading(t.nodes[block].tag) > 0 || t.nodes[block].chars > maxTitle+maxSection {
		return ""
	}
	line, broken := "", false
	for i := block + 1; i < d.titleAt; i++ {
		switch n := &t.nodes[i]; {
		case n.tag == atom.Br:
			broken = line != ""
		case n.html.Type == html.TextNode && n.chars > 0:
			if broken {
				return "" // more than one line
			}
			line += n.html.Data
		}
	}
	if !broken {
		return ""
	}
	return fold(line)
}

// maxRubricWords is how many words a link above the headline has to be a
// rubric, which no class name calls one.
const maxRubricWords = 5

// isRubricLine holds for a link to a page of the site that is all its block
// says.
func (d *draft) isRubricLine(i int) bool {
	n := &d.tree.nodes[i]
	if n.chars < 3 || n.chars > maxSection || n.linked == 0 || n.under&(noSection|traitTags|traitAuthor|traitTool|traitForm|traitPromo) != 0 || n.isButton() || n.under&traitHeader != 0 && d.tree.above(i, atom.Article, atom.Main) < 0 {
		return false
	}
	block := d.tree.blockOf(i)
	text := d.tree.text(i)
	return block >= 0 && d.tree.nodes[block].chars == n.chars && d.tree.nodes[block].tag != atom.Li && !isBackLink(text) && !isHome(text) &&
		len(plainWords(text)) <= maxRubricWords && d.isOwnSite(attr(n.html, "href"))
}

// shareArticle holds for two nodes in one <article>, or <main>.
func (t *tree) shareArticle(a, b int) bool {
	top := t.above(a, atom.Article, atom.Main)
	return top >= 0 && t.inside(b, top)
}

// isMenuEntry holds for a label that the trail or one of the page's menus has.
func (d *draft) isMenuEntry(label string) bool {
	k := key(label)
	if d.isCrumb(label) {
		return true
	}
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if n.tag == atom.A && n.chars == visible(label) && n.under&(traitNav|traitHeader) != 0 && key(d.tree.text(i)) == k {
			return true
		}
	}
	return false
}

// shownForm is how the page itself writes a name that metadata gives, with its
// accents: « Santé » for « Sante ».
func (d *draft) shownForm(name string) string {
	k := key(name)
	for i := range d.tree.nodes {
		n := &d.tree.nodes[i]
		if n.html.Type != html.TextNode || n.chars < len(k) || n.chars > 2*len(k)+4 || n.under&traitHidden != 0 {
			continue
		}
		if text := fold(n.html.Data); key(text) == k && differOnlyInLetters(text, name) && strings.ToUpper(text) != text {
			return text
		}
	}
	return name
}

// differOnlyInLetters holds for two names of the same length whose hyphens and
// spaces are the same: « Santé » and « Sante », not « Fait divers » and
// « Fait-divers ».
func differOnlyInLetters(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	if len(ra) != len(rb) {
		return false
	}
	for i := range ra {
		if ra[i] != rb[i] && (!unicode.IsLetter(ra[i]) || !unicode.IsLetter(rb[i])) {
			return false
		}
	}
	return true
}
