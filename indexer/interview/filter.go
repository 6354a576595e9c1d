package interview

// filter says of most words at once that they are not in a set, for less than
// looking them up; of some it cannot tell.
type filter [1 << 10]uint64

func newFilter[V any](words map[string]V) *filter {
	f := new(filter)
	for w := range words {
		if w != "" {
			at := f.place(w)
			f[at>>6] |= 1 << (at & 63)
		}
	}
	return f
}

// may reports whether a word may be in the set.
func (f *filter) may(w string) bool {
	if w == "" {
		return false
	}
	at := f.place(w)
	return f[at>>6]&(1<<(at&63)) != 0
}

// place mixes a word's length and its first, middle and last two bytes.
func (f *filter) place(w string) uint32 {
	n := len(w)
	h := uint32(n)*0x9e3779b1 + uint32(w[0])<<24 + uint32(w[n/2])<<16 + uint32(w[n-1])<<8 + uint32(w[max(0, n-2)])
	h *= 0x85ebca6b
	return h >> 16
}
