package demosite

// SiteName is the name of the institution, as its pages print it.
const (
	SiteName  = "Institut national de la sécurité publique et des secours"
	ShortName = "INSPS"
)

// Theme names the content system whose markup a page imitates.
type Theme string

// The themes. EZ stands for the table layouts of the 2000s, in ISO-8859-1.
const (
	WordPress Theme = "wordpress"
	SPIP      Theme = "spip"
	Drupal    Theme = "drupal"
	EZ        Theme = "ez"
)

// Form says how an interview sets its questions apart from its answers.
type Form string

// The turn forms. They differ in what a reader can hold on to: style, element,
// class, label, or nothing but a question mark.
const (
	FormBold       Form = "bold"            // bold paragraph
	FormBoldItalic Form = "bold-italic"     // bold and italic at the first question, then italic only
	FormHeading    Form = "heading"         // questions are h3
	FormClasses    Form = "classes"         // one class for questions, one for answers
	FormQR         Form = "q-r"             // Q : and R :
	FormSpelled    Form = "spelled"         // QUESTION - and RÉPONSE -
	FormInitials   Form = "initials"        // initials before each turn
	FormNameOnce   Form = "name-once"       // the name before the first answer only
	FormDash       Form = "dash"            // a dash before the question
	FormCapitals   Form = "capitals"        // NAME IN CAPITALS, line break, words
	FormPlain      Form = "plain"           // plain paragraph, then « answer »
	FormBreak      Form = "break"           // one paragraph, question and answer parted by line breaks
	FormList       Form = "definition-list" // dl, dt, dd
)

// Article is what a page says: the truth against which a reader is measured.
// Its texts are as printed, with the theme's apostrophes and no-break spaces.
type Article struct {
	ID    int    // the number its content system knows it by
	Path  string // the canonical address, from the root, with its query if any
	Theme Theme
	Kind  string // article, interview, opinion, press-release, event; listing or other for a plain page

	Title      string
	Lead       string // the chapô, "" where the page has none
	Breadcrumb []string
	Section    string // label of the innermost section
	Published  string // RFC 3339, or YYYY-MM-DD where the page gives no time
	Modified   string // "" where the page gives none
	Authors    []string
	Tags       []string

	// Paragraphs is the text of the body in reading order: paragraphs,
	// intertitles, list items, quotes, questions and answers, without turn
	// labels, captions and what the theme adds.
	Paragraphs []string

	Form         Form // "" when the page is no interview
	Interviewers []string
	Interviewees []Person
	Exchanges    []Exchange

	// Corrected is the page from the second visit on; nil for all pages but
	// the one that changes.
	Corrected *Article

	source
}

// Person is somebody interviewed.
type Person struct {
	Name     string
	Role     string // as worded on the page
	Initials string
}

// Exchange is a question with one person's answer. A question that two people
// answer makes two exchanges.
type Exchange struct {
	Question string
	Answer   string // paragraphs joined by a blank line; without outer guillemets
	Speaker  string
	Role     string
}

// source is what the themes need of an article and a reader cannot know.
type source struct {
	file     string
	blocks   []block
	label    string // what stands for the interviewer in labelled forms
	comments []comment
	image    illustration
	see      string // path of an article that the page recommends in its body
	contact  string // whom the press may call, at the end of the page
	old      string // an address it had before, which redirects
	print    bool   // it has a print version
	noindex  bool
	crumbs   []link
}

type comment struct{ Author, Date, Text string }

type illustration struct{ Name, Caption, Credit string }

type link struct{ Label, Path string }
