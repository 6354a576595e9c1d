package bleveindex

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// completer keeps what texts are completed from: the words of the titles, by
// segment, and those of the facets' values. Bleve's dictionary of titles would
// do, but a beginning of one letter stands for thousands of its terms, each to
// be opened in every segment.
type completer struct {
	titlesMu sync.Mutex
	titles   map[segmentKey]*titleWords
	side     *sideFiles

	mu     sync.Mutex
	names  map[query.Facet]*nameWords
	counts map[query.Facet][]int // documents by value
	state  uint64                // of the view the counts are of
}

func newCompleter(side *sideFiles) *completer {
	return &completer{titles: map[segmentKey]*titleWords{}, names: map[query.Facet]*nameWords{}, side: side}
}

// completed are the facets whose values complete a text, in their order.
func completed() []query.Facet { return []query.Facet{query.Section, query.Speaker, query.Tag} }

// known is what a completer knows of one view; nobody changes it any more.
type known struct {
	titles []*titleWords // in the order of the view's segments
	names  map[query.Facet][]nameRun
	counts map[query.Facet][]int
}

// of brings the completer up to a view.
func (c *completer) of(ctx context.Context, v *view) (*known, error) {
	v.part.completed.Store(true)
	titles, err := c.titlesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	k := &known{titles: titles, names: map[query.Facet][]nameRun{}}
	for _, f := range completed() {
		if c.names[f] == nil {
			c.names[f] = &nameWords{}
		}
		k.names[f] = c.names[f].upTo(v.labels, f)
	}
	if state := v.state(); c.counts == nil || state != c.state {
		c.counts, c.state = v.valueCounts(), state
	}
	k.counts = c.counts
	return k, nil
}

// titlesOf are the words of the titles of a view's segments.
func (c *completer) titlesOf(ctx context.Context, v *view) (titles []*titleWords, err error) {
	if v.titles != nil {
		return v.titles, nil
	}
	defer func() { v.titles = titles }()
	segments := v.segments // v itself may be closed while this goes on
	if c.titlesMu.TryLock() {
		titles := make([]*titleWords, len(segments))
		for i := range segments {
			titles[i] = c.titles[keyOf(segments[i].snapshot)]
		}
		c.titlesMu.Unlock()
		if !slices.Contains(titles, nil) {
			return titles, nil
		}
	}
	err = v.part.apart(ctx, v.snapshot, func(ctx context.Context) (err error) {
		titles, err = c.load(ctx, segments)
		return err
	})
	if err != nil {
		return nil, err // titles may still be written to
	}
	return titles, nil
}

// load reads the words of titles that are new, and forgets those of segments
// that were merged away.
func (c *completer) load(ctx context.Context, segments []segmentView) ([]*titleWords, error) {
	c.titlesMu.Lock()
	defer c.titlesMu.Unlock()
	inUse := make(map[segmentKey]*titleWords, len(segments))
	titles := make([]*titleWords, 0, len(segments))
	for i := range segments {
		s := &segments[i]
		key := keyOf(s.snapshot)
		words := c.titles[key]
		if words == nil {
			decode := func(d *decoder) *titleWords { return decodeTitleWords(d, s.size) }
			create := func() (*titleWords, error) { return readTitleWords(ctx, s) }
			var err error
			if words, err = sideOf(c.side, sideTitles, s.snapshot, decode, create, encodeTitleWords); err != nil {
				return nil, err
			}
			c.titles[key] = words // kept, should a later one be interrupted
		}
		inUse[key] = words
		titles = append(titles, words)
	}
	c.titles = inUse
	return titles, nil
}

// state tells views with other documents apart.
func (v *view) state() uint64 {
	h := fnv.New64a()
	var bytes [16]byte
	for i := range v.segments {
		s := &v.segments[i]
		binary.LittleEndian.PutUint64(bytes[:], s.snapshot.Id())
		deleted := uint64(0)
		if set := s.deleted(); set != nil {
			deleted = set.GetCardinality()
		}
		binary.LittleEndian.PutUint64(bytes[8:], deleted)
		_, _ = h.Write(bytes[:]) // a hash never fails
	}
	return h.Sum64()
}

// valueCounts counts the documents of each value that completes a text.
func (v *view) valueCounts() map[query.Facet][]int {
	counts := map[query.Facet][]int{}
	for _, f := range completed() {
		counts[f] = make([]int, v.labels.count(f))
		v.countValues(numberOf(f), counts[f])
	}
	return counts
}

// countValues counts the documents of each value of a facet: as each segment
// was counted when it was read, less those deleted since.
func (v *view) countValues(f facetNumber, into []int) {
	for i := range v.segments {
		s := &v.segments[i]
		for _, c := range s.columns.counts[f] {
			into[c.value] += int(c.n)
		}
		if deleted := s.deleted(); deleted != nil {
			for it := deleted.Iterator(); it.HasNext(); {
				for _, n := range s.columns.facets[f].of(uint64(it.Next())) {
					into[n]--
				}
			}
		}
	}
}

// Complete implements [search.Index].
func (e *Engine) Complete(ctx context.Context, r search.CompleteRequest) (answer *search.Completions, err error) {
	began := time.Now()
	if r.Limit < 0 || r.Limit > search.MaxCompletions {
		return nil, fmt.Errorf("%w: limit %d is not between 1 and %d", search.ErrQuery, r.Limit, search.MaxCompletions)
	}
	if r.Limit == 0 {
		r.Limit = search.DefaultCompletions
	}
	err = e.guarded(ctx, r.Text, e.options.Timeout, func(ctx context.Context, g *Generation) error {
		answer, err = complete(ctx, g.articles, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	answer.TookMS = float64(time.Since(began).Microseconds()) / 1000
	return answer, nil
}

func complete(ctx context.Context, p *part, r search.CompleteRequest) (*search.Completions, error) {
	answer := &search.Completions{Query: r.Text, Completions: []search.Completion{}}
	if len(r.Text) > search.MaxTyped {
		return answer, nil
	}
	words := beginnings(r.Text)
	if len(words) == 0 {
		return answer, ctx.Err()
	}
	v, err := openView(ctx, p)
	if err != nil {
		return nil, err
	}
	k, err := p.completer.of(ctx, v)
	if err != nil {
		return nil, errors.Join(err, v.close())
	}
	for _, f := range completed() {
		answer.Completions = append(answer.Completions, k.values(v.labels, f, words, r.Limit)...)
	}
	titles, err := k.titlesOf(ctx, v, words, r)
	answer.Completions = append(answer.Completions, titles...)
	return answer, errors.Join(err, v.close())
}

// beginnings are the words of a text that is being typed, each the beginning
// of one. Words that say nothing by themselves are left out beside others that do.
func beginnings(text string) []string {
	tokens := french.Telling(french.Typed(text))
	words := make([]string, 0, len(tokens))
	for i := range tokens {
		if word := tokens[i].Folded; !strings.HasSuffix(word, "'") { // of « l' » the word is still to come
			words = append(words, word)
		}
	}
	return words
}
