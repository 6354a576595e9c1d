package bleveindex

import (
	index "github.com/blevesearch/bleve_index_api"
)

// field is a field of a document as Bleve takes it: its terms are known
// already, each text having been cut once for all fields that are made of it.
type field struct {
	name    string
	options index.FieldIndexingOptions
	stored  []byte
	terms   index.TokenFrequencies
	length  int
}

// Name, and the methods that follow, implement Bleve's document.Field.
func (f *field) Name() string                                     { return f.name }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) Analyze()                                         {}
func (f *field) Value() []byte                                    { return f.stored }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return len(f.stored) + len(f.terms) }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }

// gatherer gathers the terms of one field after the other.
type gatherer struct {
	terms  index.TokenFrequencies
	slab   []index.TokenFreq // of terms to come
	which  []int32           // the term of each occurrence, by its number
	at     []int32           // its position
	counts []int32           // occurrences of each term
	byTerm []*index.TokenFreq
	sorted []int32
	tokens []token // of the text
}

// slabTerms is how many terms are made room for at once.
const slabTerms = 128

func (g *gatherer) begin(expected int) {
	g.terms = make(index.TokenFrequencies, expected)
	g.which, g.at, g.counts, g.byTerm = g.which[:0], g.at[:0], g.counts[:0], g.byTerm[:0]
}

// add notes that a term stands at a position, which is not before the last one
// of the same term.
func (g *gatherer) add(term string, position int) {
	tf := g.terms[term]
	if tf == nil {
		if len(g.slab) == 0 {
			g.slab = make([]index.TokenFreq, slabTerms)
		}
		tf, g.slab = &g.slab[0], g.slab[1:]
		tf.SetFrequency(len(g.counts)) // its number, until end
		g.terms[term] = tf
		g.counts, g.byTerm = append(g.counts, 0), append(g.byTerm, tf)
	}
	n := int32(tf.Frequency())
	g.counts[n]++
	g.which, g.at = append(g.which, n), append(g.at, int32(position))
}

// field gives the field of what was gathered.
func (g *gatherer) field(name string) *field {
	g.sorted = append(g.sorted[:0], g.at...)
	next := int32(0)
	for n, count := range g.counts {
		g.counts[n] = next // where its positions begin
		next += count
	}
	for i, n := range g.which {
		g.sorted[g.counts[n]] = g.at[i]
		g.counts[n]++ // in the end, where they end
	}
	from := int32(0)
	for n, tf := range g.byTerm {
		frequency, vectors := occurrences(g.sorted[from:g.counts[n]])
		tf.SetFrequency(frequency)
		tf.Locations = vectors
		from = g.counts[n]
	}
	f := &field{name: name, options: optionsOf(name), terms: g.terms, length: lengthCode(len(g.at))}
	g.terms = nil
	return f
}
