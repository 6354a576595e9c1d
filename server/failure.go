package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// The kinds of failure of the server's own.
var (
	errParameter = errors.New("a parameter cannot be read")
	errNoPage    = errors.New("no such page")
	errMethod    = errors.New("method not allowed")
	errTooLong   = errors.New("the address is too long")
	errBody      = errors.New("a request with a body")
	errPassword  = errors.New("a password is wanted")
	errHost      = errors.New("asked under a name that is not this machine's")
	errPanic     = errors.New("panic")
)

// failure is how an error is answered.
type failure struct {
	status    int
	sentence  string // key of what the reader is told
	detail    string // which part of the request was wrong; "" for what is no fault of the request
	reference string // of the log's entry; "" for what is no fault of ours
	gone      bool   // the reader has left: there is nobody to answer
}

// kinds is the one table from an error to its status. What is not in it is a
// fault of ours: a 500 whose cause only the log knows.
var kinds = []struct {
	err      error
	status   int
	sentence string
	tell     bool // the error names what was wrong with the request, in words for its author
}{
	{errParameter, http.StatusBadRequest, "failure.400", true},
	{query.ErrSyntax, http.StatusBadRequest, "problem.title", true},
	{search.ErrQuery, http.StatusBadRequest, "problem.cursor", true},
	{errPassword, http.StatusUnauthorized, "failure.401", false},
	{errWithheld, http.StatusForbidden, "failure.403", false},
	{errNoText, http.StatusNotFound, "failure.404.text", false},
	{archive.ErrTooLarge, http.StatusNotFound, "failure.404.large", false},
	{archive.ErrDamaged, http.StatusInternalServerError, "failure.500.capture", false},
	{archive.ErrNotFound, http.StatusNotFound, "failure.404", false},
	{search.ErrUnknown, http.StatusNotFound, "failure.404", false},
	{errNoPage, http.StatusNotFound, "failure.404", false},
	{errMethod, http.StatusMethodNotAllowed, "failure.405", false},
	{errHost, http.StatusMisdirectedRequest, "failure.421", false},
	{errBody, http.StatusRequestEntityTooLarge, "failure.413", false},
	{errTooLong, http.StatusRequestURITooLong, "failure.414", false},
	{search.ErrTimeout, http.StatusServiceUnavailable, "failure.503", false},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, "failure.503", false},
	{search.ErrBusy, http.StatusServiceUnavailable, "failure.503.busy", false},
	{search.ErrDamaged, http.StatusServiceUnavailable, "failure.503.damaged", false},
}

func classify(err error) failure {
	for _, k := range kinds {
		if !errors.Is(err, k.err) {
			continue
		}
		f := failure{status: k.status, sentence: k.sentence}
		if k.tell {
			f.detail = err.Error()
		}
		return f
	}
	return failure{status: http.StatusInternalServerError, sentence: "failure.500"}
}

// headers sets what a status obliges to (RFC 9110, sections 10.2 and 15).
func (f failure) headers(h http.Header) {
	switch f.status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Basic realm="Pressoir", charset="UTF-8"`)
	case http.StatusMethodNotAllowed:
		h.Set("Allow", "GET, HEAD")
	case http.StatusRequestEntityTooLarge:
		h.Set("Connection", "close") // the body is not read, so that no other request can follow it
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", "5")
	}
}

// problem is a failure as a program reads it (RFC 9457). Title is the status's
// own, as the type about:blank wants.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Reference string `json:"reference,omitempty"`
	// Of a query that cannot be read: the kind of mistake, where it stands in
	// the text (bytes), and the nearest text that can be read.
	Problem string `json:"problem,omitempty"`
	At      *place `json:"at,omitempty"`
	Nearest string `json:"nearest,omitempty"`
}

type place struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (f failure) problem(words *web.Catalogue, err error) problem {
	p := problem{
		Type: "about:blank", Title: http.StatusText(f.status), Status: f.status,
		Detail: f.detail, Reference: f.reference,
	}
	if p.Detail == "" {
		p.Detail = words.Text(f.sentence)
	}
	var wrong *query.SyntaxError
	if errors.As(err, &wrong) {
		p.Problem, p.Nearest = string(wrong.Problem), wrong.Nearest
		p.At = &place{Start: wrong.At.Start, End: wrong.At.End}
	}
	return p
}
