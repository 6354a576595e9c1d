package interview

import (
	"strings"
	"unicode/utf8"
)

// phraseStops end a description.
var phraseStops = set(`sur dans devant avec sans par pour contre chez entre vers après avant pendant lors qui que qu' dont où et mais ou car
	lundi mardi mercredi jeudi vendredi samedi dimanche hier auprès ce cette en selon à autour`)

// maxPhrase is how long a description is, in tokens.
const maxPhrase = 14

// nounPhraseEnd returns where the description that starts at k ends; k where
// none does: words for a time, a sentence that went on.
func (p *passage) nounPhraseEnd(k, end int) int {
	if articles[p.low(k)] && p.saysWhen(k+1) {
		return k
	}
	from := k
	if k+2 < end && articles[p.low(k)] && documents[p.low(k+1)] && issued[p.low(k+2)] {
		from = k + 4 // « cette étude publiée dans la revue … »: where it came out belongs to it
	}
	to := p.phraseWords(k, from, min(end, k+maxPhrase))
	if to == k+maxPhrase && to < end {
		return k
	}
	return p.trimPhrase(k, to)
}

func (p *passage) phraseWords(k, from, end int) int {
	for j := from; j < end; j++ {
		t := p.toks[j]
		switch {
		case p.hidden(j):
			return j
		case t.text == "(" && j+2 < end && p.low(j+2) == ")":
			j += 2
		case t.text == "." && j > k && j+1 < end && isAbbreviation(p.toks[j-1]) && p.toks[j+1].capital():
			// « l'équipe de M. Roux »
		case !t.word, j > k && p.endsPhrase(k, j):
			return j
		}
	}
	return end
}

// issued are participles for a document's coming out.
var issued = set(`publié publiée publiés publiées paru parue parus parues diffusé diffusée diffusés diffusées réalisé réalisée réalisés
	réalisées mené menée menés menées rendu rendue signé signée adressé adressée dévoilé dévoilée commandé commandée`)

// endsPhrase reports whether a description from k on ends before the word at
// j: a preposition, a verb, a name that stands beside it.
func (p *passage) endsPhrase(k, j int) bool {
	low, before := p.low(j), p.low(j-1)
	switch {
	case before == "d'", before == "entre" && (low == "eux" || low == "elles"):
		return false
	case before == "de" && (low == "ce" || low == "cette"), p.insideBody(j), p.doneBy(j):
		return false
	case phraseStops[low], roleStops[low], p.at[j] > 0 && !beforeName[before], p.toOutlet(j), p.verbOfMany(k, j):
		return true
	}
	return commonVerbs[low] && !beforeName[before] || (!isRoleWord(low) || cueNouns[low] && p.verbal(j)) && p.cueAt(j).kind == saying
}

// insideBody reports whether a preposition at j stands inside a body's name:
// « Marins sans Frontières ».
func (p *passage) insideBody(j int) bool {
	return p.low(j) == "sans" && p.toks[j-1].capital() && j+1 < len(p.toks) && (p.toks[j+1].capital() || strings.HasPrefix(p.low(j+1), "frontière"))
}

// doneBy reports whether « par » at j goes on with a participle before it:
// « des témoins interrogés par l'agence ».
func (p *passage) doneBy(j int) bool { return p.low(j) == "par" && p.participleBefore(j) }

// participleBefore reports whether the word before j is a participle in -é
// behind a noun.
func (p *passage) participleBefore(j int) bool {
	if j < 3 || p.toks[j-1].capital() || isRoleWord(p.low(j-1)) || bodies[p.low(j-1)] {
		return false
	}
	low := p.low(j - 1)
	return endsWithAny(low, []string{"é", "ée", "és", "ées"}) && utf8.RuneCountInString(low) > 4 && !beforeName[p.low(j-2)] && !determiners[p.low(j-2)] && !auxiliaries[p.low(j-2)]
}

// outlets are what something is said to: « un proche du maire au quotidien ».
var outlets = set("quotidien journal micro téléphone site magazine hebdomadaire mensuel tribunal procès parisien figaro monde point times")

func (p *passage) toOutlet(j int) bool {
	low := p.low(j)
	return (low == "au" || low == "aux") && (outlets[p.low(j+1)] || outlets[p.low(j+2)] && p.toks[j+1].capital())
}

// verbOfMany reports whether the word at j is the verb of a description in the
// plural: « les éleveurs du plateau réclament »; a noun or an adjective in
// -ent would end in -ents.
func (p *passage) verbOfMany(k, j int) bool {
	low := p.low(j)
	return plurals[p.low(k)] && j > k+1 && strings.HasSuffix(low, "ent") && !strings.HasSuffix(low, "ment") && !p.toks[j].capital() && !beforeName[p.low(j-1)] &&
		!determiners[p.low(j-1)]
}

// commonVerbs are third persons of irregular verbs that no noun looks like.
var commonVerbs = set(`reçoit reçoivent prennent mettent vient viennent tient tiennent doit doivent peut peuvent veut veulent sait savent
	voit voient vont perd perdent rend rendent vend vendent attend attendent entend entendent descend devient deviennent obtient
	obtiennent permet permettent connaît connaissent paraît paraissent naît meurt meurent vit vivent suit suivent sort sortent part
	bat battent conduit conduisent produit produisent construit détruit ouvre ouvrent offre offrent souffre souffrent découvre
	fait font surveille portait sont étaient pourra pourront devra devront viendra sera seront aura auront ira iront fera feront avaient`)

// timeWords head what says when: « cette semaine », « le même jour ».
var timeWords = set(`semaine semaines année années mois jour jours matin soir nuit week-end fois après-midi journée heure heures soirée matinée
	lendemain veille moment instant temps printemps été automne hiver siècle minute minutes`)

// saysWhen reports whether a description's noun at i, an adjective before it or
// not, is one of time; « le 3 mars » too.
func (p *passage) saysWhen(i int) bool {
	low := p.low(i)
	return timeWords[low] || isDigits(low) || (low == "même" || roleAdjectives[low]) && timeWords[p.low(i+1)]
}

// trimPhrase leaves off what a description cannot end with: « la firme basée »
// whose place was cut away, « l' » of a verb that follows.
func (p *passage) trimPhrase(k, to int) int {
	for to > k+1 && (beforeName[p.low(to-1)] || determiners[p.low(to-1)] || p.toks[to-1].elided()) {
		to--
	}
	if to > k+2 && to < len(p.toks) && phraseStops[p.low(to)] && p.participleBefore(to) {
		to--
	}
	return to
}
