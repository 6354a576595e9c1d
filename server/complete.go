package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/pressoir/pressoir/internal/search"
)

// limitParameter says how many are wanted.
const limitParameter = "limit"

// apiComplete answers with what the text being typed may become.
func (s *server) apiComplete(v *visit, w http.ResponseWriter, r *http.Request) error {
	values, err := parameters(r)
	if err != nil {
		return err
	}
	format, err := formatOf(values, formatOpenSearch)
	if err != nil {
		return err
	}
	limit, err := limitOf(values, search.MaxCompletions)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	answer, err := s.Index.Complete(ctx, search.CompleteRequest{Text: values.Get("q"), Limit: limit})
	if err != nil {
		return fmt.Errorf("complete: %w", timedOut(ctx, err))
	}
	if format == formatOpenSearch {
		sendJSON(w, http.StatusOK, suggestionsType, v.suggestions(origin(r), answer))
		return nil
	}
	sendJSON(w, http.StatusOK, "application/json", answer)
	return nil
}

// limitOf reads how many are wanted, 0 where that is not said.
func limitOf(values url.Values, most int) (int, error) {
	if !values.Has(limitParameter) {
		return 0, nil
	}
	n, err := strconv.Atoi(values.Get(limitParameter))
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%w: %s %q: a number from 1 to %d is wanted", errParameter, limitParameter, values.Get(limitParameter), most)
	}
	return n, nil
}

// timedOut tells an error that is the end of a search's time as such.
func timedOut(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%w: %w", search.ErrTimeout, err)
	}
	return err
}
