package main

import (
	"io"
	"log/slog"
	"path/filepath"
	"testing"

	"github.com/pressoir/pressoir/internal/search/searchtest"
)

// The bundled site, collected and read as any other, answers what readers ask
// of it in the order they want.
func TestRanking(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "demo", "--once")
	a := &app{dir: dir, stdout: io.Discard, stderr: io.Discard, log: slog.New(slog.DiscardHandler)}
	ar, err := a.openArchive(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ar.Close() }()
	index, err := a.openIndex(t.Context(), ar)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = index.Close() }()
	searchtest.Ranking(t, index)
}
