package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/pressoir/pressoir/internal/search/postings"
)

// view is one index as it stood when a search began.
type view struct {
	snapshot *scorch.IndexSnapshot
	segments []segmentView
	labels   *labels
	part     *part
	size     uint64 // documents, deleted ones included: one more than the last number
	live     uint64
	totals   []fieldTotal
	unscored bool          // nobody asks which documents are best: words are sets
	words    []*lexicon    // nil until [view.lexicons]
	families *kinView      // nil until [view.kin]
	titles   []*titleWords // nil until [completer.titlesOf]
}

// segmentView is a segment of a view: its documents are base to base+size-1.
type segmentView struct {
	snapshot *scorch.SegmentSnapshot
	base     uint64
	size     uint64
	columns  *columns
	reader   *postings.Reader
}

// openBare opens an index for looking up terms only: it reads no columns.
func openBare(p *part) (*view, error) {
	advanced, err := p.index.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	snap, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("index %s: not a scorch index but %T", p.dir, reader)
	}
	v := &view{snapshot: snap, segments: segmentsOf(snap)}
	for i := range v.segments {
		v.size += v.segments[i].size
	}
	return v, nil
}

// load reads the columns.
func (v *view) load(ctx context.Context, p *part) error {
	v.labels, v.part, v.totals = p.columns.labels, p, make([]fieldTotal, len(textFields()))
	segments, err := v.part.columns.view(ctx, v)
	if err != nil {
		return err
	}
	v.segments = segments
	for _, s := range segments {
		for i, t := range s.columns.totals {
			v.totals[i].texts += t.texts
			v.totals[i].words += t.words
		}
	}
	v.live, err = v.snapshot.DocCount()
	return err
}

func (v *view) close() error { return v.snapshot.Close() }

// at finds the segment of a document and its number there.
func (v *view) at(doc uint64) (*segmentView, uint64) {
	i := sort.Search(len(v.segments), func(i int) bool { return v.segments[i].base+v.segments[i].size > doc })
	return &v.segments[i], doc - v.segments[i].base
}

// deleted returns the segment's deleted documents, nil when it has none.
func (s *segmentView) deleted() *roaring.Bitmap { return s.snapshot.Deleted() }

// average is the mean length of a text field, in words.
func (v *view) average(f textField) float64 {
	for i, t := range textFields() {
		if t.name == f.name && v.totals[i].texts > 0 {
			return max(1, float64(v.totals[i].words)/float64(v.totals[i].texts))
		}
	}
	return 1
}

// hit reads what the index keeps of a document.
func (v *view) hit(doc uint64) (*storedHit, error) {
	segment, local := v.at(doc)
	hit, err := segment.hit(local)
	if err != nil {
		return nil, unreadable(fmt.Errorf("document %d: %w", doc, err))
	}
	return hit, nil
}

func (s *segmentView) hit(local uint64) (hit *storedHit, err error) {
	name, stored, err := s.record(local)
	if err != nil {
		return nil, err
	}
	hit, whole, err := stored.hit(name)
	if err != nil || whole {
		return hit, err
	}
	part, err := s.shared(hit.Article)
	if err != nil {
		return nil, err
	}
	return hit, part.each(hit.set)
}

// record reads a document's record, and its name.
func (s *segmentView) record(local uint64) (name string, stored record, err error) {
	err = s.snapshot.VisitDocument(local, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case idField:
			name = string(value)
		case recordField:
			stored = slices.Clone(value)
		}
		return stored == nil
	})
	if err == nil && stored == nil {
		err = errors.New("no stored record")
	}
	return name, stored, err
}

// shared is what words said in an article have in common: one of them has it.
func (s *segmentView) shared(article string) (record, error) {
	dict, err := s.snapshot.Segment().Dictionary(articleField)
	if err != nil {
		return nil, err
	}
	postings, err := dict.PostingsList([]byte(article), nil, nil)
	if err != nil {
		return nil, err
	}
	docs := postings.Iterator(false, false, false, nil)
	for {
		doc, err := docs.Next()
		if err != nil || doc == nil {
			return nil, err
		}
		_, stored, err := s.record(doc.Number())
		if err != nil {
			return nil, err
		}
		if part, err := stored.shared(); err != nil || part != nil {
			return part, err
		}
	}
}
