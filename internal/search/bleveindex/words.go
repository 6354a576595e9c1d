package bleveindex

import (
	"context"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/pressoir/pressoir/internal/query"
)

// The constants of BM25, at their usual values (Robertson and Zaragoza 2009):
// how soon a word said again stops counting. Each field's b is with its weight.
const saturation = 1.2

// exactBonus is what the form as typed is worth beside its being one of the
// word's forms, so that of two articles alike the one with the very word comes
// first.
const exactBonus = 1.2

// What the very accents add that were typed, or that none were: all accents
// are found, and of two articles alike « élève » comes before « élevé ».
const (
	accentBonus = 0.25
	plainBonus  = 0.02
)

// formUse is a form in one field with what it is worth there.
type formUse struct {
	form
	in      *fieldUse
	ofStem  float64 // as one of the word's forms
	ofTyped float64 // as the very form
}

// fieldUse is a field that a word is looked for in.
type fieldUse struct {
	name    query.Field
	weight  float64
	average float64              // length, in words
	held    [lengthCodes]float64 // what a count is divided by, for each length
}

func (v *view) fieldUse(f textField) *fieldUse {
	u := &fieldUse{name: f.name, weight: f.weight, average: v.average(f)}
	for code := range u.held {
		u.held[code] = 1 - f.length + f.length*lengthOf[code]/u.average
	}
	return u
}

// formPostings goes through the documents of one segment that have a form.
type formPostings struct {
	*formUse
	it      segment.PostingsIterator
	posting segment.Posting // the current one
	doc     uint64          // in the segment; noMore at the end
	started bool
}

func (p *formPostings) seek(local uint64) error {
	posting, err := p.it.Advance(local)
	p.started, p.posting, p.doc = true, posting, noMore
	if err != nil {
		return unreadable(err)
	}
	if posting != nil {
		p.doc = posting.Number()
	}
	return nil
}

// counted is how often the form is in the current document's field, held
// against the field's length.
func (p *formPostings) counted() float64 {
	return float64(times(p.posting.Frequency())) / p.in.held[lengthCodeOf(p.posting)]
}

// wordDocs is a word, in all forms wanted, over all the fields it may stand in,
// scored as if they were one weighted text (BM25F).
type wordDocs struct {
	term  string // as typed, for who asks what a score is made of
	runs  []wordRun
	n     uint64
	idf   float64
	at    int // the run of cur
	cur   uint64
	any   bool
	seeks int
	ended func() error // why the search is to end, if it is
}

// wordRun is a word in one segment: its documents are base to end-1.
type wordRun struct {
	base, end uint64
	postings  []formPostings
}

func (w *wordDocs) doc() uint64  { return w.cur }
func (w *wordDocs) cost() uint64 { return w.n }
func (w *wordDocs) close() error { return nil }

func (w *wordDocs) seek(target uint64) error {
	if w.any && w.cur >= target {
		return nil
	}
	w.any = true
	if w.seeks++; w.seeks%checkEvery == 0 {
		if err := w.ended(); err != nil {
			return err
		}
	}
	for ; w.at < len(w.runs); w.at++ {
		run := &w.runs[w.at]
		if target >= run.end {
			continue
		}
		least, err := run.seek(max(target, run.base) - run.base)
		if err != nil {
			return err
		}
		if least != noMore {
			w.cur = run.base + least
			return nil
		}
	}
	w.cur = noMore
	return nil
}

// seek gives the first document of the segment not before local, noMore where
// there is none.
func (r *wordRun) seek(local uint64) (uint64, error) {
	least := noMore
	for i := range r.postings {
		p := &r.postings[i]
		if !p.started || p.doc < local {
			if err := p.seek(local); err != nil {
				return 0, err
			}
		}
		least = min(least, p.doc)
	}
	return least, nil
}

// each calls take with the forms that the current document has.
func (w *wordDocs) each(take func(*formPostings)) {
	run := &w.runs[w.at]
	for i := range run.postings {
		if p := &run.postings[i]; p.doc == w.cur-run.base {
			take(p)
		}
	}
}

func (w *wordDocs) score() float64 {
	tf := 0.0
	w.each(func(p *formPostings) { tf += (p.ofStem + p.ofTyped) * p.counted() })
	return w.idf * saturated(tf)
}

func saturated(tf float64) float64 { return tf * (saturation + 1) / (tf + saturation) }

// idf is how telling it is that a document has something that df of all have.
func (v *view) idf(df uint64) float64 {
	n, d := float64(max(v.live, df)), float64(df)
	return math.Log(1 + (n-d+0.5)/(d+0.5))
}

// word opens a word of the query in the fields of a scope: all its forms, or
// only the one typed. Plain words ignore accents, exact ones respect those
// that are typed.
func (v *view) word(ctx context.Context, s scope, t *token, exact bool) (docs, error) {
	forms, err := v.forms(ctx, t, exact)
	if err != nil {
		return nil, err
	}
	uses := make([][]formUse, len(s.fields))
	for i, f := range s.fields {
		in := v.fieldUse(f)
		for _, one := range f.in(forms, t, exact) {
			if one.wide == 0 {
				uses[i] = append(uses[i], in.of(one, t, exact || f.names))
			}
		}
	}
	if v.unscored {
		return v.wordSet(s.fields, uses)
	}
	w := &wordDocs{term: t.Form, ended: ctx.Err}
	df, err := w.open(v, s.fields, uses)
	if err != nil {
		return nil, err
	}
	if w.n == 0 {
		return none{}, nil
	}
	w.idf = v.idf(df)
	return w, nil
}

// wordSet is the documents of some forms, when nobody asks which are best.
func (v *view) wordSet(fields []textField, uses [][]formUse) (docs, error) {
	set := roaring.New()
	for i, f := range fields {
		for k := range uses[i] {
			if _, err := v.addTo(set, f.exact(), uses[i][k].term); err != nil {
				return nil, err
			}
		}
	}
	return newSetDocs(set, 0), nil
}

// of is what a form is worth in the field.
func (u *fieldUse) of(f form, t *token, asTyped bool) formUse {
	use := formUse{form: f, in: u}
	if f.stem {
		use.ofStem = u.weight
	}
	if !f.fold {
		return use
	}
	use.ofTyped = u.weight * exactBonus
	switch {
	case asTyped || !f.same:
	case t.Accented():
		use.ofTyped += u.weight * accentBonus
	default:
		use.ofTyped += u.weight * plainBonus
	}
	return use
}

// open opens the forms in every segment, and returns in how many documents they
// are of the field where they are in most.
func (w *wordDocs) open(v *view, fields []textField, uses [][]formUse) (uint64, error) {
	in := make([]uint64, len(fields))
	for _, s := range v.segments {
		run := wordRun{base: s.base, end: s.base + s.size}
		for i, f := range fields {
			n, err := run.open(&s, f.exact(), uses[i])
			if err != nil {
				return 0, unreadable(err)
			}
			in[i] += n
		}
		if len(run.postings) > 0 {
			w.runs = append(w.runs, run)
		}
	}
	df := uint64(0)
	for _, n := range in {
		w.n += n
		df = max(df, n)
	}
	return df, nil
}

// open opens the forms of a field, and returns how many documents have any.
func (r *wordRun) open(s *segmentView, field string, uses []formUse) (uint64, error) {
	dict, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return 0, err
	}
	var sets []*roaring.Bitmap
	n := uint64(0)
	for i := range uses {
		list, err := dict.PostingsList([]byte(uses[i].term), s.deleted(), nil)
		if err != nil {
			return 0, err
		}
		count := list.Count()
		if count == 0 {
			continue
		}
		it := list.Iterator(true, true, false, nil)
		r.postings = append(r.postings, formPostings{formUse: &uses[i], it: it})
		if set, ok := it.(segment.OptimizablePostingsIterator); ok && set.ActualBitmap() != nil {
			sets = append(sets, set.ActualBitmap())
		} else {
			n += count
		}
	}
	switch len(sets) {
	case 0:
	case 1:
		n += sets[0].GetCardinality()
	default:
		n += roaring.FastOr(sets...).GetCardinality()
	}
	return n, nil
}
