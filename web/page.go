package web

// Link is a place to go. Current says that one is there already.
type Link struct {
	Label   string
	Href    string
	Note    string // what tells it from others, where the page shows it
	Current bool
}

// Field is a hidden field of a form.
type Field struct{ Name, Value string }

// Part is a run of text that matches the query or does not.
type Part struct {
	Text  string
	Match bool
	Mark  *Mark // where the page leads from match to match
}

// Mark is the place of a match, and those of its neighbours, "" where there is
// none.
type Mark struct{ Anchor, Prev, Next string }

// Stretch is a run of an article's text: words said, or the words around them.
type Stretch struct {
	Anchor string // of the words said that begin here
	Said   bool
	More   bool // goes on with the words of the stretch before
	Parts  []Part
}

// Marks says which words are marked, and leads to them.
type Marks struct {
	Count       string
	Words       string
	First, Last string // anchors
	ClearHref   string
}

// Shell is what every page has around it.
type Shell struct {
	Title      string // of the document, without the program's name
	HomeHref   string
	SyntaxHref string
	Languages  []Link
	Box        Box
	Version    string
	AccessHref string
	SearchHref string   // description of the search, for browsers
	FeedHref   string   // of what the page lists, "" where there is nothing to follow
	Metas      []Meta   // for programs that collect references
	Scripts    []string // addresses of the scripts of this page alone
}

// Meta is something said of the page to programs.
type Meta struct{ Name, Content string }

// Box is the search box.
type Box struct {
	Text    string
	Hidden  []Field // what the search keeps beside its text
	Large   bool    // the home page's
	Help    string  // address of what explains the language of queries, beside a large box
	Invalid bool    // the text cannot be read; the notice with id "lecture" says why
}

// Home is the page without a query: what the archive holds.
type Home struct {
	Shell
	Figures  []Figure
	Span     string // the days covered, "" when nothing is dated
	Timeline *Timeline
	Examples []Example
	Latest   []ArticleHit
	AllHref  string
	People   []Voice
}

// Voice is somebody whose words the archive has.
type Voice struct {
	Name  string
	Words string // how many words said, as a sentence
	Href  string
}

// Figure is a number with what it counts.
type Figure struct{ Number, Label string }

// Example is a search to try.
type Example struct {
	Query string // as typed
	Label string
	Count string // how many it finds, as a sentence
	Href  string
}

// Search is the page of results.
type Search struct {
	Shell
	Count    string // how many hits, as a sentence
	Reading  string // how the query was read
	Tabs     []Tab
	Sorts    []Link
	Chips    []Chip
	ClearRef string // drops all choices; "" when there are fewer than two
	Facets   []Facet
	Timeline *Timeline
	Notices  []Notice
	Articles []ArticleHit
	Words    []WordsHit
	Empty    *Empty
	Problem  *Problem
	Pager    *Pager
}

// Tab is one of the things that a search can be of.
type Tab struct {
	Link
	Count string // how many it finds; "" where that is not known
}

// Pager is the way to the other pages of results.
type Pager struct {
	Here      string // which page this is; "" where its address does not say
	NextHref  string
	PrevHref  string // the page before; "" on the first, and past where the way back is kept
	FirstHref string // "" on the first page, and on the second, whose PrevHref it is
}

// Chip is a choice that narrows the search and can be dropped.
type Chip struct {
	Facet, Label, Remove, Href string
	Not                        bool // it leaves its value out
}

// Facet is one way to narrow the search.
type Facet struct {
	Name     string // its parameter
	Label    string
	Values   []FacetValue
	MoreHref string // shows all values, or the first again; "" when all are shown
	More     string
	Whole    bool   // it shows all of its values
	Find     *Find  // looks for a value in a long list
	Note     string // why even so not all are there
}

// Find is a field that looks for something in a list.
type Find struct {
	Label  string
	Text   string
	Hidden []Field
}

// FacetValue is one choice, with the choices below it.
type FacetValue struct {
	Label    string
	Count    string
	Href     string // chooses it; undoes it where it is chosen or excluded
	NotHref  string // leaves it out; "" where it is chosen or excluded
	Selected bool
	Excluded bool
	Children []FacetValue
}

// Timeline is the hits over time, as bars and as a table of figures.
type Timeline struct {
	Caption   string
	Heading   string
	Width     int // of the drawing, in its own units
	Height    int
	Bars      []Bar
	First     string   // label of the first bar
	Last      string   // of the last
	Ticks     []string // labels below the bars, each as wide as the others; none where First and Last must do
	Highest   string   // what the highest bar stands for
	Unit      string   // what a row of the table is: day, month, year, decade
	Scales    []Link   // what the bars can show
	WholeHref string   // drops the days the search keeps to; "" where it keeps to none
}

// Bar is one span of time.
type Bar struct {
	X, Y, W, H int    // the bar
	Shape      string // its outline as an SVG path
	Slot       string // of what its link covers, the whole height
	Href       string // keeps to it
	Label      string
	Count      string
	All        string
	Share      string // of all there is of that span
	Title      string // all of it as a sentence
	Zero       bool
}

// Notice is a remark above the results.
type Notice struct {
	Text  string
	Links []Link
	Offer bool // of another search, which is what most will want
}

// Problem is a query that cannot be read.
type Problem struct {
	Before, At, After string // the text around the place
	Why               string
	Nearest           string // the nearest reading, "" when there is none
	NearestHref       string
}

// Empty is what helps when nothing is found.
type Empty struct {
	Advice []string
	Links  []Link
}

// ArticleHit is an article found.
type ArticleHit struct {
	Href       string
	Title      []Part
	Crumbs     []Link
	Kind       string // "" for a plain article
	Site       string
	Byline     string
	Date       string
	DateISO    string
	Passages   [][]Part
	SourceHref string
	Copies     []Link
	CopiesText string
}

// WordsHit is words said: an answer or a quote.
type WordsHit struct {
	Href        string // the words on their article's page
	Passages    [][]Part
	CutBefore   bool // the words begin before the first passage
	CutAfter    bool // they go on after the last
	Quoted      bool // the words bear their own quotation marks
	Question    []Part
	Speaker     string
	SpeakerHref string // the page of the person; "" where the speaker is guessed
	Role        string
	Confidence  string // in plain words; "" when the page names the speaker there
	Doubtful    bool
	Title       string
	Crumbs      []Link
	Site        string
	Date        string
	DateISO     string
	SourceHref  string
}

// Syntax is the page that explains the language of queries.
type Syntax struct {
	Shell
	Groups []SyntaxGroup
}

// SyntaxGroup is a chapter of it.
type SyntaxGroup struct {
	Title string
	Rows  []SyntaxRow
}

// SyntaxRow is one thing that can be said.
type SyntaxRow struct{ Example, Href, Means string }

// Failure is a request that could not be answered.
type Failure struct {
	Shell
	Status    int
	Heading   string
	Sentence  string
	Detail    string // which part of the request was wrong, in English as in the API
	Reference string // of the log's entry
}

func (Home) template() string    { return "page-home" }
func (Search) template() string  { return "page-search" }
func (Article) template() string { return "page-article" }
func (Capture) template() string { return "page-capture" }
func (Syntax) template() string  { return "page-syntax" }
func (Failure) template() string { return "page-failure" }
