package bleveindex

import (
	"slices"

	"github.com/pressoir/pressoir/internal/query"
)

// rawColumns are the columns of a segment as its side file has them: the values
// of each facet are numbered within the segment, so that they can be read
// without knowing any other.
type rawColumns struct {
	values  [][]string    // of each facet, by number: what is counted, as spelt
	facets  []*manyColumn // by number; nil for years
	day     []uint32      // as in columns
	when    []uint64
	tie     []uint64
	article []uint64 // of words said, their articles; nil of articles
	totals  []fieldTotal

	numbers []map[string]uint32 // of each facet, the numbers of values; while they are made
}

func newRawColumns(size uint64) *rawColumns {
	facets := len(query.Facets())
	r := &rawColumns{
		values: make([][]string, facets), facets: make([]*manyColumn, facets), numbers: make([]map[string]uint32, facets),
		day: make([]uint32, size), when: make([]uint64, size), tie: make([]uint64, size), totals: make([]fieldTotal, len(textFields())),
	}
	for _, f := range facetCodes() {
		r.facets[numberOf(f)] = &manyColumn{start: make([]uint32, 1, size+1)}
		r.numbers[numberOf(f)] = map[string]uint32{}
	}
	return r
}

// add gives the document that is being read a value of a facet.
func (r *rawColumns) add(f facetNumber, value []byte) {
	n, ok := r.numbers[f][string(value)]
	if !ok {
		n = uint32(len(r.values[f]))
		r.numbers[f][string(value)] = n
		r.values[f] = append(r.values[f], string(value))
	}
	r.facets[f].values = append(r.facets[f].values, n)
}

// endDocument closes the values of a document.
func (r *rawColumns) endDocument() {
	for _, column := range r.facets {
		if column != nil {
			column.end()
		}
	}
}

func encodeColumns(e *encoder, r *rawColumns) {
	e.uint32s(r.day)
	e.uint64s(r.when)
	e.uint64s(r.tie)
	e.uint64s(r.article)
	for _, t := range r.totals {
		e.number(uint64(t.texts))
		e.number(uint64(t.words))
	}
	for i, column := range r.facets {
		if column != nil {
			e.texts(r.values[i])
			e.uint32s(column.start)
			e.uint32s(column.values)
		}
	}
}

// decodeColumns reads the columns of a segment of so many documents. Nothing
// that is read leads outside of it.
func decodeColumns(d *decoder, size uint64) *rawColumns {
	facets := len(query.Facets())
	r := &rawColumns{
		values: make([][]string, facets), facets: make([]*manyColumn, facets), totals: make([]fieldTotal, len(textFields())),
		day: d.uint32s(), when: d.uint64s(), tie: d.uint64s(), article: d.uint64s(),
	}
	if len(r.article) == 0 {
		r.article = nil
	}
	d.wants(r.article == nil || uint64(len(r.article)) == size)
	d.wants(uint64(len(r.day)) == size && uint64(len(r.when)) == size && uint64(len(r.tie)) == size)
	d.wants(!slices.ContainsFunc(r.day, func(day uint32) bool { return day != 0 && monthOf(int32(day)) == 0 }))
	for i := range r.totals {
		r.totals[i] = fieldTotal{int64(d.number()), int64(d.number())}
	}
	codes := facetCodes()
	for i, f := range query.Facets() {
		if !slices.Contains(valuesOf(codes), f) {
			continue
		}
		r.values[i] = d.texts()
		column := &manyColumn{start: d.uint32s(), values: d.uint32s()}
		d.wants(uint64(len(column.start)) == size+1 && column.sound(uint32(len(r.values[i]))))
		r.facets[i] = column
	}
	return r
}

func valuesOf(codes map[byte]query.Facet) []query.Facet {
	list := make([]query.Facet, 0, len(codes))
	for _, f := range codes {
		list = append(list, f)
	}
	return list
}

// sound reports whether a column's values are below a number, and each
// document's lie between the one before and the one after.
func (c *manyColumn) sound(values uint32) bool {
	last := len(c.start) - 1
	return last >= 0 && c.start[0] == 0 && int(c.start[last]) == len(c.values) && slices.IsSorted(c.start) &&
		!slices.ContainsFunc(c.values, func(n uint32) bool { return n >= values })
}

// columns numbers the values as the whole index does, and counts what each
// search would else count anew.
func (r *rawColumns) columns(l *labels) *columns {
	size := len(r.day)
	cols := &columns{
		facets: make([]*manyColumn, len(r.facets)), counts: make([][]valueCount, len(r.facets)), totals: r.totals,
		day: make([]int32, size), month: make([]monthNumber, size), months: newMonthCounts(), when: make([]int64, size), tie: r.tie, article: r.article,
	}
	for i := range r.day {
		cols.day[i], cols.when[i] = int32(r.day[i]), int64(r.when[i])
		cols.month[i] = monthOf(cols.day[i])
		cols.months[cols.month[i]]++
	}
	for i, f := range query.Facets() {
		if r.facets[i] != nil {
			cols.facets[i] = r.facets[i].renumbered(l.addAll(f, r.values[i]))
			cols.counts[i] = cols.facets[i].count(l.count(f))
		}
	}
	return cols
}

// renumbered gives values the numbers of a list. Two spellings of one value
// become one.
func (c *manyColumn) renumbered(as []uint32) *manyColumn {
	to := &manyColumn{start: make([]uint32, 1, len(c.start)), values: make([]uint32, 0, len(c.values))}
	for doc := range len(c.start) - 1 {
		for _, n := range c.of(uint64(doc)) {
			to.values = append(to.values, as[n])
		}
		to.end()
	}
	return to
}

// valueCount is how many documents of a segment have a value, deleted ones
// included.
type valueCount struct{ value, n uint32 }

// count counts the values, which are below most.
func (c *manyColumn) count(most int) []valueCount {
	of := make([]uint32, most)
	distinct := 0
	for _, value := range c.values {
		if of[value] == 0 {
			distinct++
		}
		of[value]++
	}
	counts := make([]valueCount, 0, distinct)
	for value, n := range of {
		if n > 0 {
			counts = append(counts, valueCount{uint32(value), n})
		}
	}
	return counts
}
