package bleveindex

import (
	"strings"
	"sync"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
)

// labels number the values of each facet. Values that differ in case, accents
// or spacing only are one.
type labels struct {
	mu     sync.RWMutex
	number map[query.Facet]map[string]uint32 // by key
	key    map[query.Facet][]string
	label  map[query.Facet][]string
}

func newLabels() *labels {
	return &labels{number: map[query.Facet]map[string]uint32{}, key: map[query.Facet][]string{}, label: map[query.Facet][]string{}}
}

// add numbers a value, and keeps its best spelling.
func (l *labels) add(f query.Facet, value string) uint32 {
	key := french.Key(value)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.number[f] == nil {
		l.number[f] = map[string]uint32{}
	}
	n, ok := l.number[f][key]
	if !ok {
		n = uint32(len(l.label[f]))
		l.number[f][key] = n
		l.key[f] = append(l.key[f], key)
		l.label[f] = append(l.label[f], value)
		return n
	}
	if betterLabel(value, l.label[f][n]) {
		l.label[f][n] = value
	}
	return n
}

// addAll numbers values.
func (l *labels) addAll(f query.Facet, values []string) []uint32 {
	numbers := make([]uint32, len(values))
	for i, value := range values {
		numbers[i] = l.add(f, value)
	}
	return numbers
}

// betterLabel prefers a spelling with accents, then one that is neither all
// capitals nor without any, then the first in the alphabet, so that the choice
// does not hang on the order of arrival.
func betterLabel(a, b string) bool {
	if a == b {
		return false
	}
	if la, lb := len(a)-len(french.Fold(a)), len(b)-len(french.Fold(b)); la != lb {
		return la > lb
	}
	if ma, mb := mixedCase(a), mixedCase(b); ma != mb {
		return ma
	}
	return a < b
}

func mixedCase(s string) bool { return strings.ToUpper(s) != s && strings.ToLower(s) != s }

// find returns the number of a value, whatever its spelling.
func (l *labels) find(f query.Facet, value string) (uint32, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	n, ok := l.number[f][french.Key(value)]
	return n, ok
}

// count is how many values a facet has had.
func (l *labels) count(f query.Facet) int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return len(l.key[f])
}
