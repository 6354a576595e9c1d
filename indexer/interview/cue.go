package interview

import (
	"maps"
	"strings"
)

// cue is the words that announce speech, as tokens [from, to).
type cue struct {
	from, to int
	kind     cueKind
	pronoun  string // il, elle, on … where it is part of the cue
	open     bool   // a verb that is in no list
}

type cueKind uint8

const (
	noCue    cueKind = iota
	saying           // a conjugated verb: « a indiqué », « explique »
	telling          // a verb without its own subject: « affirmant », « Et de poursuivre »
	source           // « selon », « d'après »
	inverted         // « a-t-il ajouté », « dit-elle »
)

// cueAt reads the cue that starts at token i.
func (p *passage) cueAt(i int) cue {
	t := p.toks[i]
	if !t.word || p.hidden(i) {
		return cue{}
	}
	if c := p.invertedAt(i); c.kind != noCue {
		return c
	}
	if to := p.phraseAt(i); to > 0 {
		return cue{from: i, to: to, kind: saying}
	}
	if auxiliaries[t.low] {
		if to := p.participleAfter(i); to > 0 {
			return cue{from: i, to: to, kind: saying}
		}
		return cue{}
	}
	if to := p.sourceWord(i); to > 0 {
		return cue{from: i, to: to, kind: source}
	}
	return cue{from: i, to: i + 1, kind: p.verbKind(i)}
}

// phrases are verbs that announce speech only with the words behind them, by
// their third-person forms and participles.
var phrases = []struct {
	verb map[string]bool
	rest [][]string
}{
	{set("fait font faisait faisaient fera feront"), [][]string{{"savoir"}, {"valoir"}, {"remarquer"}, {"observer"}, {"part", "de"}, {"part", "d'"}}},
	{set("met mettent mettait mettaient mis"), [][]string{{"en", "garde"}, {"en", "avant"}}},
	{set("laisse laissent laissait laissé"), [][]string{{"entendre"}, {"tomber"}}},
	{set("tire tirent tirait tiré"), [][]string{{"la", "sonnette"}}},
	{set("prend prennent prenait pris"), [][]string{{"acte"}, {"la", "parole"}}},
	{set("tient tiennent tenait tenu"), [][]string{{"à", "rappeler"}, {"à", "préciser"}, {"à", "souligner"}, {"à", "rassurer"}}},
	{set("veut veulent voulait voulu"), [][]string{{"croire"}, {"rassurer"}}},
	{set("pousse poussent poussait"), [][]string{{"un", "coup"}}},
}

// phraseVerbs are all of their verbs: few words are.
var phraseVerbs = func() map[string]bool {
	out := make(map[string]bool)
	for _, ph := range phrases {
		maps.Copy(out, ph.verb)
	}
	return out
}()

// phraseAt returns where such a verb with its words ends, 0 when none starts at
// token i. An auxiliary may stand before it: « a fait savoir ».
func (p *passage) phraseAt(i int) int {
	k := i
	for n := 0; n < 1+maxAdverbs && k < len(p.toks) && (auxiliaries[p.low(k)] || k > i && (adverbs[p.low(k)] || forTheirPart[p.low(k)])); n++ {
		k++
	}
	if !phraseVerbs[p.low(k)] {
		return 0
	}
	for _, ph := range phrases {
		if !ph.verb[p.low(k)] {
			continue
		}
		for _, rest := range ph.rest {
			if p.reads(k+1, rest) {
				return k + 1 + len(rest)
			}
		}
	}
	return 0
}

// forTheirPart are the words of « pour sa part », « de son côté », « à leur tour »,
// which may stand between an auxiliary and its participle.
var forTheirPart = set("pour sa leur part de son côté à tour quant lui elle eux")

// reads reports whether these words stand at token i.
func (p *passage) reads(i int, words []string) bool {
	for n, w := range words {
		if p.low(i+n) != w || p.hidden(i+n) {
			return false
		}
	}
	return true
}

// sourceWord reads « selon », « d'après », « pour » before a name: it returns
// where the words end, 0 when there are none.
func (p *passage) sourceWord(i int) int {
	switch low := p.low(i); {
	case low == "selon" && p.saysNothing(i+1):
		return 0
	case low == "selon", low == "pour" && i+1 < len(p.toks) && (p.at[i+1] > 0 || p.opensFor(i)):
		return i + 1
	case low == "d'" && p.low(i+1) == "après" && !p.saysNothing(i+2):
		return i + 2
	}
	return 0
}

// measures are what « selon » measures by without citing anybody: « selon les
// premiers éléments », « selon que », « selon les cas ».
var measures = set(`que qu' cas éléments informations estimations observations constatations résultats critères règles cahier conditions modalités besoins usage
	tradition habitude formule principe calendrier niveau taille âge saison région régions département départements pays endroits humeur goûts envies`)

// saysNothing reports whether what stands at token i is nobody that could
// speak: the noun, an article and an adjective before it or not.
func (p *passage) saysNothing(i int) bool {
	for n := 0; n < 3 && (determiners[p.low(i)] || roleAdjectives[p.low(i)] || roleAdjectives[strings.TrimSuffix(p.low(i), "s")]); n++ {
		i++
	}
	return measures[p.low(i)]
}

// opensFor reports whether « Pour le ministre », « Pour son avocat » opens a
// clause at token i.
func (p *passage) opensFor(i int) bool {
	opens := i == 0 || !p.toks[i-1].word
	return opens && articles[p.low(i+1)] && !isIndefinite(p.low(i+1)) && p.startsRole(i+2)
}

// verbKind says what the verb of speech at token i announces, if it is one.
func (p *passage) verbKind(i int) cueKind {
	low := p.low(i)
	form := cueForms[low]
	switch {
	case form == 0:
		return noCue
	case low == "dit" && dits[p.low(i-1)], p.ownWords(i):
		return noCue
	case isFiniteCue(low), cueNouns[low] && p.verbal(i):
		return saying
	case form&gerund != 0:
		return telling
	case form&infinitive != 0 && (p.low(i-1) == "de" || p.low(i-1) == "d'"):
		return telling
	}
	return noCue
}

// ownWords reports whether the subject of the verb at token i is whoever writes
// or reads: « je considère », « vous dites ».
func (p *passage) ownWords(i int) bool {
	for i--; p.low(i) == "ne" || p.low(i) == "n'" || p.low(i) == "le" || p.low(i) == "l'"; i-- {
	}
	return p.low(i) == "je" || p.low(i) == "j'" || p.low(i) == "vous"
}

// dits are words with which « dit » says what is meant: « autrement dit ».
var dits = set("autrement cela ceci soit c'est-à-dire proprement lequel laquelle entre")

// verbal reports whether a word that may be a noun stands where a verb does:
// behind a name, a pronoun or « qui », or before a name.
func (p *passage) verbal(i int) bool {
	before := p.low(i - 1)
	if p.at[i+1] > 0 && !beforeName[before] && !determiners[before] || i > 0 && p.opensWithName(i-1) && determiners[p.low(i+1)] {
		return true
	}
	return p.asksOf(i) || i > 0 && (p.till[i-1] > 0 || pronouns[before] || before == "qui" || before == "se" || before == "s'")
}

// maxAsked is how many words may stand between a verb and the « de » or « à »
// before what it asks or says of somebody.
const maxAsked = 5

// asksOf reports whether the word at i governs a quote by « de » or « à », as a
// verb does: « La Société des ports conseille d'« éviter » », « accuse La Roche
// de « dormir » ».
func (p *passage) asksOf(i int) bool {
	if before := p.low(i - 1); determiners[before] || beforeName[before] || roleAdjectives[before] {
		return false // « la demande d'« asile » »
	}
	for j := i + 1; j < len(p.toks) && j <= i+maxAsked && p.toks[j].word && !p.hidden(j); j++ {
		switch low := p.low(j); low {
		case "de", "d", "à":
			next := j + 1
			if low == "d" {
				next++ // its apostrophe, parted from the word by the mark
			}
			if next < len(p.toks) && p.inside[next] > 0 {
				return true
			}
		}
	}
	return false
}

// opensWithName reports whether a word in capitals at i opens a clause.
func (p *passage) opensWithName(i int) bool {
	return p.toks[i].capital() && !notNames[p.low(i)] && (i == 0 || !p.toks[i-1].word)
}

// low is the word at i, "" outside the text.
func (p *passage) low(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.toks[i].low
}

var (
	pronouns = set("il elle ils elles on lui eux")
	subjects = set("il elle ils elles on") // « lui » before a verb is whom one speaks to
)

// invertedAt reads « a-t-il ajouté », « explique-t-elle », « clame t-il ».
func (p *passage) invertedAt(i int) cue {
	low := p.toks[i].low
	verb, pronoun, ok := cutPronoun(low)
	to := i + 1
	if !ok {
		next := p.low(i + 1)
		if next != "t-il" && next != "t-elle" && next != "t-on" {
			return cue{}
		}
		verb, pronoun, to = low, next[2:], i+2
	}
	if auxiliaries[verb] || verb == "s'est" || verb == "est" {
		end := p.participleAfter(to - 1)
		if end == 0 {
			return cue{}
		}
		to = end
	}
	return cue{from: i, to: to, kind: inverted, pronoun: strings.TrimPrefix(pronoun, "-")}
}

// cutPronoun parts « explique-t-il » into verb and pronoun.
func cutPronoun(low string) (verb, pronoun string, ok bool) {
	at := strings.LastIndexByte(low, '-')
	if at <= 0 || !pronouns[low[at+1:]] {
		return "", "", false
	}
	return strings.TrimSuffix(low[:at], "-t"), low[at+1:], true
}

// maxAdverbs is how many words may stand between an auxiliary and its
// participle: « a de son côté également déclaré ».
const maxAdverbs = 4

// participleAfter returns where the verb group of an auxiliary at i ends, 0
// when no participle of speech follows. Behind a reversed pronoun any
// participle will do.
func (p *passage) participleAfter(i int) int {
	reversed := strings.Contains(p.toks[i].low, "-")
	for k := i + 1; k < len(p.toks) && k <= i+1+maxAdverbs; k++ {
		t := p.toks[k]
		if !t.word || p.hidden(k) || t.low == "été" {
			return 0 // « a été confiée » tells of whom, not by whom
		}
		if cueForms[t.low]&participle != 0 || reversed && looksParticiple(t.low) {
			return k + 1
		}
		if determiners[t.low] && t.low != "l'" && t.low != "son" && t.low != "sa" {
			return 0
		}
	}
	return 0
}

func looksParticiple(low string) bool {
	for _, ending := range []string{"é", "ée", "és", "ées", "i", "u", "it", "is", "ert"} {
		if strings.HasSuffix(low, ending) && len(low) > 3 && !adverbs[low] {
			return true
		}
	}
	return false
}

var adverbs = set(`également aussi ensuite ainsi encore déjà toujours enfin alors notamment pourtant cependant immédiatement finalement
	récemment vivement longuement simplement même plutôt depuis hier mardi lundi mercredi jeudi vendredi samedi dimanche aujourd' hui`)

// cueAfter reads the cue right behind a quote that ends before token i: a
// known verb, any verb whose subject follows at once, or a source.
func (p *passage) cueAfter(i int) (cue, int) {
	if betweenMarks[p.low(i)] {
		i++
	}
	for n := 0; n < 3 && (clitics[p.low(i)] || adverbs[p.low(i)] || p.low(i) == "comme"); n++ {
		i++
	}
	if i >= len(p.toks) {
		return cue{}, 0
	}
	if c := p.cueAt(i); c.kind != noCue && c.kind != telling {
		return c, c.to
	}
	return p.openCue(i)
}

// betweenMarks may stand between a quote and its cue.
var betweenMarks = set(", – - (")

// openCue reads a verb that is in no list: its subject must follow at once.
func (p *passage) openCue(i int) (cue, int) {
	t := p.toks[i]
	if t.word && !t.capital() && !functionWords[t.low] && !t.elided() && looksVerb(t.low) && p.subjectStarts(i+1) {
		return cue{from: i, to: i + 1, kind: saying, open: true}, i + 1
	}
	if !auxiliaries[t.low] {
		return cue{}, 0
	}
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		if looksParticiple(p.low(k)) && p.subjectStarts(k+1) {
			return cue{from: i, to: k + 1, kind: saying, open: true}, k + 1
		}
	}
	return cue{}, 0
}

var clitics = set("se s' me lui leur l' en y nous")

var functionWords = set(`de du des d' à au aux en dans par pour sur sous avec sans entre vers chez contre et ou mais donc or ni car que qu' qui
	dont où si comme le la les l' un une ce cet cette ces son sa ses leur leurs ne n' pas plus très tout dès lors depuis pendant avant après
	quand alors puis il elle ils elles on nous vous je`)

// looksVerb reports whether a word can be a third person of a verb.
func looksVerb(low string) bool {
	for _, ending := range []string{"e", "it", "nt", "d", "t", "a"} {
		if strings.HasSuffix(low, ending) {
			return len(low) > 3 && !strings.HasSuffix(low, "ment")
		}
	}
	return false
}

// others stand for somebody without a name.
var others = set("autre autres d'autres certains certaines plusieurs beaucoup celui-ci celle-ci ceux-ci celles-ci ce-dernier")

// subjectStarts reports whether a name or an article with a role or a body
// stands at token i.
func (p *passage) subjectStarts(i int) bool {
	if i >= len(p.toks) || p.hidden(i) {
		return false
	}
	return p.at[i] > 0 || p.toks[i].capital() && !notNames[p.low(i)] || p.startsOther(i) || articles[p.low(i)] && p.startsRole(i+1)
}

// startsOther reports whether « l'un », « d'autres », « un autre » stands at i.
func (p *passage) startsOther(i int) bool {
	low, next := p.low(i), p.low(i+1)
	return others[low] || low == "l'" && (next == "un" || next == "une") || others[next] && (articles[low] || low == "d'")
}

// startsRole reports whether a role or a body stands at i, an adjective first.
func (p *passage) startsRole(i int) bool {
	return isRoleWord(p.low(i)) || bodies[p.low(i)] || isRoleWord(p.low(i+1))
}

var articles = set("le la les l' un une des ce cet cette ces certains plusieurs son sa ses leur leurs notre")
