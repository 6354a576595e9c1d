package bleveindex

import (
	"math"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func TestCloseness(t *testing.T) {
	at := func(positions ...int64) []place {
		var list []place
		for _, p := range positions {
			list = append(list, place{p, p})
		}
		return list
	}
	for _, c := range []struct {
		a, b  []place
		apart int64
		want  float64
	}{
		{at(4), at(5), 1, 1},
		{at(1, 4, 90), at(6, 30), 2, 1},      // « tour de france » with another little word
		{at(4), at(6), 1, nearWorth},         // a word between that was not typed
		{at(4), at(5), 2, nearWorth},         // one less
		{at(5), at(4), 1, nearWorth * 6 / 7}, // the other way round
		{at(4), at(12), 1, nearWorth / 7},
		{at(4), at(13), 1, 0},
		{at(90), at(4, 5, 6), 1, 0},
		{at(4), nil, 1, 0},
		{nil, at(4), 1, 0},
	} {
		if got := closeness(c.a, c.b, c.apart); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("closeness(%v, %v, %d) = %f, want %f", c.a, c.b, c.apart, got, c.want)
		}
	}
}

// Pages go on past the hits that are looked at for words together, and no hit
// is shown twice or left out.
func TestPagesPastRerank(t *testing.T) {
	e := open(t, Options{})
	const n = nearFirst + 150
	fill(t, e.Apply, n)
	for _, limit := range []int{7, nearFirst - 1, nearFirst} {
		for _, sort := range []query.Sort{query.ByRelevance, query.Newest} {
			q := query.Query{Text: "élèves de l'école rentrés", Limit: limit, Sort: sort}
			seen := map[string]bool{}
			last := math.Inf(1)
			for range n {
				result, err := e.Search(t.Context(), search.Request{Query: q})
				if err != nil {
					t.Fatal(err)
				}
				for _, h := range result.Hits {
					if h.Score > last || seen[h.ID] {
						t.Fatalf("%d a page: %s again or out of order", limit, h.ID)
					}
					seen[h.ID], last = true, h.Score
				}
				if q.Cursor = string(result.Next); q.Cursor == "" {
					break
				}
			}
			if len(seen) != n {
				t.Errorf("%d a page: %d hits of %d", limit, len(seen), n)
			}
		}
	}
}
