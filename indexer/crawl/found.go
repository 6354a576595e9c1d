package crawl

import (
	"github.com/pressoir/pressoir/internal/archive"
)

// How an address was found (archive.FrontierURL.Via).
const (
	viaStart    = "start"
	viaSitemap  = "sitemap"
	viaFeed     = "feed"
	viaLink     = "link"
	viaRedirect = "redirect"
	// Addresses of lists, which are read for addresses and not archived.
	viaSitemapFile  = "sitemap file"
	viaSitemapGuess = "sitemap guess" // where one often is, named by nobody
	viaFeedFile     = "feed file"
)

// The order of asking: the start page, what is new (feeds), what the site
// itself lists, and what is linked, near the start first.
const (
	priorityStart       = 6000
	priorityFeedFile    = 5000
	priorityFeed        = 4000
	prioritySitemapFile = 3000
	prioritySitemap     = 2000
	priorityLink        = 1000 // minus the depth
)

const (
	// feedDepth: feeds are taken from the start page and the pages linked there
	// (rubrics). Deeper, each page tends to name the same or its own.
	feedDepth = 1
	// maxLists bounds the sitemaps and feeds of a round; an honest site of
	// millions of pages has some hundreds.
	maxLists = 1_000
)

// isList reports whether the address was found as that of a sitemap or feed.
func isList(item archive.FrontierURL) bool {
	return item.Via == viaSitemapFile || item.Via == viaSitemapGuess || item.Via == viaFeedFile
}

// appendPage adds an address that may be a page, or counts why it is none.
// like has its depth, priority and way.
func (c *crawler) appendPage(found []archive.FrontierURL, address string, like archive.FrontierURL) []archive.FrontierURL {
	if c.known.has(address) {
		return found
	}
	reason := c.scope.page(address)
	switch {
	case reason != "":
	case like.Depth > c.source.MaxDepth:
		reason = skipDepth
	case c.full():
		reason = skipLimit
	default:
		return c.append(found, address, like)
	}
	c.skipped.add(reason, address)
	return found
}

// appendList adds the address of a sitemap or feed, which may stand anywhere
// on the site.
func (c *crawler) appendList(found []archive.FrontierURL, address string, like archive.FrontierURL) []archive.FrontierURL {
	if c.known.has(address) {
		return found
	}
	reason := ""
	switch {
	case !c.scope.onSite(address):
		reason = skipOffSite
	case like.Via != viaFeedFile && like.Depth > maxListingNesting:
		reason = skipDepth
	case c.lists >= maxLists || c.full():
		reason = skipLimit
	default:
		c.lists++
		return c.append(found, address, like)
	}
	c.skipped.add(reason, address)
	return found
}

func (c *crawler) append(found []archive.FrontierURL, address string, like archive.FrontierURL) []archive.FrontierURL {
	c.known.add(address)
	c.size++
	like.URL = address
	return append(found, like)
}

func (c *crawler) full() bool { return c.size >= frontierFactor*c.source.MaxPages+maxLists }

// fromPage is what a page leads to.
func (c *crawler) fromPage(item archive.FrontierURL, page pageLinks) []archive.FrontierURL {
	var found []archive.FrontierURL
	if item.Depth <= feedDepth && !page.noFollow {
		for _, address := range page.feeds {
			found = c.appendList(found, address, archive.FrontierURL{Depth: item.Depth, Priority: priorityFeedFile, Via: viaFeedFile})
		}
	}
	depth := item.Depth + 1
	for _, address := range page.links {
		found = c.appendPage(found, address, archive.FrontierURL{Depth: depth, Priority: max(1, priorityLink-depth), Via: viaLink})
	}
	c.skipBad(page.bad)
	return found
}

// fromListing is what a sitemap or feed leads to.
func (c *crawler) fromListing(item archive.FrontierURL, l listing) []archive.FrontierURL {
	var found []archive.FrontierURL
	for _, address := range l.files {
		found = c.appendList(found, address, archive.FrontierURL{Depth: item.Depth + 1, Priority: prioritySitemapFile, Via: viaSitemapFile})
	}
	like := archive.FrontierURL{Depth: 1, Priority: prioritySitemap, Via: viaSitemap}
	if l.feed {
		like.Priority, like.Via = priorityFeed, viaFeed
	}
	for _, address := range l.pages {
		found = c.appendPage(found, address, like)
	}
	c.skipBad(l.bad)
	return found
}

func (c *crawler) skipBad(references []string) {
	for _, reference := range references {
		c.skipped.add(skipBad, reference)
	}
}
