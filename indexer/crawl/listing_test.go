package crawl

import (
	"bytes"
	"compress/gzip"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

func zipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadListing(t *testing.T) {
	const sitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://x.example/i">
 <url><loc> https://exemple.fr/a?x=1&amp;y=2 </loc><lastmod>2024-01-02</lastmod>
  <image:image><image:loc>https://exemple.fr/photo.html</image:loc></image:image></url>
 <url><loc><![CDATA[/b]]></loc></url><url><loc>ftp://exemple.fr/c</loc></url><url></url>
</urlset>`
	latin, err := charmap.ISO8859_1.NewEncoder().String(`<?xml version="1.0" encoding="ISO-8859-1"?><urlset><url><loc>https://exemple.fr/été</loc></url></urlset>`)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		body []byte
		want listing
		err  error
	}{
		{"sitemap", []byte(sitemap), listing{
			pages: []string{"https://exemple.fr/a?x=1&y=2", "https://exemple.fr/b"}, bad: []string{"ftp://exemple.fr/c"},
		}, nil},
		{"compressed", zipped(t, sitemap), listing{
			pages: []string{"https://exemple.fr/a?x=1&y=2", "https://exemple.fr/b"}, bad: []string{"ftp://exemple.fr/c"},
		}, nil},
		{"index", []byte("\xef\xbb\xbf\n<!-- plan --><s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>https://exemple.fr/s1.xml.gz</s:loc></s:sitemap></s:sitemapindex>"),
			listing{files: []string{"https://exemple.fr/s1.xml.gz"}}, nil},
		{"latin-1", []byte(latin), listing{pages: []string{"https://exemple.fr/%C3%A9t%C3%A9"}}, nil},
		{"RSS", []byte(`<rss version="2.0"><channel><title>t</title><item><link>https://exemple.fr/1</link></item>
			<item><title>sans lien</title></item><item><link>/2</link></item></channel></rss>`),
			listing{feed: true, pages: []string{"https://exemple.fr/1", "https://exemple.fr/2"}}, nil},
		{"Atom", []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>e</title>
			<link rel="alternate" href="https://exemple.fr/3"/></entry></feed>`),
			listing{feed: true, pages: []string{"https://exemple.fr/3"}}, nil},
		{"text", []byte("https://exemple.fr/1\r\n\nhttps://exemple.fr/2"),
			listing{pages: []string{"https://exemple.fr/1", "https://exemple.fr/2"}}, nil},
		{"cut off", []byte("<urlset><url><loc>https://exemple.fr/1</loc></url><url><loc>https://exem"),
			listing{pages: []string{"https://exemple.fr/1"}}, errListing},
		{"a page", []byte("<!doctype html><html><body>non trouvé</body></html>"), listing{}, errNoListing},
		{"a text", []byte("Bonjour\nhttps://exemple.fr/1"), listing{}, errNoListing},
		{"nothing", nil, listing{}, errNoListing},
		{"bad compression", []byte("\x1f\x8b\x08nonsense"), listing{}, errListing},
		{"nested without end", []byte("<urlset>" + strings.Repeat("<a>", 1000)), listing{}, errListing},
		{"a feed nested without end", []byte("<rss><channel><item>" + strings.Repeat("<a:b>", 1000)), listing{feed: true}, errListing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readListing("https://exemple.fr/sitemap.xml", tt.body)
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			if d := cmp.Diff(tt.want, got, cmp.AllowUnexported(listing{})); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestListingLimits(t *testing.T) {
	l := listing{pages: make([]string, maxListed-2)}
	base, err := url.Parse("https://exemple.fr/s.xml")
	if err != nil {
		t.Fatal(err)
	}
	body := "<urlset>" + strings.Repeat("<url><loc>/a</loc></url>", 5) + "</urlset>"
	if err := l.readSitemap(base, []byte(body)); err != nil || len(l.pages) != maxListed || !l.cut {
		t.Errorf("%d pages, cut %v, %v", len(l.pages), l.cut, err)
	}
	bomb := zipped(t, strings.Repeat(" ", 1000))
	for limit, fits := range map[int64]bool{999: false, 1000: true} {
		if _, err := gunzipped(bomb, limit); (err == nil) != fits {
			t.Errorf("1000 bytes decompressed to at most %d: %v", limit, err)
		}
	}
	huge := append([]byte("<rss><channel>"), bytes.Repeat([]byte(" "), maxFeed)...)
	if _, err := readListing("https://exemple.fr/rss", huge); !errors.Is(err, errListing) {
		t.Errorf("a huge feed: %v", err)
	}
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><urlset><url><loc>https://exemple.fr/a</loc></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>`))
	f.Add([]byte(`<rss version="2.0"><channel><item><link>/x</link></item></channel></rss>`))
	f.Add([]byte("https://exemple.fr/1\n"))
	f.Add(zipped(f, "<feed><entry><link href='/a'/></entry></feed>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		l, err := readListing("https://exemple.fr/sitemap.xml", body)
		if err != nil && !errors.Is(err, errListing) && !errors.Is(err, errNoListing) {
			t.Fatalf("an error of no kind: %v", err)
		}
		for _, address := range slices.Concat(l.pages, l.files) {
			if again, err := resolve(nil, address); err != nil || len(again) == 0 {
				t.Fatalf("%q: %v", address, err)
			}
		}
	})
}
