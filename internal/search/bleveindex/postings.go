package bleveindex

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/pressoir/pressoir/internal/search/postings"
)

// termDocs goes through the documents of one term in one field.
type termDocs struct {
	segments []termSegment // those that have the term
	at       int           // the segment of cur, or where to go on
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
	deleted   *roaring.Bitmap
	*postings.Cursor
}

// terms opens the postings of a term; nil when no document has it.
func (v *view) terms(ctx context.Context, field, term string) (*termDocs, error) {
	t := &termDocs{ended: ctx.Err}
	err := v.postingsOf(field, term, func(s *segmentView, list *postings.List) {
		t.n += s.living(list.Docs())
		t.segments = append(t.segments, termSegment{base: s.base, end: s.base + s.size, deleted: s.deleted(), Cursor: list.Cursor()})
	})
	if err != nil || t.n == 0 {
		return nil, err
	}
	return t, nil
}

// postingsOf calls take with the postings of a term in each segment that has it.
func (v *view) postingsOf(field, term string, take func(s *segmentView, list *postings.List)) error {
	for i := range v.segments {
		s := &v.segments[i]
		list, err := s.postings(field, term)
		if err != nil {
			return err
		}
		if list != nil {
			take(s, list)
		}
	}
	return nil
}

// postings are those of a term in the segment; nil when no document has it.
func (s *segmentView) postings(field, term string) (*postings.List, error) {
	list, err := s.reader.Find(field, term)
	if err != nil {
		return nil, unreadable(fmt.Errorf("field %s: %w", field, err))
	}
	return list, nil
}

// living is how many of some documents of the segment are not deleted.
func (s *segmentView) living(docs *roaring.Bitmap) uint64 {
	if deleted := s.deleted(); deleted != nil {
		return docs.GetCardinality() - docs.AndCardinality(deleted)
	}
	return docs.GetCardinality()
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
	t.started = true
	for ; t.at < len(t.segments); t.at++ {
		s := &t.segments[t.at]
		if target >= s.end {
			continue
		}
		for local := max(target, s.base) - s.base; s.Seek(uint32(local)); local++ {
			local = uint64(s.Doc())
			if s.deleted == nil || !s.deleted.Contains(uint32(local)) {
				t.cur = s.base + local
				return nil
			}
		}
	}
	t.cur = noMore
	return nil
}

// count is how many documents have a term.
func (v *view) count(field, term string) (n uint64, err error) {
	err = v.postingsOf(field, term, func(s *segmentView, list *postings.List) { n += s.living(list.Docs()) })
	return n, err
}

// addTo puts the documents of a term into a set, all at once, and reports
// whether there are any.
func (v *view) addTo(set *roaring.Bitmap, field, term string) (any bool, err error) {
	err = v.postingsOf(field, term, func(s *segmentView, list *postings.List) {
		any = true
		docs := list.Docs()
		if deleted := s.deleted(); deleted != nil {
			docs = roaring.AndNot(docs, deleted)
		}
		if s.base > 0 {
			docs = roaring.AddOffset64(docs, int64(s.base))
		}
		set.Or(docs)
	})
	return any, err
}
