// Package postings reads the postings of Bleve's segments: which documents have
// a term, how often, beside how long a field, and where.
//
// Bleve's own iterators take some hundred nanoseconds a posting, one after the
// other through interfaces. Those of a segment's file are read here straight
// from its bytes, many at once, in a tenth of that. How they lie there is
// written down with Bleve's segments (« ZAP File Format », zapx 17); what is no
// such file, as a segment still in memory, is read by Bleve's iterators.
package postings

import (
	"errors"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
)

// ErrFormat is wrapped by the errors for bytes that are no postings.
var ErrFormat = errors.New("these bytes are no postings")

// List is the postings of one term in one field of one segment. Its documents
// are numbered within the segment, deleted ones included.
type List struct {
	docs *roaring.Bitmap
	open func() entries
}

// entries are what stands beside the documents of a list. They are read
// forward only.
type entries interface {
	// counts reads the frequencies and norms of documents that follow one
	// another in the list, the first of them being its nth from 0.
	counts(docs []uint32, nth uint64, times []uint64, lengths []uint8) error
	// vector appends the numbers of a document's term vector.
	vector(doc uint32, nth uint64, to []uint64) ([]uint64, error)
}

// Reader finds the postings of one segment, for any number of readers at once.
// It remembers those that it found: a question asks for the same more than once.
type Reader struct {
	segment segment.Segment
	mu      sync.Mutex
	dicts   map[string]*vellum.Reader // by field; nil where it has no term
	found   map[name]*List
}

// name tells a term of a field.
type name struct{ field, term string }

// maxFound bounds what a Reader remembers.
const maxFound = 1024

// NewReader reads a segment, which must stay open as long as it and what it
// found are in use.
func NewReader(s segment.Segment) *Reader {
	return &Reader{segment: s, dicts: map[string]*vellum.Reader{}, found: map[name]*List{}}
}

// Find gives the postings of a term, nil where no document of the segment has
// it.
func (r *Reader) Find(field, term string) (l *List, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, known := r.found[name{field, term}]
	if known {
		return l, nil
	}
	if f, ok := r.segment.(file); ok && f.Version() == fileVersion && f.ChunkMode() == fileChunkMode {
		l, err = r.findInFile(f, field, term)
	} else {
		l, err = findThrough(r.segment, field, term)
	}
	if err == nil && len(r.found) < maxFound {
		r.found[name{field, term}] = l
	}
	return l, err
}

// Docs are the documents that have the term, not to be changed.
func (l *List) Docs() *roaring.Bitmap { return l.docs }

// Count is how many documents have the term.
func (l *List) Count() uint64 { return l.docs.GetCardinality() }

// Cursor begins to go through the list.
func (l *List) Cursor() *Cursor {
	return &Cursor{list: l, more: l.docs.ManyIterator(), docs: make([]uint32, min(l.Count(), blockSize))}
}

// blockSize is how many postings are read at once.
const blockSize = 256

// Block is postings that follow one another.
type Block struct {
	Docs    []uint32
	Times   [blockSize]uint64 // what was indexed as each document's frequency
	Lengths [blockSize]uint8  // and as its norm
}

// Cursor goes through a list, forward only.
type Cursor struct {
	list    *List
	more    roaring.ManyIntIterable
	docs    []uint32
	n, at   int    // docs[at:n] are to come
	before  uint64 // how many of the list came before docs[0]
	entries entries
	ahead   ahead
}

// ahead is the counts of documents that follow one another, from one of the list
// up to another, read before they are asked for.
type ahead struct {
	from, to uint64
	times    []uint64
	lengths  [aheadSize]uint8
}

// How many counts are read ahead, at most and at least.
const (
	aheadSize  = 64
	leastAhead = 2
)

// Seek goes to the first document not before doc, which Doc then tells; false
// at the list's end.
func (c *Cursor) Seek(doc uint32) bool {
	for c.at == c.n || c.docs[c.n-1] < doc {
		c.before += uint64(c.n)
		c.at, c.n = 0, c.more.NextMany(c.docs)
		if c.n == 0 {
			return false
		}
	}
	// Where one goes from document to document it is the next or one after.
	for step := 1; c.docs[c.at] < doc; {
		if next := c.at + step; next < c.n && c.docs[next] < doc {
			c.at, step = next, 2*step
			continue
		}
		c.at++
		step = max(1, step/2)
	}
	return true
}

// Doc is the document that Seek went to.
func (c *Cursor) Doc() uint32 { return c.docs[c.at] }

// Count is what was indexed as the current document's frequency, and as its
// norm. Counts are read ahead: whoever asks for one may not [Cursor.Read].
func (c *Cursor) Count() (times uint64, length uint8, err error) {
	nth := c.before + uint64(c.at)
	if nth >= c.ahead.to {
		if err := c.look(nth); err != nil {
			return 0, 0, err
		}
	}
	i := (nth - c.ahead.from) % aheadSize
	return c.ahead.times[i], c.ahead.lengths[i], nil
}

// look reads counts ahead, from the current document on, which is the list's
// nth. Who leaps will leap again, and needs little of each place.
func (c *Cursor) look(nth uint64) error {
	c.open()
	a := &c.ahead
	size := leastAhead
	if read := a.to - a.from; read > 0 && nth-a.to < read {
		size = min(2*int(read), aheadSize)
	}
	docs := c.docs[c.at:min(c.n, c.at+size)]
	if len(a.times) < len(docs) {
		a.times = make([]uint64, min(aheadSize, 4*len(docs)))
	}
	a.from, a.to = nth, nth
	if err := c.entries.counts(docs, nth, a.times[:len(docs)], a.lengths[:len(docs)]); err != nil {
		return err
	}
	a.to += uint64(len(docs))
	return nil
}

// Vector appends what the current document's term vector has, the position of
// its first location and that one's array positions; nothing where it has none.
// It may be asked for once.
func (c *Cursor) Vector(to []uint64) ([]uint64, error) {
	c.open()
	return c.entries.vector(c.docs[c.at], c.before+uint64(c.at), to)
}

// Read reads postings from the one that Seek went to up to the document end,
// as many as the block holds at most, and goes on to the next. After the last
// the block has none.
func (c *Cursor) Read(end uint32, into *Block) error {
	c.open()
	into.Docs = nil
	if c.at == c.n && !c.Seek(0) || c.docs[c.at] >= end {
		return nil
	}
	upTo := c.n
	if c.docs[c.n-1] >= end {
		for upTo = c.at; c.docs[upTo] < end; upTo++ {
		}
	}
	into.Docs = c.docs[c.at:upTo]
	err := c.entries.counts(into.Docs, c.before+uint64(c.at), into.Times[:], into.Lengths[:])
	c.at = upTo
	return err
}

func (c *Cursor) open() {
	if c.entries == nil {
		c.entries = c.list.open()
	}
}
