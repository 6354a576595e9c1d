package server

import (
	"bytes"
	"html"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

// keptPage is an archive on disk with one page in it, as a site sent it, and
// the article that was read from it.
type keptPage struct {
	dir, article string
	handler      http.Handler
	log          *bytes.Buffer
}

func keepPage(t testing.TB, headers, body string, change ...func(*Config)) keptPage {
	t.Helper()
	k := keptPage{dir: t.TempDir(), log: &bytes.Buffer{}}
	a, err := archive.Open(t.Context(), k.dir, archive.Options{Create: true, Software: "test", Log: quiet()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	m := full(t)
	wanted := m.articles[0]
	block := "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body
	kept, err := a.Keep(t.Context(), []archive.Capture{{
		URL: wanted.URL, Time: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Origin: archive.Crawled, Source: "test",
		Type: warc.Response, ContentType: "application/http; msgtype=response", Block: []byte(block),
	}})
	if err != nil {
		t.Fatal(err)
	}
	stored, err := a.StoreReadings(t.Context(), []archive.Reading{{Capture: kept[0].ID, Reader: 1, Article: wanted}})
	if err != nil {
		t.Fatal(err)
	}
	k.article = stored[0].ArticleID
	change = append(change, func(c *Config) { c.Archive, c.Log = a, slog.New(slog.NewTextHandler(k.log, nil)) })
	k.handler = handler(t, m, change...)
	return k
}

func (k keptPage) path() string { return capturePath(k.article, 1) }

// archive gives an article a version with the page that it was read from.
func (m *memory) archive(a *news.Article) {
	seen := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	m.versions[a.ID] = []archive.Version{
		{Number: 1, Capture: 1, FirstSeen: seen, LastSeen: seen, Digest: "sha1:" + strings.Repeat("A", 32), Current: true},
	}
	m.captures[1] = &archive.Capture{
		ID: 1, URL: a.URL, Time: seen, Origin: archive.Crawled, Type: warc.Resource, ContentType: "text/html; charset=utf-8",
		Block: []byte(`<!doctype html><html lang="fr"><title>` + html.EscapeString(string(a.Title)) + `</title><h1>` + html.EscapeString(string(a.Title)) +
			`</h1><script>document.title = "un script a tourné"</script><img src="https://ailleurs.example/x.png" alt="">`),
	}
}

const htmlType = "Content-Type: text/html; charset=utf-8\r\n"

func TestCaptureIsDescribedAndSandboxed(t *testing.T) {
	k := keepPage(t, htmlType, `<!doctype html><title>Une page</title><script>alert(1)</script><p onclick="alert(2)">Bonjour <SCRIPT src=//ailleurs.example/x.js></SCRIPT>à tous`)
	about := get(k.handler, k.path())
	body := html.UnescapeString(about.Body.String())
	if about.Code != 200 || about.Header().Get("Content-Security-Policy") != securityHeaders["Content-Security-Policy"] {
		t.Errorf("%d %v", about.Code, about.Header())
	}
	contains(t, body, "2 janvier 2026 à 3\u202fh\u202f04 UTC", `datetime="2026-01-02T03:04:05Z"`, "sha1:", `href="`+k.path()+`/page"`,
		`href="/article/`+k.article, "collectée sur le site", "1 ko")
	page := get(k.handler, k.path()+"/page")
	if got := page.Body.String(); got != `<!doctype html><title>Une page</title><p onclick="alert(2)">Bonjour à tous` {
		t.Errorf("the page is %q", got)
	}
	for name, want := range map[string]string{
		"Content-Security-Policy": sandbox, "Content-Type": "text/html; charset=utf-8", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive",
	} {
		if got := page.Header().Values(name); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if !strings.HasPrefix(sandbox, "sandbox;") || strings.Contains(sandbox, "allow-") || strings.Contains(sandbox, "script-src") {
		t.Errorf("the sandbox lets something run: %s", sandbox)
	}
	contains(t, get(k.handler, "/article/"+k.article).Body.String(), `href="`+k.path()+`"`)
}

func TestCapturesSetNoHeader(t *testing.T) {
	k := keepPage(t, "Content-Type: text/html; charset=\"utf-8\\\r\nSet-Cookie: vole=1\r\nContent-Security-Policy: default-src *\r\n"+
		"Location: https://ailleurs.example/\r\nRefresh: 0; url=https://ailleurs.example/\r\nLink: <https://ailleurs.example/>; rel=preload\r\n", "<p>Bonjour")
	h := get(k.handler, k.path()+"/page").Header()
	for _, name := range []string{"Set-Cookie", "Location", "Refresh", "Link"} {
		if h.Get(name) != "" {
			t.Errorf("%s: %q", name, h.Get(name))
		}
	}
	if h.Get("Content-Type") != "text/html; charset=utf-8" || len(h.Values("Content-Security-Policy")) != 1 {
		t.Errorf("%v", h)
	}
}

func TestCaptureKinds(t *testing.T) {
	for name, tt := range map[string]struct {
		headers, body string
		status        int
		media, want   string
	}{
		"latin-1":            {"Content-Type: text/html; charset=iso-8859-1\r\n", "<p>d\xe9j\xe0 \x80", 200, "text/html; charset=utf-8", "<p>déjà €"},
		"declared in page":   {"Content-Type: text/html\r\n", "<meta charset=windows-1252><p>\x93d\xe9j\xe0\x94", 200, "text/html; charset=utf-8", "<meta charset=windows-1252><p>“déjà”"},
		"claims latin-1":     {"Content-Type: text/html; charset=iso-8859-1\r\n", "<p>déjà", 200, "text/html; charset=utf-8", "<p>déjà"},
		"claims utf-8":       {htmlType, "<p>d\xe9j", 200, "text/html; charset=utf-8", "<p>d\ufffdj"},
		"utf-16":             {"Content-Type: text/html\r\n", "\xff\xfe<\x00p\x00>\x00\xe9\x00", 200, "text/html; charset=utf-8", "<p>é"},
		"byte order mark":    {htmlType, "\xef\xbb\xbf<p>é", 200, "text/html; charset=utf-8", "<p>é"},
		"unknown charset":    {"Content-Type: text/html; charset=klingon\r\n", "<p>\xe9", 200, "text/html; charset=utf-8", "<p>é"},
		"xhtml":              {"Content-Type: application/xhtml+xml\r\n", "<p>a</p>", 200, "text/html; charset=utf-8", "<p>a</p>"},
		"plain":              {"Content-Type: text/plain\r\n", "<script>a</script>", 200, "text/plain; charset=utf-8", "<script>a</script>"},
		"no type":            {"", "<!doctype html><p>a", 200, "text/html; charset=utf-8", "<!doctype html><p>a"},
		"broken type":        {"Content-Type: text/html; charset\r\n", "<p>a", 200, "text/html; charset=utf-8", "<p>a"},
		"svg":                {"Content-Type: image/svg+xml\r\n", "<svg/>", 404, "text/html; charset=utf-8", "pas une page de texte"},
		"pdf":                {"Content-Type: application/pdf\r\n", "%PDF-1.7", 404, "text/html; charset=utf-8", "pas une page de texte"},
		"cut off":            {htmlType + "Transfer-Encoding: chunked\r\n", "ff\r\n<p>a", 500, "text/html; charset=utf-8", "ne peut pas être relue"},
		"too long":           {htmlType, "<p>" + strings.Repeat("a", maxArchivedPage), 404, "text/html; charset=utf-8", "trop longue"},
		"scripts unended":    {htmlType, "<p>a<script>b<p>c", 200, "text/html; charset=utf-8", "<p>a"},
		"scripts in scripts": {htmlType, "<script><!--<script>a</script>--></script><p>b", 200, "text/html; charset=utf-8", "<p>b"},
		"self-closing":       {htmlType, "<svg><script/>a</script></svg><p>b", 200, "text/html; charset=utf-8", "<svg></svg><p>b"},
		"noscript":           {htmlType, "<noscript><script>a</script><p>b</noscript>", 200, "text/html; charset=utf-8", "<noscript><p>b</noscript>"},
		"empty":              {htmlType, "", 200, "text/html; charset=utf-8", ""},
	} {
		k := keepPage(t, tt.headers, tt.body)
		w := get(k.handler, k.path()+"/page")
		got := html.UnescapeString(w.Body.String())
		if tt.status == 200 && got != tt.want || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %.200q, want %q", name, got, tt.want)
		}
		if w.Code != tt.status || w.Header().Get("Content-Type") != tt.media {
			t.Errorf("%s: %d %s", name, w.Code, w.Header().Get("Content-Type"))
		}
		if about := get(k.handler, k.path()); about.Code != tt.status {
			t.Errorf("%s: the page about it: %d", name, about.Code)
		}
	}
}

func TestCaptureOfADamagedFile(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"missing": os.Remove,
		"cut off": func(path string) error { return os.Truncate(path, 100) },
		"changed": func(path string) error {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			data[len(data)-20] ^= 0xff
			return os.WriteFile(path, data, 0o600)
		},
	} {
		k := keepPage(t, htmlType, "<p>Bonjour")
		files, err := filepath.Glob(filepath.Join(k.dir, "warc", "*"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v, %v", files, err)
		}
		if err := harm(files[0]); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{k.path(), k.path() + "/page"} {
			k.log.Reset()
			w := get(k.handler, path)
			body := html.UnescapeString(w.Body.String())
			if w.Code != 500 || !strings.Contains(body, "ne peut pas être relue") || strings.Contains(body, ".warc.gz") {
				t.Errorf("%s: %s: %d %.300s", name, path, w.Code, body)
			}
			if !strings.Contains(k.log.String(), filepath.Base(files[0])) || w.Header().Get("Content-Security-Policy") == sandbox {
				t.Errorf("%s: the log has %q", name, k.log)
			}
		}
		if w := get(k.handler, "/article/"+k.article); w.Code != 200 {
			t.Errorf("%s: the article itself: %d", name, w.Code)
		}
	}
}

func TestCaptureAddresses(t *testing.T) {
	k := keepPage(t, htmlType, "<p>Bonjour")
	for _, tt := range []struct {
		path   string
		status int
	}{
		{"/capture/1", 200}, {"/capture/0", 404}, {"/capture/2", 404}, {"/capture/-1", 404}, {"/capture/un", 404},
		{"/capture/99999999999999999999", 404}, {"/capture/1/autre", 404}, {"/capture/1%0d%0aX:1/page", 404},
	} {
		if w := get(k.handler, "/article/"+k.article+tt.path); w.Code != tt.status {
			t.Errorf("%s: %d", tt.path, w.Code)
		}
	}
	if w := get(k.handler, capturePath("aaaaaaaaaaaaaaaa", 1)); w.Code != 404 {
		t.Errorf("an absent article: %d", w.Code)
	}
	m := full(t)
	m.aliases["bcdefghijklmnopq"] = m.articles[0].ID
	w := get(handler(t, m), capturePath("bcdefghijklmnopq", 3)+"/page?lang=en")
	if want := capturePath(m.articles[0].ID, 3) + "/page?lang=en"; w.Code != 308 || w.Header().Get("Location") != want {
		t.Errorf("an alias: %d to %q", w.Code, w.Header().Get("Location"))
	}
	if w := get(handler(t, m), capturePath(m.articles[0].ID, 1)); w.Code != 404 {
		t.Errorf("a version whose capture is not known: %d", w.Code)
	}
}

func TestCaptureObeysDisplay(t *testing.T) {
	for display, status := range map[Display]int{Full: 200, Extract: 403, LinkOnly: 403, "nonsense": 403} {
		k := keepPage(t, htmlType, "<p>Bonjour", func(c *Config) { c.Display = func(string) Display { return display } })
		for _, path := range []string{k.path(), k.path() + "/page"} {
			if w := get(k.handler, path); w.Code != status {
				t.Errorf("%s: %s: %d", display, path, w.Code)
			}
		}
		if shown := strings.Contains(get(k.handler, "/article/"+k.article).Body.String(), k.path()); shown != (status == 200) {
			t.Errorf("%s: the article's page links to its capture: %v", display, shown)
		}
	}
}

// FuzzHarmless holds that whatever a site sent is shown as one of two types,
// in UTF-8 and without a script element, or refused.
func FuzzHarmless(f *testing.F) {
	f.Add([]byte("<p>a<script>b</script>"), "text/html")
	f.Add([]byte("\xff\xfe<\x00"), "text/html; charset=utf-16")
	f.Add([]byte("<noscript><ScRiPt/x>"), "application/xhtml+xml;;")
	f.Add([]byte("a"), "text/plain\r\nX: 1")
	f.Fuzz(func(t *testing.T, body []byte, sent string) {
		page, media, err := harmless(body, sent)
		if err != nil {
			return
		}
		if media != "text/html; charset=utf-8" && media != "text/plain; charset=utf-8" {
			t.Errorf("%q is sent as %q", sent, media)
		}
		if string(page) != strings.ToValidUTF8(string(page), "") {
			t.Errorf("not UTF-8: %q", page)
		}
		if again := withoutScripts(page); strings.HasPrefix(media, "text/html") && len(again) > len(page) {
			t.Errorf("it grows from %d to %d bytes", len(page), len(again))
		}
	})
}

func BenchmarkHarmless(b *testing.B) {
	page := []byte(strings.Repeat("<p class=a>Un paragraphe comme un autre, avec un <a href=b>lien</a>.</p><script>x()</script>\n", 3000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, _, err := harmless(page, "text/html; charset=iso-8859-1"); err != nil {
			b.Fatal(err)
		}
	}
}
