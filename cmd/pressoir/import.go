package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/search"
)

// importFollows is how often the index follows a running import: seldom, for
// nobody searches yet and larger batches index faster.
const importFollows = 3 * time.Second

const importLong = `Import pages into the archive: .html and .txt files, .warc and .warc.gz files and .wacz
collections made by any crawler, .jsonl articles as 'pressoir extract' prints them, whole
folders, or standard input (-).

Every page is kept as it is in the archive's WARC files first, then read and indexed.
Importing twice changes nothing. Ctrl-C loses nothing: run it again to go on.`

const importExample = `  pressoir import pages/
  pressoir import crawl-2024.warc.gz collection.wacz
  pressoir extract --list pages.jsonl | pressoir import -
  printf 'La piscine rouvre\n\nLe bassin a été refait, a annoncé la ville lundi.\n' | pressoir import -`

func (a *app) importCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "import PATH…",
		Short:   "import pages, WARC files or articles",
		Long:    importLong,
		Example: importExample,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("import needs a file or a folder, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.importPaths(cmd.Context(), args)
		},
	}
}

func (a *app) importPaths(ctx context.Context, paths []string) error {
	ar, err := a.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer func() { _ = ar.Close() }()

	p, err := a.pipeline(ar)
	if err != nil {
		return err
	}
	end, err := a.atWork(ctx, ar, p)
	if err != nil {
		return err
	}
	defer end()
	index, follow, err := a.followBeside(ctx, ar)
	if err != nil {
		return err
	}
	sum := indexer.NewSummary()
	files := indexer.NewFiles(paths, a.input(ctx))
	shown := showProgress(a.stderr, "import", func() state {
		done, total := files.Bytes()
		return state{done: done, total: total, words: counted(sum)}
	})
	err = p.Run(ctx, files.Source(ctx), sum)
	shown.stop()
	err = errors.Join(err, follow())
	if index != nil {
		err = errors.Join(err, index.Close())
	}
	a.say("%s", sum.Close())
	if err == nil && index == nil {
		err = a.catchUp(ctx, ar)
	}
	if err != nil {
		return err
	}
	return sum.Err()
}

// counted is the state of a run in a few words.
func counted(sum *indexer.Summary) string {
	came, articles, refused := sum.Snapshot()
	return fmt.Sprintf("%d pages, %d articles, %d refused", came, articles, refused)
}

// followBeside opens the index, when it is free, and follows the archive while
// pages are read, so that both cores work. The function it returns brings the
// index up to date and ends the following.
func (a *app) followBeside(ctx context.Context, ar *archive.Archive) (search.Index, func() error, error) {
	index, err := a.openIndex(ctx, ar)
	if errors.Is(err, search.ErrBusy) {
		return nil, func() error { return nil }, nil
	}
	if err != nil {
		return nil, nil, err
	}
	f := &indexer.Follower{Archive: ar, Target: index, Log: a.log, Interval: importFollows}
	running, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- f.Run(running) }()
	return index, func() error {
		stop()
		if err := <-ended; err != nil {
			return err
		}
		if ctx.Err() != nil {
			return nil // interrupted: the next process catches up
		}
		return a.follow(ctx, ar, index)
	}, nil
}
