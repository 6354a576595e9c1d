package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// On loopback, a page elsewhere must not read the archive by having its own
// name point to this machine.
func TestLoopbackHosts(t *testing.T) {
	h := handler(t, full(t), func(c *Config) { c.Loopback = true })
	tests := []struct {
		host string
		want int
	}{
		{"127.0.0.1:8080", http.StatusOK},
		{"localhost", http.StatusOK},
		{"LOCALHOST:9000", http.StatusOK},
		{"[::1]:8080", http.StatusOK},
		{"mechant.example", http.StatusMisdirectedRequest},
		{"127.0.0.1.mechant.example:8080", http.StatusMisdirectedRequest},
		{"", http.StatusMisdirectedRequest},
	}
	for _, tt := range tests {
		r := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		r.Host = tt.host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tt.want {
			t.Errorf("Host %q: %d, want %d", tt.host, w.Code, tt.want)
		}
	}
}

// An address that begins with two slashes would be that of another host.
func TestLinksStayHere(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1//mechant.example/", http.NoBody)
	w := httptest.NewRecorder()
	handler(t, full(t)).ServeHTTP(w, r)
	if body := w.Body.String(); w.Code != http.StatusMethodNotAllowed || strings.Contains(body, `href="//`) || !strings.Contains(body, `href="/mechant.example/?lang=en"`) {
		t.Errorf("%d: %s", w.Code, body)
	}
}
