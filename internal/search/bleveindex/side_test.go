package bleveindex

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// everything is what a search and a completion read of side files.
type everything struct {
	Facets      map[query.Facet][]search.FacetValue
	Timeline    []search.Period
	Hits        []search.Hit
	Completions []search.Completion
}

func allOfIt(t *testing.T, e *Engine) everything {
	t.Helper()
	result := e.ask(t, search.Request{Query: query.Query{Sort: query.Newest, Limit: query.MaxLimit}, Facets: query.Facets(), Timeline: search.ByDay, Group: true})
	answer, err := e.Complete(t.Context(), search.CompleteRequest{Text: "e"})
	if err != nil {
		t.Fatal(err)
	}
	return everything{result.Facets, result.Timeline, result.Hits, answer.Completions}
}

// onDisk writes articles in several batches, some of them copies of others, and
// asks all there is.
func onDisk(t *testing.T, dir string) (*Engine, everything) {
	t.Helper()
	e := open(t, Options{Dir: dir})
	list := append(numbered(40), repeated(12, 1, prose(3, 200))...)
	for i := range 4 {
		if err := e.Apply(t.Context(), search.Batch{Put: list[i*13 : i*13+13], Remove: []string{list[i].ID}, Position: int64(i + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	e = settled(t, e, dir)
	return e, allOfIt(t, e)
}

// settled is the index with all segments merged into one, on disk too: Bleve
// would do so some time later, and what is read when would hang on that.
func settled(t *testing.T, e *Engine, dir string) *Engine {
	t.Helper()
	for range 200 {
		single := true
		for _, p := range []*part{e.current.articles, e.current.words} {
			advanced, err := p.index.Advanced()
			if err != nil {
				t.Fatal(err)
			}
			v, err := openBare(p)
			if err != nil {
				t.Fatal(err)
			}
			single = single && len(v.segments) == 1
			if err := v.close(); err != nil {
				t.Fatal(err)
			}
			if err := advanced.(*scorch.Scorch).ForceMerge(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
		}
		if single {
			return e
		}
		e = reopened(t, e, dir)
	}
	t.Fatal("the segments are never merged")
	return nil
}

func reopened(t *testing.T, e *Engine, dir string) *Engine {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, Options{Dir: dir})
}

// counts tells of how many segments something was made of Bleve's files since
// the index was opened, and read from side files.
func (e *Engine) counts() (made, read int64) {
	for _, p := range []*part{e.current.articles, e.current.words} {
		made, read = made+p.side.made.Load(), read+p.side.read.Load()
	}
	return made, read
}

func sideOfPart(t *testing.T, e *Engine, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(e.current.articles.dir, sideDir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sideFile is the one of a kind of the only segment.
func sideFile(t *testing.T, e *Engine, kind sideKind) string {
	t.Helper()
	v, err := openBare(e.current.articles)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.segments) != 1 {
		t.Fatalf("%d segments after merging all", len(v.segments))
	}
	_, path := e.current.articles.side.header(kind, v.segments[0].snapshot)
	if err := v.close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRestartRebuildsNothing(t *testing.T) {
	dir := t.TempDir()
	e, want := onDisk(t, dir)
	e = reopened(t, e, dir)
	if diff := cmp.Diff(want, allOfIt(t, e)); diff != "" {
		t.Errorf("after a restart (-before +after):\n%s", diff)
	}
	if made, read := e.counts(); made != 0 || read != 3 {
		t.Errorf("%d were made anew at a restart, %d read, want all three files", made, read)
	}
	// A new article is all that is read then, unless Bleve merges its segment
	// with others meanwhile.
	before, _ := e.counts()
	if err := e.Apply(t.Context(), search.Batch{Put: repeated(1, 9, prose(77, 120)), Position: 9}); err != nil {
		t.Fatal(err)
	}
	allOfIt(t, e)
	if made, _ := e.counts(); made == before {
		t.Error("a new article was not read")
	}
	for _, file := range sideOfPart(t, e, "*") {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		if _, err := os.Stat(filepath.Join(e.current.articles.dir, storeDir, name+segmentExt)); err != nil && !strings.HasSuffix(file, sideNew) {
			t.Errorf("%s has no segment: %v", file, err)
		}
	}
}

func TestDamagedSideFiles(t *testing.T) {
	dir := t.TempDir()
	e, want := onDisk(t, dir)
	e = reopened(t, e, dir)
	allOfIt(t, e)
	for name, damage := range map[string]func(data []byte) []byte{
		"a byte turned over": func(data []byte) []byte { data[len(data)/2] ^= 0x40; return data },
		"the last byte":      func(data []byte) []byte { data[len(data)-1]++; return data },
		"cut short":          func(data []byte) []byte { return data[:len(data)/3] },
		"empty":              func([]byte) []byte { return nil },
		"of another version": func(data []byte) []byte { data[len(sideMagic)+1]++; return data },
	} {
		for _, kind := range []sideKind{sideColumns, sideSignatures, sideTitles} {
			file := sideFile(t, e, kind)
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, damage(data), 0o644); err != nil {
				t.Fatal(err)
			}
			e = reopened(t, e, dir)
			if diff := cmp.Diff(want, allOfIt(t, e)); diff != "" {
				t.Errorf("%s, %s (-before +after):\n%s", kind, name, diff)
			}
			if made, _ := e.counts(); made != 1 {
				t.Errorf("%s, %s: %d were made anew, want the damaged one", kind, name, made)
			}
			e = reopened(t, e, dir)
			allOfIt(t, e)
			if made, _ := e.counts(); made != 0 {
				t.Errorf("%s, %s: %d were made anew after the damage was mended", kind, name, made)
			}
		}
	}
}

// A file of another segment, whole as it is, is not taken for this one's.
func TestForeignSideFile(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	e, want := onDisk(t, dir)
	e = reopened(t, e, dir)
	allOfIt(t, e)
	o := open(t, Options{Dir: other})
	if err := o.Apply(t.Context(), search.Batch{Put: []*news.Article{newChance().article(5)}, Position: 1}); err != nil {
		t.Fatal(err)
	}
	allOfIt(t, o)
	o = settled(t, o, other)
	allOfIt(t, o)
	foreign, err := os.ReadFile(sideFile(t, o, sideColumns))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sideFile(t, e, sideColumns), foreign, 0o644); err != nil {
		t.Fatal(err)
	}
	e = reopened(t, e, dir)
	if diff := cmp.Diff(want, allOfIt(t, e)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

// What is made apart goes on when whoever waits for it has gone.
func TestApartOutlivesItsSearch(t *testing.T) {
	e := open(t, Options{})
	fill(t, e.Apply, 5)
	p := e.current.articles
	v, err := openView(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	begun, done := make(chan bool), make(chan error, 1)
	go func() {
		<-begun
		cancel()
	}()
	err = p.apart(ctx, v.snapshot, func(life context.Context) error {
		close(begun)
		<-ctx.Done()
		done <- life.Err()
		return nil
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("the search ends with %v", err)
	}
	if err := <-done; err != nil {
		t.Errorf("the work ended with its search: %v", err)
	}
	if err := p.apart(t.Context(), v.snapshot, func(context.Context) error { panic("broken") }); !errors.Is(err, search.ErrDamaged) {
		t.Errorf("a panic apart: %v", err)
	}
	if err := v.close(); err != nil {
		t.Fatal(err)
	}
}

// FuzzSideFiles reads what has the right checksum and makes no sense.
func FuzzSideFiles(f *testing.F) {
	r := newColumnReader(2)
	for doc := range uint64(2) {
		if err := r.document(doc, record(nil).add(columnTag, "eau").add(columnDate, "2019-03-04").add(hitArticle, "a")); err != nil {
			f.Fatal(err)
		}
	}
	for i, encode := range []func(*encoder){
		func(e *encoder) { encodeColumns(e, r.raw()) },
		func(e *encoder) { encodeSignatures(e, segmentSignatures{{[]uint32{1}, make([]byte, signatureBytes)}}) },
		func(e *encoder) {
			encodeTitleWords(e, &titleWords{words: []string{"eau"}, start: []uint32{0, 1}, docs: []uint32{1}, newest: []uint32{1, 0}})
		},
	} {
		var to bytes.Buffer
		e := newEncoder(&to)
		encode(e)
		if err := e.to.Flush(); err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), to.Bytes())
	}
	f.Fuzz(func(_ *testing.T, kind uint8, data []byte) {
		d := newDecoder(bytes.NewReader(data), uint64(len(data)))
		switch kind % 3 {
		case 0:
			if raw := decodeColumns(d, 2); d.end() == nil {
				cols := raw.numbered(newLabels())
				cols.facets[numberOf(query.Tag)].of(1)
				cols.articleOf(1)
				cols.byDate()
			}
		case 1:
			if list := decodeSignatures(d, 2); d.end() == nil {
				for _, piece := range list {
					for n := range piece.docs {
						decodeSignature(piece.encoded[n*signatureBytes : (n+1)*signatureBytes])
					}
				}
			}
		case 2:
			if t := decodeTitleWords(d, 2); d.end() == nil {
				t.each([]string{"e"}, func(doc uint32, _ bool) bool { return doc < 2 })
			}
		}
	})
}
