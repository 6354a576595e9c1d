package query

// Span is where a part of the tree stands in the query text, in bytes.
type Span struct{ Start, End int }

// Node is a part of a parsed query: [And], [Or], [Not], [Word], [Phrase],
// [Near], [InField] or [DateRange]. A nil Node asks for everything.
type Node interface {
	// Where the part stands in the text it was parsed from.
	Where() Span
}

// And wants all of its parts.
type And struct {
	Span
	Parts []Node
}

// Or wants one of its parts.
type Or struct {
	Span
	Parts []Node
}

// Not refuses what its part finds. It stands only beside something wanted.
type Not struct {
	Span
	Part Node
}

// Word is a single word, in all its forms unless Exact.
type Word struct {
	Span
	Text   string
	Exact  bool // =mot: this very form
	Prefix bool // rech*: the beginning of a word
	Fuzz   int  // mot~1: letters that may differ, 0 or 1
}

// Phrase is words in this order, stop words included, no stemming. With a
// Slop above 0 they may stand in any order, no farther apart than that.
type Phrase struct {
	Span
	Text string
	Slop int
}

// Near wants both parts (each a [Word] or a [Phrase]) within Distance words.
type Near struct {
	Span
	Left, Right Node
	Distance    int
}

// InField narrows its part to one field.
type InField struct {
	Span
	Field Field
	Part  Node
}

// DateRange wants articles published from From to To, both days (YYYY-MM-DD)
// included; an empty end is open.
type DateRange struct {
	Span
	From, To string
}

// Where returns the span itself, for the parts that embed it.
func (s Span) Where() Span { return s }

// Field is a field of an article that a query can name.
type Field string

// The fields, by the names the tree has for them whatever the user typed.
const (
	FieldTitle    Field = "title"
	FieldLead     Field = "lead"
	FieldText     Field = "text"
	FieldAuthor   Field = "author"
	FieldQuote    Field = "quote"
	FieldSpeaker  Field = "speaker"
	FieldQuestion Field = "question"
	FieldAnswer   Field = "answer"
	FieldSection  Field = "section"
	FieldSite     Field = "site"
	FieldTag      Field = "tag"
	FieldKind     Field = "kind"
	FieldEvent    Field = "event"
	FieldURL      Field = "url"
)
