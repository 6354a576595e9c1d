package extract

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// maxBenchPages is how many pages of a folder are read, evenly spread over it.
const maxBenchPages = 300

// BenchmarkReadPages reads the .html files of the folder that PRESSOIR_PAGES
// names, every field included.
func BenchmarkReadPages(b *testing.B) {
	dir := os.Getenv("PRESSOIR_PAGES")
	if dir == "" {
		b.Skip("PRESSOIR_PAGES is not set: it names a folder of real .html pages to read")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no .html file in %s (%v)", dir, err)
	}
	bodies := make([][]byte, min(len(files), maxBenchPages))
	size := 0
	for i := range bodies {
		if bodies[i], err = os.ReadFile(files[i*len(files)/len(bodies)]); err != nil {
			b.Fatal(err)
		}
		size += len(bodies[i])
	}
	r := New(Options{})
	b.ReportAllocs()
	b.SetBytes(int64(size / len(bodies)))
	for i := 0; b.Loop(); i++ {
		if _, err := r.Read(context.Background(), Page{Body: bodies[i%len(bodies)]}); err != nil && !errors.Is(err, ErrEmpty) {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
