package bleveindex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// nameWords are the words of one facet's values. Values only ever come in: the
// new ones make a run of their own, and runs are merged as they grow, so that
// a new value costs no sorting of all.
type nameWords struct {
	runs []nameRun
	upto int // values that are in a run
}

// nameRun is words in alphabetical order; it never changes.
type nameRun []nameWord

type nameWord struct {
	word  string
	value uint32
}

func compareWords(a, b nameWord) int {
	return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(a.value, b.value))
}

// upTo takes the values in that are new, and gives all runs.
func (n *nameWords) upTo(l *labels, f query.Facet) []nameRun {
	keys := l.keysFrom(f, n.upto)
	if len(keys) == 0 {
		return n.runs
	}
	var fresh nameRun
	for i, key := range keys {
		for _, word := range nameWordsOf(f, key) {
			fresh = append(fresh, nameWord{word, uint32(n.upto + i)})
		}
	}
	n.upto += len(keys)
	runs := slices.Clone(n.runs) // those who have the old ones keep them
	for len(runs) > 0 && len(runs[len(runs)-1]) <= 2*len(fresh) {
		fresh = append(fresh, runs[len(runs)-1]...)
		runs = runs[:len(runs)-1]
	}
	slices.SortFunc(fresh, compareWords)
	runs = append(runs, fresh)
	n.runs = runs
	return n.runs
}

// keysFrom gives the keys of a facet's values from the n-th on.
func (l *labels) keysFrom(f query.Facet, n int) []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.key[f][min(n, len(l.key[f])):] // keys are never replaced
}

// text gives a value in its best spelling.
func (l *labels) text(f query.Facet, n uint32) string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.label[f][n]
}

// nameWordsOf are the words a value is found by. A section is found by its own
// name, not by those of the sections it lies in.
func nameWordsOf(f query.Facet, key string) []string {
	var words []string
	for _, t := range french.Tokens(lastStep(f, key)) {
		words = append(words, t.Folded)
		for i := range t.Also {
			words = append(words, t.Also[i].Folded)
		}
	}
	return words
}

// lastStep is a section's own name; of other values, all.
func lastStep(f query.Facet, value string) string {
	if f == query.Section {
		return query.LastStep(value)
	}
	return value
}

// values are those of a facet that a text may become, the most frequent first.
func (k *known) values(l *labels, f query.Facet, words []string, limit int) []search.Completion {
	counts := k.counts[f]
	var among []uint64 // a set of bits; nil is all values
	for _, word := range words {
		var list []uint32
		for _, r := range k.names[f] {
			list = append(list, r.beginning(word, len(counts))...)
		}
		if len(list) == 0 {
			return nil
		}
		among = narrowed(list, among, uint64(len(counts)))
	}
	var best []uint32 // values with the highest counts, in order
	for n, count := range counts {
		if count == 0 || among[n/64]&(1<<(n%64)) == 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, count, func(b uint32, count int) int {
			if counts[b] >= count {
				return -1 // of equally frequent ones, those known longer come first
			}
			return 1
		})
		if at < limit {
			best = slices.Insert(best, at, uint32(n))
			best = best[:min(len(best), limit)]
		}
	}
	list := make([]search.Completion, 0, len(best))
	for _, n := range best {
		value := l.text(f, n)
		list = append(list, search.Completion{
			Kind: search.CompletionKind(f), Value: value, Label: lastStep(f, value), Count: counts[n],
		})
	}
	return list
}

// beginning are the values, of the first n, with a word that begins so.
func (r nameRun) beginning(prefix string, n int) []uint32 {
	from, _ := slices.BinarySearchFunc(r, nameWord{word: prefix}, compareWords)
	to, _ := slices.BinarySearchFunc(r, nameWord{word: prefix + afterAll}, compareWords)
	list := make([]uint32, 0, to-from)
	for _, w := range r[from:to] {
		if int(w.value) < n {
			list = append(list, w.value)
		}
	}
	return list
}
