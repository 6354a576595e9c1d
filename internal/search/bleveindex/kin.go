package bleveindex

import (
	"context"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// kin knows which texts of an index are alike. It numbers the signatures of
// the segments in use, each once wherever it stands and however often segments
// are merged, and puts those together into families that a copy joins: two
// texts of one family are alike, or there is a chain of such texts between
// them. Who is whose copy is asked of the two signatures themselves.
//
// It costs about 270 bytes a text, and is filled by the first search that asks:
// in some 2 microseconds a text from side files, 20 where there are none.
type kin struct {
	mu       sync.Mutex
	texts    signatures
	parent   []uint32 // of each text: towards the first of its family
	known    []uint64 // of each text: the tie of the article it was first seen at
	related  []bool   // of each text: there is another article in its family
	bands    bandTable
	segments map[segmentKey][]uint32 // of each segment in use, the text of each document, 0 none
	last     *kinView
	side     *sideFiles
}

// kinView is what kin knew when a search began; it never changes.
type kinView struct {
	ids      []segmentKey
	texts    signatures
	segments []kinSegment
}

// kinSegment is a segment of a view.
type kinSegment struct {
	end      uint64   // the number after its last document
	texts    []uint32 // the text of each document, 0 none
	families []uint32 // the family of each document, 0 where it is alone
}

// signatures grows without moving what is in it: readers go on.
type signatures struct {
	chunks []*[signatureChunk]signature
	n      uint32
}

const signatureChunk = 1024

func (s *signatures) at(n uint32) *signature { return &s.chunks[n/signatureChunk][n%signatureChunk] }

func (s *signatures) add(one *signature) uint32 {
	if s.n%signatureChunk == 0 {
		s.chunks = append(s.chunks, new([signatureChunk]signature))
	}
	*s.at(s.n) = *one
	s.n++
	return s.n - 1
}

// kin gives what is known of a view's segments.
func (v *view) kin(ctx context.Context) (*kinView, error) {
	v.part.folded.Store(true)
	if v.families != nil {
		return v.families, nil
	}
	now, err := v.part.kin.view(ctx, v)
	v.families = now
	return now, err
}

func (k *kin) view(ctx context.Context, v *view) (now *kinView, err error) {
	if now := k.ready(v); now != nil {
		return now, nil
	}
	segments := v.segments // v itself may be closed while this goes on
	live := v.live
	err = v.part.apart(ctx, v.snapshot, func(ctx context.Context) (err error) {
		now, err = k.load(ctx, segments, live)
		return err
	})
	if err != nil {
		return nil, err // now may still be written to
	}
	return now, nil
}

// ready is nil where some segment is not known, or somebody is loading some.
func (k *kin) ready(v *view) *kinView {
	if !k.mu.TryLock() {
		return nil
	}
	defer k.mu.Unlock()
	if k.last == nil || !slices.Equal(k.last.ids, keysOf(v.segments)) {
		return nil
	}
	return k.last
}

func keysOf(segments []segmentView) []segmentKey {
	keys := make([]segmentKey, len(segments))
	for i := range segments {
		keys[i] = keyOf(segments[i].snapshot)
	}
	return keys
}

// load brings kin up to some segments, of which so many documents are not
// deleted.
func (k *kin) load(ctx context.Context, segments []segmentView, live uint64) (*kinView, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	ids := keysOf(segments)
	if k.last != nil && slices.Equal(k.last.ids, ids) {
		return k.last, nil
	}
	if k.segments == nil || uint64(k.texts.n) > 2*live+signatureChunk {
		k.forget() // most of what it knows was changed or removed since
	}
	if k.last == nil { // all are new: later on, most were merged from known ones
		k.bands.reserve(&k.texts, int(live))
	}
	inUse := make(map[segmentKey][]uint32, len(ids))
	now := &kinView{ids: ids, segments: make([]kinSegment, len(ids))}
	for i := range segments {
		s := &segments[i]
		texts := k.segments[ids[i]]
		if texts == nil {
			read, err := k.read(ctx, s)
			if err != nil {
				return nil, err
			}
			texts = read
			k.segments[ids[i]] = read // kept if the search ends before the next is read
		}
		inUse[ids[i]] = texts
		now.segments[i] = kinSegment{end: s.base + s.size, texts: texts}
	}
	for i := range now.segments {
		now.segments[i].families = k.families(now.segments[i].texts)
	}
	now.texts = k.texts
	k.segments, k.last = inUse, now
	return now, nil
}

// forget begins anew. Text 0 is none's.
func (k *kin) forget() {
	k.texts, k.bands = signatures{}, bandTable{}
	k.texts.add(&signature{})
	k.parent, k.known, k.related = []uint32{0}, []uint64{0}, []bool{false}
	k.segments = map[segmentKey][]uint32{}
}

// read numbers the texts of a segment.
func (k *kin) read(ctx context.Context, s *segmentView) ([]uint32, error) {
	decode := func(d *decoder) segmentSignatures { return decodeSignatures(d, s.size) }
	create := func() (segmentSignatures, error) { return readSignatures(ctx, s) }
	list, err := sideOf(k.side, sideSignatures, s.snapshot, decode, create, encodeSignatures)
	if err != nil {
		return nil, err
	}
	texts := make([]uint32, s.size)
	deleted := s.deleted()
	for i := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		piece := list[i]
		list[i] = signaturePiece{} // it is not kept beside what is made of it
		for n, local := range piece.docs {
			if deleted != nil && deleted.Contains(local) {
				continue
			}
			if one, ok := decodeSignature(piece.encoded[n*signatureBytes : (n+1)*signatureBytes]); ok {
				texts[local] = k.number(&one, s.columns.tie[local])
			}
		}
	}
	return texts, nil
}

// segmentSignatures are those of the documents of a segment that have one, piece
// by piece.
type segmentSignatures []signaturePiece

// signaturePiece is some of them, one after the other as they are stored.
type signaturePiece struct {
	docs    []uint32
	encoded []byte
}

// readSignatures reads them from Bleve.
func readSignatures(ctx context.Context, s *segmentView) (segmentSignatures, error) {
	var list segmentSignatures
	for local := range s.size {
		if local%checkEvery == 0 && ctx.Err() != nil {
			return list, ctx.Err()
		}
		encoded, err := storedSignature(s.snapshot, local)
		if err != nil {
			return list, unreadable(err)
		}
		if len(encoded) != signatureBytes {
			continue
		}
		if len(list) == 0 || len(list[len(list)-1].docs) == signatureChunk {
			list = append(list, signaturePiece{make([]uint32, 0, signatureChunk), make([]byte, 0, signatureChunk*signatureBytes)})
		}
		piece := &list[len(list)-1]
		piece.docs, piece.encoded = append(piece.docs, uint32(local)), append(piece.encoded, encoded...)
	}
	return list, nil
}

func encodeSignatures(e *encoder, list segmentSignatures) {
	for _, piece := range list {
		encodeList(e, piece.docs)
		encodeList(e, piece.encoded)
	}
}

func decodeSignatures(d *decoder, size uint64) segmentSignatures {
	var list segmentSignatures
	for d.left > 0 {
		piece := signaturePiece{docs: decodeList[uint32](d), encoded: decodeList[uint8](d)}
		d.wants(len(piece.docs) > 0 && len(piece.encoded) == len(piece.docs)*signatureBytes)
		d.wants(allBelow(piece.docs, size))
		list = append(list, piece)
	}
	return list
}

func storedSignature(s *scorch.SegmentSnapshot, local uint64) (encoded []byte, err error) {
	err = s.VisitDocument(local, func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == signatureField {
			encoded = append(encoded, value...)
		}
		return encoded == nil
	})
	return encoded, err
}

func hashBytes(b []byte) uint64 {
	h := uint64(hashBasis)
	for _, c := range b {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

// number is that of a text, which joins the families of those it is alike to
// when it is new.
func (k *kin) number(one *signature, article uint64) uint32 {
	if n, ok := k.bands.same(&k.texts, one); ok {
		if k.known[n] != article {
			k.related[n] = true
		}
		return n
	}
	n := k.texts.add(one)
	k.parent, k.known, k.related = append(k.parent, n), append(k.known, article), append(k.related, false)
	k.bands.add(&k.texts, n, func(other uint32) {
		a, b := k.first(n), k.first(other)
		if a != b && one.copyOf(k.texts.at(other)) {
			k.parent[max(a, b)] = min(a, b)
			k.related[n], k.related[other] = true, true
		}
	})
	return n
}

// first is the first text of a family.
func (k *kin) first(n uint32) uint32 {
	for k.parent[n] != n {
		k.parent[n] = k.parent[k.parent[n]]
		n = k.parent[n]
	}
	return n
}

func (k *kin) families(texts []uint32) []uint32 {
	families := make([]uint32, len(texts))
	for i, n := range texts {
		if k.related[n] {
			families[i] = k.first(n)
		}
	}
	return families
}
