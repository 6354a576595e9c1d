package archive

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/warc"
)

func capture(words string) Capture {
	return Capture{
		URL: "https://coteaux.example/" + words, Time: time.Unix(1_700_000_000, 0), Origin: Crawled, Source: "essai",
		Type: warc.Response, Block: []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + words),
		Visit: &Visit{Crawl: "essai", URL: "https://coteaux.example/" + words, Outcome: "kept"},
	}
}

func reopen(t *testing.T, dir string) *Archive {
	t.Helper()
	a, err := Open(t.Context(), dir, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// The process dies when the records are on disk and the rows are not: the next
// one finds the address still to be fetched, and keeps it as if for the first time.
func TestKilledBetweenSyncAndCommit(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(t.Context(), dir, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	c := capture("a")
	if _, err := a.FrontierAdd(t.Context(), "essai", []FrontierURL{{URL: c.URL}}); err != nil {
		t.Fatal(err)
	}
	k, err := newKeeping(&c)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.write(t.Context(), []keeping{k}); err != nil {
		t.Fatal(err)
	}
	tear(t, dir)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	b := reopen(t, dir)
	if next, err := b.FrontierNext(t.Context(), "essai", 10); err != nil || len(next) != 1 {
		t.Fatalf("still to be fetched: %v, %v", next, err)
	}
	kept, err := b.Keep(t.Context(), []Capture{c})
	if err != nil || kept[0].Known {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	if got, err := b.Capture(t.Context(), kept[0].ID); err != nil || string(got.Block) != string(c.Block) {
		t.Errorf("%+v, %v", got, err)
	}
	if next, err := b.FrontierNext(t.Context(), "essai", 10); err != nil || len(next) != 0 {
		t.Errorf("still to be fetched: %v, %v", next, err)
	}
}

// tear leaves half a record at the end of every WARC file, as a crash in the
// midst of a write does.
func tear(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, warcFolder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("WARC files: %v, %v", files, err)
	}
	for _, name := range files {
		f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.WriteString("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x4a")
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// A transaction whose caller gives up leaves nothing behind, and lets the
// next one in.
func TestCancelledTransaction(t *testing.T) {
	a := reopen(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	err := a.w.tx(ctx, func(tx *tx) error {
		if _, err := tx.find(ctx, "essai", []FrontierURL{{URL: "a"}}); err != nil {
			return err
		}
		cancel()
		_, err := tx.find(ctx, "essai", []FrontierURL{{URL: "b"}})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	if added, err := a.FrontierAdd(t.Context(), "essai", []FrontierURL{{URL: "a"}}); err != nil || added != 1 {
		t.Errorf("added %d, %v", added, err)
	}
}

func TestWARCFilesAreRotated(t *testing.T) {
	dir := t.TempDir()
	a := reopen(t, dir)
	a.maxWARC = 1 // every group fills a file
	for _, words := range []string{"a", "b", "c"} {
		if _, err := a.Keep(t.Context(), []Capture{capture(words)}); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, warcFolder, "*"))
	if err != nil || len(files) != 3 {
		t.Errorf("WARC files: %v, %v", files, err)
	}
	for id := range int64(3) {
		if _, err := a.Capture(t.Context(), id+1); err != nil {
			t.Error(err)
		}
	}
}
