package web

// Article is the page of an article.
type Article struct {
	Shell
	Lang       string // of the article's text, "" when unknown
	Crumbs     []Link
	Kind       string
	Heading    []Stretch
	Lead       []Stretch
	LeadNotes  []Quote
	Byline     string
	Site       string
	SiteHref   string
	Published  string
	PubISO     string
	Modified   string
	ModISO     string
	SourceHref string
	SourceHost string
	Limited    string // why not all is shown, "" when all is
	Old        string // that this is not the current version, "" when it is
	OldHref    string
	Marks      *Marks
	Items      []Item
	Quotes     []Quote // whose place in the text is not known
	Cite       Citation
	Interview  []Person // who answers
	Asked      string   // who asks
	People     []Person
	Tags       []Link
	Events     []Event
	Versions   string
	Seen       []Version
	Similar    []Link
	Here       string // this page's own address, for paper
	Today      string // when it is read, for paper
}

// Item is a stretch of the body: a block or an exchange.
type Item struct {
	Block    *Block
	Exchange *Exchange
}

// Block is a block of the body. Type is paragraph, heading, list, quote or caption.
type Block struct {
	Type  string
	Lines [][]Stretch // items of a list; else one
	Notes []Quote     // words said in it
}

// Exchange is a question and its answer.
type Exchange struct {
	Tools
	Question   []Stretch
	Answer     [][]Stretch // paragraphs
	Speaker    string
	Href       string // all that the speaker said
	Role       string
	Confidence string
	Doubtful   bool
}

// Quote is reported words.
type Quote struct {
	Tools
	Words      string // between quotation marks; their beginning where they stand in the text
	Speaker    string
	Href       string // all that the speaker said
	Role       string
	Confidence string
	Doubtful   bool
}

// Citation is a reference, with the one part of it that is set in italics.
type Citation struct{ Before, Title, After string }

// Tools is what can be done with a passage: link to it, copy it, cite it.
type Tools struct {
	Anchor string
	Name   string // of the passage, for the names of the controls
	Copy   string // the words with all that names them
	Cite   Citation
}

// Person is somebody the article names.
type Person struct {
	Name  string
	Role  string
	Words string // how many words said, "" when none
	Href  string
}

// Event is something the article reports.
type Event struct{ Type, Label string }

// Version is one text of the article over time.
type Version struct {
	Label   string // "" where there is but one
	Seen    string
	Digest  string // of the page as received
	Href    string
	Capture string // the page about its capture, "" where that may not be shown
	Current bool
}

// Capture is the page about a page as it was received.
type Capture struct {
	Shell
	Lang       string // of the article's title
	Article    Link
	Version    string
	Received   string
	ISO        string
	Origin     string // how it came into the archive
	Address    string // as the archive has it
	SourceHref string // the same, where it may be linked to
	Digest     string
	Size       string
	Href       string // of the archived page itself
}
