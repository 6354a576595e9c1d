package server

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/pressoir/pressoir/web"
)

// action answers one kind of request, or returns the error that a funnel
// renders. It writes nothing before it knows that it will succeed.
type action func(v *visit, w http.ResponseWriter, r *http.Request) error

// page is the funnel of what a person reads: an error becomes a page.
func (s *server) page(do action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := s.visit(r)
		if err := do(v, w, r); err != nil {
			s.failPage(v, w, r, err)
		}
	})
}

// api is the funnel of what a program reads: an error becomes a problem.
func (s *server) api(do action) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := do(s.visit(r), w, r); err != nil {
			s.failAPI(w, r, err)
		}
	})
}

// render sends a page, which is whole before its first byte leaves.
func (s *server) render(v *visit, w http.ResponseWriter, status int, p web.Page) error {
	var page bytes.Buffer
	if err := s.web.Render(&page, v.lang, p); err != nil {
		return err
	}
	w.Header().Set("Content-Language", string(v.lang))
	w.Header().Add("Vary", "Accept-Language")
	send(w, status, "text/html; charset=utf-8", page.Bytes())
	return nil
}

// send writes an answer. A failure to write is the reader's having left, and
// nobody is there to be told.
func send(w http.ResponseWriter, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func (s *server) failPage(v *visit, w http.ResponseWriter, r *http.Request, err error) {
	f := s.failure(r, err)
	if f.gone {
		return
	}
	page := web.Failure{
		Shell:     s.shell(v, r, v.words.Text("failure."+strconv.Itoa(f.status)+".heading")),
		Status:    f.status,
		Heading:   v.words.Text("failure." + strconv.Itoa(f.status) + ".heading"),
		Sentence:  v.words.Text(f.sentence),
		Detail:    f.detail,
		Reference: f.reference,
	}
	f.headers(w.Header())
	if err := s.render(v, w, f.status, page); err != nil {
		s.Log.ErrorContext(r.Context(), "a failure could not be shown", slog.String("url", r.URL.Path), slog.Any("err", err))
		send(w, http.StatusInternalServerError, "text/plain; charset=utf-8", []byte(http.StatusText(http.StatusInternalServerError)+"\n"))
	}
}

func (s *server) failAPI(w http.ResponseWriter, r *http.Request, err error) {
	f := s.failure(r, err)
	if f.gone {
		return
	}
	f.headers(w.Header())
	sendJSON(w, f.status, "application/problem+json", f.problem(s.web.Catalogue(web.English), err))
}

// failure finds how an error is to be answered, and logs it where it is ours.
func (s *server) failure(r *http.Request, err error) failure {
	f := classify(err)
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		f.gone = true
		return f
	}
	if f.status < http.StatusInternalServerError {
		return f
	}
	f.reference = rand.Text()[:referenceLength]
	s.Log.ErrorContext(r.Context(), "request failed",
		slog.String("url", r.URL.Path), slog.Int("status", f.status), slog.String("ref", f.reference), slog.Any("err", err))
	return f
}

// referenceLength of base32 letters tell one failure from the others in a log,
// and can be read out over the telephone.
const referenceLength = 8
