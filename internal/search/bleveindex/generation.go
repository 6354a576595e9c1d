package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// Generation is one whole index: articles and words said, at one position.
// [Engine.NewGeneration] makes an empty one beside the current one.
type Generation struct {
	number   int
	dir      string // "" in memory
	articles *part
	words    *part
	log      *slog.Logger
	applying sync.Mutex
	applied  int64 // what the file of that name says
	searches sync.WaitGroup
}

// part is one of the two Bleve indexes of a generation.
type part struct {
	dir     string
	index   bleve.Index
	other   *part // the generation's other one
	columns *columnCache
	kin     kin // of articles
	// completer is used on articles only.
	completer  *completer
	vocabulary *vocabulary
	side       *sideFiles
	kept       keptViews

	life      context.Context // of what is done apart from searches
	end       context.CancelFunc
	apartWork sync.WaitGroup
	// What was asked of the index since it was opened or last changed.
	searched, folded, completed atomic.Bool
}

// partOf is the index whose documents a query finds.
func (g *Generation) partOf(u query.Unit) *part {
	if u == query.Words {
		return g.words
	}
	return g.articles
}

// boltTimeout keeps an index that another program holds from being waited for.
const boltTimeout = "1s"

func openGeneration(dir string, number int, create bool, log *slog.Logger) (*Generation, error) {
	g := &Generation{number: number, dir: generationDir(dir, number), log: log}
	var err error
	if g.articles, err = openPart(g.dir, articlesDir, create, log); err != nil {
		return nil, err
	}
	if g.words, err = openPart(g.dir, wordsDir, create, log); err != nil {
		return nil, errors.Join(err, g.articles.close())
	}
	g.articles.other, g.words.other = g.words, g.articles
	if err := g.checkApplied(); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

func openPart(dir, name string, create bool, log *slog.Logger) (p *part, err error) {
	side := &sideFiles{log: log}
	p = &part{columns: newColumnCache(side), kin: kin{side: side}, completer: newCompleter(side), vocabulary: newVocabulary(), side: side}
	p.life, p.end = context.WithCancel(context.Background())
	if dir == "" {
		if p.index, err = bleve.NewUsing("", blank(), scorch.Name, scorch.Name, nil); err == nil {
			err = p.index.SetInternal([]byte(positionKey), []byte("0"))
		}
		if err != nil {
			return nil, fmt.Errorf("index %s in memory: %w", name, err)
		}
		return p, nil
	}
	p.dir = filepath.Join(dir, name)
	side.part = p.dir
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, damaged(filepath.Join(dir, name), "its files cannot be read", panicked(r))
		}
	}()
	if create {
		p.index, err = bleve.NewUsing(p.dir, blank(), scorch.Name, scorch.Name, map[string]any{"bolt_timeout": boltTimeout})
		if err == nil {
			err = p.index.SetInternal([]byte(positionKey), []byte("0"))
		}
		if err != nil {
			return nil, fmt.Errorf("index %s: %w", p.dir, err)
		}
		return p, nil
	}
	side.clean()
	if err := checkPart(p.dir); err != nil {
		return nil, err
	}
	p.index, err = bleve.OpenUsing(p.dir, map[string]any{"bolt_timeout": boltTimeout})
	if errors.Is(err, fs.ErrPermission) {
		return nil, fmt.Errorf("index %s: %w", p.dir, err)
	}
	if err != nil {
		return nil, damaged(p.dir, "its files make no sense", err)
	}
	return p, nil
}

// blank is a mapping that indexes nothing by itself: documents are made by
// [builder], field by field.
func blank() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	return m
}

// Apply takes a run of changes; see [search.Index]. Large batches are written
// in several steps, of which only the last moves the position: repeating a
// batch that was cut short mends it.
func (g *Generation) Apply(ctx context.Context, b search.Batch) (err error) {
	g.applying.Lock()
	defer g.applying.Unlock()
	defer g.guard(&err)
	if b.Position < g.applied {
		// Going back on purpose must not look like a loss.
		if err := g.markApplied(b.Position); err != nil {
			return err
		}
	}
	for _, step := range steps(b) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := g.applyStep(ctx, step); err != nil {
			return fmt.Errorf("index: changes up to %d: %w", b.Position, err)
		}
	}
	if err := g.markApplied(b.Position); err != nil {
		return err
	}
	return errors.Join(g.articles.warm(ctx), g.words.warm(ctx))
}

// A step is as much of a batch as is worth holding in memory at once: Bleve
// is at its best speed from a few hundred articles on, and takes some 30
// times their text while it analyses them.
const (
	stepArticles = 500
	stepText     = 4 << 20
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
		postings, err := v.terms(ctx, articleField, article, readDocs)
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

// positionKey is where each of the two indexes keeps its position, written in
// the same batch as the documents.
const positionKey = "pressoir-position"

func write(p *part, batch *bleve.Batch, position int64) error {
	if position >= 0 {
		batch.SetInternal([]byte(positionKey), []byte(strconv.FormatInt(position, 10)))
	}
	if batch.Size() == 0 && position < 0 {
		return nil
	}
	return p.index.Batch(batch)
}

// Position is the number of the last change that the generation wholly holds.
func (g *Generation) Position() (int64, error) {
	position := int64(math.MaxInt64)
	for _, p := range []*part{g.articles, g.words} {
		n, err := p.position()
		if err != nil {
			return 0, err
		}
		position = min(position, n)
	}
	return position, nil
}

func (p *part) position() (int64, error) {
	value, err := p.index.GetInternal([]byte(positionKey))
	if err != nil {
		return 0, fmt.Errorf("index %s: %w", p.dir, err)
	}
	n, err := strconv.ParseInt(string(value), 10, 64)
	if err != nil || n < 0 {
		return 0, damaged(p.dir, "it does not say what it holds", fmt.Errorf("position %q", value))
	}
	return n, nil
}

// guard turns a panic of Bleve, which does not check what it reads, into an error.
func (g *Generation) guard(err *error) {
	if r := recover(); r != nil {
		cause := panicked(r)
		g.log.Debug("indexing panicked", "err", cause, "index", g.dir)
		*err = damaged(g.dir, "its segments cannot be read", cause)
	}
}

// close waits for the generation's searches to end.
func (g *Generation) close() error {
	g.searches.Wait()
	return errors.Join(g.articles.close(), g.words.close())
}

// discard closes the generation and removes it.
func (g *Generation) discard() error {
	err := g.close()
	if g.dir != "" {
		err = errors.Join(err, os.RemoveAll(g.dir))
	}
	if err != nil {
		return fmt.Errorf("index: remove generation %d: %w", g.number, err)
	}
	return nil
}
