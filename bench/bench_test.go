package bench

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/pressoir/pressoir/bench/pages"
	"github.com/pressoir/pressoir/bench/processor"
)

var (
	folder = flag.String("pages", os.Getenv("PRESSOIR_PAGES"), "a folder of .html pages; default $PRESSOIR_PAGES, else the bundled site's")
	limit  = flag.Int("limit", 300, "how many pages of the folder are read")
)

// BenchmarkReaders times every reader over the same pages on one core. A
// round is all readers, one after the other, over all pages; -benchtime 5x
// makes five rounds, so that a busy minute slows all of them alike. It reports
// each one's median pages/s and prints them as a table.
func BenchmarkReaders(b *testing.B) {
	all := pagesToRead(b)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	readers := Readers()
	for _, r := range readers {
		_, _ = r.Read(all[0]) // word lists and expressions are made at the first page
	}
	rates := make([][]float64, len(readers))
	for b.Loop() {
		for i, took := range round(readers, all) {
			rates[i] = append(rates[i], float64(len(all))/took.Seconds())
		}
	}
	medians := make([]float64, len(readers))
	for i, r := range readers {
		medians[i] = median(rates[i])
		b.ReportMetric(medians[i], strings.ReplaceAll(r.Name, " ", "-")+"-pages/s")
	}
	b.Log("\n" + table(readers, rates, medians))
}

func pagesToRead(b *testing.B) []pages.Page {
	b.Helper()
	from, read := "of the bundled site", pages.Demo
	if *folder != "" {
		from, read = "of "+*folder, func() ([]pages.Page, error) { return pages.Folder(*folder, *limit) }
	}
	all, err := read()
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, p := range all {
		size += len(p.Body)
	}
	b.Logf("%d pages %s, %d kB each on average", len(all), from, size/len(all)/1000)
	return all
}

// round has every reader read all pages and says how long each took. What a
// reader refuses counts: its error took time too. Each starts on a clean heap,
// so that none pays for what another left.
func round(readers []Reader, all []pages.Page) []time.Duration {
	took := make([]time.Duration, len(readers))
	for i, r := range readers {
		runtime.GC()
		start := processor.Time()
		for _, p := range all {
			_, _ = r.Read(p)
		}
		took[i] = processor.Time() - start
	}
	return took
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

func table(readers []Reader, rates [][]float64, medians []float64) string {
	var out strings.Builder
	ours := medians[slices.IndexFunc(readers, func(r Reader) bool { return r.Name == Ours })]
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(cells ...string) { _, _ = io.WriteString(w, strings.Join(cells, "\t")+"\t\n") }
	row("reader", "pages/s", "from", "to", "against ours")
	for i, r := range readers {
		row(r.Name, fmt.Sprintf("%.0f", medians[i]), fmt.Sprintf("%.0f", slices.Min(rates[i])), fmt.Sprintf("%.0f", slices.Max(rates[i])), fmt.Sprintf("%.2f", medians[i]/ours))
	}
	_ = w.Flush()
	return out.String()
}
