package interview

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// answerer is who gives an answer.
type answerer struct {
	name       string
	role       string
	confidence news.Confidence
}

// byline are the words after which whoever led the talk is named.
var byline = []string{
	"recueillis par", "recueillies par", "recueilli par", "recueillie par", "interview réalisée par", "interview menée par", "entretien réalisé par",
	"entretien mené par", "entretien conduit par", "interview conduite par", "interview par", "entretien par", "interviewé par", "interviewée par",
	"questions posées par",
}

// interviewers names who asked: after « Propos recueillis par », or as full
// names at the questions.
func (p *page) interviewers(f form, all []exchange) []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.ContainsFunc(out, func(o string) bool { return samePerson(nameParts(o), nameParts(name)) }) {
			out = append(out, name)
		}
	}
	for _, text := range p.margins(f, all) {
		for _, name := range namesAfterByline(text) {
			add(name)
		}
	}
	for key := range p.askLabelsInOrder(f) {
		add(p.askerName(key))
	}
	return out
}

// askLabelsInOrder yields the names at questions, first come first.
func (p *page) askLabelsInOrder(f form) func(func(string) bool) {
	return func(yield func(string) bool) {
		seen := make(map[string]bool)
		for i, asks := range f.asks {
			if lab := p.labels[i]; asks && lab.kind == naming && !seen[lab.text] {
				seen[lab.text] = true
				if !yield(lab.text) {
					return
				}
			}
		}
	}
}

// askerName is the name behind a label at questions: an author's for initials,
// a full name as it stands, and none for a publication's initials or a role.
func (p *page) askerName(lab string) string {
	for _, a := range p.in.Authors {
		if isInitials(lab) && initialsOf(a) == lettersOf(lab) || samePerson(nameParts(lab), nameParts(a)) {
			return a
		}
	}
	toks := tokenize(lab)
	if names := findNames(lab, toks); len(names) > 0 && names[0].words > 1 {
		return names[0].name
	}
	return ""
}

// margins are the texts outside the exchanges where a byline stands.
func (p *page) margins(f form, all []exchange) []string {
	out := append([]string{p.in.Lead}, p.in.Captions...)
	last := all[len(all)-1].answer
	end := last[len(last)-1]
	for i, l := range p.lines {
		if i < f.first || i > end || isClosing(l.text) {
			out = append(out, l.text)
		}
	}
	return out
}

// maxByline is how far behind its words a byline's names are read, in bytes.
const maxByline = 120

func namesAfterByline(text string) []string {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		return nil
	}
	for _, words := range byline {
		_, after, ok := strings.Cut(low, words)
		if !ok {
			continue
		}
		rest := text[len(text)-len(after):]
		rest = rest[:min(len(rest), maxByline)]
		return leadingNames(rest)
	}
	return nil
}

// leadingNames reads names at the start of a text, joined by commas and « et ».
func leadingNames(s string) []string {
	toks := tokenize(s)
	var out []string
	for i := 0; i < len(toks); {
		if toks[i].text == ":" || toks[i].text == "," || toks[i].low == "et" {
			i++
			continue
		}
		m, ok := nameAt(s, toks, i)
		if !ok || m.words < 2 {
			break
		}
		out = append(out, m.name)
		i = m.to
	}
	return out
}

// answerers says who gives each answer, and lists who answers at all.
func (p *page) answerers(f form, all []exchange) []answerer {
	out := make([]answerer, len(all))
	asking := p.interviewers(f, all)
	main, sure := p.mainVoice(f, asking)
	only := oneLabel(all)
	labelled := false
	for i, e := range all {
		switch {
		case e.label != "":
			labelled = true
			out[i] = p.labelledVoice(e.label)
		case labelled && only != "":
			if out[i] = p.labelledVoice(only); out[i].name != "" {
				out[i].confidence = news.Resolved
			}
		case main != nil:
			out[i] = answerer{main.name, main.role, news.Guessed}
			if sure {
				out[i].confidence = news.Resolved
			}
		}
	}
	return out
}

// oneLabel is the label of all labelled answers where it is the same: then the
// others are theirs too. It is empty where there are several.
func oneLabel(all []exchange) string {
	first := ""
	for _, e := range all {
		if e.label == "" {
			continue
		}
		if first != "" && labelKey(e.label) != labelKey(first) {
			return ""
		}
		first = e.label
	}
	return first
}

// labelledVoice is who a label at an answer stands for.
func (p *page) labelledVoice(lab string) answerer {
	who := p.cast.find(lab)
	if who == nil && isInitials(lab) {
		who = p.cast.byInitials(lettersOf(lab))
	}
	toks := tokenize(lab)
	names := findNames(lab, toks)
	switch {
	case len(names) > 1:
		return answerer{printedName(lab), "", news.Stated}
	case who != nil:
		return answerer{who.name, who.role(), news.Stated}
	case isInitials(lab):
		return answerer{}
	}
	return answerer{printedName(lab), "", news.Stated}
}
