package archive_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/archive"
)

// pageBytes is the size of a page in the benchmark: what a news page weighs.
const pageBytes = 40 << 10

// prose makes words that compress about as well as a page does.
func prose(r *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "<p class=\"corps\">mot%d coteau%d vendange%d ", r.IntN(5000), r.IntN(300), r.IntN(40))
	}
	return b.String()[:n]
}

// BenchmarkKeepAndStore keeps pages and stores their readings, in groups of
// 64; the unit is one page.
func BenchmarkKeepAndStore(b *testing.B) {
	const group = 64
	a := open(b, b.TempDir())
	words := prose(rand.New(rand.NewPCG(1, 2)), pageBytes)
	b.SetBytes(pageBytes)
	b.ResetTimer()
	for n := 0; n < b.N; n += group {
		captures := make([]archive.Capture, group)
		for i := range captures {
			url := fmt.Sprintf("https://coteaux.example/%d/%d", n, i)
			captures[i] = received(url, fmt.Sprint(url, words), i)
		}
		kept, err := a.Keep(b.Context(), captures)
		if err != nil {
			b.Fatal(err)
		}
		readings := make([]archive.Reading, group)
		for i, k := range kept {
			readings[i] = archive.Reading{Capture: k.ID, Reader: 1, Article: article(captures[i].URL, words[i:4000+i])}
		}
		if _, err := a.StoreReadings(b.Context(), readings); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
