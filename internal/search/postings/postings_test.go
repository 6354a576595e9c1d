package postings

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// segments are those of an index of random texts, whose word number k is in
// about one of k documents, and of names that one document has each.
func segments(t testing.TB, docs int) []segment.Segment {
	t.Helper()
	mapping := bleve.NewIndexMapping()
	mapping.DefaultAnalyzer = simple.Name
	name := bleve.NewKeywordFieldMapping()
	name.IncludeTermVectors = false
	mapping.DefaultMapping.AddFieldMappingsAt("name", name)
	path := filepath.Join(t.TempDir(), "index")
	index, err := bleve.New(path, mapping)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, uint64(docs)))
	batch := index.NewBatch()
	for i := range docs {
		var text []string
		for k := 1; k < 3000; k = k*5/4 + 1 {
			for random.IntN(k) == 0 {
				text = append(text, word(k))
				if len(text)%7 == 6 {
					break
				}
			}
		}
		random.Shuffle(len(text), func(a, b int) { text[a], text[b] = text[b], text[a] })
		if err := batch.Index(fmt.Sprint(i), map[string]any{"text": strings.Join(text, " "), "name": word(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := index.Batch(batch); err != nil {
		t.Fatal(err)
	}
	if err := index.Close(); err != nil { // and so written to a file
		t.Fatal(err)
	}
	if index, err = bleve.Open(path); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	advanced, err := index.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = reader.Close() })
	var all []segment.Segment
	for _, s := range reader.(*scorch.IndexSnapshot).Segments() {
		all = append(all, s.Segment())
	}
	return all
}

// word is a word of letters for a number.
func word(n int) string {
	return strings.Map(func(r rune) rune { return 'a' + r - '0' }, fmt.Sprint(n))
}

// posting is all that is known of one.
type posting struct {
	doc    uint32
	times  uint64
	length uint8
	vector string
}

// one by one, with the vectors of some.
func visited(t *testing.T, l *List, targets []uint32) []posting {
	t.Helper()
	var all []posting
	c := l.Cursor()
	for i, target := range targets {
		if !c.Seek(target) {
			break
		}
		p := posting{doc: c.Doc()}
		var err error
		if p.times, p.length, err = c.Count(); err != nil {
			t.Fatal(err)
		}
		if i%3 > 0 && (len(all) == 0 || all[len(all)-1].doc != p.doc) {
			numbers, err := c.Vector(nil)
			if err != nil {
				t.Fatal(err)
			}
			p.vector = fmt.Sprint(numbers)
		}
		all = append(all, p)
	}
	return all
}

// many at a time, up to each end.
func readThrough(t *testing.T, l *List, ends []uint32) []posting {
	t.Helper()
	var all []posting
	var b Block
	c := l.Cursor()
	for i, end := range ends {
		if i > 0 && i%5 == 0 && !c.Seek(ends[i-1]+(end-ends[i-1])/2) {
			break
		}
		for {
			if err := c.Read(end, &b); err != nil {
				t.Fatal(err)
			}
			if len(b.Docs) == 0 {
				break
			}
			for k, doc := range b.Docs {
				all = append(all, posting{doc: doc, times: b.Times[k], length: b.Lengths[k]})
			}
		}
	}
	return all
}

// TestFileAsBleve holds that a segment's file is read as Bleve reads it, from
// beginning to end and by leaps.
func TestFileAsBleve(t *testing.T) {
	const docs = 6000
	terms := 0
	for _, s := range segments(t, docs) {
		if f, ok := s.(file); !ok || f.Version() != fileVersion || f.ChunkMode() != fileChunkMode {
			t.Fatalf("Bleve's segments (%T) are of another format now: it is to be read here, too, or all searches are slow", s)
		}
		terms += everyTerm(t, s, func(of, wanted *List, random *rand.Rand) { same(t, of, wanted, random, docs) })
	}
	if terms < 130 {
		t.Errorf("only %d terms were looked at", terms)
	}
}

// everyTerm compares the postings of terms, of some fields that are there and
// one that is not, and says how many there were.
func everyTerm(t *testing.T, s segment.Segment, compare func(of, wanted *List, random *rand.Rand)) (terms int) {
	t.Helper()
	r, random := NewReader(s), rand.New(rand.NewPCG(3, 4))
	for field, step := range map[string]int{"text": 1, "name": 32, "absent": 100} {
		for n := 0; n < 3200; n += step {
			of, err := r.Find(field, word(n))
			if err != nil {
				t.Fatal(err)
			}
			wanted, err := findThrough(s, field, word(n))
			if err != nil {
				t.Fatal(err)
			}
			if (of == nil) != (wanted == nil) {
				t.Fatalf("%s in %s: %v, %v", word(n), field, of, wanted)
			}
			if of != nil {
				terms++
				compare(of, wanted, random)
			}
		}
	}
	return terms
}

func same(t *testing.T, of, wanted *List, random *rand.Rand, docs int) {
	t.Helper()
	if !of.Docs().Equals(wanted.Docs()) {
		t.Fatalf("%d documents, want %d", of.Docs().GetCardinality(), wanted.Docs().GetCardinality())
	}
	for _, leap := range []int{1, 3, 50, 2000} {
		var targets []uint32
		for at := random.IntN(leap); at < docs+leap; at += 1 + random.IntN(leap) {
			targets = append(targets, uint32(at))
		}
		if got, want := visited(t, of, targets), visited(t, wanted, targets); !slices.Equal(got, want) {
			t.Fatalf("by leaps of up to %d:\n%v\nwant\n%v", leap, got, want)
		}
		if got, want := readThrough(t, of, targets), readThrough(t, wanted, targets); !slices.Equal(got, want) {
			t.Fatalf("many at a time, up to %d:\n%v\nwant\n%v", leap, got, want)
		}
	}
}

// FuzzChunks holds that whatever bytes stand where postings should, they are
// read or refused.
func FuzzChunks(f *testing.F) {
	f.Add([]byte{1, 6, 8, 5, 9, 4, 13, 4, 3, 0, 5, 1, 4, 0}, uint8(5))
	f.Add([]byte{2, 2, 4, 8, 5, 0x80, 1, 3, 0, 5, 1, 4, 0}, uint8(1))
	f.Fuzz(func(_ *testing.T, data []byte, width uint8) {
		docs := roaring.BitmapOf(0, 2, 3, 7, 8, 40, 41, 300)
		at := append([]byte{0}, data...)
		l := &List{docs: docs, open: func() entries {
			return &chunks{docs: docs, width: uint64(width) + 1, counted: chunkedAt(at, 1), vectors: chunkedAt(at, 1+uint64(len(data))/2)}
		}}
		c := l.Cursor()
		for _, target := range []uint32{2, 8, 41} {
			c.Seek(target)
			_, _, _ = c.Count()
			_, _ = c.Vector(nil)
		}
		var b Block
		for c = l.Cursor(); ; {
			if err := c.Read(1000, &b); err != nil || len(b.Docs) == 0 {
				break
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for _, s := range segments(b, 50_000) {
		for name, find := range map[string]func() (*List, error){
			"file":  func() (*List, error) { return NewReader(s).Find("text", word(3)) },
			"bleve": func() (*List, error) { return findThrough(s, "text", word(3)) },
		} {
			b.Run(name, func(b *testing.B) {
				var block Block
				n := 0
				for b.Loop() {
					l, err := find()
					if err != nil {
						b.Fatal(err)
					}
					c := l.Cursor()
					for {
						if err := c.Read(1<<31, &block); err != nil {
							b.Fatal(err)
						}
						if len(block.Docs) == 0 {
							break
						}
						n += len(block.Docs)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/posting")
			})
		}
	}
}
