package interview

import "github.com/pressoir/pressoir/internal/news"

// speaker is whose words a quote is.
type speaker struct {
	name       string
	role       string
	kind       news.SpeakerType
	confidence news.Confidence
	who        *person
	sex        gender
	plural     bool
	why        string // the rule that found the speaker
}

func (s speaker) known() bool { return s.name != "" }

// memory is who spoke and who was named so far, for « il » and « la ministre ».
type memory struct {
	cast   *cast
	last   speaker   // of the quote before
	named  []seen    // most recent last
	worded []speaker // unnamed speakers as worded, most recent last
	group  speaker   // the people in the plural whom a sentence named first: « Les époux »

	passages []*passage        // all of the article
	bodies   map[string]string // a body's noun → the first wording in the text that says which; read when first asked for
	acronyms map[string]string // an acronym → what it stands for; the same
}

// maxMemory is how many of the people named last a pronoun may mean.
const maxMemory = 12

// seen is a person named in the text; aside where a preposition governs the
// name, as in « un tableau de Jeanne Roux ».
type seen struct {
	who   *person
	aside bool
}

func (m *memory) saw(who *person, aside bool) {
	if who == nil {
		return
	}
	m.named = append(m.named, seen{who, aside})
	if len(m.named) > maxMemory {
		m.named = m.named[1:]
	}
}

// spoke makes somebody the last speaker; a guess that it is still the same
// makes that no less sure.
func (m *memory) spoke(s speaker) {
	if s.confidence != news.Guessed || s.name != m.last.name || s.why == howLast {
		m.last = s
	}
	m.heard(s)
}

// heard keeps an unnamed speaker as worded.
func (m *memory) heard(s speaker) {
	if s.who != nil {
		return
	}
	m.worded = append(m.worded, s)
	if len(m.worded) > maxMemory {
		m.worded = m.worded[1:]
	}
}

// asPerson is a person of the cast as a speaker.
func asPerson(who *person, c news.Confidence) speaker {
	return speaker{name: who.name, role: who.role(), kind: news.SpeakerPerson, confidence: c, who: who, sex: who.sex}
}

// byName resolves a name: the fullest form the article has.
func (m *memory) byName(men mention) speaker {
	who := m.cast.find(men.name)
	if who == nil {
		return speaker{name: men.name, kind: news.SpeakerPerson, confidence: news.Stated, sex: men.female, why: howNamed}
	}
	if who.sex == unknownGender {
		who.sex = men.female
	}
	if len(nameParts(men.name)) < len(who.parts) {
		return asPerson(who, news.Resolved).because(howPart)
	}
	return asPerson(who, news.Stated).because(howNamed)
}

// byPronoun resolves « il », « elle », « ils »: whoever spoke last, if it can
// be them, else whoever of that gender was named last.
func (m *memory) byPronoun(pronoun string) speaker {
	return m.meant(pronoun).because(howPronoun)
}

func (m *memory) meant(pronoun string) speaker {
	if pronoun == "ils" || pronoun == "elles" || pronoun == "eux" {
		if m.last.known() && (m.last.plural || m.last.who == nil) {
			return m.last.again()
		}
		return m.group
	}
	wants := genderOfPronoun(pronoun)
	if m.last.known() && !m.last.plural && agree(m.last.sex, wants) {
		return m.last.again()
	}
	if who := m.recent(wants, false); who != nil {
		return asPerson(who, news.Resolved)
	}
	if who := m.recent(wants, true); who != nil {
		return asPerson(who, news.Guessed)
	}
	if m.last.known() && !m.last.plural && m.last.who == nil {
		return m.last.as(news.Guessed)
	}
	return speaker{}
}

// recent is who of a gender was named last, also aside or not.
func (m *memory) recent(sex gender, aside bool) *person {
	for i := len(m.named) - 1; i >= 0; i-- {
		if n := m.named[i]; (aside || !n.aside) && agree(n.who.sex, sex) {
			return n.who
		}
	}
	return nil
}

func genderOfPronoun(pronoun string) gender {
	switch pronoun {
	case "il", "lui": // « selon lui »
		return male
	case "elle":
		return female
	}
	return unknownGender
}

func (s speaker) as(c news.Confidence) speaker {
	s.confidence = c
	return s
}

// again is a speaker taken up by a word that stands for them: as sure as before
// at best.
func (s speaker) again() speaker {
	if s.confidence == news.Guessed {
		return s
	}
	return s.as(news.Resolved)
}

func agree(a, b gender) bool { return a == unknownGender || b == unknownGender || a == b }
