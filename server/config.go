package server

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// DefaultSearchTimeout is the wall time a search may take: past it a reader
// has gone away, and the others wait.
const DefaultSearchTimeout = 5 * time.Second

// Archive is what the pages read of the archive. All methods are safe for
// concurrent use; an id that is not held gives [archive.ErrNotFound].
type Archive interface {
	// Article returns a version of an article, 0 for the current one.
	Article(ctx context.Context, id string, version int) (*news.Article, error)
	// Resolve returns the id itself or, for an alias, the id it stands for.
	Resolve(ctx context.Context, id string) (string, error)
	Versions(ctx context.Context, id string) ([]archive.Version, error)
	// Capture returns a page as it was received; [archive.ErrDamaged] where it
	// cannot be read back.
	Capture(ctx context.Context, id int64) (*archive.Capture, error)
	Stats(ctx context.Context) (archive.Stats, error)
}

// Index is what the pages ask of the index: see [search.Index].
type Index interface {
	Search(ctx context.Context, r search.Request) (*search.Result, error)
	Complete(ctx context.Context, r search.CompleteRequest) (*search.Completions, error)
	Position() (int64, error)
}

// Config is what a server is made of.
type Config struct {
	Index   Index
	Archive Archive
	Log     *slog.Logger
	// Password, when set, is asked for by HTTP Basic authentication (RFC 7617)
	// with any user name. Only /healthz stays open.
	Password string
	// Loopback says that only this machine is to be answered: a request under
	// another name (a page elsewhere that had its name point here, « DNS
	// rebinding ») is refused.
	Loopback bool
	// Display says how much of the article at an address may be shown; nil
	// shows all of every article. It must be safe for concurrent use.
	Display func(articleURL string) Display
	// Contact is whom readers write to: an address, a page or a sentence; "" says
	// nothing.
	Contact string
	Version string // of the program, for the foot of the page
	// Now is the time, for dates of consultation; nil is time.Now.
	Now func() time.Time
	// SearchTimeout is the wall time of a search, 0 for DefaultSearchTimeout.
	SearchTimeout time.Duration
}

func (c *Config) check() error {
	switch {
	case c.Index == nil:
		return errors.New("server: an index is wanted")
	case c.Archive == nil:
		return errors.New("server: an archive is wanted")
	case c.Log == nil:
		return errors.New("server: a logger is wanted")
	case c.SearchTimeout < 0:
		return errors.New("server: the search timeout is negative")
	}
	if c.SearchTimeout == 0 {
		c.SearchTimeout = DefaultSearchTimeout
	}
	if c.Display == nil {
		c.Display = func(string) Display { return Full }
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return nil
}

// The limits of the connection. Reading ends long before a slow client can
// hold a connection for its own sake; writing outlasts the longest search.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second // requests have no body
	writeTimeout      = 60 * time.Second // a page over a slow line, after the longest search
	idleTimeout       = 2 * time.Minute  // a reader goes on to the next page within it
	requestTimeout    = 30 * time.Second // the work itself, reading the archive included: several times the longest search
	maxHeaderBytes    = 32 << 10         // the longest honest query with every filter is below 16 KiB
)

// Harden sets the limits of a server that is to serve the handler of [New].
func Harden(s *http.Server) {
	s.ReadHeaderTimeout = readHeaderTimeout
	s.ReadTimeout = readTimeout
	s.WriteTimeout = writeTimeout
	s.IdleTimeout = idleTimeout
	s.MaxHeaderBytes = maxHeaderBytes
}
