package bleveindex

import (
	"context"

	"github.com/pressoir/pressoir/internal/query"
)

// checkEvery is how many documents go by between two looks at the clock: a
// few tens of microseconds.
const checkEvery = 1024

// collector goes once through what a query's text finds, and comes back with
// the page, the total, the facets and the months.
type collector struct {
	view    *view
	filters []filter
	scored  bool
	page    page
	folder  *folder // nil: near-copies are hits of their own
	total   int
	counts  map[query.Facet]*tally
	months  map[int32]int // YYYYMM → hits; nil when no timeline is wanted
}

// tally counts a facet's values.
type tally struct {
	byValue []int         // by number
	byMonth map[int32]int // of years: YYYYMM → hits
}

func (c *collector) wantFacets(facets []query.Facet) {
	c.counts = make(map[query.Facet]*tally, len(facets))
	for _, f := range facets {
		if f == query.Year {
			c.counts[f] = &tally{byMonth: map[int32]int{}}
			continue
		}
		c.counts[f] = &tally{byValue: make([]int, c.view.labels.count(f))}
	}
}

// run collects all that found goes through.
func (c *collector) run(ctx context.Context, found docs) error {
	segment := 0
	seen := 0
	for target := uint64(0); ; {
		if err := found.seek(target); err != nil {
			return err
		}
		doc := found.doc()
		if doc == noMore {
			return ctx.Err()
		}
		if seen++; seen%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		for doc >= c.view.segments[segment].base+c.view.segments[segment].size {
			segment++
		}
		s := &c.view.segments[segment]
		c.take(found, doc, s.columns, doc-s.base)
		target = doc + 1
	}
}

// take counts one document. What one facet alone refuses still counts among
// that facet's values: they are what else could be chosen there.
func (c *collector) take(found docs, doc uint64, cols *columns, local uint64) {
	var refusing query.Facet
	for i := range c.filters {
		if c.filters[i].passes(cols, local) {
			continue
		}
		if refusing != "" {
			return
		}
		refusing = c.filters[i].facet
	}
	if refusing != "" {
		if t := c.counts[refusing]; t != nil {
			t.add(refusing, cols, local)
		}
		return
	}
	c.total++
	for f, t := range c.counts {
		t.add(f, cols, local)
	}
	day := cols.day[local]
	if c.months != nil && day > 0 {
		c.months[day/100]++
	}
	r := rank{doc: doc, when: cols.when[local], dated: day > 0, tie: cols.tie[local]}
	if c.scored {
		r.score = found.score()
	}
	c.keep(r)
}

func (t *tally) add(f query.Facet, cols *columns, local uint64) {
	if f == query.Year {
		if day := cols.day[local]; day > 0 {
			t.byMonth[day/100]++
		}
		return
	}
	for _, n := range cols.facets[f].of(local) {
		t.byValue[n]++
	}
}

// corpusMonths counts all documents of the view by month.
func (v *view) corpusMonths() map[int32]int {
	months := map[int32]int{}
	for i := range v.segments {
		s := &v.segments[i]
		deleted := s.deleted()
		for local, day := range s.columns.day {
			if day > 0 && (deleted == nil || !deleted.Contains(uint32(local))) {
				months[day/100]++
			}
		}
	}
	return months
}
