package bleveindex

import (
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// noMore is where every iteration ends.
const noMore uint64 = math.MaxUint64

// docs goes through the documents that a part of a query finds, in the order
// of their numbers.
type docs interface {
	// doc is the current document; seek must have been called before.
	doc() uint64
	// seek goes to the first document not before target; it never goes back.
	seek(target uint64) error
	// score is what the current document is worth.
	score() float64
	// cost is about how many documents there are to go through.
	cost() uint64
	close() error
}

// none finds nothing.
type none struct{}

func (none) doc() uint64       { return noMore }
func (none) seek(uint64) error { return nil }
func (none) score() float64    { return 0 }
func (none) cost() uint64      { return 0 }
func (none) close() error      { return nil }

// allDocs goes through every document, or those that keep lets through.
type allDocs struct {
	view *view
	keep func(s *segmentView, local uint64) bool // nil: all
	cur  uint64
	any  bool
	at   int // the segment of cur
}

func (a *allDocs) doc() uint64    { return a.cur }
func (a *allDocs) score() float64 { return 0 }
func (a *allDocs) cost() uint64   { return a.view.size }
func (a *allDocs) close() error   { return nil }

func (a *allDocs) seek(target uint64) error {
	if a.any && a.cur >= target {
		return nil
	}
	a.any = true
	for ; a.at < len(a.view.segments); a.at++ {
		s := &a.view.segments[a.at]
		deleted := s.deleted()
		for doc := max(target, s.base); doc < s.base+s.size; doc++ {
			local := doc - s.base
			if (deleted == nil || !deleted.Contains(uint32(local))) && (a.keep == nil || a.keep(s, local)) {
				a.cur = doc
				return nil
			}
		}
	}
	a.cur = noMore
	return nil
}

// setDocs goes through a set: the documents of a prefix's many terms, or of
// spellings near a word's. All are worth the same.
type setDocs struct {
	set   *roaring.Bitmap
	it    roaring.IntPeekable
	n     uint64
	worth float64
	cur   uint64
	any   bool
}

func newSetDocs(set *roaring.Bitmap, worth float64) docs {
	if set.IsEmpty() {
		return none{}
	}
	return &setDocs{set: set, it: set.Iterator(), n: set.GetCardinality(), worth: worth}
}

func (s *setDocs) doc() uint64    { return s.cur }
func (s *setDocs) score() float64 { return s.worth }
func (s *setDocs) cost() uint64   { return s.n }
func (s *setDocs) close() error   { return nil }

func (s *setDocs) seek(target uint64) error {
	if s.any && s.cur >= target {
		return nil
	}
	if target > math.MaxUint32 {
		s.cur, s.any = noMore, true
		return nil
	}
	if !s.any || target > s.cur+1 { // else it stands there
		s.it.AdvanceIfNeeded(uint32(target))
	}
	s.any = true
	s.cur = noMore
	if s.it.HasNext() {
		s.cur = uint64(s.it.Next())
	}
	return nil
}

// bothDocs finds what all of its parts find.
type bothDocs struct {
	parts []docs // the rarest first
	cur   uint64
	any   bool
}

func allOf(parts []docs) docs {
	if len(parts) == 1 {
		return parts[0]
	}
	slices.SortStableFunc(parts, func(a, b docs) int {
		switch ca, cb := a.cost(), b.cost(); {
		case ca < cb:
			return -1
		case ca > cb:
			return 1
		}
		return 0
	})
	return &bothDocs{parts: parts}
}

func (b *bothDocs) doc() uint64  { return b.cur }
func (b *bothDocs) cost() uint64 { return b.parts[0].cost() }

func (b *bothDocs) seek(target uint64) error {
	if b.any && b.cur >= target {
		return nil
	}
	b.any = true
	for i := 0; i < len(b.parts); {
		if err := b.parts[i].seek(target); err != nil {
			return err
		}
		got := b.parts[i].doc()
		switch {
		case got == noMore:
			b.cur = noMore
			return nil
		case got > target && i > 0:
			target, i = got, 0 // the parts before must agree again
		case got > target:
			target, i = got, 1
		default:
			i++
		}
	}
	b.cur = target
	return nil
}

func (b *bothDocs) score() float64 {
	total := 0.0
	for _, p := range b.parts {
		total += p.score()
	}
	return total
}

func (b *bothDocs) close() error { return closeAll(b.parts) }

// eitherDocs finds what one of its parts finds; the more of them, the better.
type eitherDocs struct {
	parts []docs
	cur   uint64
	any   bool
}

func oneOf(parts []docs) docs {
	parts = slices.DeleteFunc(parts, func(d docs) bool { return d == none{} })
	switch len(parts) {
	case 0:
		return none{}
	case 1:
		return parts[0]
	}
	return &eitherDocs{parts: parts}
}

func (e *eitherDocs) doc() uint64 { return e.cur }

func (e *eitherDocs) cost() uint64 {
	total := uint64(0)
	for _, p := range e.parts {
		total += p.cost()
	}
	return total
}

func (e *eitherDocs) seek(target uint64) error {
	if e.any && e.cur >= target {
		return nil
	}
	e.any = true
	e.cur = noMore
	for _, p := range e.parts {
		if err := p.seek(target); err != nil {
			return err
		}
		e.cur = min(e.cur, p.doc())
	}
	return nil
}

func (e *eitherDocs) score() float64 {
	total := 0.0
	for _, p := range e.parts {
		if p.doc() == e.cur {
			total += p.score()
		}
	}
	return total
}

func (e *eitherDocs) close() error { return closeAll(e.parts) }

// withoutDocs finds what is wanted and not refused.
type withoutDocs struct {
	wanted, refused docs
	cur             uint64
	any             bool
}

func (w *withoutDocs) doc() uint64    { return w.cur }
func (w *withoutDocs) score() float64 { return w.wanted.score() }
func (w *withoutDocs) cost() uint64   { return w.wanted.cost() }

func (w *withoutDocs) seek(target uint64) error {
	if w.any && w.cur >= target {
		return nil
	}
	w.any = true
	for {
		if err := w.wanted.seek(target); err != nil {
			return err
		}
		w.cur = w.wanted.doc()
		if w.cur == noMore {
			return nil
		}
		if err := w.refused.seek(w.cur); err != nil {
			return err
		}
		if w.refused.doc() != w.cur {
			return nil
		}
		target = w.cur + 1
	}
}

func (w *withoutDocs) close() error { return closeAll([]docs{w.wanted, w.refused}) }

// setOf is the set of what is found, where all parts of it are sets that nobody
// went through yet; else nil.
func setOf(d docs) *roaring.Bitmap {
	switch d := d.(type) {
	case none:
		return roaring.New()
	case *setDocs:
		return d.set
	case *bothDocs:
		if sets := setsOf(d.parts); sets != nil {
			return roaring.FastAnd(sets...)
		}
	case *eitherDocs:
		if sets := setsOf(d.parts); sets != nil {
			return roaring.FastOr(sets...)
		}
	case *withoutDocs:
		if sets := setsOf([]docs{d.wanted, d.refused}); sets != nil {
			return roaring.AndNot(sets[0], sets[1])
		}
	}
	return nil
}

func setsOf(parts []docs) []*roaring.Bitmap {
	sets := make([]*roaring.Bitmap, len(parts))
	for i, p := range parts {
		if sets[i] = setOf(p); sets[i] == nil {
			return nil
		}
	}
	return sets
}

func closeAll(parts []docs) error {
	var first error
	for _, p := range parts {
		if err := p.close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
