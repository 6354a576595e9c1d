package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/warc"
)

// request is how an address is asked for.
type request struct {
	delay  time.Duration
	header http.Header
	wanted want
}

// content is a page's decoded body with its header.
type content struct {
	header http.Header
	body   []byte
}

// responseType is the Content-Type of a WARC record that holds a response.
const responseType = "application/http; msgtype=response"

// visitPage asks for what may be a page: in a later round, only whether it has
// changed.
func (c *crawler) visitPage(ctx context.Context, item archive.FrontierURL, delay time.Duration) error {
	last, err := c.last(ctx, item.URL)
	if err != nil {
		return err
	}
	m, err := c.get(ctx, item, request{delay: delay, header: conditional(last), wanted: wantPage})
	if m == nil || err != nil {
		return err
	}
	switch {
	case m.status == http.StatusNotModified && last != nil:
		return c.settle(ctx, item, outcomeUnchanged, c.fromPage(item, c.links(ctx, item.URL, last)))
	case isRedirect(m.status):
		return c.hop(ctx, item, m)
	case m.status != http.StatusOK:
		return c.refuse(ctx, item, httpOutcome(m.status))
	case m.block == nil:
		return c.refuse(ctx, item, outcomeNotPage)
	case !isPage(m.header):
		return c.listing(ctx, item, m)
	}
	return c.page(ctx, item, m, last)
}

// page archives a page and follows its links. One that says, byte for byte,
// what it said last time is not archived again.
func (c *crawler) page(ctx context.Context, item archive.FrontierURL, m *message, last *content) error {
	_, _, body, err := warc.Payload(m.block, maxPage)
	switch {
	case errors.Is(err, warc.ErrTooLarge):
		return c.refuse(ctx, item, outcomeTooLarge)
	case err != nil:
		// Its transfer was whole: the server sends it so. Half a page is no page to
		// be cited.
		c.log.WarnContext(ctx, "a body cannot be decoded", "url", item.URL, "err", err)
		return c.refuse(ctx, item, outcomeEncoding)
	}
	page := c.links(ctx, item.URL, &content{m.header, body})
	found := c.fromPage(item, page)
	if last != nil && bytes.Equal(body, last.body) {
		return c.settle(ctx, item, outcomeUnchanged, found)
	}
	outcome := outcomeKept
	if page.noIndex {
		outcome = outcomeNoIndex
	}
	c.addToGroup(c.capture(item, m, outcome, found), true)
	return nil
}

// hop archives a redirect. When the start leads nowhere, the Run ends.
func (c *crawler) hop(ctx context.Context, item archive.FrontierURL, m *message) error {
	fromStart, way := c.leadsFromStart(item), c.fromStart(item)
	outcome, found := c.redirected(item, m.header)
	if fromStart && outcome != outcomeRedirect {
		return fmt.Errorf("%w: %s: %s, to %q", ErrStart, way, outcome, m.header.Get("Location"))
	}
	c.log.DebugContext(ctx, "redirect", "url", item.URL, "outcome", outcome)
	c.addToGroup(c.capture(item, m, outcome, found), false)
	return nil
}

func (c *crawler) capture(item archive.FrontierURL, m *message, outcome string, found []archive.FrontierURL) archive.Capture {
	return archive.Capture{
		URL: item.URL, Time: c.fetch.gate.clock.now().UTC().Truncate(time.Second), Origin: archive.Crawled,
		Source: c.source.Name, Type: warc.Response, ContentType: responseType, Block: m.block,
		Visit: &archive.Visit{Crawl: c.source.Name, URL: item.URL, Outcome: outcome, Found: found},
	}
}

// links reads what a page leads to and its wishes, in header and markup.
func (c *crawler) links(ctx context.Context, address string, page *content) pageLinks {
	var found pageLinks
	if kind := mediaType(page.header); kind == "text/html" || kind == "application/xhtml+xml" {
		var err error
		if found, err = readLinks(address, page.header.Get("Content-Type"), page.body, c.token); err != nil {
			c.log.WarnContext(ctx, "links cannot be read", "url", address, "err", err)
			c.skipped.add(skipMarkup, address)
		}
	}
	found.addHeader(page.header, c.token)
	if found.noFollow {
		found.links, found.feeds = nil, nil
	}
	return found
}

// last is the page as archived the last time, nil when it never was or cannot
// be used to compare.
func (c *crawler) last(ctx context.Context, address string) (*content, error) {
	capture, err := c.options.Archive.LastCapture(ctx, address)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return nil, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == nil && capture.Type != warc.Response:
		return nil, nil
	}
	var last content
	if err == nil {
		_, last.header, last.body, err = warc.Payload(capture.Block, maxPage)
	}
	if err != nil { // a WARC file that is lost is a reason more to fetch the page
		c.log.WarnContext(ctx, "the last capture cannot be compared", "url", address, "err", err)
		return nil, nil
	}
	return &last, nil
}

// conditional asks for a page only if it has changed (RFC 9110, section 13).
func conditional(last *content) http.Header {
	if last == nil {
		return nil
	}
	h := http.Header{}
	if tag := last.header.Get("ETag"); tag != "" {
		h.Set("If-None-Match", tag)
	}
	if date := last.header.Get("Last-Modified"); date != "" {
		h.Set("If-Modified-Since", date)
	}
	return h
}

// wantPage takes what is a page by its content type, lists of addresses that
// stand where a page might, and redirects; all else is dropped unread.
func wantPage(status int, h http.Header) int64 {
	if isRedirect(status) || (status == http.StatusOK && (isPage(h) || isListing(h))) {
		return maxPage
	}
	return 0
}

func isPage(h http.Header) bool {
	switch mediaType(h) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

func isListing(h http.Header) bool {
	switch mediaType(h) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml":
		return true
	}
	return false
}

// mediaType is the content type without its parameters, lower case; "" when
// there is none that makes sense.
func mediaType(h http.Header) string {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return ""
	}
	return kind
}
