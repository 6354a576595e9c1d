package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// kindWords are labels, in key form, that say what kind of text stands below
// them: rubrics, crumbs, kickers, tags, and openings such as « Tribune. ».
var kindWords = []struct {
	kind  news.Kind
	words map[string]bool
}{
	{news.KindPressRelease, set("communiquedepresse", "communiquesdepresse", "communique", "communiques", "espacepresse", "dossierdepresse", "dossiersdepresse", "pressrelease", "pressreleases")},
	{news.KindOpinion, set("tribune", "tribunes", "tribunelibre", "opinion", "opinions", "pointdevue", "pointsdevue", "edito", "editorial", "editos", "editoriaux", "billet", "billets", "billetdhumeur",
		"chronique", "chroniques", "ideesetdebats", "debats", "libreopinion", "libresopinions", "humeur", "carteblanche", "cartesblanches")},
	{news.KindEvent, set("agenda")},
}

// plainTitles are titles of a site's own pages, which are no articles; plain.
var plainTitles = set("contact", "contacts", "nouscontacter", "contacteznous", "mentionslegales", "plandusite", "planacces", "politiquedeconfidentialite", "donneespersonnelles", "protectiondesdonneespersonnelles",
	"conditionsgenerales", "conditionsgeneralesdutilisation", "cgu", "cgv", "accessibilite", "cookies", "gestiondescookies", "politiquedecookies", "credits", "aide", "connexion", "identification", "recherche", "newsletter")

// missing are words of pages that stand for one that is gone; plain.
var missing = [...]string{"pageintrouvable", "pageestintrouvable", "pagenontrouvee", "pagenexistepas", "pagenexisteplus", "erreur404", "pagenotfound"}

// readKind says what kind of page it is. An interview is one in which
// exchanges were found.
func (d *draft) readKind() {
	a := d.article
	if a.Interview != nil && len(a.Interview.Exchanges) > 0 {
		d.setKind(news.KindInterview, "exchanges found")
		return
	}
	if d.tree == nil && a.Kind != news.KindArticle {
		return // an article in our own JSON says it
	}
	if d.tree != nil {
		if kind, why := d.noArticle(); why != "" {
			d.setKind(kind, why)
			return
		}
	}
	for _, k := range kindWords {
		if label := d.labelled(k.words, k.kind != news.KindEvent); label != "" {
			d.setKind(k.kind, "label « "+label+" »")
			return
		}
	}
	if why := d.announces(); why != "" {
		d.setKind(news.KindEvent, why)
	}
}

func (d *draft) setKind(kind news.Kind, why string) {
	d.article.Kind = kind
	d.note("kind", string(kind), why)
}

// noArticle knows lists, and pages without a text of their own.
func (d *draft) noArticle() (kind news.Kind, why string) {
	if why := d.listing(); why != "" {
		return news.KindListing, why
	}
	switch {
	case len(d.blocks) == 0:
		return news.KindOther, "no text"
	case plainTitles[key(d.article.Title.String())]:
		return news.KindOther, "the title of a page of the site's own"
	case containsAny(key(d.article.Title.String()), missing[:]) != "" && d.bodyChars() < maxIntroduction:
		return news.KindOther, "the page was not found"
	}
	return "", ""
}

// labelled is the rubric, crumb, label at the headline, opening or (where tags
// may say it) tag that is one of these words.
func (d *draft) labelled(words map[string]bool, byTag bool) string {
	a := d.article
	list := []string{a.Section.String(), labelOf(a.Title.String()), labelOf(a.Lead.String())}
	for _, c := range a.Breadcrumb {
		list = append(list, c.Label)
	}
	if byTag {
		list = append(list, a.Tags...)
	}
	if len(d.blocks) > 0 {
		list = append(list, labelOf(d.blocks[0].Text))
	}
	list = append(list, d.headLabels()...)
	for _, label := range list {
		if words[key(label)] {
			return label
		}
	}
	return ""
}

// maxLabelRunes is how long the label of a kind is.
const maxLabelRunes = 40

// labelOf is what a text begins with as a label: « Tribune. », « ÉDITO – »,
// « Communiqué de presse : », or all of a short line.
func labelOf(text string) string {
	head := text
	if runes(text) > maxLabelRunes {
		head = strings.TrimSuffix(shorten(text, maxLabelRunes), "…")
	}
	for _, mark := range [...]string{":", ".", " |", " -", " –", " —", "//"} {
		if before, _, ok := strings.Cut(head, mark); ok {
			return before
		}
	}
	if before, _, ok := strings.Cut(key(head), "communiquedepresse"); ok && before == "" {
		return "communiqué de presse" // « Communiqué de presse commun de … »
	}
	if len(head) < len(text) {
		return ""
	}
	return head
}

// headLabels are the short lines of their own around the headline.
func (d *draft) headLabels() []string {
	if d.tree == nil || d.titleAt < 0 {
		return nil
	}
	var list []string
	for i := max(0, d.titleAt-nearNodes/2); i < min(d.startAt, len(d.tree.nodes)); i++ {
		n := &d.tree.nodes[i]
		if n.html.Type != html.TextNode || n.chars < 3 || n.chars > maxLabelRunes || n.under&(traitNav|traitAside|traitRelated|traitComment|traitHidden|traitFooter) != 0 {
			continue
		}
		block := d.tree.blockOf(i)
		if block >= 0 && d.tree.nodes[block].chars <= maxLabelRunes && d.tree.nodes[block].tag != atom.Li {
			list = append(list, fold(n.html.Data))
		}
	}
	return list
}

// Words of an announcement; lower case, as printed. One asks the reader to
// come, the other says when it will be.
var (
	inviting = [...]string{"inscrivez-vous", "inscription obligatoire", "inscriptions obligatoires", "inscription gratuite", "inscription en ligne", "sur inscription", "s'inscrire", "s’inscrire", "inscriptions ouvertes",
		"bulletin d'inscription", "bulletin d’inscription", "formulaire d'inscription", "formulaire d’inscription", "entrée libre", "entrée gratuite", "réservation obligatoire", "réservez vos places", "appel à communications", "programme et inscription"}
	coming = [...]string{"aura lieu", "auront lieu", "se tiendra", "se tiendront", "se déroulera", "se dérouleront", "sera organisé", "seront organisé", "ouvrira ses portes", "inscrivez-vous", "rendez-vous le", "prochain", "participez"}
)

// calledOff are words for what will not take place as announced; plain.
var calledOff = [...]string{"reporte", "repousse", "annule", "suspendu"}

// announces says why the article announces a gathering: its title or lead
// name one, and it is still to come: a later day, or a future tense where readers
// are asked to come.
func (d *draft) announces() string {
	if slices.Contains(d.data.types, "Event") && d.data.headline == "" {
		return "linked data calls it an event"
	}
	a := d.article
	head := a.Title.String() + " " + a.Lead.String()
	probe := &draft{article: &news.Article{}}
	if probe.eventsIn(head, "title"); len(probe.article.Events) == 0 {
		return ""
	}
	if containsAny(key(a.Title.String()), calledOff[:]) != "" {
		return "" // that is news
	}
	text := strings.ToLower(head + " " + d.plainText())
	opening := shorten(text, eventOpening)
	if d.namesLaterDay(opening) {
		return "names a gathering, and a day after its publication"
	}
	if invited := containsAny(text, inviting[:]); invited != "" && containsAny(opening, coming[:]) != "" {
		return "announces a gathering: « " + invited + " »"
	}
	return ""
}

func containsAny(text string, words []string) string {
	for _, w := range words {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

// namesLaterDay holds for a text with a date after the publication.
func (d *draft) namesLaterDay(text string) bool {
	published := d.article.Published.Day()
	if published == "" {
		return false
	}
	return slices.ContainsFunc(findDates(text), func(m moment) bool {
		return m.year > 0 && m.date().Day() > published
	})
}
