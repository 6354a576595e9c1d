package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/pressoir/pressoir/indexer"
)

// How often progress is shown: a bar on a terminal, a plain line elsewhere,
// where each stays in a log.
const (
	barInterval  = 200 * time.Millisecond
	lineInterval = 3 * time.Second
)

// progress shows how far long work has come, until stop is called.
type progress struct {
	done    chan struct{}
	stopped chan struct{}
}

// state is what progress shows: done of total (total 0 when unknown) and a
// few words.
type state struct {
	done, total int64
	words       string
}

// showProgress asks for the state again and again and shows it on w.
func showProgress(w io.Writer, what string, ask func() state) *progress {
	p := &progress{done: make(chan struct{}), stopped: make(chan struct{})}
	if isTerminal(w) {
		go p.bar(w, what, ask)
	} else {
		go p.lines(w, what, ask)
	}
	return p
}

// stop ends the display and waits until its last output is written.
func (p *progress) stop() {
	close(p.done)
	<-p.stopped
}

func (p *progress) bar(w io.Writer, what string, ask func() state) {
	defer close(p.stopped)
	first := ask()
	total := first.total
	if total <= 0 {
		total = -1
	}
	bar := progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionSetWidth(24),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(barInterval), progressbar.OptionSpinnerType(14))
	tick := time.NewTicker(barInterval)
	defer tick.Stop()
	for {
		select {
		case <-p.done:
			_ = bar.Clear()
			return
		case <-tick.C:
			s := ask()
			bar.Describe(what + "  " + s.words)
			_ = bar.Set64(s.done)
		}
	}
}

func (p *progress) lines(w io.Writer, what string, ask func() state) {
	defer close(p.stopped)
	tick := time.NewTicker(lineInterval)
	defer tick.Stop()
	for {
		select {
		case <-p.done:
			return
		case <-tick.C:
			s := ask()
			share := ""
			if s.total > 0 {
				share = fmt.Sprintf("%d%%, ", min(100, s.done*100/s.total))
			}
			_, _ = fmt.Fprintf(w, "%s: %s%s\n", what, share, s.words)
		}
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// showFollowing shows how far an index has come with its archive.
func (a *app) showFollowing(f *indexer.Follower) *progress {
	var position, last atomic.Int64
	f.Progress = func(p, l int64) {
		position.Store(p)
		last.Store(l)
	}
	return showProgress(a.stderr, "index", func() state {
		if last.Load() == 0 {
			return state{words: "looking for changes"}
		}
		return state{done: position.Load(), total: last.Load(), words: fmt.Sprintf("change %d of %d", position.Load(), last.Load())}
	})
}
