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

// realPages reads the .html files of the folder that PRESSOIR_PAGES names.
func realPages(b *testing.B) [][]byte {
	b.Helper()
	dir := os.Getenv("PRESSOIR_PAGES")
	if dir == "" {
		b.Skip("PRESSOIR_PAGES is not set: it names a folder of real .html pages to read")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no .html file in %s (%v)", dir, err)
	}
	bodies := make([][]byte, min(len(files), maxBenchPages))
	for i := range bodies {
		if bodies[i], err = os.ReadFile(files[i*len(files)/len(bodies)]); err != nil {
			b.Fatal(err)
		}
	}
	return bodies
}

func reportPages(b *testing.B) { b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s") }

// BenchmarkReadPages reads real pages, every field included.
func BenchmarkReadPages(b *testing.B) {
	bodies, r := realPages(b), New(Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := r.Read(context.Background(), Page{Body: bodies[i%len(bodies)]}); err != nil && !errors.Is(err, ErrEmpty) {
			b.Fatal(err)
		}
	}
	reportPages(b)
}

// BenchmarkWordsOfPages finds who said what in the same pages, read before.
// Its time a page is part of that of BenchmarkReadPages: what is left is what
// reading costs without.
func BenchmarkWordsOfPages(b *testing.B) {
	var drafts []*draft
	for _, body := range realPages(b) {
		text, _, err := decode(body, "")
		if err != nil {
			b.Fatal(err)
		}
		d := newDraft(context.Background(), Page{Body: body})
		if err := d.readHTML(text); err == nil {
			drafts = append(drafts, d)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d := drafts[i%len(drafts)]
		d.notes = d.notes[:0]
		d.readWords()
	}
	reportPages(b)
}
