// Package crawl collects the pages of one site into the archive.
//
// It belongs here: which addresses of a site are asked for, in what order and
// how politely (frontier, scope, robots.txt, sitemaps, feeds, links, traps),
// and how a response is taken from the wire exactly as received. It does not
// belong here to say what a page means: a fetched page is archived, its links
// are followed, and reading it is the work of others.
package crawl
