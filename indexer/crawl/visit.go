package crawl

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/archive"
)

const (
	// maxPage bounds a page, on the wire and decoded: past it, it is no text that
	// a person would read.
	maxPage = 10 << 20
	// maxHops is how many redirects are followed from one address, as browsers
	// and RFC 9110 (section 15.4) advise to bound them.
	maxHops = 10
)

// visit asks for one address and gives it its outcome. Its error ends the Run.
func (c *crawler) visit(ctx context.Context, item archive.FrontierURL) error {
	rules, err := c.robots.of(ctx, item.URL)
	switch {
	case errors.Is(err, errRobots):
		// Of the start's origin it was had when the Run began.
		c.log.WarnContext(ctx, "all of an origin is refused", "url", item.URL, "err", err)
		return c.settle(ctx, item, outcomeRobots, nil)
	case err != nil:
		return err
	case !rules.allows(item.URL):
		return c.refuse(ctx, item, outcomeRobots)
	}
	ask := c.visitPage
	if isList(item) {
		ask = c.visitList
	}
	return ask(ctx, item, max(c.source.Delay, rules.delay))
}

// refuse settles an address that gives no page. When it is the start, or where
// the start redirects to, the round is of no use: it stays to be asked again.
func (c *crawler) refuse(ctx context.Context, item archive.FrontierURL, outcome string) error {
	if c.leadsFromStart(item) {
		return fmt.Errorf("%w: %s: %s", ErrStart, c.fromStart(item), outcome)
	}
	return c.settle(ctx, item, outcome, nil)
}

func (c *crawler) leadsFromStart(item archive.FrontierURL) bool {
	chain := c.chains[item.URL]
	return item.Via == viaStart || (item.Via == viaRedirect && len(chain) > 0 && chain[0] == c.scope.start)
}

// fromStart names the start and the redirects that led from it.
func (c *crawler) fromStart(item archive.FrontierURL) string {
	return strings.Join(append(slices.Clone(c.chains[item.URL]), item.URL), " → ")
}

// failed deals with an address that got no answer: an error, or a "later" that
// did not end. One alone is settled with its outcome; many in a row mean that
// the host is down, and then they stay pending for the next Run.
func (c *crawler) failed(ctx context.Context, item archive.FrontierURL, outcome string, cause error) error {
	if c.leadsFromStart(item) {
		return fmt.Errorf("%w: %s: %w", ErrStart, c.fromStart(item), cause)
	}
	c.failing = append(c.failing, archive.Visit{Crawl: c.source.Name, URL: item.URL, Outcome: outcome})
	c.held[item.URL] = true
	c.log.WarnContext(ctx, "no answer", "url", item.URL, "outcome", outcome, "err", cause)
	if len(c.failing) < maxHostFailures {
		return nil
	}
	for _, v := range c.failing {
		delete(c.held, v.URL)
	}
	c.failing = nil
	return fmt.Errorf("%w: %d addresses in a row, the last one %s: %w", ErrHost, maxHostFailures, item.URL, cause)
}

// get fetches an item. It returns nil, nil when the item was dealt with: no
// answer came.
func (c *crawler) get(ctx context.Context, item archive.FrontierURL, ask request) (*message, error) {
	if !isList(item) {
		c.pages++
	}
	m, err := c.fetch.get(ctx, item.URL, ask.delay, ask.header, ask.wanted)
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil, ctx.Err()
	}
	if err != nil {
		outcome := failure(err)
		if outcome == outcomeNetwork || outcome == outcomeTimeout {
			return nil, c.failed(ctx, item, outcome, err)
		}
		if c.leadsFromStart(item) {
			return nil, fmt.Errorf("%w: %s: %w", ErrStart, c.fromStart(item), err)
		}
		return nil, c.settle(ctx, item, outcome, nil)
	}
	if unavailable(m.status) {
		outcome := httpOutcome(m.status)
		return nil, c.failed(ctx, item, outcome, fmt.Errorf("%s answers %d after %d tries", item.URL, m.status, maxAttempts))
	}
	return m, c.settleFailing(ctx)
}

// unavailable are the answers by which a host, not a page, says that it cannot.
func unavailable(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusBadGateway ||
		status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout
}

// failure puts a request's error into a word or two.
func failure(err error) string {
	var network net.Error
	switch {
	case errors.Is(err, errTooLarge):
		return outcomeTooLarge
	case errors.Is(err, errProtocol):
		return outcomeBadResponse
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return outcomeTimeout
	}
	return outcomeNetwork
}

func httpOutcome(status int) string { return "http " + strconv.Itoa(status) }

// redirected archives nothing: it says where a redirect leads, or why not
// there. The target goes into the frontier and gets its own visit.
func (c *crawler) redirected(item archive.FrontierURL, h http.Header) (outcome string, found []archive.FrontierURL) {
	target, ok := redirectTarget(item.URL, h)
	chain := append(slices.Clone(c.chains[item.URL]), item.URL)
	switch {
	case !ok:
		return outcomeNoTarget, nil
	case slices.Contains(chain, target):
		return outcomeLoop, nil
	case len(chain) > maxHops:
		return outcomeManyHops, nil
	}
	like := archive.FrontierURL{Depth: item.Depth, Priority: item.Priority, Via: viaRedirect}
	if isList(item) {
		like.Via = item.Via
		if !c.scope.onSite(target) {
			return outcomeOffSite, nil
		}
		found = c.appendList(nil, target, like)
	} else {
		if reason := c.scope.page(target); reason != "" {
			return outcomeOffSite, nil
		}
		found = c.appendPage(nil, target, like)
	}
	c.chains[target] = chain
	return outcomeRedirect, found
}

// isRedirect are the answers that name another address for the same page.
func isRedirect(status int) bool {
	switch status {
	case http.StatusMultipleChoices, http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
