package bleveindex

import (
	"math/rand/v2"
	"sync"
	"time"
)

// Scores hang on how often words are in the whole index, so that a new article
// may move any hit of a result: a page that begins after the last hit of the
// one before could miss some and repeat others. The pages of one result are
// therefore all of one view, which is kept for whoever reads on; who comes
// later than that is answered from the index as it is then.
const (
	keptFor  = 10 * time.Minute // since a page was last asked for
	maxKept  = 64               // different views; while nothing changes there is one
	keptNone = 0                // the number of no view
)

// keptViews are the views of one Bleve index that pages were shown of.
type keptViews struct {
	mu     sync.Mutex
	views  []*keptView // the one longest unused first
	closed bool
	now    func() time.Time // nil: the clock
	timer  *time.Timer
}

type keptView struct {
	number uint64 // of a cursor
	state  uint64
	view   *view
	until  time.Time
}

// keep holds on to a view and gives it a number, the same as long as nothing
// changed.
func (k *keptViews) keep(v *view) uint64 {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed {
		return keptNone
	}
	state := v.state()
	for i, have := range k.views {
		if have.state == state {
			k.use(i)
			return have.number
		}
	}
	if len(k.views) == maxKept {
		k.drop(1)
	}
	number := rand.Uint64() | 1 // none is keptNone; a cursor of another process meets none of ours
	k.views = append(k.views, &keptView{number: number, state: state, view: v.again()})
	k.use(len(k.views) - 1)
	if k.timer == nil {
		k.timer = time.AfterFunc(keptFor, k.sweep)
	}
	return number
}

// use puts a view last.
func (k *keptViews) use(i int) {
	one := k.views[i]
	one.until = k.clock().Add(keptFor)
	k.views = append(append(k.views[:i:i], k.views[i+1:]...), one)
}

// open gives the view of a number, to be closed after use; nil when it is no
// longer kept.
func (k *keptViews) open(number uint64) *view {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, have := range k.views {
		if have.number == number {
			k.use(i)
			return have.view.again()
		}
	}
	return nil
}

// sweep closes the views that nobody asked for of late.
func (k *keptViews) sweep() {
	k.mu.Lock()
	defer k.mu.Unlock()
	old := 0
	for old < len(k.views) && !k.views[old].until.After(k.clock()) {
		old++
	}
	k.drop(old)
	k.timer = nil
	if len(k.views) > 0 {
		k.timer = time.AfterFunc(keptFor, k.sweep)
	}
}

// drop closes the first views.
func (k *keptViews) drop(n int) {
	for _, old := range k.views[:n] {
		_ = old.view.close() // only read from
	}
	k.views = append([]*keptView(nil), k.views[n:]...)
}

// close closes all views, and keeps no more.
func (k *keptViews) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	k.drop(len(k.views))
	if k.timer != nil {
		k.timer.Stop()
	}
}

func (k *keptViews) clock() time.Time {
	if k.now != nil {
		return k.now()
	}
	return time.Now()
}

// again opens a view once more; each is closed by itself.
func (v *view) again() *view {
	v.snapshot.AddRef()
	same := *v
	same.unscored = false
	return &same
}
