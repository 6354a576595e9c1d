package demosite

import (
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

func TestRobots(t *testing.T) {
	want := "# " + SiteName + "\nUser-agent: *\nDisallow: /interne/\n\nSitemap: http://insps.example/sitemap.xml\n"
	if got := get(newSite(t), "/robots.txt").Body.String(); got != want {
		t.Errorf("robots.txt:\n%s", got)
	}
}

// readMap reads a sitemap or an index of them.
func readMap(t *testing.T, r io.Reader) []string {
	t.Helper()
	var m siteMap
	if err := xml.NewDecoder(r).Decode(&m); err != nil {
		t.Fatal(err)
	}
	if m.XMLName.Space != sitemapSpace {
		t.Errorf("name space %q", m.XMLName.Space)
	}
	var list []string
	for _, item := range append(m.URLs, m.Maps...) {
		list = append(list, strings.TrimPrefix(item.Location, host))
	}
	return list
}

func TestSitemaps(t *testing.T) {
	s := newSite(t)
	maps := readMap(t, get(s, "/sitemap.xml").Body)
	if len(maps) != 2 || !strings.HasSuffix(maps[1], ".gz") {
		t.Fatalf("the index lists %q, want two maps, the second with gzip", maps)
	}
	z, err := gzip.NewReader(get(s, maps[1]).Body)
	if err != nil {
		t.Fatal(err)
	}
	known := append(readMap(t, get(s, maps[0]).Body), readMap(t, z)...)
	for _, path := range known {
		if a := s.byPath[path]; a == nil || a.Published == "" {
			t.Errorf("a map lists %s, which is no article", path)
		}
	}
	if n := len(s.Articles()); len(known) == 0 || len(known) >= n {
		t.Errorf("the maps list %d of %d articles, want some and not all", len(known), n)
	}
}

func TestFeed(t *testing.T) {
	s := newSite(t)
	feed, err := gofeed.NewParser().Parse(get(s, "/feed/").Body)
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "rss" || feed.FeedVersion != "2.0" || len(feed.Items) != feedSize {
		t.Errorf("feed %s %s with %d items", feed.FeedType, feed.FeedVersion, len(feed.Items))
	}
	articles := s.Articles()
	for i, item := range feed.Items {
		a := articles[i]
		if item.Title != a.Title || item.Link != host+a.Path || item.PublishedParsed == nil || !item.PublishedParsed.Equal(moment(a.Published)) {
			t.Errorf("item %d: %s %s %s, want %s", i, item.Title, item.Link, item.Published, a.Path)
		}
		if len(a.Authors) > 0 && (len(item.Authors) == 0 || item.Authors[0].Name != a.Authors[0]) {
			t.Errorf("item %d: authors %v, want %v", i, item.Authors, a.Authors)
		}
	}
}

func TestLinkedData(t *testing.T) {
	s := newSite(t)
	for _, a := range s.Articles() {
		script := parsed(t, s, a.Path).Find(`script[type="application/ld+json"]`)
		if a.Theme != WordPress {
			if script.Length() > 0 {
				t.Errorf("%s: JSON-LD on %s", a.Path, a.Theme)
			}
			continue
		}
		var data []struct {
			Type      string   `json:"@type"`
			Headline  string   `json:"headline"`
			Published string   `json:"datePublished"`
			Items     []ldStep `json:"itemListElement"`
		}
		if err := json.Unmarshal([]byte(script.Text()), &data); err != nil {
			t.Fatalf("%s: %v", a.Path, err)
		}
		if len(data) != 2 || data[0].Type != "NewsArticle" || data[0].Headline != a.Title || data[0].Published != a.Published {
			t.Errorf("%s: %+v", a.Path, data)
		}
		if trail := data[1].Items; len(trail) != len(a.Breadcrumb)+1 || trail[len(trail)-1].Name != a.Title {
			t.Errorf("%s: trail %+v", a.Path, trail)
		}
	}
}
