package server

import (
	"slices"
	"strings"
	"unicode"
)

// A particle of a French name goes with the first name or with the surname
// (AFNOR NF Z 44-061): « de » and « d’ » follow the first name, the articles
// and what is joined from them (« du », « des », « La ») begin the surname.
// Of the foreign ones, « von » and its like follow, the others stay.
var (
	following = []string{"de", "von", "zu", "af"}
	leading   = []string{
		"du", "des", "la", "le", "les", "van", "vanden", "vander", "ben", "bin", "el", "al", "saint", "sainte",
		"mac", "mc", "della", "di", "da", "dos", "den", "der", "ten", "ter",
	}
)

// surnameFirst splits a name as it is printed into the surname, by which it is
// sorted, and what follows it. Where capitals tell which is which
// (« Georges de LA TOUR », « MARTIN Luc »), they are believed; else the last
// word is the surname, with the particles before it. A single word is all
// surname.
func surnameFirst(name string) (surname, first string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name, ""
	}
	from, to := capitals(words)
	if from < 0 {
		from, to = len(words)-1, len(words)
	}
	for from > 1 && slices.Contains(leading, strings.ToLower(words[from-1])) {
		from--
	}
	before := words[:from]
	var particle []string
	if n := len(before); n > 1 && slices.Contains(following, strings.ToLower(before[n-1])) {
		before, particle = before[:n-1], before[n-1:]
	}
	surname = strings.Join(words[from:to], " ")
	if cut := elided(surname); cut > 0 && len(before) > 0 { // « Jean d’Ormes »
		particle, surname = append(slices.Clone(particle), strings.ToLower(surname[:cut])), surname[cut:]
	}
	return surname, strings.Join(slices.Concat(before, words[to:], particle), " ")
}

// capitals finds the run of words in capitals that is a surname beside words
// that are not: initials (« J. B. ») are no surname. -1 where there is none.
func capitals(words []string) (from, to int) {
	from = slices.IndexFunc(words, allCapitals)
	if from < 0 {
		return -1, 0
	}
	to = from + 1
	for to < len(words) && allCapitals(words[to]) {
		to++
	}
	if from == 0 && to == len(words) { // the whole name is in capitals: they tell nothing
		return -1, 0
	}
	return from, to
}

func allCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1 && !strings.HasSuffix(word, ".")
}

// elided is how many bytes of a surname are a « d’ » that goes with the first
// name.
func elided(surname string) int {
	for _, d := range []string{"d’", "d'", "D’", "D'"} {
		if strings.HasPrefix(surname, d) && len(surname) > len(d) {
			return len(d)
		}
	}
	return 0
}

// sortedName is a person as a reference names one: « LA TOUR, Georges de ».
func sortedName(name string) string {
	surname, first := surnameFirst(name)
	if first == "" {
		return strings.ToUpper(surname)
	}
	return strings.ToUpper(surname) + ", " + first
}
