package bleveindex

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
)

// A term of a text field is a form as it stands, in lower case, with its
// accents. A mark at its end tells what else it is; no word has one.
const (
	wideMark    = "\x02" // the reading of two tokens as one, beside the plain term: a phrase knows where it ends
	nameMark    = "\x03" // a name, which has no other forms
	foreignMark = "\x04" // in a text that is not in French, whose words are not stemmed
	readingMark = "\x05" // another way to read a word that has the same stem, and counts once among its forms
)

// cutMark parts a term's form from its mark, "" where it has none.
func cutMark(term string) (form, mark string) {
	if last := len(term) - 1; last >= 0 && term[last] < ' ' {
		return term[:last], term[last:]
	}
	return term, ""
}

// lexicon is terms, findable by their forms without accents and by their stems.
// It never changes. Millions of words in as many strings would cost more than
// their letters: all are in one text.
type lexicon struct {
	text  string
	words []lexEntry // by folded form, then by term
	stems []uint32   // the words that have one, by stem, then by number
}

// lexEntry is where a word of a lexicon stands in its text: its form without
// accents, then its term where it does not begin with the form, as most do, and
// its stem where the form does not begin with it.
type lexEntry struct {
	at                 uint32
	folded, term, stem uint8 // how many bytes each has
	apart              lexParts
}

// lexParts tells which parts of a word stand behind the one before.
type lexParts uint8

const (
	termApart lexParts = 1 << iota
	stemApart
)

// maxLexTerm is how long a term of a lexicon is at most, in bytes; no word of
// [french.Tokens] is that long.
const maxLexTerm = math.MaxUint8

// lexWord is a word of a lexicon. The stem is the one that it is found by, ""
// where it is found by none.
type lexWord struct {
	lexForm
	stem string
}

type lexForm struct{ folded, term string }

type lexStem struct {
	stem string
	word uint32
}

func (l *lexicon) folded(i int) string {
	e := &l.words[i]
	return l.text[e.at : e.at+uint32(e.folded)]
}

func (l *lexicon) word(i int) lexWord {
	e := &l.words[i]
	begins, next := l.text[e.at:], uint32(max(e.folded, e.term))
	if e.apart&termApart != 0 {
		next = uint32(e.folded)
	}
	w := lexWord{lexForm{begins[:e.folded], begins[:e.term]}, begins[:e.stem]}
	if e.apart&termApart != 0 {
		w.term = begins[next : next+uint32(e.term)]
		next += uint32(e.term)
	}
	if e.apart&stemApart != 0 {
		w.stem = begins[next : next+uint32(e.stem)]
	}
	return w
}

// stemOfTerm is the stem that a term is found by.
func stemOfTerm(term, folded string) string {
	form, mark := cutMark(term)
	switch {
	case mark == nameMark:
		return folded
	case mark != "" || french.IsStop(form):
		return ""
	}
	return french.StemOf(form, folded)
}

func compareLexForms(a, b lexForm) int {
	return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.term, b.term))
}

// lexMaker makes a lexicon of words that come in its order.
type lexMaker struct {
	lexicon
	text []byte
}

func newLexMaker(words, text int) *lexMaker {
	return &lexMaker{lexicon: lexicon{words: make([]lexEntry, 0, words)}, text: make([]byte, 0, text)}
}

func (m *lexMaker) add(w lexWord) {
	e := lexEntry{at: uint32(len(m.text)), folded: uint8(len(w.folded)), term: uint8(len(w.term)), stem: uint8(len(w.stem))}
	if !strings.HasPrefix(w.term, w.folded) {
		m.text, e.apart = append(m.text, w.folded...), termApart
	}
	m.text = append(m.text, w.term...)
	if !strings.HasPrefix(w.folded, w.stem) {
		m.text, e.apart = append(m.text, w.stem...), e.apart|stemApart
	}
	m.words = append(m.words, e)
}

// made is the lexicon, whose stems are still to come.
func (m *lexMaker) made() *lexicon {
	m.lexicon.text = string(m.text)
	return &m.lexicon
}

func newLexicon(terms []string) *lexicon {
	words := make([]lexForm, 0, len(terms))
	bytes := 0
	for _, term := range terms {
		form, _ := cutMark(term)
		if folded := french.Fold(form); max(len(folded), len(term)) <= maxLexTerm {
			words = append(words, lexForm{folded, term})
			bytes += len(term)
		}
	}
	slices.SortFunc(words, compareLexForms)
	m := newLexMaker(len(words), bytes)
	stems := make([]lexStem, 0, len(words))
	for i, w := range words {
		stem := stemOfTerm(w.term, w.folded)
		if len(stem) > maxLexTerm {
			stem = ""
		}
		if stem != "" {
			stems = append(stems, lexStem{stem, uint32(i)})
		}
		m.add(lexWord{w, stem})
	}
	slices.SortFunc(stems, func(a, b lexStem) int { return cmp.Or(strings.Compare(a.stem, b.stem), cmp.Compare(a.word, b.word)) })
	l := m.made()
	l.stems = make([]uint32, len(stems))
	for i := range stems {
		l.stems[i] = stems[i].word
	}
	return l
}

// joinedLexicon is two lexicons in one; no term is in both.
func joinedLexicon(a, b *lexicon) *lexicon {
	m := newLexMaker(len(a.words)+len(b.words), len(a.text)+len(b.text))
	ofA, ofB := make([]uint32, len(a.words)), make([]uint32, len(b.words)) // their new numbers
	take := func(from *lexicon, i int, as []uint32) {
		as[i] = uint32(len(m.words))
		m.add(from.word(i))
	}
	merge(len(a.words), len(b.words), func(i, k int) bool { return compareLexForms(a.word(i).lexForm, b.word(k).lexForm) < 0 },
		func(i int) { take(a, i, ofA) }, func(k int) { take(b, k, ofB) })
	l := m.made()
	l.stems = make([]uint32, 0, len(a.stems)+len(b.stems))
	merge(len(a.stems), len(b.stems), func(i, k int) bool {
		return cmp.Or(strings.Compare(a.stem(i), b.stem(k)), cmp.Compare(ofA[a.stems[i]], ofB[b.stems[k]])) < 0
	}, func(i int) { l.stems = append(l.stems, ofA[a.stems[i]]) }, func(k int) { l.stems = append(l.stems, ofB[b.stems[k]]) })
	return l
}

// merge goes through two sorted lists as one.
func merge(a, b int, before func(i, k int) bool, takeA, takeB func(int)) {
	for i, k := 0, 0; i < a || k < b; {
		if k == b || i < a && before(i, k) {
			takeA(i)
			i++
		} else {
			takeB(k)
			k++
		}
	}
}

// stem is the i-th in their order.
func (l *lexicon) stem(i int) string { return l.word(int(l.stems[i])).stem }

// folding calls found with the terms of a form without accents.
func (l *lexicon) folding(folded string, found func(lexWord)) {
	for i := l.from(folded); i < len(l.words) && l.folded(i) == folded; i++ {
		found(l.word(i))
	}
}

// stemming calls found with the terms of a stem.
func (l *lexicon) stemming(stem string, found func(lexWord)) {
	i := sort.Search(len(l.stems), func(i int) bool { return l.stem(i) >= stem })
	for ; i < len(l.stems) && l.stem(i) == stem; i++ {
		found(l.word(int(l.stems[i])))
	}
}

// beginning calls found with the terms whose forms begin so, without accents.
func (l *lexicon) beginning(prefix string, found func(lexWord)) {
	for i := l.from(prefix); i < len(l.words) && strings.HasPrefix(l.folded(i), prefix); i++ {
		found(l.word(i))
	}
}

// from is the first word whose form is not before another.
func (l *lexicon) from(folded string) int {
	return sort.Search(len(l.words), func(i int) bool { return l.folded(i) >= folded })
}

// near calls found with the terms whose forms, without accents, are at most so
// many letters off and begin with prefix: a letter too many, too few, another,
// or two that changed places.
func (l *lexicon) near(folded string, off int, prefix string, found func(lexWord)) {
	d := newDistance(folded, off)
	for i := l.from(prefix); i < len(l.words) && strings.HasPrefix(l.folded(i), prefix); {
		word := l.folded(i)
		dead, ok := d.read(word)
		if dead > 0 { // nothing that begins as the word up to there can be near
			i += max(1, sort.Search(len(l.words)-i, func(n int) bool { return l.folded(i+n) >= word[:dead]+afterAll }))
			continue
		}
		for ; i < len(l.words) && l.folded(i) == word; i++ {
			if ok {
				found(l.word(i))
			}
		}
	}
}
