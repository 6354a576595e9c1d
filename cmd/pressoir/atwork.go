package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/internal/archive"
)

// workLock is held, shared, by every process that archives pages and reads
// them: pages that are archived and not yet read may be in its hands.
const workLock = "work.lock"

// lockRetry is how often a process asks for the lock while the first at work
// reads what was left unread.
const lockRetry = 100 * time.Millisecond

// atWork says to other processes that pages are being archived here, until
// the function it returns is called. The first at work reads what an earlier
// process archived and, interrupted, did not read any more.
func (a *app) atWork(ctx context.Context, ar *archive.Archive, p *indexer.Pipeline) (end func(), err error) {
	lock := flock.New(filepath.Join(ar.Dir(), workLock))
	alone, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	if alone {
		if err := p.CatchUp(ctx, indexer.NewSummary()); err != nil {
			return nil, errors.Join(err, lock.Unlock())
		}
		if err := lock.Unlock(); err != nil {
			return nil, fmt.Errorf("lock %s: %w", lock.Path(), err)
		}
	}
	if _, err := lock.TryRLockContext(ctx, lockRetry); err != nil {
		return nil, fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	return func() { _ = lock.Unlock() }, nil
}
