package interview

import (
	"strings"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// maxQuotes is how many quotes of one article are kept: more are a text that
// uses the marks for something else.
const maxQuotes = 2000

// quotes finds reported speech in the lead and in the blocks that are no part
// of an exchange.
func (p *page) quotes(out *Result, said map[int]bool) {
	lead := newPassage(-1, p.room.read(p.in.Lead), p.cast)
	passages := p.passages(said)
	all := append([]*passage{lead}, passages...)
	m := &memory{cast: p.cast, passages: all}
	ids := newIDs(p.in.ArticleID)
	m.fromTitle()
	p.quotesOf(lead, 0, m, ids, out)
	m.last = speaker{}
	offset := 0
	for i, b := range p.in.Blocks {
		if b.Type == news.BlockCaption || b.Text == "" {
			continue
		}
		if len(passages) > 0 && passages[0].block == i {
			p.quotesOf(passages[0], offset, m, ids, out)
			passages = passages[1:]
		}
		offset += utf8.RuneCountInString(b.Text) + utf8.RuneCountInString("\n\n")
	}
}

// passages are the running text up to the last quotation mark: no headings,
// captions or pull quotes, nothing of an exchange. Who is named behind it speaks
// no more.
func (p *page) passages(said map[int]bool) []*passage {
	last := len(p.in.Blocks) - 1
	for last >= 0 && !strings.ContainsAny(p.in.Blocks[last].Text, quoteMarks) {
		last--
	}
	if last < 0 && strings.ContainsAny(p.in.Lead, quoteMarks) {
		last = len(p.in.Blocks) - 1 // the text says who speaks in the lead
	}
	var out []*passage
	repeated := newRepeats(p.in.Blocks)
	for i, b := range p.in.Blocks[:last+1] {
		pulled := b.Type == news.BlockQuote && (hasAsideClass(b.Class) || repeated.repeats(b))
		if b.Type != news.BlockCaption && b.Type != news.BlockHeading && b.Text != "" && !said[i] && !pulled {
			r := p.read[i]
			if r.text != b.Text {
				r = p.room.read(b.Text)
			}
			out = append(out, newPassage(i, r, p.cast))
		}
	}
	return out
}

func (r *tokenRoom) read(s string) readText {
	toks := r.tokenize(s)
	return readText{s, toks, findNames(s, toks), r}
}

const quoteMarks = "«“”\""

// found is a quote with the rule that found it.
type found struct {
	spans []span
	by    speaker
	cue   string
	rule  string
}

// quotesOf finds the quotes of one passage; offset is where its text starts in
// the article's, in runes.
func (p *page) quotesOf(ps *passage, offset int, m *memory, ids *ids, out *Result) {
	runes := newRuneIndex(ps.text)
	for _, s := range ps.sentences() {
		if len(out.Quotes) >= maxQuotes {
			return
		}
		said := ps.attribute(s, m)
		for _, f := range said {
			if len(out.Quotes) < maxQuotes {
				p.keep(f, ps, offset, runes, ids, out)
			}
		}
		m.hear(ps, s, len(said) > 0)
	}
}

func (p *page) keep(f found, ps *passage, offset int, runes *runeIndex, ids *ids, out *Result) {
	q := news.Quote{
		Speaker: news.Maybe(f.by.name), SpeakerType: f.by.kind, Role: news.Maybe(f.by.role),
		Cue: news.Maybe(f.cue), Confidence: f.by.confidence, In: news.InText,
	}
	if ps.block < 0 {
		q.In = news.InLead
	}
	if !f.by.known() {
		q.SpeakerType, q.Confidence, f.by.why = news.SpeakerUnknown, "", ""
	}
	var words []string
	for _, sp := range f.spans {
		for _, part := range sp.parts {
			words = append(words, ps.text[part[0]:part[1]])
			q.Parts = append(q.Parts, news.Part{Start: offset + runes.at(part[0]), End: offset + runes.at(part[1])})
		}
	}
	q.Text = strings.Join(words, " ")
	q.ID = ids.next(q.Text)
	out.Rules[q.ID] = f.rule + f.by.why
	out.Quotes = append(out.Quotes, q)
}

// runeIndex turns byte offsets that grow into rune offsets, in one pass.
type runeIndex struct {
	text        string
	bytes, rune int
}

func newRuneIndex(text string) *runeIndex { return &runeIndex{text: text} }

func (r *runeIndex) at(b int) int {
	if b < r.bytes {
		r.bytes, r.rune = 0, 0
	}
	r.rune += utf8.RuneCountInString(r.text[r.bytes:b])
	r.bytes = b
	return r.rune
}
