// Package query is what can be asked of the archive: the [Query] value that
// the search box, the facets, the pager, the API and the feeds all hold, its
// form in a URL, and the language of its text, parsed to a tree.
//
// It knows no engine. An engine compiles the tree; no engine's own query
// parser ever sees user text.
package query

import (
	"slices"
	"strings"
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

// LastStep is the last label of a section's path: the section's own name.
func LastStep(path string) string {
	if i := strings.LastIndex(path, PathSeparator); i >= 0 {
		return path[i+len(PathSeparator):]
	}
	return path
}

// Query is one question to the archive. The zero value asks for everything.
// Two queries that ask the same are equal after [Query.Normal].
type Query struct {
	Text     string             // in the language of [Parse]
	Unit     Unit               // "" is Articles
	Match    Match              // "" is MatchAll
	Sort     Sort               // "" is ByRelevance
	Filters  map[Facet][]string // chosen values: OR inside a facet, AND between facets
	Excluded map[Facet][]string // values that a hit must not have
	From     string             // published on or after: YYYY, YYYY-MM or YYYY-MM-DD; "" is open
	To       string             // published on or before, the whole year or month included
	Limit    int                // hits wanted, 0 is DefaultLimit
	Cursor   string             // where to go on: the Next of the result before
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
	q.Filters, q.Excluded = sorted(q.Filters), sorted(q.Excluded)
	return q
}

// sorted is a choice of values with each once, in order, without empty facets.
func sorted(choice map[Facet][]string) map[Facet][]string {
	all := map[Facet][]string{}
	for f, values := range choice {
		values = slices.Compact(slices.Sorted(slices.Values(values)))
		if len(values) > 0 {
			all[f] = values
		}
	}
	return all
}

// Has reports whether a facet's value is chosen.
func (q Query) Has(f Facet, value string) bool { return slices.Contains(q.Filters[f], value) }

// Excludes reports whether a facet's value is excluded.
func (q Query) Excludes(f Facet, value string) bool { return slices.Contains(q.Excluded[f], value) }

// IsNarrowed reports whether anything but the text narrows the query.
func (q Query) IsNarrowed() bool {
	q = q.Normal()
	return len(q.Filters) > 0 || len(q.Excluded) > 0 || q.From != "" || q.To != ""
}

// With returns the query with one more facet value chosen, back on its first page.
func (q Query) With(f Facet, value string) Query {
	q = q.Without(f, value)
	q.Filters[f] = append(slices.Clone(q.Filters[f]), value)
	return q.Normal()
}

// Excluding returns the query with one more facet value excluded, back on its first page.
func (q Query) Excluding(f Facet, value string) Query {
	q = q.Without(f, value)
	q.Excluded[f] = append(slices.Clone(q.Excluded[f]), value)
	return q.Normal()
}

// Without returns the query with one facet value neither chosen nor excluded,
// back on its first page.
func (q Query) Without(f Facet, value string) Query {
	q.Filters, q.Excluded, q.Cursor = without(q.Filters, f, value), without(q.Excluded, f, value), ""
	return q.Normal()
}

// without copies a choice, but for one value.
func without(choice map[Facet][]string, f Facet, value string) map[Facet][]string {
	all := map[Facet][]string{}
	for other, values := range choice {
		if other == f {
			values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == value })
		}
		all[other] = values
	}
	return all
}

// Between returns the query narrowed to what was published from one year,
// month or day to another, back on its first page.
func (q Query) Between(from, to string) Query {
	q.From, q.To, q.Cursor = from, to, ""
	return q.Normal()
}

// Days gives the days that From and To stand for; ok is false where one of
// them is no date, or they are given last first.
func (q Query) Days() (days DateRange, ok bool) {
	first, okFirst := parsePoint(q.From)
	last, okLast := parsePoint(q.To)
	if q.From != "" && !okFirst || q.To != "" && !okLast {
		return DateRange{}, false
	}
	if q.From != "" && q.To != "" && last.to.Before(first.from) {
		return DateRange{}, false
	}
	return DateRange{From: day(first.from), To: day(last.to)}, true
}
