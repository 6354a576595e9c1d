package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
)

const reindexLong = `Rebuild the index from the archive, beside the old one; the old one answers until the
new one is complete. With --reread every page is read again from the WARC files first,
with the reader of this version of the program and the site rules as they are now: no
page is fetched.

While 'pressoir serve' runs on the archive, the server does it, and goes on answering.`

func (a *app) reindexCommand() *cobra.Command {
	var reread bool
	cmd := &cobra.Command{
		Use:     "reindex",
		Short:   "rebuild the index from the archive",
		Long:    reindexLong,
		Example: "  pressoir reindex\n  pressoir reindex --reread\n  pressoir demo --once --dir ./demo-archive && pressoir reindex --dir ./demo-archive",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reindex(cmd.Context(), reread)
		},
	}
	cmd.Flags().BoolVar(&reread, "reread", false, "read every page again from the WARC files first")
	return cmd
}

func (a *app) reindex(ctx context.Context, reread bool) error {
	ar, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer func() { _ = ar.Close() }()
	index, err := bleveindex.Open(ctx, a.indexOptions(ar))
	if errors.Is(err, search.ErrDamaged) || errors.Is(err, search.ErrFormat) {
		index, err = a.freshIndex(ctx, ar)
	}
	if errors.Is(err, search.ErrBusy) {
		server, dialErr := dialServer(a.dir)
		if dialErr != nil {
			return fmt.Errorf("%w, and %w: try again when it has ended", err, dialErr)
		}
		a.say("the running server rebuilds its index …")
		report, err := server.Reindex(ctx, reread)
		if report != "" {
			a.say("%s", report)
		}
		return err
	}
	if err != nil {
		return err
	}
	defer func() { _ = index.Close() }()
	report, err := a.rebuild(ctx, ar, index, reread, new(sync.Mutex))
	if report != "" {
		a.say("%s", report)
	}
	return err
}

// rebuild reads every page again when asked to, fills a new generation from
// the archive, and swaps it in. It returns a report of what was done, also
// beside the error that says that some pages could not be read again. following
// is what a follower of the same index holds.
func (a *app) rebuild(ctx context.Context, ar *archive.Archive, index *bleveindex.Engine, reread bool, following sync.Locker) (string, error) {
	var report strings.Builder
	var lost error // pages that cannot be read again keep the text they had
	if reread {
		p, err := a.pipeline(ar)
		if err != nil {
			return "", err
		}
		sum := indexer.NewSummary()
		shown := showProgress(a.stderr, "reread", func() state { return state{words: counted(sum)} })
		err = p.Reread(ctx, sum)
		shown.stop()
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&report, "read again: %s\n", sum.Close())
		lost = sum.Err()
	}
	started := time.Now()
	gen, err := index.NewGeneration(ctx)
	if err != nil {
		return "", err
	}
	if err := a.follow(ctx, ar, gen); err != nil {
		return "", errors.Join(err, index.Drop(gen))
	}
	following.Lock()
	err = index.Swap(gen)
	following.Unlock()
	if err != nil {
		return "", err
	}
	stats, err := ar.Stats(ctx)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&report, "index rebuilt: %d articles in %.1f s", stats.Articles, time.Since(started).Seconds())
	return report.String(), lost
}
