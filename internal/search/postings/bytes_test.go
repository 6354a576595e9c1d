package postings

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBytesReader holds that numbers are read as they were written, many of them
// at once too, and that none is read past the end.
func TestBytesReader(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		var data []byte
		numbers := make([]uint64, random.IntN(40))
		bits := random.IntN(63) // most numbers are short, or few are
		for i := range numbers {
			numbers[i] = random.Uint64N(1 << (7 + random.IntN(bits+1)%57))
			data = binary.AppendUvarint(data, numbers[i])
		}
		all := bytesReader{rest: data}
		if got := all.numbers(uint64(len(numbers)), nil); !slices.Equal(got, numbers) || all.short || len(all.rest) > 0 {
			t.Fatalf("%v, want %v; %d bytes are left", got, numbers, len(all.rest))
		}
		r := bytesReader{rest: data}
		for i, n := range numbers {
			if got := r.number(); got != n || r.short {
				t.Fatalf("number %d of %v is %d", i, numbers, got)
			}
		}
		cut := bytesReader{rest: data[:max(0, len(data)-1)]}
		if got := cut.numbers(1<<60, nil); !cut.short || len(got) > len(numbers)+1 {
			t.Fatalf("%v cut short are %v", numbers, got)
		}
	}
}

// TestBytesReaderVectors holds that entries are passed one by one, whatever they
// are, and those with a term vector counted.
func TestBytesReaderVectors(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 2000 {
		var data []byte
		n, with := random.IntN(60), uint64(0)
		for range n {
			doubled := random.Uint64N(1 << (1 + random.IntN(40)))
			with += doubled & 1
			data = binary.AppendUvarint(data, doubled)
			if doubled > 1 {
				data = binary.AppendUvarint(data, random.Uint64N(1<<(7+random.IntN(4))))
			}
		}
		r := bytesReader{rest: append(data, 9, 9)}
		if got := r.vectors(uint64(n)); got != with || len(r.rest) != 2 || r.short {
			t.Fatalf("%d of %v, want %d; %d bytes are left", got, data, with, len(r.rest))
		}
		if r.vectors(1 << 60); !r.short {
			t.Fatalf("there is no end of %v", data)
		}
	}
}
