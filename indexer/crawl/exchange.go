package crawl

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

const (
	// maxHeader bounds the status line and the header lines, interim responses
	// included; servers themselves refuse more than 8 to 64 KiB.
	maxHeader = 256 << 10
	// maxInterim is how many 1xx responses may come before the real one.
	maxInterim = 5
)

var (
	errTooLarge = errors.New("too large")
	errProtocol = errors.New("not an HTTP/1.1 response")
)

// dialer opens one connection for each request. A client with a pool would be
// kinder by a handshake, but could not say which bytes of the connection are
// the response: they are archived exactly as they came.
type dialer struct {
	timeout time.Duration  // to connect, TLS handshake included
	roots   *x509.CertPool // nil: the system's
}

func (d *dialer) dial(ctx context.Context, u *url.URL) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, d.timeout)
	defer cancel()
	port := u.Port()
	plain := &net.Dialer{}
	if u.Scheme == "http" {
		if port == "" {
			port = "80"
		}
		return plain.DialContext(ctx, "tcp", net.JoinHostPort(u.Hostname(), port))
	}
	if port == "" {
		port = "443"
	}
	secure := &tls.Dialer{NetDialer: plain, Config: &tls.Config{
		RootCAs: d.roots, NextProtos: []string{"http/1.1"}, MinVersion: tls.VersionTLS12,
	}}
	return secure.DialContext(ctx, "tcp", net.JoinHostPort(u.Hostname(), port))
}

// wire is the reading side of a connection: it keeps what comes in, up to an
// allowance.
type wire struct {
	conn  net.Conn
	bytes bytes.Buffer
	left  int64
}

func (w *wire) Read(p []byte) (int, error) {
	if w.left <= 0 {
		return 0, errTooLarge
	}
	n, err := w.conn.Read(p[:min(int64(len(p)), w.left)])
	w.left -= int64(n)
	w.bytes.Write(p[:n])
	return n, err
}

// message is one HTTP response as it came.
type message struct {
	status int
	header http.Header
	block  []byte // as received: status line, header, body in its transfer and content encoding; nil when not wanted
}

// exchange sends one GET and reads the response. wanted looks at status and
// header and gives the limit of the body in bytes on the wire; 0 drops it
// unread.
func (d *dialer) exchange(ctx context.Context, u *url.URL, header http.Header, wanted func(status int, h http.Header) int64) (*message, error) {
	conn, err := d.dial(ctx, u)
	if err != nil {
		return nil, err
	}
	defer conn.Close()                                                           //nolint:errcheck // nothing is written any more
	stop := context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) }) //nolint:errcheck // a closed connection needs no deadline
	defer stop()
	m, err := exchangeOn(ctx, conn, u, header, wanted)
	if cause := context.Cause(ctx); err != nil && cause != nil {
		return nil, fmt.Errorf("%w: %w", cause, err)
	}
	return m, err
}

func exchangeOn(ctx context.Context, conn net.Conn, u *url.URL, header http.Header, wanted func(int, http.Header) int64) (*message, error) {
	request := (&http.Request{
		Method: http.MethodGet, URL: u, Host: u.Host, Header: header, Close: true,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}).WithContext(ctx)
	if err := request.Write(conn); err != nil {
		return nil, err
	}
	w := &wire{conn: conn, left: maxHeader}
	buffered := bufio.NewReader(w)
	response, start, err := finalResponse(w, buffered, request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close() //nolint:errcheck // the connection is closed with it
	m := &message{status: response.StatusCode, header: response.Header}
	limit := wanted(m.status, m.header)
	if limit <= 0 {
		return m, nil
	}
	if response.ContentLength > limit {
		return nil, fmt.Errorf("body of %d bytes announced: %w", response.ContentLength, errTooLarge)
	}
	w.left = limit - int64(buffered.Buffered())
	if _, err = io.Copy(io.Discard, response.Body); err != nil {
		return nil, err
	}
	m.block = bytes.Clone(w.bytes.Bytes()[start : w.bytes.Len()-buffered.Buffered()])
	return m, nil
}

// finalResponse reads past interim responses (100 Continue, 103 Early Hints)
// and says at which byte the real one begins.
func finalResponse(w *wire, buffered *bufio.Reader, request *http.Request) (*http.Response, int, error) {
	for range maxInterim + 1 {
		start := w.bytes.Len() - buffered.Buffered()
		response, err := http.ReadResponse(buffered, request)
		if err != nil {
			var timeout net.Error
			if errors.Is(err, errTooLarge) || errors.As(err, &timeout) || w.bytes.Len() == start {
				return nil, 0, err
			}
			return nil, 0, fmt.Errorf("%w: %w", errProtocol, err)
		}
		if response.StatusCode >= 200 {
			return response, start, nil
		}
		if response.StatusCode == http.StatusSwitchingProtocols {
			break
		}
	}
	return nil, 0, errProtocol
}
