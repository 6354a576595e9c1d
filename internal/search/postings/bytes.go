package postings

import "encoding/binary"

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

// more is the bit of a byte that another byte of the number follows.
const more = 0x80

// entries reads frequencies and norms.
func (r *bytesReader) entries(times []uint64, lengths []uint8) {
	for i := range times {
		// Nearly all frequencies take one byte or two, all norms one.
		switch p := r.rest; {
		case len(p) > 1 && p[0] > 1 && p[0] < more && p[1] < more:
			times[i], lengths[i], r.rest = uint64(p[0]>>1), p[1], p[2:]
		case len(p) > 2 && p[0] >= more && p[1] < more && p[2] < more:
			times[i], lengths[i], r.rest = (uint64(p[0]-more)|uint64(p[1])<<7)>>1, p[2], p[3:]
		default:
			if times[i], lengths[i] = r.number()>>1, 0; times[i] > 0 {
				lengths[i] = lengthOf(r.number())
			}
		}
	}
}

// skipEntry passes a frequency and its norm, and says whether there is a term
// vector.
func (r *bytesReader) skipEntry() (vector bool) {
	doubled := r.number()
	if doubled > 1 {
		r.skip()
	}
	return doubled&1 != 0
}

// skip passes a number.
func (r *bytesReader) skip() {
	for i, b := range r.rest {
		if b < more {
			r.rest = r.rest[i+1:]
			return
		}
	}
	r.rest, r.short = nil, true
}
