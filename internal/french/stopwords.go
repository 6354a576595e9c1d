package french

import (
	"slices"
	"strings"
)

// stopWords say little by themselves: articles, pronouns, plain prepositions
// and conjunctions, question words, and the forms of avoir and être that are
// nothing else. Left out on purpose, since they are content words too or mean
// something where they stand: été, est, être, avoir, son, ton, pas, plus, même,
// notre, votre, aura, or, car, mais (maïs typed without its accent), sur (sûr), sans,
// sous, contre, entre, as, eu, fût, point, bien, tout.
const stopWords = `
le la les l un une des du de d au aux
ce cet cette ces c ça ç cela ceci celui celle ceux celles
je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y en moi toi soi eux
mon ma mes ta tes sa ses nos vos
qui que qu quoi dont où lequel laquelle lesquels lesquelles duquel auquel desquels auxquels
quel quelle quels quelles quand comment pourquoi combien
et ou ni donc si comme lorsque lorsqu puisque puisqu quoique quoiqu
à a dans par pour avec chez vers dès jusque jusqu
ne n
suis es sommes êtes sont étais était étions étiez étaient sera seront serait seraient soit soient
ai avons avez ont avais avait avions aviez avaient auront aurait auraient ait aient
`

// unaccented spellings of the stop words above, as a hurried hand types them,
// where the bare spelling is no content word itself.
const unaccentedStopWords = `ca etes etais etait etions etiez etaient`

// StopWords returns the words that a bag-of-words query may leave out: lower
// case, accents as written. They are never left out of a phrase or of an exact
// word, nor where a query has nothing else; an index keeps them all.
func StopWords() map[string]bool {
	words := map[string]bool{}
	for _, w := range slices.Concat(strings.Fields(stopWords), strings.Fields(unaccentedStopWords)) {
		words[w] = true
	}
	return words
}
