package bleveindex

import (
	"slices"

	"github.com/pressoir/pressoir/internal/query"
)

// rawColumns are the columns of a segment as its side file has them: the values
// of each facet are numbered within the segment, so that they can be read
// without knowing any other. What is counted is not there yet.
type rawColumns struct {
	columns
	values [][]string // of each facet, by number: what is counted, as spelt
}

func encodeColumns(e *encoder, r *rawColumns) {
	encodeList(e, r.tie)
	encodeList(e, r.said)
	encodeList(e, r.article)
	encodeList(e, r.day)
	encodeList(e, r.when)
	for _, t := range r.totals {
		e.number(uint64(t.texts))
		e.number(uint64(t.words))
	}
	for i, column := range r.facets {
		if column != nil {
			e.texts(r.values[i])
			encodeNumbers(e, &column.sets)
			encodeList(e, column.start)
			encodeList(e, column.values)
		}
	}
}

// decodeColumns reads the columns of a segment of so many documents. Nothing
// that is read leads outside of it.
func decodeColumns(d *decoder, size uint64) *rawColumns {
	facets := query.Facets()
	r := &rawColumns{values: make([][]string, len(facets))}
	r.facets, r.totals = make([]*facetColumn, len(facets)), make([]fieldTotal, len(textFields()))
	r.tie, r.said, r.article = decodeList[uint64](d), orNil(decodeList[uint32](d)), orNil(decodeList[uint64](d))
	r.day, r.when = decodeList[int32](d), decodeList[int64](d)
	rows := uint64(len(r.day))
	d.wants(uint64(len(r.tie)) == size && uint64(len(r.when)) == rows)
	if r.said == nil {
		d.wants(rows == size && r.article == nil)
	} else {
		d.wants(uint64(len(r.said)) == size && uint64(len(r.article)) == rows && allBelow(r.said, rows))
	}
	d.wants(!slices.ContainsFunc(r.day, func(day int32) bool { return day != 0 && monthOf(day) == 0 }))
	for i := range r.totals {
		r.totals[i] = fieldTotal{int64(d.number()), int64(d.number())}
	}
	codes := facetCodes()
	for i, f := range facets {
		if !slices.Contains(valuesOf(codes), f) {
			continue
		}
		r.values[i] = d.texts()
		column := &facetColumn{sets: decodeNumbers(d), manyColumn: manyColumn{decodeList[uint32](d), decodeList[uint32](d)}}
		d.wants(column.sound(uint64(len(r.values[i]))))
		of := rows
		if r.own(facetNumber(i)) {
			of = size
		}
		d.wants(column.sets.below(of, uint64(len(column.start)-1)))
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

// numbered numbers the values as the whole index does, and counts what each
// search would else count anew.
func (r *rawColumns) numbered(l *labels) *columns {
	cols := r.columns
	cols.month, cols.counts = make([]monthNumber, len(r.day)), make([][]valueCount, len(r.facets))
	for row, day := range cols.day {
		cols.month[row] = monthOf(day)
	}
	cols.months = cols.countMonths()
	for i, f := range query.Facets() {
		column := cols.facets[i]
		if column == nil {
			continue
		}
		if !cols.own(facetNumber(i)) {
			column.via = cols.said
		}
		column.renumber(l.addAll(f, r.values[i]))
		cols.counts[i] = column.counts(uint64(len(cols.tie)), l.count(f))
	}
	return &cols
}
