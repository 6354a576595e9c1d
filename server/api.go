package server

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// apiSnippets is how many passages a hit has in the API: those of the command line.
const apiSnippets = 3

// apiSearch answers a search with [search.Result] in JSON.
func (s *server) apiSearch(_ *visit, w http.ResponseWriter, r *http.Request) error {
	q, values, err := asked(r)
	if err != nil {
		return err
	}
	if _, _, err := parsed(q); err != nil {
		return fmt.Errorf("q: %w", err)
	}
	unit, err := timelineOf(values)
	if err != nil {
		return err
	}
	result, err := s.find(r.Context(), search.Request{
		Query: q, Facets: query.Facets(), Timeline: unit, Snippets: apiSnippets, Group: true, Suggest: true,
	})
	if err != nil {
		return err
	}
	sendJSON(w, http.StatusOK, "application/json", result)
	return nil
}

// timelineParameter names how long the periods of the timeline are.
const timelineParameter = "timeline"

// timelineOf reads it: months where it is not said.
func timelineOf(values url.Values) (search.TimelineUnit, error) {
	unit := search.TimelineUnit(cmp.Or(values.Get(timelineParameter), string(search.ByMonth)))
	if !slices.Contains(search.TimelineUnits(), unit) {
		return "", fmt.Errorf("%w: %s %.40q: it must be one of %v", errParameter, timelineParameter, unit, search.TimelineUnits())
	}
	return unit, nil
}

// apiArticle answers with a [news.Article] in JSON, as far as it may be shown.
func (s *server) apiArticle(_ *visit, w http.ResponseWriter, r *http.Request) error {
	h, err := s.wanted(w, r, "/api/v1/articles/", "")
	if h == nil || err != nil {
		return err
	}
	sendJSON(w, http.StatusOK, "application/json", h.article.Fill())
	return nil
}
