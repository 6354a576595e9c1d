package bleveindex

import (
	"context"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search/postings"
)

// facetCode maps the facets that are counted by value; years are counted from
// the date column.
func facetCodes() map[byte]query.Facet {
	return map[byte]query.Facet{
		columnSection: query.Section, columnKind: query.Kind, columnEvent: query.Event, columnSpeaker: query.Speaker,
		columnAuthor: query.Author, columnTag: query.Tag, columnSite: query.Site,
	}
}

// facetNumber is a facet's place among [query.Facets]: what is read for every
// hit is found by number, without a map.
type facetNumber int

const noFacet facetNumber = -1

func numberOf(f query.Facet) facetNumber { return facetNumber(slices.Index(query.Facets(), f)) }

// columns are the small values of every document of one segment, in memory.
// A segment never changes, so its columns are read once, from its side file:
// about 22 bytes an article or 14 of words said, and some for each facet. What
// all words said in an article have in common is kept once, in its row.
type columns struct {
	tie    []uint64       // from the id: the last key of every order
	facets []*facetColumn // by number; nil for years
	counts [][]valueCount // of each facet, by number
	totals []fieldTotal
	months []monthCount // of the documents, deleted ones included

	said    []uint32      // of words said, the row of each; nil of articles: each is a row
	article []uint64      // of each row, the tie of its article; nil of articles: their own
	day     []int32       // of each row, YYYYMMDD as the page shows it, 0 when undated
	month   []monthNumber // of each row
	when    []int64       // of each row, Unix seconds
}

// row is where the values of a document stand that its article has, too.
func (c *columns) row(local uint64) uint64 {
	if c.said == nil {
		return local
	}
	return uint64(c.said[local])
}

// rank is where a document stands in every order but for what it is worth.
func (c *columns) rank(doc, local uint64) rank {
	row := c.row(local)
	return rank{doc: doc, when: c.when[row], dated: c.day[row] > 0, tie: c.tie[local]}
}

// fieldTotal adds up one text field's length over a segment.
type fieldTotal struct{ texts, words int64 }

// columnCache keeps the columns of the segments in use.
type columnCache struct {
	mu     sync.Mutex
	bySeg  map[segmentKey]*columns
	labels *labels
	side   *sideFiles
}

func newColumnCache(side *sideFiles) *columnCache {
	return &columnCache{bySeg: map[segmentKey]*columns{}, labels: newLabels(), side: side}
}

// view gives the columns of a view's segments.
func (c *columnCache) view(ctx context.Context, v *view) (segments []segmentView, err error) {
	if segments := c.ready(v.snapshot); segments != nil {
		return segments, nil
	}
	err = v.part.apart(ctx, v.snapshot, func(ctx context.Context) (err error) {
		segments, err = c.load(ctx, v.snapshot)
		return err
	})
	if err != nil {
		return nil, err // segments may still be written to
	}
	return segments, nil
}

// ready gives the columns where all are in memory; nil where they are not, or
// somebody is loading some.
func (c *columnCache) ready(snap *scorch.IndexSnapshot) []segmentView {
	if !c.mu.TryLock() {
		return nil
	}
	defer c.mu.Unlock()
	segments := segmentsOf(snap)
	for i := range segments {
		if segments[i].columns = c.bySeg[keyOf(segments[i].snapshot)]; segments[i].columns == nil {
			return nil
		}
	}
	return segments
}

// segmentsOf are the segments of a snapshot, without their columns.
func segmentsOf(snap *scorch.IndexSnapshot) []segmentView {
	segments := make([]segmentView, 0, len(snap.Segments()))
	base := uint64(0)
	for _, s := range snap.Segments() {
		size := uint64(s.FullSize())
		segments = append(segments, segmentView{snapshot: s, base: base, size: size, reader: postings.NewReader(s.Segment())})
		base += size
	}
	return segments
}

// load reads the columns of segments that are new, and forgets those of
// segments that were merged away.
func (c *columnCache) load(ctx context.Context, snap *scorch.IndexSnapshot) ([]segmentView, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	inUse := make(map[segmentKey]*columns, len(c.bySeg))
	segments := segmentsOf(snap)
	for i := range segments {
		s := &segments[i]
		key := keyOf(s.snapshot)
		s.columns = c.bySeg[key]
		if s.columns == nil {
			decode := func(d *decoder) *rawColumns { return decodeColumns(d, s.size) }
			create := func() (*rawColumns, error) { return readColumns(ctx, s.snapshot, s.size) }
			raw, err := sideOf(c.side, sideColumns, s.snapshot, decode, create, encodeColumns)
			if err != nil {
				return nil, unreadable(err)
			}
			s.columns = raw.numbered(c.labels)
			c.bySeg[key] = s.columns // kept, should a later one fail
		}
		inUse[key] = s.columns
	}
	c.bySeg = inUse
	return segments, nil
}
