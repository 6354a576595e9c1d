// Package search is the contract between those who ask (server, command line)
// and an engine: [Index], and the answers it gives. It speaks of results, never
// of an engine's structures, so that a remote engine needs no local state.
package search

import (
	"context"
	"errors"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// The kinds of failure an Index reports; compare with errors.Is.
var (
	// ErrQuery is a query that cannot be read: see [query.SyntaxError].
	ErrQuery = errors.New("the query cannot be read")
	// ErrBusy is an index owned by another process.
	ErrBusy = errors.New("the index is in use by another process")
	// ErrFormat is an index written by another version of the program.
	ErrFormat = errors.New("the index was written by another version")
	// ErrDamaged is an index that cannot be read: it must be rebuilt.
	ErrDamaged = errors.New("the index is damaged")
	// ErrTimeout is a search that hit its wall-time limit.
	ErrTimeout = errors.New("the search took too long")
	// ErrUnknown is an article that the index does not hold: see [Request.Like].
	ErrUnknown = errors.New("the index holds no such article")
)

// Index answers searches and follows the archive.
//
// Search, Each and Complete are safe for concurrent use, beside Apply too. Apply is called by one
// goroutine at a time; it is idempotent (the same batch twice changes nothing)
// and atomic with the position it records: after a crash, Position tells the
// last batch that is wholly there. All return the errors above, wrapped.
type Index interface {
	Search(ctx context.Context, r Request) (*Result, error)
	// Each calls found with every hit of a request, in the order of its sort,
	// until found returns an error, which is then its own. All hits are of one
	// view of the index, however long that takes and whatever comes in
	// meanwhile, and only so many are in memory at a time. It takes no limit,
	// no cursor and no Like, and looks at the Query and Snippets only:
	// near-copies are hits of their own.
	Each(ctx context.Context, r Request, found func(*Hit) error) error
	// Complete says what a text that is being typed may become. A text without
	// a word in it, or longer than [MaxTyped], becomes nothing.
	Complete(ctx context.Context, r CompleteRequest) (*Completions, error)
	Apply(ctx context.Context, b Batch) error
	// Position is the number of the last change the index holds, 0 when empty.
	Position() (int64, error)
	Close() error
}

// Batch is a run of changes of the archive, oldest first, up to and including
// the change numbered Position.
type Batch struct {
	Put      []*news.Article // new or changed; replaces what stood under the id, words said included
	Remove   []string        // ids
	Position int64
}

// Texts gives an engine the text of a hit, to cut snippets from: the
// catalogue's text of that version. It returns [ErrNoText] when it has none
// (the article was removed since).
type Texts interface {
	Article(ctx context.Context, id string, version int) (*news.Article, error)
}

// ErrNoText is a text that is no longer there.
var ErrNoText = errors.New("no text for this article and version")

// Request is a query with what the asker wants to see of the answer.
type Request struct {
	Query  query.Query
	Facets []query.Facet // to be counted
	// FacetValues is how many values a facet tells on a level, 0 is
	// DefaultFacetValues, at most MaxFacetValues.
	FacetValues int
	Timeline    TimelineUnit // periods to be counted by
	Snippets    int          // passages a hit, at most; 0 none
	Bare        bool         // hits with what the index itself has of them: no passages, no words said
	Group       bool         // show near-copies of an article as one hit; not words said
	CountOnly   bool         // nothing but Total is wanted, and Relation and Dropped with it
	Explain     bool         // say what each score is made of
	Suggest     bool         // look for a spelling that finds more; with a cursor none is looked for
	// Like asks for the articles that are most like the one of this id, in place
	// of a text: the query has none, its unit is Articles, and its filters narrow.
	// The answer is one page; the article itself is not in it.
	Like string
}

// Result is the answer to a Request; its JSON form is the contract of the
// command line and the API.
type Result struct {
	Query    string                       `json:"query"`   // the text as asked
	Reading  string                       `json:"reading"` // how it was read, in words
	Total    int                          `json:"total"`
	Relation Relation                     `json:"relation"`
	TookMS   float64                      `json:"took_ms"`
	Dropped  []string                     `json:"dropped"` // words left out because all together found nothing
	Warning  news.Maybe                   `json:"warning"`
	Next     news.Maybe                   `json:"next"` // the cursor of the next page
	Hits     []Hit                        `json:"hits"`
	Facets   map[query.Facet][]FacetValue `json:"facets"`
	// FacetTotals is how many values each facet has among the hits, those that
	// are not told included; of years, how many years.
	FacetTotals map[query.Facet]int `json:"facet_totals"`
	Timeline    []Period            `json:"timeline"`
	Suggestion  news.Maybe          `json:"suggestion"` // the text in a spelling that finds more
}

// Relation says how Total is meant.
type Relation string

// Total is exact, or at least that many.
const (
	Exactly Relation = "eq"
	AtLeast Relation = "gte"
)

// HitType says what a hit is.
type HitType string

// The types of hit.
const (
	HitArticle  HitType = "article"
	HitExchange HitType = "exchange"
	HitQuote    HitType = "quote"
)

// Hit is one result: an article, or words said in one.
type Hit struct {
	Type      HitType    `json:"type"`
	ID        string     `json:"id"`     // of the article, the exchange or the quote
	Anchor    news.Maybe `json:"anchor"` // fragment of the words on the article's page; null for an article
	Article   string     `json:"article"`
	URL       string     `json:"url"`
	Title     string     `json:"title"`
	Site      news.Maybe `json:"site"`
	Section   news.Maybe `json:"section"`
	Published news.Date  `json:"published"`
	Kind      news.Kind  `json:"kind"`
	// Authors are the article's, Path where it is filed, from the widest rubric to
	// the narrowest; none where no passages are asked for.
	Authors  []string  `json:"authors,omitempty"`
	Path     []string  `json:"path,omitempty"`
	Score    float64   `json:"score"`
	Snippets []Snippet `json:"snippets"`

	Text       news.Maybe      `json:"text"` // the words said, whole; null for an article
	Question   news.Maybe      `json:"question"`
	Speaker    news.Maybe      `json:"speaker"`
	Role       news.Maybe      `json:"role"`
	Confidence news.Confidence `json:"confidence"`

	Copies []Copy `json:"copies"` // near-copies grouped under this hit

	Explain *Explanation `json:"explain,omitempty"` // of the score, where it was asked for
}

// Copy is an article that says what its hit says.
type Copy struct {
	Article   string     `json:"article"`
	URL       string     `json:"url"`
	Title     string     `json:"title"`
	Site      news.Maybe `json:"site"`
	Published news.Date  `json:"published"`
}

// Snippet is a passage of a field, cut into parts that match and parts that
// do not. It is data: no HTML, nothing escaped.
type Snippet struct {
	Field query.Field `json:"field"`
	Parts []Part      `json:"parts"`
}

// Part is a run of a snippet's text.
type Part struct {
	Text  string `json:"text"`
	Match bool   `json:"match"`
}

// FacetValue is one value of a facet, most frequent first. Selected and excluded
// values are there even with no hit. Children are there for section and year.
type FacetValue struct {
	Value    string       `json:"value"`
	Label    string       `json:"label"`
	Count    int          `json:"count"`
	Selected bool         `json:"selected"`
	Excluded bool         `json:"excluded,omitempty"`
	Children []FacetValue `json:"children"`
}

// TimelineUnit is how long the periods of a timeline are.
type TimelineUnit string

// The units of a timeline.
const (
	NoTimeline TimelineUnit = ""
	ByDay      TimelineUnit = "day"
	ByMonth    TimelineUnit = "month"
	ByYear     TimelineUnit = "year"
)

// TimelineUnits lists what can be asked for.
func TimelineUnits() []TimelineUnit { return []TimelineUnit{ByDay, ByMonth, ByYear} }

// Period is one day, month or year of the timeline: hits, and all there is of
// that period, so that Count of All is its share. Periods of which there is
// nothing are left out, as are those before the first hit and after the last.
type Period struct {
	From  string `json:"from"` // YYYY-MM-DD, the first day
	Count int    `json:"count"`
	All   int    `json:"all"`
}

// Anchor is the fragment that words said have on their article's page.
func Anchor(t HitType, id string) news.Maybe {
	switch t {
	case HitExchange:
		return news.Maybe("e-" + id)
	case HitQuote:
		return news.Maybe("q-" + id)
	default:
		return ""
	}
}
