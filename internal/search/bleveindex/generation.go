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
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

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
	rarities   rarities
	vocabulary *vocabulary
	side       *sideFiles
	kept       keptViews

	life      context.Context // of what is done apart from searches
	end       context.CancelFunc
	apartWork sync.WaitGroup
	// What was asked of the index since it was opened or last changed.
	folded, completed atomic.Bool
	searched          atomic.Int64  // when, in Unix seconds
	changes           atomic.Uint64 // how often it was changed since it was opened
	latest            latest
	renewing          atomic.Bool
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
	p.readVocabulary()
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
	defer func() {
		if err != nil { // who searches next reads what there is
			ctx = g.articles.life
		}
		err = errors.Join(err, g.articles.changed(ctx), g.words.changed(ctx))
	}()
	for _, step := range steps(b) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := g.applyStep(ctx, step); err != nil {
			return fmt.Errorf("index: changes up to %d: %w", b.Position, err)
		}
	}
	return g.markApplied(b.Position)
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
