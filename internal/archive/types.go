package archive

import (
	"errors"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

// The kinds of failure an Archive reports; compare with errors.Is.
var (
	// ErrNotFound is an id, version or capture that the archive does not hold.
	ErrNotFound = errors.New("not in the archive")
	// ErrNoArchive is a directory that holds no archive.
	ErrNoArchive = errors.New("no archive here")
	// ErrVersion is a catalogue written by another version of the program.
	ErrVersion = errors.New("the catalogue was written by another version")
)

// Origin says how a capture came into the archive.
type Origin string

// The origins. The wish of a page not to be indexed (noindex) binds what was
// crawled, not what somebody chose to import.
const (
	Crawled  Origin = "crawl"
	Imported Origin = "import"
)

// Capture is one page as received, on its way into the archive or out of it.
type Capture struct {
	ID     int64     // the catalogue's number, 0 before it is kept
	URL    string    // the final address, "" when unknown
	Time   time.Time // when it was received; UTC, to the second
	Origin Origin
	Source string // the crawl's name, or the imported file's
	// Type is warc.Response (Block is a whole HTTP response as received) or
	// warc.Resource (Block is the content alone).
	Type warc.Type
	// ContentType is that of the record: "application/http; msgtype=response"
	// for a response, the content's own for a resource.
	ContentType string
	Block       []byte
	// Visit, for a crawled page, is what the crawl's frontier learns from it, in
	// the same transaction.
	Visit *Visit
}

// Kept is what became of a capture given to [Archive.Keep].
type Kept struct {
	ID    int64
	Known bool // it was there already (see [Archive.Keep]): nothing was written
}

// Visit is the end of one frontier URL's way: its outcome, and what it led to.
type Visit struct {
	Crawl   string // the crawl's name
	URL     string // as it stands in the frontier
	Outcome string // "kept", or why it was not, in a word or two: "robots", "http 404", "noindex", "too large"
	Found   []FrontierURL
}

// FrontierURL is an address to be fetched.
type FrontierURL struct {
	URL      string // normalised
	Depth    int    // links away from the start
	Priority int    // higher goes first
	Via      string // start, sitemap, feed, link, redirect
}

// Round is one pass of a crawl over its site, from the start URL until its
// frontier is empty. It outlives the process.
type Round struct {
	Crawl   string
	Number  int
	Started time.Time
	Resumed bool // an earlier process began it
}

// FrontierCounts says how far a round has come.
type FrontierCounts struct {
	Pending  int
	Outcomes map[string]int
}

// Reading is what a reader made of a capture.
type Reading struct {
	Capture   int64
	Reader    int           // the reader's version
	Article   *news.Article // nil when Refused is set; ID, Version are filled in by the archive where it has a URL or not
	Canonical string        // the page's rel=canonical, absolute, "" if none
	Refused   string        // why there is no article: "noindex", "empty", "not text" …
	// Hide, beside Refused, is the page's wish not to be found (noindex): said by
	// its newest capture, it takes the article known from earlier ones out of the
	// index, until a later capture says nothing of the kind.
	Hide bool
}

// Outcome is what a reading changed.
type Outcome string

// The outcomes.
const (
	NewArticle Outcome = "new"
	NewVersion Outcome = "version"   // a known article says something else now
	Unchanged  Outcome = "unchanged" // same text seen again
	Reread     Outcome = "reread"    // same capture, other reading
	Alias      Outcome = "alias"     // another address of a known article
	Refused    Outcome = "refused"
)

// Stored is what became of a [Reading].
type Stored struct {
	ArticleID string
	Version   int
	Outcome   Outcome
}

// Change is one numbered change of the catalogue: the index follows them.
type Change struct {
	Number    int64
	ArticleID string
	Version   int
	Removed   bool // the article is no longer to be found under this id (it became an alias)
}

// Version is one text of an article over time.
type Version struct {
	Number    int
	Capture   int64 // the first capture that showed it
	FirstSeen time.Time
	LastSeen  time.Time
	Digest    string // of that capture's payload, sha1:… as in the WARC file
	Current   bool
}

// Stats is what the archive holds.
type Stats struct {
	Captures   int64
	Articles   int64 // searchable ones, aliases left out
	Interviews int64
	Sites      int64
	First      news.Date // publication dates
	Last       news.Date
	WARCBytes  int64
}
