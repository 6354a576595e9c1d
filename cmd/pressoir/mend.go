package main

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
)

// served is the index as a server's pages and its socket see it: a search that
// finds it damaged gets its error at once, and has the keeper make a new one.
type served struct {
	*bleveindex.Engine
	keeper *keeper
}

// Search implements [search.Index].
func (s served) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	number := s.Number()
	res, err := s.Engine.Search(ctx, r)
	s.keeper.note(number, err)
	return res, err
}

// Complete implements [search.Index].
func (s served) Complete(ctx context.Context, r search.CompleteRequest) (*search.Completions, error) {
	number := s.Number()
	res, err := s.Engine.Complete(ctx, r)
	s.keeper.note(number, err)
	return res, err
}

// ready reads what the first visitor would wait for. What is wrong then is told
// when somebody searches.
func (k *keeper) ready(ctx context.Context) {
	number := k.index.Number()
	err := k.index.Ready(ctx)
	k.note(number, err)
	if err != nil && ctx.Err() == nil {
		k.app.log.WarnContext(ctx, "the index could not be made ready", "err", err)
	}
}

// note reports a generation whose answer was that it is damaged.
func (k *keeper) note(generation int, err error) {
	if errors.Is(err, search.ErrDamaged) {
		k.report(generation)
	}
}

// report says that a generation is damaged. It never waits: one report is
// enough, and those that come while it is looked after say the same.
func (k *keeper) report(generation int) {
	select {
	case k.damaged <- generation:
	default:
	}
}

// mend makes a new index of the archive whenever one is reported damaged,
// until ctx ends. Searches go on meanwhile: what can still be read is.
func (k *keeper) mend(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case generation := <-k.damaged:
			if generation != k.index.Number() {
				continue // replaced since
			}
			k.app.say("the index is damaged; it is made anew from the archive")
			report, err := k.reindex(ctx, false)
			switch {
			case err == nil:
				k.app.say("%s", report)
			case ctx.Err() == nil && !errors.Is(err, errRebuilding):
				k.app.log.ErrorContext(ctx, "the index could not be made anew; the next search that finds it damaged tries again", "err", err)
			}
		}
	}
}

// renewed is the index of a process without a server. A search that finds it
// damaged throws it away, has it made anew from the archive, and asks again.
type renewed struct {
	app     *app
	archive *archive.Archive

	mu    sync.RWMutex
	index *bleveindex.Engine
}

// Search implements [searcher].
func (r *renewed) Search(ctx context.Context, req search.Request) (res *search.Result, err error) {
	err = r.ask(ctx, func(index *bleveindex.Engine) error {
		res, err = index.Search(ctx, req)
		return err
	})
	return res, err
}

// Complete implements [searcher].
func (r *renewed) Complete(ctx context.Context, req search.CompleteRequest) (res *search.Completions, err error) {
	err = r.ask(ctx, func(index *bleveindex.Engine) error {
		res, err = index.Complete(ctx, req)
		return err
	})
	return res, err
}

func (r *renewed) ask(ctx context.Context, question func(*bleveindex.Engine) error) error {
	r.mu.RLock()
	index := r.index
	err := question(index)
	r.mu.RUnlock()
	if !errors.Is(err, search.ErrDamaged) {
		return err
	}
	if err := r.renew(ctx, index); err != nil {
		return err
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return question(r.index)
}

// renew replaces an index, unless another search has done so meanwhile.
func (r *renewed) renew(ctx context.Context, broken *bleveindex.Engine) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.index != broken {
		return nil
	}
	r.app.say("the index in %s is damaged; it is made anew from the archive", filepath.Join(r.archive.Dir(), indexFolder))
	_ = broken.Close() // what it says of a damaged index is beside the point
	index, err := r.app.freshIndex(ctx, r.archive)
	if err != nil {
		return err
	}
	r.index = index
	return r.app.follow(ctx, r.archive, index)
}

func (r *renewed) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = r.index.Close()
	_ = r.archive.Close()
}
