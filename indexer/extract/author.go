package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pressoir/pressoir/internal/news"
)

// claim is a name that the page gives as an author's.
type claim struct {
	name   string
	source string
	rank   int  // lower is surer
	at     int  // its node; 0 where it has none
	user   bool // the name of an account
}

// Ranks of places that name authors. The surest place that names a person
// decides; places of one rank are put together.
const (
	rankCollected = iota // « Propos recueillis par »
	rankByline           // a byline at the article
	rankText             // « Par X » around the headline
	rankLinked           // JSON-LD
	rankMeta             // meta author
	rankEnd              // a byline below the text
	rankBox              // the box about the author
	rankUser             // an account's name in small letters: a signature below the text says more
)

// readAuthors takes persons only: outlets are left out, agencies go to
// agency.
func (d *draft) readAuthors() {
	signed := d.signature()
	if !d.ruledAuthors() {
		d.weighClaims(slices.Concat(d.collected(), d.bylines(), d.saidAuthors(), signed))
	}
	for _, c := range signed {
		d.dropSignature(c)
	}
}

// weighClaims takes the names of the surest place.
func (d *draft) weighClaims(claims []claim) {
	best, first := rankUser+1, 0
	for _, c := range claims {
		if len(d.persons(c)) > 0 && c.rank < best {
			best, first = c.rank, c.at
		}
		d.addAgencies(c)
	}
	if len(d.article.Agency) > 0 && best >= rankEnd {
		return // the agency is the author; names further off are others'
	}
	for _, c := range claims {
		for _, name := range d.persons(c) {
			if c.rank != best || c.at > first+nearNodes/2 {
				if !containsName(d.article.Authors, name) {
					d.reject("authors", name, c.source, "a surer place names others")
				}
				continue
			}
			d.addAuthor(name, c.source)
		}
	}
}

func (d *draft) addAuthor(name, source string) {
	for i, known := range d.article.Authors {
		if sameName(known, name) {
			if len(name) > len(known) && len(strings.Fields(known)) < 2 {
				d.article.Authors[i] = name
			}
			return
		}
	}
	if len(d.article.Authors) >= maxAuthors {
		d.reject("authors", name, source, "too many authors: a list of staff")
		return
	}
	d.article.Authors = append(d.article.Authors, name)
	d.note("authors", name, source)
}

// Bounds of the authors of one article.
const (
	maxAuthors = 12
	maxLooked  = 50 // mentions of an interviewer that are read
)

func containsName(list []string, name string) bool {
	return slices.ContainsFunc(list, func(known string) bool { return sameName(known, name) })
}

func sameName(a, b string) bool {
	ka, kb := key(a), key(b)
	return ka == kb || len(ka) > 5 && strings.HasPrefix(kb, ka) || len(kb) > 5 && strings.HasPrefix(ka, kb)
}

func (d *draft) addAgencies(c claim) {
	for _, part := range splitNames(c.name) {
		for _, agency := range agencies {
			if key(part) == key(agency) && !slices.Contains(d.article.Agency, part) && c.rank < rankEnd {
				d.article.Agency = append(d.article.Agency, part)
				d.note("agency", part, c.source)
			}
		}
	}
}

// persons are the names of people in a claim, without roles glued on.
func (d *draft) persons(c claim) []string {
	var list []string
	for _, part := range splitNames(c.name) {
		name := trimRole(part)
		full := c.rank == rankCollected || c.rank == rankText
		if (isPersonName(name, full) || c.user && isUserName(name)) && (!d.isSiteName(name) || d.isBlogger(c, name)) && !d.isCrumb(name) {
			list = append(list, name)
		}
	}
	return list
}

func (d *draft) isCrumb(name string) bool {
	k := key(name)
	return k == key(d.article.Section.String()) || slices.ContainsFunc(d.article.Breadcrumb, func(c news.Crumb) bool { return key(c.Label) == k })
}

// collected finds « Propos recueillis par X », which names the interviewer
// whatever the byline says: in the lead, at the text's borders, and below it.
func (d *draft) collected() []claim {
	var list []claim
	for i := range d.blocks {
		if i < 4 || i >= len(d.blocks)-4 {
			list = append(list, collectedIn(d.blocks[i].Text)...)
		}
	}
	list = append(list, collectedIn(d.article.Lead.String())...)
	if d.tree == nil {
		return list
	}
	looked := 0
	for i := max(d.titleAt, 0); i < min(d.endAt+nearNodes, len(d.tree.nodes)) && looked < maxLooked; i++ {
		if n := &d.tree.nodes[i]; n.mayCollect() {
			looked++
			list = append(list, collectedIn(d.tree.onward(i, n.parent))...)
		}
	}
	return list
}

// mayCollect holds for a short text that may name an interviewer.
func (n *node) mayCollect() bool {
	return n.html.Type == html.TextNode && n.chars > 12 && n.chars < 200 && n.under&(traitComment|traitRelated) == 0 && strings.Contains(n.html.Data, "ecueilli")
}

func collectedIn(text string) []claim {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return nil // some letter's case has another length: offsets would not agree
	}
	for _, mark := range collectedMarks {
		if i := strings.Index(lower, mark); i >= 0 {
			if name := leadingNames(text[i+len(mark):]); name != "" {
				return []claim{{name: name, source: "« " + mark + " »", rank: rankCollected}}
			}
		}
	}
	return nil
}

// onward is the text from a node on, inside another, enough for some names.
func (t *tree) onward(at, inside int) string {
	var b strings.Builder
	for i := at; i < t.nodes[inside].end && b.Len() < maxDateNode; i++ {
		if t.nodes[i].html.Type == html.TextNode {
			b.WriteString(t.nodes[i].html.Data)
		}
	}
	return fold(b.String())
}

// bylines are the names at elements that their class, rel or itemprop calls
// the author's, and after « Par ».
func (d *draft) bylines() []claim {
	var list []claim
	t := d.tree
	start, end := d.titleAt-nearNodes, d.endAt+nearNodes
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.chars < 2 || n.chars > maxByline || n.under&(traitComment|traitRelated|traitHidden) != 0 || len(list) > 40 {
			continue
		}
		near := i > start && i < end
		switch {
		case !n.isElement():
			if d.mayNameAuthor(i) {
				list = append(list, d.namedBy(i, near)...)
			}
		case n.isAccountLink() || strings.Contains(attr(n.html, "rel"), "author") || attr(n.html, "itemprop") == "author":
			c := claim{name: d.bylineText(i), source: "rel or itemprop author", rank: d.bylineRank(i, near), at: i}
			if c.name == "" {
				c.name, c.user, c.rank = d.linkedUser(i), true, rankUser
			}
			list = append(list, c)
		case n.traits&traitAuthor != 0:
			list = append(list, claim{name: d.bylineText(i), source: "class " + attr(n.html, "class"), rank: d.bylineRank(i, near), at: i})
		}
	}
	return list
}

// mayNameAuthor holds for a text in which « par X » may name the author: not
// amid the article's text, nor under a picture, where it names who took it.
func (d *draft) mayNameAuthor(i int) bool {
	n := &d.tree.nodes[i]
	return n.html.Type == html.TextNode && n.under&traitCaption == 0 && !d.inText(i)
}

func (d *draft) bylineRank(i int, near bool) int {
	n := &d.tree.nodes[i]
	if !near || isStaff(n) || n.under&(traitBio|traitAside|traitFooter|traitNav) != 0 {
		return rankBox
	}
	if i > d.endAt && d.endAt > d.titleAt {
		return rankEnd
	}
	return rankByline
}

// isStaff holds for a list of all who made a programme or an issue.
func isStaff(n *node) bool {
	return slices.ContainsFunc(hintParts(attr(n.html, "class")), func(word string) bool { return word == "staff" || word == "equipe" || word == "crew" })
}

// bylineText is an author element's text: up to the date, after « Par ».
func (d *draft) bylineText(i int) string {
	text := d.tree.textWithout(i, func(n *node) bool {
		return n.traits&(traitDate|traitShare|traitHidden|traitTool) != 0
	})
	if dates := findDates(text); len(dates) > 0 {
		if dates[0].start > 3 {
			text = text[:dates[0].start]
		} else {
			text = text[dates[0].end:]
		}
	}
	if names := afterBy(text); names != "" {
		return names
	}
	return leadingNames(text)
}

// namedBy reads « Par X » near the article in a text of its own, or with the
// name in the element that follows; « Rédacteur : » anywhere.
func (d *draft) namedBy(i int, near bool) []claim {
	t := d.tree
	if !near && (t.nodes[i].chars > maxTrailLabel || i < d.titleAt) {
		return nil
	}
	text := fold(t.nodes[i].html.Data)
	if len(text) > maxDateNode {
		return nil
	}
	if list := d.afterLabel(i, text); len(list) > 0 || !near {
		return list
	}
	rank := rankText
	if i > d.startAt {
		rank = rankEnd
	}
	if rank == rankEnd && d.namesWork(i) {
		return nil
	}
	if list := d.afterMark(i, text, rank); len(list) > 0 {
		return list
	}
	if names := afterBy(text); names != "" {
		return []claim{{name: names, source: "« par »", rank: rank, at: i}}
	}
	return nil
}

// afterMark reads the name in the element behind a text that ends with « Par ».
func (d *draft) afterMark(i int, text string, rank int) []claim {
	t, k := d.tree, strings.ToLower(text)
	if len(k) >= maxMark || i+1 >= len(t.nodes) {
		return nil
	}
	for _, mark := range byMarks {
		mark = strings.TrimSpace(mark)
		if !strings.HasSuffix(k, mark) || !wordStart(k, mark) {
			continue
		}
		for j := t.nodes[i].end; j < min(i+6, len(t.nodes)); j++ {
			if t.nodes[j].html.Type == html.TextNode && t.nodes[j].chars > 1 {
				return []claim{{name: leadingNames(fold(t.nodes[j].html.Data)), source: "after « " + mark + " »", rank: rank, at: i}}
			}
		}
	}
	return nil
}

// maxMark is how long a text that ends with « Par » is, in bytes.
const maxMark = 60

// authorLabels head a cell or a line of names; plain.
// « Auteur : » heads a book's as often as the article's.
var authorLabels = set("redacteur", "redacteurs", "redactrice", "redactrices")

// afterLabel reads the names beside or below « Rédacteur : ».
func (d *draft) afterLabel(i int, text string) []claim {
	if !strings.HasSuffix(text, ":") || !authorLabels[key(text)] {
		return nil
	}
	t := d.tree
	for j := t.nodes[i].end; j < min(i+maxLabelled, len(t.nodes)); j++ {
		if t.nodes[j].html.Type == html.TextNode && t.nodes[j].chars > 1 {
			return []claim{{name: fold(t.nodes[j].html.Data), source: "after « " + text + " »", rank: rankText, at: i}}
		}
	}
	return nil
}

// maxLabelled is how many nodes a label may stand before what it names: the
// next cell of a table.
const maxLabelled = 12

// namesWork holds for « par X » that ends a line about something else below
// the text: a book « écrit par X ».
func (d *draft) namesWork(i int) bool {
	_, before := d.dateContext(i)
	return len(plainWords(before)) > 2 && !isByline(before) && len(findDates(before)) == 0
}

// inText holds for a node amid the text, where « par » names anybody.
func (d *draft) inText(i int) bool { return i > d.startAt && i < d.endAt }

// wordStart holds where s ends with mark as a word of its own.
func wordStart(s, mark string) bool {
	before := strings.TrimSuffix(s, mark)
	return before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "\u00a0")
}

// saidAuthors are the authors of metadata.
func (d *draft) saidAuthors() []claim {
	var list []claim
	for _, name := range d.data.authors {
		list = append(list, claim{name: name, source: "jsonld author", rank: rankLinked})
	}
	for _, name := range d.data.groups {
		list = append(list, claim{name: name, source: "jsonld author", rank: rankLinked})
	}
	for _, field := range authorNames {
		for _, name := range d.meta.values[field] {
			if !strings.Contains(name, "://") && !d.madeSite(name) {
				if strings.HasPrefix(field, "dc") || strings.HasPrefix(field, "citation") {
					name = inOrder(name)
				}
				list = append(list, claim{name: unescape(name), source: "meta " + field, rank: rankMeta})
			}
		}
	}
	return list
}

// madeSite holds for the name of who made the pages' system, which some systems
// write into every page as its author.
func (d *draft) madeSite(name string) bool {
	return len(key(name)) > 3 && strings.Contains(key(d.meta.first("generator")), key(name))
}

// authorNames are metadata that name authors.
var authorNames = [...]string{"article:author", "author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "citation_author", "twitter:data1", "byl", "og:article:author"}
