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

// entry passes a frequency and its norm, and says whether there is a term
// vector.
func (r *bytesReader) entry() (vector bool) {
	doubled := r.number()
	if doubled > 1 {
		r.skip(1)
	}
	return doubled&1 != 0
}
