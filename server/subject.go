package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// subjectKind is a kind of page about one value of a facet: a person, a
// section, a site. All three are one page with other lists.
type subjectKind struct {
	name   string              // in the keys of its sentences
	facet  query.Facet         // whose value the page is about
	unit   query.Unit          // what it lists
	paths  map[web.Lang]string // where it is, before the value
	beside []query.Facet       // whose values are counted beside the list, in their order there
}

// The kinds. A person's page has what that person said; the speaker facet holds
// the words whose speaker the page names or that follow from it, no guesses.
var (
	personKind = &subjectKind{
		name: "person", facet: query.Speaker, unit: query.Words,
		paths:  map[web.Lang]string{web.French: "/personne/", web.English: "/person/"},
		beside: []query.Facet{query.Site, query.Section},
	}
	sectionKind = &subjectKind{
		name: "section", facet: query.Section, unit: query.Articles,
		paths:  map[web.Lang]string{web.French: "/rubrique/", web.English: "/section/"},
		beside: []query.Facet{query.Section, query.Speaker, query.Site, query.Tag},
	}
	siteKind = &subjectKind{
		name: "site", facet: query.Site, unit: query.Articles,
		paths:  map[web.Lang]string{web.French: "/site/", web.English: "/site/"},
		beside: []query.Facet{query.Section, query.Speaker, query.Tag},
	}
)

func subjectKinds() []*subjectKind { return []*subjectKind{personKind, sectionKind, siteKind} }

// address is the path of a value's page. The steps of a section's path are
// steps of the address.
func (k *subjectKind) address(lang web.Lang, value string) string {
	steps := []string{value}
	if k.facet == query.Section {
		steps = strings.Split(value, query.PathSeparator)
	}
	for i, step := range steps {
		steps[i] = url.PathEscape(step)
	}
	return k.paths[lang] + strings.Join(steps, "/")
}

// value reads an address back. An escaped slash is part of a name.
func (k *subjectKind) value(u *url.URL) (string, error) {
	rest := ""
	for _, path := range k.paths {
		if after, ok := strings.CutPrefix(u.EscapedPath(), path); ok {
			rest = after
		}
	}
	steps := []string{rest}
	if k.facet == query.Section {
		steps = strings.Split(strings.TrimSuffix(rest, "/"), "/")
	}
	for i, step := range steps {
		plain, err := url.PathUnescape(step)
		if err != nil || plain == "" {
			return "", fmt.Errorf("%w: %q names no %s", errNoPage, rest, k.name)
		}
		steps[i] = plain
	}
	return strings.Join(steps, query.PathSeparator), nil
}

// about is the search for a value: all that the page lists, newest first.
func (k *subjectKind) about(value string) query.Query {
	return query.Query{Unit: k.unit, Sort: query.Newest}.With(k.facet, value)
}

// person, section and site are the addresses of what the archive has of a
// person by name, of a section by its path, of a site by its name.
func (v *visit) person(name string) string  { return v.subject(personKind, name, nil) }
func (v *visit) section(path string) string { return v.subject(sectionKind, path, nil) }
func (v *visit) site(name string) string    { return v.subject(siteKind, name, nil) }

func (v *visit) subject(k *subjectKind, value string, values url.Values) string {
	return v.link(k.address(v.lang, value), values)
}

// subjectHits is how much a page of a subject lists: twice what a search does,
// for it is read through, not looked over.
const subjectHits = 20

// subject is a page's value with the search for it.
type subject struct {
	kind  *subjectKind
	value string // as the archive spells it, once it is known there
	query query.Query
}

// subjectOf reads a request for a subject's page. What cannot be a value of the
// facet (too long, not text) names nothing.
func subjectOf(k *subjectKind, r *http.Request) (*subject, url.Values, error) {
	value, err := k.value(r.URL)
	if err != nil {
		return nil, nil, err
	}
	values, err := parameters(r)
	if err != nil {
		return nil, nil, err
	}
	wanted := k.about(value).Values()
	if _, err := query.FromValues(wanted); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errNoPage, err)
	}
	for _, name := range []string{"cursor", limitParameter} {
		if values.Has(name) {
			wanted[name] = values[name]
		}
	}
	q, err := query.FromValues(wanted)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errParameter, err)
	}
	if !values.Has(limitParameter) {
		q.Limit = subjectHits
	}
	return &subject{kind: k, value: value, query: q}, values, nil
}

// showSubject is the page of a subject of a kind.
func (s *server) showSubject(k *subjectKind) action {
	return func(v *visit, w http.ResponseWriter, r *http.Request) error {
		about, values, err := subjectOf(k, r)
		if err != nil {
			return err
		}
		format, err := formatOf(values, formatAtom)
		if err != nil {
			return err
		}
		if format == formatAtom {
			return s.showFeed(v, w, r, v.feedOfSubject(about))
		}
		facets := k.beside
		if !slices.Contains(facets, k.facet) {
			facets = append(slices.Clone(facets), k.facet)
		}
		request := search.Request{Query: about.query, Facets: facets, Timeline: search.ByMonth, Group: true}
		if k.unit == query.Articles {
			request.Snippets = 1
		}
		result, err := s.find(r.Context(), request)
		if err != nil {
			return err
		}
		if result.Total == 0 {
			return s.render(v, w, http.StatusNotFound, s.unknownSubject(v, r, about))
		}
		if known := chosenValue(result.Facets[k.facet]); known != nil && known.Label != "" && k.facet != query.Section {
			about.value = known.Label
		}
		page, err := s.subjectPage(v, r, about, result)
		if err != nil {
			return err
		}
		return s.render(v, w, http.StatusOK, page)
	}
}

// chosenValue finds the value that a search has chosen, at any depth.
func chosenValue(values []search.FacetValue) *search.FacetValue {
	for i := range values {
		if values[i].Selected {
			return &values[i]
		}
		if below := chosenValue(values[i].Children); below != nil {
			return below
		}
	}
	return nil
}

// unknownSubject is the page of a value that the archive does not have, with
// what may help.
func (s *server) unknownSubject(v *visit, r *http.Request, about *subject) web.Subject {
	k := about.kind
	page := web.Subject{
		Shell: s.shell(v, r, about.value), Kind: v.words.Text("subject." + k.name), Heading: set(about.value),
		Missing: v.words.Text("subject." + k.name + ".missing"),
	}
	words := unquoted(about.value)
	if k.facet == query.Section {
		words = unquoted(query.LastStep(about.value))
	}
	page.Help = append(page.Help, s.alike(v, r, k, words)...)
	for _, unit := range []query.Unit{query.Articles, query.Words} {
		page.Help = append(page.Help, web.Link{
			Label: v.words.Text("subject.help."+string(unit), "words", words), Href: v.search(query.Query{Text: words, Unit: unit}),
		})
	}
	return page
}

// alikeShown bounds the names offered in place of one that is not there.
const alikeShown = 6

// alike are the pages of names that begin as the one that is not there, or as
// one of its words; none where they cannot be had.
func (s *server) alike(v *visit, r *http.Request, k *subjectKind, words string) []web.Link {
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	var links []web.Link
	offered := map[string]bool{}
	tries := append([]string{words}, strings.Fields(words)...)
	for _, typed := range tries[:min(len(tries), alikeShown)] {
		answer, err := s.Index.Complete(ctx, search.CompleteRequest{Text: typed})
		if err != nil {
			return links
		}
		for _, c := range answer.Completions {
			if string(c.Kind) == string(k.facet) && !offered[c.Value] && len(links) < alikeShown {
				offered[c.Value] = true
				links = append(links, web.Link{Label: set(c.Label), Href: v.subject(k, c.Value, nil)})
			}
		}
	}
	return links
}
