package extract

import (
	"strings"
	"unicode"
)

// byMarks stand before an author's name; lower case, as printed.
var byMarks = [...]string{"propos recueillis par ", "recueilli par ", "posté par ", "publié par ", "rédigé par ", "écrit par ", "repéré par ", "proposé par ", "article de ", "texte de ", "texte : ", "auteur : ", "auteure : ", "autrice : ", "par : ", "par "}

// collectedMarks name an interviewer; lower case, as printed.
var collectedMarks = [...]string{"propos recueillis par", "propos recueilli par", "recueillis par", "recueilli par", "entretien réalisé par", "interview réalisée par", "entretien mené par", "interview menée par", "propos collectés par"}

// nameParticles stand in names in lower case.
var nameParticles = set("de", "du", "des", "la", "le", "van", "von", "der", "den", "el", "al", "ben", "bin", "da", "di", "dos", "d", "l")

// afterBy is what follows « Par » at the start of a line, or inside it after
// a verb; "" where no name does.
func afterBy(text string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return "" // some letter's case has another length: offsets would not agree
	}
	for _, mark := range byMarks {
		i := strings.Index(lower, mark)
		if i < 0 || mark == "par " && i > 0 && !strings.HasSuffix(strings.TrimRight(lower[:i], " "), "-") && !strings.HasSuffix(lower[:i], ", ") && !strings.HasSuffix(lower[:i], "| ") {
			continue
		}
		if names := leadingNames(text[i+len(mark):]); names != "" {
			return names
		}
	}
	return ""
}

// leadingNames is the beginning of text that is names: capitalised words,
// particles, and what joins names (« et », a comma).
func leadingNames(text string) string {
	text = strings.TrimLeft(text, " :\u00a0")
	end, capitals := 0, 0
	for i := 0; i < len(text); {
		stop := strings.IndexAny(text[i:], " ")
		next := len(text)
		if stop >= 0 {
			next = i + stop
		}
		token := text[i:next]
		bare := strings.TrimRight(token, ",.;:)")
		switch {
		case isJoiner(token) && capitals > 0:
		case nameParticles[strings.ToLower(strings.TrimRight(bare, "'’"))] && capitals > 0:
		case startsUpper(bare):
			end = i + len(bare)
			capitals++
		default:
			return strings.TrimSpace(text[:end])
		}
		if token != bare && !strings.HasSuffix(token, ",") && len(bare) > 2 || capitals > 16 {
			break
		}
		i = next + 1
	}
	return strings.TrimSpace(text[:end])
}

func isJoiner(token string) bool {
	switch strings.ToLower(token) {
	case "et", "&", "and", "/", ",", "avec", "-":
		return true
	}
	return false
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// splitNames parts « A, B et C » and « A / B ».
func splitNames(s string) []string {
	for _, joiner := range [...]string{" et ", " & ", " and ", " / ", ";", " avec ", " Et ", "|", " - ", " – ", " — "} {
		s = strings.ReplaceAll(s, joiner, ",")
	}
	var list []string
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if i := strings.IndexByte(part, '('); i > 0 {
			part = strings.TrimSpace(part[:i])
		}
		if part != "" {
			list = append(list, strings.Trim(part, " .:·•@«»\"“”"))
		}
	}
	return list
}

// trimRole takes off what a byline glues around a name: « Par » before,
// « journaliste au … » behind.
func trimRole(s string) string {
	fields := strings.Fields(s)
	for len(fields) > 0 && (key(fields[0]) == "par" || key(fields[0]) == "by" || key(fields[0]) == "auteur" || key(fields[0]) == "de") {
		fields = fields[1:]
	}
	for i, f := range fields {
		if i > 0 && roleWords[key(f)] {
			fields = fields[:i]
			break
		}
	}
	return once(strings.Trim(strings.Join(fields, " "), " ,.-–:"))
}

// once undoes a name printed twice in a row: a portrait's text and the link's.
func once(name string) string {
	half := len(name) / 2
	if half > 0 && strings.Contains(name, " ") {
		if first, second := strings.TrimSpace(name[:half]), strings.TrimSpace(name[half:]); first == second {
			return first
		}
	}
	return name
}

// inOrder turns « Nom, Prénom », as libraries write it, to how it is said.
func inOrder(name string) string {
	last, first, ok := strings.Cut(name, ",")
	if !ok || strings.ContainsAny(first, ",;") || len(strings.Fields(last)) > 2 || len(strings.Fields(first)) != 1 || len(strings.Fields(last)) == 0 {
		return name
	}
	return strings.TrimSpace(first) + " " + strings.TrimSpace(last)
}

// Bounds of a person's name.
const (
	maxNameWords = 5
	maxNameRunes = 60
)

// isPersonName holds for what may be a person's name: two to five words with
// capitals; one word (a first name, a pseudonym) only where the place is
// surely an author's, which full denies.
func isPersonName(s string, full bool) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > maxNameWords || runes(s) > maxNameRunes || strings.ContainsAny(s, "@/:!?<>{}[]=+*#_0123456789") {
		return false
	}
	if len(fields) == 1 && (full || runes(s) < 3) || isAgency(s) || roleWords[key(fields[0])] {
		return false
	}
	capitals := 0
	for _, f := range fields {
		switch {
		case namesNobody(f):
			return false
		case startsUpper(f):
			capitals++
		case !nameParticles[strings.ToLower(strings.TrimRight(f, "'’"))] && !startsParticle(f):
			return false
		}
	}
	return capitals > 0
}

// namesNobody holds for a word that no person's name has.
func namesNobody(field string) bool {
	for part := range strings.FieldsFuncSeq(field, func(r rune) bool { return r == '-' || r == '\'' || r == '’' || r == '.' }) {
		if noPerson[key(part)] && !nameParticles[strings.ToLower(part)] {
			return true
		}
	}
	return false
}

// startsParticle holds for « d'Ormesson ».
func startsParticle(s string) bool {
	return strings.HasPrefix(s, "d'") || strings.HasPrefix(s, "d’") || strings.HasPrefix(s, "l'") || strings.HasPrefix(s, "l’")
}

func isAgency(s string) bool {
	for _, a := range agencies {
		if key(a) == key(s) {
			return true
		}
	}
	return false
}

// isByline holds for a line that says who wrote and when, and nothing else.
func isByline(s string) bool {
	rest := s
	if dates := findDates(s); len(dates) > 0 {
		rest = s[:dates[0].start] + " " + s[dates[len(dates)-1].end:]
		if left := plainWords(rest); len(left) <= 3 || len(left) <= 7 && lastOf(key(rest), modifiedMarks[:]) >= 0 {
			return true // « Page mise à jour le … »
		}
	}
	k := key(rest)
	for _, mark := range publishedMarks {
		if strings.HasPrefix(k, mark) && rest != s {
			return true
		}
	}
	lower := strings.ToLower(strings.TrimSpace(rest))
	for _, mark := range byMarks {
		if strings.HasPrefix(lower, mark) {
			names := leadingNames(strings.TrimSpace(rest)[min(len(mark), len(strings.TrimSpace(rest))):])
			return names != "" && len(plainWords(names))+6 >= len(plainWords(rest))
		}
	}
	return false
}
