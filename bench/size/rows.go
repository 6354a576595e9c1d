package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pressoir/pressoir/bench/processor"
	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// question is one search of a row.
type question struct {
	words  []string // all are wanted; a phrase when phrase is set
	phrase bool
	sort   query.Sort
	facets bool
	typed  string // completed, in place of a search
}

func (q question) text() string {
	text := strings.Join(q.words, " ")
	if q.phrase {
		return `"` + text + `"`
	}
	return text
}

// row is one line of the table.
type row struct {
	name      string
	questions []question
}

const perRow = 20

// rows asks what readers ask: two words that stand together in a quarter of all
// articles, or in one of fifty.
func (c *corpus) rows() []row {
	frequent, mid := c.words(0.3, 0.7), c.words(0.04, 0.1)
	list := []row{{name: "two words, frequent"}, {name: "two words, mid-frequency"}, {name: "no words, all facets"}, {name: "frequent, newest first"}, {name: "exact phrase of two words"}, {name: "autocomplete"}}
	for i := range perRow {
		often := pair(frequent, i)
		list[0].questions = append(list[0].questions, question{words: often, facets: true})
		list[1].questions = append(list[1].questions, question{words: pair(mid, i), facets: true})
		list[3].questions = append(list[3].questions, question{words: often, sort: query.Newest})
		list[4].questions = append(list[4].questions, question{words: c.phrase(i), phrase: true})
		list[5].questions = append(list[5].questions, question{typed: typed(often[i%len(often)], i)})
	}
	list[2].questions = []question{{facets: true}}
	return list
}

// pair is the i-th of many pairs of a list.
func pair(list []string, i int) []string {
	if len(list) < 2 {
		return list
	}
	n := min(len(list), perRow)
	return []string{list[i%n], list[(i+1+i/n)%n]}
}

// typed is a word that is being typed: its first two letters, three and so on.
func typed(word string, i int) string {
	letters := []rune(word)
	return string(letters[:min(len(letters), 2+i%4)])
}

// phrase is two words that stand together, stop words among them.
func (c *corpus) phrase(i int) []string {
	tokens := french.Tokens(c.article(i).Text)
	k := len(tokens) / 3
	return []string{tokens[k].Form, tokens[k+1].Form}
}

// engine is what is weighed.
type engine interface {
	add(ctx context.Context, some []*news.Article) error
	search(ctx context.Context, q question) (hits int, err error)
	dir() string
}

// weight is what an engine took.
type weight struct {
	rows    []times
	perSec  float64 // articles indexed
	cpu     float64 // milliseconds of processor an article, merging included
	ofText  float64 // index size / text size
	started bool
}

type times struct {
	p50, p95 time.Duration
	cpu      time.Duration // of processor a search, whoever else uses the machine
	hits     int           // the median's
	slowest  string
	most     time.Duration // that the slowest took on average
	runs     int
}

const batch = 1000

// weigh asks all rows.
func (w *weight) weigh(ctx context.Context, e engine, rows []row, budget time.Duration) error {
	w.started = true
	for _, r := range rows {
		t, err := timed(ctx, e, r, budget)
		if err != nil {
			return fmt.Errorf("%s: %w", r.name, err)
		}
		w.rows = append(w.rows, t)
	}
	return nil
}

// fill indexes the corpus.
func (w *weight) fill(ctx context.Context, c *corpus, e engine) error {
	bytes := 0
	var spent time.Duration
	making := c.making()
	cpu := processor.Time()
	for from := 0; from < c.n; from += batch {
		some := make([]*news.Article, 0, batch)
		for i := from; i < min(from+batch, c.n); i++ {
			a := c.article(i)
			bytes += textBytes(a)
			some = append(some, a)
		}
		began := time.Now()
		if err := e.add(ctx, some); err != nil {
			return err
		}
		spent += time.Since(began)
	}
	w.perSec = float64(c.n) / spent.Seconds()
	if err := settled(ctx, e.dir()); err != nil {
		return err
	}
	w.cpu = max(0, float64((processor.Time()-cpu).Microseconds())/1000/float64(c.n)-making)
	size, err := sizeOf(e.dir())
	w.ofText = float64(size) / float64(bytes)
	return err
}

// making is how many milliseconds of processor it takes to make an article of
// the corpus, which is no part of indexing.
func (c *corpus) making() float64 {
	const sample = 500
	began := processor.Time()
	for i := range sample {
		c.article(i % c.n)
	}
	return float64((processor.Time() - began).Microseconds()) / 1000 / sample
}

// settled waits until the files of an index change no more: merging goes on
// for a while after the last article.
func settled(ctx context.Context, dir string) error {
	const calm, most = 3, 300 // seconds
	last, same := int64(-1), 0
	for range most {
		size, err := sizeOf(dir)
		switch {
		case err != nil && !errors.Is(err, fs.ErrNotExist): // a file may go while it is looked at
			return err
		case err == nil && size == last:
			if same++; same == calm {
				return nil
			}
		default:
			last, same = size, 0
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
	return nil
}

// timed asks a row's questions once unmeasured, then up to ten times, as long
// as the budget lasts.
func timed(ctx context.Context, e engine, r row, budget time.Duration) (times, error) {
	const rounds = 10
	var took []time.Duration
	var hits []int
	end := time.Now().Add(budget)
	var cpu time.Duration
	each := make([]time.Duration, len(r.questions))
	for k := range rounds + 1 {
		if k == 1 {
			cpu = processor.Time()
		}
		for i, q := range r.questions {
			began := time.Now()
			n, err := e.search(ctx, q)
			if errors.Is(err, errors.ErrUnsupported) {
				return times{}, nil
			}
			if err != nil {
				return times{}, err
			}
			if k > 0 {
				one := time.Since(began)
				took, hits = append(took, one), append(hits, n)
				each[i] += one
			}
		}
		if k > 0 && time.Now().After(end) {
			break
		}
	}
	cpu = processor.Time() - cpu
	slices.Sort(took)
	slices.Sort(hits)
	n := len(took)
	t := times{p50: took[n/2], p95: took[n*95/100], cpu: cpu / time.Duration(n), hits: hits[n/2], runs: n}
	for i, q := range r.questions {
		if mean := each[i] * time.Duration(len(r.questions)) / time.Duration(n); mean >= t.most {
			t.most, t.slowest = mean, q.text()
		}
	}
	return t, nil
}

func sizeOf(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
