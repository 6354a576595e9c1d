package interview

import "strings"

// dialogue: every turn carries the name of who speaks, in front of the words
// or on a line of its own. Who asks is seen from the turns: the author, or
// whoever mostly ends with a question and is not in the title.
func (p *page) dialogue() (form, bool) {
	f := form{name: "names of who speaks", labelled: true, asks: make([]bool, len(p.lines))}
	voices := p.voices()
	if len(voices) < 2 {
		return f, false
	}
	asker := p.askers(voices)
	if len(asker) == 0 || len(asker) == len(voices) {
		return f, false
	}
	for i, lab := range p.labels {
		if f.asks[i] = lab.kind == naming && asker[labelKey(lab.text)]; f.asks[i] {
			f.asked++
		} else if p.asksAlone(i) {
			f.asks[i] = true
		} else if i > 0 && lab.kind == noLabel && f.asks[i-1] {
			f.asks[i] = p.asksOn(i)
		}
	}
	return f.settled(minQuestions)
}

// asksOn reports whether line i, without a label, goes on with the question
// before it: an answer whose label was forgotten starts a paragraph of its own
// behind a question mark.
func (p *page) asksOn(i int) bool {
	before := p.labels[i-1]
	return before.kind == naming && before.rest == "" || !p.lines[i].apart || !endsAsking(p.lines[i-1].text)
}

// maxAlone is how long a question without a label may be, in words.
const maxAlone = 40

// asksAlone reports whether line i, without a label, is a question of its own
// between labelled turns: behind words of somebody, one sentence, and whoever
// answers it has a label.
func (p *page) asksAlone(i int) bool {
	if i == 0 || i+1 >= len(p.lines) || p.labels[i].kind != noLabel || p.labels[i+1].kind != naming {
		return false
	}
	if before := p.labels[i-1]; before.kind == naming && (before.rest == "" || endsAsking(before.rest)) {
		return false
	}
	s := p.lines[i].text
	return endsAsking(s) && countWords(s) <= maxAlone && !strings.ContainsAny(strings.TrimRight(s, "?!. \u00a0\u202f»"), "?!.") && !opensQuote(s)
}

// voice is what one label says in all.
type voice struct {
	key    string
	name   string
	turns  int
	asks   int // turns that hold a question mark at their end
	words  int
	titled bool // the title or the lead names them
	author bool
}

func (p *page) voices() []*voice {
	var out []*voice
	byKey := make(map[string]*voice)
	var now *voice
	for i, l := range p.lines {
		lab := p.labels[i]
		text := l.text
		if lab.kind == noLabel && now != nil && p.asksAlone(i) {
			now = nil // nobody's: a question whose label is missing, or that carries none
		}
		if lab.kind == naming {
			now = byKey[labelKey(lab.text)]
			if now == nil {
				now = p.newVoice(lab.text)
				byKey[now.key] = now
				out = append(out, now)
			}
			now.turns++
			text = lab.rest
		}
		if now == nil {
			continue
		}
		now.words += countWords(text)
		if last := i+1 == len(p.lines) || p.labels[i+1].kind == naming; last && endsAsking(text) {
			now.asks++
		}
	}
	return out
}

func (p *page) newVoice(name string) *voice {
	v := &voice{key: labelKey(name), name: name, author: isAuthor(name, p.in.Authors)}
	for _, a := range p.in.Authors {
		v.author = v.author || (isInitials(name) && initialsOf(a) == lettersOf(name))
	}
	who := p.cast.find(name)
	if who == nil && isInitials(name) {
		who = p.cast.byInitials(lettersOf(name))
	}
	v.titled = who != nil && who.where <= inLead && !v.author
	return v
}

// fewWords: whoever says less than one word in so many, beside somebody whom
// the title presents, is no guest.
const fewWords = 15

// askers picks the labels that ask.
func (p *page) askers(voices []*voice) map[string]bool {
	out := make(map[string]bool)
	anyTitled, total := false, 0
	for _, v := range voices {
		anyTitled = anyTitled || v.titled
		total += v.words
	}
	for _, v := range voices {
		mostlyAsks := v.asks*2 >= v.turns && v.turns > 0
		oftenAsks := v.asks*5 >= v.turns && v.asks > 0
		passes := anyTitled && v.words*fewWords < total // a second journalist, who asks once
		if v.author || !v.titled && (mostlyAsks || oftenAsks && anyTitled || passes) {
			out[v.key] = true
		}
	}
	return out
}
