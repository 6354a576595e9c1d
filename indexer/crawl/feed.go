package crawl

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"

	"github.com/mmcdole/gofeed"
)

const (
	// maxFeed is past what a feed of hundreds of whole articles is.
	maxFeed = 5 << 20
	// maxFeedItems is the same limit as a sitemap's, never met by honest feeds.
	maxFeedItems = maxListed
)

// readFeed reads the items of an RSS or Atom feed.
func readFeed(base *url.URL, body []byte) (listing, error) {
	l := listing{feed: true}
	if len(body) > maxFeed {
		return l, fmt.Errorf("%w: %q: larger than %d bytes", errListing, base, maxFeed)
	}
	if err := boundedDepth(body); err != nil {
		return l, fmt.Errorf("%w: %q: %w", errListing, base, err)
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return l, fmt.Errorf("%w: %q: %w", errListing, base, err)
	}
	for i, item := range feed.Items {
		if i >= maxFeedItems {
			l.cut = true
			break
		}
		if item.Link == "" {
			continue // an item may be a text without a page
		}
		address, err := resolve(base, item.Link)
		if err != nil {
			l.bad = append(l.bad, item.Link)
			continue
		}
		l.pages = append(l.pages, address)
	}
	return l, nil
}

// boundedDepth refuses nesting that no feed has, before a parser that recurses
// sees it. Damage is left to that parser, which knows how to read past much.
func boundedDepth(body []byte) error {
	d := newDecoder(body)
	for depth := 0; ; {
		t, err := d.RawToken()
		var syntax *xml.SyntaxError
		if errors.Is(err, io.EOF) || errors.As(err, &syntax) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("elements nested more than %d deep", maxXMLDepth)
			}
		case xml.EndElement:
			depth = max(0, depth-1)
		}
	}
}
