package bleveindex

import (
	"encoding/binary"
	"errors"
)

// encoder writes the numbers and texts of a side file.
type encoder struct{ data []byte }

func (e *encoder) number(n uint64) { e.data = binary.AppendUvarint(e.data, n) }

func (e *encoder) text(s string) {
	e.number(uint64(len(s)))
	e.data = append(e.data, s...)
}

func (e *encoder) texts(list []string) {
	e.number(uint64(len(list)))
	for _, s := range list {
		e.text(s)
	}
}

func (e *encoder) uint32s(list []uint32) {
	e.number(uint64(len(list)))
	for _, n := range list {
		e.data = binary.LittleEndian.AppendUint32(e.data, n)
	}
}

func (e *encoder) uint64s(list []uint64) {
	e.number(uint64(len(list)))
	for _, n := range list {
		e.data = binary.LittleEndian.AppendUint64(e.data, n)
	}
}

var errSide = errors.New("what is in it makes no sense")

// decoder reads what an encoder wrote. What makes no sense is remembered, and
// from there on everything is empty: [decoder.end] tells.
type decoder struct {
	rest []byte
	bad  bool
}

// end is an error where something made no sense, or where there is more.
func (d *decoder) end() error {
	if d.bad || len(d.rest) > 0 {
		return errSide
	}
	return nil
}

// wants notes what must be true of what was read.
func (d *decoder) wants(ok bool) {
	if !ok {
		d.bad, d.rest = true, nil
	}
}

func (d *decoder) number() uint64 {
	n, width := binary.Uvarint(d.rest)
	if width <= 0 {
		d.wants(false)
		return 0
	}
	d.rest = d.rest[width:]
	return n
}

// take gives the next bytes: so many things of a width.
func (d *decoder) take(n, width uint64) []byte {
	if n > uint64(len(d.rest))/width {
		d.wants(false)
		return nil
	}
	taken := d.rest[:n*width]
	d.rest = d.rest[n*width:]
	return taken
}

func (d *decoder) text() string { return string(d.take(d.number(), 1)) }

func (d *decoder) texts() []string {
	n := d.number()
	if n > uint64(len(d.rest)) { // each takes a byte at least
		d.wants(false)
		return nil
	}
	list := make([]string, 0, n)
	for range n {
		list = append(list, d.text())
	}
	return list
}

func (d *decoder) uint32s() []uint32 {
	const width = 4
	data := d.take(d.number(), width)
	list := make([]uint32, len(data)/width)
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(data[width*i:])
	}
	return list
}

func (d *decoder) uint64s() []uint64 {
	const width = 8
	data := d.take(d.number(), width)
	list := make([]uint64, len(data)/width)
	for i := range list {
		list[i] = binary.LittleEndian.Uint64(data[width*i:])
	}
	return list
}
