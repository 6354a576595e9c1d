package query

// Everything a query can ask for has a limit, named here with its reason.
const (
	// MaxText is the longest query text, in bytes: the longest real ones are
	// questions of a few hundred; a longer one is a paste by mistake.
	MaxText = 2000
	// MaxClauses bounds words, phrases and ranges in one query: each costs the
	// engine a search of its own.
	MaxClauses = 64
	// MaxDepth bounds nested parentheses and fields.
	MaxDepth = 16
	// MinPrefix is the shortest prefix (« rec* »): shorter ones match a large
	// part of the vocabulary and cost seconds.
	MinPrefix = 3
	// MinFuzzy is the shortest word that may differ by a letter (« mot~1 »):
	// of shorter ones nearly any other is one letter away.
	MinFuzzy = 3
	// MaxSlop is the widest distance of NEAR and "…"~n: farther apart, words
	// are no longer near each other.
	MaxSlop = 50
	// DefaultLimit is a page of hits.
	DefaultLimit = 10
	// MaxLimit is the largest page of hits: each has snippets to cut.
	MaxLimit = 200
	// MaxFilterValues bounds the values chosen in all facets together.
	MaxFilterValues = 100
	// MaxFilterValue is the longest facet value, in bytes.
	MaxFilterValue = 512
	// MaxCursor is the longest paging cursor, in bytes.
	MaxCursor = 512
)
