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

// bothWords finds what has all of some words, as [bothDocs] does: window by
// window, and not document by document.
type bothWords struct {
	words []*wordDocs
	runs  []bothRun
	at    int
	cur   uint64
	any   bool
	window
}

// bothRun is a segment that has all of the words.
type bothRun struct {
	base, end uint64
	deleted   *roaring.Bitmap
	words     []*wordRun
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
	for i := range b.words[0].runs {
		first := &b.words[0].runs[i]
		run := bothRun{base: first.base, end: first.end, deleted: first.deleted}
		for _, w := range b.words {
			for k := range w.runs {
				if w.runs[k].base == run.base {
					run.words = append(run.words, &w.runs[k])
				}
			}
		}
		if len(run.words) == len(b.words) {
			b.runs = append(b.runs, run)
		}
	}
}

func (b *bothWords) doc() uint64  { return b.cur }
func (b *bothWords) cost() uint64 { return b.words[0].cost() } // the rarest is first
func (b *bothWords) close() error { return nil }

func (b *bothWords) seek(target uint64) error {
	if b.any && b.cur >= target {
		return nil
	}
	b.any = true
	for ; b.at < len(b.runs); b.at++ {
		run := &b.runs[b.at]
		if target < run.end {
			local, found, err := b.seekIn(run, uint32(max(target, run.base)-run.base))
			if err != nil {
				return err
			}
			if found {
				b.cur = run.base + uint64(local)
				return nil
			}
		}
		b.window = window{} // it was of this run
	}
	b.cur = noMore
	return nil
}

func (b *bothWords) seekIn(run *bothRun, local uint32) (uint32, bool, error) {
	for {
		for local = b.next(local); local < b.end; local = b.next(local + 1) {
			if run.deleted == nil || !run.deleted.Contains(local) {
				return local, true, nil
			}
		}
		if more, err := b.fill(run, local); err != nil || !more {
			return 0, false, err
		}
		local = b.start
	}
}

// fill goes to the next window in which all words are; false at the end.
func (b *bothWords) fill(run *bothRun, local uint32) (bool, error) {
	for settled := false; !settled; {
		settled = true
		for i, w := range b.words {
			first, found, err := w.first(run.words[i], local)
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
		if err := w.fill(run.words[i]); err != nil {
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
	local := uint32(b.cur - b.runs[b.at].base)
	total := 0.0
	for _, w := range b.words {
		total += w.scoreAt(local)
	}
	return total
}
