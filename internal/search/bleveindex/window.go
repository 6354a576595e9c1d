package bleveindex

import (
	"math/bits"

	"github.com/RoaringBitmap/roaring/v2"
)

// How many documents a word's postings are added up for at once, at most and at
// least.
const (
	windowSize  = 2048
	leastWindow = 64
)

// window is some documents of a segment that follow one another, and which of
// them have what is looked for. The first window is empty.
type window struct {
	start, end uint32
	size       uint32
	has        [windowSize / 64]uint64
}

// begin moves the window on, to where nothing is known yet. Who leaps will leap
// again, and needs little of each place.
func (w *window) begin(start uint32) {
	w.resize(start)
	w.start, w.end = start, start+w.size
	clear(w.has[:w.size/64])
}

func (w *window) resize(start uint32) {
	if w.size > 0 && start-w.end < w.size {
		w.size = min(2*w.size, windowSize)
	} else {
		w.size = leastWindow
	}
}

// next is the first of the window's documents that has it, not before local;
// where there is none, what is not in the window.
func (w *window) next(local uint32) uint32 {
	for local < w.end {
		slot := local - w.start
		if left := w.has[slot/64] >> (slot % 64); left != 0 {
			return local + uint32(bits.TrailingZeros64(left))
		}
		local = w.start + (slot/64+1)*64
	}
	return local
}

// windowed goes through documents window by window: the seeking that a word and
// several words together have in common.
type windowed[T any] struct {
	runs []windowedRun[T]
	at   int // the run of cur
	cur  uint64
	any  bool
	window
}

// windowedRun is what is gone through in one segment: its documents are base to
// end-1.
type windowedRun[T any] struct {
	base, end uint64
	deleted   *roaring.Bitmap
	of        T
}

func (w *windowed[T]) doc() uint64  { return w.cur }
func (w *windowed[T]) close() error { return nil }

// local is the current document in its segment.
func (w *windowed[T]) local() uint32 { return uint32(w.cur - w.runs[w.at].base) }

// seekBy goes to the first document not before target. fill makes the next
// window of a run that has any, from a document on; false where none has.
func (w *windowed[T]) seekBy(target uint64, fill func(of T, local uint32) (bool, error)) error {
	if w.any && w.cur >= target {
		return nil
	}
	w.any = true
	for ; w.at < len(w.runs); w.at++ {
		run := &w.runs[w.at]
		if target < run.end {
			local, found, err := w.seekIn(run, uint32(max(target, run.base)-run.base), fill)
			if err != nil {
				return err
			}
			if found {
				w.cur = run.base + uint64(local)
				return nil
			}
		}
		w.window = window{} // it was of this run
	}
	w.cur = noMore
	return nil
}

// seekIn gives the first document of the run not before local.
func (w *windowed[T]) seekIn(run *windowedRun[T], local uint32, fill func(of T, local uint32) (bool, error)) (uint32, bool, error) {
	for {
		for local = w.next(local); local < w.end; local = w.next(local + 1) {
			if run.deleted == nil || !run.deleted.Contains(local) {
				return local, true, nil
			}
		}
		if more, err := fill(run.of, local); err != nil || !more {
			return 0, false, err
		}
		local = w.start
	}
}

// bothWords finds what has all of some words, as [bothDocs] does: window by
// window, and not document by document.
type bothWords struct {
	words []*wordDocs
	windowed[[]wordForms]
}

// byWindows finds the same by windows, where that can be; else it is what it
// was. Nothing of it was asked for yet.
func byWindows(d docs) docs {
	switch d := d.(type) {
	case *withoutDocs:
		d.wanted = byWindows(d.wanted)
	case *bothDocs:
		both := &bothWords{}
		for _, p := range d.parts {
			w, ok := p.(*wordDocs)
			if !ok {
				return d
			}
			both.words = append(both.words, w)
		}
		both.align()
		return both
	}
	return d
}

// align finds the segments that have all words.
func (b *bothWords) align() {
	for _, first := range b.words[0].runs {
		run := windowedRun[[]wordForms]{base: first.base, end: first.end, deleted: first.deleted}
		for _, w := range b.words {
			for _, other := range w.runs {
				if other.base == run.base {
					run.of = append(run.of, other.of)
				}
			}
		}
		if len(run.of) == len(b.words) {
			b.runs = append(b.runs, run)
		}
	}
}

func (b *bothWords) cost() uint64             { return b.words[0].cost() } // the rarest is first
func (b *bothWords) seek(target uint64) error { return b.seekBy(target, b.fill) }

// fill goes to the next window in which all words are; false at the end.
func (b *bothWords) fill(forms []wordForms, local uint32) (bool, error) {
	for settled := false; !settled; {
		settled = true
		for i, w := range b.words {
			first, found, err := w.first(forms[i], local)
			if err != nil || !found {
				return false, err
			}
			if first > local {
				local, settled = first, i == 0
			}
		}
	}
	b.begin(local)
	for i, w := range b.words {
		w.start, w.end, w.size = b.start, b.end, b.size
		clear(w.has[:b.size/64])
		if err := w.addUp(forms[i]); err != nil {
			return false, err
		}
		for k := range b.has[:b.size/64] {
			if i == 0 {
				b.has[k] = w.has[k]
			} else {
				b.has[k] &= w.has[k]
			}
		}
	}
	return true, nil
}

func (b *bothWords) score() float64 {
	local, total := b.local(), 0.0
	for _, w := range b.words {
		total += w.scoreAt(local)
	}
	return total
}
