package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// body resolves « l'association », « la préfecture de police », « le SNX »: the
// fullest wording so far of the same body.
func (m *memory) body(s speaker, noun token) speaker {
	s.kind = news.SpeakerOrganisation
	words := len(tokenize(s.name))
	if m.bodies == nil {
		m.bodies, m.acronyms = bodiesOf(m.passages), acronymsOf(m.passages)
	}
	if full := m.acronyms[noun.text]; full != "" && words <= 2 {
		s.name, s.confidence = full, news.Resolved
		return s
	}
	if full := m.bodies[noun.low]; full != "" && words <= 2 {
		s.name, s.confidence = full, news.Resolved
		return s
	}
	for i := len(m.worded) - 1; i >= 0; i-- {
		old := m.worded[i]
		if old.kind == news.SpeakerOrganisation && strings.Contains(fold(old.name), fold(noun.low)) && utf8.RuneCountInString(old.name) >= utf8.RuneCountInString(s.name) {
			return old.as(news.Resolved)
		}
	}
	if old, ok := m.stoodFor(s, noun.low, words); ok {
		return old.as(news.Resolved)
	}
	return s
}

// stoodFor finds what a bare noun takes up: the document whose authors speak,
// the firm named before.
func (m *memory) stoodFor(s speaker, noun string, words int) (speaker, bool) {
	paper := words <= 2 && (documents[noun] || writers[noun])
	firm := firms[noun] && strings.IndexFunc(s.name, unicode.IsUpper) <= 0
	if !paper && !firm {
		return speaker{}, false
	}
	for i := len(m.worded) - 1; i >= 0; i-- {
		old := m.worded[i]
		if old.kind != news.SpeakerOrganisation {
			continue
		}
		toks := tokenize(old.name)
		_, head := nounOf(toks)
		if paper && documents[toks[head].low] || firm && toks[head].capital() && !bodies[toks[head].low] {
			return old, true
		}
	}
	return speaker{}, false
}

// bodiesOf finds, for each noun of a body, the first wording that says which
// one: « l'intersyndicale de Vals » for a later « l'intersyndicale ».
func bodiesOf(passages []*passage) map[string]string {
	out := make(map[string]string)
	for _, p := range passages {
		for k := 0; k+3 < len(p.toks); k++ {
			if !articleFilter.may(p.toks[k].low) {
				continue
			}
			noun := p.low(k + 1)
			if !articles[p.low(k)] || !bodies[noun] || out[noun] != "" || p.inside[k] > 0 || isIndefinite(p.low(k)) {
				continue
			}
			to := p.nounPhraseEnd(k, len(p.toks))
			words := clean(p.text[p.toks[k].start:p.toks[max(k, to-1)].end])
			if to > k+2 && p.low(k+2) != "et" && strings.IndexFunc(words[1:], isUpper) >= 0 {
				out[noun] = words
			}
		}
	}
	return out
}

var articleFilter = newFilter(articles)

func isIndefinite(low string) bool {
	return low == "un" || low == "une" || low == "des" || low == "certains" || low == "plusieurs"
}

// acronymsOf reads « Syndicat national des ponts (SNP) »: what an acronym in
// brackets stands for.
func acronymsOf(passages []*passage) map[string]string {
	out := make(map[string]string)
	for _, p := range passages {
		for k := 2; k+1 < len(p.toks); k++ {
			short := p.toks[k].text
			if p.low(k-1) != "(" || p.low(k+1) != ")" || !upperOnly(short) || out[short] != "" {
				continue
			}
			if from := p.spelledOut(k-1, short); from >= 0 && !isRoleWord(p.low(from)) {
				out[short] = clean(p.text[p.toks[from].start:p.toks[k-2].end])
			}
		}
	}
	return out
}

// maxSpelled is how many words an acronym stands for, particles included.
const maxSpelled = 12

// spelledOut finds where the words start, before token end, whose first letters
// are the acronym's; -1 where they are not.
func (p *passage) spelledOut(end int, short string) int {
	letters := []rune(fold(short))
	n := len(letters) - 1
	for k := end - 1; k >= 0 && k > end-maxSpelled && n >= 0 && p.toks[k].word; k-- {
		if r, _ := utf8.DecodeRuneInString(fold(p.toks[k].text)); r == letters[n] {
			if n--; n < 0 {
				return k
			}
		}
	}
	return -1
}
