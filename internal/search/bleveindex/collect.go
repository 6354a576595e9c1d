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
	counts  []tally
	periods *timeline // nil when none is wanted
}

// tally counts a facet's values.
type tally struct {
	facet   query.Facet
	number  facetNumber
	byValue []int       // by number
	byMonth monthCounts // of years
}

func (c *collector) wantFacets(facets []query.Facet) {
	for _, f := range facets {
		t := tally{facet: f, number: numberOf(f)}
		if f == query.Year {
			t.byMonth = newMonthCounts()
		} else {
			t.byValue = make([]int, c.view.labels.count(f))
		}
		c.counts = append(c.counts, t)
	}
}

// run collects all that found goes through.
func (c *collector) run(ctx context.Context, found docs) error {
	if all, ok := found.(*allDocs); ok && all.keep == nil && len(c.filters) == 0 {
		return c.runAll(ctx)
	}
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

// runAll collects all documents there are: each segment's were counted when it
// was read, and only their order is looked at.
func (c *collector) runAll(ctx context.Context) error {
	for i := range c.counts {
		if t := &c.counts[i]; t.byMonth != nil {
			c.view.countMonths(t.byMonth)
		} else {
			c.view.countValues(t.number, t.byValue)
		}
	}
	if c.periods != nil {
		c.periods.corpus(c.view)
	}
	c.total = int(c.view.live)
	if c.page.by == query.ByRelevance {
		c.page.by = query.Newest // all are worth the same
	}
	for i := range c.view.segments {
		s := &c.view.segments[i]
		deleted, cols := s.deleted(), s.columns
		for local := range s.size {
			if local%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if deleted == nil || !deleted.Contains(uint32(local)) {
				c.keep(rank{doc: s.base + local, when: cols.when[local], dated: cols.day[local] > 0, tie: cols.tie[local]})
			}
		}
	}
	return nil
}

// take counts one document. What one facet alone refuses still counts among
// that facet's values: they are what else could be chosen there.
func (c *collector) take(found docs, doc uint64, cols *columns, local uint64) {
	refusing := noFacet
	for i := range c.filters {
		if c.filters[i].passes(cols, local) {
			continue
		}
		number := c.filters[i].number
		if number == noFacet || refusing != noFacet && refusing != number {
			return
		}
		refusing = number
	}
	if refusing != noFacet {
		for i := range c.counts {
			if c.counts[i].number == refusing {
				c.counts[i].add(cols, local)
			}
		}
		return
	}
	c.total++
	for i := range c.counts {
		c.counts[i].add(cols, local)
	}
	if c.periods != nil {
		c.periods.add(cols, local)
	}
	r := rank{doc: doc, when: cols.when[local], dated: cols.day[local] > 0, tie: cols.tie[local]}
	if c.scored {
		r.score = found.score()
	}
	c.keep(r)
}

func (t *tally) add(cols *columns, local uint64) {
	if t.byMonth != nil {
		t.byMonth[cols.month[local]]++
		return
	}
	for _, n := range cols.facets[t.number].of(local) {
		t.byValue[n]++
	}
}
