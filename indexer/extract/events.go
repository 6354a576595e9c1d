package extract

import (
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/news"
)

// eventTypes are the words for gatherings, in key form, and the type each
// stands for.
var eventTypes = map[string]string{
	"colloque": "colloque", "colloques": "colloque", "conference": "conférence", "conferences": "conférence", "conferencedebat": "conférence", "seminaire": "séminaire", "seminaires": "séminaire",
	"symposium": "symposium", "webinaire": "webinaire", "ceremonie": "cérémonie", "assises": "assises", "forum": "forum", "congres": "congrès", "hackathon": "hackathon",
	"masterclass": "masterclass", "festival": "festival", "inauguration": "inauguration", "vernissage": "vernissage", "sommet": "sommet", "salon": "salon",
}

// eventPhrases are those of several words, lower case, as printed.
var eventPhrases = [...]struct{ words, kind string }{
	{"table ronde", "table ronde"}, {"tables rondes", "table ronde"}, {"table-ronde", "table ronde"}, {"journée d'étude", "journée d'étude"}, {"journée d’étude", "journée d'étude"},
	{"journées d'étude", "journée d'étude"}, {"journées d’étude", "journée d'étude"}, {"portes ouvertes", "portes ouvertes"}, {"remise de prix", "cérémonie"}, {"remise des diplômes", "cérémonie"},
}

// noEvent are words that follow an event's word where it is none, or lead it.
var noEvent = set("presse", "telephonique", "video")

// Bounds of the search for events.
const (
	eventOpening = 700 // runes of the text's opening that are read
	maxEvents    = 5
	labelWords   = 14 // of an event's label
)

// ambiguous words name an event only at a title's capital or with « le … de ».
var ambiguous = set("salon", "forum", "sommet", "assises", "conference")

// readEvents finds the gatherings that the article reports: in the title and
// lead first, else in the text's opening.
func (d *draft) readEvents() {
	a := d.article
	d.eventsIn(a.Title.String(), "title")
	d.eventsIn(a.Lead.String(), "lead")
	if len(a.Events) == 0 {
		d.eventsIn(shorten(d.plainText(), eventOpening), "opening")
	}
}

func (d *draft) eventsIn(text, source string) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // some letter's case has another length: offsets would not agree
	}
	for _, p := range eventPhrases {
		if i := strings.Index(lower, p.words); i >= 0 {
			d.addEvent(p.kind, text, i, source)
		}
	}
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && isWordByte(text[j]) {
			j++
		}
		if kind, ok := eventTypes[key(text[i:j])]; ok && d.reportsEvent(text, i, j) {
			d.addEvent(kind, text, i, source)
		}
		i = j + 1
	}
}

func isWordByte(c byte) bool {
	return c >= 0x80 || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// reportsEvent refuses press conferences and the salons of houses.
func (d *draft) reportsEvent(text string, start, end int) bool {
	after := plainWords(shorten(text[end:], 40))
	if len(after) > 1 && (noEvent[after[0]] || after[0] == "de" && noEvent[after[1]]) {
		return false
	}
	k := key(text[start:end])
	if !ambiguous[k] {
		return true
	}
	if unicode.IsUpper(rune(text[start])) {
		return start > 0 || k != "salon" && len(after) > 0 && nameParticles[after[0]]
	}
	return len(after) > 0 && eventScopes[after[0]]
}

// eventScopes follow a word for a gathering where it is one; plain.
var eventScopes = set("international", "internationale", "internationales", "national", "nationale", "nationales", "regional", "regionales", "europeen", "europeenne", "mondial", "mondiale", "annuel", "annuelle", "sur")

// addEvent words the label as the page does: from the event's word to the end
// of its phrase.
func (d *draft) addEvent(kind, text string, start int, source string) {
	label := eventLabel(text[start:])
	for _, e := range d.article.Events {
		if e.Type == kind {
			return // the title's wording stands for later ones
		}
	}
	if len(d.article.Events) >= maxEvents || label == "" {
		return
	}
	d.article.Events = append(d.article.Events, news.Event{Type: kind, Label: label})
	d.note("events", label, source)
}

// eventLabel is the phrase at the start of s: up to a stop, a bracket, a
// relative clause or a verb's beginning.
func eventLabel(s string) string {
	if i := strings.IndexAny(s, ".,;:!?()[]\n«»\""); i >= 0 {
		s = s[:i]
	}
	words := strings.Fields(s)
	words = words[:min(len(words), labelWords)]
	for i, w := range words {
		if i > 0 && labelEnds[strings.ToLower(w)] || i == 1 && w == "et" && len(words) > 2 && otherMatter[words[2]] {
			words = words[:i]
			break
		}
	}
	for len(words) > 1 && (nameParticles[key(words[len(words)-1])] || key(words[len(words)-1]) == "et" || words[len(words)-1] == "–" || words[len(words)-1] == "-") {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// otherMatter are words after « et » that begin another matter: « revient sur ce
// colloque et sur l'avenir ».
var otherMatter = set("sur", "pour", "dans", "avec", "par", "chez", "vers")

// labelEnds are words that end an event's name; lower case, as printed:
// « propose » ends it, « proposé par » is part of it.
var labelEnds = set("qui", "que", "qu'il", "qu'elle", "où", "dont", "est", "a", "ont", "sont", "était", "sera", "propose", "se", "s'est", "s’est", "réunit", "réunissent", "réunira", "réunissait",
	"aura", "avait", "accueille", "accueillait", "permet", "afin", "lors", "hier", "ce", "cette", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lundi", "fait", "va", "dresse", "revient", "il", "elle", "on", "nous", "intitulé", "intitulée", "intitulés")
