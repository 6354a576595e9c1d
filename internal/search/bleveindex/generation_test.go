package bleveindex

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"log"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func TestSwap(t *testing.T) {
	dir := t.TempDir()
	archive := texts{}
	for _, a := range numbered(30) {
		archive[a.ID] = a
	}
	e := open(t, Options{Dir: dir, Texts: archive})
	fill(t, e.Apply, 10)
	stop := searching(t, e)
	for _, n := range []int{20, 30} {
		rebuild(t, e, n)
		if got := total(t, e, "école", query.Articles); got != n {
			t.Errorf("%d articles, want %d", got, n)
		}
	}
	stop()
	if dirs := generations(t, dir); len(dirs) != 1 {
		t.Errorf("generations left: %v", dirs)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	e = open(t, Options{Dir: dir, Texts: archive})
	if got := total(t, e, "école", query.Articles); got != 30 {
		t.Errorf("%d articles after opening again", got)
	}
}

// searching searches all the while, until it is stopped.
func searching(t *testing.T, e *Engine) (stop func()) {
	t.Helper()
	end := make(chan struct{})
	var searches sync.WaitGroup
	r := search.Request{Query: query.Query{Text: "école"}, Facets: query.Facets(), Timeline: search.ByMonth, Snippets: 2}
	for range 3 {
		searches.Go(func() {
			for {
				select {
				case <-end:
					return
				default:
				}
				result, err := e.Search(t.Context(), r)
				if err != nil || result.Total < 10 || result.Total > 30 {
					t.Errorf("search during a rebuild: %+v, %v", result, err)
					return
				}
			}
		})
	}
	return func() {
		close(end)
		searches.Wait()
	}
}

// rebuild swaps in a new generation of n articles.
func rebuild(t *testing.T, e *Engine, n int) {
	t.Helper()
	g, err := e.NewGeneration(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p, err := g.Position(); p != 0 || err != nil {
		t.Errorf("position %d, %v of a new generation", p, err)
	}
	fill(t, g.Apply, n)
	if err := e.Swap(g); err != nil {
		t.Fatal(err)
	}
	if err := e.Swap(g); err == nil {
		t.Error("a generation is swapped in twice")
	}
}

func generations(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, generationPrefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestAbandonedGeneration(t *testing.T) {
	dir := t.TempDir()
	e := open(t, Options{Dir: dir})
	fill(t, e.Apply, 3)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, generationPrefix+"8", articlesDir), 0o700); err != nil {
		t.Fatal(err)
	}
	e = open(t, Options{Dir: dir})
	if got := generations(t, dir); len(got) != 1 || total(t, e, "école", query.Articles) != 3 {
		t.Errorf("generations %v", got)
	}
}

// Bytes of a segment that were turned over give an error when it is opened,
// or, past what is read then, in a search; never a panic.
func TestDamagedSegment(t *testing.T) {
	silent(t)
	whole := t.TempDir()
	e := open(t, Options{Dir: whole})
	fill(t, e.Apply, 200)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	damages := map[string]func([]byte) []byte{
		"flipped": func(b []byte) []byte {
			for i := len(b) / 8; i < len(b)-len(b)/8; i += 7 {
				b[i] ^= 0xa5
			}
			return b
		},
		"zeroed": func(b []byte) []byte { clear(b[len(b)/3 : 2*len(b)/3]); return b },
		"tail":   func(b []byte) []byte { clear(b[len(b)-64:]); return b },
		"cut":    func(b []byte) []byte { return b[:len(b)/2] },
		"empty":  func([]byte) []byte { return nil },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir := copied(t, whole)
			damageSegments(t, dir, damage)
			e, err := Open(t.Context(), Options{Dir: dir})
			if err == nil {
				t.Fatal("opens", e.Close())
			}
			checkDamage(t, err)
		})
	}
}

// hidden damages a segment where Bleve does not look when it opens it, and
// gives it the checksum of what it is then.
func hidden(b []byte) []byte {
	for i := len(b) / 8; i < len(b)/3; i += 7 {
		b[i] ^= 0xa5
	}
	binary.BigEndian.PutUint32(b[len(b)-sumBack:], crc32.ChecksumIEEE(b[:len(b)-sumBack]))
	return b
}

// Damage that does not show when the index is opened shows in a search, as an
// error.
func TestHiddenDamage(t *testing.T) {
	dir := t.TempDir()
	e := open(t, Options{Dir: dir})
	fill(t, e.Apply, 200)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	damageSegments(t, dir, hidden)
	e, err := Open(t.Context(), Options{Dir: dir})
	if err != nil {
		checkDamage(t, err) // where things stand in a segment is Bleve's own
		return
	}
	damaged := 0
	for _, text := range []string{"école", `"élèves de l'école"`, "rent*", "élève NEAR/4 rentrés", ""} {
		_, err := e.Search(t.Context(), search.Request{Query: query.Query{Text: text}, Facets: query.Facets(), Timeline: search.ByMonth})
		if err != nil {
			damaged++
			checkDamage(t, err)
		}
	}
	if damaged == 0 {
		t.Error("no search says that the index is damaged")
	}
	_ = e.Close() // what it says of a damaged index is beside the point
}

func copied(t *testing.T, whole string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// checkDamage holds that damage is told in one sentence with what to do, and
// in no words of the runtime's or of Bleve's.
func checkDamage(t *testing.T, err error) {
	t.Helper()
	text := err.Error()
	if !errors.Is(err, search.ErrDamaged) || !strings.Contains(text, "pressoir reindex") {
		t.Errorf("error %v, want ErrDamaged and what to do", err)
	}
	for _, foreign := range []string{"\n", "runtime error", "out of range", "panic", "goroutine", "unmarshal", "invalid character"} {
		if strings.Contains(text, foreign) {
			t.Errorf("the sentence %q has %q in it", text, foreign)
		}
	}
}

// Other files than segments tell of their damage in the same way, and Bleve
// prints nothing.
func TestDamagedFiles(t *testing.T) {
	silent(t)
	whole := t.TempDir()
	e := open(t, Options{Dir: whole})
	fill(t, e.Apply, 50)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	for pattern, name := range map[string]string{
		"articles/index_meta.json": "garbled", "words/store/root.bolt": "garbled", "articles/store/root.bolt": "missing",
		"words/store/*.zap": "missing", "articles/store/*.zap": "garbled", "words/index_meta.json": "missing",
	} {
		t.Run(pattern+" "+name, func(t *testing.T) {
			dir := copied(t, whole)
			files, err := filepath.Glob(filepath.Join(dir, generationPrefix+"*", pattern))
			if err != nil || len(files) == 0 {
				t.Fatalf("no %s: %v", pattern, err)
			}
			for _, f := range files {
				if err := os.Remove(f); err != nil {
					t.Fatal(err)
				}
				if name == "garbled" {
					if err := os.WriteFile(f, []byte(strings.Repeat("{\n\"garbled", 999)), 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			e, err := Open(t.Context(), Options{Dir: dir})
			if err == nil {
				t.Error("opens", e.Close())
				return
			}
			checkDamage(t, err)
		})
	}
}

// silent holds that nothing is printed on the process's own logger.
func silent(t *testing.T) {
	t.Helper()
	var printed bytes.Buffer
	log.SetOutput(&printed)
	t.Cleanup(func() {
		log.SetOutput(os.Stderr)
		if printed.Len() > 0 {
			t.Errorf("printed on the standard logger: %s", &printed)
		}
	})
}

func damageSegments(t *testing.T, dir string, damage func([]byte) []byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, generationPrefix+"*", articlesDir, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err == nil {
			err = os.WriteFile(f, damage(b), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
