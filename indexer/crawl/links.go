package crawl

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// maxLinks is how many links of one page are followed: a list page of a news
// site has some hundreds; thousands come from link farms and broken templates.
const maxLinks = 5_000

// pageLinks is what a page leads to and what it asks of crawlers.
type pageLinks struct {
	directives
	links []string // normalised, each once, in order; none when the page says nofollow
	feeds []string // RSS and Atom named by <link rel=alternate>
	bad   []string // references that do not make an http(s) address
}

// readLinks finds the links of an HTML page at this address. Damaged markup is
// read as browsers do; the error is that of markup nested past all sense.
func readLinks(address, contentType string, body []byte, token string) (pageLinks, error) {
	var found pageLinks
	base, err := url.Parse(address)
	if err != nil {
		return found, fmt.Errorf("links of %q: %w", address, err)
	}
	if len(body) == 0 {
		return found, nil
	}
	text, err := charset.NewReader(bytes.NewReader(body), contentType)
	if err != nil {
		return found, fmt.Errorf("links of %q: charset: %w", address, err)
	}
	root, err := html.Parse(text)
	if err != nil {
		return found, fmt.Errorf("links of %q: %w", address, err)
	}
	doc := goquery.NewDocumentFromNode(root)
	doc.Find("meta[name][content]").Each(func(_ int, s *goquery.Selection) {
		name := strings.TrimSpace(s.AttrOr("name", ""))
		if strings.EqualFold(name, "robots") || strings.EqualFold(name, token) {
			found.add(s.AttrOr("content", ""))
		}
	})
	if href, ok := doc.Find("base[href]").First().Attr("href"); ok {
		if b, err := base.Parse(cleanReference(href)); err == nil && (b.Scheme == "http" || b.Scheme == "https") {
			base = b
		}
	}
	c := linkCollector{base: base, page: &found, seen: make(map[string]bool)}
	doc.Find("link[href][rel]").Each(c.head)
	doc.Find("a[href], area[href]").Each(c.anchor)
	if found.noFollow {
		found.links = nil
	}
	return found, nil
}

type linkCollector struct {
	base *url.URL
	page *pageLinks
	seen map[string]bool
}

// head takes what a link element says: the next page of a list, or a feed.
func (c *linkCollector) head(_ int, s *goquery.Selection) {
	rel := strings.Fields(strings.ToLower(s.AttrOr("rel", "")))
	href := s.AttrOr("href", "")
	for _, word := range rel {
		switch word {
		case "next":
			c.page.links = c.append(c.page.links, href)
		case "alternate":
			kind, _, _ := strings.Cut(strings.ToLower(s.AttrOr("type", "")), ";")
			kind = strings.TrimSpace(kind)
			// A feed of comments leads to the pages it is named on.
			comments := strings.Contains(strings.ToLower(s.AttrOr("title", "")), "comment")
			if (kind == "application/rss+xml" || kind == "application/atom+xml") && !comments {
				c.page.feeds = c.append(c.page.feeds, href)
			}
		}
	}
}

func (c *linkCollector) anchor(_ int, s *goquery.Selection) {
	for word := range strings.FieldsSeq(s.AttrOr("rel", "")) {
		if strings.EqualFold(word, "nofollow") {
			return
		}
	}
	c.page.links = c.append(c.page.links, s.AttrOr("href", ""))
}

func (c *linkCollector) append(list []string, href string) []string {
	if href == "" || strings.HasPrefix(href, "#") || len(list) >= maxLinks {
		return list
	}
	address, err := resolve(c.base, href)
	if err != nil {
		if !otherScheme(href) {
			c.page.bad = append(c.page.bad, href)
		}
		return list
	}
	if c.seen[address] {
		return list
	}
	c.seen[address] = true
	return append(list, address)
}

// otherScheme tells the ordinary references that are no addresses of pages
// (mailto:, tel:, javascript:) from damaged ones.
func otherScheme(href string) bool {
	scheme, _, ok := strings.Cut(cleanReference(href), ":")
	if !ok || len(scheme) > len("javascript") {
		return false
	}
	scheme = strings.ToLower(scheme)
	return scheme != "http" && scheme != "https" && !strings.ContainsAny(scheme, "/?#.")
}
