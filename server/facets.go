package server

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// The parameters of a facet whose values are all shown: its name, and letters
// that the values must have.
const (
	moreParameter = "more"
	findParameter = "find"
)

// maxFind is longer than any name that is looked for in a list, in bytes.
const maxFind = 100

// longList is from how many values on a list can be searched.
const longList = 10

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

// listed is the facet that is shown whole, and what is looked for in it.
type listed struct {
	facet query.Facet
	find  string
}

// listedIn reads which facet a request wants whole.
func listedIn(values url.Values) (listed, error) {
	l := listed{facet: query.Facet(values.Get(moreParameter)), find: values.Get(findParameter)}
	if len(l.find) > maxFind {
		return listed{}, fmt.Errorf("%w: %s: more than %d bytes", errParameter, findParameter, maxFind)
	}
	return l, nil
}

// most is how many values of each facet are wanted of the index.
func (l listed) most() int {
	if slices.Contains(query.Facets(), l.facet) {
		return search.MaxFacetValues
	}
	return search.DefaultFacetValues
}

// facets are the ways to narrow a search.
func (v *visit) facets(q query.Query, result *search.Result, whole listed) []web.Facet {
	var facets []web.Facet
	links := v.variants(q)
	for _, f := range query.Facets() {
		values := result.Facets[f]
		if len(values) == 0 {
			continue
		}
		if f == whole.facet {
			facets = append(facets, v.wholeFacet(q, links, f, values, result.FacetTotals[f], whole.find))
			continue
		}
		limit := someValues
		if f == query.Year {
			limit = someYears
		}
		shown := web.Facet{Name: string(f), Label: v.words.Text("facet." + string(f))}
		var hidden int
		shown.Values, hidden = v.facetValues(q, links, f, values, limit.values, limit)
		if f != query.Section && f != query.Year {
			hidden = max(hidden, result.FacetTotals[f]-len(shown.Values))
		}
		if hidden > 0 {
			shown.MoreHref, shown.More = v.more(q, f), v.words.Text("facets.more", "n", v.number(hidden))
		}
		facets = append(facets, shown)
	}
	return facets
}

// wholeFacet is a facet with all of its values, those of names in the order of
// the alphabet, and a field to look for one where they are many.
func (v *visit) wholeFacet(q query.Query, links *variants, f query.Facet, values []search.FacetValue, total int, find string) web.Facet {
	shown := web.Facet{
		Name: string(f), Label: v.words.Text("facet." + string(f)), Whole: true,
		MoreHref: v.search(q) + "#facette-" + string(f), More: v.words.Text("facets.less"),
	}
	many := len(values) > longList
	if key := french.Key(find); key != "" {
		values = slices.DeleteFunc(slices.Clone(values), func(value search.FacetValue) bool { return !v.has(f, value, key) })
	}
	if f != query.Year && f != query.Kind {
		values = v.byName(f, values)
	}
	shown.Values, _ = v.facetValues(q, links, f, values, allValues.values, allValues)
	if many {
		hidden := v.searchValues(q)
		hidden.Set(moreParameter, string(f))
		if v.chosen {
			hidden.Set(langParameter, string(v.lang))
		}
		shown.Find = &web.Find{Text: find, Hidden: fields(hidden), Label: v.words.Text("facets.find", "facet", shown.Label)}
	}
	if total > search.MaxFacetValues {
		shown.Note = v.words.Text("facets.most", "n", v.number(search.MaxFacetValues), "all", v.number(total))
	}
	return shown
}

// has reports whether a value, or one below it, has these letters; a choice is
// never hidden.
func (v *visit) has(f query.Facet, value search.FacetValue, key string) bool {
	if value.Selected || value.Excluded || strings.Contains(french.Key(v.label(f, value)), key) {
		return true
	}
	return slices.ContainsFunc(value.Children, func(child search.FacetValue) bool { return v.has(f, child, key) })
}

// byName sorts values as a dictionary does: accents and case ignored, œ as oe.
func (v *visit) byName(f query.Facet, values []search.FacetValue) []search.FacetValue {
	sorted := slices.Clone(values)
	for i := range sorted {
		sorted[i].Children = v.byName(f, sorted[i].Children)
	}
	slices.SortFunc(sorted, func(a, b search.FacetValue) int {
		return cmp.Or(strings.Compare(french.Key(v.label(f, a)), french.Key(v.label(f, b))), strings.Compare(a.Value, b.Value))
	})
	return sorted
}

// more is the same search with all the values of a facet.
func (v *visit) more(q query.Query, f query.Facet) string {
	values := v.searchValues(q)
	values.Set(moreParameter, string(f))
	return v.link("/", values) + "#facette-" + string(f)
}

// facetValues shows the first values and every chosen one, and says how many
// it leaves out. Years and months are in the calendar's order, the last first.
func (v *visit) facetValues(q query.Query, links *variants, f query.Facet, values []search.FacetValue, n int, limit span) (shown []web.FacetValue, hidden int) {
	if f == query.Year {
		values = slices.SortedFunc(slices.Values(values), func(a, b search.FacetValue) int { return cmp.Compare(b.Value, a.Value) })
	}
	for i, value := range values {
		if i >= n && !chosen(value) {
			hidden++
			continue
		}
		one := v.facetValue(q, links, f, value)
		if f != query.Year || chosen(value) {
			var below int
			one.Children, below = v.facetValues(q, links, f, value.Children, limit.children, limit)
			hidden += below
		}
		shown = append(shown, one)
	}
	return shown, hidden
}

// facetValue is a value with the search that chooses it and the one that
// excludes it, or the one that undoes either.
func (v *visit) facetValue(q query.Query, links *variants, f query.Facet, value search.FacetValue) web.FacetValue {
	one := web.FacetValue{
		Label: v.label(f, value), Count: v.number(value.Count), Selected: value.Selected, Excluded: value.Excluded,
	}
	if value.Selected || value.Excluded {
		one.Href = v.search(q.Without(f, value.Value))
		return one
	}
	one.Href, one.NotHref = links.with(string(f), value.Value), links.with(query.ParamNot+string(f), value.Value)
	return one
}

// chosen reports whether a value or one below it is chosen or excluded.
func chosen(value search.FacetValue) bool {
	return value.Selected || value.Excluded || slices.ContainsFunc(value.Children, chosen)
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
		label = query.LastStep(label)
	}
	return set(label)
}
