// Package query is what can be asked of the archive: the [Query] value that
// the search box, the facets, the pager, the API and the feeds all hold, its
// form in a URL, and the language of its text, parsed to a tree.
//
// It knows no engine. An engine compiles the tree; no engine's own query
// parser ever sees user text.
package query

import (
	"slices"
)

// Unit is what a search returns.
type Unit string

// The units: whole articles, or words said (exchanges and quotes).
const (
	Articles Unit = "articles"
	Words    Unit = "words"
)

// Match says how many of the words a hit must have.
type Match string

// MatchAll wants every word; MatchAny ranks by how much matches, which suits
// whole questions.
const (
	MatchAll Match = "all"
	MatchAny Match = "any"
)

// Sort is the order of the hits.
type Sort string

// The orders. Articles without a date come last in both orders of time.
const (
	ByRelevance Sort = "relevance"
	Newest      Sort = "newest"
	Oldest      Sort = "oldest"
)

// Facet names a way to narrow a search. The names are the keys of
// [search.Result.Facets] and the parameters of a URL.
type Facet string

// The facets. A value of Section is a path of labels joined by [PathSeparator];
// a value of Year is YYYY or YYYY-MM.
const (
	Section Facet = "section"
	Kind    Facet = "kind"
	Event   Facet = "event"
	Speaker Facet = "speaker"
	Author  Facet = "author"
	Tag     Facet = "tag"
	Site    Facet = "site"
	Year    Facet = "year"
)

// Facets lists every facet in the order a page shows them.
func Facets() []Facet {
	return []Facet{Section, Kind, Event, Speaker, Author, Tag, Site, Year}
}

// PathSeparator joins the labels of a section's path.
const PathSeparator = " > "

// Query is one question to the archive. The zero value asks for everything.
// Two queries that ask the same are equal after [Query.Normal].
type Query struct {
	Text    string             // in the language of [Parse]
	Unit    Unit               // "" is Articles
	Match   Match              // "" is MatchAll
	Sort    Sort               // "" is ByRelevance
	Filters map[Facet][]string // chosen values: OR inside a facet, AND between facets
	Limit   int                // hits wanted, 0 is DefaultLimit
	Cursor  string             // where to go on: the Next of the result before
}

// Normal returns q with its defaults filled in and its filters sorted, each
// value once, so that equal questions are equal values.
func (q Query) Normal() Query {
	if q.Unit == "" {
		q.Unit = Articles
	}
	if q.Match == "" {
		q.Match = MatchAll
	}
	if q.Sort == "" {
		q.Sort = ByRelevance
	}
	if q.Limit == 0 {
		q.Limit = DefaultLimit
	}
	filters := map[Facet][]string{}
	for f, values := range q.Filters {
		values = slices.Compact(slices.Sorted(slices.Values(values)))
		if len(values) > 0 {
			filters[f] = values
		}
	}
	q.Filters = filters
	return q
}

// Has reports whether a facet's value is chosen.
func (q Query) Has(f Facet, value string) bool { return slices.Contains(q.Filters[f], value) }

// With returns the query with one more facet value chosen, back on its first page.
func (q Query) With(f Facet, value string) Query {
	return q.withFilter(f, append(slices.Clone(q.Filters[f]), value))
}

// Without returns the query with one facet value dropped, back on its first page.
func (q Query) Without(f Facet, value string) Query {
	return q.withFilter(f, slices.DeleteFunc(slices.Clone(q.Filters[f]), func(v string) bool { return v == value }))
}

func (q Query) withFilter(f Facet, values []string) Query {
	filters := map[Facet][]string{f: values}
	for other, v := range q.Filters {
		if other != f {
			filters[other] = v
		}
	}
	q.Filters, q.Cursor = filters, ""
	return q.Normal()
}
