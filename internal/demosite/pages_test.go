package demosite

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/charset"
)

// parsed fetches a page and reads it as a browser would, by its charset.
func parsed(t *testing.T, s *Site, target string) *goquery.Document {
	t.Helper()
	w := get(s, target)
	r, err := charset.NewReader(w.Body, w.Header().Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(r)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestPagesSayWhatTheTruthSays(t *testing.T) {
	s := newSite(t)
	for _, a := range s.Articles() {
		doc := parsed(t, s, a.Path)
		if got := folded(doc.Find("h1").First().Text()); got != folded(a.Title) {
			t.Errorf("%s: h1 %q, want %q", a.Path, got, a.Title)
		}
		doc.Find("script, style").Remove()
		text := folded(doc.Text())
		pieces := append([]string{a.Lead}, a.Paragraphs...)
		for _, e := range a.Exchanges {
			pieces = append(pieces, strings.Split(e.Answer, "\n\n")...)
		}
		for _, piece := range append(pieces, a.Authors...) {
			if !strings.Contains(text, folded(piece)) {
				t.Errorf("%s: the page does not say %q", a.Path, piece)
			}
		}
		if when := inWords(moment(a.Published)); !strings.Contains(text, when) {
			t.Errorf("%s: the page does not show the date, %s", a.Path, when)
		}
	}
}

// trails is where each theme shows the way from the home page.
var trails = map[Theme]string{
	WordPress: "#breadcrumbs a", SPIP: "#hierarchie a", Drupal: "nav.breadcrumb a", EZ: "td.contenu > font a",
}

func TestBreadcrumbs(t *testing.T) {
	s := newSite(t)
	depths := map[int]bool{}
	for _, a := range s.Articles() {
		labels := parsed(t, s, a.Path).Find(trails[a.Theme]).Map(func(_ int, step *goquery.Selection) string { return step.Text() })
		if strings.Join(labels, ">") != strings.Join(a.Breadcrumb, ">") {
			t.Errorf("%s: trail %q, want %q", a.Path, labels, a.Breadcrumb)
		}
		depths[len(labels)] = true
	}
	if !depths[2] || !depths[3] || !depths[4] {
		t.Errorf("depths %v, want trails of two, three and four steps", depths)
	}
}

// TestEncodings holds that a page without a charset in its header, and one
// with, are each encoded as they say, and that both sorts occur.
func TestEncodings(t *testing.T) {
	s := newSite(t)
	var header, meta, references, windows int
	for _, a := range s.Articles() {
		w := get(s, a.Path)
		page := w.Body.Bytes()
		if a.Theme != EZ {
			if !utf8.Valid(page) || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
				t.Errorf("%s: not UTF-8, or not said: %s", a.Path, w.Header().Get("Content-Type"))
			}
			continue
		}
		if utf8.Valid(page) || !bytes.Contains(page, []byte("charset=iso-8859-1")) {
			t.Errorf("%s: valid UTF-8, or no charset in the page", a.Path)
		}
		if w.Header().Get("Content-Type") == "text/html" {
			meta++
			windows += bytes.Count(page, []byte{0x9c})
		} else {
			header++
			references += bytes.Count(page, []byte("&#339;"))
		}
	}
	if header == 0 || meta == 0 || references == 0 || windows == 0 {
		t.Errorf("charset in the header %d, in the page alone %d, œ as a reference %d, as a byte of windows-1252 %d: want some of each",
			header, meta, references, windows)
	}
}

// dead are the links that are meant to lead nowhere.
var dead = map[string]bool{
	"/documents/livret-accueil.pdf":          true,
	"/documents/programme-colloque-2026.pdf": true,
	"/lettres/2017-06/":                      true,
}

// TestLinks follows every link from the home page.
func TestLinks(t *testing.T) {
	s := newSite(t)
	seen := map[string]bool{"/": true}
	for queue := []string{"/"}; len(queue) > 0; queue = queue[1:] {
		for _, link := range follow(t, s, queue[0]) {
			if !seen[link] {
				seen[link] = true
				queue = append(queue, link)
			}
		}
	}
	wanted := []string{private, "/spip.php?article204", "/node/731", "/feed/", "/mentions-legales/"}
	for target := range dead {
		wanted = append(wanted, target)
	}
	for _, a := range s.Articles() {
		wanted = append(wanted, a.Path)
	}
	for _, target := range wanted {
		if !seen[target] {
			t.Errorf("no link leads to %s", target)
		}
	}
}

// follow fetches an address, checks its status, and lists where it leads.
func follow(t *testing.T, s *Site, here string) []string {
	t.Helper()
	w := get(s, here)
	switch {
	case w.Code == http.StatusMovedPermanently:
		return []string{strings.TrimPrefix(w.Header().Get("Location"), host)}
	case w.Code != http.StatusOK && (w.Code != http.StatusNotFound || !dead[here]):
		t.Errorf("%s: status %d", here, w.Code)
	case strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"):
		return links(t, s, here)
	}
	return nil
}

// links lists the addresses on the site that a page links, without fragments.
func links(t *testing.T, s *Site, here string) []string {
	t.Helper()
	base, err := url.Parse(host + here)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	parsed(t, s, here).Find("a[href], link[href], img[src], form[action]").Each(func(_ int, e *goquery.Selection) {
		for _, name := range []string{"href", "src", "action"} {
			value, ok := e.Attr(name)
			if !ok || strings.HasPrefix(value, "mailto:") {
				continue
			}
			u, err := base.Parse(value)
			if err != nil {
				t.Errorf("%s: link %q: %v", here, value, err)
				continue
			}
			if u.Host == base.Host {
				list = append(list, u.RequestURI())
			}
		}
	})
	return list
}

func TestPagination(t *testing.T) {
	s := newSite(t)
	for _, start := range []string{"/actualites/", "/recherche/", "/formation/", "/portail/actualites/"} {
		pages := 0
		for here := start; here != ""; pages++ {
			next, _ := parsed(t, s, here).Find(`link[rel="next"]`).Attr("href")
			here = next
		}
		if pages < 2 {
			t.Errorf("%s has %d page", start, pages)
		}
	}
}

func TestNoIndex(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string]bool{"/mentions-legales/": true, "/recherche-site": true, "/contact/": false} {
		content, _ := parsed(t, s, target).Find(`meta[name="robots"]`).Attr("content")
		if strings.Contains(content, "noindex") != want {
			t.Errorf("%s: robots %q", target, content)
		}
	}
}

func TestErrorPageIsAPage(t *testing.T) {
	w := get(newSite(t), "/nulle-part")
	page, err := io.ReadAll(w.Body)
	if err != nil || !bytes.Contains(page, []byte("Page introuvable")) || w.Header().Get("Etag") != "" {
		t.Errorf("error page: %v, %d bytes", err, len(page))
	}
}
