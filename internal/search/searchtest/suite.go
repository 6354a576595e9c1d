// Package searchtest is the suite that every engine passes: what
// [search.Index] promises, on a small archive of invented French articles. It
// names no engine, and looks at results only.
package searchtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// Opener opens an empty index for one test; it closes it when the test ends.
type Opener func(t *testing.T, texts search.Texts) search.Index

// Run runs the whole suite on the engine that open opens.
func Run(t *testing.T, open Opener) {
	t.Run("empty", func(t *testing.T) { testEmpty(t, open) })
	s := fill(t, open)
	t.Run("words", func(t *testing.T) { testTexts(t, s) })
	t.Run("forms", func(t *testing.T) { testForms(t, s) })
	t.Run("fields", func(t *testing.T) { testFields(t, s) })
	t.Run("refused", func(t *testing.T) { testRefused(t, s) })
	t.Run("dropped", func(t *testing.T) { testDropped(t, s) })
	t.Run("any", func(t *testing.T) { testMatchAny(t, s) })
	t.Run("said", func(t *testing.T) { testWordsSaid(t, s) })
	t.Run("speakers", func(t *testing.T) { testSpeakers(t, s) })
	t.Run("ranking", func(t *testing.T) { testRanking(t, s) })
	t.Run("together", func(t *testing.T) { testTogether(t, open) })
	t.Run("explained", func(t *testing.T) { testExplained(t, s) })
	t.Run("sorts", func(t *testing.T) { testSorts(t, s) })
	t.Run("paging", func(t *testing.T) { testPaging(t, s) })
	t.Run("each", func(t *testing.T) { testEach(t, open) })
	t.Run("each ends", func(t *testing.T) { testEachEnds(t, open) })
	t.Run("live", func(t *testing.T) { testLive(t, open) })
	t.Run("growing", func(t *testing.T) { testGrowing(t, open) })
	t.Run("facets", func(t *testing.T) { testFacets(t, s) })
	t.Run("trees", func(t *testing.T) { testTrees(t, s) })
	t.Run("timeline", func(t *testing.T) { testTimeline(t, s) })
	t.Run("snippets", func(t *testing.T) { testSnippets(t, s) })
	t.Run("hit", func(t *testing.T) { testHit(t, s) })
	t.Run("like", func(t *testing.T) { testLike(t, s) })
	t.Run("suggest", func(t *testing.T) { testSuggest(t, open) })
	t.Run("complete", func(t *testing.T) { testComplete(t, open) })
	t.Run("cancelled", func(t *testing.T) { testCancelled(t, s) })
	t.Run("apply", func(t *testing.T) { testApply(t, open) })
	t.Run("french", func(t *testing.T) { testFrench(t, open) })
	t.Run("copies", func(t *testing.T) { testCopies(t, open) })
}

// suite is an index that holds all pages.
type suite struct {
	index   search.Index
	archive *Archive
	slugs   map[string]string // article id → slug
	ids     map[string]string // slug → article id
	all     []*news.Article
}

func newSuite(t *testing.T, open Opener, list []page) *suite {
	t.Helper()
	s := &suite{archive: &Archive{map[string]*news.Article{}}, slugs: map[string]string{}, ids: map[string]string{}}
	s.index = open(t, s.archive)
	for _, p := range list {
		a := p.article(t)
		s.archive.keep(a)
		s.slugs[a.ID], s.ids[p.slug] = p.slug, a.ID
		s.all = append(s.all, a)
	}
	return s
}

// fill applies the pages in three batches.
func fill(t *testing.T, open Opener) *suite {
	t.Helper()
	s := newSuite(t, open, pages())
	third := len(s.all) / 3
	for i, batch := range [][]*news.Article{s.all[:third], s.all[third : 2*third], s.all[2*third:]} {
		if err := s.index.Apply(t.Context(), search.Batch{Put: batch, Position: int64(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (s *suite) search(t *testing.T, r search.Request) *search.Result {
	t.Helper()
	result, err := s.index.Search(t.Context(), r)
	if err != nil {
		t.Fatalf("search %q: %v", r.Query.Text, err)
	}
	checkWhole(t, r, result)
	if r.Query.Cursor == "" {
		s.checkCount(t, r, result)
	}
	return result
}

// checkCount holds that asking for the number of hits alone gives the same.
func (s *suite) checkCount(t *testing.T, r search.Request, whole *search.Result) {
	t.Helper()
	r.CountOnly = true
	count, err := s.index.Search(t.Context(), r)
	if err != nil {
		t.Fatalf("count %q: %v", r.Query.Text, err)
	}
	if count.Total != whole.Total || !slices.Equal(count.Dropped, whole.Dropped) || len(count.Hits)+len(count.Facets)+len(count.Timeline) > 0 {
		t.Errorf("count %q: %d hits without %q, and %d are shown, want %d without %q",
			r.Query.Text, count.Total, count.Dropped, len(count.Hits), whole.Total, whole.Dropped)
	}
}

// checkWhole holds what is true of every result.
func checkWhole(t *testing.T, r search.Request, result *search.Result) {
	t.Helper()
	if result.Hits == nil || result.Facets == nil || result.Timeline == nil || result.Dropped == nil {
		t.Errorf("search %q: a list is nil, which would print as null", r.Query.Text)
	}
	if result.Query != r.Query.Text || result.Relation != search.Exactly || len(result.Hits) > result.Total {
		t.Errorf("search %q: query %q, relation %q, %d hits of %d", r.Query.Text, result.Query, result.Relation, len(result.Hits), result.Total)
	}
	for _, h := range result.Hits {
		if h.Snippets == nil || h.Copies == nil {
			t.Errorf("search %q: hit %s: a list is nil", r.Query.Text, h.ID)
		}
		if r.Snippets >= 0 && len(h.Snippets) > r.Snippets {
			t.Errorf("search %q: hit %s has %d snippets of %d", r.Query.Text, h.ID, len(h.Snippets), r.Snippets)
		}
	}
}

// find returns the slugs of the articles found, in alphabetical order.
func (s *suite) find(t *testing.T, q query.Query) []string {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = query.MaxLimit
	}
	result := s.search(t, search.Request{Query: q})
	slugs := s.hits(result)
	slices.Sort(slugs)
	if len(result.Dropped) > 0 {
		t.Errorf("search %q: dropped %q", q.Text, result.Dropped)
	}
	return slugs
}

func (s *suite) hits(result *search.Result) []string {
	slugs := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		slugs[i] = s.slugs[h.Article]
	}
	return slugs
}

// want is a query text and the slugs it finds, in any order, spaces between.
type want struct{ text, slugs string }

func (s *suite) wants(t *testing.T, q query.Query, table []want) {
	t.Helper()
	for _, w := range table {
		q.Text = w.text
		wanted := strings.Fields(w.slugs)
		slices.Sort(wanted)
		if got := s.find(t, q); !slices.Equal(got, wanted) {
			t.Errorf("search %q:\n got  %v\n want %v", w.text, got, wanted)
		}
	}
}

func testEmpty(t *testing.T, open Opener) {
	index := open(t, &Archive{})
	if n, err := index.Position(); n != 0 || err != nil {
		t.Errorf("position of an empty index: %d, %v", n, err)
	}
	for _, unit := range []query.Unit{query.Articles, query.Words} {
		r := search.Request{Query: query.Query{Text: "visage OU caméra", Unit: unit}, Facets: query.Facets(), Timeline: search.ByMonth, Snippets: 2}
		result, err := index.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		checkWhole(t, r, result)
		if result.Total != 0 || len(result.Hits) != 0 || result.Next != "" {
			t.Errorf("an empty index finds %d", result.Total)
		}
	}
}

func testCancelled(t *testing.T, s *suite) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.index.Search(ctx, search.Request{Query: query.Query{Text: "école"}}); err == nil {
		t.Error("a search whose context has ended gives no error")
	}
}
