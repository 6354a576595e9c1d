package bleveindex

import (
	"context"
	"errors"

	"github.com/pressoir/pressoir/internal/query"
)

// Words said are not indexed with their articles, nor articles' titles, names
// and rubrics with each of the words said in them: what a query wants of the
// others is looked up in their index, and found here by the article they share.

// across compiles a leaf of the tree that looks in fields of the other index:
// what finds something there is found here, worth as much as the best of it.
func (c *compiler) across(ctx context.Context, n query.Node, s scope) (docs, error) {
	s.across = false
	var worth map[uint64]float64
	err := c.there(ctx, func(other *compiler) error {
		list, err := other.leaf(ctx, n, s)
		if err != nil {
			return err
		}
		worth, err = other.view.byArticle(list)
		return errors.Join(err, list.close())
	})
	if err != nil || len(worth) == 0 {
		return none{}, err
	}
	return newSharedDocs(c.view, worth), nil
}

// there asks something of the other index.
func (c *compiler) there(ctx context.Context, ask func(*compiler) error) error {
	v, err := openView(ctx, c.view.part.other)
	if err != nil {
		return err
	}
	unit := query.Words
	if c.unit == query.Words {
		unit = query.Articles
	}
	return errors.Join(ask(&compiler{view: v, unit: unit}), v.close())
}

// byArticle is what the articles of some documents are worth.
func (v *view) byArticle(list docs) (map[uint64]float64, error) {
	worth := map[uint64]float64{}
	for target := uint64(0); ; target = list.doc() + 1 {
		if err := list.seek(target); err != nil {
			return nil, err
		}
		doc := list.doc()
		if doc == noMore {
			return worth, nil
		}
		s, local := v.at(doc)
		article := s.columns.articleOf(local)
		worth[article] = max(worth[article], list.score())
	}
}

// articleOf tells a document's article from all others.
func (c *columns) articleOf(local uint64) uint64 {
	if c.article == nil {
		return c.tie[local] // it is one
	}
	return c.article[c.said[local]]
}

// sharedDocs goes through the documents of some articles.
type sharedDocs struct {
	allDocs
	worth map[uint64]float64
}

func newSharedDocs(v *view, worth map[uint64]float64) docs {
	return &sharedDocs{worth: worth, allDocs: allDocs{view: v, keep: func(s *segmentView, local uint64) bool {
		_, ok := worth[s.columns.articleOf(local)]
		return ok
	}}}
}

func (s *sharedDocs) cost() uint64 { return min(s.view.size, uint64(len(s.worth))) }

func (s *sharedDocs) score() float64 {
	segment, local := s.view.at(s.cur)
	return s.worth[segment.columns.articleOf(local)]
}
