package crawl

import (
	"context"
	"fmt"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
)

// How much may be in memory only, to be fetched again after a kill -9.
const (
	maxGroup    = 16
	maxGroupAge = time.Second
	// unhurried is a pause beside which the sync of a file is nothing: then each
	// page is kept at once.
	unhurried = 50 * time.Millisecond
)

// group is pages on their way into the archive, one sync for all of them.
type group struct {
	captures []archive.Capture
	pages    []bool // which are pages to be read, not redirects
	since    time.Time
}

func (c *crawler) addToGroup(capture archive.Capture, page bool) {
	if len(c.group.captures) == 0 {
		c.group.since = c.fetch.gate.clock.now()
	}
	c.group.captures = append(c.group.captures, capture)
	c.group.pages = append(c.group.pages, page)
	c.held[capture.Visit.URL] = true
	delete(c.chains, capture.Visit.URL)
}

// keepIfDue keeps the group when it is large or old enough, or when waiting
// gains nothing. What the start page leads to is wanted at once.
func (c *crawler) keepIfDue(ctx context.Context, item archive.FrontierURL) error {
	age := c.fetch.gate.clock.now().Sub(c.group.since)
	if item.Depth > 0 && len(c.group.captures) < maxGroup && age < maxGroupAge && c.source.Delay < unhurried {
		return nil
	}
	return c.keepGroup(ctx)
}

// keepGroup archives what was fetched, even when ctx has ended: it must not be
// fetched again.
func (c *crawler) keepGroup(ctx context.Context) error {
	g := c.group
	if len(g.captures) == 0 {
		return nil
	}
	kept, err := c.options.Archive.Keep(context.WithoutCancel(ctx), g.captures)
	if err != nil {
		return err
	}
	c.group = group{}
	var pages []archive.Capture
	for i, capture := range g.captures {
		delete(c.held, capture.Visit.URL)
		if g.pages[i] {
			capture.ID = kept[i].ID
			pages = append(pages, capture)
		}
	}
	if c.options.Kept == nil || len(pages) == 0 || ctx.Err() != nil {
		return nil
	}
	if err := c.options.Kept(ctx, pages); err != nil {
		return fmt.Errorf("after keeping %d pages: %w", len(pages), err)
	}
	return nil
}

// settle ends the way of an address that gives no capture.
func (c *crawler) settle(ctx context.Context, item archive.FrontierURL, outcome string, found []archive.FrontierURL) error {
	c.log.DebugContext(ctx, "done with an address", "url", item.URL, "outcome", outcome)
	delete(c.chains, item.URL)
	// What was fetched is not to be fetched again, so that an interruption waits.
	return c.options.Archive.Visit(context.WithoutCancel(ctx), archive.Visit{
		Crawl: c.source.Name, URL: item.URL, Outcome: outcome, Found: found,
	})
}

// settleFailing settles the unanswered addresses: the host has answered since,
// or there is nothing else left to ask, so that the fault is theirs.
func (c *crawler) settleFailing(ctx context.Context) error {
	for len(c.failing) > 0 {
		v := c.failing[0]
		if err := c.options.Archive.Visit(context.WithoutCancel(ctx), v); err != nil {
			return err
		}
		delete(c.held, v.URL)
		c.failing = c.failing[1:]
	}
	return nil
}
