package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/indexer/crawl"
	"github.com/pressoir/pressoir/internal/demosite"
	"github.com/pressoir/pressoir/internal/news"
)

// recorder remembers how often each address was asked for.
type recorder struct {
	mu    sync.Mutex
	asked map[string]int
	next  http.Handler
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	r.asked[req.URL.RequestURI()]++
	r.mu.Unlock()
	r.next.ServeHTTP(w, req)
}

// collectOnce crawls a site into an archive as `pressoir crawl` does, without
// a pause between requests.
func collectOnce(t *testing.T, dir, start string) *indexer.Summary {
	t.Helper()
	ctx := context.Background()
	a := &app{stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, dir: dir}
	if err := a.prepare(); err != nil {
		t.Fatal(err)
	}
	ar, err := a.openArchive(ctx, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ar.Close() }()
	sum := indexer.NewSummary()
	source := crawl.Source{Name: "site", Start: start, Delay: crawl.NoDelay}
	p, err := a.pipeline(ar)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.collect(ctx, ar, p, []crawl.Source{source}, sum); err != nil {
		t.Fatal(err)
	}
	return sum.Close()
}

func findByTitle(t *testing.T, dir, title, url string) {
	t.Helper()
	words := strings.NewReplacer(`"`, " ", "«", " ", "»", " ").Replace(title)
	if out := must(t, "--dir", dir, "search", "--limit", "1", `titre:"`+words+`"`); !strings.Contains(out, url) {
		t.Errorf("%s is not found by its title %q:\n%s", url, title, out)
	}
}

// The bundled site is crawled like any: each page once, what robots.txt forbids
// never; what says noindex is not found; one article under two addresses is one
// article; and the second visit finds the page that has changed.
func TestCrawlTheBundledSiteTwice(t *testing.T) {
	site, err := demosite.New()
	if err != nil {
		t.Fatal(err)
	}
	rec := &recorder{asked: map[string]int{}, next: site}
	server := httptest.NewServer(rec)
	defer server.Close()
	dir := filepath.Join(t.TempDir(), "archive")

	first := collectOnce(t, dir, server.URL+"/")
	for uri, n := range rec.asked {
		if n > 1 && uri != "/robots.txt" {
			t.Errorf("%s was asked for %d times", uri, n)
		}
		if strings.HasPrefix(uri, "/interne/") {
			t.Errorf("%s is forbidden by robots.txt", uri)
		}
	}
	if first.Aliases == 0 || first.Refused["noindex"] == 0 || first.Interviews < 12 {
		t.Errorf("first visit:\n%s", first)
	}
	for _, art := range site.Articles() {
		if news.Kind(art.Kind).Searchable() {
			findByTitle(t, dir, art.Title, server.URL+art.Path)
		}
	}
	// Another run of the site's program, at the same address.
	if rec.next, err = demosite.New(); err != nil {
		t.Fatal(err)
	}
	second := collectOnce(t, dir, server.URL+"/")
	if second.New != 0 || second.Versions != 1 {
		t.Errorf("second visit, one page has changed:\n%s", second)
	}
}
