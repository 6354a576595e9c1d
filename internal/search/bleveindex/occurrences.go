package bleveindex

import (
	"math"
	"math/bits"

	index "github.com/blevesearch/bleve_index_api"
)

// Where a term stands in a field of a document is kept in the number that
// Bleve takes for the term's frequency. Bleve's own term vectors take five
// numbers a place and half of the time of indexing; most words stand in a text
// once or twice, and few bits say where. From the lowest bit on:
//
//	00  position                           the term is there once
//	10  times-2 (3), width-1 (4), places   each after the one before, in width bits
//	1   times                              too often or too far apart: the places
//	                                       are in one term vector, its array positions
//	                                       each after the one before
//
// A frequency of 0 is that of a field without any, which Bleve knows by itself.
const (
	marksOften  = 1
	marksSome   = 2
	someBits    = 2
	timesBits   = 3
	widthBits   = 4
	someMin     = 2
	someMax     = someMin + 1<<timesBits - 1
	widthMax    = 1 << widthBits
	someHeader  = someBits + timesBits + widthBits
	payloadBits = 62 // Bleve keeps the frequency in 63, of which the highest is a sign for Go
)

// occurrences puts the positions of a term, in ascending order, into a
// frequency and, where they do not fit, a term vector.
func occurrences(positions []int32) (frequency int, vectors []*index.TokenLocation) {
	n := len(positions)
	if n == 1 {
		return int(positions[0]) << someBits, nil
	}
	if packed, ok := packed(positions); ok {
		return int(packed), nil
	}
	steps := make([]uint64, n-1)
	for i := range steps {
		steps[i] = uint64(positions[i+1] - positions[i])
	}
	return n<<1 | marksOften, []*index.TokenLocation{{Position: int(positions[0]), ArrayPositions: steps}}
}

func packed(positions []int32) (uint64, bool) {
	n := len(positions)
	if n < someMin || n > someMax {
		return 0, false
	}
	all, before := uint64(0), int32(0)
	for _, p := range positions {
		all |= uint64(p - before)
		before = p
	}
	width := max(1, bits.Len64(all))
	if width > widthMax || someHeader+n*width > payloadBits {
		return 0, false
	}
	value := uint64(marksSome | (n-someMin)<<someBits | (width-1)<<(someBits+timesBits))
	at, last := someHeader, int32(0)
	for _, p := range positions {
		value |= uint64(p-last) << at
		at, last = at+width, p
	}
	return value, true
}

// times is how often a term is there, by its frequency: where its lowest bits
// say that, without a question that could be guessed wrong.
func times(frequency uint64) int {
	if n := fewTimes[frequency%uint64(len(fewTimes))]; n > 0 {
		return int(n)
	}
	return int(frequency >> 1)
}

// fewTimes is how often a term is there by the lowest bits of its frequency, 0
// where they do not say.
var fewTimes = func() (few [1 << (someBits + timesBits)]uint8) {
	for low := range few {
		switch {
		case low&marksOften != 0:
		case low&marksSome != 0:
			few[low] = uint8(someMin + low>>someBits)
		default:
			few[low] = 1
		}
	}
	return few
}()

// elsewhere reports whether the positions are in a term vector.
func elsewhere(frequency uint64) bool { return frequency&marksOften != 0 }

// addPlaces appends the places of a posting, each of which stands for wide
// more after its own. What is in a term vector is told by its numbers.
func addPlaces(list []place, frequency uint64, vector []uint64, wide int64) []place {
	switch {
	case elsewhere(frequency):
		at := int64(0)
		for _, step := range vector { // the first from the beginning
			at += int64(step)
			list = append(list, place{at, at + wide})
		}
	case frequency&marksSome != 0:
		width := frequency>>(someBits+timesBits)&(1<<widthBits-1) + 1
		rest, at := frequency>>someHeader, int64(0)
		for range times(frequency) {
			at += int64(rest & (1<<width - 1))
			rest >>= width
			list = append(list, place{at, at + wide})
		}
	default:
		at := int64(frequency >> someBits)
		list = append(list, place{at, at + wide})
	}
	return list
}

// A field's length is kept in one byte beside each of its terms: exactly up to
// lengthExact, then in steps of a seventeenth, up to some 7,700 words.
const (
	lengthExact = 32
	lengthSteps = 12 // each time a length doubles
	lengthCodes = 128
)

var lengthOf = decodedLengths()

func decodedLengths() (of [lengthCodes]float64) {
	for code := range of {
		of[code] = float64(max(code, 1))
		if over := code - lengthExact; over > 0 {
			of[code] = lengthExact * math.Exp2(float64(over)/lengthSteps)
		}
	}
	return of
}

// lengthCode is the byte of a length, never 0.
func lengthCode(n int) int {
	if n <= lengthExact {
		return max(n, 1)
	}
	over := math.Round(lengthSteps * math.Log2(float64(n)/lengthExact))
	return lengthExact + int(min(over, lengthCodes-1-lengthExact))
}
