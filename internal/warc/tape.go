package warc

import (
	"bufio"
	"errors"
	"io"
)

// tape is the raw input with a memory: it knows its place, and can go back to
// bytes it still holds, which the search for good records after damage needs.
type tape struct {
	src  io.Reader
	br   *bufio.Reader // over the tape itself: what everybody reads from
	buf  []byte        // the bytes remembered, from offset base on
	base int64
	next int64 // the offset of the next byte handed to br
	mark int64 // what lies before may be forgotten
	keep int   // how many bytes after the mark are remembered, at most

	err     error // what ended the source: io.EOF, or a failure
	rewound int64 // bytes read again, against the budget
}

func newTape(r io.Reader, keep int) *tape {
	t := &tape{src: r, keep: keep}
	t.br = bufio.NewReaderSize(t, 64<<10)
	return t
}

// Read hands out remembered bytes, then new ones.
func (t *tape) Read(p []byte) (int, error) {
	if held := t.base + int64(len(t.buf)) - t.next; held > 0 {
		n := copy(p, t.buf[t.next-t.base:])
		t.next += int64(n)
		return n, nil
	}
	if t.err != nil {
		return 0, t.err
	}
	n, err := t.src.Read(p)
	t.remember(p[:n])
	t.next += int64(n)
	t.err = err
	return n, err
}

func (t *tape) remember(p []byte) {
	drop := t.mark - t.base
	if over := int64(len(t.buf) - t.keep); over > drop {
		drop = over
	}
	// Moving bytes down only when many are to go keeps the cost linear.
	if drop > int64(len(t.buf)/2) && drop > 256<<10 {
		t.buf = append(t.buf[:0], t.buf[min(drop, int64(len(t.buf))):]...)
		t.base = t.next - int64(len(t.buf))
	}
	t.buf = append(t.buf, p...)
}

// pos is the offset of the next byte that br gives.
func (t *tape) pos() int64 { return t.next - int64(t.br.Buffered()) }

// release forgets what lies before the present place.
func (t *tape) release() { t.mark = t.pos() }

// rewind goes back to an offset, or to the earliest byte remembered after it.
// It fails when the budget for reading again is spent.
func (t *tape) rewind(to int64) bool {
	to = max(to, t.base)
	back := t.pos() - to
	if back < 0 || !t.afford(back) {
		return false
	}
	t.next = to
	t.br.Reset(t)
	return true
}

// afford takes n bytes from the budget for reading again.
func (t *tape) afford(n int64) bool {
	if t.rewound+n > rewindBase+rewindShare*t.pos() {
		return false
	}
	t.rewound += n
	return true
}

// endsBefore reports whether the input is known to end before an offset.
func (t *tape) endsBefore(offset int64) bool {
	return errors.Is(t.err, io.EOF) && t.base+int64(len(t.buf)) < offset
}

// failure is an error of the source itself, which no searching mends.
func (t *tape) failure() error {
	if t.err == nil || errors.Is(t.err, io.EOF) {
		return nil
	}
	return t.err
}
