package french

import "strings"

// ownStemWords are words whose stem would be that of another word which has
// nothing to do with them (parlement and parler, équipement and équipe), or
// would miss that of a form of their own (publique and public). Each line has
// the stem and what has it; a plural in s goes with its singular. A stem that
// another word has already ends in a hyphen. Words are written with the
// accents that tell them apart from others (marché, but not marche): who
// leaves the accent out asks for either.
const ownStemWords = `
organe organe
marche- marché
eleve élève eleve
directeur directeur directrice
public public publique
publi publication
turc turc turque
grec grec grecque
personel personnel personnelle
parlement parlement
departement département departement
comportement comportement
reglement règlement reglement
environement environnement
element élément element
complement complément complement
supplement supplément supplement
communique communiqué communique
equipe- équipe equipe
forme- forme
fond- fond
propos- propos
part- part
partie partie
sorti sortie
port- port
destin- destin
concert- concert
etrange- étrange etrange
commune commune
capitale capitale
secteur secteur
tracteur tracteur
courrier courrier
ouvrier ouvrier ouvrière ouvriere
equitation équitation equitation
classique classique
grossesse grossesse
croissant croissant
croix croix
proie proie
guere guère guere
repas- repas
mars- mars
pas- pas
pays- pays
fils- fils
fois- fois
prix- prix
seulement seulement
justement justement
egalement également egalement
tellement tellement
certainement certainement
autrement autrement
effectivement effectivement
manifestement manifestement
finalement finalement
`

// names are places and first names that are also the inflected form of a
// common word, or would get the stem of one, or of another name: Paris is no
// bet, Tours no tower, Jeanne not Jean. With a capital they are not inflected;
// in a query they need none. Names that are seldom meant where the word stands
// (Sens, Romans, Claire) are left out.
const names = `
paris tours angers rennes nantes lens cannes vannes troyes limoges bourges nevers foix mantes castres sèvres étampes
france seine loire landes ardennes vosges vendée maine vienne malaisie colombie
marie jeanne martine simone lucie valérie dominique pascale michèle danièle paule andrée renée
charles jacques georges gilles roger olivier basile fournier mercier
`

// clitics follow a verb after a hyphen and are no part of it.
const clitics = `
je tu il elle on nous vous ils elles ce le la les lui leur moi toi soi y en t
là ci même mêmes
`

var (
	stopSet   = StopWords()
	nameSet   = foldedSet(names)
	cliticSet = foldedSet(clitics)
	ownStems  = stemsOf(ownStemWords)
)

func foldedSet(list string) map[string]bool { return wordSet(Fold(list)) }

// stemsOf reads lines of a stem and the words that have it.
func stemsOf(lines string) map[string]string {
	stems := map[string]string{}
	for line := range strings.Lines(lines) {
		for i, word := range strings.Fields(line) {
			if i > 0 {
				own, _, _ := strings.Cut(strings.TrimSpace(line), " ")
				stems[word] = own
				stems[word+"s"] = own
			}
		}
	}
	return stems
}
