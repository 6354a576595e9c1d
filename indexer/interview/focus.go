package interview

import (
	"github.com/pressoir/pressoir/internal/news"
)

// fromTitle starts with the people of the title, the first the likeliest.
func (m *memory) fromTitle() {
	for i := len(m.cast.people) - 1; i >= 0; i-- {
		if who := m.cast.people[i]; who.where == inTitle && who.sure {
			m.saw(who)
		}
	}
}

// hear follows a sentence: who is named in it, and whom it is about. Its
// subject is who « il » means next, before whoever spoke last.
func (m *memory) hear(p *passage, s sentence) {
	var subject, only *person
	several := false
	for k := s.from; k < s.to; k++ {
		n := p.at[k]
		if n == 0 || p.inside[k] > 0 {
			continue
		}
		men := p.mentions[n-1]
		who := m.cast.find(men.name)
		if who == nil || !who.sure {
			continue
		}
		m.saw(who)
		several = several || only != nil && only != who
		only = who
		if subject == nil && !governed(p, s, men.from) {
			subject = who
		}
	}
	quoted := s.first < s.last
	switch {
	case quoted:
	case subject != nil:
		m.last = asPerson(subject, news.Resolved)
	case only != nil && !several && !m.last.known():
		m.last = asPerson(only, news.Resolved)
	}
}

// governed reports whether a preposition stands before a name or its role.
func governed(p *passage, s sentence, at int) bool {
	_, from := roleBefore(p.text, p.toks, at)
	from = max(from, s.from)
	return from > s.from && beforeName[p.low(from-1)]
}
