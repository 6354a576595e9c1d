package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
	"github.com/pressoir/pressoir/server"
)

type ours struct {
	engine   *bleveindex.Engine
	at       string
	position int64
}

func openOurs(ctx context.Context, dir string, c *corpus) (*ours, error) {
	at := filepath.Join(dir, "ours")
	e, err := bleveindex.Open(ctx, bleveindex.Options{Dir: at, Texts: c})
	return &ours{engine: e, at: at}, err
}

func (o *ours) add(ctx context.Context, some []*news.Article) error {
	o.position++
	return o.engine.Apply(ctx, search.Batch{Put: some, Position: o.position})
}

func (o *ours) search(ctx context.Context, q question) (int, error) {
	r := search.Request{Query: query.Query{Text: q.text(), Sort: q.sort}, Snippets: 1}
	if q.facets {
		r.Facets, r.Timeline = query.Facets(), search.ByMonth
	}
	result, err := o.engine.Search(ctx, r)
	if err != nil {
		return 0, err
	}
	return result.Total, nil
}

func (o *ours) dir() string  { return o.at }
func (o *ours) close() error { return o.engine.Close() }

// mix is what came of many clients at once.
type mix struct {
	perSec         float64
	requests, fail int64
}

// mixed has eight clients ask the server for a while: of nine requests three
// for two words, two for two of mid-frequency with a chosen facet, one phrase,
// one page without words and two articles.
func mixed(ctx context.Context, c *corpus, e *bleveindex.Engine, budget time.Duration) (mix, error) {
	handler, err := server.New(server.Config{Index: e, Archive: c, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return mix{}, err
	}
	s := httptest.NewServer(handler)
	defer s.Close()
	rows := c.rows()
	const clients = 8
	var done, failed atomic.Int64
	var group sync.WaitGroup
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	began := time.Now()
	for k := range clients {
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(k), 3))
			for i := 0; ctx.Err() == nil; i++ {
				err := fetch(ctx, s.URL+c.address(random, rows, i%9))
				if errors.Is(err, context.DeadlineExceeded) {
					return
				}
				if err != nil && failed.Add(1) == 1 {
					fmt.Fprintln(os.Stderr, "size: the first request that failed:", err)
				}
				done.Add(1)
			}
		})
	}
	group.Wait()
	return mix{float64(done.Load()) / time.Since(began).Seconds(), done.Load(), failed.Load()}, nil
}

func (c *corpus) address(random *rand.Rand, rows []row, kind int) string {
	values := url.Values{}
	switch {
	case kind < 3:
		values.Set("q", pick(random, rows[0].questions).text())
	case kind < 5:
		values.Set("q", pick(random, rows[1].questions).text())
		values.Set(string(query.Kind), string(news.KindArticle))
	case kind == 5:
		values.Set("q", pick(random, rows[4].questions).text())
	case kind == 6:
	default:
		return "/article/" + idOf(random.IntN(c.n))
	}
	return "/?" + values.Encode()
}

func fetch(ctx context.Context, address string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // only read from
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", address, response.Status)
	}
	_, err = drain(response)
	return err
}
