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

// read reads the columns of a segment from its records.
func (c *columnCache) read(ctx context.Context, segment *scorch.SegmentSnapshot, size uint64) (*rawColumns, error) {
	raw := newRawColumns(size)
	codes := facetCodes()
	shared, err := sharedRecords(ctx, segment, size)
	if err != nil {
		return nil, err
	}
	for doc := range size {
		if doc%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		take := func(code byte, value []byte) { raw.place(codes, doc, code, value) }
		name, err := eachEntry(segment, doc, take)
		if err != nil {
			return nil, err
		}
		raw.tie[doc] = name
		if raw.article != nil {
			if err := shared[raw.article[doc]].each(take); err != nil {
				return nil, err
			}
		}
		raw.endDocument()
	}
	return raw, nil
}

// eachEntry calls take with the entries of a document's record, and gives the
// hash of its name.
func eachEntry(segment *scorch.SegmentSnapshot, doc uint64, take func(code byte, value []byte)) (name uint64, err error) {
	var broken error
	err = segment.VisitDocument(doc, func(field string, _ byte, stored []byte, _ []uint64) bool {
		switch field {
		case idField:
			name = hashBytes(stored)
		case recordField:
			broken = record(stored).each(take)
			return false
		}
		return true
	})
	return name, cmp.Or(err, broken)
}

// sharedRecords are the parts of records that words said have in common, by
// article; of articles there are none.
func sharedRecords(ctx context.Context, segment *scorch.SegmentSnapshot, size uint64) (map[uint64]record, error) {
	all := map[uint64]record{}
	for doc := range size {
		if doc%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		article, part := uint64(0), record(nil)
		if _, err := eachEntry(segment, doc, func(code byte, value []byte) {
			switch code {
			case hitArticle:
				article = hashBytes(value)
			case hitShared:
				part = slices.Clone(value)
			}
		}); err != nil {
			return nil, err
		}
		if article == 0 {
			return nil, nil // it is one: they are not mixed
		}
		if part != nil {
			all[article] = part
		}
	}
	return all, nil
}

func (r *rawColumns) place(codes map[byte]query.Facet, doc uint64, code byte, value []byte) {
	switch code {
	case columnDate:
		d := news.Date(value)
		if t, ok := d.Time(); ok {
			r.when[doc], r.day[doc] = uint64(t.Unix()), uint32(dayNumber(d.Day()))
		}
	case columnLength:
		addLength(r.totals, value)
	case hitArticle:
		if r.article == nil {
			r.article = make([]uint64, len(r.tie))
		}
		r.article[doc] = hashBytes(value)
	default:
		if f, ok := codes[code]; ok {
			r.add(numberOf(f), value)
		}
	}
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
