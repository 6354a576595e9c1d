package bleveindex

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// columnReader reads the columns of a segment from its records, one after the
// other.
type columnReader struct {
	columns
	makers []*columnMaker // of facets, by number; nil for years
	codes  map[byte]facetNumber
	rows   map[uint64]uint32 // of words said, by article; nil of articles

	// Of the document that is read:
	inArticle   uint64 // hash of its name, 0 where the document is one
	publishedOn int32
	publishedAt int64
}

// readColumns reads the columns of a segment.
func readColumns(ctx context.Context, segment *scorch.SegmentSnapshot, size uint64) (*rawColumns, error) {
	r := newColumnReader(size)
	for doc := range size {
		if doc%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var broken error
		err := segment.VisitDocument(doc, func(field string, _ byte, stored []byte, _ []uint64) bool {
			switch field {
			case idField:
				r.tie[doc] = hashBytes(stored)
			case recordField:
				broken = r.document(doc, stored)
				return false
			}
			return true
		})
		if err := cmp.Or(err, broken); err != nil {
			return nil, err
		}
	}
	return r.raw(), nil
}

func newColumnReader(size uint64) *columnReader {
	r := &columnReader{codes: map[byte]facetNumber{}, makers: make([]*columnMaker, len(query.Facets()))}
	for code, f := range facetCodes() {
		r.codes[code] = numberOf(f)
		r.makers[numberOf(f)] = newColumnMaker()
	}
	r.tie, r.totals = make([]uint64, size), make([]fieldTotal, len(textFields()))
	r.day, r.when = make([]int32, size), make([]int64, size)
	return r
}

// document takes the record of a document.
func (r *columnReader) document(doc uint64, stored record) error {
	r.inArticle, r.publishedOn, r.publishedAt = 0, 0, 0
	var shared record
	err := stored.each(func(code byte, value []byte) {
		if code == hitShared {
			shared = value
		}
		r.take(code, value)
	})
	if err := cmp.Or(err, shared.each(r.take)); err != nil {
		return err
	}
	if doc == 0 && r.inArticle != 0 { // all are words said: they are not mixed with articles
		r.rows, r.said, r.article = map[uint64]uint32{}, make([]uint32, len(r.tie)), []uint64{}
		r.day, r.when = nil, nil
	}
	row := doc
	if r.rows != nil {
		row = r.rowOf(r.inArticle)
		r.said[doc] = uint32(row)
	}
	if r.publishedOn != 0 {
		r.day[row], r.when[row] = r.publishedOn, r.publishedAt
	}
	for f, m := range r.makers {
		switch {
		case m == nil:
		case r.own(facetNumber(f)):
			m.end(doc)
		default:
			m.end(row)
		}
	}
	return nil
}

// own reports whether each document has its own values of a facet: the words
// said in an article have all but who says them in common.
func (r *columns) own(f facetNumber) bool { return r.said == nil || f == numberOf(query.Speaker) }

// rowOf is the row of the article that words were said in.
func (r *columnReader) rowOf(article uint64) uint64 {
	row, ok := r.rows[article]
	if !ok {
		row = uint32(len(r.article))
		r.rows[article] = row
		r.article = append(r.article, article)
		r.day, r.when = append(r.day, 0), append(r.when, 0)
	}
	return uint64(row)
}

// take takes an entry of a record.
func (r *columnReader) take(code byte, value []byte) {
	switch code {
	case columnDate:
		d := news.Date(value)
		if t, ok := d.Time(); ok {
			r.publishedOn, r.publishedAt = dayNumber(d.Day()), t.Unix()
		}
	case columnLength:
		addLength(r.totals, value)
	case hitArticle:
		r.inArticle = hashBytes(value)
	default:
		if f, ok := r.codes[code]; ok {
			r.makers[f].add(value)
		}
	}
}

// raw is what was read.
func (r *columnReader) raw() *rawColumns {
	if r.rows != nil { // they grew, and are kept as long as they are
		r.day, r.when, r.article = slices.Clone(r.day), slices.Clone(r.when), slices.Clone(r.article)
	}
	raw := &rawColumns{columns: r.columns, values: make([][]string, len(r.makers))}
	raw.facets = make([]*facetColumn, len(r.makers))
	for i, m := range r.makers {
		if m == nil {
			continue
		}
		rows := len(r.day)
		if r.own(facetNumber(i)) {
			rows = len(r.tie)
		}
		raw.values[i], raw.facets[i] = m.texts, m.column(uint64(rows))
	}
	return raw
}

// dayNumber makes YYYYMMDD of YYYY-MM-DD, 0 of anything else.
func dayNumber(day string) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(day, "-", ""), 10, 32)
	if err != nil || len(day) != len(news.DayLayout) {
		return 0
	}
	return int32(n)
}

// encodedLength is an entry of a record: the field's number, and how many words
// its text has.
func encodedLength(f query.Field, words int) []byte {
	n := slices.IndexFunc(textFields(), func(t textField) bool { return t.name == f })
	return binary.AppendUvarint([]byte{byte(n)}, uint64(words))
}

func addLength(totals []fieldTotal, value []byte) {
	if len(value) == 0 || int(value[0]) >= len(totals) {
		return
	}
	total := &totals[value[0]]
	words, _ := binary.Uvarint(value[1:]) // a damaged one adds nothing
	total.texts++
	total.words += int64(words)
}
