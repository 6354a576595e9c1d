package bleveindex

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// read gives back what occurrences wrote, as it is read from an index.
func read(positions []int32) (n int, at []int32) {
	frequency, vectors := occurrences(positions)
	var vector []uint64
	for _, v := range vectors {
		vector = append(append(vector, uint64(v.Position)), v.ArrayPositions...)
	}
	for _, p := range addPlaces(nil, uint64(frequency), vector, 0) {
		at = append(at, int32(p.from))
	}
	return times(uint64(frequency)), at
}

func TestOccurrences(t *testing.T) {
	lists := [][]int32{
		{1}, {1 << 30}, {1, 2}, {7, 7}, {1, 1 << 15}, {1, 1 << 17}, {1 << 16, 1<<16 + 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 40 {
		for range 50 {
			list, at := make([]int32, n+1), int32(0)
			for i := range list {
				at += random.Int32N(1 << random.IntN(12))
				list[i] = at + 1
			}
			lists = append(lists, list)
		}
	}
	for _, list := range lists {
		if n, got := read(list); n != len(list) || !slices.Equal(got, list) {
			t.Fatalf("%v comes back as %v, %d times", list, got, n)
		}
	}
}

// Most words of a text take two bytes with their place, as Bleve writes them.
func TestOccurrencesAreShort(t *testing.T) {
	for _, c := range []struct {
		positions []int32
		bits      int
	}{{[]int32{31}, 7}, {[]int32{2047}, 13}, {[]int32{100, 400}, 27}, {[]int32{100, 200, 300}, 30}} {
		if frequency, vectors := occurrences(c.positions); frequency>>c.bits != 0 || vectors != nil {
			t.Errorf("%v takes more than %d bits: %b", c.positions, c.bits, frequency)
		}
	}
}

func TestLengthCode(t *testing.T) {
	last := 0
	for n := range 200_000 {
		code := lengthCode(n)
		if code < last || code < 1 || code >= lengthCodes {
			t.Fatalf("length %d has code %d after %d", n, code, last)
		}
		last = code
		if got := lengthOf[code]; n > 0 && n < 7000 && (got/float64(n) > 1.03 || got/float64(n) < 0.97) {
			t.Fatalf("length %d comes back as %f", n, got)
		}
	}
}
