package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// shower makes hits of ranks.
type shower struct {
	view     *view
	texts    search.Texts // nil: hits without snippets and words
	log      *slog.Logger
	snippets int
	marker   *marker
}

func (e *Engine) shower(v *view, a *asked) *shower {
	s := &shower{view: v, texts: e.options.Texts, log: e.log, snippets: a.Snippets, marker: newMarker(a.tree, a.Query.Unit)}
	if a.Bare {
		s.texts = nil
	}
	return s
}

func (s *shower) show(ctx context.Context, r *rank) (*search.Hit, error) {
	h, err := s.view.hit(r.doc)
	if err != nil {
		return nil, err
	}
	hit := &search.Hit{
		Type: h.Type, ID: h.ID, Anchor: search.Anchor(h.Type, h.ID), Article: h.Article, URL: h.URL, Title: h.Title,
		Site: h.Site, Section: h.Section, Published: h.Published, Kind: h.Kind, Score: r.score,
		Speaker: h.Speaker, Role: h.Role, Confidence: h.Confidence,
		Snippets: []search.Snippet{}, Copies: []search.Copy{},
	}
	if s.snippets <= 0 && h.Type == search.HitArticle {
		return hit, nil
	}
	article, err := s.article(ctx, h)
	if err != nil || article == nil {
		return hit, err
	}
	s.fill(hit, article)
	return hit, nil
}

// article fetches a hit's text, nil when the archive has it no longer: the
// index will hear of that later.
func (s *shower) article(ctx context.Context, h *storedHit) (*news.Article, error) {
	if s.texts == nil {
		return nil, nil
	}
	a, err := s.texts.Article(ctx, h.Article, h.Version)
	switch {
	case errors.Is(err, search.ErrNoText):
		s.log.DebugContext(ctx, "no text for a hit", "article", h.Article, "version", h.Version)
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("text of %s, version %d: %w", h.Article, h.Version, err)
	}
	return a, nil
}

// fill adds the authors, the section's path, the words said and the snippets.
func (s *shower) fill(hit *search.Hit, a *news.Article) {
	hit.Authors, hit.Path = a.Authors, sectionPath(a)
	var fields []passageField
	switch hit.Type {
	case search.HitExchange:
		e, ok := a.Exchange(hit.ID)
		if !ok {
			return
		}
		hit.Text, hit.Question = news.Maybe(e.Answer), news.Maybe(e.Question)
		fields = []passageField{{query.FieldAnswer, e.Answer}, {query.FieldQuestion, e.Question}}
	case search.HitQuote:
		q, ok := a.Quote(hit.ID)
		if !ok {
			return
		}
		hit.Text = news.Maybe(q.Text)
		fields = []passageField{{query.FieldQuote, q.Text}}
	default:
		fields = []passageField{{query.FieldLead, string(a.Lead)}, {query.FieldText, a.Text}, {query.FieldTitle, string(a.Title)}}
	}
	if s.snippets > 0 {
		hit.Snippets = s.marker.snippets(fields, s.snippets, isFrench(a))
	}
}
