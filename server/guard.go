package server

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
)

// maxTarget is the longest request target answered, in bytes: a query with
// every filter it may have, percent-encoded, is shorter.
const maxTarget = 24 << 10

// securityHeaders are on every answer. Pages are of this site alone, run
// no script but its files, are framed by nobody and indexed by nobody: what they show belongs
// to others.
var securityHeaders = map[string]string{
	"Content-Security-Policy":      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"X-Robots-Tag":                 "noindex, nofollow, noarchive",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
}

// guard stands before every route: headers, limits, password, and a net under
// whatever falls.
func (s *server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range securityHeaders {
			w.Header().Set(name, value)
		}
		defer func() {
			fallen := recover()
			if fallen == nil {
				return
			}
			if fallen == http.ErrAbortHandler { //nolint:errorlint // net/http compares this panic value itself in the same way
				panic(fallen)
			}
			s.fail(w, r, fmt.Errorf("%w: %v\n%s", errPanic, fallen, debug.Stack()))
		}()
		if err := s.admit(r); err != nil {
			s.fail(w, r, err)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), requestTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// fail answers before a route is known.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	api := strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == healthPath
	if errors.Is(err, errTooLong) { // nothing of it is to be repeated
		r = r.Clone(r.Context())
		r.URL = &url.URL{Path: "/"}
	}
	if api {
		s.failAPI(w, r, err)
		return
	}
	s.failPage(s.visit(r), w, r, err)
}

func (s *server) admit(r *http.Request) error {
	if len(r.URL.Path)+len(r.URL.RawQuery) > maxTarget {
		return errTooLong
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return fmt.Errorf("%w: %q", errMethod, r.Method)
	}
	if r.ContentLength != 0 { // -1: of a length that is not said
		return fmt.Errorf("%w: %s", errBody, r.URL.Path)
	}
	if s.Loopback && !isLoopback(r.Host) {
		return fmt.Errorf("%w: %q", errHost, r.Host)
	}
	if s.Password == "" || r.URL.Path == healthPath {
		return nil
	}
	_, given, _ := r.BasicAuth()
	// Hashes have one length, so that the time tells nothing of the password's.
	want, got := sha256.Sum256([]byte(s.Password)), sha256.Sum256([]byte(given))
	if subtle.ConstantTimeCompare(want[:], got[:]) != 1 {
		return errPassword
	}
	return nil
}

// isLoopback reports whether a Host header names this machine for itself.
func isLoopback(host string) bool {
	name := (&url.URL{Host: host}).Hostname()
	return strings.EqualFold(name, "localhost") || net.ParseIP(name).IsLoopback()
}
