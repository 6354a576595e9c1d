package interview

import (
	"github.com/pressoir/pressoir/internal/news"
)

// Find reads who said what in an article. It never fails: what it cannot make
// out it leaves out. Its time is linear in the length of the text.
func Find(in Input) Result {
	room := tokenRooms.Get().(*tokenRoom) //nolint:forcetypeassert // the pool makes nothing else
	defer room.leave()
	p := newPage(in, room)
	p.castAll()
	p.labels = labelsOf(p.lines, p.cast, in.Authors)
	out := Result{Rules: make(map[string]string)}
	said := p.interview(&out)
	p.quotes(&out, said)
	out.People = p.people(out)
	return out
}

func newPage(in Input, room *tokenRoom) *page {
	return &page{in: in, lines: linesOf(in.Blocks), cast: newCast(), read: make([]readText, len(in.Blocks)), room: room}
}

// castAll reads the names of the article; what stands before the first line
// that looks like a question is its introduction.
func (p *page) castAll() {
	c := p.cast
	c.read(p.in.Title, p.room.tokenize(p.in.Title), inTitle)
	c.read(p.in.Lead, p.room.tokenize(p.in.Lead), inLead)
	where := inIntro
	for _, l := range p.lines {
		if endsAsking(l.text) {
			where = inText
		}
		toks := p.room.tokenize(l.text)
		p.read[l.block] = readText{l.text, toks, c.read(l.text, toks, where), p.room}
	}
	for _, text := range p.in.Captions {
		c.read(text, p.room.tokenize(text), inCaption)
	}
}

// interview tries the forms in turn; the first whose exchanges pass the signs
// is taken. It returns which blocks are part of an exchange.
func (p *page) interview(out *Result) map[int]bool {
	for _, f := range p.forms() {
		all := p.assemble(f)
		if len(all) == 0 || len(all) < minQuestions && !f.labelled {
			continue
		}
		if passes, _ := p.talkOf(f, all).weigh(); !passes {
			continue
		}
		return p.write(out, f, all)
	}
	return nil
}

// write makes the interview of the exchanges. An exchange's id is made from
// its question and answer, a line break between; a question repeated with the
// same answer counts on.
func (p *page) write(out *Result, f form, all []exchange) map[int]bool {
	said := make(map[int]bool)
	iv := &news.Interview{Interviewers: p.interviewers(f, all)}
	ids := newIDs(p.in.ArticleID)
	for i, who := range p.answerers(f, all) {
		e := all[i]
		x := news.Exchange{
			Question: p.questionText(e), Answer: p.answerText(e),
			Speaker: news.Maybe(who.name), Role: news.Maybe(who.role), Confidence: who.confidence,
		}
		x.ID = ids.next(x.Question + "\n" + x.Answer)
		out.Rules[x.ID] = ruleOf(f.name)
		iv.Exchanges = append(iv.Exchanges, x)
		iv.Interviewees = withInterviewee(iv.Interviewees, who)
		for _, list := range [][]int{e.question, e.answer} {
			for _, l := range list {
				said[p.lines[l].block] = true
			}
		}
	}
	out.Interview = iv
	return said
}

func withInterviewee(list []news.Interviewee, who answerer) []news.Interviewee {
	if who.name == "" {
		return list
	}
	for i := range list {
		if list[i].Name == who.name {
			return list
		}
	}
	return append(list, news.Interviewee{Name: who.name, Role: news.Maybe(who.role)})
}

// ids gives the same words said again in one article a name of their own.
type ids struct {
	article string
	seen    map[string]int
}

func newIDs(article string) *ids { return &ids{article, make(map[string]int)} }

func (d *ids) next(words string) string {
	id := news.WordsID(d.article, words, 0)
	nth := d.seen[id]
	d.seen[id]++
	if nth > 0 {
		id = news.WordsID(d.article, words, nth)
	}
	return id
}
