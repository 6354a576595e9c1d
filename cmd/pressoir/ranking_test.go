package main

import (
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/searchtest"
)

// bundledIndex is the index of the bundled site, collected and read as any
// other.
func bundledIndex(t *testing.T) search.Index {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "demo", "--once")
	a := &app{dir: dir, stdout: io.Discard, stderr: io.Discard, log: slog.New(slog.DiscardHandler)}
	ar, err := a.openArchive(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ar.Close() })
	index, err := a.openIndex(t.Context(), ar)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	return index
}

// TestBundledSearches holds what is promised of searches on the bundled site:
// the order that readers want, and that every example of docs/query-syntax.md
// finds something, all its words together.
func TestBundledSearches(t *testing.T) {
	index := bundledIndex(t)
	t.Run("ranking", func(t *testing.T) { searchtest.Ranking(t, index) })
	t.Run("documented examples", func(t *testing.T) {
		home := siteOf(t, index)
		for _, example := range documentedQueries(t) {
			example = strings.Replace(example, "https://www.ecole-valmont.example", home, 1)
			if n := findable(t, index, example); n == 0 {
				t.Errorf("docs/query-syntax.md: %s finds nothing", example)
			}
		}
	})
}

// siteOf is where the bundled site was served.
func siteOf(t *testing.T, index search.Index) string {
	t.Helper()
	res, err := index.Search(t.Context(), search.Request{Query: query.Query{Text: "titre:colloque", Limit: 1}})
	if err != nil || len(res.Hits) == 0 {
		t.Fatalf("no colloquium: %v", err)
	}
	u, err := url.Parse(res.Hits[0].URL)
	if err != nil {
		t.Fatal(err)
	}
	return u.Scheme + "://" + u.Host
}

// findable is how many articles or words said a query finds, none left out.
func findable(t *testing.T, index search.Index, text string) int {
	t.Helper()
	found := 0
	for _, unit := range []query.Unit{query.Articles, query.Words} {
		res, err := index.Search(t.Context(), search.Request{Query: query.Query{Text: text, Unit: unit}})
		if err != nil {
			t.Errorf("docs/query-syntax.md: %s: %v", text, err)
			return 1
		}
		if len(res.Dropped) == 0 {
			found += res.Total
		}
	}
	return found
}

// inCode is what stands between backquotes.
var inCode = regexp.MustCompile("`([^`]+)`")

// documentedQueries are the examples in the tables of docs/query-syntax.md:
// each is in the first cell of its row, in code.
func documentedQueries(t *testing.T) []string {
	t.Helper()
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "query-syntax.md"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(doc)) {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		cell, _, _ := strings.Cut(line[2:], " | ")
		for _, m := range inCode.FindAllStringSubmatch(cell, -1) {
			list = append(list, m[1])
		}
	}
	if len(list) < 40 {
		t.Fatalf("only %d examples in docs/query-syntax.md", len(list))
	}
	return list
}
