package bleveindex

import (
	"context"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// The constants of BM25, at their usual values (Robertson and Zaragoza 2009):
// how soon a word said again stops counting. Each field's b is with its weight.
const saturation = 1.2

// exactBonus is what the form as typed adds to its stem, so that of two
// articles alike the one with the very word comes first.
const exactBonus = 1.0

// accentBonus is what the very accents add that were typed: all accents are
// found, and of two articles alike « élève » comes before « élevé ».
const accentBonus = 0.25

// weighted is a term's postings in one field with what they are worth there.
type weighted struct {
	*termDocs
	name    string // of the field in the index
	weight  float64
	b       float64
	average float64 // length of the field
}

// tf is how much the word is in the current document's field: its count, held
// against the field's length.
func (w *weighted) tf() float64 {
	return w.weight * float64(w.times()) / (1 - w.b + w.b*w.length()/w.average)
}

// wordDocs is a word over all the fields it may stand in, scored as if they
// were one weighted text (BM25F).
type wordDocs struct {
	term   string // as typed, for who asks what a score is made of
	fields []weighted
	idf    float64
	cur    uint64
	any    bool
}

func (w *wordDocs) doc() uint64 { return w.cur }

func (w *wordDocs) cost() uint64 {
	total := uint64(0)
	for i := range w.fields {
		total += w.fields[i].n
	}
	return total
}

func (w *wordDocs) seek(target uint64) error {
	if w.any && w.cur >= target {
		return nil
	}
	w.any = true
	w.cur = noMore
	for i := range w.fields {
		if err := w.fields[i].seek(target); err != nil {
			return err
		}
		w.cur = min(w.cur, w.fields[i].cur)
	}
	return nil
}

func (w *wordDocs) score() float64 {
	tf := 0.0
	for i := range w.fields {
		if w.fields[i].cur == w.cur {
			tf += w.fields[i].tf()
		}
	}
	return w.idf * saturated(tf)
}

func (w *wordDocs) close() error {
	var first error
	for i := range w.fields {
		if err := w.fields[i].close(); err != nil && first == nil {
			first = err
		}
	}
	return first
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
	w := &wordDocs{term: t.Form}
	df := uint64(0)
	set := roaring.New()
	add := func(field, term string, weight, b, average float64) error {
		if v.unscored {
			return v.addTo(set, field, term)
		}
		postings, err := v.terms(ctx, field, term, readTimes)
		if err != nil || postings == nil {
			return err
		}
		df = max(df, postings.n)
		w.fields = append(w.fields, weighted{postings, field, weight, b, average})
		return nil
	}
	form := typed(t, exact)
	for _, f := range s.fields {
		stemLength, formLength := v.averages(f)
		worth := f.weight
		if !exact && !t.Stop && !f.names {
			if err := add(f.stems(), t.Stem(), f.weight, f.length, stemLength); err != nil {
				return nil, w.abandon(err)
			}
			worth *= exactBonus
			if t.Accented() {
				if err := add(f.exact(), t.Form, f.weight*accentBonus, f.length, formLength); err != nil {
					return nil, w.abandon(err)
				}
			}
		}
		if err := add(f.exact(), form, worth, f.length, formLength); err != nil {
			return nil, w.abandon(err)
		}
	}
	if v.unscored {
		return newSetDocs(set, 0), nil
	}
	if len(w.fields) == 0 {
		return none{}, nil
	}
	w.idf = v.idf(df)
	return w, nil
}

func (w *wordDocs) abandon(err error) error {
	_ = w.close() // the first error says more
	return err
}
