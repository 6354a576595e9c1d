package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/indexer/crawl"
	"github.com/pressoir/pressoir/internal/demosite"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// demoSiteAddr is where the bundled site is served, so that the addresses of
// its articles are the same from one run to the next; another free port is
// taken when this one is not.
const demoSiteAddr = "127.0.0.1:8089"

// demoHits is how many hits of each search the demo prints.
const demoHits = 3

// demoSearch is one of the searches the demo shows.
type demoSearch struct {
	words string // what is typed
	unit  query.Unit
}

// demoSearches show what the archive is for: an event, the exact words of a
// person, a field beside free words.
var demoSearches = []demoSearch{
	{"reconnaissance faciale", query.Articles},
	{"locuteur:kerdraon partenariat", query.Words},
	{"type:interview \"vie privée\"", query.Articles},
}

const demoLong = `Show the whole way: serve a bundled news site (invented, French) on loopback, collect it
over HTTP like any site, archive, read and index it, print three searches, and open the
search page until Ctrl-C. With --once, end after the searches.

The archive is made in a temporary directory and removed at the end, unless --dir names one.`

func (a *app) demoCommand() *cobra.Command {
	var once bool
	var addr string
	cmd := &cobra.Command{
		Use:     "demo",
		Short:   "the whole way on a bundled news site, then the search page",
		Long:    demoLong,
		Example: "  pressoir demo\n  pressoir demo --once\n  pressoir demo --dir ./demo-archive --addr 127.0.0.1:9000",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.guardAddr(addr, false) != nil {
				return usage("--addr %q: the demo is for this machine alone, write 127.0.0.1:PORT", addr)
			}
			if !cmd.Flags().Changed("dir") && os.Getenv("PRESSOIR_DIR") == "" {
				tmp, err := os.MkdirTemp("", "pressoir-demo-")
				if err != nil {
					return err
				}
				defer func() { _ = os.RemoveAll(tmp) }()
				a.dir = tmp
			}
			return a.demo(cmd.Context(), addr, once)
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "print three searches and exit")
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "where the search page listens")
	return cmd
}

// demo runs the bundled site beside everything else and ends both together.
func (a *app) demo(ctx context.Context, addr string, once bool) error {
	site, err := demosite.New()
	if err != nil {
		return err
	}
	l, err := a.listenNear(demoSiteAddr)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	g, running := errgroup.WithContext(ctx)
	pages := &http.Server{Handler: site, ReadHeaderTimeout: shutdownTime}
	g.Go(func() error { return serveUntil(running, pages, l) })
	g.Go(func() error {
		defer stop()
		return a.demoWay(running, "http://"+l.Addr().String()+"/", addr, once)
	})
	return g.Wait()
}

// demoWay collects the site, shows the searches and serves the search page.
func (a *app) demoWay(ctx context.Context, start, addr string, once bool) error {
	a.say("The bundled site is served on %s; collecting it …", start)
	ar, err := a.openArchive(ctx, true)
	if err != nil {
		return err
	}
	defer func() { _ = ar.Close() }()
	source := crawl.Source{Name: "demo", Start: start, Delay: crawl.NoDelay}
	if _, err := a.gather(ctx, ar, []crawl.Source{source}); err != nil {
		return err
	}
	index, err := a.openIndex(ctx, ar)
	if err != nil {
		return err
	}
	defer func() { _ = index.Close() }()
	if err := a.follow(ctx, ar, index); err != nil {
		return err
	}
	if err := a.showSearches(ctx, index); err != nil || once {
		return err
	}
	l, err := a.listenNear(addr)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(a.stdout, "\nThe search page: http://%s\n", l.Addr())
	a.say("Ctrl-C stops.")
	return a.serveOn(ctx, l, ar, index)
}

func (a *app) showSearches(ctx context.Context, index searcher) error {
	for _, s := range demoSearches {
		flag := ""
		if s.unit == query.Words {
			flag = "--words "
		}
		_, _ = fmt.Fprintf(a.stdout, "\n$ pressoir search %s'%s'\n", flag, s.words)
		q := query.Query{Text: s.words, Unit: s.unit, Limit: demoHits}
		res, err := index.Search(ctx, search.Request{Query: q.Normal(), Snippets: 1, Group: true})
		if err != nil {
			return err
		}
		if err := printResult(a.stdout, res, s.unit); err != nil {
			return err
		}
	}
	return nil
}

// listenNear listens on an address or, when it is taken, on a free port beside
// it, and says so.
func (a *app) listenNear(addr string) (net.Listener, error) {
	l, err := listen(addr)
	if err == nil {
		return l, nil
	}
	host, _, splitErr := net.SplitHostPort(addr)
	if splitErr != nil {
		return nil, err
	}
	l, second := listen(net.JoinHostPort(host, "0"))
	if second != nil {
		return nil, errors.Join(err, second)
	}
	a.say("%s is in use; %s is taken instead", addr, l.Addr())
	return l, nil
}
