package postings

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// findThrough finds a term by Bleve's own reader of a segment.
func findThrough(s segment.Segment, field, term string) (*List, error) {
	dict, err := s.Dictionary(field)
	if err != nil {
		return nil, err
	}
	found, err := dict.PostingsList([]byte(term), nil, nil)
	if err != nil || found.Count() == 0 {
		return nil, err
	}
	l := &List{docs: roaring.New(), open: func() entries { return &through{list: found} }}
	all, ok := found.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if ok {
		if one, single := all.DocNum1Hit(); single {
			l.docs.Add(uint32(one))
			return l, nil
		}
		if docs := all.ActualBitmap(); docs != nil {
			l.docs = docs
			return l, nil
		}
	}
	for it := found.Iterator(false, false, false, nil); ; {
		one, err := it.Next()
		if err != nil || one == nil {
			return l, err
		}
		l.docs.Add(uint32(one.Number()))
	}
}

// through are entries that Bleve's iterators read.
type through struct {
	list              segment.PostingsList
	counted, vectored segment.PostingsIterator
}

func (t *through) counts(docs []uint32, _ uint64, times []uint64, lengths []uint8) error {
	if t.counted == nil {
		t.counted = t.list.Iterator(true, true, false, nil)
	}
	for i, doc := range docs {
		found, err := t.counted.Advance(uint64(doc))
		if err != nil {
			return err
		}
		times[i], lengths[i] = 0, 0
		if found == nil || found.Number() != uint64(doc) {
			continue
		}
		times[i] = found.Frequency()
		if exact, ok := found.(interface{ NormUint64() uint64 }); ok {
			lengths[i] = lengthOf(exact.NormUint64())
		}
	}
	return nil
}

// lengthOf is a norm that was indexed as one byte.
func lengthOf(norm uint64) uint8 { return uint8(min(norm, math.MaxUint8)) }

func (t *through) vector(doc uint32, _ uint64, to []uint64) ([]uint64, error) {
	if t.vectored == nil {
		t.vectored = t.list.Iterator(true, true, true, nil)
	}
	found, err := t.vectored.Advance(uint64(doc))
	if err != nil || found == nil || found.Number() != uint64(doc) {
		return to, err
	}
	for _, at := range found.Locations() {
		return append(append(to, at.Pos()), at.ArrayPositions()...), nil
	}
	return to, nil
}
