package bleveindex

import (
	"encoding/binary"
	"math/bits"
)

// bandTable finds the texts that have a band in common, and those that have all
// of a signature: a hash table with open addressing, whose keys are in the
// signatures.
type bandTable struct {
	slots []uint32 // text*textKeys + band; 0 is empty, as text 0 is none
	used  int
}

const (
	// maxBandTexts is how many texts a band keeps: what many texts have in common
	// is furniture, and each is compared with a few of them only.
	maxBandTexts = 4
	wholeText    = signatureBands // in place of a band
	textKeys     = signatureBands + 1
)

// same is the text that has a signature.
func (t *bandTable) same(texts *signatures, one *signature) (n uint32, ok bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	for at := t.at(one.whole()); t.slots[at] != 0; at = t.after(at) {
		n, band := t.slots[at]/textKeys, t.slots[at]%textKeys
		if band == wholeText && *texts.at(n) == *one {
			return n, true
		}
	}
	return 0, false
}

// add puts a text in that is not there, and names those that have a band in
// common with it.
func (t *bandTable) add(texts *signatures, n uint32, meets func(other uint32)) {
	t.reserve(texts, 1)
	one := texts.at(n)
	for band := range signatureBands {
		t.place(texts, n, band, one.band(band), meets)
	}
	t.put(n*textKeys+wholeText, one.whole())
}

// place keeps a band of a text, unless enough texts have it.
func (t *bandTable) place(texts *signatures, n uint32, band int, key uint64, meets func(other uint32)) {
	same, at := 0, t.at(key)
	for ; t.slots[at] != 0; at = t.after(at) {
		slot := t.slots[at]
		if other := slot / textKeys; slot%textKeys == uint32(band) && texts.at(other).band(band) == key {
			meets(other)
			if same++; same == maxBandTexts {
				return
			}
		}
	}
	t.slots[at] = n*textKeys + uint32(band)
	t.used++
}

// put takes the next free slot after that of a key.
func (t *bandTable) put(slot uint32, key uint64) {
	at := t.at(key)
	for t.slots[at] != 0 {
		at = t.after(at)
	}
	t.slots[at] = slot
	t.used++
}

// at is the slot of a key.
func (t *bandTable) at(key uint64) uint64 {
	at, _ := bits.Mul64(scramble(key), uint64(len(t.slots)))
	return at
}

func (t *bandTable) after(at uint64) uint64 {
	if at++; at == uint64(len(t.slots)) {
		return 0
	}
	return at
}

// reserve makes room for so many more texts: two thirds of the slots are used
// at most.
func (t *bandTable) reserve(texts *signatures, n int) {
	least := (t.used + n*textKeys) * 3 / 2
	if least < len(t.slots) {
		return
	}
	old := t.slots
	t.slots = make([]uint32, max(1024, least+1, len(old)*3/2))
	t.used = 0
	for _, slot := range old {
		if slot == 0 {
			continue
		}
		one, band := texts.at(slot/textKeys), slot%textKeys
		if band == wholeText {
			t.put(slot, one.whole())
		} else {
			t.put(slot, one.band(int(band)))
		}
	}
}

// whole is a hash of all of a signature.
func (s *signature) whole() uint64 {
	h := uint64(s.size)<<32 | uint64(s.site)
	for i := 0; i < signatureBins; i += 8 {
		h = scramble(h) ^ binary.LittleEndian.Uint64(s.bins[i:])
	}
	for _, m := range s.marks {
		h = bits.RotateLeft64(h, 23)*hashPrime ^ uint64(m.context)<<16 ^ uint64(m.value)
	}
	return h
}
