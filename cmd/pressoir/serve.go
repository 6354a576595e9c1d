package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/indexer"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
	"github.com/pressoir/pressoir/server"
)

// shutdownTime is how long a stopping server waits for its last answers.
const shutdownTime = 10 * time.Second

const serveLong = `Serve the search page and the JSON API until Ctrl-C. New pages that 'pressoir crawl'
or 'pressoir import' put into the archive meanwhile are found within 2 seconds.

Only this machine can reach the page, unless --addr says otherwise. Then a password is
wanted (PRESSOIR_PASSWORD, or server.password in pressoir.toml), or --public: the archive
republishes what others wrote, think of their rights first.`

const serveExample = `  pressoir serve
  pressoir serve --addr 127.0.0.1:9000
  PRESSOIR_PASSWORD=… pressoir serve --addr :8080
  pressoir demo --once --dir ./demo-archive && pressoir serve --dir ./demo-archive`

func (a *app) serveCommand() *cobra.Command {
	var addr string
	var public bool
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "serve the search page and the API",
		Long:    serveLong,
		Example: serveExample,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if addr == "" {
				addr = a.cfg.Server.Addr
			}
			if err := a.guardAddr(addr, public); err != nil {
				return err
			}
			return a.serve(cmd.Context(), addr)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "", "where to listen (default: the configuration's, 127.0.0.1:8080)")
	cmd.Flags().BoolVar(&public, "public", false, "let everybody in without a password")
	return cmd
}

// password is what the server asks for, "" for nothing.
func (a *app) password() string { return fromEnv("PRESSOIR_PASSWORD", a.cfg.Server.Password) }

// guardAddr refuses to open the archive to others by oversight.
func (a *app) guardAddr(addr string, public bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return usage("--addr %q: write host:port, as in 127.0.0.1:8080", addr)
	}
	if host == "localhost" || net.ParseIP(host).IsLoopback() || a.password() != "" {
		return nil
	}
	if !public {
		return usage("%s can be reached from other machines: set a password (PRESSOIR_PASSWORD, or server.password in pressoir.toml), or say --public", addr)
	}
	a.say("PUBLIC: everybody who reaches %s can read this archive, without a password", addr)
	return nil
}

// isLoopback reports whether only this machine can reach an address.
func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// listen opens an address, with an error that says what to do.
func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use by another program; stop it, or choose another address with --addr", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	return l, nil
}

func (a *app) serve(ctx context.Context, addr string) error {
	ar, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer func() { _ = ar.Close() }()
	index, err := a.openIndex(ctx, ar)
	if errors.Is(err, search.ErrBusy) {
		return fmt.Errorf("%w: another `pressoir serve`, import or reindex runs on %s; stop it, or wait for its end", err, ar.Dir())
	}
	if err != nil {
		return err
	}
	defer func() { _ = index.Close() }()
	l, err := listen(addr)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(a.stdout, "http://%s\n", l.Addr())
	a.say("serving %s on http://%s — Ctrl-C stops", ar.Dir(), l.Addr())
	return a.serveOn(ctx, l, ar, index)
}

// serveOn serves pages, the socket and the following of the archive until ctx
// ends or one of them fails.
func (a *app) serveOn(ctx context.Context, l net.Listener, ar *archive.Archive, index *bleveindex.Engine) error {
	k := &keeper{app: a, archive: ar, index: index, damaged: make(chan int, 1)}
	mended := served{Engine: index, keeper: k}
	handler, err := server.New(server.Config{
		Index: mended, Archive: ar, Log: a.log, Password: a.password(), Contact: a.cfg.Server.Contact, Version: version, Loopback: isLoopback(l.Addr()) && a.password() == "",
		Display: func(url string) server.Display { return server.Display(a.cfg.DisplayOf(url)) },
	})
	if err != nil {
		return err
	}
	control, err := listenSocket(ar.Dir())
	if err != nil {
		return err
	}
	g, running := errgroup.WithContext(ctx)
	k.serving = running
	g.Go(func() error { return k.follow(running) })
	g.Go(func() error { return k.mend(running) })
	g.Go(func() error {
		k.ready(running)
		return nil
	})
	pages := &http.Server{Handler: handler}
	server.Harden(pages)
	g.Go(func() error { return serveUntil(running, pages, l) })
	// A rebuild asked for over the socket may take long: no write timeout there.
	asks := &http.Server{Handler: controlHandler(mended, k.reindex), ReadHeaderTimeout: shutdownTime}
	g.Go(func() error { return serveUntil(running, asks, control) })
	err = g.Wait()
	if path, pathErr := socketPath(ar.Dir()); pathErr == nil {
		_ = os.Remove(path)
	}
	if ctx.Err() != nil {
		a.say("stopped")
	}
	return err
}

// serveUntil serves until ctx ends, then lets the last answers out.
func serveUntil(ctx context.Context, s *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		return errors.Join(fmt.Errorf("the last answers took too long: %w", err), s.Close())
	}
	return nil
}

// keeper keeps a serving index up to date, and rebuilds it when asked.
type keeper struct {
	app     *app
	archive *archive.Archive
	index   *bleveindex.Engine
	damaged chan int        // generations that a search found damaged
	serving context.Context //nolint:containedctx // the server's life, which a request's own context knows nothing of

	rebuilding sync.Mutex // one rebuild at a time: each costs the disk of a whole index
	following  sync.Mutex // see [indexer.Follower.Hold]
}

// What a rebuild asked for over the socket is refused or cut short with.
var (
	errRebuilding = errors.New("the server is rebuilding its index already; wait for its end")
	errStopping   = errors.New("the server was stopped before the new index was complete; the old one stays")
)

// follow keeps the index up to date until ctx ends. One that turns out damaged
// is reported, and followed again when it has been replaced.
func (k *keeper) follow(ctx context.Context) error {
	f := &indexer.Follower{Archive: k.archive, Target: k.index, Log: k.app.log, Hold: &k.following}
	for {
		number := k.index.Number()
		err := f.Run(ctx)
		if !errors.Is(err, search.ErrDamaged) {
			return err
		}
		k.report(number)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(indexer.FollowInterval):
		}
	}
}

// reindex rebuilds the index beside the one that answers, and swaps them. It
// ends early with the server as with the asker: neither waits for the other.
func (k *keeper) reindex(ctx context.Context, reread bool) (string, error) {
	if !k.rebuilding.TryLock() {
		return "", errRebuilding
	}
	defer k.rebuilding.Unlock()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(k.serving, func() { cancel(errStopping) })()
	if k.serving.Err() != nil {
		return "", errStopping
	}
	report, err := k.app.rebuild(ctx, k.archive, k.index, reread, &k.following)
	if err != nil && errors.Is(context.Cause(ctx), errStopping) {
		return "", errStopping
	}
	return report, err
}
