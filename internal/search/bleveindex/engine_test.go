package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/search/searchtest"
)

func open(t testing.TB, o Options) *Engine {
	t.Helper()
	e, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestSuite(t *testing.T) {
	for name, dir := range map[string]func(t *testing.T) string{
		"memory": func(*testing.T) string { return "" },
		"disk":   func(t *testing.T) string { return t.TempDir() },
	} {
		t.Run(name, func(t *testing.T) {
			searchtest.Run(t, func(t *testing.T, texts search.Texts) search.Index {
				return open(t, Options{Dir: dir(t), Texts: texts})
			})
		})
	}
}

func total(t *testing.T, e *Engine, text string, unit query.Unit) int {
	t.Helper()
	result, err := e.Search(t.Context(), search.Request{Query: query.Query{Text: text, Unit: unit}})
	if err != nil {
		t.Fatal(err)
	}
	return result.Total
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	e := open(t, Options{Dir: dir})
	fill(t, e.Apply, 20)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	e = open(t, Options{Dir: dir})
	if n, err := e.Position(); n != 20 || err != nil {
		t.Errorf("position %d, %v", n, err)
	}
	if a, w := total(t, e, "écoles", query.Articles), total(t, e, "écoles", query.Words); a != 20 || w != 20 {
		t.Errorf("%d articles and %d words after opening again", a, w)
	}
}

// A step that was cut short between the two indexes leaves the position where
// it was, and the same batch mends it.
func TestCutShort(t *testing.T) {
	e := open(t, Options{})
	fill(t, e.Apply, 5)
	batch := search.Batch{Put: numbered(9), Position: 9}
	half := steps(batch)[0]
	d, err := e.current.documents(half)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.current.applyWords(t.Context(), d, half); err != nil {
		t.Fatal(err)
	}
	if n, err := e.Position(); n != 5 || err != nil {
		t.Errorf("position %d, %v after half a step", n, err)
	}
	if err := e.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if a, w := total(t, e, "école", query.Articles), total(t, e, "école", query.Words); a != 9 || w != 9 {
		t.Errorf("%d articles and %d words", a, w)
	}
}

func TestSteps(t *testing.T) {
	articles := numbered(stepArticles + 2)
	list := steps(search.Batch{Put: append(articles, articles[0]), Remove: []string{articles[1].ID, "gone"}, Position: 7})
	if len(list) != 2 || list[0].position != -1 || list[1].position != 7 {
		t.Fatalf("%d steps", len(list))
	}
	if len(list[0].put) != stepArticles || len(list[1].put) != 2 || len(list[0].remove) != 1 {
		t.Errorf("%d and %d articles, %v removed", len(list[0].put), len(list[1].put), list[0].remove)
	}
}

func TestBusy(t *testing.T) {
	dir := t.TempDir()
	open(t, Options{Dir: dir})
	for name, err := range map[string]error{
		"open":  func() error { _, err := Open(t.Context(), Options{Dir: dir}); return err }(),
		"reset": Reset(dir),
	} {
		if !errors.Is(err, search.ErrBusy) || !strings.Contains(err.Error(), dir) {
			t.Errorf("%s of an index in use: %v", name, err)
		}
	}
}

func TestCurrentFile(t *testing.T) {
	here := fmt.Sprintf("%s %d ", currentMagic, formatNumber)
	for text, want := range map[string]error{
		"pressoir-index 999 1 \"\"\n":         search.ErrFormat,
		"pressoir-index 1 1\n":                search.ErrFormat, // the first format named no archive
		here + "none \"\"\n":                  search.ErrDamaged,
		here + "0 \"\"\n":                     search.ErrDamaged,
		here + "1\n":                          search.ErrDamaged,
		here + "1 \"cut sh":                   search.ErrDamaged,
		here + "77 \"\"\n":                    search.ErrDamaged, // there is no such generation
		"":                                    search.ErrDamaged,
		"\x00\x01":                            search.ErrDamaged,
		strings.Repeat("pressoir-index ", 99): search.ErrDamaged,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, currentFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), Options{Dir: dir})
		if !errors.Is(err, want) || !strings.Contains(err.Error(), "pressoir reindex") || !strings.Contains(err.Error(), dir) {
			t.Errorf("CURRENT %q: %v, want %v and what to do", text, err, want)
		}
		if err := Reset(dir); err != nil {
			t.Fatal(err)
		}
		e := open(t, Options{Dir: dir})
		if n, err := e.Position(); n != 0 || err != nil {
			t.Errorf("position %d, %v after a reset", n, err)
		}
	}
}

// No search is answered from the index of another archive.
func TestArchive(t *testing.T) {
	const name = "l’archive \"A\" du\x00journal"
	for _, c := range []struct {
		wrote, asked string
		refused      bool
	}{
		{name, name, false},
		{name, "", false},
		{"", "", false},
		{name, "B", true},
		{"", name, true},
	} {
		dir := t.TempDir()
		e := open(t, Options{Dir: dir, Archive: c.wrote})
		fill(t, e.Apply, 3)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e, err := Open(t.Context(), Options{Dir: dir, Archive: c.asked})
		if !c.refused {
			if err != nil {
				t.Fatal(err)
			}
			keepsArchive(t, e, c.wrote)
			continue
		}
		if !errors.Is(err, search.ErrDamaged) || !strings.Contains(err.Error(), "it belongs to another archive") ||
			!strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "pressoir reindex") {
			t.Errorf("an index of %q opened for %q: %v", c.wrote, c.asked, err)
		}
	}
	if _, err := Open(t.Context(), Options{Archive: strings.Repeat("a", MaxArchive+1)}); err == nil {
		t.Error("a name of any length is taken")
	}
}

// keepsArchive swaps in a new generation, which is of the same archive.
func keepsArchive(t *testing.T, e *Engine, want string) {
	t.Helper()
	rebuild(t, e, 4)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	now, err := readCurrent(e.options.Dir)
	if err != nil || now.archive != want {
		t.Errorf("the index is of %q, %v after a swap, want %q", now.archive, err, want)
	}
}

func TestClosed(t *testing.T) {
	e := open(t, Options{})
	g, err := e.NewGeneration(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	_, searchErr := e.Search(t.Context(), search.Request{})
	_, positionErr := e.Position()
	for _, err := range []error{searchErr, positionErr, e.Apply(t.Context(), search.Batch{}), e.Swap(g)} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("error %v of a closed engine", err)
		}
	}
}

func TestTimeout(t *testing.T) {
	e := open(t, Options{Timeout: time.Nanosecond})
	fill(t, e.Apply, 3)
	if _, err := e.Search(t.Context(), search.Request{Query: query.Query{Text: "école"}}); !errors.Is(err, search.ErrTimeout) {
		t.Errorf("error %v, want ErrTimeout", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Search(ctx, search.Request{Query: query.Query{Text: "école"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the caller's own", err)
	}
}
