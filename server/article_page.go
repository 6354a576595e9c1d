package server

import (
	"net/http"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// articlePage sets an article in type.
func (s *server) articlePage(v *visit, r *http.Request, h *held) web.Article {
	a := h.article
	typeset := setter(string(a.Language))
	heading := v.words.Text("hit.untitled")
	if a.Title != "" {
		heading = typeset(string(a.Title))
	}
	page := web.Article{
		Shell: s.shell(v, r, heading), Lang: string(a.Language), Heading: heading,
		Crumbs: v.breadcrumb(a), Lead: typeset(string(a.Lead)), Byline: v.byline(a), Site: typeset(string(a.Site)),
		Published: v.moment(a.Published), PubISO: string(a.Published),
		Items: v.items(a, typeset), Quotes: v.quotes(a, typeset),
		Tags: v.tags(a), Limited: v.limited(h.display),
	}
	if a.Kind != news.KindArticle && a.Kind != "" {
		page.Kind = v.kind(string(a.Kind))
	}
	if a.Modified != a.Published {
		page.Modified, page.ModISO = v.moment(a.Modified), string(a.Modified)
	}
	page.SourceHref, page.SourceHost = outside(a.URL)
	page.Interview, page.Asked = v.interview(a)
	page.People = v.people(a)
	for _, e := range a.Events {
		event := web.Event{Label: typeset(e.Label)}
		if !strings.EqualFold(e.Type, e.Label) {
			event.Type = e.Type
		}
		page.Events = append(page.Events, event)
	}
	v.versions(&page, h)
	page.Similar = s.similar(v, r, a)
	return page
}

// breadcrumb links each step but the home page to what the archive has of it.
func (v *visit) breadcrumb(a *news.Article) []web.Link {
	links := make([]web.Link, 0, len(a.Breadcrumb))
	for i, c := range a.Breadcrumb {
		link := web.Link{Label: set(c.Label)}
		if i > 0 {
			link.Href = v.search(query.Query{Text: v.inField("rubrique", "section", c.Label)})
		}
		links = append(links, link)
	}
	if len(links) == 0 && a.Section != "" {
		links = append(links, web.Link{
			Label: set(string(a.Section)), Href: v.search(query.Query{Text: v.inField("rubrique", "section", string(a.Section))}),
		})
	}
	return links
}

func (v *visit) byline(a *news.Article) string {
	names := slices.Concat(a.Authors, a.Agency)
	if len(names) == 0 {
		return ""
	}
	return v.words.Text("article.by", "names", set(v.list(names)))
}

func (v *visit) tags(a *news.Article) []web.Link {
	links := make([]web.Link, 0, len(a.Tags))
	for _, tag := range a.Tags {
		links = append(links, web.Link{Label: set(tag), Href: v.search(query.Query{}.With(query.Tag, tag))})
	}
	return links
}

// wordsOf is the search for what a person said.
func (v *visit) wordsOf(name string) string {
	return v.search(query.Query{Text: v.inField("locuteur", "speaker", name), Unit: query.Words})
}

func (v *visit) interview(a *news.Article) (answers []web.Person, asks string) {
	if a.Interview == nil {
		return nil, ""
	}
	for _, p := range a.Interview.Interviewees {
		answers = append(answers, web.Person{Name: set(p.Name), Role: set(string(p.Role)), Href: v.wordsOf(p.Name)})
	}
	return answers, set(v.list(a.Interview.Interviewers))
}

// people are those the article names beside who answers.
func (v *visit) people(a *news.Article) []web.Person {
	var people []web.Person
	for _, p := range a.People {
		if a.Interview != nil && slices.ContainsFunc(a.Interview.Interviewees, func(i news.Interviewee) bool { return i.Name == p.Name }) {
			continue
		}
		person := web.Person{Name: set(p.Name), Role: set(strings.Join(p.Roles, ", ")), Href: v.wordsOf(p.Name)}
		if p.Words > 0 {
			person.Words = v.count("record.words", p.Words)
		}
		people = append(people, person)
	}
	return people
}

func (v *visit) quotes(a *news.Article, typeset func(string) string) []web.Quote {
	quotes := make([]web.Quote, 0, len(a.Quotes))
	for _, q := range a.Quotes {
		shown := web.Quote{
			Anchor: string(search.Anchor(search.HitQuote, q.ID)), Text: typeset(q.Text), Quoted: quoted(q.Text),
			Speaker: typeset(string(q.Speaker)), Role: typeset(string(q.Role)),
		}
		shown.Confidence, shown.Doubtful = v.confidence(q.Confidence)
		quotes = append(quotes, shown)
	}
	return quotes
}

// limited says why not all is shown.
func (v *visit) limited(d Display) string {
	switch d {
	case Full, "":
		return ""
	case Extract:
		return v.words.Text("article.extract")
	default:
		return v.words.Text("article.link")
	}
}

// versions fills in which texts of the article the archive has seen, with the
// page that each was read from. A single one needs no number.
func (v *visit) versions(page *web.Article, h *held) {
	a := h.article
	if h.old {
		page.Old = v.words.Text("article.old", "n", v.number(a.Version))
		page.OldHref = v.article(a.ID, 0)
	}
	for _, known := range h.versions {
		shown := web.Version{
			Seen: v.seen(known), Digest: known.Digest, Href: v.article(a.ID, known.Number), Current: known.Number == a.Version,
		}
		if len(h.versions) > 1 {
			shown.Label = v.words.Text("record.version", "n", v.number(known.Number))
		}
		if h.whole() && known.Capture != 0 {
			shown.Capture = v.link(capturePath(a.ID, known.Number), nil)
		}
		page.Seen = append(page.Seen, shown)
	}
	if len(h.versions) > 1 {
		page.Versions = v.count("record.versions.count", len(h.versions))
	}
}

// seen says when the archive saw a version.
func (v *visit) seen(known archive.Version) string {
	from, to := v.longDate(known.FirstSeen), v.longDate(known.LastSeen)
	if from == to {
		return v.words.Text("record.seen", "from", from)
	}
	return v.words.Text("record.seen.span", "from", from, "to", to)
}
