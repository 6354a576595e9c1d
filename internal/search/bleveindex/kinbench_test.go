package bleveindex

import (
	"testing"

	"github.com/pressoir/pressoir/internal/search"
)

// BenchmarkKin reads the signatures of 2,000 articles of one index: what the
// first search that folds near-copies waits for.
func BenchmarkKin(b *testing.B) {
	const n = 2000
	e, err := Open(b.Context(), Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	if err := e.Apply(b.Context(), search.Batch{Put: benchCorpus(n), Position: 1}); err != nil {
		b.Fatal(err)
	}
	v, err := openView(b.Context(), e.current.articles)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := (&kin{side: &sideFiles{}}).view(b.Context(), v); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "docs/s")
	if err := v.close(); err != nil {
		b.Fatal(err)
	}
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
}
