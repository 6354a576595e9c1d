package server

import (
	"fmt"
	"net/http"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// How much of the archive the home page shows.
const (
	latestArticles = 6
	voicesShown    = 12
)

// showHome is the page without a question: what the archive holds.
func (s *server) showHome(v *visit, w http.ResponseWriter, r *http.Request) error {
	stats, err := s.Archive.Stats(r.Context())
	if err != nil {
		return fmt.Errorf("home: %w", err)
	}
	newest := query.Query{Sort: query.Newest, Limit: latestArticles}.Normal()
	articles, err := s.find(r.Context(), search.Request{
		Query: newest, Facets: []query.Facet{query.Tag, query.Kind, query.Event, query.Year},
		Timeline: search.ByMonth, Snippets: 1, Group: true,
	})
	if err != nil {
		return err
	}
	said, err := s.find(r.Context(), search.Request{
		Query: query.Query{Unit: query.Words, Sort: query.Newest, Limit: 1}, Facets: []query.Facet{query.Speaker},
	})
	if err != nil {
		return err
	}
	page := web.Home{
		Shell:    s.shell(v, r, ""),
		Figures:  v.figures(stats, said.FacetTotals[query.Speaker]),
		Timeline: v.timeline(query.Query{Sort: query.Newest}.Normal(), articles.Timeline),
		People:   v.voices(said.Facets[query.Speaker]),
		AllHref:  v.search(query.Query{Sort: query.Newest}),
	}
	page.Box.Large, page.Box.Help = true, page.SyntaxHref
	if page.Timeline != nil {
		page.Timeline.Scales = nil // of all there is, the share is always the whole
	}
	follow(&page.Shell, v.feedOf(query.Query{}))
	if from, to := v.day(stats.First), v.day(stats.Last); from != "" && to != "" {
		page.Span = v.words.Text("home.span", "from", from, "to", to)
	}
	for _, h := range articles.Hits {
		page.Latest = append(page.Latest, v.articleHit(h))
	}
	if page.Examples, err = s.examples(r.Context(), v, articles.Facets, said.Facets[query.Speaker]); err != nil {
		return err
	}
	return s.render(v, w, http.StatusOK, page)
}

func (v *visit) figures(stats archive.Stats, speakers int) []web.Figure {
	var figures []web.Figure
	for _, f := range []struct {
		key string
		n   int
	}{
		{"home.articles", int(stats.Articles)}, {"home.interviews", int(stats.Interviews)},
		{"home.speakers", speakers}, {"home.sites", int(stats.Sites)},
	} {
		figures = append(figures, web.Figure{Number: v.number(f.n), Label: v.count(f.key, f.n)})
	}
	return figures
}

// voices are the persons who speak most.
func (v *visit) voices(speakers []search.FacetValue) []web.Voice {
	var voices []web.Voice
	for _, who := range speakers[:min(len(speakers), voicesShown)] {
		voices = append(voices, web.Voice{
			Name: set(who.Label), Words: v.count("home.words", who.Count), Href: v.person(who.Value),
		})
	}
	return voices
}
