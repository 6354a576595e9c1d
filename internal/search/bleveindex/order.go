package bleveindex

import (
	"cmp"
	"container/heap"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"sort"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// rank is where a hit stands in the order of a result.
type rank struct {
	doc   uint64
	score float64
	when  int64
	dated bool
	tie   uint64
	// rest: after the hits whose words were looked at for standing together.
	rest bool
}

// order compares two ranks: below 0 when a comes first. Every order ends in
// the id, so that no two hits are equal and paging misses none. Hits without a
// date come after those with one; of equal scores the newest comes first.
func order(s query.Sort) func(a, b *rank) int {
	newest := func(a, b *rank) int {
		return cmp.Or(datedFirst(a, b), cmp.Compare(b.when, a.when), cmp.Compare(a.tie, b.tie))
	}
	switch s {
	case query.Newest:
		return newest
	case query.Oldest:
		return func(a, b *rank) int {
			return cmp.Or(datedFirst(a, b), cmp.Compare(a.when, b.when), cmp.Compare(a.tie, b.tie))
		}
	default:
		return func(a, b *rank) int { return cmp.Or(cmp.Compare(b.score, a.score), newest(a, b)) }
	}
}

func datedFirst(a, b *rank) int {
	switch {
	case a.dated == b.dated:
		return 0
	case a.dated:
		return -1
	}
	return 1
}

// page keeps the first hits after a cursor.
type page struct {
	first   []rank // a heap, the last of them on top
	compare func(a, b *rank) int
	limit   int
	after   *rank      // nil on the first page
	beyond  int        // hits seen that come after the cursor
	by      query.Sort // what compare is of; "" where that is not said
}

// passes reports whether a hit surely comes after those that are kept, which
// for nearly all of many is seen by their first key.
func (p *page) passes(score float64, cols *columns, local uint64) bool {
	if p.limit == 0 && p.after == nil {
		return true
	}
	if p.after != nil || len(p.first) < p.limit {
		return false
	}
	last, row := &p.first[0], cols.row(local)
	switch p.by {
	case query.ByRelevance:
		return score < last.score
	case query.Newest:
		return last.dated && (cols.when[row] < last.when || cols.day[row] == 0)
	case query.Oldest:
		return last.dated && (cols.when[row] > last.when || cols.day[row] == 0)
	}
	return false
}

// add takes a hit.
func (p *page) add(r rank) {
	if p.after != nil && p.compare(&r, p.after) <= 0 {
		return
	}
	p.beyond++
	if len(p.first) < p.limit {
		heap.Push(p, r)
		return
	}
	if p.limit > 0 && p.compare(&r, &p.first[0]) < 0 {
		p.first[0] = r
		heap.Fix(p, 0)
	}
}

// sorted returns the page's ranks in order, and ends its use.
func (p *page) sorted() []rank {
	p.sort(p.first)
	return p.first
}

// sort puts ranks in the page's order, and moves none to be compared.
func (p *page) sort(list []rank) { sort.Sort(inOrderOf{list, p.compare}) }

// inOrderOf implements sort.Interface.
type inOrderOf struct {
	list    []rank
	compare func(a, b *rank) int
}

func (o inOrderOf) Len() int           { return len(o.list) }
func (o inOrderOf) Less(i, j int) bool { return o.compare(&o.list[i], &o.list[j]) < 0 }
func (o inOrderOf) Swap(i, j int)      { o.list[i], o.list[j] = o.list[j], o.list[i] }

// Len, Less, Swap, Push and Pop implement heap.Interface.
func (p *page) Len() int           { return len(p.first) }
func (p *page) Less(i, j int) bool { return p.compare(&p.first[i], &p.first[j]) > 0 }
func (p *page) Swap(i, j int)      { p.first[i], p.first[j] = p.first[j], p.first[i] }
func (p *page) Push(x any)         { p.first = append(p.first, x.(rank)) }
func (p *page) Pop() any {
	last := p.first[len(p.first)-1]
	p.first = p.first[:len(p.first)-1]
	return last
}

// A cursor is the rank of the last hit shown, with a mark of the query it
// belongs to and the view that its pages are of: cursorVersion, mark, score,
// when, flags, tie, view.
const (
	cursorVersion = 3
	cursorLength  = 1 + 4 + 8 + 8 + 1 + 8 + 8
	cursorDated   = 1
	cursorRest    = 2
)

func newCursor(q query.Query, r rank, view uint64) news.Maybe {
	b := make([]byte, 0, cursorLength)
	b = append(b, cursorVersion)
	b = binary.BigEndian.AppendUint32(b, mark(q))
	b = binary.BigEndian.AppendUint64(b, math.Float64bits(r.score))
	b = binary.BigEndian.AppendUint64(b, uint64(r.when))
	flags := byte(0)
	if r.dated {
		flags |= cursorDated
	}
	if r.rest {
		flags |= cursorRest
	}
	b = append(b, flags)
	b = binary.BigEndian.AppendUint64(b, r.tie)
	b = binary.BigEndian.AppendUint64(b, view)
	return news.Maybe(base64.RawURLEncoding.EncodeToString(b))
}

// decodeCursor reads the cursor of a query; nil when it has none.
func decodeCursor(q query.Query) (after *rank, view uint64, err error) {
	if q.Cursor == "" {
		return nil, keptNone, nil
	}
	bad := fmt.Errorf("%w: cursor %.40q does not belong to this query: start from its first page", search.ErrQuery, q.Cursor)
	if len(q.Cursor) > query.MaxCursor {
		return nil, keptNone, bad
	}
	b, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	if err != nil || len(b) != cursorLength || b[0] != cursorVersion || binary.BigEndian.Uint32(b[1:]) != mark(q) || b[21] > cursorDated|cursorRest {
		return nil, keptNone, bad
	}
	after = &rank{
		score: math.Float64frombits(binary.BigEndian.Uint64(b[5:])),
		when:  int64(binary.BigEndian.Uint64(b[13:])),
		dated: b[21]&cursorDated != 0,
		rest:  b[21]&cursorRest != 0,
		tie:   binary.BigEndian.Uint64(b[22:]),
	}
	if math.IsNaN(after.score) || math.IsInf(after.score, 0) {
		return nil, keptNone, bad
	}
	return after, binary.BigEndian.Uint64(b[30:]), nil
}

// mark sums up what a query asks for, paging aside.
func mark(q query.Query) uint32 {
	h := fnv.New32a()
	write := func(s string) { _, _ = h.Write(append([]byte(s), 0)) } // a hash never fails
	for _, s := range []string{q.Text, string(q.Unit), string(q.Match), string(q.Sort), q.From, q.To} {
		write(s)
	}
	for _, choice := range []map[query.Facet][]string{q.Filters, q.Excluded} {
		for _, f := range query.Facets() {
			write(string(f))
			for _, v := range choice[f] {
				write(v)
			}
		}
	}
	return h.Sum32()
}
