package postings

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// bytesReader reads numbers of seven bits a byte, the lowest first, and
// remembers when there were none left.
type bytesReader struct {
	rest  []byte
	short bool
}

// from is what begins at an address.
func from(all []byte, at uint64) []byte { return all[min(at, uint64(len(all))):] }

func (r *bytesReader) number() uint64 {
	if len(r.rest) > 0 && r.rest[0] < more {
		v := uint64(r.rest[0])
		r.rest = r.rest[1:]
		return v
	}
	return r.long()
}

// long reads a number of more bytes than one.
func (r *bytesReader) long() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.rest, r.short = nil, true
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *bytesReader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.rest, r.short = nil, true
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

// Of eight bytes read at once, the lowest first: the bit of each that another
// byte of the number follows, and the bits that are the number's.
const (
	more8 = 0x8080808080808080
	bits8 = 0x7f7f7f7f7f7f7f7f
	more  = 0x80
)

// short8 reads a number of up to eight bytes without a loop; of a longer one it
// says 0 bytes.
func short8(eight uint64) (v uint64, bytes int) {
	ends := ^eight & more8
	if ends == 0 {
		return 0, 0
	}
	v = eight & (ends ^ (ends - 1)) & bits8
	v = v&0x007f007f007f007f | v&0x7f007f007f007f00>>1
	v = v&0x00003fff00003fff | v&0x3fff00003fff0000>>2
	v = v&0x000000000fffffff | v&0x0fffffff00000000>>4
	return v, bits.TrailingZeros64(ends)/8 + 1
}

// entries reads frequencies and norms.
func (r *bytesReader) entries(times []uint64, lengths []uint8) {
	p := r.rest
	lengths = lengths[:len(times)]
	for i := range times {
		// Nearly all frequencies take a few bytes, all norms one.
		if len(p) > 9 {
			doubled, n := short8(binary.LittleEndian.Uint64(p))
			if n > 0 && doubled > 1 && p[n] < more {
				times[i], lengths[i], p = doubled>>1, p[n], p[n+1:]
				continue
			}
		}
		r.rest = p
		if times[i], lengths[i] = r.number()>>1, 0; times[i] > 0 {
			lengths[i] = lengthOf(r.number())
		}
		p = r.rest
	}
	r.rest = p
}

// skip passes some numbers.
func (r *bytesReader) skip(n uint64) {
	p := r.rest
	for n >= 8 && len(p) >= 8 {
		n -= uint64(bits.OnesCount64(^binary.LittleEndian.Uint64(p) & more8))
		p = p[8:]
	}
	for ; n > 0; n-- {
		end := slices.IndexFunc(p, func(b byte) bool { return b < more })
		if end < 0 {
			r.rest, r.short = nil, true
			return
		}
		p = p[end+1:]
	}
	r.rest = p
}

// vectors passes some frequencies and norms, and says how many of them have a
// term vector.
func (r *bytesReader) vectors(n uint64) (with uint64) {
	p := r.rest
	for ; n > 0; n-- {
		if len(p) < 8 {
			break
		}
		ends := ^binary.LittleEndian.Uint64(p) & more8
		doubled, second := p[0], ends&(ends-1)
		if second == 0 || doubled < 2 {
			break
		}
		with += uint64(doubled & 1)
		p = p[bits.TrailingZeros64(second)/8+1:]
	}
	r.rest = p
	for ; n > 0 && !r.short; n-- {
		doubled := r.number()
		with += doubled & 1
		if doubled > 1 {
			r.skip(1)
		}
	}
	return with
}

// numbers appends some numbers. Nearly all that it is used for take one byte.
func (r *bytesReader) numbers(n uint64, to []uint64) []uint64 {
	p := r.rest
	for ; n >= 8 && len(p) >= 8; n -= 8 {
		eight := binary.LittleEndian.Uint64(p)
		if eight&more8 != 0 {
			break
		}
		to = append(to, eight&0xff, eight>>8&0xff, eight>>16&0xff, eight>>24&0xff, eight>>32&0xff, eight>>40&0xff, eight>>48&0xff, eight>>56)
		p = p[8:]
	}
	r.rest = p
	for ; n > 0 && !r.short; n-- {
		to = append(to, r.number())
	}
	return to
}
