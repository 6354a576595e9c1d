package bleveindex

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/search"
)

// Titles of a word that many have are gone through by date, those of others as
// they come: both give the newest first, each once.
func TestTitlesNewestFirst(t *testing.T) {
	e := open(t, Options{})
	articles := numbered(200)
	fill(t, e.Apply, 200)
	published := map[string]string{}
	for _, a := range articles {
		published[a.ID] = string(a.Published)
	}
	for _, text := range []string{"numéro", "e", "17", "ecole 17"} {
		answer, err := e.Complete(t.Context(), search.CompleteRequest{Text: text, Limit: 8})
		if err != nil {
			t.Fatal(err)
		}
		var dates []string
		seen := map[string]bool{}
		for _, c := range answer.Completions {
			if c.Kind == search.CompleteTitle {
				dates = append(dates, published[string(c.Article)])
				seen[string(c.Article)] = true
			}
		}
		slices.Reverse(dates)
		if len(dates) != 8 || len(seen) != 8 || !slices.IsSorted(dates) {
			t.Errorf("complete %q: dates %v of %d articles", text, dates, len(seen))
		}
	}
}

// Values come in runs that are merged: all of them are found, whenever they came.
func TestValuesInRuns(t *testing.T) {
	l, words := newLabels(), &nameWords{}
	const facet = "tag"
	for i := range 500 {
		l.add(facet, fmt.Sprintf("mot clé%d", i))
		if i%7 != 0 {
			continue
		}
		found := 0
		for _, r := range words.upTo(l, facet) {
			if !slices.IsSortedFunc(r, compareWords) {
				t.Fatal("a run is not in order")
			}
			found += len(r.beginning("cle", i+1))
		}
		if found != i+1 {
			t.Fatalf("%d of %d values", found, i+1)
		}
	}
	if n := len(words.runs); n > 10 {
		t.Errorf("%d runs", n)
	}
}
