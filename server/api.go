package server

import (
	"fmt"
	"net/http"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// apiSnippets is how many passages a hit has in the API: those of the command line.
const apiSnippets = 3

// apiSearch answers a search with [search.Result] in JSON.
func (s *server) apiSearch(_ *visit, w http.ResponseWriter, r *http.Request) error {
	q, _, err := asked(r)
	if err != nil {
		return err
	}
	if _, _, err := parsed(q); err != nil {
		return fmt.Errorf("q: %w", err)
	}
	result, err := s.find(r.Context(), search.Request{
		Query: q, Facets: query.Facets(), Timeline: true, Snippets: apiSnippets, Group: true, Suggest: true,
	})
	if err != nil {
		return err
	}
	sendJSON(w, http.StatusOK, "application/json", result)
	return nil
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
