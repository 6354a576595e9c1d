package extract

import (
	"errors"
	"time"

	"github.com/pressoir/pressoir/internal/news"
)

// Version numbers the way pages are read. It is raised when the same bytes
// would give another article, so that the archive knows what to read again.
const Version = 1

// Limits of what is read. A page beyond them is refused with an error that
// says so, never read by half.
const (
	MaxBytes = 10 << 20  // the longest news pages seen are under 4 MiB, inlined pictures included
	maxNodes = 200_000   // of the parsed page: a long page has 20,000
	maxSaid  = 512 << 10 // bytes of text in which words said are looked for: a novel has as many
	maxDepth = 512       // nesting that x/net/html parses; deeper pages are broken or hostile
)

// What is wrong with a page that gives no article; compare with errors.Is.
var (
	// ErrEmpty is a page without bytes, or without a word to read.
	ErrEmpty = errors.New("the page is empty")
	// ErrTooLarge is a page of more than MaxBytes.
	ErrTooLarge = errors.New("the page is too large")
	// ErrNotText is a picture, a PDF, an archive or other binary content.
	ErrNotText = errors.New("the page is not text")
	// ErrTooComplex is markup nested or repeated beyond any honest page.
	ErrTooComplex = errors.New("the page's markup is too complex")
	// ErrArticleJSON is a JSON document that is no article of our contract.
	ErrArticleJSON = errors.New("not an article in JSON")
	// ErrPanic is a fault of the reader itself, kept from the caller.
	ErrPanic = errors.New("the reader failed on the page")
)

// Page is what is known of a page before it is read.
type Page struct {
	URL         string    // the final address, "" when unknown
	ContentType string    // as declared (RFC 9110, 8.3); it may lie; "" when unknown
	Captured    time.Time // when it was received; zero when unknown
	Body        []byte
}

// Reading is an article and what else the page says.
type Reading struct {
	Article   *news.Article // complete: ID and Version are set, no list is nil
	Canonical string        // rel=canonical, absolute, "" if the page has none
	NoIndex   bool          // the page asks not to be indexed (robots meta)
	Notes     []Note        // how each field was found
}

// Note explains one decision of a reader.
type Note struct {
	Field    string // the article's field: "title", "published" …
	Value    string // what was taken or rejected, shortened
	Source   string // where it stood: "h1", "meta article:author" …
	Rejected string // why it was not taken; "" where it was
}

// Options change how pages are read.
type Options struct {
	Rules *Rules // of the sites that have some; nil for none
}
