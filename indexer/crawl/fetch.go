package crawl

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	// maxAttempts: the first try and three more.
	maxAttempts = 4
	// maxRetryAfter caps what a server may ask for: a longer pause is better
	// made by ending the crawl and running it again.
	maxRetryAfter = 2 * time.Minute
	// defaultGrace is how long a request in flight may go on after an interruption, so
	// that it need not be made again.
	defaultGrace = 5 * time.Second
)

// fetcher asks for addresses: one at a time, politely, and again where it may
// help. It does not know what the answers are for.
type fetcher struct {
	dialer  dialer
	agent   string
	limit   time.Duration // for one request, all in all
	backoff time.Duration // before the second try; doubled for each further one
	gate    *Gate
	grace   time.Duration // for a request in flight at an interruption
	log     *slog.Logger
}

// want says how a response is to be taken: see dialer.exchange.
type want func(status int, h http.Header) int64

// get makes a request until it is answered by something else than "later" (429,
// 5xx), or the tries are used up: then the last answer or error is returned. An
// error that is ctx's own means that it was not asked to an end.
func (f *fetcher) get(ctx context.Context, address string, delay time.Duration, extra http.Header, wanted want) (*message, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", address, err)
	}
	header := http.Header{
		"User-Agent": {f.agent}, "Accept": {"text/html, application/xhtml+xml, text/plain;q=0.8, application/xml;q=0.7, */*;q=0.1"},
		"Accept-Encoding": {"gzip"}, "Accept-Language": {"fr, *;q=0.5"},
	}
	for name, values := range extra {
		header[name] = values
	}
	pause := f.backoff
	for attempt := 1; ; attempt++ {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		m, err := f.once(ctx, u, delay, header, wanted)
		if attempt == maxAttempts || !worthRetrying(m, err) {
			return m, err
		}
		wait := pause
		if err == nil {
			wait = max(wait, retryAfter(m.header, f.gate.clock.now()))
		}
		f.log.DebugContext(ctx, "asking again later", "url", address, "attempt", attempt, "wait", wait, "err", err)
		if err := f.gate.clock.sleep(ctx, wait); err != nil {
			return nil, err
		}
		pause *= 2
	}
}

func (f *fetcher) once(ctx context.Context, u *url.URL, delay time.Duration, header http.Header, wanted want) (*message, error) {
	leave, err := f.gate.enter(ctx, bareHost(u), delay)
	if err != nil {
		return nil, err
	}
	defer leave()
	running, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.limit)
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		if sleep(running, f.grace) == nil {
			cancel()
		}
	})
	defer stop()
	m, err := f.dialer.exchange(running, u, header, wanted)
	if err != nil {
		if ctx.Err() != nil && errors.Is(err, context.Canceled) {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%q: %w", u.String(), err)
	}
	return m, nil
}

// bareHost is the host that politeness counts by: www.example.fr is the same
// machine as example.fr, whatever the port.
func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }

func worthRetrying(m *message, err error) bool {
	if err == nil {
		return m.status == http.StatusTooManyRequests || m.status >= 500
	}
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &certificate) || (errors.As(err, &dns) && dns.IsNotFound) {
		return false // it will be the same in a minute
	}
	return !errors.Is(err, errTooLarge) && !errors.Is(err, errProtocol) && !errors.Is(err, context.Canceled)
}

// retryAfter reads the header of that name (RFC 9110, section 10.2.3): seconds
// or a date.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := h.Get("Retry-After")
	var wait time.Duration
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		wait = time.Duration(seconds) * time.Second
	} else if date, err := http.ParseTime(value); err == nil {
		wait = date.Sub(now)
	}
	return min(max(wait, 0), maxRetryAfter)
}
