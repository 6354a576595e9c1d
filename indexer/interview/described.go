package interview

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// described resolves a description: « la ministre », « un proche », « le
// ministère de l'Intérieur ».
func (m *memory) described(words string) speaker {
	return m.wordedAs(words).explained()
}

func (m *memory) wordedAs(words string) speaker {
	toks := tokenize(words)
	if len(toks) == 0 {
		return speaker{}
	}
	article, head := nounOf(toks)
	noun := toks[head].low
	s := speaker{name: words, confidence: news.Stated, sex: genderOfRole(article, noun), plural: plurals[article]}
	switch {
	case isPremier(toks, head):
		return m.byRole(s, toks[head:])
	case crowds[noun]:
		s.kind = news.SpeakerAnonymous
		return s
	case indefinites[article], indefinites[noun]:
		return s.unnamed(toks)
	case demonstratives[article]:
		return m.pointed(s, noun)
	case people(article, toks[head]):
		return m.whoSpoke(s, m.last.who != nil && agree(m.last.sex, s.sex))
	case namesOne(noun), isAcronymOrName(toks[head]):
		return m.body(s, toks[head])
	case isRoleWord(noun):
		return m.byRole(s, toks[head:])
	case pointedNouns[noun]:
		return m.pointed(s, noun)
	}
	return m.whoSpoke(s, m.meantBy(s, toks))
}

// namesOne reports whether a noun is one for a body or a document.
func namesOne(noun string) bool {
	return bodies[noun] || firms[noun] || documents[noun] || writers[noun]
}

// whoSpoke takes a description for whoever spoke last, as a guess, where it may
// be; else as worded.
func (m *memory) whoSpoke(s speaker, may bool) speaker {
	if may {
		return m.last.as(news.Guessed)
	}
	s.kind = news.SpeakerAnonymous
	return s
}

// meantBy reports whether whoever spoke last may be meant by a description
// with no role in it: « le Breton », « le grand vainqueur de la soirée »; not by
// one that says of what or of whom with a name.
func (m *memory) meantBy(s speaker, toks []token) bool {
	if m.last.who == nil || s.plural || !agree(m.last.sex, s.sex) || possessives[toks[0].low] {
		return false
	}
	return len(toks) <= 3 || !slices.ContainsFunc(toks[2:], token.capital)
}

// nounOf finds a description's article and the noun behind its adjectives.
func nounOf(toks []token) (article string, head int) {
	if articles[toks[0].low] && len(toks) > 1 {
		article, head = toks[0].low, 1
	}
	for head < len(toks)-1 && roleAdjectives[toks[head].low] && !isRoleWord(toks[head].low) && !isPremier(toks, head) {
		head++
	}
	return article, head
}

// isPremier reports whether « Premier ministre », one role, stands at token i.
func isPremier(toks []token, i int) bool {
	return strings.HasPrefix(toks[i].low, "premi") && i+1 < len(toks) && toks[i+1].low == "ministre"
}

var (
	indefinites    = set("un une des certains plusieurs")
	demonstratives = set("ce cet cette ces")
	plurals        = set("les des ces ses leurs certains plusieurs")
)

// unnamed is « un proche », « une dizaine d'associations »: as worded.
func (s speaker) unnamed(toks []token) speaker {
	s.kind = news.SpeakerAnonymous
	if hasBody(toks) {
		s.kind = news.SpeakerOrganisation
	}
	return s
}

func hasBody(toks []token) bool {
	return !isRoleWord(toks[min(1, len(toks)-1)].low) && slices.ContainsFunc(toks, func(t token) bool { return bodies[t.low] || bodies[strings.TrimSuffix(t.low, "s")] })
}

// people reports whether a word in capitals behind its article is somebody by
// where they are from: « le Français », « la Tahitienne ».
func people(article string, t token) bool {
	return (article == "le" || article == "la" || article == "l'") && t.capital() && !upperOnly(t.text) && !outlets[t.low] && !bodies[t.low] &&
		endsWithAny(t.low, []string{"ais", "aise", "ois", "oise", "ien", "ienne", "ain", "aine", "éen", "éenne", "ard", "arde"})
}

func isAcronymOrName(t token) bool {
	return t.capital() && !isRoleWord(t.low)
}

// pointed resolves « cette source », « ce fidèle »: whoever spoke before.
func (m *memory) pointed(s speaker, noun string) speaker {
	for i := len(m.worded) - 1; i >= 0; i-- {
		if strings.Contains(strings.ToLower(m.worded[i].name), noun) {
			return m.worded[i].as(news.Resolved)
		}
	}
	if m.last.known() && agree(m.last.sex, s.sex) && s.plural == m.last.plural && !bodies[noun] && (noun != "source" || m.last.who == nil) {
		return m.last.again()
	}
	s.kind = news.SpeakerAnonymous
	if bodies[noun] {
		s.kind = news.SpeakerOrganisation
	}
	return s
}

// byRole resolves « la ministre », « le directeur de l'école »: somebody of
// the cast who has that role, the last speaker first; else as worded.
func (m *memory) byRole(s speaker, words []token) speaker {
	if who := m.holder(s, words); who != nil {
		return asPerson(who, news.Resolved)
	}
	for i := len(m.worded) - 1; i >= 0; i-- {
		if strings.Contains(strings.ToLower(m.worded[i].name), words[0].low) {
			return m.worded[i].as(news.Resolved)
		}
	}
	if who := m.byHead(words[0].low, s.sex); who != nil {
		return asPerson(who, news.Resolved)
	}
	if m.mayHold(s, words) {
		return m.last.as(news.Guessed)
	}
	owner, _, _ := strings.Cut(s.name, " ")
	if who := m.recent(s.sex, true); who != nil && len(words) == 1 && (owner == "le" || owner == "la") && m.last.who == nil {
		return asPerson(who, news.Guessed)
	}
	s.kind = news.SpeakerPerson
	s.role = roleOf(s.name)
	return s
}

// mayHold reports whether whoever spoke last may be meant by a role that the
// article does not give them.
func (m *memory) mayHold(s speaker, words []token) bool {
	who := m.last.who
	if who == nil || s.plural || !agree(m.last.sex, s.sex) || belongsTo(who, words) {
		return false
	}
	owner, _, _ := strings.Cut(s.name, " ")
	kin := relations[words[0].low] && (len(words) > 1 || possessives[strings.ToLower(owner)])
	return !kin && (!offices[words[0].low] || len(who.roles) == 0)
}

// roleOf is a description without its article.
func roleOf(words string) string {
	toks := tokenize(words)
	if len(toks) > 1 && determiners[toks[0].low] {
		return words[toks[1].start:]
	}
	return words
}

// holder finds who has a role: whoever spoke last, whoever was named last,
// anybody.
func (m *memory) holder(s speaker, words []token) *person {
	if who := m.last.who; who != nil && agree(who.sex, s.sex) && hasRole(who, words) {
		return who
	}
	for i := len(m.named) - 1; i >= 0; i-- {
		if who := m.named[i].who; agree(who.sex, s.sex) && hasRole(who, words) {
			return who
		}
	}
	for _, who := range m.cast.people {
		if agree(who.sex, s.sex) && hasRole(who, words) {
			return who
		}
	}
	return nil
}

// relations are roles that one has for somebody else: with a complement they
// name another person than the one who spoke before.
var relations = set(`porte-parole avocat avocate conseiller conseillère proche père mère frère sœur soeur fils fille époux épouse mari
	collaborateur collaboratrice ami amie voisin voisine entourage directeur directrice membre médecin entraîneur oncle cousin`)

// offices are roles that one holds or does not: whoever is said to be something
// else is not meant by them.
var offices = set(`premier première président présidente préfet préfète procureur procureure maire mairesse roi reine pape chancelier chancelière
	gouverneur gouverneure recteur rectrice pdg ministre ambassadeur ambassadrice`)

var possessives = set("son sa ses leur leurs mon ma mes notre votre")

// byHead finds the one person of the cast with a role of this head and gender.
func (m *memory) byHead(head string, sex gender) *person {
	var found *person
	for _, who := range m.cast.people {
		if !who.sure || !agree(who.sex, sex) || !hasHead(who, head) {
			continue
		}
		if found != nil {
			return nil
		}
		found = who
	}
	return found
}

func hasHead(who *person, head string) bool {
	for _, role := range who.roles {
		for w := range strings.FieldsSeq(strings.ToLower(role)) {
			if w == head {
				return true
			}
			if !roleAdjectives[w] {
				break
			}
		}
	}
	return false
}

// belongsTo reports whether a description's complement names the person: « le
// porte-parole de Marc Roux » is not Marc Roux.
func belongsTo(who *person, words []token) bool {
	for _, w := range words[1:] {
		if w.capital() && slices.Contains(who.parts, fold(w.text)) {
			return true
		}
	}
	return false
}

// hasRole reports whether one of a person's roles has the head and the longer
// words of a description.
func hasRole(who *person, words []token) bool {
	for _, role := range who.roles {
		low := plainApostrophe(strings.ToLower(role))
		all := true
		for n, w := range words {
			if !w.word || n > 0 && (particles[w.low] || utf8.RuneCountInString(w.text) < 4) {
				continue
			}
			if !strings.Contains(low, w.low) {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}
