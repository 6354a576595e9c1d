package bleveindex

import (
	"context"
	"sync"
	"time"
)

// latest is the last view whose columns and all else that searches ask for are
// in memory. Bleve merges segments whenever it likes, and what is made of a
// large one takes seconds: as nothing but the segments changed, searches go on
// with the view of before until it is made, apart from them. Only changes of
// the index itself make that view too old.
type latest struct {
	mu      sync.Mutex
	view    *view // nil: none
	changes uint64
}

// open gives the view, to be closed after use, if it is of that many changes or
// more; nil else.
func (l *latest) open(changes uint64) *view {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.view == nil || l.changes < changes {
		return nil
	}
	return l.view.again()
}

// keep holds on to a view, unless a later one is there.
func (l *latest) keep(v *view, changes uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.view != nil {
		if l.changes > changes {
			return
		}
		_ = l.view.close() // only read from
	}
	l.view, l.changes = v.again(), changes
}

// drop lets the view go: it keeps the files of its segments.
func (l *latest) drop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.view != nil {
		_ = l.view.close() // only read from
	}
	l.view = nil
}

// openView opens an index for a search.
func openView(ctx context.Context, p *part) (*view, error) {
	p.searched.Store(time.Now().Unix())
	changes := p.changes.Load()
	v, err := openBare(p)
	if err != nil {
		return nil, err
	}
	if last := p.latest.open(changes); last != nil {
		if !last.sameSegments(v) {
			p.renew(v.again(), changes)
		}
		return last, v.close()
	}
	if err := v.load(ctx, p); err != nil {
		_ = v.close() // the first error says more
		return nil, err
	}
	p.latest.keep(v, changes)
	return v, nil
}

// sameSegments reports whether two views are of the same documents in the same
// segments.
func (v *view) sameSegments(o *view) bool {
	if len(v.segments) != len(o.segments) {
		return false
	}
	for i := range v.segments {
		if keyOf(v.segments[i].snapshot) != keyOf(o.segments[i].snapshot) {
			return false
		}
	}
	return v.state() == o.state()
}

// renew makes a view ready and the latest one, apart from searches, and closes it.
func (p *part) renew(v *view, changes uint64) {
	if !p.renewing.CompareAndSwap(false, true) {
		_ = v.close() // another is on the way
		return
	}
	p.apartWork.Go(func() {
		defer p.renewing.Store(false)
		_ = p.guarded(func(ctx context.Context) error { // who searches next meets what is wrong, and tells
			err := v.ready(ctx, p)
			if err == nil {
				p.latest.keep(v, changes)
			}
			return closed(v, err)
		})
	})
}

// ready reads all that searches have asked for so far.
func (v *view) ready(ctx context.Context, p *part) error {
	err := v.load(ctx, p)
	if err == nil {
		_, err = v.lexicons(ctx)
	}
	if err == nil && p.folded.Load() {
		_, err = v.kin(ctx)
	}
	if err == nil && p.completed.Load() {
		_, err = p.completer.of(ctx, v)
	}
	return err
}

// idle is how long after the last search an index is no longer kept ready.
const idle = 10 * time.Minute

// changed notes that the index is another than before. Where there are searches
// it is made ready for them first: they go on with what was there before.
func (p *part) changed(ctx context.Context) error {
	changes := p.changes.Load() + 1
	defer p.changes.Store(changes)
	if time.Since(time.Unix(p.searched.Load(), 0)) > idle {
		p.latest.drop()
		return nil
	}
	v, err := openBare(p)
	if err != nil {
		return err
	}
	if err = v.ready(ctx, p); err == nil {
		p.latest.keep(v, changes)
	}
	return closed(v, err)
}

// Ready reads what the first search would wait for, however long it takes: of a
// large index without side files, longer than a search may.
func (e *Engine) Ready(ctx context.Context) error {
	return e.guarded(ctx, "", 0, func(ctx context.Context, g *Generation) error {
		for _, p := range []*part{g.articles, g.words} {
			v, err := openView(ctx, p)
			if err != nil {
				return err
			}
			if _, err = v.lexicons(ctx); err == nil && p == g.articles {
				_, err = v.kin(ctx)
			}
			if err := closed(v, err); err != nil {
				return err
			}
		}
		return nil
	})
}
