package bleveindex

import (
	"testing"
	"time"

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
