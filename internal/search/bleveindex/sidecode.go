package bleveindex

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// encoder writes the numbers and texts of a side file. What goes wrong is told
// when its writer is flushed.
type encoder struct {
	to      *bufio.Writer
	scratch []byte
}

// sideBuffer is how much of a side file is in memory at once, in bytes.
const sideBuffer = 64 << 10

func newEncoder(to io.Writer) *encoder { return &encoder{to: bufio.NewWriterSize(to, sideBuffer)} }

func (e *encoder) number(n uint64) {
	e.scratch = binary.AppendUvarint(e.scratch[:0], n)
	_, _ = e.to.Write(e.scratch) // flushing tells
}

// texts writes how long texts are, and then all of them.
func (e *encoder) texts(list []string) {
	e.number(uint64(len(list)))
	for _, s := range list {
		e.number(uint64(len(s)))
	}
	for _, s := range list {
		_, _ = e.to.WriteString(s) // flushing tells
	}
}

// integer is what a list in a side file may be of.
type integer interface {
	uint8 | uint16 | uint32 | uint64 | int32 | int64
}

// widthOf is how many bytes a number takes.
func widthOf[T integer]() int { return binary.Size(T(0)) }

func encodeList[T integer](e *encoder, list []T) {
	e.number(uint64(len(list)))
	if bytes, ok := any(list).([]uint8); ok {
		_, _ = e.to.Write(bytes) // flushing tells
		return
	}
	width := widthOf[T]()
	for _, n := range list {
		e.scratch = binary.LittleEndian.AppendUint64(e.scratch[:0], uint64(n))
		_, _ = e.to.Write(e.scratch[:width]) // flushing tells
	}
}

var errSide = errors.New("what is in it makes no sense")

// decoder reads what an encoder wrote. What makes no sense is remembered, and
// from there on everything is empty: [decoder.end] tells.
type decoder struct {
	from *bufio.Reader
	left uint64 // bytes
	bad  bool
}

func newDecoder(from io.Reader, size uint64) *decoder {
	return &decoder{from: bufio.NewReaderSize(from, sideBuffer), left: size}
}

// end is an error where something made no sense, or where there is more.
func (d *decoder) end() error {
	if d.bad || d.left > 0 {
		return errSide
	}
	return nil
}

// wants notes what must be true of what was read.
func (d *decoder) wants(ok bool) {
	if !ok {
		d.bad, d.left = true, 0
	}
}

// has reports whether so many things of a width are left to be read.
func (d *decoder) has(n uint64, width int) bool {
	d.wants(n <= d.left/uint64(width))
	return !d.bad
}

// next gives the next bytes, at most sideBuffer, until more is read.
func (d *decoder) next(n int) []byte {
	b, err := d.from.Peek(n)
	if err == nil {
		_, err = d.from.Discard(n)
	}
	if err != nil {
		d.wants(false)
		return nil
	}
	d.left -= uint64(n)
	return b
}

func (d *decoder) number() uint64 {
	b, _ := d.from.Peek(int(min(binary.MaxVarintLen64, d.left))) // where it is too short, the number is
	n, width := binary.Uvarint(b)
	if width <= 0 {
		d.wants(false)
		return 0
	}
	d.next(width)
	return n
}

// texts are of one text in memory.
func (d *decoder) texts() []string {
	n := d.number()
	if !d.has(n, 1) { // each takes a byte at least
		return nil
	}
	ends, end := make([]uint64, n), uint64(0)
	for i := range ends {
		length := d.number()
		if !d.has(length, 1) {
			return nil
		}
		end += length
		ends[i] = end
	}
	if !d.has(end, 1) {
		return nil
	}
	var whole strings.Builder
	whole.Grow(int(end))
	for left := end; left > 0 && !d.bad; {
		piece := min(left, sideBuffer)
		whole.Write(d.next(int(piece)))
		left -= piece
	}
	if d.bad {
		return nil
	}
	list, from := make([]string, n), uint64(0)
	for i, end := range ends {
		list[i], from = whole.String()[from:end], end
	}
	return list
}

func decodeList[T integer](d *decoder) []T {
	n, width := d.number(), widthOf[T]()
	if !d.has(n, width) {
		return nil
	}
	list := make([]T, n)
	for rest := list; len(rest) > 0; {
		some := min(len(rest), sideBuffer/width)
		b := d.next(some * width)
		if b == nil {
			return nil
		}
		fillList(rest[:some], b, width)
		rest = rest[some:]
	}
	return list
}

// fillList reads as many numbers as a list has room for.
func fillList[T integer](list []T, b []byte, width int) {
	switch width {
	case 1:
		for i, c := range b[:len(list)] {
			list[i] = T(c)
		}
	case 2:
		for i := range list {
			list[i] = T(binary.LittleEndian.Uint16(b[2*i:]))
		}
	case 4:
		for i := range list {
			list[i] = T(binary.LittleEndian.Uint32(b[4*i:]))
		}
	default:
		for i := range list {
			list[i] = T(binary.LittleEndian.Uint64(b[8*i:]))
		}
	}
}
