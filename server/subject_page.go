package server

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// How much stands beside a subject's list: what is read at a glance. A section
// has all of its own sections, as far as the index names them.
const (
	besideValues  = 8
	besideSteps   = 24
	besideArticle = 6
)

// subjectPage sets what the archive has of a subject.
func (s *server) subjectPage(v *visit, r *http.Request, about *subject, result *search.Result) (web.Subject, error) {
	k, q := about.kind, about.query
	all := k.about(about.value)
	page := web.Subject{
		Shell: s.shell(v, r, set(about.value)), Kind: v.words.Text("subject." + k.name), Heading: set(about.value),
		Facts:    v.subjectFacts(k, result),
		OpenHref: v.search(all),
		Within:   &web.Within{Label: v.words.Text("subject." + k.name + ".within"), Hidden: v.hidden(unsorted(all))},
		Timeline: v.timeline(all, result.Timeline),
		Here:     origin(r) + k.address(v.lang, about.value), Today: v.longDate(s.Now()),
		List:   v.words.Text("subject.list." + string(k.unit)),
		Beside: v.beside(about, result),
	}
	if k.facet == query.Section {
		page.Heading, page.Crumbs = set(query.LastStep(about.value)), v.steps(about.value)
	}
	follow(&page.Shell, v.feedOfSubject(about))
	if page.Timeline != nil {
		page.Timeline.Scales = nil // they are a search's
	}
	if result.Next != "" || q.Cursor != "" {
		page.Pager = &web.Pager{}
	}
	if result.Next != "" {
		page.Pager.NextHref = v.subject(k, about.value, pageValues(q, string(result.Next)))
	}
	if q.Cursor != "" {
		page.Pager.FirstHref = v.subject(k, about.value, pageValues(q, ""))
	}
	if k.unit == query.Articles {
		for _, h := range result.Hits {
			hit := v.articleHit(h)
			if k.facet == query.Site {
				hit.Site = "" // it stands above
			}
			page.Articles = append(page.Articles, hit)
		}
		return page, nil
	}
	page.Spoken = s.spoken(r.Context(), v, result.Hits)
	page.Note = v.words.Text("subject.person.note")
	return page, s.aboutPerson(v, r, about, result, &page)
}

// unsorted is a search in its own order: words that are looked for among what
// a subject has are ranked.
func unsorted(q query.Query) query.Query {
	q.Sort = query.ByRelevance
	return q
}

// pageValues are the parameters of a page of a subject's list.
func pageValues(q query.Query, cursor string) url.Values {
	if q.Limit == subjectHits {
		q.Limit = 0
	}
	return query.Query{Limit: q.Limit, Cursor: cursor}.Values()
}

// subjectFacts is how much there is, and of when.
func (v *visit) subjectFacts(k *subjectKind, result *search.Result) []string {
	facts := []string{v.count("search.count."+string(k.unit), result.Total)}
	months := dated(result.Timeline)
	if len(months) == 0 {
		return facts
	}
	first, last := v.slotLabel("month", months[0].start), v.slotLabel("month", months[len(months)-1].start)
	if first != last {
		first = v.words.Text("subject.span", "from", first, "to", last)
	}
	return append(facts, first)
}

// steps link each section that a section is in.
func (v *visit) steps(path string) []web.Link {
	labels := strings.Split(path, query.PathSeparator)
	links := make([]web.Link, 0, len(labels)-1)
	for i, label := range labels[:len(labels)-1] {
		links = append(links, web.Link{Label: set(label), Href: v.section(strings.Join(labels[:i+1], query.PathSeparator))})
	}
	return links
}

// beside lists what the subject has most: who speaks, where, about what.
func (v *visit) beside(about *subject, result *search.Result) []web.Ranking {
	var lists []web.Ranking
	for _, f := range about.kind.beside {
		values, most := result.Facets[f], besideValues
		if f == about.kind.facet {
			chosen := chosenValue(values)
			if chosen == nil {
				continue
			}
			values, most = chosen.Children, besideSteps
		}
		if len(values) == 0 {
			continue
		}
		list := web.Ranking{Heading: v.words.Text("subject." + about.kind.name + ".beside." + string(f))}
		for _, value := range values[:min(most, len(values))] {
			list.Items = append(list.Items, web.Ranked{
				Label: v.label(f, value), Count: v.number(value.Count), Href: v.hrefOf(f, value.Value),
			})
		}
		lists = append(lists, list)
	}
	return lists
}

// hrefOf is where a value of a facet leads: to its own page where it has one.
func (v *visit) hrefOf(f query.Facet, value string) string {
	for _, k := range subjectKinds() {
		if k.facet == f {
			return v.subject(k, value, nil)
		}
	}
	return v.search(query.Query{Sort: query.Newest}.With(f, value))
}

// spoken puts words said under the articles that they stand in, in the order
// in which they stand there: a search knows only their day.
func (s *server) spoken(ctx context.Context, v *visit, hits []search.Hit) []web.Spoken {
	var articles []string
	said := map[string][]search.Hit{}
	for _, h := range hits {
		if said[h.Article] == nil {
			articles = append(articles, h.Article)
		}
		said[h.Article] = append(said[h.Article], h)
	}
	groups := make([]web.Spoken, 0, len(articles))
	for _, id := range articles {
		here := said[id]
		if a, err := s.Archive.Article(ctx, id, 0); err == nil { // else they stay in the search's order
			place := places(a)
			slices.SortStableFunc(here, func(x, y search.Hit) int { return cmp.Compare(place[x.ID], place[y.ID]) })
		}
		groups = append(groups, v.spokenIn(here))
	}
	return groups
}

// places numbers the words said in an article, its exchanges first.
func places(a *news.Article) map[string]int {
	place := map[string]int{}
	if a.Interview != nil {
		for _, e := range a.Interview.Exchanges {
			place[e.ID] = len(place)
		}
	}
	for _, q := range a.Quotes {
		place[q.ID] = len(place)
	}
	return place
}

// spokenIn is what was said in one article. The role, and how surely the
// speaker is known, stand at the first words alone where they do not change.
func (v *visit) spokenIn(hits []search.Hit) web.Spoken {
	var group web.Spoken
	role, confidence := "", ""
	for i, h := range hits {
		words := v.wordsHit(h)
		if i == 0 {
			group = web.Spoken{
				Href: v.article(h.Article, 0), Title: words.Title, Site: words.Site,
				Date: words.Date, DateISO: words.DateISO, Crumbs: words.Crumbs, SourceHref: words.SourceHref,
			}
		}
		same := i > 0 && words.Role == role && words.Confidence == confidence
		role, confidence = words.Role, words.Confidence
		if same {
			words.Role, words.Confidence = "", ""
		}
		group.Words = append(group.Words, words)
	}
	return group
}

// aboutPerson adds what only a person has: roles over time, and the articles.
func (s *server) aboutPerson(v *visit, r *http.Request, about *subject, result *search.Result, page *web.Subject) error {
	roles, err := s.roles(r.Context(), about, result)
	if err != nil {
		return err
	}
	page.Roles, page.OtherRoles = v.roles(roles)
	page.Role = usual(roles)
	articles := query.Query{Sort: query.Newest}.With(query.Speaker, about.value)
	in := articles
	in.Limit = besideArticle
	found, err := s.find(r.Context(), search.Request{Query: in})
	if err != nil {
		return fmt.Errorf("articles of a person: %w", err)
	}
	page.Facts = append(page.Facts[:1], append([]string{v.count("search.count.articles", found.Total)}, page.Facts[1:]...)...)
	list := web.Ranking{Heading: v.words.Text("subject.person.articles")}
	for _, h := range found.Hits {
		list.Items = append(list.Items, web.Ranked{Label: v.titleOf(h.Title), Note: v.day(h.Published), Href: v.article(h.Article, 0)})
	}
	if found.Total > len(found.Hits) {
		list.MoreHref, list.More = v.search(articles), v.words.Text("subject.person.articles.all", "n", v.number(found.Total))
	}
	page.Beside = append([]web.Ranking{list}, page.Beside...)
	return nil
}
