package crawl

import (
	"context"
	"sync"
	"time"
)

// Gate keeps the peace of the hosts: one request at a time to each, and a pause
// after the end of the last one. The crawls of one process share a Gate, so
// that two of them on one host do not double its load. It may be used by
// several goroutines.
type Gate struct {
	clock clock
	mu    sync.Mutex
	hosts map[string]*hostTurn
}

// clock is how time passes; tests have one that does not wait.
type clock struct {
	now   func() time.Time
	sleep func(ctx context.Context, d time.Duration) error // the context's error when it ends first
}

type hostTurn struct {
	turn  chan struct{} // holds one token while nobody asks the host
	ended time.Time     // when the last request ended
}

// NewGate makes a gate at which no host has been asked yet.
func NewGate() *Gate { return newGate(clock{time.Now, sleep}) }

func newGate(c clock) *Gate { return &Gate{clock: c, hosts: make(map[string]*hostTurn)} }

// enter waits for the host's turn and until delay has passed since the last
// request to it ended. leave must be called when the request has ended.
func (g *Gate) enter(ctx context.Context, host string, delay time.Duration) (leave func(), err error) {
	h := g.host(host)
	select {
	case <-h.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if !h.ended.IsZero() {
		if err := g.clock.sleep(ctx, delay-g.clock.now().Sub(h.ended)); err != nil {
			h.turn <- struct{}{}
			return nil, err
		}
	}
	return func() {
		h.ended = g.clock.now()
		h.turn <- struct{}{}
	}, nil
}

func (g *Gate) host(name string) *hostTurn {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.hosts[name]
	if h == nil {
		h = &hostTurn{turn: make(chan struct{}, 1)}
		h.turn <- struct{}{}
		g.hosts[name] = h
	}
	return h
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
