package bleveindex

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Texts are found by all of a signature and by each of its bands, however often
// the table has grown since.
func TestBandTable(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	texts, table := signatures{}, bandTable{}
	texts.add(&signature{})
	if _, ok := table.same(&texts, &signature{}); ok {
		t.Error("an empty table has a text")
	}
	var all []signature
	for range 3000 {
		var one signature
		for i := range one.bins {
			one.bins[i] = byte(1 + random.IntN(255))
		}
		all = append(all, one)
		table.add(&texts, texts.add(&one), func(uint32) {})
	}
	for i, one := range all {
		if n, ok := table.same(&texts, &one); !ok || n != uint32(i+1) {
			t.Fatalf("text %d is taken for %d, %v", i+1, n, ok)
		}
		another := one
		another.marks[0].value++
		if n, ok := table.same(&texts, &another); ok {
			t.Fatalf("another text is taken for %d", n)
		}
		var met []uint32
		if i%100 == 0 {
			table.add(&texts, texts.add(&another), func(other uint32) { met = append(met, other) })
			if !slices.Contains(met, uint32(i+1)) {
				t.Errorf("a text like %d meets %v", i+1, met)
			}
		}
	}
	if used, most := table.used, len(table.slots); used < most/4 || used > most*2/3+1 {
		t.Errorf("%d of %d slots are used", used, most)
	}
}
