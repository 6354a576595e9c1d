package postings

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// chunks are entries in a segment's file. Those of the documents k*width to
// (k+1)*width-1 are one chunk of numbers: for each document its frequency
// doubled, one more if it has a term vector, and unless the frequency is 0 its
// norm. Term vectors are in chunks of their own.
type chunks struct {
	docs      *roaring.Bitmap
	width     uint64
	counted   chunked
	vectors   chunked
	reading   place // of counts
	finding   place // of vectors, whose counts are gone through again
	locations bytesReader
}

// place is where one reads: at the entry of the list's nth document.
type place struct {
	opened bool
	chunk  uint64
	nth    uint64
	rest   bytesReader
}

// chunked is a row of chunks.
type chunked struct {
	ends []uint64
	data []byte
}

// chunkedAt reads where the chunks at an address end. At 0 there are none.
func chunkedAt(all []byte, at uint64) chunked {
	if at == 0 {
		return chunked{}
	}
	r := &bytesReader{rest: from(all, at)}
	n := r.number()
	if n > uint64(len(r.rest)) { // each takes a byte at least
		return chunked{}
	}
	c := chunked{ends: make([]uint64, n)}
	for i := range c.ends {
		c.ends[i] = r.number()
	}
	c.data = r.rest
	return c
}

func (c *chunked) at(chunk uint64) ([]byte, error) {
	if chunk >= uint64(len(c.ends)) {
		return nil, fmt.Errorf("%w: no chunk %d of %d", ErrFormat, chunk, len(c.ends))
	}
	start, end := uint64(0), c.ends[chunk]
	if chunk > 0 {
		start = c.ends[chunk-1]
	}
	if start > end || end > uint64(len(c.data)) {
		return nil, fmt.Errorf("%w: chunk %d ends at %d of %d", ErrFormat, chunk, end, len(c.data))
	}
	return c.data[start:end], nil
}

func (c *chunks) counts(docs []uint32, nth uint64, times []uint64, lengths []uint8) error {
	for i := 0; i < len(docs); {
		chunk := uint64(docs[i]) / c.width
		if _, err := c.enter(&c.reading, chunk); err != nil {
			return err
		}
		// A field with counts has none of 0: two numbers a document.
		c.reading.rest.skip(2 * (nth + uint64(i) - c.reading.nth))
		end := uint32(min((chunk+1)*c.width-1, 1<<32-1)) // the chunk's last document
		upTo := len(docs)
		if docs[upTo-1] > end {
			upTo, _ = slices.BinarySearch(docs, end+1)
		}
		c.reading.rest.entries(times[i:upTo], lengths[i:upTo])
		if c.reading.rest.short {
			return fmt.Errorf("%w: the counts of chunk %d end too soon", ErrFormat, chunk)
		}
		c.reading.nth = nth + uint64(upTo)
		i = upTo
	}
	return nil
}

// enter opens a chunk of counts unless one reads it already.
func (c *chunks) enter(at *place, chunk uint64) (opened bool, err error) {
	if at.opened && at.chunk == chunk {
		return false, nil
	}
	rest, err := c.counted.at(chunk)
	if err != nil {
		return false, err
	}
	first := uint64(0)
	if start := chunk * c.width; start > 0 {
		first = c.docs.Rank(uint32(start - 1))
	}
	*at = place{opened: true, chunk: chunk, nth: first, rest: bytesReader{rest: rest}}
	return true, nil
}

func (c *chunks) vector(doc uint32, nth uint64, to []uint64) ([]uint64, error) {
	at, chunk := &c.finding, uint64(doc)/c.width
	opened, err := c.enter(at, chunk)
	if err != nil {
		return to, err
	}
	if opened {
		locations, err := c.vectors.at(chunk)
		if err != nil {
			return to, err
		}
		c.locations = bytesReader{rest: locations}
	}
	for range at.rest.vectors(nth - at.nth) {
		c.locations.take(c.locations.number())
	}
	at.nth = nth + 1
	if at.rest.vectors(1) > 0 {
		own := bytesReader{rest: c.locations.take(c.locations.number())}
		_ = own.number() // the field
		to = append(to, own.number())
		_, _ = own.number(), own.number() // bytes from and to
		to = own.numbers(own.number(), to)
		c.locations.short = c.locations.short || own.short
	}
	if at.rest.short || c.locations.short {
		return to, fmt.Errorf("%w: the term vectors of chunk %d end too soon", ErrFormat, chunk)
	}
	return to, nil
}
