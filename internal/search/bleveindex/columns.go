package bleveindex

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
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
// about 40 bytes a document and 4 for each facet value.
type columns struct {
	facets  []*manyColumn  // by number; nil for years
	counts  [][]valueCount // of each facet, by number
	day     []int32        // YYYYMMDD as the page shows it, 0 when undated
	month   []monthNumber
	months  monthCounts // of the documents, deleted ones included
	when    []int64     // Unix seconds
	tie     []uint64    // from the id: the last key of every order
	article []uint64    // of words said, the tie of their article; nil of articles
	totals  []fieldTotal
}

// fieldTotal adds up one text field's length over a segment.
type fieldTotal struct{ texts, words int64 }

// manyColumn holds any number of values a document: those of document i are
// values[start[i]:start[i+1]].
type manyColumn struct {
	start  []uint32
	values []uint32
}

func (c *manyColumn) of(doc uint64) []uint32 { return c.values[c.start[doc]:c.start[doc+1]] }

// end closes a document's values. Two spellings of one value count once.
func (c *manyColumn) end() {
	first := c.start[len(c.start)-1]
	own := c.values[first:]
	if len(own) > 1 {
		slices.Sort(own)
		own = slices.Compact(own)
	}
	c.values = c.values[:int(first)+len(own)]
	c.start = append(c.start, uint32(len(c.values)))
}

// labels number the values of each facet. Values that differ in case, accents
// or spacing only are one.
type labels struct {
	mu     sync.RWMutex
	number map[query.Facet]map[string]uint32 // by key
	key    map[query.Facet][]string
	label  map[query.Facet][]string
}

func newLabels() *labels {
	return &labels{number: map[query.Facet]map[string]uint32{}, key: map[query.Facet][]string{}, label: map[query.Facet][]string{}}
}

// add numbers a value, and keeps its best spelling.
func (l *labels) add(f query.Facet, value string) uint32 {
	key := french.Key(value)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.number[f] == nil {
		l.number[f] = map[string]uint32{}
	}
	n, ok := l.number[f][key]
	if !ok {
		n = uint32(len(l.label[f]))
		l.number[f][key] = n
		l.key[f] = append(l.key[f], key)
		l.label[f] = append(l.label[f], value)
		return n
	}
	if betterLabel(value, l.label[f][n]) {
		l.label[f][n] = value
	}
	return n
}

// addAll numbers values.
func (l *labels) addAll(f query.Facet, values []string) []uint32 {
	numbers := make([]uint32, len(values))
	for i, value := range values {
		numbers[i] = l.add(f, value)
	}
	return numbers
}

// betterLabel prefers a spelling with accents, then one that is neither all
// capitals nor without any, then the first in the alphabet, so that the choice
// does not hang on the order of arrival.
func betterLabel(a, b string) bool {
	if a == b {
		return false
	}
	if la, lb := len(a)-len(french.Fold(a)), len(b)-len(french.Fold(b)); la != lb {
		return la > lb
	}
	if ma, mb := mixedCase(a), mixedCase(b); ma != mb {
		return ma
	}
	return a < b
}

func mixedCase(s string) bool { return strings.ToUpper(s) != s && strings.ToLower(s) != s }

// find returns the number of a value, whatever its spelling.
func (l *labels) find(f query.Facet, value string) (uint32, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	n, ok := l.number[f][french.Key(value)]
	return n, ok
}

// count is how many values a facet has had.
func (l *labels) count(f query.Facet) int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return len(l.key[f])
}

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
			create := func() (*rawColumns, error) { return c.read(ctx, s.snapshot, s.size) }
			raw, err := sideOf(c.side, sideColumns, s.snapshot, decode, create, encodeColumns)
			if err != nil {
				return nil, unreadable(err)
			}
			s.columns = raw.columns(c.labels)
			c.bySeg[key] = s.columns // kept, should a later one fail
		}
		inUse[key] = s.columns
	}
	c.bySeg = inUse
	return segments, nil
}

// read reads the columns of a segment from its records.
func (c *columnCache) read(ctx context.Context, segment *scorch.SegmentSnapshot, size uint64) (*rawColumns, error) {
	raw := newRawColumns(size)
	codes := facetCodes()
	shared, err := sharedRecords(ctx, segment, size)
	if err != nil {
		return nil, err
	}
	for doc := range size {
		if doc%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		take := func(code byte, value []byte) { raw.place(codes, doc, code, value) }
		name, err := eachEntry(segment, doc, take)
		if err != nil {
			return nil, err
		}
		raw.tie[doc] = name
		if raw.article != nil {
			if err := shared[raw.article[doc]].each(take); err != nil {
				return nil, err
			}
		}
		raw.endDocument()
	}
	return raw, nil
}

// eachEntry calls take with the entries of a document's record, and gives the
// hash of its name.
func eachEntry(segment *scorch.SegmentSnapshot, doc uint64, take func(code byte, value []byte)) (name uint64, err error) {
	var broken error
	err = segment.VisitDocument(doc, func(field string, _ byte, stored []byte, _ []uint64) bool {
		switch field {
		case idField:
			name = hashBytes(stored)
		case recordField:
			broken = record(stored).each(take)
			return false
		}
		return true
	})
	return name, cmp.Or(err, broken)
}

// sharedRecords are the parts of records that words said have in common, by
// article; of articles there are none.
func sharedRecords(ctx context.Context, segment *scorch.SegmentSnapshot, size uint64) (map[uint64]record, error) {
	all := map[uint64]record{}
	for doc := range size {
		if doc%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		article, part := uint64(0), record(nil)
		if _, err := eachEntry(segment, doc, func(code byte, value []byte) {
			switch code {
			case hitArticle:
				article = hashBytes(value)
			case hitShared:
				part = slices.Clone(value)
			}
		}); err != nil {
			return nil, err
		}
		if article == 0 {
			return nil, nil // it is one: they are not mixed
		}
		if part != nil {
			all[article] = part
		}
	}
	return all, nil
}

func (r *rawColumns) place(codes map[byte]query.Facet, doc uint64, code byte, value []byte) {
	switch code {
	case columnDate:
		d := news.Date(value)
		if t, ok := d.Time(); ok {
			r.when[doc], r.day[doc] = uint64(t.Unix()), uint32(dayNumber(d.Day()))
		}
	case columnLength:
		addLength(r.totals, value)
	case hitArticle:
		if r.article == nil {
			r.article = make([]uint64, len(r.tie))
		}
		r.article[doc] = hashBytes(value)
	default:
		if f, ok := codes[code]; ok {
			r.add(numberOf(f), value)
		}
	}
}

// dayNumber makes YYYYMMDD of YYYY-MM-DD, 0 of anything else.
func dayNumber(day string) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(day, "-", ""), 10, 32)
	if err != nil || len(day) != len(news.DayLayout) {
		return 0
	}
	return int32(n)
}

// encodedLength is an entry of a record: the field's number, and how many words
// its text has.
func encodedLength(f query.Field, words int) []byte {
	n := slices.IndexFunc(textFields(), func(t textField) bool { return t.name == f })
	return binary.AppendUvarint([]byte{byte(n)}, uint64(words))
}

func addLength(totals []fieldTotal, value []byte) {
	if len(value) == 0 || int(value[0]) >= len(totals) {
		return
	}
	total := &totals[value[0]]
	words, _ := binary.Uvarint(value[1:]) // a damaged one adds nothing
	total.texts++
	total.words += int64(words)
}
