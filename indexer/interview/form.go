package interview

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// form is one way in which a page sets questions apart from answers, with the
// lines that it says are questions.
type form struct {
	name     string
	asks     []bool
	first    int  // the first question
	asked    int  // how many of them end as a question does, or are answered under a label
	labelled bool // its turns carry labels, so that less proof is wanted
	plain    bool // only question marks tell the questions, so that more proof is wanted
}

// minQuestions is how many questions an interview has at least: one question
// and a text behind it is an article with a question as intertitle.
const minQuestions = 2

// minAskedShare is how many of the lines in a question's style must end with
// a question mark; relances without one are common, but seldom the most.
const minAskedShare = 0.4

// page is what the forms look at.
type page struct {
	in     Input
	lines  []line
	labels []label
	cast   *cast
	read   []readText // for each block, its last line as read for the cast
	room   *tokenRoom // where their tokens are
}

// readText is a text with its words and names, kept to be read once only.
type readText struct {
	text     string
	toks     []token
	mentions []mention
	room     *tokenRoom
}

// forms lists the forms that a page may be in, the surest first.
func (p *page) forms() []form {
	var out []form
	if f, ok := p.lettered(); ok {
		out = append(out, f)
	}
	if f, ok := p.dialogue(); ok {
		out = append(out, f)
	}
	styled := len(out)
	for _, s := range styles {
		f, ok := p.styled(s)
		if !ok {
			continue
		}
		out = append(out, f)
		for k := len(out) - 1; k > styled && out[k].asked*2 > out[k-1].asked*3; k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out
}

// lettered: the turns carry « Q : » and « R : ».
func (p *page) lettered() (form, bool) {
	f := form{name: "letters Q and R", labelled: true, asks: make([]bool, len(p.lines))}
	for i, lab := range p.labels {
		if f.asks[i] = lab.kind == asking; f.asks[i] {
			f.asked++
		} else if i > 0 && lab.kind == noLabel && f.asks[i-1] {
			before := p.lines[i-1].text
			f.asks[i] = p.labels[i-1].rest == "" && p.labels[i-1].kind == asking || !endsAsking(before) && endsAsking(p.lines[i].text)
		}
	}
	return f.settled(1)
}

// settled finds the first question and checks that there are enough.
func (f form) settled(least int) (form, bool) {
	f.first = -1
	for i, asks := range f.asks {
		if asks {
			f.first = i
			break
		}
	}
	return f, f.first >= 0 && f.asked >= least
}

// style is a look that questions may have.
type style struct {
	name  string
	has   func(l line) bool
	open  bool // questions in it must end with a question mark: an answer holds lines of that look too
	plain bool // only the question mark tells them apart
}

// styles, the most telling first; where two fit as many questions, the first wins.
// A later one wins only with half as many questions more.
var styles = []style{
	{"class question", func(l line) bool { return l.asks }, false, false},
	{"definition list", func(l line) bool { return l.tag == "dt" }, false, false},
	{"bold heading h2", func(l line) bool { return l.level == 2 && l.bold }, false, false},
	{"bold heading h3", func(l line) bool { return l.level == 3 && l.bold }, false, false},
	{"bold heading h4", func(l line) bool { return l.level == 4 && l.bold }, false, false},
	{"heading h2", func(l line) bool { return l.level == 2 }, false, false},
	{"heading h3", func(l line) bool { return l.level == 3 }, false, false},
	{"heading h4", func(l line) bool { return l.level == 4 }, false, false},
	{"heading h5 or h6", func(l line) bool { return l.level >= 5 }, false, false},
	{"bold", func(l line) bool { return l.bold && l.level == 0 }, false, false},
	{"italic, the first in bold too", func(l line) bool { return l.italic && l.level == 0 }, false, false},
	{"class of its own", func(l line) bool { return l.own }, false, false},
	{"capitals", func(l line) bool { return upperOnly(l.text) && (endsAsking(l.text) || countWords(l.text) > 2) }, false, false},
	{"quote block", func(l line) bool { return l.quote }, false, false},
	{"dash and question mark", func(l line) bool { return dashed(l.text) && asksOrOrders(l.text) }, true, false},
	{"first line of a paragraph", func(l line) bool { return l.broken && asksOrOrders(l.text) }, true, false},
	{"question mark, answer in quotation marks", nil, true, false},
	{"paragraph that ends with a question mark", plainQuestion, true, true},
}

func dashed(s string) bool { return startsWithAny(s, "-", "–", "—") }

func asksOrOrders(s string) bool { return endsAsking(s) || orders(s) }

// maxPlainQuestion is how long a question may be that only its mark tells
// apart, in words.
const maxPlainQuestion = 70

func plainQuestion(l line) bool {
	return l.apart && strings.HasSuffix(l.text, "?") && !opensQuote(l.text) && countWords(l.text) <= maxPlainQuestion
}

// styled reads the page as if all questions had one look.
func (p *page) styled(s style) (form, bool) {
	f := form{name: s.name, asks: make([]bool, len(p.lines)), plain: s.plain}
	total, open := 0, 0
	for i, l := range p.lines {
		if p.neverAsks(i) {
			continue
		}
		if s.open {
			if open = stillOpen(open, l.text); open > 0 {
				continue
			}
		}
		if s.has != nil && s.has(l) || s.has == nil && p.beforeQuoted(i) {
			p.markStyled(&f, i, &total)
		}
	}
	p.dropLeading(&f)
	if float64(f.asked) < minAskedShare*float64(total) {
		return f, false
	}
	if s.has == nil && f.asked >= minQuestions {
		p.widenQuoted(&f)
	}
	if s.open && s.has != nil && f.asked >= minQuestions {
		p.widenRelances(&f)
	}
	return f.settled(minQuestions)
}

// neverAsks reports whether line i can be no question in any style: a pull
// quote, an answer by its label, an entry of a list.
func (p *page) neverAsks(i int) bool {
	l := p.lines[i]
	return l.skip || p.labels[i].kind == replying || p.listed(i) && l.tag != "dt" && !p.headsItem(i)
}

func (p *page) listed(i int) bool { return p.in.Blocks[p.lines[i].block].Type == news.BlockList }

// headsItem reports whether line i, in a list, is a bold sentence before plain
// words in the list: each entry may be a question with its answer.
func (p *page) headsItem(i int) bool {
	l := p.lines[i]
	return l.bold && endsSentence(l.text) && i+1 < len(p.lines) && !p.lines[i+1].bold && p.listed(i+1)
}

// beforeQuoted reports whether line i is a question by its mark, before a
// paragraph that opens quotation marks.
func (p *page) beforeQuoted(i int) bool {
	return plainQuestion(p.lines[i]) && i+1 < len(p.lines) && opensQuote(p.lines[i+1].text)
}

// markStyled marks line i, which has the look of a question: it ends as one,
// or is a sentence, which an intertitle is not.
func (p *page) markStyled(f *form, i int, total *int) {
	l := p.lines[i]
	asks := endsAsking(l.text) || p.labels[i].kind == asking
	answered := i+1 < len(p.lines) && (p.labels[i+1].kind != noLabel || startsWithAny(p.lines[i+1].text, "- ", "– ", "— "))
	switch {
	case isClosing(l.text):
	case asks, answered && endsSentence(l.text):
		f.asks[i] = true
		f.asked++
		*total++
	case endsSentence(l.text) && countWords(l.text) >= 4:
		f.asks[i] = true
		*total++
	}
}

// dropLeading takes away what stands in the look of a question before the
// first real one: an introduction in bold.
func (p *page) dropLeading(f *form) {
	for i := range f.asks {
		if f.asks[i] && (endsAsking(p.lines[i].text) || p.labels[i].kind != noLabel) {
			return
		}
		f.asks[i] = false
	}
}

// widenQuoted adds the questions without a question mark between answers in
// quotation marks: a plain paragraph before an answer that opens one.
func (p *page) widenQuoted(f *form) {
	open := 0
	started := false
	for i, l := range p.lines {
		started = started || f.asks[i]
		if open = stillOpen(open, l.text); open > 0 || !started || l.skip || opensQuote(l.text) {
			continue
		}
		if i+1 < len(p.lines) && opensQuote(p.lines[i+1].text) && endsSentence(l.text) && p.in.Blocks[l.block].Type == news.BlockParagraph {
			f.asks[i] = true
		}
	}
}

// maxRelance is how long a question may be that neither its look nor a mark
// shows, in words.
const maxRelance = 25

// widenRelances adds what urges an answer on without asking, where the look of
// questions needs their mark: « Vous avez pourtant gardé le nom… ». It stands
// between two answers, and either has the questions' dash or breaks off, says
// vous and does not say je.
func (p *page) widenRelances(f *form) {
	dashes, started := p.dashesAsk(f), false
	for i := 1; i+1 < len(p.lines); i++ {
		started = started || f.asks[i-1]
		between := started && !f.asks[i-1] && !f.asks[i] && !f.asks[i+1]
		if between && !p.neverAsks(i) && p.urgesOn(i, dashes) {
			f.asks[i] = true
		}
	}
}

// urgesOn reports whether line i, between two answers, urges on without asking.
func (p *page) urgesOn(i int, dashes bool) bool {
	l := p.lines[i]
	if !l.apart || p.in.Blocks[l.block].Type != news.BlockParagraph || opensQuote(l.text) || countWords(l.text) > maxRelance {
		return false
	}
	if dashes {
		return dashed(l.text) && endsSentence(l.text)
	}
	return breaksOff(l.text) && addresses(l.text) && !speaksOfSelf(l.text)
}

// dashesAsk reports whether a dash stands before each question and before no
// answer.
func (p *page) dashesAsk(f *form) bool {
	for i, asks := range f.asks {
		if asks && !dashed(p.lines[i].text) || asks && i+1 < len(p.lines) && !f.asks[i+1] && dashed(p.lines[i+1].text) {
			return false
		}
	}
	return true
}

func breaksOff(s string) bool {
	s = strings.TrimRight(s, " \u00a0\u202f")
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
}

// maxOpen is how many lines an answer in quotation marks may run before its
// opening mark is taken for one that nobody closed.
const maxOpen = 12

// stillOpen follows an answer in quotation marks from line to line: it is the
// number of lines that the answer runs already, 0 when none is open.
func stillOpen(open int, s string) int {
	if open == 0 && !opensQuote(s) || open > maxOpen {
		return 0
	}
	if closesQuote(s) {
		return 0
	}
	return open + 1
}

func opensQuote(s string) bool { return startsWithAny(s, "«", "“", "\"") }

// closesQuote reports whether the last mark of quotation in s closes, at its
// end.
func closesQuote(s string) bool {
	s = strings.TrimRight(s, " .\u00a0\u202f,;!?…")
	return strings.HasSuffix(s, "»") || strings.HasSuffix(s, "”") || strings.HasSuffix(s, "\"")
}
