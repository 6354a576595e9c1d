package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/indexer/crawl"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/config"
	"github.com/pressoir/pressoir/internal/news"
)

// crawlLock keeps two crawls off one archive: they would fetch pages twice.
const crawlLock = "crawl.lock"

// sideBySide is how many sites are collected at a time; each host still gets
// one request at a time, at its own pace.
const sideBySide = 8

const crawlLong = `Collect the pages of news sites into the archive: from an address, or without one from
the sources of pressoir.toml. A crawl stays on the address's host, below its folder; it
follows the site's sitemaps, feeds and links, obeys robots.txt, and asks for one page a
second at most.

Every page is archived before it is read. Ctrl-C loses nothing: run the same command
again, and it goes on where it stopped; once a round is finished, the next run asks only
for what has changed. While 'pressoir serve' runs, new pages are found within 2 seconds.`

const crawlExample = `  pressoir crawl https://www.ecole-valmont.example/actualites/
  pressoir crawl --max-pages 200 --delay 3s https://gazette-brenne.example/
  pressoir crawl                                   # every source of pressoir.toml

  # while 'pressoir demo' runs in another window, its bundled site can be collected:
  pressoir crawl --delay 100ms http://127.0.0.1:8089/formation/`

func (a *app) crawlCommand() *cobra.Command {
	var delay time.Duration
	var maxPages int
	cmd := &cobra.Command{
		Use:     "crawl [URL…]",
		Short:   "collect the pages of news sites",
		Long:    crawlLong,
		Example: crawlExample,
		RunE: func(cmd *cobra.Command, urls []string) error {
			sources, err := a.sources(urls, delay, maxPages)
			if err != nil {
				return err
			}
			return a.crawl(cmd.Context(), sources)
		},
	}
	flags := cmd.Flags()
	flags.DurationVar(&delay, "delay", 0, "pause between two requests to one host (default: the configuration's, 1s)")
	flags.IntVar(&maxPages, "max-pages", 0, "pages to ask a site for in one round (default: the configuration's, 10000)")
	return cmd
}

// sources are the configured ones, or one for each address; an address that is
// configured keeps its settings. Flags come over both.
func (a *app) sources(urls []string, delay time.Duration, maxPages int) ([]crawl.Source, error) {
	list := a.cfg.Sources
	if len(urls) > 0 {
		list = nil
		for _, u := range urls {
			norm, err := news.NormalizeURL(u)
			if err != nil {
				return nil, usage("%w", err)
			}
			list = append(list, a.sourceAt(norm))
		}
	}
	if len(list) == 0 {
		return nil, usage("crawl needs an address, or sources in %s", config.FileName)
	}
	if delay != 0 && delay < config.MinDelay {
		return nil, usage("--delay %v: at least %v is asked, so that no site complains", delay, config.MinDelay)
	}
	if maxPages < 0 {
		return nil, usage("--max-pages %d: a positive number is wanted", maxPages)
	}
	sources := make([]crawl.Source, 0, len(list))
	for _, s := range list {
		if delay != 0 {
			s.Delay = config.Duration(delay)
		}
		if maxPages != 0 {
			s.MaxPages = maxPages
		}
		sources = append(sources, crawl.Source{Name: s.Name, Start: s.URL, Delay: time.Duration(s.Delay), MaxPages: s.MaxPages})
	}
	return sources, nil
}

func (a *app) sourceAt(address string) config.Source {
	for _, s := range a.cfg.Sources {
		if norm, err := news.NormalizeURL(s.URL); err == nil && norm == address {
			return s
		}
	}
	return config.Source{Name: address, URL: address, Delay: a.cfg.Crawl.Delay, MaxPages: a.cfg.Crawl.MaxPages}
}

// crawl collects the sources and brings the index up to date.
func (a *app) crawl(ctx context.Context, sources []crawl.Source) error {
	ar, err := a.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer func() { _ = ar.Close() }()
	sum, err := a.gather(ctx, ar, sources)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if sum == nil {
		return err
	}
	return errors.Join(err, a.catchUp(ctx, ar), sum.Err())
}

// gather collects the sources into the archive, as its only crawl, and says
// what was read. The summary is nil where it could not begin.
func (a *app) gather(ctx context.Context, ar *archive.Archive, sources []crawl.Source) (*indexer.Summary, error) {
	lock := flock.New(filepath.Join(ar.Dir(), crawlLock))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	if !held {
		return nil, fmt.Errorf("another crawl runs on %s; wait for its end, or stop it", ar.Dir())
	}
	defer func() { _ = lock.Unlock() }()

	p, err := a.pipeline(ar)
	if err != nil {
		return nil, err
	}
	end, err := a.atWork(ctx, ar, p)
	if err != nil {
		return nil, err
	}
	defer end()
	sum := indexer.NewSummary()
	err = a.collect(ctx, ar, p, sources, sum)
	a.say("read: %s", sum.Close())
	return sum, err
}

// collect crawls several sites side by side. One that fails does not end the
// others.
func (a *app) collect(ctx context.Context, ar *archive.Archive, p *indexer.Pipeline, sources []crawl.Source, sum *indexer.Summary) error {
	var reports reports
	shown := showProgress(a.stderr, "crawl", reports.state)
	gate := crawl.NewGate()
	free := make(chan struct{}, sideBySide)
	var running sync.WaitGroup
	for _, s := range sources {
		running.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			done, err := crawl.Run(ctx, s, crawl.Options{
				Archive: ar, Agent: a.agent(), Log: a.log, Gate: gate,
				Progress: func(st crawl.Status) { reports.progress(s.Name, st) },
				Kept: func(ctx context.Context, pages []archive.Capture) error {
					return p.Crawled(ctx, pages, sum)
				},
			})
			reports.ended(s.Name, done, err)
		})
	}
	running.Wait()
	shown.stop()
	return reports.print(a)
}

// reports gathers what the crawls that run side by side say.
type reports struct {
	mu     sync.Mutex
	status map[string]crawl.Status
	lines  []string
	errs   []error
}

func (r *reports) progress(name string, st crawl.Status) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.status == nil {
		r.status = map[string]crawl.Status{}
	}
	r.status[name] = st
}

func (r *reports) ended(name string, s crawl.Summary, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines = append(r.lines, crawlReport(name, s))
	if err != nil {
		r.errs = append(r.errs, fmt.Errorf("%s: %w", name, err))
	}
}

func (r *reports) state() state {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all crawl.Status
	for _, st := range r.status {
		all.Fetched += st.Fetched
		all.Kept += st.Kept
		all.Pending += st.Pending
		all.URL = st.URL
	}
	return state{
		done: int64(all.Fetched), total: int64(all.Fetched + all.Pending),
		words: fmt.Sprintf("%d fetched, %d kept, %d to go  %s", all.Fetched, all.Kept, all.Pending, clean(all.URL)),
	}
}

func (r *reports) print(a *app) error {
	for _, line := range r.lines {
		a.say("%s", line)
	}
	return errors.Join(r.errs...)
}

// crawlReport is the summary of one site's round.
func crawlReport(name string, s crawl.Summary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, round %d: %d addresses asked for in %.1f s", name, s.Round, s.Fetched, s.Took.Seconds())
	row := func(n int, words string) {
		if n > 0 {
			fmt.Fprintf(&b, "\n  %6d   %s", n, words)
		}
	}
	row(s.Kept, "pages archived")
	row(s.Unchanged, "unchanged since the last round")
	row(s.Redirects, "redirects")
	row(s.Lists, "sitemaps and feeds")
	for _, reason := range slices.Sorted(maps.Keys(s.Refused)) {
		row(s.Refused[reason], "refused: "+reason)
	}
	for _, reason := range slices.Sorted(maps.Keys(s.Skipped)) {
		row(s.Skipped[reason], "links left alone: "+reason)
	}
	row(s.Pending, "left for the next run")
	return b.String()
}
