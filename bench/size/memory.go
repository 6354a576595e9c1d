package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// memory watches what the process has resident while it runs, stage by stage,
// as Linux tells it. Elsewhere it knows nothing, and says « ? ».
type memory struct {
	mu     sync.Mutex
	stages []stage
	peak   int64 // of all that was resident, in kB, as the kernel saw it
	stop   context.CancelFunc
}

// stage is the most that was resident at once while something was done, in kB.
type stage struct {
	name   string
	own    int64 // what the process alone has: heap, stacks
	mapped int64 // pages of index files, which the kernel may take back
	both   int64
}

// sampling is how often it is looked at: a peak of the heap lasts until the
// next collection at least.
const sampling = 20 * time.Millisecond

func watchMemory(ctx context.Context) *memory {
	m := &memory{}
	ctx, m.stop = context.WithCancel(ctx)
	go func() {
		tick := time.NewTicker(sampling)
		defer tick.Stop()
		for ctx.Err() == nil {
			m.look()
			select {
			case <-ctx.Done():
			case <-tick.C:
			}
		}
	}()
	return m
}

// enter begins a stage.
func (m *memory) enter(name string) {
	m.look()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stages = append(m.stages, stage{name: name})
}

func (m *memory) look() {
	status := memoryStatus()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.stages) == 0 {
		return
	}
	m.peak = status["VmHWM"]
	s := &m.stages[len(m.stages)-1]
	s.own = max(s.own, status["RssAnon"])
	s.mapped = max(s.mapped, status["RssFile"])
	s.both = max(s.both, status["VmRSS"])
}

// end looks a last time.
func (m *memory) end() {
	m.look()
	m.stop()
}

// peaks are the most of the process's own memory and of all, and where that was.
func (m *memory) peaks() (own, all string) {
	if m.peak == 0 {
		return "?", "?"
	}
	byOwn := slices.MaxFunc(m.stages, func(a, b stage) int { return cmp.Compare(a.own, b.own) })
	byAll := slices.MaxFunc(m.stages, func(a, b stage) int { return cmp.Compare(a.both, b.both) })
	return megabytes(byOwn.own) + " MB: " + byOwn.name, megabytes(m.peak) + " MB: " + byAll.name
}

// byStage are the peaks of all stages.
func (m *memory) byStage() string {
	list := make([]string, len(m.stages))
	for i, s := range m.stages {
		list[i] = fmt.Sprintf("%s %s + %s = %s", s.name, megabytes(s.own), megabytes(s.mapped), megabytes(s.both))
	}
	return strings.Join(list, ", ")
}

func megabytes(kB int64) string { return strconv.FormatInt(kB*1024/1e6, 10) }

// memoryStatus is what Linux says of the process, in kB.
func memoryStatus() map[string]int64 {
	sizes := map[string]int64{}
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return sizes
	}
	defer func() { _ = f.Close() }() // only read from
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, rest, _ := strings.Cut(lines.Text(), ":")
		if kB, ok := strings.CutSuffix(strings.TrimSpace(rest), " kB"); ok {
			sizes[name], _ = strconv.ParseInt(kB, 10, 64) // the kernel writes numbers
		}
	}
	return sizes
}

// heapInUse is the memory that Go has in use, in bytes.
func heapInUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapInuse
}

// writeHeap writes a profile of the heap to a file, where one is named.
func writeHeap(path string) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}
