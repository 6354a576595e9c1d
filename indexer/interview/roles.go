package interview

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed roles.txt
var roleList string

var roleWords = wordList(roleList)

var roleFilter = newFilter(roleWords)

// isRoleWord reports whether a word heads a role: « directrice »,
// « ex-ministre », « vice-présidente ».
func isRoleWord(low string) bool {
	if roleFilter.may(low) && roleWords[low] {
		return true
	}
	if strings.IndexByte(low, '-') < 0 && !strings.HasPrefix(low, "co") {
		return false
	}
	for _, prefix := range []string{"ex-", "vice-", "co-", "co", "sous-", "franco-"} {
		if rest, ok := strings.CutPrefix(low, prefix); ok && roleWords[rest] {
			return true
		}
	}
	return false
}

// roleAdjectives may stand before the word that heads a role.
var roleAdjectives = set(`ancien ancienne anciens anciennes ex futur future nouveau nouvelle actuel actuelle jeune jeunes célèbre seul seule
	grand grande principal principale haut haute petit petite vieux vieille premier première deuxième second seconde feu très double
	talentueux talentueuse fameux fameuse éminent éminente`)

// roleStops end a role that no comma ends.
var roleStops = set(`qui que qu' dont où pour aurait auraient aura a ont est sont était étaient avait avaient sera fut il elle ils elles on nous vous je j' se s' n' ne
	lors mais car donc quand lorsque depuis hier mardi lundi mercredi jeudi vendredi samedi dimanche ce cette`)

// maxRoleTokens bounds a role: longer ones are a sentence that went on.
const maxRoleTokens = 28

// roleAfter reads the role behind a name that ends before token i:
// « , directrice de l'école, », « (politologue) », « , 36 ans, avocat ».
func roleAfter(s string, toks []token, i int) (role string, next int) {
	if i >= len(toks) {
		return "", i
	}
	closing := ","
	switch toks[i].text {
	case "(":
		closing = ")"
	case ",", "–", "—":
	default:
		return "", i
	}
	j := i + 1
	if closing == "," {
		j = skipAge(toks, j)
	}
	if j < len(toks) && determiners[toks[j].low] {
		j++
	}
	if !headsRole(toks, j) && !opensTrade(toks, j, i) {
		return "", i
	}
	end := roleEnd(toks, j, closing)
	return roleText(s, toks, j, end), end
}

// skipAge steps over « 36 ans, » and « âgée de 36 ans, ».
func skipAge(toks []token, j int) int {
	for k := j; k < len(toks) && k < j+5; k++ {
		if toks[k].low == "ans" && k+1 < len(toks) && toks[k+1].text == "," {
			return k + 2
		}
	}
	return j
}

// headsRole reports whether a role starts at token j, adjectives first.
func headsRole(toks []token, j int) bool {
	for k := j; k < len(toks) && k < j+3; k++ {
		if isRoleWord(toks[k].low) {
			return true
		}
		if !roleAdjectives[toks[k].low] {
			return false
		}
	}
	return false
}

// trades are endings of nouns for what people do for a living; the words below
// them have the ending and are none.
var (
	trades   = []string{"ier", "ière", "iste", "logue", "graphe", "eur", "eure", "euse", "trice", "ien", "ienne", "nome", "pathe", "iatre", "naute"}
	noTrades = set(`dernier dernière entier entière particulier particulière régulier régulière singulier singulière familier familière
		meilleur meilleure supérieur supérieure inférieur inférieure intérieur extérieur antérieur antérieure postérieur majeur majeure mineur
		mineure leur plusieurs ailleurs bien rien combien sien mien tien ancien ancienne quotidien quotidienne moyen triste heureuse
		malheureuse sérieuse curieuse furieuse soucieuse désireuse nombreuse amoureuse hier fier fière`)
)

// opensTrade reports whether a noun at token j, in apposition to the name of at
// least two words before the comma at token i, ends like a trade's.
func opensTrade(toks []token, j, i int) bool {
	if i < 2 || toks[i].text != "," || !toks[i-1].capital() || !toks[i-2].word || j >= len(toks) {
		return false
	}
	t := toks[j]
	return t.word && !t.capital() && !noTrades[t.low] && !isFiniteCue(t.low) && utf8.RuneCountInString(t.text) > 4 && endsWithAny(t.low, trades)
}

// roleEnd returns the token after a role that starts at j. A comma ends it
// unless another role follows: « sociologue, auteure de … ».
func roleEnd(toks []token, j int, closing string) int {
	end := min(len(toks), j+maxRoleTokens)
	for k := j; k < end; k++ {
		t := toks[k]
		switch {
		case t.text == "," && headsRole(toks, k+1) && !opensClause(toks, k+1):
		case t.text == "(" && k > j && closing != ")":
			shut := bracketEnd(toks, k)
			if shut < 0 {
				return k
			}
			k = shut
		case !t.word && !strings.ContainsAny(t.text, "&/'’+"):
			return k
		case k > j && (roleStops[t.low] || isFiniteCue(t.low)):
			return k
		}
	}
	return end
}

// opensClause reports whether a word that is a role and a verb too is the verb
// at k: « Anne Roux, pilote, juge les vents trop forts ».
func opensClause(toks []token, k int) bool {
	if k+1 >= len(toks) || cueForms[toks[k].low] == 0 {
		return false
	}
	next := toks[k+1]
	return determiners[next.low] && !contracted(next.low) || next.low == "que" || next.low == "qu'" || adverbs[next.low]
}

// bracketEnd returns the bracket that closes the one at k, soon; else -1.
func bracketEnd(toks []token, k int) int {
	for shut := k + 1; shut < len(toks) && shut < k+6; shut++ {
		if toks[shut].text == ")" {
			return shut
		}
	}
	return -1
}

func roleText(s string, toks []token, from, to int) string {
	for to > from && !endsRole(toks[from:to]) {
		to--
	}
	if to <= from {
		return ""
	}
	return clean(s[toks[from].start:toks[to-1].end])
}

// endsRole reports whether a role can end as these tokens do: not with « et »,
// nor with a mark but the bracket that closes one of its own.
func endsRole(toks []token) bool {
	last := toks[len(toks)-1]
	return last.word && last.low != "et" || last.text == ")" && bracketed(toks)
}

// bracketed reports whether the tokens hold an opening bracket.
func bracketed(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.text == "(" })
}

// maxRoleBefore is how far before a name its role may start, in tokens.
const maxRoleBefore = 14

// roleBefore reads the role in front of a name at token i: « le sociologue
// Marc Roux », « la ministre de la Culture Jeanne Roux », or in front of its
// comma: « Maire de Vals, Marc Roux ». It returns where the role starts, its
// article included.
func roleBefore(s string, toks []token, i int) (role string, from int) {
	if i > 1 && toks[i-1].text == "," {
		role, from = directRole(s, toks, i-1)
		opens := from == 0 || !toks[from-1].word || determiners[toks[from].low]
		if role != "" && opens && !followsName(toks, from) {
			return role, from
		}
		return "", i
	}
	return directRole(s, toks, i)
}

// followsName reports whether a role at token from belongs to a name before
// it: « Anne Roux, maire de Vals, Marc Brun ».
func followsName(toks []token, from int) bool {
	return from > 1 && toks[from-1].text == "," && toks[from-2].capital()
}

// directRole reads a role that ends right before token i.
func directRole(s string, toks []token, i int) (role string, from int) {
	if i == 0 || !toks[i-1].word && toks[i-1].text != ")" || beforeName[toks[i-1].low] {
		return "", i
	}
	head := roleHead(toks, i)
	if head < 0 {
		return "", i
	}
	for head > 0 && roleAdjectives[toks[head-1].low] {
		head--
	}
	from = head
	if from > 0 && determiners[toks[from-1].low] {
		from--
	}
	return roleText(s, toks, head, i), from
}

// roleHead finds the word that heads the role before token i, -1 when there is
// none: the first role word of the clause, not going past an article that
// opens one.
func roleHead(toks []token, i int) int {
	head := -1
	for k := i - 1; k >= max(0, i-maxRoleBefore); k-- {
		t := toks[k]
		if !t.word && !strings.ContainsAny(t.text, "()&/") || roleStops[t.low] || isFiniteCue(t.low) && !isRoleWord(t.low) {
			break
		}
		if head >= 0 && kin[t.low] && !strings.HasSuffix(toks[head].low, "s") {
			break // « l'épouse du prince Paul »: Paul is the prince; but not « l'avocat des gendarmes Paul Roux »
		}
		if isRoleWord(t.low) {
			head = k
		} else if head >= 0 && determiners[t.low] && !contracted(t.low) && !precededByOf(toks, k) {
			break
		}
	}
	return head
}

// kin are roles for what one is to another person, who may be the one named.
var kin = set(`père mère parents frère sœur soeur fils fille époux épouse mari femme veuve veuf compagnon compagne cousin cousine oncle tante
	neveu nièce grand-père grand-mère ami amie proche avocat avocate porte-parole collaborateur collaboratrice`)

// beforeName are words after which a name is no longer the holder of the role
// before it: « le porte-parole de Marc Roux ».
var beforeName = set(`de d' à au aux avec par pour et ou chez sur contre des du selon que qu' comme entre en dans sous vers depuis
	après avant lors pendant sans hors via jusqu' jusque outre malgré dès parmi`)

func contracted(low string) bool { return low == "du" || low == "des" || low == "au" || low == "aux" }

// precededByOf reports whether the determiner at k belongs to a complement:
// « de la Culture ».
func precededByOf(toks []token, k int) bool {
	return k > 0 && (toks[k-1].low == "de" || toks[k-1].low == "à" || toks[k-1].low == "en")
}

// genderOfRole reads a role's first word with its article: « la ministre ».
func genderOfRole(article, head string) gender {
	switch article {
	case "le", "un", "ce":
		return male
	case "la", "une", "cette":
		return female
	}
	for _, ending := range []string{"trice", "euse", "ière", "ienne", "ante", "ente", "ée", "esse", "iste-femme", "onne", "ale"} {
		if strings.HasSuffix(head, ending) && utf8.RuneCountInString(head) > 4 {
			return female
		}
	}
	for _, ending := range []string{"teur", "ier", "ien", "ant", "eur", "er"} {
		if strings.HasSuffix(head, ending) {
			return male
		}
	}
	return unknownGender
}
