package demosite

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func newSite(t *testing.T) *Site {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func get(s *Site, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://insps.example"+target, nil))
	return w
}

func TestEveryArticleIsServed(t *testing.T) {
	s := newSite(t)
	for _, a := range s.Articles() {
		if w := get(s, a.Path); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", a.Path, w.Code)
		}
	}
}
