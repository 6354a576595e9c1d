package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/pressoir/pressoir/internal/warc"
)

const (
	// maxRobotsHops: RFC 9309, section 2.3.1.2, asks to follow at least five.
	maxRobotsHops = 5
	// robotsLife: RFC 9309, section 2.4, allows to keep it for a day.
	robotsLife = 24 * time.Hour
)

var errRobots = errors.New("robots.txt cannot be had, so that nothing may be fetched")

// robotsCache holds the robots.txt of each origin of the site for a day.
type robotsCache struct {
	fetch *fetcher
	scope *scope
	token string
	delay time.Duration
	known map[string]robotsEntry
}

type robotsEntry struct {
	robots *robots
	err    error
	until  time.Time
}

// of gives the rules for the origin of an address. The error is errRobots when
// they cannot be had (then all is forbidden), or the context's.
func (c *robotsCache) of(ctx context.Context, address string) (*robots, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", address, err)
	}
	origin := u.Scheme + "://" + u.Host
	entry, ok := c.known[origin]
	if now := c.fetch.gate.clock.now(); !ok || now.After(entry.until) {
		entry = robotsEntry{until: now.Add(robotsLife)}
		entry.robots, entry.err = c.get(ctx, origin+"/robots.txt")
		if ctx.Err() != nil && entry.err != nil {
			return nil, ctx.Err()
		}
		c.known[origin] = entry
	}
	return entry.robots, entry.err
}

func (c *robotsCache) get(ctx context.Context, address string) (*robots, error) {
	all := &robots{}
	for range maxRobotsHops + 1 {
		m, err := c.fetch.get(ctx, address, c.delay, http.Header{"Accept-Encoding": {"identity"}}, wantRobots)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w: %w", errRobots, err)
		case m.status >= 500 || m.status == http.StatusTooManyRequests:
			return nil, fmt.Errorf("%w: %q answers %d", errRobots, address, m.status)
		case m.status >= 400:
			return all, nil
		case m.status >= 300:
			next, ok := redirectTarget(address, m.header)
			if !ok || !c.scope.onSite(next) {
				return all, nil // as if there were none: other hosts are not asked
			}
			address = next
			continue
		}
		_, _, body, err := warc.Payload(m.block, 0)
		if err != nil {
			return nil, fmt.Errorf("%w: %q: %w", errRobots, address, err)
		}
		return parseRobots(body, c.token), nil
	}
	return all, nil // more hops than the RFC asks to follow: unavailable
}

func wantRobots(status int, _ http.Header) int64 {
	if status >= 300 {
		return 0
	}
	return maxPage
}

// redirectTarget is the normalised address that a 3xx response names.
func redirectTarget(address string, h http.Header) (string, bool) {
	base, err := url.Parse(address)
	if err != nil || h.Get("Location") == "" {
		return "", false
	}
	target, err := resolve(base, h.Get("Location"))
	return target, err == nil
}
