package server

import (
	"net/url"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// crumbs are the steps of a section's path, each with the page of what is
// filed there.
func (v *visit) crumbs(path []string) []web.Link {
	links := make([]web.Link, 0, len(path))
	for i, label := range path {
		links = append(links, web.Link{Label: set(label), Href: v.section(strings.Join(path[:i+1], query.PathSeparator))})
	}
	return links
}

// variants makes the addresses of searches that differ from one in a choice or
// two: a page has some two hundred of them, and a query made anew for each
// would cost more than showing it. It is of one goroutine.
type variants struct {
	visit *visit
	base  url.Values // of the search's first page
}

func (v *visit) variants(q query.Query) *variants {
	return &variants{visit: v, base: v.searchValues(first(q))}
}

// with is the search with one more value of a parameter, as [query.Query.With]
// and [query.Query.Excluding] give it for a value that is neither chosen nor
// excluded.
func (s *variants) with(name, value string) string {
	before, had := s.base[name]
	s.base[name] = slices.Sorted(slices.Values(append(slices.Clone(before), value)))
	href := s.visit.link("/", s.base)
	if s.base[name] = before; !had {
		delete(s.base, name)
	}
	return href
}

// between is the search kept to a span of time.
func (s *variants) between(from, to string) string {
	s.base.Set("from", from)
	s.base.Set("to", to)
	return s.visit.link("/", s.base)
}
