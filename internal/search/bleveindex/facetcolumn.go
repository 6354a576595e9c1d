package bleveindex

import (
	"encoding/binary"
	"slices"
)

// facetColumn has any number of values a document. Most documents have none or
// the same as others, so each distinct set of values is kept once, and of a
// document only the number of its set.
type facetColumn struct {
	via  []uint32 // of what words said have through their articles, the row of each document; nil: its own
	sets numbers  // of each row
	manyColumn
}

// manyColumn is sets of values: those of set i are values[start[i]:start[i+1]].
type manyColumn struct {
	start  []uint32
	values []uint32
}

// of gives a document's values.
func (c *facetColumn) of(doc uint64) []uint32 {
	if c.via != nil {
		doc = uint64(c.via[doc])
	}
	set := c.sets.at(doc)
	return c.values[c.start[set]:c.start[set+1]]
}

// perSet is how many documents there must be for each set, to count these
// first and the values of each of them once.
const perSet = 4

// count counts the values of some documents.
func (c *facetColumn) count(docs []uint32, into []int) {
	switch {
	case c.sets.one != nil:
		countSets(c, c.sets.one, docs, into)
	case c.sets.two != nil:
		countSets(c, c.sets.two, docs, into)
	default:
		countSets(c, c.sets.four, docs, into)
	}
}

func countSets[T uint8 | uint16 | uint32](c *facetColumn, sets []T, docs []uint32, into []int) {
	start, values := c.start, c.values
	if perSet*(len(start)-1) > len(docs) {
		for _, doc := range docs {
			if c.via != nil {
				doc = c.via[doc]
			}
			set := sets[doc]
			for _, n := range values[start[set]:start[set+1]] {
				into[n]++
			}
		}
		return
	}
	counts := make([]int, len(start)-1)
	for _, doc := range docs {
		if c.via != nil {
			doc = c.via[doc]
		}
		counts[sets[doc]]++
	}
	for set, count := range counts {
		for _, n := range values[start[set]:start[set+1]] {
			into[n] += count
		}
	}
}

// renumber gives values the numbers of a list. Two spellings of one value
// become one.
func (c *manyColumn) renumber(as []uint32) {
	from, kept := uint32(0), uint32(0)
	for i, end := range c.start[1:] {
		own := c.values[from:end]
		for k, n := range own {
			own[k] = as[n]
		}
		if len(own) > 1 {
			slices.Sort(own)
			own = slices.Compact(own)
		}
		kept += uint32(copy(c.values[kept:], own))
		from, c.start[i+1] = end, kept
	}
	c.values = c.values[:kept]
}

// sound reports whether a column's values are below a number, and each set's
// lie between those of the one before and those of the one after.
func (c *manyColumn) sound(values uint64) bool {
	last := len(c.start) - 1
	return last >= 0 && c.start[0] == 0 && int(c.start[last]) == len(c.values) && slices.IsSorted(c.start) &&
		allBelow(c.values, values)
}

// valueCount is how many documents of a segment have a value, deleted ones
// included.
type valueCount struct{ value, n uint32 }

// counts counts the values of all of so many documents; they are below most.
func (c *facetColumn) counts(docs uint64, most int) []valueCount {
	bySet := make([]uint32, len(c.start)-1)
	for doc := range docs {
		row := doc
		if c.via != nil {
			row = uint64(c.via[doc])
		}
		bySet[c.sets.at(row)]++
	}
	of := make([]uint32, most)
	for set, n := range bySet {
		for _, value := range c.values[c.start[set]:c.start[set+1]] {
			of[value] += n
		}
	}
	distinct := 0
	for _, n := range of {
		if n > 0 {
			distinct++
		}
	}
	counts := make([]valueCount, 0, distinct)
	for value, n := range of {
		if n > 0 {
			counts = append(counts, valueCount{uint32(value), n})
		}
	}
	return counts
}

// columnMaker makes a column, whose values are numbered as they come.
type columnMaker struct {
	numbers map[string]uint32
	texts   []string          // the values, as spelt
	known   map[string]uint32 // sets, by their values
	rows    []uint32
	manyColumn
	set []uint32 // the row's that is being made
	key []byte
}

// newColumnMaker begins a column. Set 0 is that of rows without values.
func newColumnMaker() *columnMaker {
	return &columnMaker{numbers: map[string]uint32{}, known: map[string]uint32{"": 0}, manyColumn: manyColumn{start: []uint32{0, 0}}}
}

// add gives the row that is being made a value.
func (m *columnMaker) add(value []byte) {
	n, ok := m.numbers[string(value)]
	if !ok {
		text := string(value)
		n = uint32(len(m.texts))
		m.numbers[text] = n
		m.texts = append(m.texts, text)
	}
	m.set = append(m.set, n)
}

// end closes a row.
func (m *columnMaker) end(row uint64) {
	if len(m.set) == 0 {
		return
	}
	slices.Sort(m.set)
	m.set = slices.Compact(m.set)
	m.key = m.key[:0]
	for _, n := range m.set {
		m.key = binary.AppendUvarint(m.key, uint64(n))
	}
	set, ok := m.known[string(m.key)]
	if !ok {
		set = uint32(len(m.start) - 1)
		m.known[string(m.key)] = set
		m.values = append(m.values, m.set...)
		m.start = append(m.start, uint32(len(m.values)))
	}
	m.reach(row + 1)
	m.rows[row] = set
	m.set = m.set[:0]
}

// reach makes sure of so many rows.
func (m *columnMaker) reach(rows uint64) {
	for uint64(len(m.rows)) < rows {
		m.rows = append(m.rows, 0)
	}
}

// column is what was made, of so many rows.
func (m *columnMaker) column(rows uint64) *facetColumn {
	m.reach(rows)
	return &facetColumn{
		sets:       narrowNumbers(m.rows, len(m.start)-1),
		manyColumn: manyColumn{slices.Clone(m.start), slices.Clone(m.values)},
	}
}
