package demosite

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

func newSite(t testing.TB) *Site {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const host = "http://insps.example"

func get(s *Site, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, host+target, http.NoBody)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestStatuses(t *testing.T) {
	s := newSite(t)
	tests := []struct {
		target   string
		status   int
		location string
	}{
		{"/", http.StatusOK, ""},
		{"/?utm_source=lettre", http.StatusOK, ""},
		{"/actualites", http.StatusMovedPermanently, "/actualites/"},
		{"/actualites/page/2/", http.StatusOK, ""},
		{"/recherche/?debut_articles=6", http.StatusOK, ""},
		{"/formation/?page=1", http.StatusOK, ""},
		{"/portail/actualites/(offset)/6", http.StatusOK, ""},
		{"/spip.php?article204", http.StatusMovedPermanently, "/recherche/seminaires/Reconnaissance-faciale-dans-les-gares-ce-que-disent-les-chiffres.html"},
		{"/spip.php?article1", http.StatusNotFound, ""},
		{"/node/731", http.StatusOK, ""},
		{"/interne/planning-astreintes/", http.StatusOK, ""},
		{"/documents/livret-accueil.pdf", http.StatusNotFound, ""},
		{"/actualites/../etc/passwd", http.StatusNotFound, ""},
	}
	for _, tt := range tests {
		w := get(s, tt.target)
		if w.Code != tt.status {
			t.Errorf("%s: status %d, want %d", tt.target, w.Code, tt.status)
		}
		if tt.location != "" && w.Header().Get("Location") != host+tt.location {
			t.Errorf("%s: redirects to %q, want %q", tt.target, w.Header().Get("Location"), host+tt.location)
		}
	}
}

func TestMethods(t *testing.T) {
	s := newSite(t)
	for method, status := range map[string]int{http.MethodHead: http.StatusOK, http.MethodPost: http.StatusMethodNotAllowed} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(method, host+"/contact/", http.NoBody))
		if w.Code != status {
			t.Errorf("%s: status %d, want %d", method, w.Code, status)
		}
		if method == http.MethodHead && (w.Body.Len() > 0 || s.Visits("/contact/") != 0) {
			t.Errorf("HEAD sent %d bytes and counted %d visits", w.Body.Len(), s.Visits("/contact/"))
		}
	}
}

func TestTwoAddressesOfOneArticle(t *testing.T) {
	s := newSite(t)
	const path = "/formation/continue/images-et-droit-cinq-jours-pour-y-voir-clair"
	if a, b := get(s, path).Body.String(), get(s, "/node/731").Body.String(); a != b {
		t.Error("/node/731 and its path differ")
	}
	for _, a := range s.Articles() {
		if !a.print {
			continue
		}
		page := get(s, a.Path+"?imprimer=1").Body.String()
		if !strings.Contains(page, `<link rel="canonical" href="`+host+a.Path+`">`) {
			t.Errorf("the print version of %s does not name its canonical address", a.Path)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	s := newSite(t)
	for _, a := range s.Articles() {
		first := get(s, a.Path)
		tag, modified := first.Header().Get("Etag"), first.Header().Get("Last-Modified")
		if tag == "" || modified == "" {
			t.Errorf("%s: ETag %q, Last-Modified %q", a.Path, tag, modified)
		}
		want := http.StatusNotModified
		if a.Corrected != nil {
			want = http.StatusOK
		}
		for _, header := range [][]string{{"If-None-Match", tag}, {"If-Modified-Since", modified}} {
			if w := get(s, a.Path, header...); w.Code != want {
				t.Errorf("%s with %s: status %d, want %d", a.Path, header[0], w.Code, want)
			}
		}
	}
}

func TestThePageThatChanges(t *testing.T) {
	s := newSite(t)
	for _, a := range s.Articles() {
		first, second, third := get(s, a.Path), get(s, a.Path), get(s, a.Path)
		if s.Visits(a.Path) != 3 {
			t.Errorf("%s: %d visits, want 3", a.Path, s.Visits(a.Path))
		}
		changed := first.Body.String() != second.Body.String()
		if changed != (a.Corrected != nil) {
			t.Errorf("%s: changed %v between two visits", a.Path, changed)
		}
		if second.Body.String() != third.Body.String() {
			t.Errorf("%s: changed again", a.Path)
		}
	}
}

func TestManyVisitorsAtOnce(t *testing.T) {
	const visitors = 8
	s := newSite(t)
	var wg sync.WaitGroup
	for range visitors {
		wg.Go(func() {
			for _, a := range s.Articles() {
				get(s, a.Path)
			}
		})
	}
	wg.Wait()
	for _, a := range s.Articles() {
		if s.Visits(a.Path) != visitors {
			t.Errorf("%s: %d visits, want %d", a.Path, s.Visits(a.Path), visitors)
		}
	}
}

func TestFilesAreServed(t *testing.T) {
	s := newSite(t)
	for path, kind := range map[string]string{
		"/static/site.css": "text/css; charset=utf-8", "/images/logo.svg": "image/svg+xml", "/images/cour.png": "image/png",
	} {
		w := get(s, path)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind || w.Body.Len() == 0 {
			t.Errorf("%s: %d %s, %d bytes", path, w.Code, w.Header().Get("Content-Type"), w.Body.Len())
		}
		if kind == "image/png" && http.DetectContentType(w.Body.Bytes()) != kind {
			t.Errorf("%s is no PNG", path)
		}
	}
}

func FuzzServe(f *testing.F) {
	s := newSite(f)
	for _, seed := range []string{"/", "/?p=9120", "/portail/actualites/(offset)/6", "/%00", "/node/-1", "/interne/?a=b;c"} {
		f.Add(seed, "insps.example")
	}
	f.Fuzz(func(t *testing.T, target, host string) {
		r := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		path, query, _ := strings.Cut(target, "?")
		r.URL.Path, r.URL.RawQuery, r.Host = path, query, host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("%q on %q: status %d", target, host, w.Code)
		}
	})
}
