package search

import (
	"github.com/pressoir/pressoir/internal/query"
)

// MaxSnippets is how many passages of a hit an asker can want: more than
// three are not read, they are the article.
const MaxSnippets = 3

// Empty is the answer that finds nothing, with every list empty rather than
// nil, as the JSON form wants it.
func Empty() *Result {
	return &Result{
		Relation:    Exactly,
		Dropped:     []string{},
		Hits:        []Hit{},
		Facets:      map[query.Facet][]FacetValue{},
		FacetTotals: map[query.Facet]int{},
		Timeline:    []Period{},
	}
}

// MaxCopies is how many near-copies stand under one hit at most; those past
// it are under the next hit of their text.
const MaxCopies = 50

// How many values of a facet are told on each level of its tree, the chosen and
// excluded ones not counted.
const (
	// DefaultFacetValues is for a column beside the hits.
	DefaultFacetValues = 30
	// MaxFacetValues is for a list of its own: a longer one is not read, but
	// searched with a word.
	MaxFacetValues = 1000
)
