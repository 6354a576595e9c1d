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
	texts    search.Texts
	position int64
}

func openOurs(ctx context.Context, dir string, c *corpus) (*ours, error) {
	o := &ours{at: filepath.Join(dir, "ours"), texts: c}
	return o, o.open(ctx)
}

func (o *ours) open(ctx context.Context) (err error) {
	o.engine, err = bleveindex.Open(ctx, bleveindex.Options{Dir: o.at, Texts: o.texts})
	return err
}

// holds reports whether the index has all articles already.
func (o *ours) holds(n int) bool {
	position, err := o.engine.Position()
	return err == nil && position >= int64((n+batch-1)/batch)
}

func (o *ours) add(ctx context.Context, some []*news.Article) error {
	o.position++
	return o.engine.Apply(ctx, search.Batch{Put: some, Position: o.position})
}

func (o *ours) search(ctx context.Context, q question) (int, error) {
	if q.typed != "" {
		answer, err := o.engine.Complete(ctx, search.CompleteRequest{Text: q.typed})
		if err != nil {
			return 0, err
		}
		return len(answer.Completions), nil
	}
	r := search.Request{Query: query.Query{Text: q.text(), Sort: q.sort}, Snippets: snippets, Group: true}
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

// snippets is how many passages a hit shows.
const snippets = 2

// mix is what came of many clients at once.
type mix struct {
	perSec         float64
	requests, fail int64
}

// requestKinds is how many requests a client makes until it begins anew.
const requestKinds = 10

// mixed has eight clients ask the server for a while: of ten requests three
// for two words, two for two of mid-frequency with a chosen facet, one phrase,
// one page without words, two completions and one article.
func mixed(ctx context.Context, c *corpus, e *bleveindex.Engine, budget time.Duration) (mix, error) {
	handler, err := server.New(server.Config{Index: e, Archive: c, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return mix{}, err
	}
	s := httptest.NewServer(handler)
	defer s.Close()
	rows := c.rows()
	const clients = 8
	client := s.Client()
	if t, ok := client.Transport.(*http.Transport); ok {
		t.MaxIdleConnsPerHost = clients // each keeps its own, as browsers do
	}
	var done, failed atomic.Int64
	var group sync.WaitGroup
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	began := time.Now()
	for k := range clients {
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(k), 3))
			for i := 0; ctx.Err() == nil; i++ {
				err := fetch(ctx, client, s.URL+c.address(random, rows, i%requestKinds))
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
		values.Set("sort", string(query.Newest)) // without it, it were the home page
	case kind < 9:
		values.Set("q", pick(random, rows[5].questions).typed)
		return "/api/v1/complete?" + values.Encode()
	default:
		return "/article/" + idOf(random.IntN(c.n))
	}
	return "/?" + values.Encode()
}

func fetch(ctx context.Context, client *http.Client, address string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
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
