package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/search"
)

// patience is how long a test waits for something that another goroutine does;
// only a failure takes that long.
const patience = 20 * time.Second

// running is a `pressoir serve` in this process.
type running struct {
	url    string
	stop   func() outcome
	stderr *syncBuffer
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// serveArchive starts a server on a free port and waits until it says where.
func serveArchive(t *testing.T, dir string, more ...string) running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	stderr := &syncBuffer{}
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"--dir", dir, "serve", "--addr", "127.0.0.1:0"}, more...), nil, in, stderr)
		_ = in.Close()
		ended <- code
	}()
	line := make([]byte, 256)
	n, err := out.Read(line)
	if err != nil {
		cancel()
		t.Fatalf("serve: %v\n%s", err, stderr)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	var once sync.Once
	var last outcome
	stop := func() outcome {
		once.Do(func() {
			cancel()
			last = outcome{code: <-ended, stderr: stderr.String()}
		})
		return last
	}
	t.Cleanup(func() { stop() })
	return running{url: strings.TrimSpace(string(line[:n])), stop: stop, stderr: stderr}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// total asks the running server's API how many articles a query finds.
func total(t *testing.T, s running, query string) int {
	t.Helper()
	_, body := get(t, s.url+"/api/v1/search?q="+query)
	var res search.Result
	if err := json.Unmarshal([]byte(body), &res); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return res.Total
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// asksBeside asks a server for more than hits, over its socket and as JSON.
func asksBeside(t *testing.T, dir, url string) {
	t.Helper()
	if out := must(t, "--dir", dir, "search", "--complete", "artic"); !strings.HasPrefix(out, "titre     Article ") {
		t.Errorf("completions beside serve: %s", out)
	}
	if status, body := get(t, url+"/api/v1/complete?q=artic"); status != http.StatusOK || !strings.Contains(body, `"kind":"title"`) {
		t.Errorf("completions: %d %s", status, body)
	}
	if o := pressoir(t, "", "--dir", dir, "search", "--like", "aaaaaaaaaaaaaaaa"); o.code != exitUsage || !strings.Contains(o.stderr, "no such article") {
		t.Errorf("like no article, beside serve: %+v", o)
	}
	if out := must(t, "--dir", dir, "search", "pizcine"); !strings.Contains(out, "Vouliez-vous dire : piscine\n") {
		t.Errorf("spelling beside serve: %s", out)
	}
}

func TestServeBesideOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	s := serveArchive(t, dir)

	if status, body := get(t, s.url+"/?q=reconnaissance+faciale"); status != http.StatusOK || !strings.Contains(body, "institut ouvre ses portes") {
		t.Errorf("search page: %d", status)
	}
	if status, body := get(t, s.url+"/robots.txt"); status != http.StatusOK || !strings.Contains(body, "Disallow: /") {
		t.Errorf("robots.txt: %d %s", status, body)
	}
	// search beside serve: the server owns the index and answers.
	if out := must(t, "--dir", dir, "search", "reconnaissance faciale"); !strings.HasPrefix(out, "1 article") {
		t.Errorf("search beside serve: %s", out)
	}
	// import beside serve: the archive is written, the server follows.
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(9)))
	eventually(t, "imported articles are found", func() bool { return total(t, s, "piscine") == 9 })
	asksBeside(t, dir, s.url)
	// reindex beside serve: done by the server, which goes on answering.
	if o := pressoir(t, "", "--dir", dir, "reindex"); o.code != exitDone || !strings.Contains(o.stderr, "index rebuilt: 10 articles") {
		t.Errorf("reindex beside serve: %+v", o)
	}
	if n := total(t, s, "piscine"); n != 9 {
		t.Errorf("after the rebuild: %d", n)
	}
	// A second server on the directory is refused.
	if o := pressoir(t, "", "--dir", dir, "serve", "--addr", "127.0.0.1:0"); o.code != exitFailed || !strings.Contains(o.stderr, "in use by another process") {
		t.Errorf("second server: %+v", o)
	}
	if o := s.stop(); o.code != exitDone || !strings.Contains(o.stderr, "stopped") {
		t.Errorf("stop: %+v", o)
	}
	if out := must(t, "--dir", dir, "search", "piscine"); !strings.HasPrefix(out, "9 articles") {
		t.Errorf("after the server: %s", out)
	}
}

func TestCrawlBesideServe(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/news/eau" && r.URL.Path != "/news/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><html lang="fr"><head><title>Le bassin rouvre %s</title></head><body><main><article>
<h1>Le bassin rouvre %[1]s</h1><p>La piscine municipale de Brenne rouvre lundi après quatre mois de travaux, a annoncé la ville dans un message aux habitants.</p>
<p>Le grand bassin a été refait entièrement, et les vestiaires agrandis. <a href="/news/eau">La suite</a></p></article></main></body></html>`, r.URL.Path)
	}))
	defer site.Close()
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	s := serveArchive(t, dir)
	o := pressoir(t, "", "--dir", dir, "crawl", "--delay", "100ms", site.URL+"/news/")
	if o.code != exitDone {
		t.Fatalf("%+v", o)
	}
	eventually(t, "crawled pages are found", func() bool { return total(t, s, "piscine") == 2 })
}

func TestServePassword(t *testing.T) {
	t.Setenv("PRESSOIR_PASSWORD", "sésame")
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	s := serveArchive(t, dir)
	if status, _ := get(t, s.url+"/"); status != http.StatusUnauthorized {
		t.Errorf("without the password: %d", status)
	}
	if status, _ := get(t, strings.Replace(s.url, "http://", "http://moi:s%C3%A9same@", 1)+"/"); status != http.StatusOK {
		t.Errorf("with the password: %d", status)
	}
	if status, _ := get(t, s.url+"/healthz"); status != http.StatusOK {
		t.Errorf("healthz: %d", status)
	}
}

func TestServePortInUse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	o := pressoir(t, "", "--dir", dir, "serve", "--addr", l.Addr().String())
	if o.code != exitFailed || !strings.Contains(o.stderr, "in use by another program") {
		t.Errorf("%+v", o)
	}
}

func TestDemoOnce(t *testing.T) {
	out := must(t, "demo", "--once")
	if n := strings.Count(out, "$ pressoir search"); n != len(demoSearches) {
		t.Errorf("%d searches shown", n)
	}
	if strings.Contains(out, "\n0 ") || !strings.Contains(out, "Kerdraon") {
		t.Errorf("a search of the demo finds nothing:\n%s", out)
	}
}

// A server rebuilds one index at a time, and no longer than it runs.
func TestRebuildsOfAServer(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	a := &app{dir: filepath.Join(t.TempDir(), "archive"), stderr: io.Discard, log: slog.New(slog.DiscardHandler)}
	ar, err := a.openArchive(ctx, true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ar.Close() }()
	index, err := a.openIndex(ctx, ar)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = index.Close() }()
	k := &keeper{app: a, archive: ar, index: index, serving: ctx}
	k.rebuilding.Lock()
	if _, err := k.reindex(t.Context(), false); !errors.Is(err, errRebuilding) {
		t.Errorf("beside another: %v", err)
	}
	k.rebuilding.Unlock()
	if report, err := k.reindex(t.Context(), true); err != nil || !strings.Contains(report, "index rebuilt: 0 articles") {
		t.Errorf("%q, %v", report, err)
	}
	stop()
	if _, err := k.reindex(t.Context(), false); !errors.Is(err, errStopping) {
		t.Errorf("after the end: %v", err)
	}
}

// Interrupted, the demo ends by itself and says so.
func TestDemoStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	stderr := &syncBuffer{}
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"demo", "--addr", "127.0.0.1:0"}, nil, in, stderr) }()
	seen := make([]byte, 0, 4096)
	buf := make([]byte, 4096)
	for !bytes.Contains(seen, []byte("The search page: http://")) {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, buf[:n]...)
	}
	cancel()
	if code := <-ended; code != exitDone {
		t.Errorf("exit %d\n%s", code, stderr)
	}
}
