package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// A step is as much of a batch as is worth holding in memory at once. Of larger
// ones Bleve makes fewer dictionaries and merges them less often: a step of 1,000
// articles takes a tenth less time of processor than two of 500, and no more
// memory than merging does; one of 2,000 a tenth less again, and 120 MB more.
const (
	stepArticles = 1000
	stepText     = 8 << 20
)

type step struct {
	put    []*news.Article
	remove []string
	// position is that of the batch in its last step, -1 before.
	position int64
}

// steps cuts a batch up. Of an article that is there twice the last counts;
// one that is no longer searchable is removed.
func steps(b search.Batch) []step {
	last := make(map[string]*news.Article, len(b.Put))
	for _, a := range b.Put {
		last[a.ID] = a
	}
	now := step{position: -1}
	for _, id := range b.Remove {
		if last[id] == nil {
			now.remove = append(now.remove, id)
		}
	}
	var list []step
	text := 0
	for _, a := range b.Put {
		if last[a.ID] != a {
			continue
		}
		delete(last, a.ID)
		if !a.Kind.Searchable() {
			now.remove = append(now.remove, a.ID)
			continue
		}
		now.put = append(now.put, a)
		text += len(a.Text)
		if len(now.put) >= stepArticles || text >= stepText {
			list = append(list, now)
			now, text = step{position: -1}, 0
		}
	}
	now.position = b.Position
	return append(list, now)
}

// applyStep writes a step into both indexes, side by side. Each notes the
// position when its last step is written, and the lower of the two counts: a
// step cut short leaves the position where it was.
func (g *Generation) applyStep(ctx context.Context, s step) error {
	d, err := g.documents(s)
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.Go(func() (err error) {
		defer g.guard(&err)
		return g.applyArticles(d, s)
	})
	group.Go(func() (err error) {
		defer g.guard(&err)
		return g.applyWords(ctx, d, s)
	})
	return group.Wait()
}

func (g *Generation) applyArticles(d *documents, s step) error {
	batch := g.articles.index.NewBatch()
	for i, a := range d.articles {
		if err := batch.IndexAdvanced(a); err != nil {
			return fmt.Errorf("article %s (%s): %w", a.ID(), s.put[i].URL, err)
		}
	}
	for _, id := range s.remove {
		batch.Delete(id)
	}
	return write(g.articles, batch, s.position)
}

func (g *Generation) applyWords(ctx context.Context, d *documents, s step) error {
	batch := g.words.index.NewBatch()
	old, err := g.words.idsOf(ctx, s)
	if err != nil {
		return err
	}
	for _, id := range old {
		batch.Delete(id)
	}
	for i, list := range d.words {
		for _, w := range list {
			// After a Delete of the same id, this replaces it in the batch.
			if err := batch.IndexAdvanced(w); err != nil {
				return fmt.Errorf("words %s of %s: %w", w.ID(), s.put[i].ID, err)
			}
		}
	}
	return write(g.words, batch, s.position)
}

// documents are those of a step: of each article that is put, its own and
// those of the words said in it.
type documents struct {
	articles []*document.Document
	words    [][]*document.Document
}

// documents makes the documents of a step, on all processors.
func (g *Generation) documents(s step) (*documents, error) {
	d := &documents{make([]*document.Document, len(s.put)), make([][]*document.Document, len(s.put))}
	var next atomic.Int64
	var group errgroup.Group
	for range min(runtime.GOMAXPROCS(0), len(s.put)) {
		group.Go(func() (err error) {
			defer g.guard(&err)
			b := newBuilder()
			for i := next.Add(1) - 1; i < int64(len(s.put)); i = next.Add(1) - 1 {
				a := s.put[i]
				d.articles[i] = b.article(a)
				d.words[i] = b.words(a)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	if len(d.articles) > 0 {
		pad(d.articles[0], articleFields())
	}
	for _, list := range d.words {
		if len(list) > 0 {
			pad(list[0], wordsFields())
			break
		}
	}
	return d, nil
}

// idsOf finds the words that stand under a step's articles now.
func (p *part) idsOf(ctx context.Context, s step) ([]string, error) {
	v, err := openBare(p)
	if err != nil {
		return nil, err
	}
	var ids []string
	collect := func(article string) error {
		postings, err := v.terms(ctx, articleField, article)
		if err != nil || postings == nil {
			return err
		}
		for target := uint64(0); ; target = postings.cur + 1 {
			if err := postings.seek(target); err != nil || postings.cur == noMore {
				return errors.Join(err, postings.close())
			}
			id, err := v.snapshot.ExternalID(index.NewIndexInternalID(nil, postings.cur))
			if err != nil {
				return errors.Join(err, postings.close())
			}
			ids = append(ids, id)
		}
	}
	for _, a := range s.put {
		err = errors.Join(err, collect(a.ID))
	}
	for _, id := range s.remove {
		err = errors.Join(err, collect(id))
	}
	return ids, errors.Join(err, v.close())
}
