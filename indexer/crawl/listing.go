package crawl

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limits of sitemaps and feeds.
const (
	// maxListing is what a sitemap may be, decoded, by sitemaps.org.
	maxListing = 50 << 20
	// maxListed is how many addresses one sitemap may hold, by sitemaps.org.
	maxListed = 50_000
	// maxListingNesting: sitemaps.org knows an index of sitemaps; real sites
	// have an index of indexes at times. More is a loop.
	maxListingNesting = 3
	// maxXMLDepth is ten times what sitemaps and feeds need. The feed parser
	// recurses, so that its stack must be bounded.
	maxXMLDepth = 100
)

var (
	errNoListing = errors.New("neither a sitemap nor a feed")
	errListing   = errors.New("damaged sitemap or feed")
)

// listing is what a sitemap, an index of sitemaps or a feed names.
type listing struct {
	feed  bool
	pages []string // normalised
	files []string // further sitemaps, normalised
	bad   []string // entries that do not make an http(s) address
	cut   bool     // there were more entries than the limits allow
}

// readListing reads a sitemap, an index, a feed, or a text file of addresses,
// compressed or not; what it is, its content says. What was read before the
// damage of a damaged one is returned with the error.
func readListing(address string, body []byte) (listing, error) {
	base, err := url.Parse(address)
	if err != nil {
		return listing{}, fmt.Errorf("%q: %w", address, err)
	}
	if body, err = gunzipped(body, maxListing); err != nil {
		return listing{}, fmt.Errorf("%w: %q: %w", errListing, address, err)
	}
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(body, []byte("<")) {
		return readAddresses(base, body)
	}
	root, err := rootElement(body)
	if err != nil {
		return listing{}, fmt.Errorf("%w: %q: %w", errListing, address, err)
	}
	switch root {
	case "urlset", "sitemapindex":
		l := listing{}
		err = l.readSitemap(base, body)
		if err != nil {
			err = fmt.Errorf("%w: %q: %w", errListing, address, err)
		}
		return l, err
	case "rss", "feed", "RDF":
		return readFeed(base, body)
	}
	return listing{}, fmt.Errorf("%w: %q: root element <%s>", errNoListing, address, root)
}

// gunzipped decompresses a .gz file, which is one whatever the server calls it,
// to at most limit bytes.
func gunzipped(body []byte, limit int64) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	body, err = io.ReadAll(io.LimitReader(z, limit+1))
	if int64(len(body)) > limit {
		return nil, fmt.Errorf("larger than %d bytes decompressed", limit)
	}
	return body, err
}

// newDecoder reads XML as it is found in the wild: loose in its syntax, in any
// charset, with the entities of HTML.
func newDecoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func rootElement(body []byte) (string, error) {
	d := newDecoder(body)
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", err
		}
		if start, ok := t.(xml.StartElement); ok {
			return start.Name.Local, nil
		}
	}
}

// readSitemap takes the text of each <loc> that stands in a <url> or <sitemap>
// (an image's <image:loc> does not), token by token, so that its memory is
// bounded by the addresses and not by the nesting.
func (l *listing) readSitemap(base *url.URL, body []byte) error {
	d := newDecoder(body)
	var path []string
	var text strings.Builder
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(path) > 0 {
			return io.ErrUnexpectedEOF
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); len(path) > maxXMLDepth {
				return fmt.Errorf("elements nested more than %d deep", maxXMLDepth)
			}
			text.Reset()
		case xml.CharData:
			if len(path) == 3 && path[2] == "loc" {
				text.Write(t)
			}
		case xml.EndElement:
			if len(path) == 3 && path[2] == "loc" && l.entry(base, path[1], text.String()) {
				return nil
			}
			path = path[:max(0, len(path)-1)]
		}
	}
}

// entry adds one address and reports whether the limit is reached.
func (l *listing) entry(base *url.URL, element, loc string) bool {
	if len(l.pages)+len(l.files)+len(l.bad) >= maxListed {
		l.cut = true
		return true
	}
	address, err := resolve(base, loc)
	switch {
	case err != nil:
		l.bad = append(l.bad, loc)
	case element == "sitemap":
		l.files = append(l.files, address)
	case element == "url":
		l.pages = append(l.pages, address)
	}
	return false
}

// readAddresses reads the form of sitemap that is one address a line. A text
// that is anything else is no listing.
func readAddresses(base *url.URL, body []byte) (listing, error) {
	var l listing
	for line := range strings.Lines(string(body)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://") {
			return listing{}, fmt.Errorf("%w: %q", errNoListing, base)
		}
		if l.entry(base, "url", line) {
			break
		}
	}
	if len(l.pages) == 0 {
		return listing{}, fmt.Errorf("%w: %q", errNoListing, base)
	}
	return l, nil
}
