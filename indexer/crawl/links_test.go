package crawl

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadLinks(t *testing.T) {
	const address = "https://exemple.fr/actu/une.html"
	tests := []struct {
		name, page string
		links      []string
		feeds      []string
		noIndex    bool
		noFollow   bool
		bad        int
	}{
		{
			name: "anchors, areas, the next page; each once",
			page: `<link rel="next" href="?page=2"><a href="deux.html#bas">x</a><map><area href=/plan></map>
				<a href="deux.html">encore</a><a href="#haut">haut</a><a>rien</a><a href="">vide</a>`,
			links: []string{"https://exemple.fr/actu/une.html?page=2", "https://exemple.fr/actu/deux.html", "https://exemple.fr/plan"},
		},
		{
			name:  "base",
			page:  `<base href="/archives/"><a href="a.html">a</a><a href="/b">b</a>`,
			links: []string{"https://exemple.fr/archives/a.html", "https://exemple.fr/b"},
		},
		{
			name:  "a base that is none",
			page:  `<base href="javascript:x"><a href="a.html">a</a>`,
			links: []string{"https://exemple.fr/actu/a.html"},
		},
		{
			name:  "nofollow at the link",
			page:  `<a rel="external NoFollow" href="/pub">pub</a><a rel=external href="/lien">lien</a>`,
			links: []string{"https://exemple.fr/lien"},
		},
		{
			name:  "nofollow for the page",
			page:  `<meta name=ROBOTS content="index, nofollow"><a href="/a">a</a>`,
			links: nil, noFollow: true,
		},
		{
			name:    "noindex by name",
			page:    `<meta name="pressoir" content="noindex"><meta name=autre content=nofollow><a href="/a">a</a>`,
			links:   []string{"https://exemple.fr/a"},
			noIndex: true,
		},
		{name: "none", page: `<meta name=robots content=" NONE ">`, noIndex: true, noFollow: true},
		{
			name: "feeds, but not of comments",
			page: `<link rel=alternate type="application/rss+xml" title="À la une" href="/rss">
				<link rel="alternate home" type="application/atom+xml; charset=utf-8" href="/atom">
				<link rel=alternate type="application/rss+xml" title="Flux des commentaires" href="/c/feed">
				<link rel=alternate hreflang=en href="/en">`,
			feeds: []string{"https://exemple.fr/rss", "https://exemple.fr/atom"},
		},
		{
			name: "other schemes are no damage, damaged addresses are",
			page: `<a href="mailto:a@exemple.fr">m</a><a href="tel:+33">t</a><a href="javascript:f()">j</a>
				<a href="http://[::1">d</a><a href="/100%">d</a>`,
			bad: 2,
		},
		{name: "nothing", page: ""},
		{
			name:  "another charset",
			page:  "<meta charset=iso-8859-1><a href='/\xe9t\xe9'>x</a>",
			links: []string{"https://exemple.fr/%C3%A9t%C3%A9"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readLinks(address, "text/html", []byte(tt.page), "Pressoir")
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.links, got.links); d != "" {
				t.Error("links", d)
			}
			if d := cmp.Diff(tt.feeds, got.feeds); d != "" {
				t.Error("feeds", d)
			}
			if got.noIndex != tt.noIndex || got.noFollow != tt.noFollow || len(got.bad) != tt.bad {
				t.Errorf("noindex %v, nofollow %v, bad %q", got.noIndex, got.noFollow, got.bad)
			}
		})
	}
}

func TestReadLinksLimits(t *testing.T) {
	var b strings.Builder
	for i := range maxLinks + 10 {
		b.WriteString("<a href=/" + strings.Repeat("a", i%50) + string(rune('a'+i%26)) + "?" + strings.Repeat("b", i/50) + ">")
	}
	got, err := readLinks("http://a.fr/", "text/html", []byte(b.String()), "Pressoir")
	if err != nil || len(got.links) > maxLinks {
		t.Errorf("%d links, %v", len(got.links), err)
	}
	if _, err := readLinks("http://a.fr/", "text/html", []byte(strings.Repeat("<div>", 10_000)), "Pressoir"); err == nil {
		t.Error("markup nested without end is read")
	}
}

func TestHeaderDirectives(t *testing.T) {
	tests := []struct {
		lines             []string
		noIndex, noFollow bool
	}{
		{nil, false, false},
		{[]string{"noindex"}, true, false},
		{[]string{"NoArchive, NOFOLLOW"}, false, true},
		{[]string{"autre: noindex"}, false, false},
		{[]string{"Pressoir: noindex, nofollow"}, true, true},
		{[]string{"autre: none", "pressoir: noindex"}, true, false},
		{[]string{"unavailable_after: 25 Jun 2031 15:00:00 GMT", "none"}, true, true},
		{[]string{"max-snippet: 20, noindex"}, true, false},
		{[]string{"noindex, max-snippet: 20"}, true, false},
	}
	for _, tt := range tests {
		var d directives
		d.addHeader(http.Header{"X-Robots-Tag": tt.lines}, "Pressoir")
		if d.noIndex != tt.noIndex || d.noFollow != tt.noFollow {
			t.Errorf("%q: %+v", tt.lines, d)
		}
		if got := NoIndex(http.Header{"X-Robots-Tag": tt.lines}, "pressoir"); got != tt.noIndex {
			t.Errorf("%q: not to be indexed: %t", tt.lines, got)
		}
	}
}

func FuzzLinks(f *testing.F) {
	f.Add([]byte(`<base href="x"><a href=" ../é?a b#c">x</a><link rel=next href=//[::1]>`), "text/html; charset=utf-16")
	f.Add([]byte(`<meta name=robots content=none><frameset><area href="http://a.fr/;jsessionid=1">`), "")
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		got, err := readLinks("https://exemple.fr/a/b", contentType, page, "Pressoir")
		if err != nil {
			return
		}
		for _, link := range slices.Concat(got.links, got.feeds) {
			u, err := url.Parse(link)
			if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
				t.Fatalf("%q: %v", link, err)
			}
			if strings.ContainsAny(u.RequestURI(), " \r\n\t") {
				t.Fatalf("%q would break a request line", link)
			}
		}
	})
}
