package search

import "github.com/pressoir/pressoir/internal/news"

// The limits of [Index.Complete].
const (
	// MaxTyped is the longest text that is completed, in bytes: a longer one
	// is no beginning of a name or a title, but a paste.
	MaxTyped = 256
	// DefaultCompletions is how many of each kind are wanted where none say.
	DefaultCompletions = 5
	// MaxCompletions is how many of each kind can be wanted: a longer list is
	// a search.
	MaxCompletions = 20
)

// CompleteRequest is a text that is being typed.
type CompleteRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"` // of each kind, 0 is DefaultCompletions
}

// CompletionKind says what a completion is.
type CompletionKind string

// The kinds of completion, in the order they come in. All but the title bear
// the name of the facet that their value is chosen in.
const (
	CompleteSection CompletionKind = "section"
	CompleteSpeaker CompletionKind = "speaker"
	CompleteTag     CompletionKind = "tag"
	CompleteTitle   CompletionKind = "title"
)

// Completions is the answer to a CompleteRequest; its JSON form is the
// contract of the command line and the API.
type Completions struct {
	Query       string       `json:"query"`
	TookMS      float64      `json:"took_ms"`
	Completions []Completion `json:"completions"`
}

// Completion is something of the archive's own that the text may become:
// every word typed begins one of its words, whatever the case and accents.
// Values come the most frequent first, titles the newest first.
type Completion struct {
	Kind      CompletionKind `json:"kind"`
	Value     string         `json:"value"` // of the facet; of a title, the title
	Label     string         `json:"label"` // as it is shown: of a section, its last step
	Count     int            `json:"count"` // articles; 1 for a title
	Article   news.Maybe     `json:"article"`
	Published news.Date      `json:"published"` // of a title, null otherwise
}
