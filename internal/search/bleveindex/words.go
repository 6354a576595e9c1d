package bleveindex

import (
	"context"
	"math"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search/postings"
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
	shares  [lengthCodes]float64 // what a count is worth, for each length
}

func (v *view) fieldUse(f textField) *fieldUse {
	u := &fieldUse{name: f.name, weight: f.weight, average: v.average(f)}
	for code := range u.shares {
		u.shares[code] = 1 / (1 - f.length + f.length*lengthOf[code]/u.average)
	}
	return u
}

// wordDocs is a word, in all forms wanted, over all the fields it may stand in,
// scored as if they were one weighted text (BM25F). The postings of its forms
// are added up form by form for a window of some documents, which costs a tenth
// of looking for each document at what every form has of it.
type wordDocs struct {
	term   string // as typed, for who asks what a score is made of
	phrase bool   // it is two stop words side by side, and idf what both are worth
	n      uint64
	idf    float64
	fills  int
	ended  func() error // why the search is to end, if it is

	windowed[wordForms]
	sums  [windowSize]float64
	block postings.Block
}

// wordForms go through the documents of one segment that have any of a word's
// forms.
type wordForms []formPostings

// formPostings goes through the documents of one segment that have a form.
type formPostings struct {
	*formUse
	list *postings.List
	*postings.Cursor
}

func (w *wordDocs) cost() uint64             { return w.n }
func (w *wordDocs) seek(target uint64) error { return w.seekBy(target, w.fill) }

// fill goes to the next window that has the word; false at the end.
func (w *wordDocs) fill(forms wordForms, local uint32) (bool, error) {
	first, found, err := w.first(forms, local)
	if err != nil || !found {
		return false, err
	}
	w.begin(first)
	return true, w.addUp(forms)
}

// first gives the first document that has the word, not before local.
func (w *wordDocs) first(forms wordForms, local uint32) (uint32, bool, error) {
	if w.fills++; w.fills%checkEvery == 0 {
		if err := w.ended(); err != nil {
			return 0, false, err
		}
	}
	first := uint32(math.MaxUint32)
	for i := range forms {
		if f := &forms[i]; f.Seek(local) {
			first = min(first, f.Doc())
		}
	}
	return first, first != math.MaxUint32, nil
}

// addUp adds up the postings of the window.
func (w *wordDocs) addUp(forms wordForms) error {
	clear(w.sums[:w.end-w.start])
	for i := range forms {
		if err := w.addForm(&forms[i]); err != nil {
			return unreadable(err)
		}
	}
	return nil
}

// addForm adds the postings of a form to the window.
func (w *wordDocs) addForm(f *formPostings) error {
	worth, shares := f.ofStem+f.ofTyped, &f.in.shares
	for {
		if err := f.Read(w.end, &w.block); err != nil || len(w.block.Docs) == 0 {
			return err
		}
		for i, doc := range w.block.Docs {
			slot := (doc - w.start) % windowSize
			w.has[slot/64] |= 1 << (slot % 64)
			w.sums[slot] += worth * float64(times(w.block.Times[i])) * shares[w.block.Lengths[i]%lengthCodes]
		}
	}
}

func (w *wordDocs) score() float64 { return w.scoreAt(w.local()) }

func (w *wordDocs) scoreAt(local uint32) float64 {
	return w.idf * saturated(w.sums[(local-w.start)%windowSize])
}

// each calls take with the forms that the current document has, how often and
// beside what length. They were read for its score, so that no error is new.
func (w *wordDocs) each(take func(f *formUse, times int, length uint8)) {
	local := w.local()
	for _, f := range w.runs[w.at].of {
		c := f.list.Cursor()
		if !c.Seek(local) || c.Doc() != local {
			continue
		}
		if frequency, length, err := c.Count(); err == nil {
			take(f.formUse, times(frequency), length%lengthCodes)
		}
	}
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
	names, uses := make([]string, len(s.fields)), make([][]formUse, len(s.fields))
	for i, f := range s.fields {
		names[i] = f.exact()
		in := v.fieldUse(f)
		for _, one := range f.in(forms, t, exact) {
			if one.wide == 0 {
				uses[i] = append(uses[i], in.of(one, t, exact || f.names))
			}
		}
	}
	if v.unscored {
		return v.wordSet(names, uses)
	}
	w := &wordDocs{term: t.Form, ended: ctx.Err}
	df, err := w.open(v, names, uses)
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
func (v *view) wordSet(fields []string, uses [][]formUse) (docs, error) {
	set := roaring.New()
	for i, f := range fields {
		for k := range uses[i] {
			if _, err := v.addTo(set, f, uses[i][k].term); err != nil {
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
func (w *wordDocs) open(v *view, fields []string, uses [][]formUse) (uint64, error) {
	in := make([]uint64, len(fields))
	for i := range v.segments {
		s := &v.segments[i]
		var forms wordForms
		for i, f := range fields {
			n, err := forms.open(s, f, uses[i])
			if err != nil {
				return 0, err
			}
			in[i] += n
		}
		if len(forms) > 0 {
			w.runs = append(w.runs, windowedRun[wordForms]{base: s.base, end: s.base + s.size, deleted: s.deleted(), of: forms})
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
func (forms *wordForms) open(s *segmentView, field string, uses []formUse) (uint64, error) {
	var sets []*roaring.Bitmap
	for i := range uses {
		list, err := s.postings(field, uses[i].term)
		if err != nil {
			return 0, err
		}
		if list != nil {
			*forms = append(*forms, formPostings{formUse: &uses[i], list: list, Cursor: list.Cursor()})
			sets = append(sets, list.Docs())
		}
	}
	switch len(sets) {
	case 0:
		return 0, nil
	case 1:
		return s.living(sets[0]), nil
	}
	return s.living(roaring.FastOr(sets...)), nil
}
