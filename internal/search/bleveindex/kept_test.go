package bleveindex

import (
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// Views are kept for whoever reads on, no longer than they are asked for, and
// no more than so many.
func TestKeptViews(t *testing.T) {
	e := open(t, Options{})
	fill(t, e.Apply, 30)
	p := e.current.articles
	at := time.Unix(1e9, 0)
	p.kept.now = func() time.Time { return at }
	q := query.Query{Text: "école", Limit: 10}
	first := e.ask(t, search.Request{Query: q})
	if again := e.ask(t, search.Request{Query: q}); again.Next != first.Next || len(p.kept.views) != 1 {
		t.Errorf("%d views of one state", len(p.kept.views))
	}
	q.Cursor = string(first.Next)
	fill(t, e.Apply, 40)
	if n := e.ask(t, search.Request{Query: q}).Total; n != 30 {
		t.Errorf("the second page is of %d articles, the first of 30", n)
	}
	at = at.Add(keptFor)
	p.kept.sweep()
	if n := e.ask(t, search.Request{Query: q}).Total; n != 40 {
		t.Errorf("a page asked for long after is of %d articles of 40", n)
	}
	for n := 41; n < 41+maxKept+5; n++ {
		fill(t, e.Apply, n)
		e.ask(t, search.Request{Query: query.Query{Text: "école", Limit: 1}})
	}
	if n := len(p.kept.views); n > maxKept {
		t.Errorf("%d views are kept", n)
	}
}

// While what is made of merged segments is not ready, searches go on with the
// view of before; what was applied is found at once all the same.
func TestMergesMakeNobodyWait(t *testing.T) {
	dir := t.TempDir()
	e := open(t, Options{Dir: dir})
	fill(t, e.Apply, 30)
	p := e.current.articles
	e.ask(t, search.Request{Query: query.Query{Text: "école"}, Group: true})
	before := p.latest.view
	advanced, err := p.index.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	fill(t, e.Apply, 40)
	if p.latest.view == before || p.latest.changes != p.changes.Load() {
		t.Error("after a change the view of before is still the latest")
	}
	// Whoever makes columns now takes as long as this test wants.
	before = p.latest.view
	p.columns.mu.Lock()
	if err := advanced.(*scorch.Scorch).ForceMerge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	result := e.ask(t, search.Request{Query: query.Query{Text: "école"}, Facets: query.Facets(), Group: true})
	if result.Total != 40 || p.latest.view != before {
		t.Errorf("%d articles of 40, while merged segments are not ready", result.Total)
	}
	p.columns.mu.Unlock()
	for range 500 { // each asks for what is newest, and makes it ready
		e.ask(t, search.Request{Query: query.Query{Text: "école"}, Group: true})
		p.apartWork.Wait()
		if len(p.latest.view.segments) == 1 {
			return
		}
	}
	t.Errorf("the merged segments never become the latest view, which is of %d", len(p.latest.view.segments))
}
