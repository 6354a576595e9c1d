package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// handler serves a memory, configured further by change.
func handler(t testing.TB, m *memory, change ...func(*Config)) http.Handler {
	t.Helper()
	c := Config{Index: m, Archive: m, Log: quiet(), Version: "1.2.3"}
	for _, f := range change {
		f(&c)
	}
	h, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks for an address in French unless the headers, name and value in
// turn, say otherwise.
func get(h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	return request(h, http.MethodGet, target, headers...)
}

func request(h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, http.NoBody)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func contains(t *testing.T, body string, wanted ...string) {
	t.Helper()
	for _, s := range wanted {
		if !strings.Contains(body, s) {
			t.Errorf("there is no %q", s)
		}
	}
}

func TestRoutes(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	html, jsonType, problemType := "text/html; charset=utf-8", "application/json", "application/problem+json"
	for _, tt := range []struct {
		target, contentType string
		status              int
	}{
		{"/", html, 200},
		{"/?q=colloque", html, 200},
		{"/?q=%28colloque", html, 400},
		{"/?q=%zz", html, 400},
		{"/?limit=many", html, 400},
		{"/?q=colloque&cursor=nonsense", html, 400},
		{"/article/" + m.articles[0].ID, html, 200},
		{"/article/" + m.articles[0].ID + "?version=1", html, 200},
		{"/article/" + m.articles[0].ID + "?version=9", html, 404},
		{"/article/" + m.articles[0].ID + "?version=old", html, 400},
		{"/article/aaaaaaaaaaaaaaaa", html, 404},
		{"/article/.", html, 301},
		{"/article/NOT-AN-ID", html, 404},
		{"/syntaxe", html, 200},
		{"/syntax", html, 200},
		{"/absent", html, 404},
		{"/static/absent.css", html, 404},
		{"/robots.txt", "text/plain; charset=utf-8", 200},
		{"/favicon.ico", "image/svg+xml", 200},
		{"/favicon.svg", "image/svg+xml", 200},
		{"/healthz", jsonType, 200},
		{"/api/v1/search", jsonType, 200},
		{"/api/v1/search?q=colloque&unit=words", jsonType, 200},
		{"/api/v1/search?q=%28colloque", problemType, 400},
		{"/api/v1/search?unit=pages", problemType, 400},
		{"/api/v1/search?q=colloque&timeline=day", jsonType, 200},
		{"/api/v1/search?q=colloque&timeline=week", problemType, 400},
		{"/api/v1/articles/" + m.articles[0].ID, jsonType, 200},
		{"/api/v1/articles/aaaaaaaaaaaaaaaa", problemType, 404},
		{"/api/v1/complete", jsonType, 200},
		{"/api/v1/complete?q=coll&limit=3", jsonType, 200},
		{"/api/v1/complete?q=" + strings.Repeat("a", 20_000), jsonType, 200},
		{"/api/v1/complete?q=%00%1b", jsonType, 200},
		{"/api/v1/complete?q=coll&limit=0", problemType, 400},
		{"/api/v1/complete?q=coll&limit=many", problemType, 400},
		{"/api/v1/complete?q=%zz", problemType, 400},
		{"/api/v1/articles/" + m.articles[0].ID + "/similar", jsonType, 200},
		{"/api/v1/articles/" + m.articles[0].ID + "/similar?limit=201", problemType, 400},
		{"/api/v1/articles/aaaaaaaaaaaaaaaa/similar", problemType, 404},
		{"/api/v1/absent", problemType, 404},
		{"/api/v1/search?q=" + strings.Repeat("a", maxTarget), problemType, 414},
		{"/?q=" + strings.Repeat("a", maxTarget), html, 414},
	} {
		name := tt.target[:min(len(tt.target), 60)]
		w := get(h, tt.target)
		if w.Code != tt.status || (tt.status != 301 && w.Header().Get("Content-Type") != tt.contentType) {
			t.Errorf("GET %s: %d %s, want %d %s", name, w.Code, w.Header().Get("Content-Type"), tt.status, tt.contentType)
		}
		for header := range securityHeaders {
			if w.Header().Get(header) == "" {
				t.Errorf("GET %s: no %s", name, header)
			}
		}
		if head := request(h, http.MethodHead, tt.target); head.Code != w.Code {
			t.Errorf("HEAD %s: %d, GET has %d", name, head.Code, w.Code)
		}
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, "BREW"} {
			if len(tt.target) > maxTarget {
				continue
			}
			if w := request(h, method, tt.target); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", method, name, w.Code, w.Header().Get("Allow"))
			}
		}
	}
}

func TestHeadHasNoBody(t *testing.T) {
	site := httptest.NewServer(handler(t, full(t)))
	defer site.Close()
	resp, err := http.Head(site.URL + "/?q=colloque")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := resp.Body.Close(); err != nil {
			t.Error(err)
		}
	}()
	body, err := io.ReadAll(resp.Body)
	if err != nil || len(body) != 0 || resp.ContentLength <= 0 {
		t.Errorf("%d bytes of body, length %d, %v", len(body), resp.ContentLength, err)
	}
}

func TestPassword(t *testing.T) {
	h := handler(t, full(t), func(c *Config) { c.Password = "pépin & pomme" })
	ask := func(target, user, password string) int {
		r := httptest.NewRequest(http.MethodGet, target, http.NoBody)
		if user+password != "" {
			r.SetBasicAuth(user, password)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == http.StatusUnauthorized && !strings.HasPrefix(w.Header().Get("WWW-Authenticate"), "Basic ") {
			t.Errorf("%s: no challenge", target)
		}
		return w.Code
	}
	for _, target := range []string{"/", "/robots.txt", "/api/v1/search?q=colloque", "/absent"} {
		if got := ask(target, "", ""); got != 401 {
			t.Errorf("%s without a password: %d", target, got)
		}
		if got := ask(target, "anna", "pomme"); got != 401 {
			t.Errorf("%s with a wrong password: %d", target, got)
		}
		if got := ask(target, "anna", "pépin & pomme"); got == 401 {
			t.Errorf("%s with the password: %d", target, got)
		}
	}
	if got := ask("/healthz", "", ""); got != 200 {
		t.Errorf("/healthz asks for a password: %d", got)
	}
}

// TestFailures holds the table from an error to its answer.
func TestFailures(t *testing.T) {
	secret := errors.New("segment 7 of /srv/archive is broken")
	for _, tt := range []struct {
		err    error
		status int
	}{
		{secret, 500},
		{fmt.Errorf("x: %w", search.ErrDamaged), 503},
		{fmt.Errorf("x: %w", search.ErrTimeout), 503},
		{fmt.Errorf("x: %w", search.ErrBusy), 503},
		{fmt.Errorf("x: %w", context.DeadlineExceeded), 503},
		{fmt.Errorf("x: %w", search.ErrQuery), 400},
	} {
		m := full(t)
		m.err = tt.err
		var logged bytes.Buffer
		h := handler(t, m, func(c *Config) { c.Log = slog.New(slog.NewTextHandler(&logged, nil)) })
		for _, target := range []string{"/?q=colloque", "/api/v1/search?q=colloque"} {
			logged.Reset()
			w := get(h, target)
			if w.Code != tt.status {
				t.Errorf("%v at %s: %d, want %d", tt.err, target, w.Code, tt.status)
			}
			if tt.status >= 500 && strings.Contains(w.Body.String(), tt.err.Error()) {
				t.Errorf("%v at %s: the cause is told", tt.err, target)
			}
			if tt.status == 503 && w.Header().Get("Retry-After") == "" {
				t.Errorf("%v at %s: no Retry-After", tt.err, target)
			}
			reference := ""
			if _, after, ok := strings.Cut(logged.String(), "ref="); ok {
				reference = after[:referenceLength]
			}
			if tt.status >= 500 && (reference == "" || !strings.Contains(w.Body.String(), reference)) {
				t.Errorf("%v at %s: the log has %q, which the answer has not", tt.err, target, logged.String())
			}
			if tt.status < 500 && logged.Len() > 0 {
				t.Errorf("%v at %s: logged %q", tt.err, target, logged.String())
			}
		}
	}
}

// falling panics in a search.
type falling struct{ *memory }

func (falling) Search(context.Context, search.Request) (*search.Result, error) { panic("fell") }

func TestPanicIsAFailure(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index = falling{m} })
	if w := get(h, "/?q=colloque"); w.Code != 500 || strings.Contains(w.Body.String(), "fell") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(h, "/api/v1/search?q=colloque"); w.Code != 500 || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// slow waits until its context ends.
type slow struct{ *memory }

func (slow) Search(ctx context.Context, _ search.Request) (*search.Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestSearchTimesOut(t *testing.T) {
	m := full(t)
	h := handler(t, m, func(c *Config) { c.Index, c.SearchTimeout = slow{m}, time.Millisecond })
	if w := get(h, "/?q=colloque"); w.Code != 503 {
		t.Errorf("%d", w.Code)
	}
}

func TestReaderWhoLeftIsNoFailure(t *testing.T) {
	m := full(t)
	var logged bytes.Buffer
	h := handler(t, m, func(c *Config) { c.Index, c.Log = slow{m}, slog.New(slog.NewTextHandler(&logged, nil)) })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/?q=colloque", http.NoBody).WithContext(ctx))
	if logged.Len() > 0 || w.Body.Len() > 0 {
		t.Errorf("logged %q, answered %q", logged.String(), w.Body)
	}
}

func TestProblemSaysWhere(t *testing.T) {
	w := get(handler(t, full(t)), "/api/v1/search?q="+url.QueryEscape("colloque (presse"))
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if p.Status != 400 || p.Type != "about:blank" || p.Title != "Bad Request" || p.Detail == "" || p.Problem == "" {
		t.Errorf("%+v", p)
	}
	if p.At == nil || p.At.Start != len("colloque ") {
		t.Errorf("the place is %+v", p.At)
	}
	if _, err := query.Parse(p.Nearest); err != nil || p.Nearest == "" {
		t.Errorf("the nearest text %q: %v", p.Nearest, err)
	}
}

func TestConfigIsChecked(t *testing.T) {
	m := full(t)
	for name, c := range map[string]Config{
		"no index":   {Archive: m, Log: quiet()},
		"no archive": {Index: m, Log: quiet()},
		"no log":     {Index: m, Archive: m},
		"negative":   {Index: m, Archive: m, Log: quiet(), SearchTimeout: -1},
	} {
		if _, err := New(c); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestHarden(t *testing.T) {
	var s http.Server
	Harden(&s)
	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= maxTarget {
		t.Errorf("%+v", &s)
	}
	if s.WriteTimeout <= requestTimeout || requestTimeout <= DefaultSearchTimeout {
		t.Error("an answer is cut off before its search may end")
	}
}

func TestStaticIsImmutable(t *testing.T) {
	h := handler(t, full(t))
	_, after, _ := strings.Cut(get(h, "/").Body.String(), `rel="stylesheet" href="`)
	where, _, _ := strings.Cut(after, `"`)
	w := get(h, where)
	if w.Code != 200 || w.Header().Get("Cache-Control") != immutable || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("%s: %d %v", where, w.Code, w.Header())
	}
	if got := get(h, "/").Header().Get("Cache-Control"); got != "private, no-cache" {
		t.Errorf("a page is cached: %q", got)
	}
	if got := get(h, "/robots.txt").Body.String(); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt: %q", got)
	}
}

// newRequest makes a request as a connection would, for an address of any form.
func newRequest(u *url.URL, accept string) (*http.Request, error) {
	r, err := http.NewRequest(http.MethodGet, "http://archive.example", http.NoBody)
	if err != nil {
		return nil, err
	}
	r.URL = u
	r.Header.Set("Accept-Language", accept)
	return r, nil
}

func serve(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
