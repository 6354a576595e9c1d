package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	blevequery "github.com/blevesearch/bleve/v2/search/query"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// stock is Bleve as it comes: its French analyzer, its collector, facets from
// doc values, texts stored for its highlighter.
type stock struct {
	index bleve.Index
	at    string
}

func openStock(dir string) (*stock, error) {
	at := filepath.Join(dir, "stock")
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = fr.AnalyzerName
	for _, f := range stockFacets() {
		field := bleve.NewTextFieldMapping()
		field.Analyzer, field.Store, field.IncludeInAll, field.IncludeTermVectors = keyword.Name, false, false, false
		m.DefaultMapping.AddFieldMappingsAt(f, field)
	}
	for _, f := range []string{"title", "lead", "text"} {
		field := bleve.NewTextFieldMapping()
		field.Analyzer, field.IncludeInAll, field.DocValues = fr.AnalyzerName, false, false
		m.DefaultMapping.AddFieldMappingsAt(f, field)
	}
	index, err := bleve.Open(at)
	if errors.Is(err, bleve.ErrorIndexPathDoesNotExist) {
		index, err = bleve.New(at, m)
	}
	return &stock{index, at}, err
}

func stockFacets() []string {
	return []string{"section", "kind", "event", "speaker", "author", "tag", "site", "year", "month"}
}

func (s *stock) add(_ context.Context, some []*news.Article) error {
	b := s.index.NewBatch()
	for _, a := range some {
		var speakers, events, path []string
		for _, q := range a.Quotes {
			speakers = append(speakers, string(q.Speaker))
		}
		for _, e := range a.Events {
			events = append(events, e.Type)
		}
		for _, crumb := range a.Breadcrumb {
			path = append(path, crumb.Label)
		}
		if err := b.Index(a.ID, map[string]any{
			"title": string(a.Title), "lead": string(a.Lead), "text": a.Text, "section": path, "kind": string(a.Kind),
			"event": events, "speaker": speakers, "author": a.Authors, "tag": a.Tags, "site": string(a.Site),
			"year": a.Published.Year(), "month": a.Published.Month(), "day": a.Published.Day(),
		}); err != nil {
			return err
		}
	}
	return s.index.Batch(b)
}

func (s *stock) search(ctx context.Context, q question) (int, error) {
	if q.typed != "" {
		return 0, errors.ErrUnsupported // it completes nothing by itself
	}
	r := bleve.NewSearchRequest(stockQuery(q))
	r.Highlight = bleve.NewHighlight()
	if q.sort == query.Newest {
		r.SortBy([]string{"-day", "_id"})
	}
	if q.facets {
		for _, f := range stockFacets() {
			r.AddFacet(f, bleve.NewFacetRequest(f, 30))
		}
	}
	result, err := s.index.SearchInContext(ctx, r)
	if err != nil {
		return 0, err
	}
	return int(result.Total), nil
}

func stockQuery(q question) blevequery.Query {
	if len(q.words) == 0 {
		return bleve.NewMatchAllQuery()
	}
	anywhere := func(of func(field string) blevequery.Query) blevequery.Query {
		return bleve.NewDisjunctionQuery(of("title"), of("lead"), of("text"))
	}
	if q.phrase {
		return anywhere(func(field string) blevequery.Query {
			p := bleve.NewMatchPhraseQuery(q.text())
			p.SetField(field)
			return p
		})
	}
	all := bleve.NewConjunctionQuery()
	for _, w := range q.words {
		all.AddQuery(anywhere(func(field string) blevequery.Query {
			m := bleve.NewMatchQuery(w)
			m.SetField(field)
			return m
		}))
	}
	return all
}

func (s *stock) dir() string  { return s.at }
func (s *stock) close() error { return s.index.Close() }

func drain(r *http.Response) (int64, error) { return io.Copy(io.Discard, r.Body) }
