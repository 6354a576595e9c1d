package interview

import (
	_ "embed"
	"strings"
)

//go:embed firstnames.txt
var firstNameList string

// firstNames are first names in use in France, written without accents. A name
// that is missing here is still found beside a title, a role or a cue.
var firstNames = func() map[string]bool {
	out := make(map[string]bool)
	for name := range strings.FieldsSeq(firstNameList) {
		out[fold(name)] = true
	}
	return out
}()

// isFirstName reports whether a word is a first name, or two with a hyphen.
func isFirstName(word string) bool {
	word = fold(word)
	if firstNameFilter.may(word) && firstNames[word] {
		return true
	}
	a, b, ok := strings.Cut(word, "-")
	return ok && firstNames[a] && firstNames[b]
}

var firstNameFilter = newFilter(firstNames)
