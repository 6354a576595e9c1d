package server

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/news"
)

// TestPolicy holds every directive of the pages' policy: nothing from
// elsewhere, nothing inline, nobody's frame.
func TestPolicy(t *testing.T) {
	h := handler(t, full(t))
	for _, target := range []string{"/", "/?q=colloque", "/personne/Octave%20Renaudin", "/absent", "/?format=atom", "/opensearch.xml", "/api/v1/search", "/static/absent.css"} {
		header := get(h, target).Header()
		policy := map[string]string{}
		for directive := range strings.SplitSeq(header.Get("Content-Security-Policy"), ";") {
			name, sources, _ := strings.Cut(strings.TrimSpace(directive), " ")
			policy[name] = sources
		}
		for name, want := range map[string]string{
			"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'", "form-action": "'self'",
		} {
			if policy[name] != want {
				t.Errorf("%s: %s is %q, want %q", target, name, policy[name], want)
			}
		}
		if all := header.Get("Content-Security-Policy"); strings.Contains(all, "unsafe") || strings.Contains(all, "http") || strings.Contains(all, "*") {
			t.Errorf("%s: the policy is %q", target, all)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if got := header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
	}
}

// logbook keeps what is logged, by requests and by what goes on beside them.
type logbook struct {
	mu   sync.Mutex
	kept bytes.Buffer
}

func (l *logbook) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.kept.Write(line)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.kept.String()
}

// TestPanicHasAReference holds that a page that falls is answered with a plain
// page, and that its reference leads to the cause in the log.
func TestPanicHasAReference(t *testing.T) {
	m := full(t)
	var logged logbook
	h := handler(t, m, func(c *Config) { c.Index, c.Log = falling{m}, slog.New(slog.NewTextHandler(&logged, nil)) })
	w := get(h, "/?q=colloque")
	_, after, found := strings.Cut(logged.String(), "ref=")
	if !found {
		t.Fatalf("logged: %s", logged.String())
	}
	contains(t, w.Body.String(), "<code>"+after[:referenceLength]+"</code>", "Erreur du serveur")
	contains(t, logged.String(), "fell", "safety_test.go", "status=500")
	if w.Header().Get("Content-Security-Policy") == "" || w.Header().Get("Cache-Control") != "private, no-cache" {
		t.Errorf("the headers of a failure are %v", w.Header())
	}
}

// TestWorkIsBounded holds that what a request asks of the archive ends.
func TestWorkIsBounded(t *testing.T) {
	m := full(t)
	watched := &watch{memory: m}
	get(handler(t, m, func(c *Config) { c.Archive = watched }), "/article/"+m.articles[0].ID)
	if watched.bounded == 0 || watched.unbounded > 0 {
		t.Errorf("%d reads with an end, %d without", watched.bounded, watched.unbounded)
	}
}

// watch counts the reads of an archive that have an end.
type watch struct {
	*memory
	bounded, unbounded int
}

func (w *watch) Article(ctx context.Context, id string, version int) (*news.Article, error) {
	if _, ok := ctx.Deadline(); ok {
		w.bounded++
	} else {
		w.unbounded++
	}
	return w.memory.Article(ctx, id, version)
}

// hardened serves the handler under the limits of Harden, with the times cut
// short.
func hardened(t *testing.T, short time.Duration) string {
	t.Helper()
	site := httptest.NewUnstartedServer(handler(t, full(t)))
	Harden(site.Config)
	for _, limit := range []*time.Duration{&site.Config.ReadHeaderTimeout, &site.Config.ReadTimeout, &site.Config.IdleTimeout} {
		if *limit <= 0 {
			t.Fatal("a phase has no end")
		}
		*limit = min(*limit, short)
	}
	site.Start()
	t.Cleanup(site.Close)
	return strings.TrimPrefix(site.URL, "http://")
}

// TestLimitsOfRequests holds the limits of the address, the headers and the
// body, over a real connection.
func TestLimitsOfRequests(t *testing.T) {
	address := hardened(t, time.Minute)
	for name, tt := range map[string]struct {
		request string
		status  int
	}{
		"plain":              {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 200},
		"long address":       {"GET /?q=" + strings.Repeat("a", maxTarget) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
		"long header":        {"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("a", 2*maxHeaderBytes) + "\r\n\r\n", 431},
		"many headers":       {"GET / HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("X-Many: aaaaaaaa\r\n", 4000) + "\r\n", 431},
		"body":               {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 413},
		"body to come":       {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n", 405},
		"body without end":   {"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 413},
		"empty body":         {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 200},
		"no host":            {"GET / HTTP/1.1\r\n\r\n", 400},
		"two lengths":        {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
		"nonsense":           {"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400},
		"method of its own":  {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405},
		"another's full URL": {"GET http://elsewhere.example/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n", 200},
	} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, address)
			go func() { _, _ = io.WriteString(c, tt.request) }()
			resp, err := http.ReadResponse(bufio.NewReader(c), nil)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			if resp.StatusCode != tt.status {
				t.Errorf("%d, want %d", resp.StatusCode, tt.status)
			}
			if tt.status == 413 && !resp.Close {
				t.Error("the connection stays open, with the body still to come")
			}
		})
	}
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := c.SetDeadline(time.Now().Add(30 * time.Second)); err != nil { // a test that hangs must fail
		t.Fatal(err)
	}
	return c
}

// TestSlowReadersAreDropped holds that a connection on which nothing comes is
// closed, in each phase.
func TestSlowReadersAreDropped(t *testing.T) {
	address := hardened(t, 50*time.Millisecond)
	for name, sent := range map[string]string{
		"nothing": "", "half a line": "GET / HT", "headers without end": "GET / HTTP/1.1\r\nHost: x\r\n",
		"another request to come": "GET /robots.txt HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, address)
			if _, err := fmt.Fprint(c, sent); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(c); err != nil { // ends when the server closes
				t.Errorf("the connection was not closed: %v", err)
			}
		})
	}
}
