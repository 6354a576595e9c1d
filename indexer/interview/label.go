package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is what a turn is introduced by: « Q : », « AL : », « Jeanne Roux : ».
type label struct {
	kind   labelKind
	text   string // as printed, without the mark that ends it
	rest   string // the line without its label
	phrase bool   // some words before a colon, which may be a newspaper's name: « Le courrier : »
}

type labelKind uint8

const (
	noLabel  labelKind = iota
	asking             // Q, QUESTION
	replying           // R, RÉPONSE
	naming             // a name, initials or a role
)

// maxLabel is how far into a line its label may reach, in bytes: three full
// names and their « et ».
const maxLabel = 90

// labelsOf reads the label of each line, and drops the names that only look
// like labels: a word before a colon that comes once and names nobody.
func labelsOf(lines []line, c *cast, authors []string) []label {
	out := make([]label, len(lines))
	seen := tally{count: make(map[string]int), asked: make(map[string]int)}
	for i, l := range lines {
		out[i] = readLabel(l)
		seen.add(out[i], l)
	}
	for i, lab := range out {
		believed := false
		switch {
		case lab.kind == noLabel:
			continue
		case lab.text == "A" || lab.text == "a":
			believed = i > 0 && out[i-1].kind == asking
		case lab.kind != naming:
			believed = seen.letters > 1
		case opensTalk(lines, i):
			believed = true
		case lab.phrase:
			believed = seen.asks(lab)
		default:
			believed = believable(lab, lines[i], seen.count, c, authors)
		}
		if !believed {
			out[i] = label{}
		}
	}
	return out
}

// tally is how often each label comes.
type tally struct {
	letters int            // Q, R and the like
	count   map[string]int // names and phrases, folded
	asked   map[string]int // phrases whose line ends with a question mark
}

func (t *tally) add(lab label, l line) {
	switch lab.kind {
	case asking, replying:
		t.letters++
	case naming:
		t.count[labelKey(lab.text)]++
		if lab.phrase && endsAsking(l.text) {
			t.asked[labelKey(lab.text)]++
		}
	case noLabel:
	}
}

// asks reports whether a phrase is who asks: it returns, mostly with questions.
func (t *tally) asks(lab label) bool {
	key := labelKey(lab.text)
	return t.asked[key] > 1 && t.asked[key]*2 >= t.count[key]
}

// opensTalk reports whether line i is the first turn of a talk whose labels
// stand on the first turns only: a question whose answer carries a bold name.
func opensTalk(lines []line, i int) bool {
	if i+1 >= len(lines) || !endsAsking(lines[i].text) || lines[i+1].head == "" {
		return false
	}
	next := readLabel(lines[i+1])
	return next.kind == naming && !next.phrase && !namesRole(tokenize(next.text))
}

// believable reports whether a naming label names a speaker: somebody the
// article knows, or a label that returns.
func believable(lab label, l line, count map[string]int, c *cast, authors []string) bool {
	returns := count[labelKey(lab.text)] > 1
	words := nameParts(lab.text)
	known := c.find(lab.text) != nil || isAuthor(lab.text, authors)
	switch {
	case len(words) == 0:
		return false
	case isInitials(lab.text):
		return returns || known || c.byInitials(lettersOf(lab.text)) != nil || l.bold || l.head != ""
	case strings.HasPrefix(l.head, lab.text):
		return known || returns || len(words) > 1 && !namesRole(tokenize(lab.text)) // « Premier point : »
	}
	return known || (returns && len(count) <= maxSpeakers)
}

// maxSpeakers is how many labels one talk has; more are entries of a list.
const maxSpeakers = 12

func isAuthor(name string, authors []string) bool {
	parts := nameParts(name)
	for _, a := range authors {
		if len(parts) > 0 && samePerson(parts, nameParts(a)) {
			return true
		}
	}
	return false
}

// readLabel reads the label of one line by its own words alone.
func readLabel(l line) label {
	if lab, ok := letterLabel(l.text); ok {
		return lab
	}
	if l.head != "" && len(l.head) <= maxLabel {
		rest := strings.TrimSpace(strings.TrimPrefix(l.text, l.head))
		name := strings.TrimRight(l.head, " :.–—-")
		marked := name != l.head || startsWithAny(rest, ":", "–", "—", "-")
		if (marked || wordCount(name) > 1) && namesSpeaker(name) {
			return label{kind: naming, text: name, rest: strings.TrimLeft(rest, " :.–—-\u00a0\u202f")}
		}
	}
	if name, rest, ok := cutLabel(l.text); ok && namesSpeaker(name) {
		return label{kind: naming, text: name, rest: rest}
	}
	if upperOnly(l.text) && len(l.text) <= maxLabel {
		name, _, _ := strings.Cut(l.text, ",")
		if namesSpeaker(name) && !isInitials(name) {
			return label{kind: naming, text: name}
		}
	}
	return phraseLabel(l)
}

// maxPhraseLabel is how many words a newspaper's name has as a label.
const maxPhraseLabel = 5

// phraseLabel reads some words before a colon or a dash, or in bold before a point. They
// are no label by themselves: only where they return before questions.
func phraseLabel(l line) label {
	s := l.text
	at, mark := strings.IndexByte(s[:min(len(s), maxLabel)], ':'), 1
	if name, _, ok := cutLabel(s); at < 0 && ok {
		at, mark = len(name), strings.IndexByte(s[len(name)+1:], ' ')+1
	}
	if point := strings.Index(s[:min(len(s), maxLabel)], ". "); at < 0 && point > 0 && (l.bold || l.head != "" && len(l.head) <= point+1) {
		at = point
	}
	if at < 0 {
		return label{}
	}
	name := clean(s[:at])
	if r, _ := firstRune(name); !unicode.IsUpper(r) || wordCount(name) > maxPhraseLabel || strings.ContainsAny(name, ".,;!?()«»\"") {
		return label{}
	}
	return label{kind: naming, text: name, rest: strings.TrimLeft(s[at+mark:], " \u00a0\u202f"), phrase: true}
}

var letterLabels = map[string]labelKind{
	"q": asking, "question": asking, "r": replying, "réponse": replying, "reponse": replying, "rép": replying,
	"a": replying, // of an English hand: believed behind a « Q » only
}

// letterLabel reads « Q : », « QUESTION 2 - », « R. », « Réponse : ».
func letterLabel(s string) (label, bool) {
	s = strings.TrimLeft(s, `"«“- `+"\u00a0")
	end := 0
	for end < len(s) && end < 12 {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	kind, ok := letterLabels[strings.ToLower(s[:end])]
	if !ok {
		return label{}, false
	}
	word, rest := s[:end], strings.TrimLeft(s[end:], " 0123456789\u00a0\u202f")
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case size == 0 || !strings.ContainsRune(":.-–—/", r):
		return label{}, false
	case r == '.' && len(word) == 1 && (unicode.IsLower(rune(word[0])) || goesOnInitials(rest[size:])):
		return label{}, false
	case r != ':' && strings.EqualFold(word, "a"):
		return label{}, false
	}
	return label{kind: kind, text: word, rest: strings.TrimLeft(rest[size:], " -–—\u00a0\u202f")}, true
}

// goesOnInitials reports whether what stands behind a letter and its point is
// another initial: « R.D. : » is somebody, and no « R ».
func goesOnInitials(s string) bool {
	s = strings.TrimLeft(s, " -\u00a0")
	r, size := firstRune(s)
	return unicode.IsUpper(r) && startsWithAny(strings.TrimLeft(s[size:], " \u00a0"), ".", ":")
}

// cutLabel cuts a line at the mark that may end a label: a colon, or a dash
// between spaces.
func cutLabel(s string) (name, rest string, ok bool) {
	limit := min(len(s), maxLabel)
	if !mayCutLabel(s[:limit]) {
		return "", "", false
	}
	for _, mark := range []string{" :", "\u00a0:", "\u202f:", ":", " – ", " — ", " - "} {
		if at := strings.Index(s[:limit], mark); at > 0 {
			rest = strings.TrimSpace(s[at+len(mark):])
			return strings.TrimSpace(s[:at]), rest, rest != "" || strings.HasSuffix(s, ":")
		}
	}
	return "", "", false
}

// mayCutLabel spares most lines a look for each mark.
func mayCutLabel(s string) bool {
	return strings.IndexByte(s, ':') >= 0 || strings.IndexByte(s, highMarkLead) >= 0 || strings.Contains(s, " - ")
}

// namesSpeaker reports whether a text has the form of a speaker's name: names
// alone, initials, or an article and a role.
func namesSpeaker(s string) bool {
	if isInitials(s) {
		return true
	}
	toks := tokenize(s)
	if len(toks) == 0 || len(toks) > maxLabelTokens {
		return false
	}
	if namesRole(toks) {
		return true
	}
	return opensName(toks) && allOfNames(toks)
}

// maxLabelTokens holds three names with their particles and marks.
const maxLabelTokens = 14

// namesRole: « Le ministre », « Journaliste », « L'infirmière ».
func namesRole(toks []token) bool {
	if len(toks) > 4 {
		return false
	}
	return isRoleWord(toks[0].low) || determiners[toks[0].low] && len(toks) > 1 && isRoleWord(toks[1].low)
}

// opensName reports whether a label may start with this word: a capital, and
// no word that owes it to the start of a sentence, « Mme » and « La Gazette »
// aside.
func opensName(toks []token) bool {
	first := toks[0]
	if !first.capital() || first.elided() {
		return false
	}
	titled := len(toks) > 1 && determiners[first.low] && toks[1].capital() || civilities[first.low] != unknownGender
	return titled || !notNames[first.low]
}

// allOfNames reports whether a label holds names and what joins them, only.
func allOfNames(toks []token) bool {
	for _, t := range toks {
		if !t.capital() && !particles[t.low] && !joiners[t.low] || isRoleWord(t.low) && len(toks) > 4 {
			return false
		}
	}
	return true
}

var joiners = set("et , & . -") // « JEAN- PAUL ROUX »

// isInitials: « AL », « S.B. », « J.-M. R. ».
func isInitials(s string) bool {
	letters := lettersOf(s)
	if n := utf8.RuneCountInString(letters); n < 2 || n > 4 || !upperOnly(letters) {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && r != '.' && r != ' ' && r != '-' && r != '\u00a0' {
			return false
		}
	}
	return true
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

func startsWithAny(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// labelKey is what is the same in all writings of a label: « JEAN- PAUL ROUX »
// is « Jean-Paul Roux ».
func labelKey(s string) string { return lettersSpaced(fold(s)) }

func wordCount(s string) int { return len(strings.Fields(s)) }
