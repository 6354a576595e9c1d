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
	dir    string // "": a temporary one
	heap   string // a file for a profile of the heap after a start, "": none
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 20_000, "how many articles the corpus has")
	flag.StringVar(&o.pages, "pages", os.Getenv("PRESSOIR_PAGES"), "a folder of .html pages to make articles of; default $PRESSOIR_PAGES")
	flag.DurationVar(&o.budget, "budget", 20*time.Second, "how long one row may take for one engine")
	flag.BoolVar(&o.stock, "stock", true, "weigh stock Bleve, too")
	flag.StringVar(&o.dir, "dir", "", "a folder for the indexes, which are kept and used again; default a temporary one")
	flag.StringVar(&o.heap, "memprofile", "", "a file for a profile of the heap after a start")
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
	watched := watchMemory(ctx)
	defer watched.end()
	watched.enter("corpus")
	c, err := newCorpus(ctx, o.pages, o.n)
	if err != nil {
		return err
	}
	dir := o.dir
	if dir == "" {
		if dir, err = os.MkdirTemp("", "pressoir-size-"); err != nil {
			return err
		}
		defer func() { err = cmp.Or(err, os.RemoveAll(dir)) }()
	}
	t := table{rows: c.rows(), memory: watched}
	if err := t.weighOurs(ctx, dir, c, o); err != nil {
		return err
	}
	if o.stock {
		if err := t.weighStock(ctx, dir, c, o); err != nil {
			return err
		}
	}
	t.print(os.Stdout, c)
	return nil
}

func (t *table) weighOurs(ctx context.Context, dir string, c *corpus, o options) error {
	ours, err := openOurs(ctx, dir, c)
	if err != nil {
		return err
	}
	if !ours.holds(c.n) {
		t.memory.enter("indexing")
		err = t.ours.fill(ctx, c, ours)
	}
	if err == nil {
		t.memory.enter("rows")
		err = ours.engine.Ready(ctx)
	}
	if err == nil {
		err = t.ours.weigh(ctx, ours, t.rows, o.budget)
	}
	if err == nil {
		t.bare, t.usual, err = ours.restarted(ctx, t.memory)
	}
	if err == nil {
		t.heap = heapInUse()
		err = writeHeap(o.heap)
	}
	if err == nil {
		t.memory.enter("HTTP")
		t.mix, err = mixed(ctx, c, ours.engine, o.budget)
	}
	t.memory.end() // what stock Bleve takes is not ours
	return cmp.Or(err, ours.close())
}

func (t *table) weighStock(ctx context.Context, dir string, c *corpus, o options) error {
	stock, err := openStock(dir)
	if err != nil {
		return err
	}
	n, err := stock.index.DocCount()
	if err == nil {
		if n != uint64(c.n) {
			err = t.stock.fill(ctx, c, stock)
		}
		if err == nil {
			err = t.stock.weigh(ctx, stock, t.rows, o.budget)
		}
	}
	return cmp.Or(err, stock.close())
}
