package crawl

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// Limits of a robots.txt.
const (
	// maxRobots is how much of a robots.txt is read: RFC 9309, section 2.5, asks
	// for at least 500 KiB.
	maxRobots = 500 << 10
	// maxRobotsLine is past any honest rule: an address is at most 2 KiB, tripled
	// by percent encoding.
	maxRobotsLine = 8 << 10
	// maxCrawlDelay caps the courtesy of Crawl-delay (which is in no RFC): some
	// sites ask for minutes, by which no archive is ever whole.
	maxCrawlDelay = 30 * time.Second
)

// robots is what a robots.txt says to one crawler, by RFC 9309.
type robots struct {
	rules    []robotsRule
	delay    time.Duration // Crawl-delay, capped; 0 when none is asked for
	sitemaps []string      // as written, for whichever crawler
}

type robotsRule struct {
	pattern string // normalised: see normalRobotsPath
	allow   bool
}

// parseRobots reads a robots.txt for the crawler with this product token (the
// name in its user agent, "Pressoir"). Lines that are no rule are passed over,
// as the RFC wants it; nothing in the text can make it fail.
func parseRobots(text []byte, token string) *robots {
	p := robotsParser{token: token}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if len(text) > maxRobots {
		text = text[:maxRobots]
		// The rule that the limit cuts in two would forbid more than was meant.
		if end := bytes.LastIndexAny(text, "\r\n"); end >= 0 {
			text = text[:end]
		}
	}
	for len(text) > 0 {
		line := text
		if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
			line, text = text[:end], text[end+1:]
		} else {
			text = nil
		}
		if len(line) <= maxRobotsLine {
			p.line(string(line))
		}
	}
	return p.result()
}

// robotsParser gathers at once the groups that name the crawler and those for
// all (*): which of them count is known only at the end.
type robotsParser struct {
	token         string
	own, all      robotsGroup
	inOwn, inAll  bool // the group being read is for this crawler, for all
	rulesHaveCome bool // so that a further user-agent line opens a new group
	sitemaps      []string
}

type robotsGroup struct {
	named bool
	rules []robotsRule
	delay time.Duration
}

func (p *robotsParser) line(line string) {
	key, value, ok := robotsLine(line)
	if !ok {
		return
	}
	switch key {
	case "user-agent":
		p.userAgent(value)
	case "allow", "disallow":
		p.rulesHaveCome = true
		if value != "" { // an empty path is no rule
			p.group(func(g *robotsGroup) {
				g.rules = append(g.rules, robotsRule{normalRobotsPath(value), key == "allow"})
			})
		}
	case "crawl-delay": // no rule of the RFC: does not end the group's names
		if delay := crawlDelay(value); delay > 0 {
			p.group(func(g *robotsGroup) { g.delay = max(g.delay, delay) })
		}
	case "sitemap":
		// Belongs to no group and does not end one.
		if value != "" {
			p.sitemaps = append(p.sitemaps, value)
		}
	}
}

// robotsLine splits a line at its colon, or, as some sites write it, at the
// only blank of a line of two words. Comments are left out.
func robotsLine(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	if !ok {
		words := strings.Fields(line)
		if len(words) != 2 {
			return "", "", false
		}
		key, value = words[0], words[1]
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), true
}

func (p *robotsParser) userAgent(value string) {
	if p.rulesHaveCome {
		p.rulesHaveCome, p.inOwn, p.inAll = false, false, false
	}
	switch {
	case value == "*" || strings.HasPrefix(value, "* "):
		p.inAll, p.all.named = true, true
	case p.token != "" && strings.EqualFold(productToken(value), p.token):
		p.inOwn, p.own.named = true, true
	}
}

func (p *robotsParser) group(add func(*robotsGroup)) {
	if p.inOwn {
		add(&p.own)
	}
	if p.inAll {
		add(&p.all)
	}
}

func (p *robotsParser) result() *robots {
	g := p.all
	if p.own.named { // even when it holds no rule: then all is allowed
		g = p.own
	}
	return &robots{rules: g.rules, delay: min(g.delay, maxCrawlDelay), sitemaps: p.sitemaps}
}

// productToken is the leading part of a user agent that a robots.txt can name
// (RFC 9309, section 2.2.1: letters, "_" and "-").
func productToken(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-'
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return agent
}

func crawlDelay(value string) time.Duration {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) { // not a number is not greater either
		return 0
	}
	return time.Duration(min(seconds, maxCrawlDelay.Seconds()) * float64(time.Second))
}
