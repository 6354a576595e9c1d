package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// A batch is applied as one: larger ones index faster, and cost memory and a
// longer repeat after a crash.
const (
	batchChanges = 1000
	batchBytes   = 16 << 20 // of text
)

// FollowInterval is how often a follower looks for changes that other
// processes made: an article must be found within two seconds.
const FollowInterval = 700 * time.Millisecond

// Target is an index that is brought up to date: [search.Index], or a new
// generation of one.
type Target interface {
	Apply(ctx context.Context, b search.Batch) error
	Position() (int64, error)
}

// Follower brings a Target up to date with the archive.
type Follower struct {
	Archive *archive.Archive
	Target  Target
	Log     *slog.Logger
	// Interval is how often Run looks for changes, 0 for FollowInterval. Rarer
	// looks find larger batches, which index faster.
	Interval time.Duration
	// Progress, if set, is told after each batch how far the target has come.
	Progress func(position, last int64)
	// Hold, if set, is held from the look at the target's position until the
	// batch that follows it is applied. Whoever puts another index in the
	// target's place holds it too: a batch must never go to an index that lacks
	// the changes before it.
	Hold sync.Locker
}

// CatchUp applies every change the target does not hold yet, in batches, and
// returns how many articles it put or removed. Applying is idempotent: after a
// crash at most one batch is repeated.
func (f *Follower) CatchUp(ctx context.Context) (int, error) {
	position, err := f.Target.Position()
	if err != nil {
		return 0, err
	}
	last, err := f.Archive.LastChange(ctx)
	if err != nil {
		return 0, err
	}
	if position > last {
		return 0, fmt.Errorf("%w: it holds change %d, the archive's last is %d: it belongs to another archive; run `pressoir reindex`", search.ErrFormat, position, last)
	}
	done := 0
	for {
		position, n, err := f.step(ctx)
		if err != nil || n == 0 {
			return done, err
		}
		done += n
		if f.Progress != nil {
			f.Progress(position, last)
		}
	}
}

// step applies one batch, and returns the position it leads to and how many
// changes it holds: 0 when there is nothing more to follow.
func (f *Follower) step(ctx context.Context) (position int64, n int, err error) {
	if f.Hold != nil {
		f.Hold.Lock()
		defer f.Hold.Unlock()
	}
	if position, err = f.Target.Position(); err != nil {
		return 0, 0, err
	}
	changes, err := f.Archive.Changes(ctx, position, batchChanges)
	if err != nil || len(changes) == 0 {
		return position, 0, err
	}
	batch, n, err := f.batch(ctx, changes)
	if err != nil {
		return position, 0, err
	}
	return batch.Position, n, f.Target.Apply(ctx, batch)
}

// batch loads the articles of as many changes as fit, in order.
func (f *Follower) batch(ctx context.Context, changes []archive.Change) (search.Batch, int, error) {
	var b search.Batch
	size, n := 0, 0
	for _, c := range changes {
		if size > batchBytes {
			break
		}
		a, err := f.article(ctx, c)
		if err != nil {
			return b, n, err
		}
		if a == nil {
			b.Remove = append(b.Remove, c.ArticleID)
		} else {
			b.Put = append(b.Put, a)
			size += len(a.Text)
		}
		b.Position = c.Number
		n++
	}
	return b, n, nil
}

// article loads a change's article, nil when it is to be removed. One that is
// gone since has a later change of its own, so it counts as removed.
func (f *Follower) article(ctx context.Context, c archive.Change) (*news.Article, error) {
	if c.Removed {
		return nil, nil
	}
	a, err := f.Archive.Article(ctx, c.ArticleID, c.Version)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("following change %d: %w", c.Number, err)
	}
	return a, nil
}

// Run follows until ctx ends, every Interval, what this process and others
// wrote. A failure is logged and tried again, as long as
// the index can be written to at all.
func (f *Follower) Run(ctx context.Context) error {
	interval := f.Interval
	if interval <= 0 {
		interval = FollowInterval
	}
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		n, err := f.CatchUp(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, search.ErrDamaged), errors.Is(err, search.ErrFormat):
			return err
		case err != nil:
			f.Log.ErrorContext(ctx, "the index could not follow, will try again", "err", err)
		case n > 0:
			f.Log.DebugContext(ctx, "index follows", "changes", n)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}
