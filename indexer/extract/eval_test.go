//go:build eval

package extract

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEvalPages reads every page under $PRESSOIR_EVAL/data/pages: none may make
// the reader fail but by a named error, and none that has a headline or a
// <title> may be left without a title; words said stand where they are said to.
// It prints how fast it was and what kinds of page came out.
func TestEvalPages(t *testing.T) {
	root := os.Getenv("PRESSOIR_EVAL")
	if root == "" {
		t.Skip("PRESSOIR_EVAL is not set: it names a folder that holds data/pages, real pages to read")
	}
	addresses := evalAddresses(t, filepath.Join(root, "data", "pages.jsonl"))
	reader, kinds := New(Options{}), make(map[string]int)
	var took time.Duration
	pages := filepath.Join(root, "data", "pages")
	err := filepath.WalkDir(pages, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(pages, path)
		if err != nil {
			return err
		}
		start := time.Now()
		reading, err := reader.Read(context.Background(), Page{URL: addresses[filepath.ToSlash(name)], Body: body})
		took += time.Since(start)
		switch {
		case err == nil:
			kinds[string(reading.Article.Kind)]++
			checkWords(t, name, reading.Article)
			if reading.Article.Title == "" && hasTitle(t, body) {
				t.Errorf("%s: no title, though the page has one", name)
			}
		case isNamed(err):
			kinds["refused"]++
			t.Logf("%s: %v", name, err)
		default:
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, n := range kinds {
		read += n
	}
	if read == 0 {
		t.Fatalf("no page under %s", pages)
	}
	t.Logf("%d pages, %.0f pages/s, kinds %v", read, float64(read)/took.Seconds(), kinds)
}

// isNamed holds for what may be wrong with a page; a fault of the reader's own
// (ErrPanic) is none of these.
func isNamed(err error) bool {
	for _, known := range []error{ErrEmpty, ErrTooLarge, ErrNotText, ErrTooComplex, ErrArticleJSON} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// hasTitle reports whether a page has words in an <h1> or in <title>.
func hasTitle(t *testing.T, body []byte) bool {
	t.Helper()
	text, _, err := decode(body, "")
	if err != nil {
		return false
	}
	tree, err := treeOf(context.Background(), text)
	if err != nil {
		return false
	}
	for i := range tree.nodes {
		n := &tree.nodes[i]
		if (heading(n.tag) == 1 || n.html.Data == "title" && n.isElement()) && n.chars >= minTitle && n.under&traitHidden == 0 {
			return true
		}
	}
	return false
}

// evalAddresses are the pages' addresses by file, where the list gives them.
func evalAddresses(t *testing.T, list string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(list)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	addresses := make(map[string]string)
	for line := range strings.Lines(string(raw)) {
		var entry struct{ Page, URL string }
		if err := json.Unmarshal([]byte(line), &entry); err != nil {
			t.Fatalf("%s: %v", list, err)
		}
		addresses[entry.Page] = entry.URL
	}
	return addresses
}
