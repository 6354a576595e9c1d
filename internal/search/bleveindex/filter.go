package bleveindex

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// filter is the chosen values of one facet, of which a document must have one,
// or the excluded ones, of which it must have none. Without a facet it is the
// days that a document must be of.
type filter struct {
	facet  query.Facet
	number facetNumber
	refuse bool
	values []uint32 // by number; of years, the days of span
	spans  []span
}

// span is a run of days, both ends included.
type span struct{ from, to int32 }

// filters makes what a query's chosen and excluded values and its days ask for.
func (v *view) filters(q query.Query) ([]filter, error) {
	list := make([]filter, 0, len(q.Filters)+len(q.Excluded)+1)
	chosen := 0
	for _, choice := range []struct {
		values map[query.Facet][]string
		refuse bool
	}{{q.Filters, false}, {q.Excluded, true}} {
		for f, values := range choice.values {
			if !slices.Contains(query.Facets(), f) {
				return nil, fmt.Errorf("%w: unknown facet %q", search.ErrQuery, f)
			}
			if chosen += len(values); chosen > query.MaxFilterValues {
				return nil, fmt.Errorf("%w: more than %d facet values are chosen", search.ErrQuery, query.MaxFilterValues)
			}
			one := filter{facet: f, number: numberOf(f), refuse: choice.refuse}
			for _, value := range values {
				if err := v.choose(&one, value); err != nil {
					return nil, err
				}
			}
			list = append(list, one)
		}
	}
	return daysFilter(list, q)
}

// daysFilter adds what a query's From and To ask for.
func daysFilter(list []filter, q query.Query) ([]filter, error) {
	if q.From == "" && q.To == "" {
		return list, nil
	}
	days, ok := q.Days()
	if !ok {
		return nil, fmt.Errorf("%w: no days are from %q to %q", search.ErrQuery, q.From, q.To)
	}
	s := span{1, math.MaxInt32} // an undated document is of day 0
	if days.From != "" {
		s.from = dayNumber(days.From)
	}
	if days.To != "" {
		s.to = dayNumber(days.To)
	}
	return append(list, filter{number: noFacet, spans: []span{s}}), nil
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

// passes reports whether a document has one of the chosen values, or none of
// the excluded ones.
func (f *filter) passes(c *columns, local uint64) bool { return f.has(c, local) != f.refuse }

func (f *filter) has(c *columns, local uint64) bool {
	if f.spans != nil {
		day := c.day[c.row(local)]
		return slices.ContainsFunc(f.spans, func(s span) bool { return day >= s.from && day <= s.to })
	}
	if f.facet == query.Year {
		return false
	}
	for _, n := range c.facets[f.number].of(local) {
		if slices.Contains(f.values, n) {
			return true
		}
	}
	return false
}
