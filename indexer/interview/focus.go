package interview

import (
	"maps"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// fromTitle starts with the people of the title, the first the likeliest.
func (m *memory) fromTitle() {
	for i := len(m.cast.people) - 1; i >= 0; i-- {
		if who := m.cast.people[i]; who.where == inTitle && who.sure {
			m.saw(who, false)
		}
	}
}

// hear follows a sentence: who is named in it, and whom it is about. Its
// subject is who « il » means next, before whoever spoke last.
func (m *memory) hear(p *passage, s sentence, quoted bool) {
	m.gather(p, s)
	subject, only := m.namedIn(p, s)
	if quoted {
		return
	}
	speaks, about := m.reported(p, s)
	switch {
	case speaks.known() && (subject == nil || speaks.who == subject || speaks.who == nil):
		m.last = speaks
	case about && only != nil:
		m.last = asPerson(only, news.Resolved)
	case subject != nil:
		m.last = asPerson(subject, news.Resolved)
	case only != nil && !m.last.known():
		m.last = asPerson(only, news.Guessed)
	}
}

// namedIn finds who is named in a sentence: the first whom no preposition
// governs, and the one who is named where it is only one.
func (m *memory) namedIn(p *passage, s sentence) (subject, only *person) {
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
		aside := governed(p, s, men.from)
		m.saw(who, aside)
		several = several || only != nil && only != who
		only = who
		if subject == nil && !aside {
			subject = who
		}
	}
	if several {
		only = nil
	}
	return subject, only
}

// governed reports whether a preposition stands before a name or its role.
func governed(p *passage, s sentence, at int) bool {
	_, from := roleBefore(p.text, p.toks, at)
	for from > s.from && (determiners[p.low(from-1)] && !contracted(p.low(from-1)) || roleAdjectives[p.low(from-1)] || isRoleWord(p.low(from-1))) {
		from--
	}
	opening := from == s.from+1 && p.low(s.from) == "et" // « Et la maire d'ajouter »
	return from > s.from && beforeName[p.low(from-1)] && !opening
}

// gather keeps the people in the plural with whom a sentence begins: « Les
// époux », for a later « ils ».
func (m *memory) gather(p *passage, s sentence) {
	if s.from+1 >= s.to || !plurals[p.low(s.from)] || p.inside[s.from] > 0 {
		return
	}
	if noun := p.low(s.from + 1); !isRoleWord(noun) && !isRoleWord(strings.TrimSuffix(noun, "s")) {
		return
	}
	to := p.shortPhraseEnd(s.from, s.to)
	m.group = speaker{
		name: clean(p.text[p.toks[s.from].start:p.toks[to-1].end]), kind: news.SpeakerAnonymous, confidence: news.Resolved, plural: true,
	}
}

// shortPhraseEnd ends a description before whatever may be its verb: behind the
// noun, or the one word of its complement: « les salariés du port ».
func (p *passage) shortPhraseEnd(k, end int) int {
	to := k + 2
	if low := p.low(to); low != "de" && low != "d'" && !contracted(low) {
		return to
	}
	for to++; to < end && determiners[p.low(to)]; {
		to++
	}
	for to++; to < end && p.toks[to].capital() && !p.hidden(to); {
		to++
	}
	return min(to, end)
}

// speeches are nouns for what somebody says: with one person named beside them,
// the words that follow are theirs.
var speeches = set(`entretien interview tweet message communiqué déclaration discours allocution lettre courrier réponse réaction
	intervention témoignage vidéo publication billet tribune conférence plaidoyer post mail`)

// reported says whose words a sentence without a quote reports, and whether it
// is about somebody's words at all.
func (m *memory) reported(p *passage, s sentence) (by speaker, about bool) {
	for k := s.from; k < s.to; k++ {
		if p.inside[k] > 0 {
			continue
		}
		about = about || p.presents(k, s.to)
		if low := p.toks[k].low; !reportFilter.may(low) || !mayReport[low] {
			continue
		}
		about = about || speeches[p.low(k)]
		next := speaker{}
		if cueForms[p.low(k)]&participle != 0 && p.low(k+1) == "par" && k+2 < s.to {
			if next = p.sourceAt(k+2, s.to, m); next.kind == news.SpeakerAnonymous {
				next = speaker{} // « marqué par la houle » is nobody's word
			}
		} else if !by.known() {
			next = p.cited(s, k, m)
		}
		if m.trusts(next) {
			by = next
		}
	}
	return by, about
}

// cited says whose words the cue at token k reports, if one stands there.
func (p *passage) cited(s sentence, k int, m *memory) speaker {
	switch c := p.cueAt(k); c.kind {
	case saying:
		return p.subjectLeft(s.from, k, m)
	case source:
		return p.sourceAt(c.to, s.to, m)
	case noCue, telling, inverted:
	}
	return speaker{}
}

// mayReport are the words that something of reported can begin with: one look
// spares most words all others.
var mayReport = func() map[string]bool {
	out := make(map[string]bool)
	for w := range cueForms {
		out[w] = true
	}
	for _, words := range []map[string]bool{speeches, auxiliaries, phraseVerbs, set("selon pour d'")} {
		maps.Copy(out, words)
	}
	return out
}()

var reportFilter = newFilter(mayReport)

// trusts reports whether who a sentence without a quote reports may be taken
// for who speaks next: somebody known, one of several, or, where nobody with a
// name spoke before, a role as worded.
func (m *memory) trusts(by speaker) bool {
	if by.who != nil {
		return by.who.sure
	}
	return by.kind == news.SpeakerAnonymous || by.kind == news.SpeakerPerson && by.role != "" && m.last.known() && m.last.who == nil
}

// presents reports whether the name that ends with token k is presented by its
// age, as a witness is: « C'est le cas de Jeanne, 32 ans ».
func (p *passage) presents(k, end int) bool {
	return p.till[k] > 0 && k+3 < end && agedAt(p.toks, k+1)
}
