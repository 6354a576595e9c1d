package interview

import (
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/news"
)

// exchange is a question and its answer as lines.
type exchange struct {
	question []int
	answer   []int
	label    string // who answers, as printed at the answer
}

// assemble cuts the lines into exchanges after the form's questions.
func (p *page) assemble(f form) []exchange {
	var out []exchange
	askLabels := p.askLabels(f)
	quoted := newRepeats(p.in.Blocks)
	var now *exchange
	for i := f.first; i < len(p.lines); i++ {
		l, lab := p.lines[i], p.labels[i]
		switch {
		case f.asks[i] || askLabels[p.voiceAt(i)]:
			if now == nil || len(now.answer) > 0 {
				out = append(out, exchange{})
				now = &out[len(out)-1]
			}
			now.question = append(now.question, i)
		case now == nil || p.left(l, lab, now.answer) || quoted.repeats(p.in.Blocks[l.block]) || p.pulled(l, now.answer):
		case len(now.answer) > 0 && p.voiceAt(i) != "" && p.voiceAt(i) != labelKey(now.label):
			out = append(out, exchange{question: now.question, answer: []int{i}, label: lab.text})
			now = &out[len(out)-1]
		default:
			if lab.kind == naming {
				now.label = lab.text
			}
			now.answer = append(now.answer, i)
		}
	}
	return p.finish(out)
}

// thanksFirst reports whether a line that thanks is an answer's first: « Merci
// à ma mère ! » behind a question is no leave-taking of the newsroom.
func thanksFirst(l line, answer []int) bool {
	return len(answer) == 0 && !l.skip && strings.HasPrefix(fold(l.text), "merci")
}

// voiceAt is the name at the head of line i, folded, "" where there is none.
func (p *page) voiceAt(i int) string {
	if p.labels[i].kind != naming {
		return ""
	}
	return labelKey(p.labels[i].text)
}

// askLabels are the names that stand at questions: a line that carries one is
// a question even where it lacks the style.
func (p *page) askLabels(f form) map[string]bool {
	out := make(map[string]bool)
	for i, asks := range f.asks {
		if asks && p.labels[i].kind == naming {
			out[labelKey(p.labels[i].text)] = true
		}
	}
	return out
}

// left reports whether a line inside an answer is no part of it: an
// intertitle, a pull quote, a teaser, a credit.
func (p *page) left(l line, lab label, answer []int) bool {
	switch {
	case thanksFirst(l, answer):
		return false
	case l.skip || isTeaser(l.text) || isClosing(l.text):
		return true
	case p.in.Blocks[l.block].Type == news.BlockHeading:
		return true
	case lab.kind != noLabel || !l.bold || !l.apart:
		return false
	}
	return !endsSentence(l.text) && countWords(l.text) <= maxIntertitle && hasLetters(l.text)
}

// pulled reports whether a line is a pull quote: a quote block in quotation
// marks or italics, beside an answer that has words of its own without them.
func (p *page) pulled(l line, answer []int) bool {
	if p.in.Blocks[l.block].Type != news.BlockQuote || len(answer) == 0 || countWords(l.text) > maxPulled {
		return false
	}
	return opensQuote(l.text) && !opensQuote(p.turnText(answer[0])) || l.italic && !p.lines[answer[0]].italic
}

// maxPulled is how long a pull quote is at most, in words.
const maxPulled = 60

// maxIntertitle is how long an intertitle in bold may be, in words.
const maxIntertitle = 12

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// finish drops questions without an answer and bare greetings, and cuts what
// follows the last answer.
func (p *page) finish(all []exchange) []exchange {
	out := all[:0]
	for _, e := range all {
		if len(e.answer) == 0 || p.questionText(e) == "" || p.answerText(e) == "" || p.greets(e) {
			continue
		}
		out = append(out, e)
	}
	if n := len(out); n > 0 { // the first line stays, which may be a bare label
		out[n-1].answer = p.withoutEnding(out[n-1].answer, out[:n-1])
		if p.answerText(out[n-1]) == "" {
			out = out[:n-1]
		}
	}
	return out
}

// maxGreeting is how many words a greeting has: « Bonjour, Jeanne Roux. »
const maxGreeting = 4

// greets reports whether an exchange is « Bonjour. – Bonjour. »
func (p *page) greets(e exchange) bool {
	answer := p.answerText(e)
	return countWords(answer) <= maxGreeting && !strings.Contains(p.questionText(e), "?") &&
		strings.HasPrefix(fold(answer), "bon")
}

// questionText is the question without its label, dash or number.
func (p *page) questionText(e exchange) string {
	var parts []string
	for _, i := range e.question {
		if s := p.turnText(i); s != "" {
			parts = append(parts, s)
		}
	}
	return trimNumber(strings.Join(parts, " "))
}

// answerText is the answer without its label; paragraphs are joined by a blank
// line.
func (p *page) answerText(e exchange) string {
	var b strings.Builder
	for n, i := range e.answer {
		s := p.lines[i].text
		if n == 0 || p.labels[i].kind != noLabel {
			s = p.turnText(i)
		}
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			if p.lines[i].apart {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

// turnText is a line that opens a turn, without label and dash.
func (p *page) turnText(i int) string {
	s := p.lines[i].text
	if p.labels[i].kind != noLabel {
		s = p.labels[i].rest
	}
	for startsWithAny(s, "- ", "– ", "— ", "-\u00a0", "–\u00a0", "—\u00a0", ": ") {
		_, size := firstRune(s)
		s = strings.TrimLeft(s[size:], " \u00a0\u202f")
	}
	return s
}

// trimNumber drops « 1. », « 2/ », « 3) », « 4 - » before a question.
func trimNumber(s string) string {
	rest := strings.TrimLeft(s, "0123456789")
	if len(rest) == len(s) || len(s)-len(rest) > 2 {
		return s
	}
	trimmed := strings.TrimLeft(rest, " \u00a0")
	r, size := firstRune(trimmed)
	if !strings.ContainsRune("./)-–—°", r) {
		return s
	}
	return strings.TrimLeft(trimmed[size:], " -–—\u00a0")
}
