package server

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// How many authors a reference names before it says « et al. »: three, as
// ISO 690 has it.
const maxAuthorsCited = 3

// citedWords is how much of words said a reference repeats, in characters;
// the copy of the words themselves is whole.
const citedWords = 300

// citer writes references to one article and to what is said in it, in the
// order and with the words of ISO 690: docs/citing.md.
type citer struct {
	v       *visit
	article *news.Article
	typeset func(string) string
	site    string    // this archive's address, https://host, "" where it is not known
	today   time.Time // when it is consulted
}

// spoken is words said in the article.
type spoken struct {
	anchor     news.Maybe
	words      string
	speaker    string
	role       string
	person     bool // the speaker is a person, whose name has a surname
	confidence news.Confidence
}

// saidIn is an exchange's answer as words said.
func saidIn(e news.Exchange) spoken {
	return spoken{
		anchor: search.Anchor(search.HitExchange, e.ID), words: e.Answer, speaker: string(e.Speaker), role: string(e.Role),
		person: true, confidence: e.Confidence,
	}
}

// quotedIn is a quote as words said.
func quotedIn(q news.Quote) spoken {
	return spoken{
		anchor: search.Anchor(search.HitQuote, q.ID), words: q.Text, speaker: string(q.Speaker), role: string(q.Role),
		person: q.SpeakerType == news.SpeakerPerson, confidence: q.Confidence,
	}
}

// whole is the reference to the article.
func (c *citer) whole() web.Citation {
	cited := c.source()
	cited.After += c.v.words.Text("cite.available", "url", c.address())
	return cited
}

// passage is the reference to words said in the article: who said them, the
// words, then the article that has them and where they stand in this archive.
func (c *citer) passage(s spoken) web.Citation {
	cited := c.source()
	before := ""
	if name := c.speaker(s); name != "" {
		before = sentence(name)
	}
	before += sentence(c.quotes(shortened(s.words, citedWords)))
	cited.Before = before + c.v.words.Text("cite.in") + " " + cited.Before
	cited.After += c.v.words.Text("cite.available", "url", c.address())
	if here := c.passageURL(s.anchor); here != "" && c.article.URL != "" {
		cited.After += ". " + c.v.words.Text("cite.passage", "url", here)
	}
	return cited
}

// copied is the words said, with all that names them, on one line to be
// pasted: « … » — speaker, role. « Title », site, date. address.
func (c *citer) copied(s spoken) string {
	var b strings.Builder
	b.WriteString(c.quotes(s.words))
	if s.speaker != "" {
		b.WriteString(" — " + c.typeset(s.speaker))
		if s.role != "" {
			b.WriteString(", " + c.typeset(s.role))
		}
		if words, doubtful := c.v.confidence(s.confidence); doubtful {
			b.WriteString(" (" + words + ")")
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(b.String()); last != '.' {
		b.WriteString(".")
	}
	about := []string{c.quotes(c.title())}
	for _, part := range []string{c.typeset(string(c.article.Site)), c.published()} {
		if part != "" {
			about = append(about, part)
		}
	}
	b.WriteString(" " + strings.Join(about, ", ") + ". " + c.passageURL(s.anchor))
	return strings.TrimSpace(b.String())
}

// source names the article, up to where it can be had.
func (c *citer) source() web.Citation {
	var cited web.Citation
	if authors := c.authors(); authors != "" {
		cited.Before = sentence(authors)
	}
	if site := c.typeset(string(c.article.Site)); site != "" {
		cited.Before += sentence(c.title())
		cited.Title = site
	} else {
		cited.Title = c.title()
	}
	date := c.published()
	if date == "" {
		date = c.v.words.Text("cite.undated")
	}
	cited.After = " " + c.v.words.Text("cite.online") + ". " + date + " " +
		c.v.words.Text("cite.consulted", "date", c.v.longDate(c.today)) + ". "
	return cited
}

func (c *citer) title() string {
	if c.article.Title == "" {
		return "[" + c.v.words.Text("hit.untitled") + "]"
	}
	return strings.TrimRight(c.typeset(string(c.article.Title)), " .\u00a0\u202f")
}

func (c *citer) published() string { return c.v.day(c.article.Published) }

// authors are the persons, then the agencies, that signed the article.
func (c *citer) authors() string {
	var names []string
	for _, name := range c.article.Authors {
		names = append(names, c.typeset(sortedName(name)))
	}
	for _, agency := range c.article.Agency {
		names = append(names, strings.ToUpper(c.typeset(agency)))
	}
	if len(names) > maxAuthorsCited {
		return names[0] + " et al."
	}
	return c.v.list(names)
}

// speaker names who said words; square brackets stand around what the article
// itself does not say (ISO 690, on what is supplied).
func (c *citer) speaker(s spoken) string {
	if s.speaker == "" {
		return ""
	}
	name := strings.ToUpper(s.speaker)
	if s.person {
		name = sortedName(s.speaker)
	}
	name = c.typeset(name)
	if words, doubtful := c.v.confidence(s.confidence); doubtful {
		name = "[" + name + ", " + words + "]"
	}
	return name
}

// address is where the article can be had: at its source, else here.
func (c *citer) address() string {
	if href, _ := outside(c.article.URL); href != "" {
		return href
	}
	return c.passageURL("")
}

// passageURL is where words stand in this archive.
func (c *citer) passageURL(anchor news.Maybe) string {
	address := c.site + "/article/" + c.article.ID
	if anchor != "" {
		address += "#" + string(anchor)
	}
	return address
}

// quotes puts a text between the quotation marks of the article's language,
// those inside it one step down.
func (c *citer) quotes(text string) string {
	text = strings.Join(strings.FieldsFunc(c.typeset(bare(text)), func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	if c.typeset("a ?") == "a ?" { // not set as French is
		return "“" + strings.NewReplacer("“", "‘", "”", "’", "«\u202f", "‘", "\u202f»", "’", "«", "‘", "»", "’").Replace(text) + "”"
	}
	return "«" + french.NarrowSpace + strings.NewReplacer("«\u202f", "“", "\u202f»", "”", "«", "“", "»", "”").Replace(text) + french.NarrowSpace + "»"
}

// bare is a text without the quotation marks around the whole of it.
func bare(text string) string {
	text = strings.TrimSpace(text)
	for _, pair := range [][2]string{{"«", "»"}, {"“", "”"}} {
		inner, opens := strings.CutPrefix(text, pair[0])
		inner, closes := strings.CutSuffix(inner, pair[1])
		open, shut := strings.Index(inner, pair[0]), strings.Index(inner, pair[1])
		if opens && closes && (shut < 0 || open >= 0 && open < shut) {
			return strings.TrimSpace(inner)
		}
	}
	return text
}

// shortened cuts words as a quotation is cut, with […].
func shortened(words string, most int) string {
	words = bare(words)
	if short := cut(words, most); short != words {
		return strings.TrimSuffix(short, "…") + " […]"
	}
	return words
}

// sentence ends a part of a reference with a full stop and a space, where its
// own mark does not end it already.
func sentence(s string) string {
	end := strings.TrimRight(s, closingMarks+" )\u00a0\u202f")
	if last, _ := utf8.DecodeLastRuneInString(end); strings.ContainsRune(".?!…", last) {
		return s + " "
	}
	return s + ". "
}
