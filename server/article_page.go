package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// articlePage sets an article in type.
func (s *server) articlePage(v *visit, r *http.Request, h *held, looked string) web.Article {
	a := h.article
	t := newTypesetter(s.citer(v, r, a), markerOf(looked))
	heading := v.titleOf(string(a.Title))
	page := web.Article{
		Shell: s.shell(v, r, heading), Lang: string(a.Language), Crumbs: v.breadcrumb(a), Byline: v.byline(a), Site: t.typeset(string(a.Site)),
		Published: v.moment(a.Published), PubISO: string(a.Published), Tags: v.tags(a), Limited: v.limited(h.display),
		Cite: t.whole(), Here: t.passageURL(""), Today: v.longDate(t.today),
	}
	page.Box.Text = looked
	page.Metas = t.metas()
	if script, err := s.web.AssetPath(articleScript); err == nil {
		page.Scripts = []string{script}
	}
	// In reading order: marks are numbered so.
	page.Heading = []web.Stretch{{Parts: []web.Part{{Text: heading}}}}
	if a.Title != "" {
		page.Heading = t.stretches(string(a.Title), nil, query.FieldTitle)
	}
	page.Lead = t.stretches(string(a.Lead), t.stands.lead, query.FieldLead)
	page.LeadNotes = t.notes(t.stands.lead)
	page.Items, page.Quotes = t.items(), t.rest()
	page.Marks = t.linked(looked, v.article(a.ID, h.number()))
	if a.Kind != news.KindArticle && a.Kind != "" {
		page.Kind = v.kind(string(a.Kind))
	}
	if modified := v.moment(a.Modified); modified != page.Published {
		page.Modified, page.ModISO = modified, string(a.Modified)
	}
	if a.Site != "" {
		page.SiteHref = v.site(string(a.Site))
	}
	page.SourceHref, page.SourceHost = outside(a.URL)
	page.Interview, page.Asked = v.interview(a)
	page.People = v.people(a)
	page.Events = events(a, t.typeset)
	v.versions(&page, h)
	page.Similar = s.similar(v, r, a)
	return page
}

// citer writes references to an article as a request sees it.
func (s *server) citer(v *visit, r *http.Request, a *news.Article) citer {
	return citer{v: v, article: a, typeset: setter(string(a.Language)), site: origin(r), today: s.Now()}
}

// markerOf finds the words of a search; nil where there are none, or where it
// cannot be read.
func markerOf(looked string) *query.Marker {
	if looked == "" {
		return nil
	}
	tree, err := query.Parse(looked)
	if err != nil {
		return nil
	}
	if m := query.NewMarker(tree, query.Articles); m.Wants() {
		return m
	}
	return nil
}

// number is the version asked for, 0 for the current one.
func (h *held) number() int {
	if h.old {
		return h.article.Version
	}
	return 0
}

func events(a *news.Article, typeset func(string) string) []web.Event {
	var list []web.Event
	for _, e := range a.Events {
		event := web.Event{Label: typeset(e.Label)}
		if !strings.EqualFold(e.Type, e.Label) {
			event.Type = e.Type
		}
		list = append(list, event)
	}
	return list
}

// breadcrumb links each step but the home page to what the archive has there.
func (v *visit) breadcrumb(a *news.Article) []web.Link {
	links := make([]web.Link, 0, len(a.Breadcrumb))
	var path []string
	for i, c := range a.Breadcrumb {
		link := web.Link{Label: set(c.Label)}
		if i > 0 || !isHomeCrumb(c, a) {
			path = append(path, c.Label)
			link.Href = v.filed(path)
		}
		links = append(links, link)
	}
	if len(links) == 0 && a.Section != "" {
		links = append(links, web.Link{Label: set(string(a.Section)), Href: v.filed([]string{string(a.Section)})})
	}
	return links
}

// isHomeCrumb reports whether a breadcrumb's first step is the site's home page.
func isHomeCrumb(c news.Crumb, a *news.Article) bool {
	switch label := french.Key(c.Label); label {
	case "accueil", "home", "page d'accueil", french.Key(string(a.Site)):
		return true
	}
	u, err := url.Parse(string(c.URL))
	return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == ""
}

// deepestSection is how deep a section's page can be; a step below it, or one
// whose name would look like two, is looked for as words.
const deepestSection = 6

// filed is what the archive has in a section.
func (v *visit) filed(path []string) string {
	last := path[len(path)-1]
	if len(path) > deepestSection || strings.Contains(strings.Join(path, ""), ">") {
		return v.search(query.Query{Text: v.inField("rubrique", "section", last)})
	}
	return v.section(strings.Join(path, query.PathSeparator))
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

// named is what the archive has of a person that an article names: the page of
// who surely says something in it, else a search for the name. A guess is no
// ground for a page.
func (v *visit) named(a *news.Article, name string) string {
	if surelySays(a, name) {
		return v.person(name)
	}
	return v.search(query.Query{Text: `"` + unquoted(name) + `"`})
}

// surelySays reports whether an article has words of a person's that are not
// merely guessed to be.
func surelySays(a *news.Article, name string) bool {
	says := func(speaker news.Maybe, c news.Confidence) bool { return string(speaker) == name && c != news.Guessed }
	return slices.ContainsFunc(a.Quotes, func(q news.Quote) bool {
		return q.SpeakerType == news.SpeakerPerson && says(q.Speaker, q.Confidence)
	}) || a.Interview != nil && slices.ContainsFunc(a.Interview.Exchanges, func(e news.Exchange) bool {
		return says(e.Speaker, e.Confidence)
	})
}

func (v *visit) interview(a *news.Article) (answers []web.Person, asks string) {
	if a.Interview == nil {
		return nil, ""
	}
	for _, p := range a.Interview.Interviewees {
		answers = append(answers, web.Person{Name: set(p.Name), Role: set(string(p.Role)), Href: v.named(a, p.Name)})
	}
	return answers, set(v.list(a.Interview.Interviewers))
}

// inInterview reports whether a person answers, or only asks, in the interview.
func inInterview(a *news.Article, name string) bool {
	return a.Interview != nil && (slices.Contains(a.Interview.Interviewers, name) ||
		slices.ContainsFunc(a.Interview.Interviewees, func(i news.Interviewee) bool { return i.Name == name }))
}

// people are those the article names beside who asks and answers.
func (v *visit) people(a *news.Article) []web.Person {
	var people []web.Person
	for _, p := range a.People {
		if inInterview(a, p.Name) {
			continue
		}
		person := web.Person{Name: set(p.Name), Role: set(strings.Join(p.Roles, ", ")), Href: v.named(a, p.Name)}
		if p.Words > 0 {
			person.Words = v.count("record.words", p.Words)
			if !surelySays(a, p.Name) {
				person.Words += ", " + v.words.Text("confidence.guessed")
			}
		}
		people = append(people, person)
	}
	return people
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
