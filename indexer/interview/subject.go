package interview

import "github.com/pressoir/pressoir/internal/news"

// maxSubject is how far from a verb its subject is looked for, in tokens:
// « a déclaré mardi sur la chaîne … le ministre ».
const maxSubject = 22

// subjectRight reads the subject behind a verb that ends before token i. Where
// it is open, the verb has its object, the quote, already: then a description
// that no preposition governs is the subject, whatever its noun.
func (p *passage) subjectRight(i, end int, m *memory, open bool) speaker {
	for k := i; k < end && k < i+maxSubject; k++ {
		aside := asides[p.low(k)]
		if p.hidden(k) || !p.toks[k].word && !aside {
			break
		}
		if aside || k > i && beforeName[p.low(k-1)] {
			continue
		}
		if n := p.at[k]; n > 0 {
			return m.byName(p.mentions[n-1])
		}
		if s, ok := p.describedAt(k, end, m); ok {
			return s
		}
		if to := p.anyNounAt(k, end, k == i); open && to > 0 {
			return m.described(p.words(k, to))
		}
	}
	return speaker{}
}

// asides may stand between a verb and its subject.
var asides = set(", ( )")

// anyNounAt returns where the description that an article opens at token k
// ends, whatever its noun; 0 where there is none. One that does not stand at
// the verb must end its clause.
func (p *passage) anyNounAt(k, end int, atVerb bool) int {
	if !articles[p.low(k)] {
		return 0
	}
	if to := p.nounPhraseEnd(k, end); to > k+1 && (atVerb || p.closesClause(to, end)) {
		return to
	}
	return 0
}

// words is the text of tokens [from, to), which are not none.
func (p *passage) words(from, to int) string {
	return clean(p.text[p.toks[from].start:p.toks[to-1].end])
}

// closesClause reports whether token i ends a clause: then a description that
// ends there is the subject, whatever its noun.
func (p *passage) closesClause(i, end int) bool {
	return i >= end || endsClause(p.toks[i]) || phraseStops[p.low(i)]
}

// describedAt reads a speaker that starts at token k with an article, a
// capital or « un »: a role with a name, a role, a body.
func (p *passage) describedAt(k, end int, m *memory) (speaker, bool) {
	t := p.toks[k]
	if !articles[t.low] && !p.namesBody(k) {
		return speaker{}, false
	}
	to := p.nounPhraseEnd(k, end)
	if to == k || (articles[t.low] && to == k+1) {
		return speaker{}, false
	}
	if n := p.nameWithin(k, to, end); n > 0 {
		s := m.byName(p.mentions[n-1])
		return s, true
	}
	head := p.low(k + 1)
	if articles[t.low] && !isRoleWord(head) && !bodies[head] && !pointedNouns[head] && !isRoleWord(p.low(k+2)) && !p.toks[k+1].capital() {
		return speaker{}, false
	}
	return m.described(clean(p.text[t.start:p.toks[to-1].end])), true
}

// namesBody reports whether a word in capitals names a body: not one that owes
// its capital to the start of a sentence, unless a verb of speech follows.
func (p *passage) namesBody(k int) bool {
	t := p.toks[k]
	if _, civil := civilities[t.low]; civil || !t.capital() || notNames[t.low] || p.insideName(k) || determiners[p.low(k-1)] || housesBefore[p.low(k-1)] {
		return false
	}
	if k > 0 && p.toks[k-1].capital() && !notNames[p.low(k-1)] && !upperOnly(p.toks[k-1].text) {
		return false // a later word of a name that was none
	}
	return k > 0 && p.toks[k-1].word || upperOnly(t.text) || p.verbBehind(k)
}

// verbBehind reports whether a verb of speech follows the words in capitals
// that start at token k.
func (p *passage) verbBehind(k int) bool {
	for k < len(p.toks) && p.toks[k].capital() {
		k++
	}
	return k < len(p.toks) && p.cueAt(k).kind == saying
}

// insideName reports whether token k is a later word of a person's name.
func (p *passage) insideName(k int) bool {
	for j := k - 1; j >= 0 && j > k-maxNameWords; j-- {
		if n := p.at[j]; n > 0 {
			return p.mentions[n-1].to > k
		}
	}
	return false
}

// pointedNouns are words for a speaker that are neither role nor body.
var pointedNouns = set("source sources intéressé intéressée jeune fidèle quinquagénaire quadragénaire trentenaire sexagénaire septuagénaire octogénaire élu un d'entre")

// nameWithin finds the name of a description: « le député Marc Roux », « un
// porte-parole de l'ONG, Marc Roux ».
func (p *passage) nameWithin(k, to, end int) int {
	for j := k; j < to; j++ {
		if p.at[j] > 0 && !beforeName[p.low(j-1)] {
			return p.at[j]
		}
	}
	if to+1 < end && p.low(to) == "," && p.at[to+1] > 0 {
		return p.at[to+1]
	}
	if to < end && p.at[to] > 0 {
		return p.at[to]
	}
	if n := p.nameBehindMarks(to, end); n > 0 {
		return n
	}
	return p.nameBehind(k, to, end)
}

// nameBehindMarks finds the name behind words in quotation marks that belong to
// a role: « le conseiller « Vals d'abord » Marc Roux ».
func (p *passage) nameBehindMarks(to, end int) int {
	if to >= end || p.inside[to] == 0 || p.inside[to] == p.within {
		return 0
	}
	j := to
	for j < end && p.inside[j] == p.inside[to] {
		j++
	}
	if j < end && j-to < maxPhrase {
		return p.at[j]
	}
	return 0
}

// maxBehind is how far behind a role its holder may be named, in tokens: « la
// députée La République en marche (LREM) du Val-d'Oise, Jeanne Roux ».
const maxBehind = 12

func (p *passage) nameBehind(k, to, end int) int {
	if !isRoleWord(p.low(k)) && !isRoleWord(p.low(k+1)) {
		return 0
	}
	for j := to; j < end && j < to+maxBehind; j++ {
		t := p.toks[j]
		if p.hidden(j) || t.word && p.cueAt(j).kind != noCue {
			return 0
		}
		if t.text == "," {
			if j+1 < end && p.at[j+1] > 0 {
				return p.at[j+1]
			}
			return 0
		}
		if !t.word && t.text != "(" && t.text != ")" {
			return 0
		}
	}
	return 0
}

// subjectLeft reads the subject in front of a verb at token i, in a clause
// that starts at token from.
func (p *passage) subjectLeft(from, i int, m *memory) speaker {
	if pronoun := p.pronounLeft(from, i); pronoun != "" {
		return m.byPronoun(pronoun)
	}
	if s, ok := p.oneOf(from, i); ok {
		return s
	}
	if s, ok := p.beforeQui(from, i, m); ok {
		return s
	}
	for k := i - 1; k >= from && k > i-2*maxSubject; k-- {
		if p.hidden(k) {
			continue
		}
		n := p.till[k]
		if n == 0 {
			continue
		}
		men := p.mentions[n-1]
		if men.from == from || !governed(p, sentence{from: from}, men.from) {
			return m.byName(men)
		}
	}
	return p.firstSubject(from, i, m)
}

// beforeQui reads whom a « qui » right before the verb at token i stands for:
// « la cour des ports, qui a ordonné … »; a name near it is read elsewhere.
func (p *passage) beforeQui(from, i int, m *memory) (speaker, bool) {
	end := p.quiBefore(from, i)
	if end < 0 {
		return speaker{}, false
	}
	start := p.phraseStart(end)
	if start >= end || start < from || p.named(start, end) || p.till[end-1] > 0 {
		return speaker{}, false
	}
	if who, ok := p.apposed(from, start, end); ok {
		return m.byName(who), true
	}
	if low := p.low(start + 1); !bodies[low] && !isAcronymOrName(p.toks[start+1]) {
		return speaker{}, false
	}
	return m.described(p.words(start, end)), true
}

// quiBefore returns the end of what a « qui » before the verb at token i stands
// for, its comma and an acronym in brackets left off; -1 where there is no « qui ».
func (p *passage) quiBefore(from, i int) int {
	k := i - 1
	for k > from && (clitics[p.low(k)] || adverbs[p.low(k)] || p.low(k) == "n'" || p.low(k) == "ne") {
		k--
	}
	if k <= from || p.low(k) != "qui" {
		return -1
	}
	if p.low(k-1) == "," {
		k--
	}
	if p.low(k-1) == ")" && k-3 > from && p.low(k-3) == "(" {
		k -= 3
	}
	return k
}

// apposed finds the name whose role the words up to token end are: « Jeanne
// Roux, adjointe à la Culture, qui … ».
func (p *passage) apposed(from, start, end int) (mention, bool) {
	for k := start - 1; k >= from && k > start-maxRoleTokens; k-- {
		if n := p.till[k]; n > 0 {
			_, next := roleAfter(p.text, p.toks, k+1)
			return p.mentions[n-1], next >= end
		}
	}
	return mention{}, false
}

// named reports whether a person's name starts in tokens [from, to).
func (p *passage) named(from, to int) bool {
	for k := from; k < to; k++ {
		if p.at[k] > 0 {
			return true
		}
	}
	return false
}

// pronounLeft is the pronoun right before a verb at token i, with clitics and
// adverbs between: « elle l'a aussi ».
func (p *passage) pronounLeft(from, i int) string {
	for k := i - 1; k >= from && k > i-5; k-- {
		low := p.low(k)
		if subjects[low] && !p.hidden(k) {
			return low
		}
		if !adverbs[low] && !clitics[low] && low != "ne" && low != "n'" {
			return ""
		}
	}
	return ""
}

// oneOf reads « l'un d'eux », « l'une d'entre elles » right before token i.
func (p *passage) oneOf(from, i int) (speaker, bool) {
	k := i - 1
	if low := p.low(k); low != "eux" && low != "elles" {
		return speaker{}, false
	}
	for k--; k > from && (p.low(k) == "d'" || p.low(k) == "entre"); {
		k--
	}
	if low := p.low(k); low != "un" && low != "une" || k < from {
		return speaker{}, false
	}
	if k > from && p.low(k-1) == "l'" {
		k--
	}
	return speaker{name: p.words(k, i), kind: news.SpeakerAnonymous, confidence: news.Stated, why: howWorded}, true
}

// firstSubject reads the first description or pronoun of a clause that no
// preposition governs.
func (p *passage) firstSubject(from, i int, m *memory) speaker {
	for k := max(from, i-maxClause); k < i; k++ {
		if p.hidden(k) || !p.toks[k].word {
			continue
		}
		opening := k == from+1 && p.low(from) == "et" // « Et la maire d'ajouter »
		if k > from && beforeName[p.low(k-1)] && !opening {
			continue
		}
		low := p.low(k)
		if low == "il" || low == "elle" || low == "ils" || low == "elles" {
			return m.byPronoun(low)
		}
		if n := p.at[k]; n > 0 {
			if governed(p, sentence{from: from}, k) {
				continue
			}
			return m.byName(p.mentions[n-1])
		}
		if s, ok := p.describedAt(k, i, m); ok {
			return s
		}
	}
	return speaker{}
}
