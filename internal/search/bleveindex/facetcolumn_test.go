package bleveindex

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A column counts the same whether it goes through sets or through values, and
// however wide its numbers are.
func TestFacetColumnCounts(t *testing.T) {
	const rows = 3000
	for _, distinct := range []int{3, 700, math.MaxUint16 + 10} {
		random := rand.New(rand.NewPCG(7, uint64(distinct)))
		m, want := newColumnMaker(), make([][]uint32, max(rows, distinct))
		for row := range want {
			for range random.IntN(4) {
				n := random.IntN(distinct)
				if row < distinct {
					n = row // all of them are there
				}
				m.add([]byte(strconv.Itoa(n)))
				want[row] = append(want[row], m.numbers[strconv.Itoa(n)])
			}
			slices.Sort(want[row])
			want[row] = slices.Compact(want[row])
			m.end(uint64(row))
		}
		c := m.column(uint64(len(want)))
		c.via = make([]uint32, rows)
		for doc := range c.via {
			c.via[doc] = uint32(random.IntN(len(want)))
		}
		all := make([]int, len(m.texts))
		for doc, row := range c.via {
			if got := c.of(uint64(doc)); !slices.Equal(got, want[row]) {
				t.Fatalf("%d values: row %d has %v, want %v", distinct, row, got, want[row])
			}
			for _, n := range want[row] {
				all[n]++
			}
		}
		got := make([]int, len(all))
		for docs := range slices.Chunk(iota32(rows), 1000) {
			c.count(docs, got)
		}
		if !slices.Equal(got, all) {
			t.Errorf("%d values are counted otherwise", distinct)
		}
		for _, one := range c.counts(rows, len(all)) {
			all[one.value] -= int(one.n)
		}
		if slices.ContainsFunc(all, func(n int) bool { return n != 0 }) {
			t.Errorf("%d values are counted otherwise, all at once", distinct)
		}
	}
}

func iota32(n int) []uint32 {
	list := make([]uint32, n)
	for i := range list {
		list[i] = uint32(i)
	}
	return list
}

func TestFacetColumnRenumbered(t *testing.T) {
	m := newColumnMaker()
	for row, values := range [][]string{{"Eau", "eau", "air"}, nil, {"eau"}, {"air", "Eau"}} {
		for _, value := range values {
			m.add([]byte(value))
		}
		m.end(uint64(row))
	}
	c := m.column(5)
	c.renumber([]uint32{4, 4, 2}) // both spellings of water are one
	for row, want := range [][]uint32{{2, 4}, {}, {4}, {2, 4}, {}} {
		if got := c.of(uint64(row)); !slices.Equal(got, want) {
			t.Errorf("row %d has %v, want %v", row, got, want)
		}
	}
}

func TestSideLists(t *testing.T) {
	texts := []string{"", "été", "", string(make([]byte, 3*sideBuffer))}
	wide := []int64{0, -1, math.MinInt64, math.MaxInt64}
	long := iota32(sideBuffer)
	narrow := []numbers{narrowNumbers([]uint32{0, 255}, 256), narrowNumbers([]uint32{0, 256}, 257), narrowNumbers([]uint32{65536}, 65537)}
	if narrow[0].one == nil || narrow[1].two == nil || narrow[2].four == nil {
		t.Errorf("numbers are as wide as %+v", narrow)
	}
	var to bytes.Buffer
	e := newEncoder(&to)
	e.texts(texts)
	encodeList(e, wide)
	encodeList(e, long)
	for i := range narrow {
		encodeNumbers(e, &narrow[i])
	}
	if err := e.to.Flush(); err != nil {
		t.Fatal(err)
	}
	read := func(length int) (got []any, err error) {
		d := newDecoder(bytes.NewReader(to.Bytes()[:length]), uint64(length))
		got = append(got, d.texts(), decodeList[int64](d), decodeList[uint32](d))
		for range narrow {
			got = append(got, decodeNumbers(d))
		}
		return got, d.end()
	}
	got, err := read(to.Len())
	if diff := cmp.Diff([]any{texts, wide, long, narrow[0], narrow[1], narrow[2]}, got, cmp.AllowUnexported(numbers{})); diff != "" || err != nil {
		t.Errorf("error %v, (-written +read):\n%s", err, diff)
	}
	for length := 0; length < to.Len(); length += 1 + to.Len()/500 {
		if _, err := read(length); err == nil {
			t.Errorf("the first %d of %d bytes make sense", length, to.Len())
		}
	}
}
