package server

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// BenchmarkRenderResults is what a page of results costs: the search for it, and
// all that is done with its answer until the last byte of HTML.
func BenchmarkRenderResults(b *testing.B) {
	m, largest := full(b), wide(b)
	w, err := web.New(web.Options{Typeset: map[web.Lang]func(string) string{web.French: french.Typeset}})
	if err != nil {
		b.Fatal(err)
	}
	s := &server{Config: Config{Index: engine(b, m), Archive: m, Log: slog.New(slog.DiscardHandler)}, web: w}
	if err := s.check(); err != nil {
		b.Fatal(err)
	}
	index := s.Index
	for _, c := range []struct {
		name  string
		index Index
		query query.Query
	}{
		{"articles", index, query.Query{Text: "institut"}}, {"words", index, query.Query{Text: "visage", Unit: query.Words}},
		{"largest", largest, query.Query{Text: "colloque"}},
	} {
		q := c.query.Normal()
		s.Index = c.index
		request := search.Request{
			Query: q, Facets: query.Facets(), Timeline: timelineUnit(q), Snippets: passages + 1, Group: true, Suggest: true,
		}
		r := httptest.NewRequest(http.MethodGet, "/?"+q.Values().Encode(), http.NoBody)
		v := s.visit(r)
		node, _, err := parsed(q)
		if err != nil {
			b.Fatal(err)
		}
		result, err := s.find(b.Context(), request)
		if err != nil || len(result.Hits) == 0 {
			b.Fatalf("%d hits, %v", len(result.Hits), err)
		}
		b.Run(c.name+"/search", func(b *testing.B) {
			began := processor(b)
			for b.Loop() {
				if _, err := s.find(b.Context(), request); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processor(b)-began).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
		b.Run(c.name+"/render", func(b *testing.B) {
			size, began := &counter{}, processor(b)
			for b.Loop() {
				size.n = 0
				page := s.results(v, r, q, result, map[query.Unit]int{query.Articles: 1, query.Words: 1})
				page.Reading, page.Facets = v.reading(node, q), v.facets(q, result, listed{})
				page.Pager = v.pager(q, position{page: 1}, string(result.Next))
				if err := w.Render(size, v.lang, page); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processor(b)-began).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(len(result.Hits)), "hits")
			b.ReportMetric(float64(size.n), "bytes")
		})
	}
}

// processor is the time that this process has had of processors: what other
// programs do beside it does not count.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// counter counts what is written.
type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)
