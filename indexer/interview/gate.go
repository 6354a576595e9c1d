package interview

import (
	"strings"
)

// talk is what the signs look at: exchanges as text and what stands around.
type talk struct {
	form      form
	questions []string
	answers   []string
	labelled  int    // answers under the name of a person
	dashed    int    // answers that open with a dash
	around    string // folded: title, lead, the last lines before the first question, the lines after the last answer
	title     string // folded
	named     bool   // title, lead or introduction present a person
	presented bool   // one of them with a role
	maybe     bool   // or what may be one: two words in capitals, the first name unknown to us
	numbered  int    // questions with a number
	told      bool   // a short part of a longer text
}

// sign is something that speaks for or against an interview.
type sign struct {
	name   string
	weight int
	shows  func(t talk) bool
}

// betweenPeople reports whether anything shows two people talking: a question
// that says vous, answers in quotation marks, behind dashes or under a name, or
// a page that calls itself an interview.
func (t talk) betweenPeople() bool {
	return share(t.questions, addresses) >= 0.25 || share(t.answers, opensQuote) >= 0.6 || t.dashed*2 >= len(t.answers) ||
		t.labelled*2 >= len(t.answers) || containsAny(t.around, announcesPlainly) || t.presented && t.mostlySelf()
}

// mostlySelf reports whether most answers are in the first person.
func (t talk) mostlySelf() bool { return share(t.answers, speaksOfSelf) >= 0.6 }

// enough is the weight at which turns are an interview. Turns under labels need
// less, since a rubric seldom names who answers; paragraphs that only a
// question mark sets apart need more, since any writer asks questions.
const (
	enough         = 5
	enoughLabelled = 1
	enoughPlain    = 6
	surePlain      = 9 // where the page calls itself no interview
)

// signs tell a question to a person from a rubric's question.
var signs = []sign{
	{"the page calls itself an interview", 2, func(t talk) bool { return containsAny(t.around, announces) }},
	{"a person is presented", 1, func(t talk) bool { return t.named }},
	{"questions say vous or tu", 2, func(t talk) bool { return share(t.questions, addresses) >= 0.3 }},
	{"some questions say vous or tu", 1, func(t talk) bool { return share(t.questions, addresses) >= 0.12 }},
	{"answers say je", 2, func(t talk) bool { return share(t.answers, saysI) >= 0.4 }},
	{"answers speak in the first person", 1, func(t talk) bool { return share(t.answers, speaksOfSelf) >= 0.3 }},
	{"a person with a role is presented, most answers are in the first person", 2, func(t talk) bool { return t.presented && t.mostlySelf() }},
	{"answers stand in quotation marks", 2, func(t talk) bool { return share(t.answers, opensQuote) >= 0.6 }},
	{"answers open with a dash", 2, func(t talk) bool { return t.dashed*2 >= len(t.answers) }},
	{"answers carry a label", 3, func(t talk) bool { return t.labelled*2 >= len(t.answers) }},
	{"the page says that it answers its readers", -4, func(t talk) bool { return isRubric(t.title) }},
	{"the questions are numbered", -2, func(t talk) bool { return t.numbered*2 >= len(t.questions) }},
	{"the questions are a reader's own", -3, func(t talk) bool { return share(t.questions, asksForSelf) >= 0.3 }},
	{"answers speak to the reader", -4, func(t talk) bool { return share(t.answers, addresses) >= 0.5 && share(t.answers, saysI) < 0.3 }},
	{"labels, but nobody presented and no talk announced: a play", -6, func(t talk) bool {
		return t.form.labelled && !t.named && !t.maybe && !containsAny(t.around, announces)
	}},
	{"a few turns inside a longer text are told, not held", -8, func(t talk) bool { return t.told && !containsAny(t.title, announcesPlainly) }},
	{"most answers say who speaks, behind the quoted words: a report", -6, func(t talk) bool { return share(t.answers, toldBehind) >= 0.5 }},
	{"nobody is asked and nobody answers", -4, func(t talk) bool { return !t.form.labelled && !t.betweenPeople() }},
}

// weigh adds up the signs.
func (t talk) weigh() (passes bool, shown []string) {
	sum := 0
	for _, s := range signs {
		if s.shows(t) {
			sum += s.weight
			shown = append(shown, s.name)
		}
	}
	switch {
	case t.form.labelled:
		return sum >= enoughLabelled, shown
	case t.form.plain && t.labelled*2 < len(t.answers):
		plainly := sum >= enoughPlain && t.named && containsAny(t.around, announcesPlainly)
		return plainly || sum >= surePlain && t.presented && containsAny(t.around, announces), shown
	}
	return sum >= enough && (t.named || t.maybe || containsAny(t.around, announcesPlainly)), shown
}

// announcesPlainly are the words among them that leave no doubt.
var announcesPlainly = []string{
	"interview", "entretien", "propos recueillis", "recueillis par", "questions a ", "repond a nos", "repondre a nos", "repondre a mes", "repondu a nos",
	"dresse le bilan",
}

// announces are words with which a page announces a talk.
var announces = []string{
	"interview", "entretien", "propos recueillis", "recueillis par", "questions a ", "nous repond", "repond a nos", "repond aux questions", "repondre a nos",
	"repondre a mes", "repondu a nos", "repondu aux", "a repondu a", "nous raconte", "nous explique", "nous parle", "nous livre", "se confie", "s'est confie",
	"dresse le bilan", "rencontre avec", "rencontre.", "rencontre,", "rencontre :", "conversation avec", "dialogue", "echange avec", "extraits", "nous avons rencontre", "explications de",
	"reaction de", "decryptage avec", "eclairage de", "avons pose",
}

// isRubric reports whether a title promises the newsroom's own answers: « en
// dix questions », « FAQ », « ce qu'il faut savoir ».
func isRubric(title string) bool {
	if containsAny(title, rubrics) {
		return true
	}
	words := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == ':' || r == ',' || r == '\u00a0' })
	for i, w := range words {
		if (w == "questions" || w == "questions/reponses") && i > 1 && words[i-2] == "en" {
			return true
		}
	}
	return false
}

var rubrics = []string{
	"faq", "foire aux questions", "questions frequentes", "questions/reponses", "questions-reponses", "questions reponses", "qu'il faut savoir",
	"qu'on sait", "que l'on sait", "tout savoir", "mode d'emploi", "quiz", "on vous explique", "vos questions", "vos droits", "les questions que", "guide pratique",
	"nos reponses", "on fait le point", "le point sur", "nos conseils", "vrai/faux", "vrai ou faux", "vrai-faux",
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func share(texts []string, has func(string) bool) float64 {
	n := 0
	for _, t := range texts {
		if has(t) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(texts)))
}

var youWords = set("vous votre vos vôtre vôtres tu te t' ton ta tes toi")

// addresses reports whether a question speaks to somebody.
func addresses(q string) bool {
	for _, t := range tokenize(q) {
		if youWords[t.low] || strings.HasSuffix(t.low, "-vous") || strings.HasSuffix(t.low, "-tu") || strings.HasSuffix(t.low, "-toi") {
			return true
		}
	}
	return false
}

var (
	selfWords = set("je j' me m' moi mon ma mes")
	ourWords  = set("nous notre nos")
)

// maxSelfScan is how much of an answer is read for its first person, in bytes:
// who speaks of themselves does so soon.
const maxSelfScan = 1200

// saysI reports whether an answer says je.
func saysI(a string) bool { return says(a, selfWords) }

// speaksOfSelf reports whether an answer is in the first person.
func speaksOfSelf(a string) bool { return says(a, selfWords) || says(a, ourWords) }

// says looks for words of a set outside what an answer quotes; an answer that
// stands in quotation marks is read whole.
func says(a string, wanted map[string]bool) bool {
	if len(a) > maxSelfScan {
		a = a[:maxSelfScan]
	}
	whole, depth := opensQuote(a), 0
	straight := false
	for _, t := range tokenize(a) {
		switch t.text {
		case "«", "“":
			depth++
		case "»", "”":
			depth = max(0, depth-1)
		case "\"":
			straight = !straight
		}
		if (whole || depth == 0 && !straight) && wanted[t.low] {
			return true
		}
	}
	return false
}

// toldBehind reports whether a text opens with a quote and goes on with the verb
// of whoever said it: « « Nous verrons », répond la maire. »
func toldBehind(a string) bool {
	if !opensQuote(a) {
		return false
	}
	toks := tokenize(a[:min(len(a), maxSelfScan)])
	for i := 1; i+1 < len(toks); i++ {
		if s := toks[i].text; s != "»" && s != "”" && s != "\"" {
			continue
		}
		k := i + 1
		if toks[k].text == "," {
			k++
		}
		if k == len(toks) {
			return false
		}
		if verb, _, _ := strings.Cut(toks[k].low, "-"); isFiniteCue(verb) { // « dit-elle »
			return true
		}
	}
	return false
}

// asksForSelf reports whether a question is in the reader's own voice:
// « Puis-je … ? », « Comment déclarer mes revenus ? ».
func asksForSelf(q string) bool {
	if addresses(q) {
		return false
	}
	for _, t := range tokenize(q) {
		if selfWords[t.low] || strings.HasSuffix(t.low, "-je") {
			return true
		}
	}
	return false
}

// aroundLines is how many lines before the first question and after the last
// answer may announce the talk.
const aroundLines = 3

// talkOf gathers what the signs look at.
func (p *page) talkOf(f form, all []exchange) talk {
	t := talk{form: f, title: fold(p.in.Title)}
	for _, e := range all {
		q, a := p.questionText(e), p.answerText(e)
		t.questions, t.answers = append(t.questions, q), append(t.answers, a)
		if e.label != "" || p.labels[e.answer[0]].kind == replying {
			t.labelled++
		}
		if startsWithAny(p.lines[e.answer[0]].text, "- ", "– ", "— ", "-\u00a0") {
			t.dashed++
		}
		if first := p.lines[e.question[0]].text; trimNumber(first) != first {
			t.numbered++
		}
	}
	t.around, t.told = p.around(f, all), p.isTold(f, all)
	for _, who := range p.cast.people {
		if who.where <= inIntro && !isAuthor(who.name, p.in.Authors) {
			t.named = t.named || who.sure
			t.presented = t.presented || len(who.roles) > 0
			t.maybe = t.maybe || len(who.parts) > 1
		}
	}
	return t
}

// isTold reports whether turns are a dialogue inside a text: all of them in one
// paragraph of many, or no more than two behind the text's first half.
func (p *page) isTold(f form, all []exchange) bool {
	before, inside, whole := 0, 0, 0
	for i, l := range p.lines {
		if whole += len(l.text); i < f.first {
			before = whole
		}
		if l.block == p.lines[f.first].block {
			inside += len(l.text)
		}
	}
	last := all[len(all)-1].question
	if p.lines[last[0]].block == p.lines[f.first].block {
		return inside*2 < whole
	}
	return len(all) <= minQuestions && before*2 > whole
}

func (p *page) around(f form, all []exchange) string {
	var b strings.Builder
	b.WriteString(fold(p.in.Title) + "\n" + fold(p.in.Lead))
	add := func(from, to int) {
		for i := max(0, from); i < min(to, len(p.lines)); i++ {
			if len(p.lines[i].text) < maxSelfScan {
				b.WriteString("\n" + fold(p.lines[i].text))
			}
		}
	}
	add(f.first-aroundLines, f.first)
	last := all[len(all)-1].answer
	add(last[len(last)-1]+1, last[len(last)-1]+1+aroundLines)
	return b.String()
}
