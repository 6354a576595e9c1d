package web

// Statement is a page of text: chapters under a heading.
type Statement struct {
	Shell
	Heading  string
	Lead     string
	Chapters []Chapter
}

// Chapter is a part of a Statement.
type Chapter struct {
	Title string
	Text  string
	Items []string
	Link  Link // "" where there is none; shown without a link where it leads nowhere
}

func (Statement) template() string { return "page-statement" }
