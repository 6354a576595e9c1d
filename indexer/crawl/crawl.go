package crawl

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
)

// What a [Source] or [Options] gets where it does not say otherwise.
const (
	// DefaultDelay is the pause between requests that no site has complained of.
	DefaultDelay = time.Second
	// DefaultMaxPages is a large news site's archive, and fourteen hours at the
	// default delay.
	DefaultMaxPages = 50_000
	// DefaultMaxDepth reaches through the paging of long lists.
	DefaultMaxDepth = 50
	// DefaultTimeout bounds one request, from the connection to the last byte.
	DefaultTimeout = 60 * time.Second
	// DefaultConnectTimeout bounds its connection, TLS handshake included.
	DefaultConnectTimeout = 15 * time.Second
	// DefaultBackoff is the pause before a second try; doubled for each further one.
	DefaultBackoff = 2 * time.Second
)

// NoDelay as a Source's Delay asks for no pause at all between requests: for
// a site of one's own. A robots.txt that asks for a pause still gets it.
const NoDelay = time.Duration(-1)

// The kinds of failure that end a Run before its frontier is empty; compare
// with errors.Is. An interruption ends it with the context's error.
var (
	// ErrSource is a Source or Options that cannot be worked with.
	ErrSource = errors.New("unusable source")
	// ErrStart is a start URL that could not be fetched: the next Run tries again.
	ErrStart = errors.New("the start URL cannot be fetched")
	// ErrHost is a host that failed again and again: the next Run goes on where
	// this one stopped.
	ErrHost = errors.New("the site does not answer any more")
)

// Source is one site to be collected.
type Source struct {
	Name  string // the crawl's name in the archive
	Start string // the start URL; its host, port and folder are the scope
	// Delay is the pause between the end of a request to a host and the next
	// one. 0 is DefaultDelay, NoDelay (or any negative) is none.
	Delay    time.Duration
	MaxPages int // pages asked for in a round; 0 is DefaultMaxPages
	MaxDepth int // links away from the start; 0 is DefaultMaxDepth
}

// Options are what a crawl works with.
type Options struct {
	Archive *archive.Archive
	// Agent is the user agent sent, "Pressoir/0.1 (+https://…)". Its first word
	// is the name by which robots.txt and pages can address the crawler.
	Agent    string
	Log      *slog.Logger // nil: none
	Progress func(Status) // nil: none; called from Run's goroutine
	// Kept is called with each group of pages after it is safely in the archive,
	// IDs set: reading goes on from there. Redirects are archived but not given
	// to it. It is not called once ctx has ended: what it would have got is
	// found as unread in the archive. Its error ends the Run. nil: none.
	Kept func(ctx context.Context, pages []archive.Capture) error
	// Gate is shared among the crawls of a process that run at the same time.
	// nil: one of its own.
	Gate           *Gate
	Roots          *x509.CertPool // certificate authorities; nil: the system's
	Timeout        time.Duration  // 0 is DefaultTimeout
	ConnectTimeout time.Duration  // 0 is DefaultConnectTimeout
	Backoff        time.Duration  // 0 is DefaultBackoff
}

// Run collects a site: it goes on with the round that an earlier Run left
// unfinished, or begins the next one, in which pages fetched before are asked
// for only as far as they have changed. It returns when the frontier is empty,
// or with an error: ErrSource, ErrStart, ErrHost, ctx's own, the archive's or
// Kept's. In each case what was fetched is in the archive, and the Summary says
// how far the round has come. One crawl (by name) must have one Run at a time.
func Run(ctx context.Context, s Source, o Options) (Summary, error) {
	c, err := newCrawler(s, o)
	if err != nil {
		return Summary{}, err
	}
	return c.run(ctx)
}

func newCrawler(s Source, o Options) (*crawler, error) {
	scope, err := newScope(s.Start)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSource, err)
	}
	token := productToken(o.Agent)
	switch {
	case s.Name == "":
		return nil, fmt.Errorf("%w: %q has no name", ErrSource, s.Start)
	case s.MaxPages < 0 || s.MaxDepth < 0:
		return nil, fmt.Errorf("%w: %q: negative limit", ErrSource, s.Name)
	case token == "":
		return nil, fmt.Errorf("%w: user agent %q does not begin with a name", ErrSource, o.Agent)
	case o.Archive == nil:
		return nil, fmt.Errorf("%w: %q: no archive", ErrSource, s.Name)
	}
	s, o = s.withDefaults(), o.withDefaults()
	f := &fetcher{
		dialer: dialer{timeout: o.ConnectTimeout, roots: o.Roots},
		agent:  o.Agent, limit: o.Timeout, backoff: o.Backoff, gate: o.Gate, grace: defaultGrace, log: o.Log,
	}
	return &crawler{
		source: s, options: o, scope: scope, fetch: f, token: token, log: o.Log.With("source", s.Name),
		robots: &robotsCache{fetch: f, scope: scope, token: token, delay: s.Delay, known: make(map[string]robotsEntry)},
		known:  newHashes(), skipped: newSkips(), chains: make(map[string][]string), held: make(map[string]bool),
	}, nil
}

func (s Source) withDefaults() Source {
	switch {
	case s.Delay == 0:
		s.Delay = DefaultDelay
	case s.Delay < 0:
		s.Delay = 0
	}
	if s.MaxPages == 0 {
		s.MaxPages = DefaultMaxPages
	}
	if s.MaxDepth == 0 {
		s.MaxDepth = DefaultMaxDepth
	}
	return s
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Gate == nil {
		o.Gate = NewGate()
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.ConnectTimeout <= 0 {
		o.ConnectTimeout = DefaultConnectTimeout
	}
	if o.Backoff <= 0 {
		o.Backoff = DefaultBackoff
	}
	return o
}
