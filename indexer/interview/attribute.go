package interview

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// attribute says which marks of a sentence hold speech, and whose.
func (p *passage) attribute(s sentence, m *memory) []found {
	var out []found
	var here speaker // the speaker this sentence has shown already
	cueText := ""
	for k := s.first; k < s.last; k++ {
		f, ok := p.incised(k, m)
		if ok && f.by.why == howPronoun {
			if g, behind := p.toldBehind(s, k, m); behind {
				f, p.spans[k].parts = g, nil
			}
		}
		if !ok {
			f, ok = p.beforeFor(s, k, m, here)
		}
		if !ok {
			f, ok = p.cued(s, k, m, here)
		}
		if !ok {
			f, ok = p.uncued(s, k, m, here, cueText)
		}
		if !ok {
			continue
		}
		if len(p.spans[k].parts) == 0 {
			p.spans[k].parts = [][2]int{{p.spans[k].start, p.spans[k].end}}
		}
		f.spans = []span{p.spans[k]}
		if n := len(out); n > 0 && p.continues(k) && f.by.name == out[n-1].by.name {
			out[n-1].spans = append(out[n-1].spans, f.spans...)
			continue
		}
		out = append(out, f)
		here, cueText = f.by, f.cue
		if f.by.known() {
			m.spoke(f.by)
		}
	}
	return out
}

// toldBehind attributes a quote by a verb behind its closing mark that has its
// subject with it: what the quote says of others' words, « disent-ils », does
// not count then.
func (p *passage) toldBehind(s sentence, k int, m *memory) (found, bool) {
	after := p.tokenAfter(k)
	if p.low(after) != "," {
		return found{}, false
	}
	c, to := p.cueAfter(after)
	if c.kind != saying || c.open || to > s.to {
		return found{}, false
	}
	f := found{by: p.subjectRight(to, s.to, m, true), cue: p.cueWords(c), rule: ruleBehind}
	return f, f.by.known()
}

// cued attributes a quote by the words that announce it: right behind it,
// before it in the sentence, or at the sentence's end.
func (p *passage) cued(s sentence, k int, m *memory, here speaker) (found, bool) {
	after := p.tokenAfter(k)
	if c, to := p.cueAfter(after); c.kind != noCue && after <= s.to && (!c.open || !thingWords[p.low(p.tokenBefore(k))]) {
		f := p.told(s, c, to, m, here, ruleBehind)
		if f.by.known() || c.kind == inverted && !thingWords[p.low(p.tokenBefore(k))] {
			return f, true
		}
	}
	if c, ok := p.agentAfter(p.besideNext(k), s.to); ok {
		if f := p.told(s, c, c.to, m, here, ruleAgent); f.by.known() {
			return f, true
		}
	}
	if p.nameOfThing(k) {
		return found{}, false
	}
	if c, ok := p.sourceNear(after, s.to); ok {
		return p.told(s, c, c.to, m, here, ruleSoon), true
	}
	before := p.tokenBefore(k)
	if p.low(before) == ":" {
		return p.colon(s, k, before, m, here)
	}
	for i := before; i >= max(s.from, before-maxClause); i-- {
		if c := p.cueAt(i); c.kind != noCue {
			return p.announced(s, c, m, here)
		}
	}
	return p.cuedAtEnd(s, after, m, here)
}

// beforeFor is a quote that a verb announces and « pour » follows, which says then
// what for and not who: « Jeanne Roux annonce « une pause » pour Valsol ».
func (p *passage) beforeFor(s sentence, k int, m *memory, here speaker) (found, bool) {
	before := p.tokenBefore(k)
	if p.low(p.tokenAfter(k)) != "pour" || before < s.from {
		return found{}, false
	}
	if c := p.cueAt(before); c.kind == saying {
		return p.announced(s, c, m, here)
	}
	return found{}, false
}

// maxNear is how many words may stand between a fragment and its source:
// « « quotidiens » dans le canton selon la police ».
const maxNear = 6

// sourceNear finds « selon » in the words right behind a quote, where no mark
// and no other quote stands between.
func (p *passage) sourceNear(after, end int) (cue, bool) {
	for i := after; i < min(end, after+maxNear) && p.toks[i].word && p.inside[i] == 0; i++ {
		if to := p.sourceWord(i); to > 0 && p.low(i) != "pour" && !relatives[p.low(to)] && !pronouns[p.low(to)] {
			return cue{from: i, to: to, kind: source}, true
		}
	}
	return cue{}, false
}

var relatives = set("qui lequel laquelle lesquels lesquelles")

// cuedAtEnd looks for a cue behind a comma in the rest of the sentence: « Ce
// « choc » passera, a promis la ministre. »
func (p *passage) cuedAtEnd(s sentence, after int, m *memory, here speaker) (found, bool) {
	for i := after; i < min(s.to, after+maxClause); i++ {
		if p.low(i-1) != "," || p.inside[i] > 0 {
			continue
		}
		c, to := p.cueAfter(i)
		if c.kind == inverted || c.kind == source || c.kind == saying && p.subjectRight(to, s.to, m, true).known() {
			return p.told(s, c, to, m, here, ruleEnd), true
		}
	}
	return found{}, false
}

// maxClause is how far from a quote its cue is looked for, in tokens.
const maxClause = 90

// tokenAfter is the first token behind the closing mark of quote k.
func (p *passage) tokenAfter(k int) int {
	close := p.spans[k].close
	lo, hi := 0, len(p.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.toks[mid].start > close {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// tokenBefore is the last token in front of the opening mark of quote k.
func (p *passage) tokenBefore(k int) int {
	open := p.spans[k].open
	lo, hi := 0, len(p.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.toks[mid].start >= open {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo - 1
}

// told is a quote whose cue stands behind it: the subject follows.
func (p *passage) told(s sentence, c cue, to int, m *memory, here speaker, rule string) found {
	f := found{cue: p.cueWords(c), rule: rule}
	switch c.kind {
	case inverted:
		f.by = p.pronounAt(s, c, m)
	case source:
		f.by = p.sourceAt(to, s.to, m)
	case saying, telling, noCue:
		f.by = p.subjectRight(to, s.to, m, true)
		if !f.by.known() {
			f.by = p.subjectLeft(s.from, c.from, m)
		}
	}
	if !f.by.known() {
		f.by = here.because(howHere)
	}
	return f
}

// pronounAt reads whom the pronoun of a reversed verb means; « on » is whoever
// is named as the source: « dit-on de source proche », « à la préfecture ».
func (p *passage) pronounAt(s sentence, c cue, m *memory) speaker {
	if c.pronoun == "on" {
		return p.sourceOfOn(c.to, s.to, m)
	}
	by := m.byPronoun(c.pronoun)
	if by.known() {
		return by
	}
	by = p.firstSubject(s.from, c.from, m).because(howPronoun)
	if by.plural != strings.HasSuffix(c.pronoun, "s") || !agree(by.sex, genderOfPronoun(c.pronoun)) {
		return speaker{}
	}
	return by.again()
}

// sourceOfOn reads who stands behind « dit-on ».
func (p *passage) sourceOfOn(i, end int, m *memory) speaker {
	if i+1 < end && p.low(i) == "de" && p.low(i+1) == "source" {
		if to := p.nounPhraseEnd(i+1, end); to > i+2 {
			return speaker{name: p.words(i+1, to), kind: news.SpeakerAnonymous, confidence: news.Stated, why: howWorded}
		}
	}
	for k := i; k+1 < end && k < i+maxNear; k++ {
		if low := p.low(k); (low == "à" || low == "de" || low == "du" || low == "chez") && articles[p.low(k+1)] {
			if by, ok := p.describedAt(k+1, end, m); ok {
				return by
			}
		}
	}
	return speaker{}
}

func (p *passage) cueWords(c cue) string {
	return clean(p.text[p.toks[c.from].start:p.toks[c.to-1].end])
}

// sourceAt reads who stands behind « selon ».
func (p *passage) sourceAt(i, end int, m *memory) speaker {
	if i >= end || i >= len(p.toks) {
		return speaker{}
	}
	if pronouns[p.low(i)] {
		return m.byPronoun(p.low(i))
	}
	if relatives[p.low(i)] {
		return p.antecedent(i-1, m)
	}
	if n := p.at[i]; n > 0 {
		return m.byName(p.mentions[n-1])
	}
	if articles[p.low(i)] && i+1 < end && p.at[i+1] > 0 {
		return m.byName(p.mentions[p.at[i+1]-1]) // « selon le Dr Roux »
	}
	if s, ok := p.describedAt(i, end, m); ok {
		return s
	}
	to := p.nounPhraseEnd(i, end)
	if to <= i || to == i+1 && articles[p.low(i)] {
		return speaker{}
	}
	words := p.words(i, to)
	s := m.described(words)
	if s.confidence == news.Guessed && to > i+2 {
		return speaker{name: words, kind: news.SpeakerAnonymous, confidence: news.Stated, why: howWorded} // « selon l'industrie du sel » means no one else
	}
	return s
}

// antecedent reads whom « selon qui » means: the description that ends before
// its preposition at token i.
func (p *passage) antecedent(i int, m *memory) speaker {
	if i > 0 && p.low(i-1) == "," {
		i--
	}
	if i > 0 && p.till[i-1] > 0 {
		return m.byName(p.mentions[p.till[i-1]-1])
	}
	from := p.phraseStart(i)
	if from == i {
		return speaker{}
	}
	return m.described(p.words(from, i))
}

// phraseStart returns where the description that ends before token i starts, i
// where there is none.
func (p *passage) phraseStart(i int) int {
	from := i
	for k := i - 1; k >= 0 && k > i-maxPhrase && p.toks[k].word && !p.hidden(k) && !p.breaksPhrase(k); k-- {
		low := p.low(k)
		if low == "au" || low == "aux" {
			return min(i, k+1)
		}
		if determiners[low] && (k == 0 || p.low(k-1) != "de") {
			from = k
		}
	}
	return from
}

// breaksPhrase reports whether token k stands before a description: a
// preposition other than « de », a verb.
func (p *passage) breaksPhrase(k int) bool {
	low := p.low(k)
	inside := contracted(low) || low == "de" || low == "d'" || low == "et"
	return beforeName[low] && !inside || cueForms[low] != 0 || auxiliaries[low]
}

// announced is a quote whose cue stands before it in the sentence.
func (p *passage) announced(s sentence, c cue, m *memory, here speaker) (found, bool) {
	f := found{cue: p.cueWords(c), rule: ruleBefore}
	switch c.kind {
	case source:
		f.by = p.sourceAt(c.to, s.to, m)
	case inverted:
		f.by = p.pronounAt(s, c, m)
	case telling:
		f.by = here.because(howHere)
		if !f.by.known() {
			f.by = p.firstSubject(s.from, c.from, m)
		}
		if !f.by.known() {
			f.by = m.last.as(news.Guessed).because(howBefore)
		}
	case saying, noCue:
		if p.comparing(c.from) {
			f.by = p.subjectRight(c.to, s.to, m, false)
		}
		if !f.by.known() {
			f.by = p.subjectLeft(s.from, c.from, m)
		}
		if !f.by.known() {
			f.by = here.because(howHere)
		}
		if !f.by.known() {
			if f.by = p.subjectRight(c.to, s.to, m, false); f.by.kind == news.SpeakerAnonymous {
				f.by = speaker{} // « évoque un souvenir »: what is said, not who says it
			}
		}
	}
	return f, f.by.known()
}

// comparing reports whether « comme » or « ainsi que » stands before the verb
// at token i, whose subject follows then: « comme l'écrit Jeanne Roux ».
func (p *passage) comparing(i int) bool {
	for i--; clitics[p.low(i)]; i-- {
	}
	return p.low(i) == "comme" || p.low(i) == "que" && p.low(i-1) == "ainsi"
}

// colon is a quote behind a colon: the words before it name who speaks.
func (p *passage) colon(s sentence, k, at int, m *memory, here speaker) (found, bool) {
	f := found{rule: ruleColon}
	if at > s.from && p.till[at-1] > 0 {
		f.by = m.byName(p.mentions[p.till[at-1]-1])
		return f, true
	}
	for i := at - 1; i >= max(s.from, at-maxClause); i-- {
		if c := p.cueAt(i); c.kind != noCue {
			if g, ok := p.announced(s, c, m, here); ok {
				return g, true
			}
		}
	}
	if text := p.text[p.spans[k].start:p.spans[k].end]; !startsUpper(text) || countWords(text) < minLooseSentence {
		return found{}, false
	}
	f.by = p.subjectLeft(s.from, at, m)
	if !f.by.known() && m.last.known() {
		f.by = m.last.as(news.Guessed).because(howBefore)
	}
	return f, true
}
