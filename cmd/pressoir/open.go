package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
)

// indexFolder is the folder of the index inside an archive's directory.
const indexFolder = "index"

// openArchive opens the archive that --dir names; create makes it when it is
// missing.
func (a *app) openArchive(ctx context.Context, create bool) (*archive.Archive, error) {
	return archive.Open(ctx, a.dir, archive.Options{Create: create, Software: "Pressoir/" + version, Log: a.log})
}

// openIndex opens the archive's index, which one process at a time may own
// (search.ErrBusy). A damaged index is thrown away: it is rebuilt from the
// archive by following it from the start.
func (a *app) openIndex(ctx context.Context, ar *archive.Archive) (*bleveindex.Engine, error) {
	index, err := bleveindex.Open(ctx, a.indexOptions(ar))
	if err == nil {
		err = checkPosition(ctx, ar, index)
	}
	if err == nil {
		return index, nil
	}
	if !errors.Is(err, search.ErrDamaged) {
		if index != nil {
			err = errors.Join(err, index.Close())
		}
		return nil, err
	}
	a.log.WarnContext(ctx, "the index cannot be used", "err", err)
	a.say("the index in %s cannot be used any more; it is made anew from the archive", filepath.Join(ar.Dir(), indexFolder))
	if index != nil {
		if err := index.Close(); err != nil {
			return nil, err
		}
	}
	return a.freshIndex(ctx, ar)
}

// checkPosition finds an index that is ahead of its archive: a catalogue was
// put back from an older copy, and what the index holds beyond it is no longer
// true.
func checkPosition(ctx context.Context, ar *archive.Archive, index *bleveindex.Engine) error {
	position, err := index.Position()
	if err != nil {
		return err
	}
	last, err := ar.LastChange(ctx)
	if err != nil {
		return err
	}
	if position > last {
		return fmt.Errorf("%w: it holds change %d, and the archive's last is %d", search.ErrDamaged, position, last)
	}
	return nil
}

// freshIndex throws the index away, whatever its state, and opens an empty one.
func (a *app) freshIndex(ctx context.Context, ar *archive.Archive) (*bleveindex.Engine, error) {
	o := a.indexOptions(ar)
	if err := bleveindex.Reset(o.Dir); err != nil {
		return nil, err
	}
	return bleveindex.Open(ctx, o)
}

func (a *app) indexOptions(ar *archive.Archive) bleveindex.Options {
	return bleveindex.Options{Dir: filepath.Join(ar.Dir(), indexFolder), Archive: ar.Identity(), Texts: texts{ar}, Log: a.log}
}

// texts gives the engine its articles from the catalogue, and tells it in the
// engine's own terms when one is gone.
type texts struct{ *archive.Archive }

func (t texts) Article(ctx context.Context, id string, version int) (*news.Article, error) {
	art, err := t.Archive.Article(ctx, id, version)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, fmt.Errorf("%w: %w", search.ErrNoText, err)
	}
	return art, err
}

// pipeline joins the reader to the archive, with the site rules as they are now.
func (a *app) pipeline(ar *archive.Archive) (*indexer.Pipeline, error) {
	_, rules, err := a.archiveRules()
	if err != nil {
		return nil, err
	}
	return &indexer.Pipeline{Archive: ar, Reader: extract.New(extract.Options{Rules: rules}), Log: a.log}, nil
}

// catchUp brings the index up to date with the archive. Where another process
// owns the index it says who will do it instead.
func (a *app) catchUp(ctx context.Context, ar *archive.Archive) error {
	index, err := a.openIndex(ctx, ar)
	if errors.Is(err, search.ErrBusy) {
		if _, err := dialServer(a.dir); err == nil {
			a.say("the running server puts them into its index")
			return nil
		}
		a.say("another process owns the index; the next search brings it up to date")
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = index.Close() }()
	return a.follow(ctx, ar, index)
}

// follow catches up with the archive, with progress shown when it takes long.
func (a *app) follow(ctx context.Context, ar *archive.Archive, target indexer.Target) error {
	f := &indexer.Follower{Archive: ar, Target: target, Log: a.log}
	defer a.showFollowing(f).stop()
	_, err := f.CatchUp(ctx)
	return err
}

// openSearch opens whoever can answer: the index, brought up to date first, or
// the server that owns it.
func (a *app) openSearch(ctx context.Context) (searcher, func(), error) {
	ar, err := a.openArchive(ctx, false)
	if err != nil {
		return nil, nil, err
	}
	index, err := a.openIndex(ctx, ar)
	if errors.Is(err, search.ErrBusy) {
		_ = ar.Close()
		server, dialErr := dialServer(a.dir)
		if dialErr != nil {
			return nil, nil, fmt.Errorf("%w, and %w: try again when it has ended", err, dialErr)
		}
		return server, func() {}, nil
	}
	if err != nil {
		_ = ar.Close()
		return nil, nil, err
	}
	own := &renewed{app: a, archive: ar, index: index}
	err = a.follow(ctx, ar, index)
	if err == nil {
		err = own.ask(ctx, func(index *bleveindex.Engine) error { return index.Ready(ctx) })
	}
	if err != nil {
		own.close()
		return nil, nil, err
	}
	return own, own.close, nil
}
