package crawl

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// TestKilled: when the process dies between two pages, at most the group in
// memory is fetched again, and nothing is lost.
func TestKilled(t *testing.T) {
	pages := map[string]http.HandlerFunc{}
	var refs []string
	for i := range 3 * maxGroup {
		refs = append(refs, fmt.Sprintf("/p%d", i))
		pages[refs[i]] = linking("/")
	}
	pages["/"] = linking(refs...)
	s, a := newSite(t, pages), newArchive(t)
	const dead = "the process is dead"
	o := options(a)
	c := newTestClock()
	o.Gate = newGate(c.clock())
	o.Progress = func(st Status) {
		if st.Fetched > maxGroup {
			panic(dead)
		}
	}
	s.before = func(int, string) { _ = c.sleep(t.Context(), progressEvery/4) }
	func() {
		defer func() {
			if p := recover(); p != dead {
				t.Fatalf("%v", p)
			}
		}()
		_, err := Run(t.Context(), source(s.URL), o)
		t.Fatalf("it lives: %v", err)
	}()
	o = options(a)
	if summary, err := Run(t.Context(), source(s.URL), o); err != nil || summary.Kept != len(refs)+1 || !summary.Resumed {
		t.Errorf("%+v, %v", summary, err)
	}
	asked := s.log()
	slices.Sort(asked)
	if twice := len(asked) - len(slices.Compact(slices.Clone(asked))); twice >= maxGroup {
		t.Errorf("%d pages were fetched twice", twice)
	}
}

// TestTwoCrawlsOfOneHost: two crawls at once into one archive share a gate, and
// the host sees one request at a time.
func TestTwoCrawlsOfOneHost(t *testing.T) {
	var running, most atomic.Int32
	s := newSite(t, map[string]http.HandlerFunc{
		"/a/": linking("/a/1", "/a/2"), "/a/1": linking(), "/a/2": linking(),
		"/b/": linking("/b/1", "/b/2"), "/b/1": linking(), "/b/2": linking(),
	})
	inner := s.Config.Handler
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n := running.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer running.Add(-1)
		inner.ServeHTTP(w, r)
	})
	o := options(newArchive(t))
	o.Gate = NewGate()
	var wg sync.WaitGroup
	for _, folder := range []string{"/a/", "/b/"} {
		wg.Go(func() {
			src := source(s.URL + folder)
			src.Name = folder
			if summary, err := Run(t.Context(), src, o); err != nil || summary.Kept != 3 {
				t.Errorf("%s: %+v, %v", folder, summary, err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at a time", most.Load())
	}
}
