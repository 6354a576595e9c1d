package crawl

import (
	"time"

	"github.com/pressoir/pressoir/internal/archive"
)

// What became of an address of the frontier. These words are in the catalogue
// and in summaries; "http 404" and its like are made from the status.
const (
	outcomeKept      = "kept"
	outcomeUnchanged = "unchanged" // the same as in an earlier round
	outcomeRedirect  = "redirect"
	outcomeSitemap   = "sitemap"
	outcomeFeed      = "feed"
	outcomeNoSitemap = "no sitemap" // at the place where one is looked for unasked

	outcomeNoIndex     = "noindex" // archived, but no reader is to show it
	outcomeRobots      = "robots"
	outcomeNotPage     = "not a page"
	outcomeOffSite     = "redirect out of scope"
	outcomeLoop        = "redirect loop"
	outcomeManyHops    = "too many redirects"
	outcomeNoTarget    = "redirect to nowhere"
	outcomeTooLarge    = "too large"
	outcomeEncoding    = "damaged body"
	outcomeTimeout     = "timeout"
	outcomeNetwork     = "network error"
	outcomeBadResponse = "bad response"
	outcomeBadListing  = "damaged sitemap"
	outcomePageLimit   = "page limit"
)

// Status is how far a round has come.
type Status struct {
	Fetched int            // addresses asked for
	Kept    int            // pages archived
	Pending int            // addresses known and not yet asked for
	Refused map[string]int // by reason; see Summary
	URL     string         // the address dealt with last
}

// Summary is what a round has come to, earlier Runs of it included. Each
// address that was in the frontier is counted once: in Kept, Unchanged,
// Redirects, Lists, Refused or Pending.
type Summary struct {
	Round     int
	Resumed   bool           // an earlier Run began the round
	Fetched   int            // addresses asked for
	Kept      int            // pages archived
	Unchanged int            // pages that are as they were archived in an earlier round
	Redirects int            // addresses that led to another one
	Lists     int            // sitemaps and feeds looked for
	Pending   int            // left for the next Run; 0 when the round is finished
	Refused   map[string]int // addresses that gave no page to be read, by reason
	// Skipped counts references that never entered the frontier, by reason: other
	// sites, images, traps. Each is counted once, as seen by this Run.
	Skipped map[string]int
	Took    time.Duration // of this Run
}

func summarize(counts archive.FrontierCounts) Summary {
	s := Summary{Pending: counts.Pending, Refused: make(map[string]int)}
	for outcome, n := range counts.Outcomes {
		if asked(outcome) {
			s.Fetched += n
		}
		switch outcome {
		case outcomeKept:
			s.Kept += n
		case outcomeUnchanged:
			s.Unchanged += n
		case outcomeRedirect:
			s.Redirects += n
		case outcomeSitemap, outcomeFeed, outcomeNoSitemap:
			s.Lists += n
		default:
			s.Refused[outcome] += n
		}
	}
	return s
}

// asked reports whether an address with this outcome was asked for.
func asked(outcome string) bool { return outcome != outcomeRobots && outcome != outcomePageLimit }

// pagesAsked is what Source.MaxPages counts: sitemaps and feeds are free.
func pagesAsked(counts archive.FrontierCounts) int {
	total := 0
	for outcome, n := range counts.Outcomes {
		switch outcome {
		case outcomeSitemap, outcomeFeed, outcomeNoSitemap, outcomeBadListing:
		default:
			if asked(outcome) {
				total += n
			}
		}
	}
	return total
}

// maxSkipped bounds the memory of counting each skipped reference once; past
// it the count stands still.
const maxSkipped = 200_000

type skips struct {
	seen   hashes
	counts map[string]int
}

func newSkips() *skips { return &skips{newHashes(), make(map[string]int)} }

func (s *skips) add(reason, address string) {
	if s.seen.len() < maxSkipped && s.seen.add(address) {
		s.counts[reason]++
	}
}
