package searchtest

import (
	"math"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// testExplained holds that a score is explained to its last part when asked
// for, and only then.
func testExplained(t *testing.T, s *suite) {
	for _, text := range []string{"loi", "loi visages", `"avant l'hiver"`, "tram*", "loi OU tramway -visages", "date:2019"} {
		plain := s.search(t, search.Request{Query: query.Query{Text: text}})
		asked := s.search(t, search.Request{Query: query.Query{Text: text}, Explain: true})
		for i, h := range asked.Hits {
			switch {
			case plain.Hits[i].Explain != nil:
				t.Errorf("%s: explained unasked", text)
			case h.Explain == nil:
				t.Errorf("%s: %s is not explained", text, h.ID)
			case math.Abs(h.Explain.Value-h.Score) > 1e-6:
				t.Errorf("%s: %s has %f, explained as %f", text, h.ID, h.Score, h.Explain.Value)
			default:
				checkSums(t, text, h.Explain)
			}
		}
	}
}

// checkSums holds that what is a sum is the sum of its parts.
func checkSums(t *testing.T, text string, e *search.Explanation) {
	t.Helper()
	total := 0.0
	for i := range e.Of {
		total += e.Of[i].Value
		checkSums(t, text, &e.Of[i])
	}
	if e.Part == search.ScoreSum && math.Abs(total-e.Value) > 1e-6 {
		t.Errorf("%s: a sum of %f has parts of %f", text, e.Value, total)
	}
}
