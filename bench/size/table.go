package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// table is all that was measured.
type table struct {
	rows        []row
	ours, stock weight
	mix         mix
	memory      *memory // before stock Bleve
	heap        uint64  // bytes in use by what a start reads
	bare, usual start   // without and with the files kept beside Bleve's
}

func (t *table) print(w io.Writer, c *corpus) {
	fmt.Fprintf(w, "%d articles of %d pages, p50 / p95 ms, of processor (hits)\n", c.n, len(c.from))
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(out, "\tours\tstock Bleve\n")
	for i, r := range t.rows {
		fmt.Fprintf(out, "%s\t%s\t%s\n", r.name, t.ours.row(i), t.stock.row(i))
	}
	fmt.Fprintf(out, "articles indexed a second\t%s\t%s\n", t.ours.number(t.ours.perSec), t.stock.number(t.stock.perSec))
	fmt.Fprintf(out, "processor, ms an article\t%s\t%s\n", t.ours.number(t.ours.cpu), t.stock.number(t.stock.cpu))
	fmt.Fprintf(out, "index / text\t%s\t%s\n", t.ours.number(t.ours.ofText), t.stock.number(t.stock.ofText))
	fmt.Fprintf(out, "HTTP, 8 clients, requests a second\t%.0f (%d, %d failed)\t–\n", t.mix.perSec, t.mix.requests, t.mix.fail)
	for _, s := range []struct {
		name string
		start
	}{{"start-up ms", t.usual}, {"the same, side files lost", t.bare}} {
		fmt.Fprintf(out, "%s: open, first search, first completion\t%s = %s + %s + %s\t–\n", s.name, ms(s.total()), ms(s.open), ms(s.search), ms(s.complete))
	}
	own, all := t.memory.peaks()
	fmt.Fprintf(out, "peak memory, the process's own\t%s\t–\n", own)
	fmt.Fprintf(out, "peak memory, mapped index files included\t%s\t–\n", all)
	fmt.Fprintf(out, "heap in use after a start\t%s MB\t–\n", megabytes(int64(t.heap)/1024))
	for i, r := range t.rows {
		if slow := t.ours.rows[i]; slow.slowest != "" {
			fmt.Fprintf(out, "slowest of %s\t%s: %s\t–\n", r.name, slow.slowest, ms(slow.most))
		}
	}
	_ = out.Flush() // a table that cannot be printed is not worth an error
	fmt.Fprintf(w, "memory by stage, own + mapped = peak, MB: %s\n", t.memory.byStage())
}

func (w *weight) row(i int) string {
	if !w.started || w.rows[i].runs == 0 {
		return "–"
	}
	t := w.rows[i]
	return fmt.Sprintf("%s / %s, %s (%d)", ms(t.p50), ms(t.p95), ms(t.cpu), t.hits)
}

func (w *weight) number(x float64) string {
	if !w.started || x == 0 { // nothing was indexed in this run
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000) }
