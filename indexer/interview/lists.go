package interview

import (
	_ "embed"
	"strings"
)

//go:embed bodies.txt
var bodyList string

//go:embed notpersons.txt
var notPersonList string

// Words for who speaks without being one person, as bodies.txt has them.
var (
	bodyWords = sections(bodyList)
	bodies    = withPlurals(bodyWords["bodies"])
	documents = bodyWords["documents"]
	writers   = bodyWords["writers"]
	firms     = bodyWords["firms"]
	crowds    = bodyWords["crowds"]
)

// notPersons make a name in capitals that of a place, a body or a thing.
var notPersons = wordList(notPersonList)

// wordList reads the words of a list; lines that start with # are for readers.
func wordList(list string) map[string]bool {
	out := make(map[string]bool)
	for row := range strings.Lines(list) {
		if strings.HasPrefix(row, "#") {
			continue
		}
		for w := range strings.FieldsSeq(row) {
			out[w] = true
		}
	}
	return out
}

// sections reads a list whose headings are « # name: … ».
func sections(list string) map[string]map[string]bool {
	out := make(map[string]map[string]bool)
	name := ""
	for row := range strings.Lines(list) {
		if head, ok := strings.CutPrefix(row, "# "); ok {
			name, _, _ = strings.Cut(head, ":")
			out[name] = make(map[string]bool)
			continue
		}
		for w := range strings.FieldsSeq(row) {
			out[name][w] = true
		}
	}
	return out
}

// withPlurals adds the plural in -s of each word.
func withPlurals(words map[string]bool) map[string]bool {
	out := make(map[string]bool, 2*len(words))
	for w := range words {
		out[w] = true
		if !strings.HasSuffix(w, "s") {
			out[w+"s"] = true
		}
	}
	return out
}
