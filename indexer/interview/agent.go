package interview

// usedBy are participles for what is done with words, besides the verbs of
// speech: « le mot « choc » employé par la ministre ».
var usedBy = set(`employé employée employés employées utilisé utilisée utilisés utilisées prononcé prononcée prononcés prononcées
	tenu tenue tenus tenues proféré proférée proférés proférées formulé formulée formulés formulées avancé avancée avancés avancées
	donné donnée donnés données posé posée posés posées voulu voulue voulus voulues écrit écrite écrits écrites dit dite dits dites
	lu lue lus lues choisi choisie choisis choisies repris reprise reprises signé signée signés signées rendu rendue adressé adressée`)

// maxAgent is how far behind a quote its « employé par » stands, in tokens.
const maxAgent = 3

// agentAfter finds who did the saying in the passive, from token i on: « …
// employé par la ministre ». It returns the token behind « par », and the cue.
func (p *passage) agentAfter(i, end int) (cue, bool) {
	for k := i; k < min(end, i+maxAgent) && k+1 < len(p.toks) && !p.hidden(k) && p.toks[k].word; k++ {
		said := usedBy[p.low(k)] || cueForms[p.low(k)]&participle != 0
		if said && p.low(k+1) == "par" {
			return cue{from: k, to: k + 2, kind: source}, true
		}
	}
	return cue{}, false
}

// maxBeside is how many quotes in a row are stepped over.
const maxBeside = 3

// besideNext steps over « et « … » »: of words named one after the other, what
// follows the last goes for all.
func (p *passage) besideNext(k int) int {
	after := p.tokenAfter(k)
	for n := 0; n < maxBeside && k+1 < len(p.spans) && (p.low(after) == "et" || p.low(after) == "," || p.low(after) == "ou"); {
		if after+1 >= len(p.inside) || p.inside[after+1] != k+2 {
			break
		}
		k, n = k+1, n+1
		after = p.tokenAfter(k)
	}
	return after
}
