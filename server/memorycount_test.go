package server

import (
	"maps"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// count fills in facets and timeline, each counted without its own choice.
func count(result *search.Result, r search.Request, q query.Query, matched []foundHit, all []*news.Article) {
	for _, facet := range r.Facets {
		counts := map[string]int{}
		for _, f := range matched {
			if !f.passes(q, facet) {
				continue
			}
			for _, value := range f.values[facet] {
				counts[value]++
			}
		}
		result.FacetTotals[facet] = len(counts)
		for _, value := range slices.Concat(q.Filters[facet], q.Excluded[facet]) {
			counts[value] += 0
		}
		result.Facets[facet] = tree(facet, q, counts, "")
	}
	if r.Timeline == search.NoTimeline {
		return
	}
	months := map[string]*search.Period{}
	for _, a := range all {
		if m := a.Published.Month(); m != "" {
			if months[m] == nil {
				months[m] = &search.Period{From: m + "-01"}
			}
			months[m].All++
		}
	}
	for _, f := range matched {
		if p := months[f.hit.Published.Month()]; p != nil && f.passes(q, "") {
			p.Count++
		}
	}
	for _, m := range slices.Sorted(maps.Keys(months)) {
		result.Timeline = append(result.Timeline, *months[m])
	}
}

// tree lists the values below a parent.
func tree(facet query.Facet, q query.Query, counts map[string]int, parent string) []search.FacetValue {
	list := []search.FacetValue{}
	for value, n := range counts {
		if value == "" || above(facet, value) != parent {
			continue
		}
		list = append(list, search.FacetValue{
			Value: value, Label: value, Count: n, Selected: q.Has(facet, value), Excluded: q.Excludes(facet, value), Children: tree(facet, q, counts, value),
		})
	}
	slices.SortFunc(list, func(x, y search.FacetValue) int {
		if facet == query.Year {
			return strings.Compare(y.Value, x.Value)
		}
		if x.Count != y.Count {
			return y.Count - x.Count
		}
		return strings.Compare(x.Value, y.Value)
	})
	return list
}

func above(facet query.Facet, value string) string {
	switch i := strings.LastIndex(value, query.PathSeparator); {
	case facet == query.Section && i >= 0:
		return value[:i]
	case facet == query.Year && len(value) > 4:
		return value[:4]
	}
	return ""
}
