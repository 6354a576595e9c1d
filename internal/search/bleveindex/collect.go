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

	uncounted []uint32 // hits of the segment that is gone through
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
	if len(c.filters) == 0 {
		if all, ok := found.(*allDocs); ok && all.keep == nil {
			return c.runAll(ctx)
		}
		if set, ok := found.(*setDocs); ok && c.countsOnly() {
			c.total = int(set.n)
			return nil
		}
	}
	segment := 0
	seen := 0
	for target := uint64(0); ; {
		if err := found.seek(target); err != nil {
			return err
		}
		doc := found.doc()
		if doc == noMore {
			if len(c.uncounted) > 0 {
				c.countUp(c.view.segments[segment].columns)
			}
			return ctx.Err()
		}
		if seen++; seen%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		s := &c.view.segments[segment]
		if doc >= s.base+s.size || len(c.uncounted) == countedAtOnce {
			c.countUp(s.columns)
		}
		for doc >= s.base+s.size {
			segment++
			s = &c.view.segments[segment]
		}
		c.take(found, doc, s.columns, doc-s.base)
		target = doc + 1
	}
}

// countsOnly reports whether nothing is asked of hits but how many there are.
func (c *collector) countsOnly() bool {
	return len(c.counts) == 0 && c.periods == nil && c.page.limit == 0
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
	if c.page.limit == 0 {
		return nil
	}
	for i := range c.view.segments {
		s := &c.view.segments[i]
		deleted := s.deleted()
		for local := range s.size {
			if local%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if deleted == nil || !deleted.Contains(uint32(local)) {
				c.keep(s.base+local, 0, s.columns, local)
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
	c.uncounted = append(c.uncounted, uint32(local))
	score := 0.0
	if c.scored {
		score = found.score()
	}
	c.keep(doc, score, cols, local)
}

// countedAtOnce is how many hits are counted at once: one column after the other
// is gone through, which costs half of going through all columns for each hit,
// and the more hits, the more of them share their sets of values.
const countedAtOnce = 1 << 16

// countUp counts the hits of a segment that were taken and not counted yet.
func (c *collector) countUp(cols *columns) {
	for i := range c.counts {
		c.counts[i].addAll(cols, c.uncounted)
	}
	if c.periods != nil {
		for _, local := range c.uncounted {
			c.periods.add(cols, uint64(local))
		}
	}
	c.uncounted = c.uncounted[:0]
}

func (t *tally) addAll(cols *columns, docs []uint32) {
	if t.byMonth != nil {
		for _, local := range docs {
			t.byMonth[cols.month[cols.row(uint64(local))]]++
		}
		return
	}
	cols.facets[t.number].count(docs, t.byValue)
}

func (t *tally) add(cols *columns, local uint64) {
	if t.byMonth != nil {
		t.byMonth[cols.month[cols.row(local)]]++
		return
	}
	for _, n := range cols.facets[t.number].of(local) {
		t.byValue[n]++
	}
}
