package bleveindex

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/search"
)

// BenchmarkComplete completes every beginning, of one letter to eight, of words
// of 20,000 articles, and of two words.
func BenchmarkComplete(b *testing.B) {
	const size = 20_000
	articles := benchCorpus(size)
	for _, a := range articles {
		a.Text, a.Lead = "", "" // nothing of them is completed
	}
	e := open(b, Options{Dir: b.TempDir()})
	for i := 0; i < size; i += 1000 {
		if err := e.Apply(b.Context(), search.Batch{Put: articles[i : i+1000], Position: int64(i + 1)}); err != nil {
			b.Fatal(err)
		}
	}
	var typed []string
	for i := range 40 {
		words := strings.Fields(string(articles[i*97].Title))
		word := words[i%len(words)]
		for n := 1; n <= min(8, len(word)); n++ {
			typed = append(typed, strings.ToValidUTF8(word[:n], ""), strings.ToValidUTF8(words[0]+" "+word[:n], ""))
		}
	}
	typed = append(typed, "m", "mo", "mot 1", "pers", "personne 8", "rub")
	began := time.Now()
	if _, err := e.Complete(b.Context(), search.CompleteRequest{Text: "a"}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(time.Since(began).Milliseconds()), "first-ms")
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		if _, err := e.Complete(b.Context(), search.CompleteRequest{Text: typed[i%len(typed)]}); err != nil {
			b.Fatal(fmt.Errorf("%q: %w", typed[i%len(typed)], err))
		}
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}
