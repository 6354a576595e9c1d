package demosite

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"time"
)

// feedSize is how many articles the feed holds: the newest, as feeds do.
const feedSize = 10

// private is the folder robots.txt forbids.
const private = "/interne/"

type (
	rss struct {
		XMLName xml.Name   `xml:"rss"`
		Version string     `xml:"version,attr"`
		DC      string     `xml:"xmlns:dc,attr"`
		Channel rssChannel `xml:"channel"`
	}
	rssChannel struct {
		Title       string    `xml:"title"`
		Link        string    `xml:"link"`
		Description string    `xml:"description"`
		Language    string    `xml:"language"`
		Items       []rssItem `xml:"item"`
	}
	rssItem struct {
		Title       string   `xml:"title"`
		Link        string   `xml:"link"`
		Creators    []string `xml:"dc:creator"`
		Published   string   `xml:"pubDate"`
		Categories  []string `xml:"category"`
		GUID        string   `xml:"guid"`
		Description string   `xml:"description"`
	}
	siteMap struct {
		XMLName xml.Name
		Space   string    `xml:"xmlns,attr"`
		URLs    []mapItem `xml:"url"`
		Maps    []mapItem `xml:"sitemap"`
	}
	mapItem struct {
		Location string `xml:"loc"`
		Modified string `xml:"lastmod,omitempty"`
	}
)

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// addFeeds adds what machines read: robots.txt, the sitemaps, the feed. The
// sitemaps know WordPress and Drupal alone; the rest is found by its links.
func (s *Site) addFeeds() {
	s.add("/robots.txt", entry{contentType: "text/plain; charset=utf-8", render: func(req request) ([]byte, error) {
		return fmt.Appendf(nil, "# %s\nUser-agent: *\nDisallow: %s\n\nSitemap: %s/sitemap.xml\n", SiteName, private, req.base), nil
	}})
	const news, training = "/sitemap-actualites.xml", "/sitemap-formation.xml.gz"
	s.addXML("/sitemap.xml", func(base string) any {
		return siteMap{XMLName: xml.Name{Local: "sitemapindex"}, Space: sitemapSpace,
			Maps: []mapItem{{Location: base + news}, {Location: base + training}}}
	})
	s.addXML(news, func(base string) any { return s.sitemap(WordPress, base) })
	s.add(training, entry{contentType: "application/gzip", render: func(req request) ([]byte, error) {
		text, err := marshal(s.sitemap(Drupal, req.base))
		if err != nil {
			return nil, err
		}
		return compress(text)
	}})
	s.addXML("/feed/", func(base string) any { return s.feed(base) })
}

func (s *Site) addXML(path string, value func(base string) any) {
	kind := "application/xml; charset=utf-8"
	if path == "/feed/" {
		kind = "application/rss+xml; charset=utf-8"
	}
	s.add(path, entry{contentType: kind, render: func(req request) ([]byte, error) {
		return marshal(value(req.base))
	}})
}

func (s *Site) sitemap(theme Theme, base string) siteMap {
	m := siteMap{XMLName: xml.Name{Local: "urlset"}, Space: sitemapSpace}
	for _, a := range s.articles {
		if a.Theme == theme {
			m.URLs = append(m.URLs, mapItem{base + a.Path, a.moment().Format(time.DateOnly)})
		}
	}
	return m
}

func (s *Site) feed(base string) rss {
	f := rss{Version: "2.0", DC: "http://purl.org/dc/elements/1.1/", Channel: rssChannel{
		Title: SiteName, Link: base + "/", Description: "Les actualités de l’" + ShortName, Language: "fr-FR"}}
	for _, a := range s.articles[:min(feedSize, len(s.articles))] {
		f.Channel.Items = append(f.Channel.Items, rssItem{
			Title: a.Title, Link: base + a.Path, Creators: a.Authors, Categories: a.Tags, GUID: base + a.Path,
			Published: moment(a.Published).Format(time.RFC1123Z), Description: a.summary(),
		})
	}
	return f
}

func marshal(value any) ([]byte, error) {
	text, err := xml.MarshalIndent(value, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("xml: %w", err)
	}
	return append([]byte(xml.Header), text...), nil
}

func compress(text []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	return b.Bytes(), nil
}
