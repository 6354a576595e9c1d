package web

// Subject is the page of a person, a section or a site: what the archive has
// of it, newest first.
type Subject struct {
	Shell
	Kind       string // what the subject is, as a word
	Crumbs     []Link // the sections a section is in
	Heading    string
	Role       string   // of a person, the one met most often
	Facts      []string // how much there is, and of when
	Missing    string   // that there is nothing, "" when there is
	Help       []Link   // where to look then
	OpenHref   string   // the same as a search, with all its choices
	Within     *Within
	Timeline   *Timeline
	List       string // heading of the list
	Articles   []ArticleHit
	Spoken     []Spoken
	Pager      *Pager
	Roles      []Role
	OtherRoles []Role // folded
	Beside     []Ranking
	Here       string // this page's own address, for paper
	Today      string // when it is read, for paper
	Note       string
}

// Within is a search box for what a page lists.
type Within struct {
	Label  string
	Hidden []Field
}

// Spoken is what one person said in one article.
type Spoken struct {
	Href       string
	Title      string
	Crumbs     []Link
	Site       string
	Date       string
	DateISO    string
	SourceHref string
	Words      []WordsHit // role and confidence at the first that have them
}

// Role is what a person is called beside the name, and when.
type Role struct{ Words, Span, Times string }

// Ranking is a list of what there is most of.
type Ranking struct {
	Heading  string
	Items    []Ranked
	MoreHref string // shows all; "" when all are shown
	More     string
}

// Ranked is an item of a Ranking.
type Ranked struct {
	Label string
	Count string
	Note  string // below the label
	Href  string
}

func (Subject) template() string { return "page-subject" }
