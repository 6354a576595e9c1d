// Command size times searches over a large corpus beside stock Bleve (its own
// collector, facets from doc values) in one run, and prints one table:
//
//	size -n 200000 -pages FOLDER
//
// The articles are made of the paragraphs, dates, rubrics, speakers and tags
// of the folder's pages, of the bundled site's without one. All that is
// written goes to a temporary folder, which is removed at the end.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"
	"time"
)

type options struct {
	n      int
	pages  string
	budget time.Duration // of one row of one engine
	stock  bool
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 20_000, "how many articles the corpus has")
	flag.StringVar(&o.pages, "pages", os.Getenv("PRESSOIR_PAGES"), "a folder of .html pages to make articles of; default $PRESSOIR_PAGES")
	flag.DurationVar(&o.budget, "budget", 20*time.Second, "how long one row may take for one engine")
	flag.BoolVar(&o.stock, "stock", true, "weigh stock Bleve, too")
	profile := flag.String("cpuprofile", "", "a file for a profile of the whole run")
	flag.Parse()
	if *profile != "" {
		f, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(f)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "size:", err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	c, err := newCorpus(ctx, o.pages, o.n)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "pressoir-size-")
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, os.RemoveAll(dir)) }()
	rows := c.rows()
	t := table{rows: rows}
	ours, err := openOurs(ctx, dir, c)
	if err != nil {
		return err
	}
	t.ours, err = weigh(ctx, c, ours, rows, o.budget)
	if err == nil {
		t.mix, err = mixed(ctx, c, ours.engine, o.budget)
	}
	t.peak = peakMemory()
	if err = cmp.Or(err, ours.close()); err != nil {
		return err
	}
	if o.stock {
		stock, err := openStock(dir)
		if err != nil {
			return err
		}
		t.stock, err = weigh(ctx, c, stock, rows, o.budget)
		if err = cmp.Or(err, stock.close()); err != nil {
			return err
		}
	}
	t.print(os.Stdout, c)
	return nil
}
