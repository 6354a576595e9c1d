package news

import (
	"slices"
	"strings"
)

// Kind says what sort of page an article was read from.
type Kind string

// The kinds of page. KindListing (a home page, a rubric, a tag page) and
// KindOther are kept in the archive but are no articles: they are not indexed.
const (
	KindArticle      Kind = "article"
	KindInterview    Kind = "interview"
	KindOpinion      Kind = "opinion"
	KindPressRelease Kind = "press-release"
	KindEvent        Kind = "event"
	KindListing      Kind = "listing"
	KindOther        Kind = "other"
)

// Searchable reports whether pages of this kind are indexed.
func (k Kind) Searchable() bool { return k != KindListing && k != KindOther }

// BlockType says what role a block of the body has for a reader.
type BlockType string

// The types of block. Captions stand in the body but not in [Article.Text].
const (
	BlockParagraph BlockType = "paragraph"
	BlockHeading   BlockType = "heading"
	BlockList      BlockType = "list"
	BlockQuote     BlockType = "quote"
	BlockCaption   BlockType = "caption"
)

// Confidence says how the speaker of an exchange or a quote is known: the
// page names the person at the words (stated), elsewhere in the article
// (resolved), or the reader took the likeliest person (guessed). It is empty
// (null in JSON) where there is no speaker.
type Confidence string

// The confidences, surest first.
const (
	Stated   Confidence = "stated"
	Resolved Confidence = "resolved"
	Guessed  Confidence = "guessed"
)

// MarshalJSON prints an absent confidence as null.
func (c Confidence) MarshalJSON() ([]byte, error) { return Maybe(c).MarshalJSON() }

// SpeakerType says what sort of speaker a quote has.
type SpeakerType string

// The sorts of speaker. SpeakerUnknown goes with a null speaker.
const (
	SpeakerPerson       SpeakerType = "person"
	SpeakerOrganisation SpeakerType = "organisation"
	SpeakerAnonymous    SpeakerType = "anonymous"
	SpeakerUnknown      SpeakerType = "unknown"
)

// Article is a page as a person would read it. A field that the page does not
// give is null or empty; nothing is guessed silently.
type Article struct {
	ID       string `json:"id"`      // see [ID] and [ContentID]
	Version  int    `json:"version"` // 1 for the first text seen under this id
	URL      string `json:"url"`     // the final address, "" when unknown
	Site     Maybe  `json:"site"`    // the site's name as a reader says it
	Language Maybe  `json:"language"`
	Kind     Kind   `json:"kind"`

	Title Maybe   `json:"title"`
	Lead  Maybe   `json:"lead"` // the chapô, where the page sets one apart
	Text  string  `json:"text"` // see [TextOf]
	Body  []Block `json:"body"`

	Published Date     `json:"published"`
	Modified  Date     `json:"modified"`
	Authors   []string `json:"authors"` // persons only
	Agency    []string `json:"agency"`  // AFP, Reuters …
	Tags      []string `json:"tags"`
	Section   Maybe    `json:"section"` // the rubric printed at the article, else the last crumb that is not the home page

	Breadcrumb []Crumb    `json:"breadcrumb"` // from the root, without the article's own title
	Images     []Image    `json:"images"`
	Interview  *Interview `json:"interview"` // nil when the page is none
	Quotes     []Quote    `json:"quotes"`
	People     []Person   `json:"people"`
	Events     []Event    `json:"events"`
}

// Block is one block of the body, in reading order.
type Block struct {
	Type BlockType `json:"type"`
	Text string    `json:"text"`
}

// Crumb is one step of the breadcrumb (fil d'Ariane), its label as shown.
type Crumb struct {
	Label string `json:"label"`
	URL   Maybe  `json:"url"`
}

// Image is a picture of the article with its caption (légende) and credit.
type Image struct {
	URL     string `json:"url"`
	Caption Maybe  `json:"caption"`
	Credit  Maybe  `json:"credit"`
}

// Interview is who asked, who answered, and each question with its answer.
type Interview struct {
	Interviewers []string      `json:"interviewers"`
	Interviewees []Interviewee `json:"interviewees"`
	Exchanges    []Exchange    `json:"exchanges"`
}

// Interviewee is a person who answers, with the role as the page words it.
type Interviewee struct {
	Name string `json:"name"`
	Role Maybe  `json:"role"`
}

// Exchange is one question and its answer, turn labels left out; the
// paragraphs of an answer are joined by a blank line.
type Exchange struct {
	ID         string     `json:"id"` // see [WordsID]
	Question   string     `json:"question"`
	Answer     string     `json:"answer"`
	Speaker    Maybe      `json:"speaker"` // who answers; null where the page does not say
	Role       Maybe      `json:"role"`
	Confidence Confidence `json:"confidence"`
}

// Quote is reported direct speech.
type Quote struct {
	ID          string      `json:"id"` // see [WordsID]
	Text        string      `json:"text"`
	Speaker     Maybe       `json:"speaker"`
	SpeakerType SpeakerType `json:"speaker_type"`
	Role        Maybe       `json:"role"`
	Cue         Maybe       `json:"cue"` // the words that announce the speech: « a-t-il expliqué »
	Confidence  Confidence  `json:"confidence"`
	In          QuotePlace  `json:"in"`
	Parts       []Part      `json:"parts"` // where the words stand, in order
}

// QuotePlace names the field that the parts of a quote point into.
type QuotePlace string

// The fields a quote can stand in.
const (
	InText QuotePlace = "text"
	InLead QuotePlace = "lead"
)

// Part is a half-open range of runes in the field named by [Quote.In].
type Part struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Person is one named person of the article.
type Person struct {
	Name  string   `json:"name"`
	Roles []string `json:"roles"` // as worded on the page
	Words int      `json:"words"` // how many words said, exchanges and quotes together
}

// Event is something that took place and that the article reports: a
// colloque, a conférence, a cérémonie.
type Event struct {
	Type  string `json:"type"`
	Label string `json:"label"` // as worded on the page
}

// TextOf joins the blocks that make up an article's text: all but captions,
// in reading order, joined by a blank line.
func TextOf(body []Block) string {
	var b strings.Builder
	for _, block := range body {
		if block.Type == BlockCaption || block.Text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

// Fill makes the article's empty lists empty rather than nil, at every depth,
// so that they print as [] and never as null. It returns the article.
func (a *Article) Fill() *Article {
	a.Body = filled(a.Body)
	a.Authors = filled(a.Authors)
	a.Agency = filled(a.Agency)
	a.Tags = filled(a.Tags)
	a.Breadcrumb = filled(a.Breadcrumb)
	a.Images = filled(a.Images)
	a.Quotes = filled(a.Quotes)
	a.People = filled(a.People)
	a.Events = filled(a.Events)
	if iv := a.Interview; iv != nil {
		iv.Interviewers = filled(iv.Interviewers)
		iv.Interviewees = filled(iv.Interviewees)
		iv.Exchanges = filled(iv.Exchanges)
	}
	for i := range a.Quotes {
		a.Quotes[i].Parts = filled(a.Quotes[i].Parts)
	}
	for i := range a.People {
		a.People[i].Roles = filled(a.People[i].Roles)
	}
	return a
}

func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Exchange returns the exchange with this id.
func (a *Article) Exchange(id string) (Exchange, bool) {
	if a.Interview == nil {
		return Exchange{}, false
	}
	i := slices.IndexFunc(a.Interview.Exchanges, func(e Exchange) bool { return e.ID == id })
	if i < 0 {
		return Exchange{}, false
	}
	return a.Interview.Exchanges[i], true
}

// Quote returns the quote with this id.
func (a *Article) Quote(id string) (Quote, bool) {
	i := slices.IndexFunc(a.Quotes, func(q Quote) bool { return q.ID == id })
	if i < 0 {
		return Quote{}, false
	}
	return a.Quotes[i], true
}
