package crawl

import "hash/maphash"

// hashes is a set of strings of which only hashes are held: addresses are long
// and come by the hundred thousand. Among a million of them the chance that two
// are taken for one is below one in ten million.
type hashes struct {
	seed maphash.Seed
	set  map[uint64]struct{}
}

func newHashes() hashes { return hashes{maphash.MakeSeed(), make(map[uint64]struct{})} }

func (h hashes) len() int { return len(h.set) }

func (h hashes) has(s string) bool {
	_, ok := h.set[maphash.String(h.seed, s)]
	return ok
}

// add reports whether s was not in the set.
func (h hashes) add(s string) bool {
	if h.has(s) {
		return false
	}
	h.set[maphash.String(h.seed, s)] = struct{}{}
	return true
}
