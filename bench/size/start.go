package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// start is how long it takes from a closed index to the first answers.
type start struct{ open, search, complete time.Duration }

func (s start) total() time.Duration { return s.open + s.search + s.complete }

// restarted closes the index and opens it again: first without the files that
// it keeps beside Bleve's, as on the day of a new version, then with them.
func (o *ours) restarted(ctx context.Context, watched *memory) (bare, usual start, err error) {
	if err := o.engine.Close(); err != nil {
		return bare, usual, err
	}
	sides, err := filepath.Glob(filepath.Join(o.at, "generation-*", "*", "side"))
	for _, side := range sides {
		err = errors.Join(err, os.RemoveAll(side))
	}
	if err == nil {
		watched.enter("start without side files")
		bare, err = o.start(ctx)
	}
	if err == nil {
		err = o.engine.Close()
	}
	if err == nil {
		watched.enter("start")
		usual, err = o.start(ctx)
	}
	return bare, usual, err
}

// start opens the index and asks what a first visitor asks.
func (o *ours) start(ctx context.Context) (s start, err error) {
	began := time.Now()
	if err = o.open(ctx); err != nil {
		return s, err
	}
	s.open = time.Since(began)
	began = time.Now()
	if err = o.engine.Ready(ctx); err != nil {
		return s, err
	}
	if _, err = o.engine.Search(ctx, search.Request{
		Query: query.Query{Sort: query.Newest}, Facets: query.Facets(), Timeline: search.ByMonth, Group: true,
	}); err != nil {
		return s, err
	}
	s.search = time.Since(began)
	began = time.Now()
	_, err = o.engine.Complete(ctx, search.CompleteRequest{Text: "pa"})
	s.complete = time.Since(began)
	return s, err
}
