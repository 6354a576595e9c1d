package bleveindex

import (
	"cmp"
	"slices"
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
// It never changes.
type lexicon struct {
	words []lexWord // by folded form, then by term
	stems []lexStem // by stem, then by word
}

type lexWord struct{ folded, term string }

type lexStem struct {
	stem string
	word uint32
}

func newLexicon(terms []string) *lexicon {
	l := &lexicon{words: make([]lexWord, len(terms)), stems: make([]lexStem, 0, len(terms))}
	for i, term := range terms {
		form, _ := cutMark(term)
		l.words[i] = lexWord{french.Fold(form), term}
	}
	slices.SortFunc(l.words, compareLexWords)
	for i := range l.words {
		if stem := l.words[i].stem(); stem != "" {
			l.stems = append(l.stems, lexStem{stem, uint32(i)})
		}
	}
	slices.SortFunc(l.stems, compareLexStems)
	return l
}

func compareLexWords(a, b lexWord) int {
	return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.term, b.term))
}

func compareLexStems(a, b lexStem) int {
	return cmp.Or(strings.Compare(a.stem, b.stem), cmp.Compare(a.word, b.word))
}

// stem is the stem that a term is found by, "" where it is found by none.
func (w *lexWord) stem() string {
	form, mark := cutMark(w.term)
	switch {
	case mark == nameMark:
		return w.folded
	case mark != "" || french.IsStop(form):
		return ""
	}
	return french.StemOf(form, w.folded)
}

// joinedLexicon is two lexicons in one; no term is in both.
func joinedLexicon(a, b *lexicon) *lexicon {
	l := &lexicon{words: make([]lexWord, 0, len(a.words)+len(b.words)), stems: make([]lexStem, 0, len(a.stems)+len(b.stems))}
	ofA, ofB := make([]uint32, len(a.words)), make([]uint32, len(b.words)) // their new numbers
	for i, k := 0, 0; i < len(a.words) || k < len(b.words); {
		if k == len(b.words) || i < len(a.words) && compareLexWords(a.words[i], b.words[k]) < 0 {
			ofA[i] = uint32(len(l.words))
			l.words = append(l.words, a.words[i])
			i++
			continue
		}
		ofB[k] = uint32(len(l.words))
		l.words = append(l.words, b.words[k])
		k++
	}
	for i, k := 0, 0; i < len(a.stems) || k < len(b.stems); {
		if k == len(b.stems) || i < len(a.stems) && strings.Compare(a.stems[i].stem, b.stems[k].stem) <= 0 {
			l.stems = append(l.stems, lexStem{a.stems[i].stem, ofA[a.stems[i].word]})
			i++
			continue
		}
		l.stems = append(l.stems, lexStem{b.stems[k].stem, ofB[b.stems[k].word]})
		k++
	}
	return l
}

// folding calls found with the terms of a form without accents.
func (l *lexicon) folding(folded string, found func(*lexWord)) {
	for i := l.from(folded); i < len(l.words) && l.words[i].folded == folded; i++ {
		found(&l.words[i])
	}
}

// stemming calls found with the terms of a stem.
func (l *lexicon) stemming(stem string, found func(*lexWord)) {
	i, _ := slices.BinarySearchFunc(l.stems, stem, func(s lexStem, stem string) int { return strings.Compare(s.stem, stem) })
	for ; i < len(l.stems) && l.stems[i].stem == stem; i++ {
		found(&l.words[l.stems[i].word])
	}
}

// beginning calls found with the terms whose forms begin so, without accents.
func (l *lexicon) beginning(prefix string, found func(*lexWord)) {
	for i := l.from(prefix); i < len(l.words) && strings.HasPrefix(l.words[i].folded, prefix); i++ {
		found(&l.words[i])
	}
}

func (l *lexicon) from(prefix string) int {
	i, _ := slices.BinarySearchFunc(l.words, prefix, func(w lexWord, prefix string) int { return strings.Compare(w.folded, prefix) })
	return i
}

// near calls found with the terms whose forms, without accents, are at most so
// many letters off and begin with prefix: a letter too many, too few, another,
// or two that changed places.
func (l *lexicon) near(folded string, off int, prefix string, found func(*lexWord)) {
	d := newDistance(folded, off)
	for i := l.from(prefix); i < len(l.words) && strings.HasPrefix(l.words[i].folded, prefix); {
		word := l.words[i].folded
		dead, ok := d.read(word)
		if dead > 0 { // nothing that begins as the word up to there can be near
			beginning := word[:dead]
			n, _ := slices.BinarySearchFunc(l.words[i:], beginning+afterAll, func(w lexWord, end string) int { return strings.Compare(w.folded, end) })
			i += max(n, 1)
			continue
		}
		for ; i < len(l.words) && l.words[i].folded == word; i++ {
			if ok {
				found(&l.words[i])
			}
		}
	}
}
