package crawl

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/warc"
)

// visitList asks for a sitemap or feed. Lists are read and not archived: they
// hold nothing that a reader of news would cite.
func (c *crawler) visitList(ctx context.Context, item archive.FrontierURL, delay time.Duration) error {
	wanted := wantSitemap
	if item.Via == viaFeedFile {
		wanted = wantFeed
	}
	m, err := c.get(ctx, item, request{delay: delay, wanted: wanted})
	if m == nil || err != nil {
		return err
	}
	switch {
	case isRedirect(m.status):
		outcome, found := c.redirected(item, m.header)
		return c.settle(ctx, item, outcome, found)
	case m.status != http.StatusOK:
		return c.noList(ctx, item, httpOutcome(m.status))
	case m.block == nil:
		return c.noList(ctx, item, outcomeNotPage)
	}
	return c.listing(ctx, item, m)
}

// listing puts what a sitemap or feed names into the frontier. Of a damaged one
// the part before the damage counts.
func (c *crawler) listing(ctx context.Context, item archive.FrontierURL, m *message) error {
	_, _, body, err := warc.Payload(m.block, maxListing)
	if errors.Is(err, warc.ErrTooLarge) {
		return c.refuse(ctx, item, outcomeTooLarge)
	}
	l, err := readListing(item.URL, body)
	if errors.Is(err, errNoListing) {
		return c.noList(ctx, item, outcomeNotPage)
	}
	if l.cut {
		c.log.WarnContext(ctx, "a sitemap or feed is read in part", "url", item.URL, "limit", maxListed)
	}
	outcome := outcomeSitemap
	switch {
	case err != nil:
		c.log.WarnContext(ctx, "a sitemap or feed is damaged", "url", item.URL, "err", err)
		outcome = outcomeBadListing
	case l.feed:
		outcome = outcomeFeed
	}
	return c.settle(ctx, item, outcome, c.fromListing(item, l))
}

// noList settles what turned out to be no list. Where nobody named one, that
// is no fault.
func (c *crawler) noList(ctx context.Context, item archive.FrontierURL, outcome string) error {
	if item.Via == viaSitemapGuess {
		outcome = outcomeNoSitemap
	}
	return c.refuse(ctx, item, outcome)
}

// wantFeed takes what a page named as its feed: many are served as HTML.
func wantFeed(status int, _ http.Header) int64 {
	if status != http.StatusOK {
		return 0
	}
	return maxFeed
}

// wantSitemap takes whatever a sitemap may be served as, and no page.
func wantSitemap(status int, h http.Header) int64 {
	if kind := mediaType(h); status != http.StatusOK || kind == "text/html" || kind == "application/xhtml+xml" {
		return 0
	}
	return maxListing
}
