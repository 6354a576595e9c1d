package crawl

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
)

const testAgent = "Pressoir/0.1 (+https://exemple.fr/robot)"

// site is a small news site on loopback that writes down what it is asked.
type site struct {
	*httptest.Server
	mu      sync.Mutex
	pages   map[string]http.HandlerFunc // by path and query
	asked   []string
	headers []http.Header
	before  func(n int, path string) // called at the n-th request, from 1, robots.txt left out
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{pages: pages}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.RequestURI()
	s.mu.Lock()
	s.asked = append(s.asked, path)
	s.headers = append(s.headers, r.Header.Clone())
	n := 0
	for _, p := range s.asked {
		if p != "/robots.txt" {
			n++
		}
	}
	page, before := s.pages[path], s.before
	s.mu.Unlock()
	if before != nil && path != "/robots.txt" {
		before(n, path)
	}
	if page == nil {
		http.NotFound(w, r)
		return
	}
	page(w, r)
}

func (s *site) set(path string, page http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = page
}

// log gives what was asked since the last call, robots.txt left out.
func (s *site) log() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := slices.DeleteFunc(s.asked, func(p string) bool { return p == "/robots.txt" })
	s.asked, s.headers = nil, nil
	return asked
}

func typed(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, strings.ReplaceAll(body, "SITE", "http://"+r.Host))
	}
}

// linking is a page with these links.
func linking(refs ...string) http.HandlerFunc {
	var b strings.Builder
	b.WriteString("<!doctype html><title>Page</title>")
	for _, ref := range refs {
		b.WriteString(`<p><a href="` + ref + `">lien</a></p>`)
	}
	return typed("text/html; charset=utf-8", b.String())
}

func moved(target string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", target)
		w.WriteHeader(http.StatusMovedPermanently)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// rawServer answers each path with these very bytes and closes.
func rawServer(t *testing.T, answers map[string]string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close() //nolint:errcheck // a test's server
				r, err := http.ReadRequest(bufio.NewReader(conn))
				if err != nil {
					return
				}
				answer, ok := answers[r.URL.Path]
				if !ok {
					answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
				}
				_, _ = io.WriteString(conn, answer)
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

func newArchive(t *testing.T) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), t.TempDir(), archive.Options{Create: true, Software: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

// testClock does not wait: sleeping moves it on.
type testClock struct {
	mu    sync.Mutex
	time  time.Time
	slept []time.Duration
}

func newTestClock() *testClock {
	return &testClock{time: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
}

func (c *testClock) clock() clock { return clock{now: c.now, sleep: c.sleep} }

func (c *testClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *testClock) sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil || d <= 0 {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = c.time.Add(d)
	c.slept = append(c.slept, d)
	return nil
}

// options are those of a crawl that waits for nothing.
func options(a *archive.Archive) Options {
	return Options{Archive: a, Agent: testAgent, Gate: newGate(newTestClock().clock())}
}

func source(start string) Source { return Source{Name: "essai", Start: start, Delay: NoDelay} }

// outcomes gives how many addresses of the last round have each outcome.
func outcomes(t *testing.T, a *archive.Archive) map[string]int {
	t.Helper()
	counts, err := a.FrontierCounts(t.Context(), "essai")
	if err != nil {
		t.Fatal(err)
	}
	if counts.Pending != 0 {
		counts.Outcomes["pending"] = counts.Pending
	}
	return counts.Outcomes
}

// body is the decoded body of an address as archived last.
func archived(t *testing.T, a *archive.Archive, address string) *archive.Capture {
	t.Helper()
	capture, err := a.LastCapture(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	return capture
}
