package bleveindex

import (
	"context"
	"hash/maphash"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// vocabulary is the terms of an index's text fields. Texts are indexed in their
// forms as they stand and in nothing else; what is asked for by its stem, or
// whatever its accents, is asked for in all the forms that the vocabulary has
// of it. It may have some that no document has any more.
//
// A segment's terms are read from its own dictionary when a search first sees
// it, at some 0.3 microseconds each; of those merged from others nearly all are
// known. It costs about 40 bytes a term.
type vocabulary struct {
	mu    sync.Mutex
	seed  maphash.Seed
	known map[uint64]struct{} // hashes of the terms
	read  map[uint64]bool     // segments whose terms are known, merged away or not
	words []*lexicon          // the larger, the earlier; never written to
}

func newVocabulary() *vocabulary {
	return &vocabulary{seed: maphash.MakeSeed(), known: map[uint64]struct{}{}, read: map[uint64]bool{}}
}

// lexicons are the words of a view.
func (v *view) lexicons(ctx context.Context) ([]*lexicon, error) {
	if v.words != nil {
		return v.words, nil
	}
	own := v.part.vocabulary
	if v.words = own.ready(v.snapshot); v.words != nil {
		return v.words, nil
	}
	var words []*lexicon
	err := v.part.apart(ctx, v.snapshot, func(ctx context.Context) (err error) {
		words, err = own.load(ctx, v.snapshot)
		return err
	})
	if err != nil {
		return nil, err // words may still be written to
	}
	v.words = words
	return words, nil
}

// ready gives the words where those of all segments are known; nil where they
// are not, or somebody is reading some.
func (o *vocabulary) ready(snap *scorch.IndexSnapshot) []*lexicon {
	if !o.mu.TryLock() {
		return nil
	}
	defer o.mu.Unlock()
	for _, s := range snap.Segments() {
		if !o.read[s.Id()] {
			return nil
		}
	}
	return o.all()
}

// all is the words as they are now, never nil.
func (o *vocabulary) all() []*lexicon { return append(make([]*lexicon, 0, len(o.words)), o.words...) }

// load reads the words of segments that are new.
func (o *vocabulary) load(ctx context.Context, snap *scorch.IndexSnapshot) ([]*lexicon, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, s := range snap.Segments() {
		if !o.read[s.Id()] {
			if err := o.segment(ctx, s); err != nil {
				return nil, err
			}
			o.read[s.Id()] = true // kept, should a later one fail
		}
	}
	return o.all(), nil
}

// readVocabulary begins to read the words of an index that was just opened, so
// that the first search need not wait for all of them. What cannot be read, the
// search that wants it tells.
func (p *part) readVocabulary() {
	p.apartWork.Go(func() {
		err := p.guarded(func(ctx context.Context) error {
			v, err := openBare(p)
			if err != nil {
				return err
			}
			_, err = p.vocabulary.load(ctx, v.snapshot)
			return closed(v, err)
		})
		if err != nil {
			p.side.log.Debug("the words of the index cannot be read ahead", "index", p.dir, "err", err)
		}
	})
}

// maxFresh is how many new terms are held until they are put with the others:
// there they take half as much room.
const maxFresh = 100_000

// segment adds the words of a segment.
func (o *vocabulary) segment(ctx context.Context, s *scorch.SegmentSnapshot) error {
	var fresh []string
	defer func() { o.add(fresh) }() // of a dictionary that cannot be read to its end, what was read
	for _, f := range textFields() {
		dict, err := s.Segment().Dictionary(f.exact())
		if err != nil {
			return unreadable(err)
		}
		entries := termsOf(dict)
		for n := 0; ; n++ {
			entry, err := entries.Next()
			if err != nil {
				return unreadable(err)
			}
			if entry == nil {
				break
			}
			if n%checkEvery == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			key := maphash.String(o.seed, entry.Term)
			if _, ok := o.known[key]; !ok {
				o.known[key] = struct{}{}
				if fresh = append(fresh, entry.Term); len(fresh) == maxFresh {
					o.add(fresh)
					fresh = fresh[:0]
				}
			}
		}
	}
	return nil
}

// termsOf goes through a dictionary, without counting documents where it can.
func termsOf(dict segment.TermDictionary) segment.DictionaryIterator {
	quick, ok := dict.(interface {
		AutomatonIteratorOmitCount(a segment.Automaton, startKeyInclusive, endKeyExclusive []byte) segment.DictionaryIterator
	})
	if ok {
		return quick.AutomatonIteratorOmitCount(nil, nil, nil)
	}
	return dict.AutomatonIterator(nil, nil, nil)
}

// add puts new terms behind the others: small lexicons are merged until each is
// much smaller than the one before.
func (o *vocabulary) add(terms []string) {
	if len(terms) == 0 {
		return
	}
	const smaller = 4
	next := newLexicon(terms)
	words := o.all()
	for n := len(words); n > 0 && len(words[n-1].words) < smaller*len(next.words); n = len(words) {
		next, words = joinedLexicon(words[n-1], next), words[:n-1]
	}
	words = append(words, next)
	o.words = words
}

// form is a term that stands for a word of a query.
type form struct {
	term string
	stem bool  // it has the word's stem
	fold bool  // it is the word as typed, but maybe for accents
	same bool  // it is the word as typed
	wide int64 // places after its own that it stands for, too
}

// forms are the terms that stand for a word: exactly, an accent that is typed
// is respected and one that is not is ignored; otherwise all accents are
// ignored, and all words of one stem are one.
func (v *view) forms(ctx context.Context, t *token, exact bool) ([]form, error) {
	words, err := v.lexicons(ctx)
	if err != nil {
		return nil, err
	}
	var list []form
	for _, l := range words {
		l.folding(t.Folded, func(w lexWord) {
			written, mark := cutMark(w.term)
			same := written == t.Form
			if exact && t.Accented() && !same {
				return
			}
			f := form{term: w.term, fold: true, same: same}
			if mark == wideMark {
				f.wide = 1
			} else if !exact && !t.Stop {
				f.stem = w.stem == t.Stem()
			}
			list = append(list, f)
		})
	}
	if exact || t.Stop {
		return list, nil
	}
	for _, l := range words {
		l.stemming(t.Stem(), func(w lexWord) {
			if w.folded != t.Folded {
				list = append(list, form{term: w.term, stem: true})
			}
		})
	}
	return list, nil
}

// in are the forms to look for in a field: those of names are indexed with and
// without accents, and have no stems.
func (f textField) in(forms []form, t *token, exact bool) []form {
	if !f.names {
		return forms
	}
	written := t.Folded
	if exact {
		written = t.Form
	}
	return []form{{term: written, fold: true}, {term: written + wideMark, fold: true, wide: 1}}
}

// docsOf is in how many documents some forms are, of the field of a scope where
// they are in most; those with two of them count twice.
func (v *view) docsOf(s scope, forms []form, t *token) (uint64, error) {
	most := uint64(0)
	for _, f := range s.fields {
		n := uint64(0)
		for _, one := range f.in(forms, t, false) {
			if one.wide > 0 {
				continue
			}
			docs, err := v.count(f.exact(), one.term)
			if err != nil {
				return 0, err
			}
			n += docs
		}
		most = max(most, n)
	}
	return most, nil
}

// bare is a word written without accents.
func bare(folded string) *token { return &token{Form: folded, Folded: folded} }

// havingForm is in how many documents a form is, whatever its accents.
func (v *view) havingForm(ctx context.Context, s scope, folded string) (uint64, error) {
	forms, err := v.forms(ctx, bare(folded), true)
	if err != nil {
		return 0, err
	}
	return v.docsOf(s, forms, bare(folded))
}

// havingStem is in how many documents a word is, in any of its forms.
func (v *view) havingStem(ctx context.Context, s scope, t *token) (uint64, error) {
	forms, err := v.forms(ctx, t, false)
	if err != nil {
		return 0, err
	}
	forms = slices.DeleteFunc(forms, func(f form) bool { return !f.stem })
	return v.docsOf(scope{fields: slices.DeleteFunc(slices.Clone(s.fields), func(f textField) bool { return f.names })}, forms, t)
}
