package bleveindex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// filter is the chosen values of one facet: a document must have one of them.
type filter struct {
	facet  query.Facet
	number facetNumber
	values []uint32 // by number; of years, the days of span
	spans  []span
}

// span is a run of days, both ends included.
type span struct{ from, to int32 }

// filters makes what a query's chosen values ask for.
func (v *view) filters(q query.Query) ([]filter, error) {
	list := make([]filter, 0, len(q.Filters))
	chosen := 0
	for f, values := range q.Filters {
		if !slices.Contains(query.Facets(), f) {
			return nil, fmt.Errorf("%w: unknown facet %q", search.ErrQuery, f)
		}
		if chosen += len(values); chosen > query.MaxFilterValues {
			return nil, fmt.Errorf("%w: more than %d facet values are chosen", search.ErrQuery, query.MaxFilterValues)
		}
		one := filter{facet: f, number: numberOf(f)}
		for _, value := range values {
			if err := v.choose(&one, value); err != nil {
				return nil, err
			}
		}
		list = append(list, one)
	}
	return list, nil
}

func (v *view) choose(f *filter, value string) error {
	if f.facet == query.Year {
		s, ok := yearSpan(value)
		if !ok {
			return fmt.Errorf("%w: year %q is neither YYYY nor YYYY-MM", search.ErrQuery, value)
		}
		f.spans = append(f.spans, s)
		return nil
	}
	if n, ok := v.labels.find(f.facet, value); ok {
		f.values = append(f.values, n)
	}
	return nil
}

// yearSpan gives the days of a year or a month, YYYY or YYYY-MM.
func yearSpan(value string) (span, bool) {
	year, month, hasMonth := strings.Cut(value, "-")
	y, err := strconv.ParseUint(year, 10, 16)
	if err != nil || len(year) != 4 {
		return span{}, false
	}
	from, to := int32(y)*10000, int32(y)*10000+9999
	if !hasMonth {
		return span{from, to}, true
	}
	m, err := strconv.ParseUint(month, 10, 8)
	if err != nil || len(month) != 2 || m < 1 || m > 12 {
		return span{}, false
	}
	return span{from + int32(m)*100, from + int32(m)*100 + 99}, true
}

// passes reports whether a document has one of the chosen values.
func (f *filter) passes(c *columns, local uint64) bool {
	if f.facet == query.Year {
		day := c.day[local]
		return slices.ContainsFunc(f.spans, func(s span) bool { return day >= s.from && day <= s.to })
	}
	for _, n := range c.facets[f.number].of(local) {
		if slices.Contains(f.values, n) {
			return true
		}
	}
	return false
}
