package bleveindex

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// titleWords are the words of one segment's titles, folded, in alphabetical
// order: those of word i are docs[start[i]:start[i+1]], so that the titles of
// all words with one beginning stand in one stretch.
type titleWords struct {
	words []string
	start []uint32
	docs  []uint32
	// newest are all documents of the segment in the order of their dates: of
	// a beginning that most titles have, the first of these are enough.
	newest []uint32
}

// readTitleWords reads them from the segment's own dictionary. Stop words are
// left out: every other title has them.
func readTitleWords(ctx context.Context, s *segmentView) (*titleWords, error) {
	dict, err := s.snapshot.Segment().Dictionary(titleField.exact())
	if err != nil {
		return nil, unreadable(err)
	}
	postings, err := dict.PostingsList(nil, nil, nil)
	if err != nil {
		return nil, unreadable(err)
	}
	of := map[string][]uint32{}
	entries := termsOf(dict)
	for n := 0; ; n++ {
		entry, err := entries.Next()
		if err != nil {
			return nil, unreadable(err)
		}
		if entry == nil {
			return newTitleWords(of, s.columns.byDate()), nil
		}
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		form, mark := cutMark(entry.Term)
		if mark == wideMark || french.IsStop(form) {
			continue
		}
		if postings, err = dict.PostingsList([]byte(entry.Term), nil, postings); err != nil {
			return nil, unreadable(err)
		}
		folded := french.Fold(form)
		docs := postings.Iterator(false, false, false, nil)
		for {
			doc, err := docs.Next()
			if err != nil {
				return nil, unreadable(err)
			}
			if doc == nil {
				break
			}
			of[folded] = append(of[folded], uint32(doc.Number()))
		}
	}
}

func newTitleWords(of map[string][]uint32, newest []uint32) *titleWords {
	t := &titleWords{words: slices.Sorted(maps.Keys(of)), start: []uint32{0}, newest: newest}
	for _, word := range t.words {
		docs := of[word]
		slices.Sort(docs)
		t.docs = append(t.docs, slices.Compact(docs)...)
		t.start = append(t.start, uint32(len(t.docs)))
	}
	return t
}

func encodeTitleWords(e *encoder, t *titleWords) {
	e.texts(t.words)
	encodeList(e, t.start)
	encodeList(e, t.docs)
	encodeList(e, t.newest)
}

// decodeTitleWords reads those of a segment of so many documents.
func decodeTitleWords(d *decoder, size uint64) *titleWords {
	t := &titleWords{words: d.texts(), start: decodeList[uint32](d), docs: decodeList[uint32](d), newest: decodeList[uint32](d)}
	column := manyColumn{start: t.start, values: t.docs}
	d.wants(size < math.MaxUint32 && len(t.start) == len(t.words)+1 && column.sound(size))
	d.wants(slices.IsSorted(t.words) && uint64(len(t.newest)) == size)
	d.wants(allBelow(t.newest, size))
	return t
}

// afterAll stands after every character of a word.
const afterAll = "\xff"

// beginning is the documents of all words that begin so, some of them twice.
func (t *titleWords) beginning(prefix string) []uint32 {
	from, _ := slices.BinarySearch(t.words, prefix)
	to, _ := slices.BinarySearch(t.words, prefix+afterAll)
	return t.docs[t.start[from]:t.start[to]]
}

// byDate are the documents of a segment, the newest first.
func (c *columns) byDate() []uint32 {
	docs := make([]uint32, len(c.tie))
	for i := range docs {
		docs[i] = uint32(i)
	}
	compare := order(query.Newest)
	slices.SortFunc(docs, func(a, b uint32) int {
		ra, rb := c.rank(0, uint64(a)), c.rank(0, uint64(b))
		return compare(&ra, &rb)
	})
	return docs
}

// manyTitles is the share of a segment's titles, as one in so many, from which
// on it is cheaper to go through them by date.
const manyTitles = 8

// each calls found with the documents that have a word of each beginning,
// until it returns false: the newest first where they are many, else in any
// order, and of one beginning alone maybe twice.
func (t *titleWords) each(prefixes []string, found func(doc uint32, newestFirst bool) bool) {
	lists := make([][]uint32, len(prefixes))
	for i, p := range prefixes {
		if lists[i] = t.beginning(p); len(lists[i]) == 0 {
			return
		}
	}
	slices.SortFunc(lists, func(a, b []uint32) int { return cmp.Compare(len(a), len(b)) })
	size := uint64(len(t.newest))
	docs, newestFirst := lists[0], len(lists[0]) > len(t.newest)/manyTitles
	if newestFirst {
		docs = t.newest
	} else {
		lists = lists[1:]
	}
	var among []uint64 // a set of bits; nil is all documents
	for _, list := range lists {
		among = narrowed(list, among, size)
	}
	for _, doc := range docs {
		if among == nil || among[doc/64]&(1<<(doc%64)) != 0 {
			if !found(doc, newestFirst) {
				return
			}
		}
	}
}

// narrowed is the set of those of a list that are in a set.
func narrowed(list []uint32, among []uint64, size uint64) []uint64 {
	set := make([]uint64, size/64+1)
	for _, n := range list {
		if among == nil || among[n/64]&(1<<(n%64)) != 0 {
			set[n/64] |= 1 << (n % 64)
		}
	}
	return set
}

// titlesRead is how many titles are read for each one wanted: among the newest
// that fit, those go first where the words stand as they were typed.
const titlesRead = 4

// titlesOf are the titles a text may become.
func (k *known) titlesOf(ctx context.Context, v *view, words []string, r search.CompleteRequest) ([]search.Completion, error) {
	newest := page{compare: order(query.Newest), limit: titlesRead * r.Limit}
	for i, t := range k.titles {
		s := &v.segments[i]
		deleted, cols := s.deleted(), s.columns
		left := newest.limit
		t.each(words, func(local uint32, newestFirst bool) bool {
			if deleted == nil || !deleted.Contains(local) {
				newest.addOnce(cols.rank(s.base+uint64(local), uint64(local)))
				left--
			}
			return !newestFirst || left > 0
		})
	}
	typed := " " + strings.Join(words, " ")
	var inOrder, others []search.Completion
	seen := map[string]bool{}
	for _, found := range newest.sorted() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := v.title(found.doc)
		if err != nil {
			return nil, err
		}
		key := french.Key(c.Label)
		if seen[key] {
			continue
		}
		seen[key] = true
		if strings.Contains(" "+strings.Join(beginnings(c.Label), " "), typed) {
			inOrder = append(inOrder, c)
		} else {
			others = append(others, c)
		}
	}
	inOrder = append(inOrder, others...)
	return inOrder[:min(r.Limit, len(inOrder))], nil
}

// addOnce is add for hits that may come again.
func (p *page) addOnce(r rank) {
	if len(p.first) == p.limit && p.compare(&r, &p.first[0]) >= 0 {
		return
	}
	if !slices.ContainsFunc(p.first, func(have rank) bool { return have.doc == r.doc }) {
		p.add(r)
	}
}

func (v *view) title(doc uint64) (search.Completion, error) {
	h, err := v.hit(doc)
	if err != nil {
		return search.Completion{}, err
	}
	return search.Completion{
		Kind: search.CompleteTitle, Value: h.Title, Label: h.Title, Count: 1,
		Article: news.Maybe(h.Article), Published: h.Published,
	}, nil
}
