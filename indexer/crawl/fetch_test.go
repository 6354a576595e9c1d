package crawl

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBadPages(t *testing.T) {
	const html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	bomb := string(zipped(t, strings.Repeat(" ", maxPage+1)))
	answers := map[string]string{
		"/":           html + "\r\n<a href=/huge>1</a><a href=/endless>2</a><a href=/bomb>3</a><a href=/film>4</a><a href=/rien>5</a><a href=/0.9>6</a><a href=/headers>7</a><a href=/gz>8</a><a href=/untyped>9</a><a href=/fin>10</a>",
		"/huge":       fmt.Sprintf("%sContent-Length: %d\r\n\r\n", html, maxPage+1),
		"/endless":    html + "\r\n" + strings.Repeat("x", maxPage+1),
		"/bomb":       fmt.Sprintf("%sContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", html, len(bomb), bomb),
		"/film":       "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 99999999999\r\n\r\n",
		"/rien":       "HTTP/1.1 204 No Content\r\n\r\n",
		"/0.9":        "<p>pas de ligne d'état",
		"/headers":    html + "X: " + strings.Repeat("x", maxHeader) + "\r\n\r\n",
		"/gz":         html + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00",
		"/untyped":    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>",
		"/fin":        html + "\r\n<p>fin",
		"/robots.txt": "HTTP/1.1 404 Not Found\r\n\r\n",
	}
	a := newArchive(t)
	summary, err := Run(t.Context(), source(rawServer(t, answers)), options(a))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{outcomeTooLarge: 4, outcomeNotPage: 2, "http 204": 1, outcomeBadResponse: 1, outcomeEncoding: 1}
	if d := cmp.Diff(want, summary.Refused); d != "" || summary.Kept != 2 {
		t.Errorf("kept %d, %s", summary.Kept, d)
	}
}

func TestNoAnswerIsTriedAgain(t *testing.T) {
	var mu sync.Mutex
	tries := map[string]int{}
	failing := func(times int, answer http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			tries[r.URL.Path]++
			n := tries[r.URL.Path]
			mu.Unlock()
			if n <= times {
				answer(w, r)
				return
			}
			linking()(w, r)
		}
	}
	later := func(value string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", value)
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/":      linking("/panne", "/trop", "/mort", "/long", "/casse"),
		"/panne": failing(2, status(http.StatusInternalServerError)),
		"/trop":  failing(1, later("30")),
		"/long":  failing(1, later("86400")),
		"/mort":  failing(99, status(http.StatusBadGateway)),
		"/casse": failing(1, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }),
	})
	a, c := newArchive(t), newTestClock()
	o := options(a)
	o.Gate = newGate(c.clock())
	o.Backoff = time.Second
	summary, err := Run(t.Context(), source(s.URL), o)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]int{"/panne": 3, "/trop": 2, "/long": 2, "/mort": maxAttempts, "/casse": 2}, tries); d != "" {
		t.Error("tries", d)
	}
	if summary.Kept != 5 || summary.Refused["http 502"] != 1 {
		t.Errorf("%+v", summary)
	}
	want := []time.Duration{time.Second, 2 * time.Second, 30 * time.Second, time.Second, 2 * time.Second, 4 * time.Second, maxRetryAfter, time.Second}
	if d := cmp.Diff(want, c.slept); d != "" {
		t.Error("waits", d)
	}
}

func TestHostThatFailsKeepsTheFrontier(t *testing.T) {
	refs := []string{"/bon"}
	for i := range maxHostFailures + 3 {
		refs = append(refs, fmt.Sprintf("/p%d", i))
	}
	s := newSite(t, map[string]http.HandlerFunc{"/": linking(refs...), "/bon": linking()})
	var mu sync.Mutex
	down := true
	for _, ref := range refs[1:] {
		s.set(ref, func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			if down {
				status(http.StatusServiceUnavailable)(w, r)
				return
			}
			linking()(w, r)
		})
	}
	a := newArchive(t)
	summary, err := Run(t.Context(), source(s.URL), options(a))
	if !errors.Is(err, ErrHost) || !strings.Contains(err.Error(), "503") {
		t.Fatalf("%v", err)
	}
	if summary.Kept != 2 || summary.Pending != len(refs)-1 || len(summary.Refused) != 0 {
		t.Errorf("%+v", summary)
	}
	mu.Lock()
	down = false
	mu.Unlock()
	s.log()
	summary, err = Run(t.Context(), source(s.URL), options(a))
	if err != nil || summary.Kept != len(refs)+1 || !summary.Resumed {
		t.Errorf("%+v, %v", summary, err)
	}
	if asked := s.log(); slices.Contains(asked, "/") || slices.Contains(asked, "/bon") {
		t.Errorf("asked for again: %q", asked)
	}
}

func TestSlowServer(t *testing.T) {
	release := make(chan struct{})
	wait := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<p>un")
		w.(http.Flusher).Flush()
		<-release
	}
	s := newSite(t, map[string]http.HandlerFunc{"/": linking("/lent", "/vif"), "/lent": wait, "/vif": linking()})
	defer close(release)
	a := newArchive(t)
	o := options(a)
	o.Timeout = 50 * time.Millisecond
	summary, err := Run(t.Context(), source(s.URL), o)
	if err != nil || summary.Kept != 2 || summary.Refused[outcomeTimeout] != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
}

func TestPauseBetweenRequests(t *testing.T) {
	tests := []struct {
		robots string
		delay  time.Duration
		want   time.Duration
	}{
		{"", 0, DefaultDelay},
		{"", NoDelay, 0},
		{"User-agent: *\nCrawl-delay: 7\n", 0, 7 * time.Second},
		{"User-agent: *\nCrawl-delay: 7\n", NoDelay, 7 * time.Second},
		{"User-agent: *\nCrawl-delay: 7\n", 9 * time.Second, 9 * time.Second},
	}
	for _, tt := range tests {
		s := newSite(t, map[string]http.HandlerFunc{"/": linking("/1"), "/1": linking(), "/robots.txt": typed("text/plain", tt.robots)})
		c, src := newTestClock(), source(s.URL)
		src.Delay = tt.delay
		o := options(newArchive(t))
		o.Gate = newGate(c.clock())
		if _, err := Run(t.Context(), src, o); err != nil {
			t.Fatal(err)
		}
		var want []time.Duration
		for range 3 { // before the start page, the sitemap, the second page
			if tt.want > 0 {
				want = append(want, tt.want)
			}
		}
		if d := cmp.Diff(want, c.slept); d != "" {
			t.Errorf("robots %q, delay %v: %s", tt.robots, tt.delay, d)
		}
	}
}

func TestGateIsSharedByHost(t *testing.T) {
	c := newTestClock()
	g := newGate(c.clock())
	ctx := t.Context()
	leave, err := g.enter(ctx, "exemple.fr", time.Second)
	if err != nil {
		t.Fatal(err)
	}
	other, err := g.enter(ctx, "autre.example", time.Second)
	if err != nil {
		t.Fatal(err)
	}
	other()
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := g.enter(ended, "exemple.fr", time.Second); !errors.Is(err, context.Canceled) {
		t.Errorf("entered beside another request: %v", err)
	}
	leave()
	leave, err = g.enter(ctx, "exemple.fr", time.Second)
	if err != nil || len(c.slept) != 1 || c.slept[0] != time.Second {
		t.Errorf("slept %v, %v", c.slept, err)
	}
	leave()
}

func TestStartThatCannotBeFetched(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	refused := "http://" + closed.Addr().String() + "/"
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		pages map[string]http.HandlerFunc
		say   string
	}{
		{"robots.txt forbids", map[string]http.HandlerFunc{"/robots.txt": typed("text/plain", "User-agent: pressoir\nDisallow: /"), "/": linking()}, "robots.txt forbids it to Pressoir"},
		{"robots.txt fails", map[string]http.HandlerFunc{"/robots.txt": status(500), "/": linking()}, "robots.txt\" answers 500"},
		{"robots.txt is refused for now", map[string]http.HandlerFunc{"/robots.txt": status(429), "/": linking()}, "answers 429"},
		{"missing", map[string]http.HandlerFunc{}, "http 404"},
		{"no page", map[string]http.HandlerFunc{"/": typed("image/png", "PNG")}, outcomeNotPage},
		{"leads away", map[string]http.HandlerFunc{"/": moved("https://ailleurs.example/")}, "https://ailleurs.example/"},
		{"leads nowhere", map[string]http.HandlerFunc{"/": moved("/a")}, "http 404"},
		{"down", map[string]http.HandlerFunc{"/": status(503)}, "503"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, a := newSite(t, tt.pages), newArchive(t)
			for range 2 { // and it is so again the second time
				_, err := Run(t.Context(), source(s.URL), options(a))
				if !errors.Is(err, ErrStart) || !strings.Contains(err.Error(), tt.say) || !strings.Contains(err.Error(), s.URL) {
					t.Fatalf("%v", err)
				}
			}
			s.set("/robots.txt", http.NotFound)
			s.set("/", linking())
			s.set("/a", linking())
			if summary, err := Run(t.Context(), source(s.URL), options(a)); err != nil || summary.Kept != 1 {
				t.Errorf("once it is there: %+v, %v", summary, err)
			}
		})
	}
	if _, err := Run(t.Context(), source(refused), options(newArchive(t))); !errors.Is(err, ErrStart) || !strings.Contains(err.Error(), refused) {
		t.Errorf("%s: %v", refused, err)
	}
}

func TestWorthRetrying(t *testing.T) {
	for err, want := range map[error]bool{
		&net.DNSError{IsNotFound: true}:       false,
		&net.DNSError{IsTemporary: true}:      true,
		&tls.CertificateVerificationError{}:   false,
		fmt.Errorf("body: %w", errTooLarge):   false,
		fmt.Errorf("status: %w", errProtocol): false,
		context.DeadlineExceeded:              true,
		io.ErrUnexpectedEOF:                   true,
	} {
		if got := worthRetrying(nil, fmt.Errorf("an address: %w", err)); got != want {
			t.Errorf("%T %v: %v", err, err, got)
		}
	}
}

func TestRobotsFollowsRedirects(t *testing.T) {
	pages := map[string]http.HandlerFunc{
		"/":           linking("/secret"),
		"/secret":     linking(),
		"/r5":         typed("text/plain", "User-agent: *\nDisallow: /secret"),
		"/robots.txt": moved("/r1"),
	}
	for i := 1; i < maxRobotsHops; i++ {
		pages[fmt.Sprintf("/r%d", i)] = moved(fmt.Sprintf("/r%d", i+1))
	}
	s := newSite(t, pages)
	summary, err := Run(t.Context(), source(s.URL), options(newArchive(t)))
	if err != nil || summary.Refused[outcomeRobots] != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
	for _, target := range []string{"/robots.txt", "https://ailleurs.example/robots.txt", ""} {
		s.set("/robots.txt", moved(target))
		summary, err := Run(t.Context(), source(s.URL), options(newArchive(t)))
		if err != nil || summary.Kept != 2 {
			t.Errorf("to %q: %+v, %v", target, summary, err)
		}
	}
}

// TestInterruptedWhileServerHangs: a request that does not end is given up, and
// made again by the next Run.
func TestInterruptedWhileServerHangs(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	s := newSite(t, map[string]http.HandlerFunc{"/": linking("/a", "/b"), "/b": linking()})
	s.set("/a", func(_ http.ResponseWriter, r *http.Request) {
		interrupt()
		<-r.Context().Done()
	})
	a := newArchive(t)
	c, err := newCrawler(source(s.URL), options(a))
	if err != nil {
		t.Fatal(err)
	}
	c.fetch.grace = 10 * time.Millisecond
	summary, err := c.run(ctx)
	if !errors.Is(err, context.Canceled) || summary.Kept != 1 || summary.Pending != 2 {
		t.Errorf("%+v, %v", summary, err)
	}
	s.set("/a", linking())
	if summary, err = Run(t.Context(), source(s.URL), options(a)); err != nil || summary.Kept != 3 {
		t.Errorf("%+v, %v", summary, err)
	}
}

// TestInterruptedPause: an interruption does not wait for the pause, nor for a
// host that is asked again.
func TestInterruptedPause(t *testing.T) {
	for _, page := range []http.HandlerFunc{linking("/a"), status(http.StatusServiceUnavailable)} {
		ctx, interrupt := context.WithCancel(t.Context())
		s := newSite(t, map[string]http.HandlerFunc{"/": page})
		s.before = func(n int, _ string) {
			if n == 1 {
				interrupt()
			}
		}
		o := options(newArchive(t))
		o.Gate, o.Backoff = NewGate(), time.Hour
		if _, err := Run(ctx, source(s.URL), o); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		interrupt()
	}
}

func TestFeedServedAsHTML(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/":     typed("text/html", `<link rel=alternate type="application/rss+xml" href=/flux>`),
		"/flux": typed("text/html", `<rss version="2.0"><channel><item><link>SITE/actu</link></item></channel></rss>`),
		"/actu": linking(),
	})
	if summary, err := Run(t.Context(), source(s.URL), options(newArchive(t))); err != nil || summary.Kept != 2 || summary.Lists != 2 {
		t.Errorf("%+v, %v", summary, err)
	}
}
