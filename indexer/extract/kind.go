package extract

import (
	"slices"
	"strings"

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
