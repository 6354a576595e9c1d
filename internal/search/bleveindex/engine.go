package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"github.com/pressoir/pressoir/internal/search"
)

// DefaultTimeout bounds a search: nobody waits longer for a page, and a search
// that takes this long costs all others.
const DefaultTimeout = 10 * time.Second

// ErrClosed is a call on an engine that was closed.
var ErrClosed = errors.New("the index is closed")

// Options say where an engine lives and what it needs.
type Options struct {
	Dir     string        // the archive's index folder; "" keeps all in memory, for tests
	Texts   search.Texts  // where snippets and words said are taken from
	Log     *slog.Logger  // nil: nothing is logged
	Timeout time.Duration // of a search; 0 is DefaultTimeout
	// Archive names the archive whose changes the index follows, in at most
	// MaxArchive bytes. It is kept with the index, and an index of another
	// archive is refused. "": none is named and none is asked for.
	Archive string
}

// Engine is a [search.Index] on Bleve. It owns its directory from Open to Close.
type Engine struct {
	options Options
	log     *slog.Logger
	lock    *flock.Flock // nil in memory
	life    context.Context
	end     context.CancelFunc

	mu      sync.RWMutex
	current *Generation // nil once closed
	highest int         // the highest generation number given out
	pending map[*Generation]bool
}

var _ search.Index = (*Engine)(nil)

// Open opens the index of a directory, or begins one where there is none.
//
// It returns [search.ErrBusy] when another process has it, [search.ErrFormat]
// when another version of the program wrote it, [search.ErrDamaged] when it
// cannot be read or follows another archive than [Options.Archive]; [Reset]
// gets past the last two.
func Open(ctx context.Context, o Options) (*Engine, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(o.Archive) > MaxArchive {
		return nil, fmt.Errorf("index %s: the archive's name has %d bytes, more than %d", o.Dir, len(o.Archive), MaxArchive)
	}
	e := &Engine{options: o, log: o.Log, pending: map[*Generation]bool{}}
	e.life, e.end = context.WithCancel(context.WithoutCancel(ctx))
	if e.log == nil {
		e.log = slog.New(slog.DiscardHandler)
	}
	if e.options.Timeout <= 0 {
		e.options.Timeout = DefaultTimeout
	}
	if o.Dir == "" {
		e.highest = 1
		g, err := openGeneration("", 1, true, e.log)
		e.current = g
		return e, err
	}
	lock, err := lockDir(o.Dir)
	if err != nil {
		return nil, err
	}
	e.lock = lock
	if err := e.openDir(); err != nil {
		if broken := (*damage)(nil); errors.As(err, &broken) {
			e.log.DebugContext(ctx, "the index cannot be opened", "err", broken.cause, "index", o.Dir)
		}
		return nil, errors.Join(err, lock.Unlock())
	}
	return e, nil
}

func (e *Engine) openDir() error {
	dir := e.options.Dir
	now, err := readCurrent(dir)
	if err == nil {
		err = now.follows(dir, e.options.Archive)
	}
	if err != nil {
		return err
	}
	if e.highest, err = removeOthers(dir, now.generation); err != nil {
		return err
	}
	if now.generation > 0 {
		e.options.Archive = now.archive // kept where none was asked for
		e.current, err = openGeneration(dir, now.generation, false, e.log)
		return err
	}
	e.highest++
	if e.current, err = openGeneration(dir, e.highest, true, e.log); err != nil {
		return err
	}
	if err := writeCurrent(dir, current{e.highest, e.options.Archive}); err != nil {
		return errors.Join(err, e.current.close())
	}
	return nil
}

// Number is that of the generation which answers; [Engine.Swap] changes it.
// It is 0 once the engine is closed.
func (e *Engine) Number() int {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.current == nil {
		return 0
	}
	return e.current.number
}

// hold returns the current generation and keeps it open until release.
func (e *Engine) hold() (g *Generation, release func(), err error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.current == nil {
		return nil, nil, ErrClosed
	}
	e.current.searches.Add(1)
	return e.current, e.current.searches.Done, nil
}

// Apply implements [search.Index].
func (e *Engine) Apply(ctx context.Context, b search.Batch) error {
	g, release, err := e.hold()
	if err != nil {
		return err
	}
	defer release()
	return g.Apply(ctx, b)
}

// Position implements [search.Index].
func (e *Engine) Position() (int64, error) {
	g, release, err := e.hold()
	if err != nil {
		return 0, err
	}
	defer release()
	return g.Position()
}

// NewGeneration begins an empty index beside the current one, which goes on
// answering. [Engine.Swap] puts it in place; one that is never swapped in is
// removed when the directory is next opened.
func (e *Engine) NewGeneration(ctx context.Context) (*Generation, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.current == nil {
		return nil, ErrClosed
	}
	g, err := openGeneration(e.options.Dir, e.highest+1, true, e.log)
	if err != nil {
		return nil, err
	}
	e.highest++
	e.pending[g] = true
	return g, nil
}

// Swap makes a generation of [Engine.NewGeneration] the current one. Searches
// that began on the old one end there; when the last has ended, it is removed.
func (e *Engine) Swap(g *Generation) error {
	old, err := e.replace(g)
	if err != nil {
		return err
	}
	return old.discard()
}

func (e *Engine) replace(g *Generation) (old *Generation, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.current == nil {
		return nil, ErrClosed
	}
	if !e.pending[g] {
		return nil, fmt.Errorf("index: generation %d does not wait to be swapped in", g.number)
	}
	if e.options.Dir != "" {
		if err := writeCurrent(e.options.Dir, current{g.number, e.options.Archive}); err != nil {
			return nil, err
		}
	}
	delete(e.pending, g)
	old, e.current = e.current, g
	return old, nil
}

// Drop removes a generation of [Engine.NewGeneration] that is not wanted after
// all, because filling it failed.
func (e *Engine) Drop(g *Generation) error {
	e.mu.Lock()
	waiting := e.pending[g]
	delete(e.pending, g)
	e.mu.Unlock()
	if !waiting {
		return fmt.Errorf("index: generation %d does not wait to be swapped in", g.number)
	}
	return g.discard()
}

// Close ends what [Engine.Each] goes through, waits for running searches and gives the directory back. Generations
// that were not swapped in are removed.
func (e *Engine) Close() error {
	e.mu.Lock()
	current, pending := e.current, e.pending
	e.current, e.pending = nil, map[*Generation]bool{}
	e.mu.Unlock()
	if current == nil {
		return nil
	}
	e.end()
	err := current.close()
	for g := range pending {
		err = errors.Join(err, g.discard())
	}
	if e.lock != nil {
		err = errors.Join(err, e.lock.Unlock())
	}
	return err
}
