package server

import (
	"errors"
	"net/http"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// articleScript is the script of the page, before its hash.
const articleScript = "article.js"

// similarShown is how many articles an article's page names that are like it.
const similarShown = 5

// apiSimilar answers with the articles most like one, as a search does.
func (s *server) apiSimilar(_ *visit, w http.ResponseWriter, r *http.Request) error {
	h, err := s.wanted(w, r, "/api/v1/articles/", "/similar")
	if h == nil || err != nil {
		return err
	}
	values, err := parameters(r)
	if err != nil {
		return err
	}
	limit, err := limitOf(values, query.MaxLimit)
	if err != nil {
		return err
	}
	result, err := s.find(r.Context(), search.Request{
		Like: h.article.ID, Query: query.Query{Limit: limit}.Normal(), Snippets: apiSnippets, Group: true,
	})
	if err != nil {
		return err
	}
	sendJSON(w, http.StatusOK, "application/json", result)
	return nil
}

// similar lists the articles most like one, for its page; none where they
// cannot be had, for the article itself can.
func (s *server) similar(v *visit, r *http.Request, a *news.Article) []web.Link {
	result, err := s.find(r.Context(), search.Request{
		Like: a.ID, Query: query.Query{Limit: similarShown}.Normal(), Group: true,
	})
	if err != nil {
		if !errors.Is(err, search.ErrUnknown) && r.Context().Err() == nil {
			s.Log.WarnContext(r.Context(), "no similar articles", "article", a.ID, "err", err)
		}
		return nil
	}
	links := make([]web.Link, 0, len(result.Hits))
	for _, h := range result.Hits {
		note := set(string(h.Site))
		if day := v.day(h.Published); day != "" {
			note = strings.Trim(note+", "+day, ", ")
		}
		links = append(links, web.Link{Label: v.titleOf(h.Title), Href: v.article(h.Article, 0), Note: note})
	}
	return links
}
