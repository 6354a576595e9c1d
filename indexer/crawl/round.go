package crawl

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
)

const (
	// frontierFactor: the frontier holds so many times MaxPages. What is found
	// beyond would hardly get its turn, and a trap must not fill the disk.
	frontierFactor = 4
	// maxHostFailures is how many addresses in a row must get no answer, each
	// after its tries, until the host is taken to be down.
	maxHostFailures = 5
	// progressEvery is often enough for an eye.
	progressEvery = 250 * time.Millisecond
)

// crawler is one Run.
type crawler struct {
	source  Source
	options Options
	scope   *scope
	fetch   *fetcher
	robots  *robotsCache
	token   string // the name in robots.txt and meta robots
	log     *slog.Logger

	group   group               // fetched, not yet in the archive
	failing []archive.Visit     // the unanswered in a row: see failed
	held    map[string]bool     // addresses in group or failing: pending for the archive, not for us
	chains  map[string][]string // redirect target → the addresses that led there
	known   hashes              // given to the frontier by this process
	size    int                 // of the frontier, at most
	pages   int                 // asked for in this round
	lists   int                 // sitemaps and feeds put into the frontier
	skipped *skips
	shown   time.Time // of the last progress
}

func (c *crawler) run(ctx context.Context) (Summary, error) {
	began := c.fetch.gate.clock.now()
	round, err := c.options.Archive.BeginRound(ctx, c.source.Name)
	if err != nil {
		return Summary{}, fmt.Errorf("crawl %q: %w", c.source.Name, err)
	}
	err = c.collect(ctx)
	summary, endErr := c.end(ctx, round, err)
	summary.Took = c.fetch.gate.clock.now().Sub(began)
	if err = errors.Join(err, endErr); err != nil {
		err = fmt.Errorf("crawl %q: %w", c.source.Name, err)
	}
	return summary, err
}

// end makes safe what is in memory, whatever ended the collecting, and sums up.
func (c *crawler) end(ctx context.Context, round archive.Round, cause error) (Summary, error) {
	interrupted := ctx.Err() != nil
	err := c.keepGroup(ctx)
	last := context.WithoutCancel(ctx)
	if err == nil && (interrupted || cause == nil) {
		err = c.settleFailing(last)
	}
	counts, countErr := c.options.Archive.FrontierCounts(last, c.source.Name)
	err = errors.Join(err, countErr)
	s := summarize(counts)
	s.Round, s.Resumed, s.Skipped = round.Number, round.Resumed, c.skipped.counts
	if err == nil && cause == nil {
		if s.Pending > 0 {
			s.Refused[outcomePageLimit], s.Pending = s.Pending, 0
			counts.Outcomes[outcomePageLimit], counts.Pending = counts.Pending, 0
		}
		err = c.options.Archive.EndRound(last, round)
		if err == nil && s.Kept+s.Unchanged+s.Refused[outcomeNoIndex] == 0 {
			err = fmt.Errorf("%w: %s: no page could be had: %v", ErrStart, c.scope.start, s.Refused)
		}
	}
	c.show(counts, "")
	return s, err
}

// collect works the frontier off.
func (c *crawler) collect(ctx context.Context) error {
	if err := c.seed(ctx); err != nil {
		return err
	}
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if c.pages >= c.source.MaxPages {
			return nil // what is pending is summed up as past the limit
		}
		item, ok, err := c.next(ctx)
		if err != nil || !ok {
			return err
		}
		if err := c.visit(ctx, item); err != nil {
			return err
		}
		if err := c.keepIfDue(ctx, item); err != nil {
			return err
		}
		if err := c.progress(ctx, item.URL); err != nil {
			return err
		}
	}
}

// seed puts into the frontier what a round begins with. In a resumed round it
// is there already, and adding it again changes nothing.
func (c *crawler) seed(ctx context.Context) error {
	rules, err := c.robots.of(ctx, c.scope.start)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %s: %w", ErrStart, c.scope.start, err)
	}
	if !rules.allows(c.scope.start) {
		return fmt.Errorf("%w: %s: the site's robots.txt forbids it to %s", ErrStart, c.scope.start, c.token)
	}
	seeds := []archive.FrontierURL{{URL: c.scope.start, Priority: priorityStart, Via: viaStart}}
	c.known.add(c.scope.start)
	base, err := url.Parse(c.scope.start)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrStart, c.scope.start, err)
	}
	for _, written := range rules.sitemaps {
		address, err := resolve(base, written)
		if err != nil {
			c.skipped.add(skipBad, written)
			continue
		}
		seeds = c.appendList(seeds, address, archive.FrontierURL{Priority: prioritySitemapFile, Via: viaSitemapFile})
	}
	if address, err := resolve(base, "/sitemap.xml"); err == nil {
		seeds = c.appendList(seeds, address, archive.FrontierURL{Priority: prioritySitemapFile, Via: viaSitemapGuess})
	}
	if _, err := c.options.Archive.FrontierAdd(ctx, c.source.Name, seeds); err != nil {
		return err
	}
	return c.count(ctx)
}

// count takes stock of the frontier.
func (c *crawler) count(ctx context.Context) error {
	counts, err := c.options.Archive.FrontierCounts(ctx, c.source.Name)
	if err != nil {
		return err
	}
	c.size = counts.Pending
	for _, n := range counts.Outcomes {
		c.size += n
	}
	c.pages = pagesAsked(counts) + len(c.held)
	return nil
}

// next gives the address whose turn it is; false when none is left. When all
// that are pending wait for the archive, they go there first.
func (c *crawler) next(ctx context.Context) (archive.FrontierURL, bool, error) {
	for {
		pending, err := c.options.Archive.FrontierNext(ctx, c.source.Name, len(c.held)+1)
		if err != nil {
			return archive.FrontierURL{}, false, err
		}
		for _, item := range pending {
			if !c.held[item.URL] {
				return item, true, nil
			}
		}
		switch {
		case len(c.group.captures) > 0:
			err = c.keepGroup(ctx)
		case len(c.failing) > 0:
			err = c.settleFailing(ctx)
		default:
			return archive.FrontierURL{}, false, nil
		}
		if err != nil {
			return archive.FrontierURL{}, false, err
		}
	}
}

func (c *crawler) progress(ctx context.Context, address string) error {
	if c.options.Progress == nil || c.fetch.gate.clock.now().Sub(c.shown) < progressEvery {
		return nil
	}
	counts, err := c.options.Archive.FrontierCounts(ctx, c.source.Name)
	if err != nil {
		return err
	}
	c.show(counts, address)
	return nil
}

func (c *crawler) show(counts archive.FrontierCounts, address string) {
	c.shown = c.fetch.gate.clock.now()
	if c.options.Progress == nil {
		return
	}
	s := summarize(counts)
	c.options.Progress(Status{Fetched: s.Fetched, Kept: s.Kept, Pending: s.Pending, Refused: s.Refused, URL: address})
}
