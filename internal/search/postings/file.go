package postings

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/vellum"
)

// What the format must be for its bytes to be read here.
const (
	fileVersion   = 17
	fileChunkMode = 1026
)

// file is a segment's file, mapped into memory.
type file interface {
	Version() uint32
	ChunkMode() uint32
	NumDocs() uint64
	Data() []byte
	DictAddr(field string) (uint64, error)
}

// What a dictionary has for a term: where its postings are, or in the two
// lowest times 31 bits of a number with this mark its only document and that
// one's norm.
const (
	onlyOne  = 1 << 63
	halfBits = 31
	halfMask = 1<<halfBits - 1
)

// dictionary opens the terms of a field in a segment's file; nil where no
// document has it.
func (r *Reader) dictionary(f file, field string) (*vellum.Reader, error) {
	dict, known := r.dicts[field]
	if known {
		return dict, nil
	}
	if at, err := f.DictAddr(field); err == nil { // else there is no such field
		all := &bytesReader{rest: from(f.Data(), at)}
		fst, err := vellum.Load(all.take(all.number()))
		if err == nil {
			dict, err = fst.Reader()
		}
		if err != nil {
			return nil, fmt.Errorf("%w: the terms of %s: %w", ErrFormat, field, err)
		}
	}
	r.dicts[field] = dict
	return dict, nil
}

// findInFile finds a term in a segment's file.
func (r *Reader) findInFile(f file, field, term string) (*List, error) {
	dict, err := r.dictionary(f, field)
	if err != nil || dict == nil {
		return nil, err
	}
	where, found, err := dict.Get([]byte(term))
	if err != nil || !found {
		return nil, err
	}
	all := f.Data()
	if where&onlyOne != 0 {
		return &List{
			docs: roaring.BitmapOf(uint32(where & halfMask)),
			open: func() entries { return lone(lengthOf(where >> halfBits & halfMask)) },
		}, nil
	}
	head := &bytesReader{rest: from(all, where)}
	counts, vectors := head.number(), head.number()
	docs := roaring.New()
	if _, err := docs.FromBuffer(head.take(head.number())); err != nil {
		return nil, fmt.Errorf("%w: the documents of %q: %w", ErrFormat, term, err)
	}
	// The format's rule: as many chunks as there are whole 1,024s of postings,
	// and one, over all documents.
	width := f.NumDocs() / (docs.GetCardinality()/1024 + 1)
	if head.short || width == 0 {
		return nil, fmt.Errorf("%w: they end within %q", ErrFormat, term)
	}
	return &List{docs: docs, open: func() entries {
		return &chunks{docs: docs, width: width, counted: chunkedAt(all, counts), vectors: chunkedAt(all, vectors)}
	}}, nil
}

// lone is the entry of a term with one document, its field's norm.
type lone uint8

func (l lone) counts(_ []uint32, _ uint64, times []uint64, lengths []uint8) error {
	times[0], lengths[0] = 1, uint8(l)
	return nil
}

func (lone) vector(_ uint32, _ uint64, to []uint64) ([]uint64, error) { return to, nil }
