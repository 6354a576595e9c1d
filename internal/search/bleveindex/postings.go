package bleveindex

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// reading is what is read of a term's postings: the less, the faster.
type reading int

const (
	readDocs   reading = iota // which documents have it
	readTimes                 // how often, beside the field's length
	readPlaces                // and where, of those that have it too often for that
)

// termDocs is the postings of one term in one field, straight from the
// segments: Bleve's own reader over all of them costs half as much again for
// each document.
type termDocs struct {
	segments []termSegment // those that have the term
	at       int           // the segment of cur, or where to go on
	posting  index.TermFieldDoc
	vectors  []*index.TermFieldVector // room for those of a posting
	reading  reading
	n        uint64
	cur      uint64
	started  bool
	seeks    int
	ended    func() error // why the search is to end, if it is
}

// termSegment is the postings of a term in one segment, which has the
// documents from base up to end.
type termSegment struct {
	base, end uint64
	postings  segment.PostingsIterator
	begun     bool
}

// terms opens the postings of a term; nil when no document has it.
func (v *view) terms(ctx context.Context, field, term string, r reading) (*termDocs, error) {
	t := &termDocs{reading: r, ended: ctx.Err}
	err := v.postingsOf(field, term, func(s *segmentView, list segment.PostingsList) {
		t.n += list.Count()
		one := list.Iterator(r >= readTimes, r >= readTimes, r >= readPlaces, nil)
		t.segments = append(t.segments, termSegment{base: s.base, end: s.base + s.size, postings: one})
	})
	if err != nil || t.n == 0 {
		return nil, err
	}
	return t, nil
}

// postingsOf calls take with the postings of a term in each segment that has it.
func (v *view) postingsOf(field, term string, take func(s *segmentView, list segment.PostingsList)) error {
	for i := range v.segments {
		s := &v.segments[i]
		dict, err := s.snapshot.Segment().Dictionary(field)
		if err != nil {
			return unreadable(fmt.Errorf("field %s: %w", field, err))
		}
		list, err := dict.PostingsList([]byte(term), s.deleted(), nil)
		if err != nil {
			return unreadable(fmt.Errorf("field %s: %w", field, err))
		}
		if list.Count() > 0 {
			take(s, list)
		}
	}
	return nil
}

func (t *termDocs) doc() uint64    { return t.cur }
func (t *termDocs) cost() uint64   { return t.n }
func (t *termDocs) score() float64 { return 1 }
func (t *termDocs) close() error   { return nil }

func (t *termDocs) seek(target uint64) error {
	if t.started && t.cur >= target {
		return nil
	}
	// A phrase that is never there goes through all its words here, unseen by
	// the collector.
	if t.seeks++; t.seeks%checkEvery == 0 {
		if err := t.ended(); err != nil {
			return err
		}
	}
	next := t.started && target == t.cur+1
	t.started = true
	for ; t.at < len(t.segments); t.at++ {
		s := &t.segments[t.at]
		if target >= s.end {
			continue
		}
		var found segment.Posting
		var err error
		if next && s.begun || target <= s.base {
			found, err = s.postings.Next()
		} else {
			found, err = s.postings.Advance(target - s.base)
		}
		s.begun = true
		if err != nil {
			return unreadable(err)
		}
		if found != nil {
			t.take(s.base, found)
			return nil
		}
	}
	t.cur = noMore
	return nil
}

func (t *termDocs) take(base uint64, found segment.Posting) {
	t.cur = base + found.Number()
	if t.reading == readDocs {
		return
	}
	t.posting.Freq = found.Frequency()
	if t.reading == readPlaces {
		locations := found.Locations()
		for len(t.vectors) < len(locations) {
			t.vectors = append(t.vectors, &index.TermFieldVector{})
		}
		for i, at := range locations {
			t.vectors[i].Pos, t.vectors[i].ArrayPositions = at.Pos(), at.ArrayPositions()
		}
		t.posting.Vectors = t.vectors[:len(locations)]
	}
}

// count is how many documents have a term.
func (v *view) count(field, term string) (n uint64, err error) {
	err = v.postingsOf(field, term, func(_ *segmentView, list segment.PostingsList) { n += list.Count() })
	return n, err
}

// addTo puts the documents of a term into a set, all at once, and reports
// whether there are any.
func (v *view) addTo(set *roaring.Bitmap, field, term string) (any bool, err error) {
	err = v.postingsOf(field, term, func(s *segmentView, list segment.PostingsList) {
		any = true
		docs := list.Iterator(false, false, false, nil)
		whole, ok := docs.(segment.OptimizablePostingsIterator)
		if !ok {
			return
		}
		if one, single := whole.DocNum1Hit(); single {
			set.Add(uint32(s.base + one))
			return
		}
		if some := whole.ActualBitmap(); some != nil {
			set.Or(roaring.AddOffset64(some, int64(s.base)))
		}
	})
	return any, err
}
