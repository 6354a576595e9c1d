package server

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// span is how many values a facet shows, and how many below each.
type span struct{ values, children int }

// The values shown before « all »: a screen or two holds the eight facets with
// so many, and the page stays below 60 KB. Months are shown below chosen
// years only, all twelve.
var (
	someValues = span{values: 7, children: 5}
	someYears  = span{values: 12, children: 12}
	allValues  = span{values: math.MaxInt, children: math.MaxInt}
)

// facets are the ways to narrow a search. The facet named by more shows all
// the values there are.
func (v *visit) facets(q query.Query, counted map[query.Facet][]search.FacetValue, more query.Facet) []web.Facet {
	var facets []web.Facet
	for _, f := range query.Facets() {
		values := counted[f]
		if len(values) == 0 {
			continue
		}
		limit := someValues
		switch f {
		case more:
			limit = allValues
		case query.Year:
			limit = someYears
		}
		shown := web.Facet{Name: string(f), Label: v.words.Text("facet." + string(f))}
		var hidden int
		shown.Values, hidden = v.facetValues(q, f, values, limit.values, limit)
		switch {
		case hidden > 0:
			shown.MoreHref, shown.More = v.more(q, f), v.words.Text("facets.more", "n", v.number(hidden))
		case f == more:
			shown.MoreHref, shown.More = v.search(q)+"#facette-"+string(f), v.words.Text("facets.less")
		}
		facets = append(facets, shown)
	}
	return facets
}

// more is the same search with all the values of a facet.
func (v *visit) more(q query.Query, f query.Facet) string {
	values := q.Values()
	values.Set(moreParameter, string(f))
	return v.link("/", values) + "#facette-" + string(f)
}

// facetValues shows the first values and every chosen one, and says how many
// it leaves out. Years and months are in the calendar's order, the last first.
func (v *visit) facetValues(q query.Query, f query.Facet, values []search.FacetValue, n int, limit span) (shown []web.FacetValue, hidden int) {
	if f == query.Year {
		values = slices.SortedFunc(slices.Values(values), func(a, b search.FacetValue) int { return cmp.Compare(b.Value, a.Value) })
	}
	for i, value := range values {
		if i >= n && !chosen(value) {
			hidden++
			continue
		}
		link := q.With(f, value.Value)
		if value.Selected {
			link = q.Without(f, value.Value)
		}
		one := web.FacetValue{
			Label: v.label(f, value), Count: v.number(value.Count), Href: v.search(link), Selected: value.Selected,
		}
		if f != query.Year || chosen(value) {
			var below int
			one.Children, below = v.facetValues(q, f, value.Children, limit.children, limit)
			hidden += below
		}
		shown = append(shown, one)
	}
	return shown, hidden
}

// chosen reports whether a value or one below it is.
func chosen(value search.FacetValue) bool {
	if value.Selected {
		return true
	}
	for _, child := range value.Children {
		if chosen(child) {
			return true
		}
	}
	return false
}

// label writes a value at its place in the tree: a section's last label, the
// month without its year.
func (v *visit) label(f query.Facet, value search.FacetValue) string {
	label := value.Label
	if label == "" {
		label = value.Value
	}
	switch f {
	case query.Kind:
		return v.kind(value.Value)
	case query.Year:
		name, _, _ := strings.Cut(v.month(value.Value), " ")
		return name
	case query.Section:
		if i := strings.LastIndex(label, query.PathSeparator); i >= 0 {
			label = label[i+len(query.PathSeparator):]
		}
	}
	return set(label)
}
