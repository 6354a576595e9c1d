package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/bleveindex"
)

// all prints every hit of a query, one a line, in order.
func (a *app) all(ctx context.Context, index searcher, q query.Query) error {
	out := bufio.NewWriter(a.stdout)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	err := index.Each(ctx, search.Request{Query: q, Snippets: search.MaxSnippets}, func(h *search.Hit) error {
		return lines.Encode(h)
	})
	// Interrupted or not, what is printed are whole lines.
	if flushErr := out.Flush(); err == nil {
		err = flushErr
	}
	return queryError(err)
}

// Each implements [search.Index].
func (s served) Each(ctx context.Context, r search.Request, found func(*search.Hit) error) error {
	number := s.Number()
	err := s.Engine.Each(ctx, r, found)
	s.keeper.note(number, err)
	return err
}

// errBegun is an index that was found damaged in the middle of a result.
var errBegun = errors.New("the index was damaged and is made anew now: the result above is cut short, ask for it again")

// Each implements [searcher]. What was told already cannot be taken back: then
// the index is made anew for the next to ask.
func (r *renewed) Each(ctx context.Context, req search.Request, found func(*search.Hit) error) error {
	begun := false
	return r.ask(ctx, func(index *bleveindex.Engine) error {
		if begun {
			return errBegun
		}
		return index.Each(ctx, req, func(h *search.Hit) error {
			begun = true
			return found(h)
		})
	})
}

// Every hit goes over the socket as a line; the last line says how it ended,
// so that a connection that broke is not taken for the end.
type eachLine struct {
	Hit     *search.Hit `json:"hit,omitempty"`
	End     bool        `json:"end,omitempty"`
	Failure *failure    `json:"failure,omitempty"`
}

// slowReader is how long a reader may take to read what was sent, before its
// result is cut short: it keeps a view of the index open meanwhile.
const slowReader = time.Minute

// streaming hands a question for every hit to the index.
func streaming(index searcher) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var req search.Request
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAsk)).Decode(&req); err != nil {
			fail(w, fmt.Errorf("%w: %w", search.ErrQuery, err))
			return
		}
		w.Header().Set("Content-Type", "application/x-ndjson")
		connection := http.NewResponseController(w)
		lines := json.NewEncoder(w)
		send := func(line eachLine) error {
			if err := connection.SetWriteDeadline(time.Now().Add(slowReader)); err != nil {
				return err
			}
			return lines.Encode(line)
		}
		last := eachLine{End: true}
		if err := index.Each(r.Context(), req, func(h *search.Hit) error { return send(eachLine{Hit: h}) }); err != nil {
			last = eachLine{Failure: failureOf(err)}
		}
		_ = send(last) // who has gone misses it, and knows
	}
}

// maxEachLine bounds a line that comes over the socket, in bytes: a hit has
// words said and three passages.
const maxEachLine = 16 << 20

// Each asks the server, and reads hits as they come.
func (r *remote) Each(ctx context.Context, req search.Request, found func(*search.Hit) error) error {
	return r.post(ctx, askEach, req, func(answer io.Reader) error { return readEach(ctx, answer, found) })
}

func readEach(ctx context.Context, from io.Reader, found func(*search.Hit) error) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxEachLine)
	for lines.Scan() {
		var line eachLine
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return fmt.Errorf("the running server's answer: %w", err)
		}
		switch {
		case line.End:
			return nil
		case line.Failure != nil:
			return &remoteError{kind: failureKinds[line.Failure.Kind], message: line.Failure.Message}
		case line.Hit != nil:
			if err := found(line.Hit); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return fmt.Errorf("the running server's answer breaks off: %w", errors.Join(io.ErrUnexpectedEOF, lines.Err()))
}
