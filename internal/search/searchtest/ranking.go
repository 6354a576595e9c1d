package searchtest

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// ranking is what readers ask of the bundled news site: see its first lines.
//
//go:embed ranking.txt
var ranking string

// asked is a line of the ranking file.
type asked struct {
	rank   int
	query  query.Query
	wanted string
}

// Ranking asks the questions of ranking.txt of an index that holds the bundled
// news site, and holds that each wanted result comes as early as it must.
func Ranking(t *testing.T, index search.Index) {
	t.Helper()
	for _, a := range rankingLines(t) {
		result, err := index.Search(t.Context(), search.Request{Query: a.query})
		if err != nil {
			t.Errorf("%s: %v", a.query.Text, err)
			continue
		}
		if got := placeOf(result, a.wanted); got == 0 || got > a.rank {
			t.Errorf("%s (%s): %s is at %d of %d, wanted at %d; first: %s", a.query.Text, a.query.Unit, a.wanted, got, result.Total, a.rank, firstURL(result))
		}
	}
}

// placeOf is where a result comes, from 1; 0 when it is not on the first page.
func placeOf(result *search.Result, wanted string) int {
	for i, h := range result.Hits {
		if strings.Contains(h.URL, wanted) {
			return i + 1
		}
	}
	return 0
}

func firstURL(result *search.Result) string {
	if len(result.Hits) == 0 {
		return "nothing"
	}
	return result.Hits[0].URL
}

func rankingLines(t *testing.T) []asked {
	t.Helper()
	var list []asked
	for line := range strings.Lines(ranking) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("ranking.txt: %q has not four fields", line)
		}
		rank, err := strconv.Atoi(f[0])
		if err != nil {
			t.Fatalf("ranking.txt: %q: %v", line, err)
		}
		q := query.Query{Text: f[2], Unit: query.Articles, Limit: 10}
		switch f[1] {
		case "articles":
		case "any":
			q.Match = query.MatchAny
		case "words":
			q.Unit = query.Words
		default:
			t.Fatalf("ranking.txt: %q: no unit %q", line, f[1])
		}
		list = append(list, asked{rank, q, f[3]})
	}
	return list
}
