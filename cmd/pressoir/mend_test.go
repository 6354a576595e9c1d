package main

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// garble overwrites what stands inside the segments of an index that is open,
// in place: what a search reads from then on makes no sense.
func garble(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, indexFolder, "generation-*", "articles", "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(b)-100; i++ {
			b[i] ^= 0xa5
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err == nil {
			_, err = f.WriteAt(b, 0)
			err = errors.Join(err, f.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// readsDamage are queries that between them read most of an index.
var readsDamage = []string{"piscine", `"la piscine municipale"`, "pisc*", "piscine NEAR/4 municipale", "eau"}

// A search of its own finds the damage, makes the index anew and answers.
func TestSearchMends(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(200)))
	stderr := &syncBuffer{}
	a := &app{dir: dir, stdout: io.Discard, stderr: stderr, log: slog.New(slog.DiscardHandler)}
	index, done, err := a.openSearch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	garble(t, dir)
	for _, text := range readsDamage {
		if _, err := index.Search(t.Context(), search.Request{Query: query.Query{Text: text}}); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if !strings.Contains(stderr.String(), "made anew from the archive") {
		t.Error("nothing says that the index was damaged")
	}
	if res, err := index.Search(t.Context(), search.Request{Query: query.Query{Text: "piscine"}}); err != nil || res.Total != 200 {
		t.Errorf("after mending: %v, %v", res, err)
	}
}

// A server answers that its index is damaged, makes it anew, and answers.
func TestServeMends(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(200)))
	s := serveArchive(t, dir)
	garble(t, dir)
	eventually(t, "the index is made anew", func() bool {
		for _, q := range readsDamage {
			if status, _ := get(t, s.url+"/?q="+strings.ReplaceAll(q, " ", "+")); status != http.StatusOK && status != http.StatusServiceUnavailable {
				t.Fatalf("%s: status %d\n%s", q, status, s.stderr)
			}
		}
		return strings.Contains(s.stderr.String(), "index rebuilt: 200 articles")
	})
	eventually(t, "all is found again", func() bool { return total(t, s, "piscine") == 200 })
}
