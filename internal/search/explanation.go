package search

import "github.com/pressoir/pressoir/internal/query"

// Explanation says what a score is made of, as a tree: the value of a part is
// made of those of the parts below it.
type Explanation struct {
	Part    ScorePart     `json:"part"`
	Value   float64       `json:"value"`
	Term    string        `json:"term,omitempty"`    // the word, as it was typed
	Rarity  float64       `json:"rarity,omitempty"`  // of a word: its inverse document frequency
	Field   query.Field   `json:"field,omitempty"`   // where it stands
	Count   int           `json:"count,omitempty"`   // how often
	Length  float64       `json:"length,omitempty"`  // of the field here, in words
	Average float64       `json:"average,omitempty"` // of the field in all documents
	Weight  float64       `json:"weight,omitempty"`  // what one occurrence is worth
	Of      []Explanation `json:"of,omitempty"`
}

// ScorePart is a kind of part of a score.
type ScorePart string

// The parts of a score.
const (
	ScoreSum       ScorePart = "sum"       // the parts below, added up
	ScoreWords     ScorePart = "words"     // what the words are worth, wherever they stand
	ScoreTogether  ScorePart = "together"  // on top: they stand together, as typed or nearly
	ScoreWord      ScorePart = "word"      // a word: its rarity times its saturated weight in the fields below
	ScoreStem      ScorePart = "stem"      // any form of it, in a field
	ScoreForm      ScorePart = "form"      // the form typed, in a field
	ScorePhrase    ScorePart = "phrase"    // words in order or near one another
	ScoreExpansion ScorePart = "expansion" // a beginning of words, or words some letters off
	ScoreFilter    ScorePart = "filter"    // it narrows, and adds nothing
)
