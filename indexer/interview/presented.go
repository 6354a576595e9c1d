package interview

import (
	"strings"
)

// presentation is how strongly a page presents somebody as the one it talked to.
type presentation struct {
	who    *person
	weight int
	named  int // the weight of the words that present, repetition aside
}

// voiceOf is the main voice of a talk whose answers carry no name.
type voiceOf struct{ name, role string }

// announcing are words in front of the name of whoever was talked to.
var announcing = []string{
	"entretien avec", "interview de", "interview d'", "interview :", "rencontre avec", "questions à", "explications de", "explications d'", "réaction de",
	"réactions de", "conversation avec", "échange avec", "avec", "portrait de", "témoignage de", "invité", "invitée", "interview", "entretien de", "réponses de", "analyse de", "décryptage de", "décryptage avec",
}

// answering are the verbs, behind a name and its role, of somebody who gives
// an interview.
var answering = set(`revient raconte explique répond analyse décrypte évoque confie livre dresse détaille témoigne présente parle expose
	souligne insiste estime juge plaide affirme assure craint veut croise déclare éclaire décrit partage défend dénonce retrace
	commente nous fait s'est se a démonte croit redoute appelle bouscule`)

// clearly is how far ahead the first must be of the second for the page to
// have presented one person.
const clearly = 3

// mainVoice finds the person, or the two, that the page presents before the
// first question. It is sure where one stands out clearly.
func (p *page) mainVoice(f form, asking []string) (v *voiceOf, sure bool) {
	texts := []placed{{p.in.Title, inTitle}, {p.in.Lead, inLead}}
	for _, l := range p.lines[:f.first] {
		texts = append(texts, placed{l.text, inIntro})
	}
	for _, c := range p.in.Captions {
		texts = append(texts, placed{c, inCaption})
	}
	ranked := p.rank(texts, asking)
	if ranked = believed(ranked); len(ranked) == 0 {
		return nil, false
	}
	first := ranked[0]
	if pair := p.pair(texts, ranked); pair != nil {
		return pair, true
	}
	v = &voiceOf{first.who.name, first.who.role()}
	return v, len(ranked) == 1 || first.weight >= ranked[1].weight+clearly
}

type placed struct {
	text  string
	where place
}

// rank weighs everybody named before the first question.
func (p *page) rank(texts []placed, asking []string) []presentation {
	weights := make(map[*person]*presentation)
	var order []*presentation
	for _, t := range texts {
		toks := tokenize(t.text)
		for _, m := range findNames(t.text, toks) {
			who := p.cast.find(m.name)
			if who == nil || !who.sure && len(who.parts) < 2 || p.onlyWrites(who, asking) {
				continue
			}
			w := weights[who]
			if w == nil {
				w = &presentation{who: who}
				weights[who] = w
				order = append(order, w)
			}
			n := presents(t.text, toks, m)
			w.named += n
			w.weight += n + placeWeight(t.where)
		}
	}
	var out []presentation
	for _, w := range order {
		at := len(out)
		for at > 0 && out[at-1].weight < w.weight {
			at--
		}
		out = append(out, presentation{})
		copy(out[at+1:], out[at:])
		out[at] = *w
	}
	return out
}

// onlyWrites reports whether somebody asks or signs: an author whom title and
// lead do not speak of is nobody's interviewee.
func (p *page) onlyWrites(who *person, asking []string) bool {
	return isAuthor(who.name, asking) || (who.where > inLead && isAuthor(who.name, p.in.Authors))
}

// believed leaves out what may be no person, where somebody else surely is.
func believed(ranked []presentation) []presentation {
	var out []presentation
	for _, r := range ranked {
		if r.who.sure {
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		return ranked
	}
	return out
}

func placeWeight(where place) int {
	switch where {
	case inTitle:
		return 3
	case inLead:
		return 2
	case inIntro, inText, inCaption:
	}
	return 1
}

// presents weighs the words right around a name.
func presents(s string, toks []token, m mention) int {
	weight := 0
	role, from := roleBefore(s, toks, m.from)
	before := strings.ToLower(strings.TrimRight(s[:toks[from].start], " \u00a0"))
	after, next := roleAfter(s, toks, m.to)
	for _, sign := range []struct {
		weight int
		shows  bool
	}{
		{4, endsWithAny(before, announcing)},
		{2, role != "" || after != ""},
		{1, before == "" && m.from == 0},
		{3, cueBefore(toks, from) || citedBefore(toks, from)},
		{3, toldUs(s, toks, m)},
		{verbWeight(toks, next), true},
	} {
		if sign.shows {
			weight += sign.weight
		}
	}
	return weight
}

func endsWithAny(s string, list []string) bool {
	for _, w := range list {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// verbWeight weighs what follows a name and its role: « revient sur », « : ».
func verbWeight(toks []token, next int) int {
	if next < len(toks) && toks[next].text == "," {
		next++
	}
	if next >= len(toks) {
		return 0
	}
	switch t := toks[next]; {
	case answering[t.low], isFiniteCue(t.low):
		return 3
	case t.text == ":", t.low == "qui":
		return 2
	}
	return 0
}

// cueBefore reports whether a verb of speech stands right before token from,
// or with « à l'AFP » between: « explique à l'AFP Jeanne Roux ».
func cueBefore(toks []token, from int) bool {
	for k := from - 1; k >= 0 && k > from-5; k-- {
		if isFiniteCue(toks[k].low) || k > 0 && cueForms[toks[k].low]&participle != 0 && auxiliaries[toks[k-1].low] {
			return true
		}
		if !toks[k].word {
			return false
		}
	}
	return false
}

// citedBefore reports whether words in quotation marks are given to whoever is
// named from token from on: « « Le port fermera » : pour Jeanne Roux, … ».
func citedBefore(toks []token, from int) bool {
	k := from - 1
	if k < 2 || toks[k].low != "pour" && toks[k].low != "selon" {
		return false
	}
	k--
	if toks[k].text == ":" || toks[k].text == "," {
		k--
	}
	return k > 0 && (toks[k].text == "»" || toks[k].text == "”" || toks[k].text == "\"")
}

// told are words that say to whom somebody spoke: to the newsroom.
var told = []string{"à l'afp", "entretien", "interview", "à nos questions", "à mes questions"}

// maxTold is how far from a name these words are looked for, in bytes.
const maxTold = 110

func toldUs(s string, toks []token, m mention) bool {
	from, to := max(0, toks[m.from].start-maxTold/3), min(len(s), toks[m.to-1].end+maxTold)
	near := plainApostrophe(strings.ToLower(s[from:to]))
	return containsAny(near, told)
}

// pair finds two people who are presented together, with nobody ahead of both:
// « Jeanne Roux et Marc Brun répondent … ».
func (p *page) pair(texts []placed, ranked []presentation) *voiceOf {
	if len(ranked) < 2 {
		return nil
	}
	a, b := ranked[0], ranked[1]
	if a.weight >= b.weight+clearly || (len(ranked) > 2 && ranked[2].weight >= b.weight) {
		return nil
	}
	for _, t := range texts {
		if t.where > inIntro {
			break
		}
		for _, both := range []string{a.who.name + " et " + b.who.name, b.who.name + " et " + a.who.name} {
			if strings.Contains(t.text, both) {
				return &voiceOf{name: both}
			}
		}
	}
	return nil
}
