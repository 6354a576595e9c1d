package french

import (
	"strings"
	"unicode/utf8"
)

// rule is one of the stemmer's: words longer than longer that end in from end
// in to. All letters are plain: accents say nothing here, so that a word
// typed without them has the same stem.
type rule struct {
	from, to string
	longer   int
}

// rules are those of J. Savoy's light French stemmer (Light stemming
// approaches for the French, Portuguese, German and Hungarian languages, SAC
// 2006), in its order: of those that fit, the first. Plurals are cut before
// them, the last letters after them. Four are other than his, or more:
//   - -isation leaves the stem of the verb, so that organisation is no organe,
//     nor civilisation civil;
//   - -fication and -cation do as his -ficateur and -cateur;
//   - -ière of shorter words, so that première meets premier.
var rules = []rule{
	{"issement", "ir", 9},
	{"issant", "ir", 8},
	{"ivement", "if", 7},
	{"ement", "e", 6},
	{"ficatrice", "fier", 11},
	{"ficateur", "fier", 10},
	{"fication", "fier", 10},
	{"catrice", "quer", 9},
	{"cateur", "quer", 8},
	{"cation", "quer", 8},
	{"atrice", "er", 8},
	{"ateur", "er", 7},
	{"trice", "ter", 7},
	{"trice", "teur", 6},
	{"ieme", "", 5},
	{"teuse", "ter", 7},
	{"teur", "ter", 6},
	{"euse", "eu", 5},
	{"iere", "ier", 6},
	{"ere", "er", 8},
	{"ive", "if", 7},
	{"folle", "fou", 4},
	{"molle", "mou", 4},
	{"nnelle", "n", 9},
	{"nnel", "n", 9},
	{"ete", "et", 4},
	{"ique", "", 8},
	{"esse", "e", 8},
	{"inage", "in", 7},
	{"isation", "is", 9},
	{"ation", "", 8},
	{"ition", "", 8},
}

// rulesOf are the rules for words that end in a letter, in their order.
var rulesOf = byLastLetter(rules)

func byLastLetter(rules []rule) (of [utf8.RuneSelf][]rule) {
	for _, r := range rules {
		last := r.from[len(r.from)-1]
		of[last] = append(of[last], r)
	}
	return of
}

// A long word whose stem comes out very short is cut too far (« gen » of
// génération is that of gens): it only loses its plural and its last e.
const (
	longWord  = 8
	shortStem = 4
)

// stem gives the stem of a word, of which both forms are given.
func stem(form, folded string) string {
	if kept, ok := ownStems[form]; ok {
		return kept
	}
	if !inflects(folded) {
		return folded
	}
	short := lightStem(form, folded)
	if len(short) < shortStem && len(folded) >= longWord {
		return minimalStem(folded)
	}
	return short
}

// inflects reports whether a word is one that French inflects: figures,
// addresses (www.exemple.fr), initials without a vowel (CNRS) and words in
// other letters are not.
func inflects(folded string) bool {
	vowel := false
	for i := range len(folded) {
		switch c := folded[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			vowel = true
		default:
			if c < 'a' || c > 'z' {
				return false
			}
		}
	}
	return vowel
}

// lightStem takes off plural, gender and the most frequent suffixes.
func lightStem(form, folded string) string {
	word := singular(folded)
	if endsInE(form) {
		return trim(word)
	}
	for _, r := range rulesOf[word[len(word)-1]] {
		if len(word) > r.longer && strings.HasSuffix(word, r.from) {
			return trim(word[:len(word)-len(r.from)] + r.to)
		}
	}
	return trim(word)
}

// endsInE reports whether what looks like a suffix has an é that says it is
// none: communiqué does not end in -ique, nor élément in -ement.
func endsInE(form string) bool {
	form = strings.TrimSuffix(form, "s")
	return strings.HasSuffix(form, "é") || strings.HasSuffix(form, "ément")
}

// singular takes the mark of a plural off: chevaux, jeux, élèves.
func singular(word string) string {
	if len(word) > 5 && strings.HasSuffix(word, "aux") && !strings.HasSuffix(word, "eaux") {
		return word[:len(word)-2] + "l"
	}
	if len(word) > 3 && word[len(word)-1] == 'x' {
		word = word[:len(word)-1]
	}
	if len(word) > 3 && word[len(word)-1] == 's' {
		word = word[:len(word)-1]
	}
	return word
}

// minLetters is how long a word is that may lose its last letters.
const minLetters = 4

// trim writes double letters once and takes the last letters off: ie, r, e.
func trim(word string) string {
	if len(word) <= minLetters {
		return word
	}
	word = undoubled(word)
	if len(word) > minLetters && strings.HasSuffix(word, "ie") {
		word = word[:len(word)-2]
	}
	if len(word) <= minLetters {
		return word
	}
	word = strings.TrimSuffix(word, "r")
	word = strings.TrimSuffix(word, "e")
	word = strings.TrimSuffix(word, "e")
	if n := len(word); word[n-1] == word[n-2] {
		word = word[:n-1]
	}
	return word
}

// undoubled writes every letter once that stands beside itself.
func undoubled(word string) string {
	for i := 1; i < len(word); i++ {
		if word[i] != word[i-1] {
			continue
		}
		short := append(make([]byte, 0, len(word)), word[:i]...)
		for ; i < len(word); i++ {
			if word[i] != short[len(short)-1] {
				short = append(short, word[i])
			}
		}
		return string(short)
	}
	return word
}

// minimalStem takes off the plural and the last e only.
func minimalStem(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(singular(word), "e"), "r")
}
