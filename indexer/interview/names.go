package interview

import (
	"strings"
	"unicode/utf8"
)

// mention is a person's name in a text.
type mention struct {
	name     string // as printed, without « M. »; in capitals and small letters
	from, to int    // tokens [from, to), civility included
	words    int    // how many words the name has
	sure     bool   // a first name, a civility or a surname in capitals says that it is a person
	female   gender
}

// gender is what the words around a name say of the person's.
type gender int8

const (
	unknownGender gender = iota
	male
	female
)

// maxNameWords is the most words a name has: five and their particles hold
// « Luiz Inácio Lula da Silva ».
const maxNameWords = 7

var civilities = map[string]gender{
	"m": male, "monsieur": male, "mm": male, "mme": female, "madame": female, "mlle": female, "mmes": female,
	"dr": unknownGender, "docteur": unknownGender, "pr": unknownGender, "me": unknownGender, "maître": unknownGender,
}

var particles = set("de du des d' d l da das do dos di del della van von der den la le l' el al ben bin ibn abou y e and the")

// notNames are words that a capital at the start of a sentence makes look like
// a name, and words of the calendar.
var notNames = set(`le la les l' un une des du de d' ce cet cette ces c' ça cela ceci il elle ils elles on nous vous je j' tu
	mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs qui que qu' quoi dont où quand comme si mais ou et donc or ni car
	à au aux en dans par pour sur sous avec sans entre vers chez contre selon depuis pendant avant après dès lors puis alors ainsi
	aujourd'hui hier demain ici là y s' n' ne pas plus moins très trop tout toute tous toutes chaque aucun aucune certains certaines
	plusieurs quelques quel quelle quels quelles comment pourquoi combien lequel laquelle d'après malgré outre grâce face suite quant
	parmi hormis sauf voici voilà oui non bien bref enfin ensuite pourtant cependant néanmoins toutefois certes deux trois quatre cinq six
	sept huit neuf dix premier première autre autres même interview entretien portrait reportage témoignage propos janvier février mars
	avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
	lire voir photo photos vidéo video crédit source question questions réponse rencontre dieu état monsieur madame auteur
	merci bonjour bonsoir peut-être parce puisque lorsque quoique bon eh ah oh car jusqu' lorsqu' puisqu' explications réaction`)

// thingsBefore are words after which a person's name names a thing.
var thingsBefore = set(`rue avenue boulevard place quai square pont lycée collège école stade hôpital université institut fondation prix
	festival musée théâtre salle espace centre affaire loi rapport opération aéroport station gymnase groupe entreprise société maison`)

// housesBefore are words after which a surname alone names more than the person:
// « la famille Roux », « l'administration Roux »; but « la porte-parole du
// gouvernement Jeanne Roux » is somebody.
var housesBefore = set("famille clan couple gouvernement administration camp dossier procès mandat amendement")

var determiners = set("le la les l' un une des du au aux ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs")

// findNames lists the names of persons in a text, in order.
func findNames(s string, toks []token) []mention {
	var out []mention
	for i := 0; i < len(toks); {
		if !mayOpenName(toks[i]) {
			i++
			continue
		}
		m, ok := nameAt(s, toks, i)
		if ok {
			out = append(out, m)
		}
		i = max(i+1, m.to) // what is no name as a whole holds none either
	}
	return out
}

// mayOpenName spares most words a closer look: a name starts with a capital or a
// civility.
func mayOpenName(t token) bool {
	return t.word && (t.capital() || civilFilter.may(t.low))
}

var civilFilter = newFilter(civilities)

// nameAt reads the name that starts at token i.
func nameAt(s string, toks []token, i int) (mention, bool) {
	m := mention{from: i}
	first, civil := civility(toks, i, &m)
	end := nameEnd(s, toks, first, civil)
	if onlyInitials(toks[first:end]) {
		m.to = end
		return m, false
	}
	if !civil {
		first = nameHead(toks, first, end)
		m.from = first
		if particles[toks[first].low] && !toks[first].capital() {
			return m, false
		}
	}
	m.to, m.words = end, end-first
	m.name = printedName(s[toks[first].start:toks[end-1].end])
	m.sure = civil || surelyName(toks[first:end])
	if m.words == 1 && !civil && first > 0 && housesBefore[toks[first-1].low] {
		return m, false
	}
	refuse := !civil && refused(toks[first:end])
	if refuse || precededByThing(toks, m.from, civil) {
		m.sure, m.to = false, refusedEnd(toks, first, end)
		return m, m.words == 1 && !refused(toks[first:end])
	}
	return m, true
}

// onlyInitials reports whether words have no word of two letters, as « M. » for
// somebody who is not to be known.
func onlyInitials(words []token) bool {
	for _, w := range words {
		if w.word && utf8.RuneCountInString(w.text) > 1 {
			return false
		}
	}
	return true
}

// nameEnd returns the token behind the name that starts at first.
func nameEnd(s string, toks []token, first int, civil bool) int {
	end := first
	for end < len(toks) && end-first < maxNameWords {
		next, ok := nameWord(s, toks, end, end > first || civil && opensSurname(toks, end))
		if !ok {
			break
		}
		end = next
	}
	return end
}

// civility steps over « M. », « Mme », « le Dr ».
func civility(toks []token, i int, m *mention) (next int, ok bool) {
	g, ok := civilities[toks[i].low]
	glued := i > 0 && toks[i-1].text == "-" && toks[i-1].end == toks[i].start
	small := (toks[i].low == "me" || toks[i].low == "m") && !toks[i].capital()
	if !ok || !toks[i].word || glued || small {
		return i, false
	}
	j := i + 1
	if j < len(toks) && toks[j].text == "." {
		j++
	}
	if j < len(toks) && (toks[j].capital() && !notNames[toks[j].low] || opensSurname(toks, j)) {
		m.female = g
		return j, true
	}
	return i, false
}

// opensSurname reports whether a particle opens the surname behind a civility:
// « M. Le Goff », « Mme de Vals ».
func opensSurname(toks []token, j int) bool {
	return particles[toks[j].low] && j+1 < len(toks) && toks[j+1].capital() && (toks[j].capital() || toks[j].low == "de" || toks[j].low == "d'")
}

// nameWord steps over one word of a name at j: a capitalised word, an initial
// with its point, or particles before a capitalised word.
func nameWord(s string, toks []token, j int, inside bool) (next int, ok bool) {
	if inside && j > 0 && !joined(s, toks, j) {
		return j, false
	}
	t := toks[j]
	if _, civil := civilities[t.low]; inside && civil {
		return j, false // « à l'AFP Mme Roux »
	}
	if t.capital() && !t.elided() && !hasDigit(t.text) && (!notNames[t.low] || inside && particles[t.low]) {
		return j + initial(toks, j), true
	}
	if inside && particles[t.low] {
		return behindParticles(s, toks, j)
	}
	return j, false
}

// hasDigit reports whether a word holds a figure, as no name does.
func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// behindParticles steps over the particles at j and the word in capitals that
// they lead to.
func behindParticles(s string, toks []token, j int) (next int, ok bool) {
	for k := j + 1; k < len(toks) && k <= j+2 && joined(s, toks, k); k++ {
		if toks[k].capital() && !notPersons[toks[k].low] && !toks[k].elided() {
			return k + 1, true
		}
		if !particles[toks[k].low] {
			break
		}
	}
	return j, false
}

// initial is how many tokens the word at j takes: two for an initial with its
// point before another word of the name.
func initial(toks []token, j int) int {
	if utf8.RuneCountInString(toks[j].text) == 1 && j+2 < len(toks) && toks[j+1].text == "." && toks[j+2].capital() && toks[j+1].start == toks[j].end {
		return 2
	}
	return 1
}

// joined reports whether only a space, or nothing after an apostrophe or an
// initial's point, stands before token j.
func joined(s string, toks []token, j int) bool {
	gap := s[toks[j-1].end:toks[j].start]
	return gap == " " || gap == "\u00a0" || gap == "\u202f" || (gap == "" && (toks[j-1].elided() || toks[j-1].text == "."))
}

// nameHead drops what stands in capitals before the first name: « Justice »
// in « la ministre de la Justice Jeanne Roux », a role in « le Président Roux »;
// of three words behind an article the first, whatever the first name: « le
// ministre des Outre-Mer Xylo Brun »; of five or more all but the last two.
func nameHead(toks []token, first, end int) int {
	for first < end-1 && isRoleWord(toks[first].low) {
		first++
	}
	if opensParty(toks, first, end) {
		first++ // « le député RN Jean-Lin Roux »
	}
	behind := first > 0 && determiners[toks[first-1].low] // « la commission des Lois Marc Brun »
	if isFirstName(toks[first].low) && !behind {
		return first
	}
	if utf8.RuneCountInString(toks[first].text) > 1 {
		for k := first + 1; k < end-1; k++ {
			if toks[k].capital() && isFirstName(toks[k].low) {
				return k
			}
		}
	}
	if !behind || isFirstName(toks[first].low) {
		return first
	}
	return headBehind(toks, first, end)
}

// opensParty reports whether an acronym stands before a name that is one
// without it: behind a role, or of two words.
func opensParty(toks []token, first, end int) bool {
	if end-first < 2 || !isAcronym(toks[first].text) {
		return false
	}
	next := toks[first+1]
	named := next.capital() && !upperOnly(next.text) && !notNames[next.low] && !particles[next.low]
	return named && (end-first > 2 || first > 0 && isRoleWord(toks[first-1].low))
}

// isAcronym reports whether a word is one of two to five capitals, as a party's
// or a body's is.
func isAcronym(s string) bool { return upperOnly(s) && utf8.RuneCountInString(s) <= 5 }

// headBehind leaves off what stands before the last two or three words of a
// name behind an article.
func headBehind(toks []token, first, end int) int {
	switch {
	case end-first > 4 && toks[end-2].capital() && toks[end-3].capital():
		return end - 2
	case end-first > 2 && toks[first+1].capital():
		return first + 1
	}
	return first
}

// nobiliary are particles that stand in names of persons only.
var nobiliary = set("da das dos von van della ben bin ibn")

func surelyName(words []token) bool {
	if len(words) < 2 {
		return false
	}
	if isFirstName(words[0].low) {
		return true
	}
	for _, w := range words[1 : len(words)-1] {
		if nobiliary[w.low] {
			return true
		}
	}
	last := words[len(words)-1].text
	return upperOnly(last) && utf8.RuneCountInString(last) > 3 && !upperOnly(words[0].text)
}

func refused(words []token) bool {
	for i, w := range words {
		surname := i == 1 && len(words) == 2 && isFirstName(words[0].low) || i > 0 && isFirstName(w.low) // « Anne Noël »
		if notPersons[w.low] && !surname {
			return true
		}
	}
	size := utf8.RuneCountInString(words[0].text)
	if len(words) == 1 {
		return size == 1 || size <= 5 && upperOnly(words[0].text)
	}
	return size <= 5 && upperOnly(words[0].text) && particles[words[1].low] && !words[1].capital() && !isFirstName(words[0].low) // « la maire UPV de Vals »
}

// refusedEnd returns the token behind what makes a name none: a person may be
// named right behind it with first name and surname, « le directeur de l'Opéra
// Marc Brun »; the end of « la Maison Blanche » is nobody's.
func refusedEnd(toks []token, first, end int) int {
	for k := end - 1; k >= first; k-- {
		if notPersons[toks[k].low] && end-k > 2 {
			return k + 1
		}
	}
	return end
}

// precededByThing reports whether the words before a name make it a thing's:
// « la rue Jeanne Roux », « la Jeanne Roux »; but « le Dr Roux » is a person.
func precededByThing(toks []token, i int, civil bool) bool {
	if i == 0 {
		return false
	}
	before := toks[i-1]
	return thingsBefore[before.low] || !civil && determiners[before.low] && before.word
}

// printedName writes a name in capitals as a reader would: « JEANNE ROUX »
// becomes « Jeanne Roux ».
func printedName(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "\u00ad", ""))
	for i, w := range words {
		if isRoman(w) && i == len(words)-1 && i > 0 {
			continue
		}
		if upperOnly(w) && utf8.RuneCountInString(w) > 2 || (upperOnly(w) && len(words) > 1 && upperOnly(s)) {
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// isRoman reports whether a word is a numeral behind a sovereign's name: « XIV ».
func isRoman(w string) bool { return len(w) > 1 && strings.Trim(w, "IVX") == "" }

// capitalised keeps the capital that opens each part of a word in capitals,
// and makes a particle small.
func capitalised(w string) string {
	low := strings.ToLower(w)
	if particles[low] && low != "le" && low != "la" {
		return low
	}
	var b strings.Builder
	start := true
	for _, r := range low {
		if start {
			b.WriteString(strings.ToUpper(string(r)))
		} else {
			b.WriteRune(r)
		}
		start = isHyphen(r) || isApostrophe(r) || r == '.'
	}
	return b.String()
}
