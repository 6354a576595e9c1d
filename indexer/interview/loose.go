package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// A quote without a cue has at least this many words: shorter ones are mostly
// words the writer keeps at a distance. Beside a quote with a cue, in the same
// sentence, fewer will do.
const (
	minBeside        = 4
	minLoose         = 5
	minLooseSentence = 5
)

// uncued attributes a quote without a cue: the rest of what was said in the
// same sentence, or a sentence that goes on where the quote before it ended.
func (p *passage) uncued(s sentence, k int, m *memory, here speaker, cueText string) (found, bool) {
	text := p.text[p.spans[k].start:p.spans[k].end]
	n := countWords(text)
	if p.nameOfThing(k) {
		return found{}, false
	}
	if here.known() && (n >= minBeside || !startsUpper(text)) {
		return found{by: here.because(""), cue: cueText, rule: ruleSame}, true
	}
	alone := p.tokenBefore(k) < s.from
	switch {
	case alone && startsUpper(text) && n >= minLooseSentence:
		by := m.last.because(howBefore)
		if !by.known() {
			by = p.nextSubject(s, m).because(howNextVerb)
		}
		if by.known() {
			by = by.as(news.Guessed)
		}
		return found{by: by, rule: ruleAlone}, true
	case n >= minLoose && !startsUpper(text):
		if by := p.topic(s, k, m); by.known() {
			return found{by: by.as(news.Guessed).because(""), rule: ruleAbout}, true
		}
		if m.last.known() {
			return found{by: m.last.as(news.Guessed).because(""), rule: ruleAsBefore}, true
		}
	}
	return found{}, false
}

// topic is whom the sentence of quote k begins with: a person, « il », or the
// people that « Les époux » names.
func (p *passage) topic(s sentence, k int, m *memory) speaker {
	from := s.from
	if p.saysOf(k) {
		return speaker{}
	}
	if n := p.at[from]; n > 0 && from < p.tokenBefore(k) {
		if who := m.cast.find(p.mentions[n-1].name); who != nil && who.sure {
			return asPerson(who, news.Guessed)
		}
	}
	if low := p.low(from); subjects[low] && low != "on" {
		return m.byPronoun(low)
	}
	if by := p.topicRole(s, m); by.known() {
		return by
	}
	m.gather(p, s)
	if plurals[p.low(from)] && strings.HasPrefix(p.text[p.toks[from].start:], m.group.name) {
		return m.group
	}
	return speaker{}
}

// topicRole is the role or the body that a sentence begins with.
func (p *passage) topicRole(s sentence, m *memory) speaker {
	if !articles[p.low(s.from)] || p.inside[s.from] > 0 || !p.startsRole(s.from+1) || documents[p.low(s.from+1)] {
		return speaker{}
	}
	by, ok := p.describedAt(s.from, s.to, m)
	if !ok || by.who == nil && by.kind != news.SpeakerOrganisation {
		return speaker{}
	}
	return by
}

// saysOf reports whether quote k goes on with the verb of a name right before
// it, and so is about that person: « Marc Roux « a été reçu à Vals » ».
func (p *passage) saysOf(k int) bool {
	first, _ := p.spanTokens(k)
	low := p.low(first)
	before := p.tokenBefore(k)
	return before >= 0 && p.till[before] > 0 && (auxiliaries[low] || commonVerbs[low] || low == "ne" || low == "n'" || low == "se" || low == "s'")
}

// nextSubject is who speaks in the sentence behind, for a quote that opens a
// text: « … » Sur la place, la maire avait tempéré.
func (p *passage) nextSubject(s sentence, m *memory) speaker {
	for i := s.to; i < len(p.toks) && i < s.to+2*maxSubject && p.inside[i] == 0; i++ {
		if isStop(rune(p.toks[i].text[0])) {
			break
		}
		if c := p.cueAt(i); c.kind == saying {
			return p.subjectLeft(s.to, i, m)
		}
	}
	return speaker{}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameOfThing reports whether the marks hold a title, a nickname or words kept
// at a distance: a word for a work or a name stands before them, or all words
// have capitals, or one or two words follow « les ».
func (p *passage) nameOfThing(k int) bool {
	before := p.low(p.tokenBefore(k))
	text := p.text[p.spans[k].start:p.spans[k].end]
	n := countWords(text)
	if n > 12 {
		return p.isCharge(k)
	}
	switch {
	case thingWords[before]:
		if startsUpper(text) || n <= 3 {
			return true
		}
	case startsUpper(text) && works[p.low(p.tokenBefore(k)-1)] && p.toks[p.tokenBefore(k)].word:
		return true // « le roman policier « La Nuit » »
	}
	if n <= 3 && (startsUpper(text) || severals[before]) {
		return true
	}
	return n <= 6 && n > 1 && allCapitals(text) || p.isCharge(k)
}

// severals stand before words that many use: « les « anciens » ».
var severals = set("les des aux ces")

// offences are words with which a charge begins.
var offences = set(`abus agression agressions apologie assassinat assassinats association atteinte atteintes blanchiment blessures complicité
	concussion conduite corruption coups dégradation dégradations délit délits détention détournement détournements diffamation dissimulation
	escroquerie escroqueries exhibition faux favoritisme fraude harcèlement homicide homicides incitation infraction infractions injure injures menace menaces meurtre meurtres
	mise négligence outrage outrages participation pillage port prise proxénétisme provocation rébellion recel refus séquestration
	tentative tentatives torture trafic trahison usurpation viol violation violence violences viols vol vols`)

// tried are words of justice that say what somebody is charged with.
var tried = set(`condamné condamnée condamnés condamnées poursuivi poursuivie poursuivis poursuivies jugé jugée jugés jugées inculpé inculpée
	inculpés inculpées accusé accusée accusés accusées examen enquête information judiciaire plainte procès prévenu prévenus soupçonné soupçonnée
	soupçonnés écroué écrouée interpellé interpellée interpellés arrêté arrêtée arrêtés relaxé relaxée acquitté acquittée comparaît comparaissent comparaître chefs chef
	garde peine prison relaxe comparution incarcéré incarcérée instruction`)

// maxCharge is how far before a charge its word of justice stands, in tokens.
const maxCharge = 40

// isCharge reports whether the marks hold what somebody is charged with: words
// of an offence behind « pour » or « de », a word of justice before them.
func (p *passage) isCharge(k int) bool {
	first, _ := p.spanTokens(k)
	low := p.low(first)
	if low == "d'" || low == "de" {
		low = p.low(first + 1)
	}
	if !offences[low] {
		return false
	}
	for i := p.tokenBefore(k); i >= 0 && i > p.tokenBefore(k)-maxCharge; i-- {
		if tried[p.low(i)] {
			return true
		}
		if p.toks[i].text == "." && p.inside[i] == 0 {
			return false
		}
	}
	return false
}

// works are nouns for what has a title.
var works = set(`film livre roman album chanson série émission programme documentaire magazine revue tableau pièce opéra spectacle exposition
	article essai ouvrage recueil étude podcast jeu morceau ballet festival`)

var thingWords = set(`film livre roman album chanson titre single tube série émission programme documentaire magazine revue tableau pièce
	opéra spectacle exposition concours prix label hashtag slogan intitulé intitulée intitulés intitule intitulera livres films romans albums chansons titres séries baptisé baptisée nommé nommée surnommé
	surnommée appelé appelée dit dite dits loi opération plan dispositif catégorie collection collectif association mouvement application
	site clip tournée festival morceau sketch podcast essai recueil ouvrage saga feuilleton court-métrage long-métrage jeu logiciel blog
	nommée rebaptisé rebaptisée alias groupe affaire projet campagne marque`)

// allCapitals reports whether each longer word starts with a capital, as in a
// name or a title in English.
func allCapitals(s string) bool {
	for _, t := range tokenize(s) {
		if t.word && utf8.RuneCountInString(t.text) > 3 && !t.capital() {
			return false
		}
	}
	return startsUpper(s)
}

// continues reports whether quote k goes on where the one before it broke off:
// « « La situation », a-t-elle dit, « est grave » ».
func (p *passage) continues(k int) bool {
	if k == 0 {
		return false
	}
	a, b := p.spans[k-1], p.spans[k]
	last, _ := utf8.DecodeLastRuneInString(p.text[:a.end])
	between := strings.TrimSpace(p.text[min(a.close+utf8.RuneLen('»'), b.open):b.open])
	return !isStop(last) && !startsUpper(p.text[b.start:b.end]) && startsUpper(p.text[a.start:a.end]) &&
		strings.HasPrefix(between, ",") && strings.HasSuffix(between, ",") && len(between) > 2
}
