package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// maxQuotes is how many quotes of one article are kept: more are a text that
// uses the marks for something else.
const maxQuotes = 2000

// quotes finds reported speech in the lead and in the blocks that are no part
// of an exchange.
func (p *page) quotes(out *Result, said map[int]bool) {
	lead := newPassage(-1, textRead(p.in.Lead), p.cast)
	passages := p.passages(said)
	m := &memory{cast: p.cast, bodies: bodiesOf(append([]*passage{lead}, passages...))}
	ids := newIDs(p.in.ArticleID)
	m.fromTitle()
	p.quotesOf(lead, 0, m, ids, out)
	m.last = speaker{}
	offset := 0
	for i, b := range p.in.Blocks {
		if b.Type == news.BlockCaption || b.Text == "" {
			continue
		}
		if len(passages) > 0 && passages[0].block == i {
			p.quotesOf(passages[0], offset, m, ids, out)
			passages = passages[1:]
		}
		offset += utf8.RuneCountInString(b.Text) + utf8.RuneCountInString("\n\n")
	}
}

// passages are the running text: no headings, no captions, nothing of an
// exchange. Where no block holds a quotation mark there are none to read.
func (p *page) passages(said map[int]bool) []*passage {
	marked := strings.ContainsAny(p.in.Lead, quoteMarks)
	for _, b := range p.in.Blocks {
		marked = marked || strings.ContainsAny(b.Text, quoteMarks)
	}
	if !marked {
		return nil
	}
	var out []*passage
	for i, b := range p.in.Blocks {
		if b.Type != news.BlockCaption && b.Type != news.BlockHeading && b.Text != "" && !said[i] {
			r := p.read[i]
			if r.text != b.Text {
				r = textRead(b.Text)
			}
			out = append(out, newPassage(i, r, p.cast))
		}
	}
	return out
}

func textRead(s string) readText {
	toks := tokenize(s)
	return readText{s, toks, findNames(s, toks)}
}

const quoteMarks = "«“”\""

// found is a quote with the rule that found it.
type found struct {
	spans []span
	by    speaker
	cue   string
	rule  string
}

// quotesOf finds the quotes of one passage; offset is where its text starts in
// the article's, in runes.
func (p *page) quotesOf(ps *passage, offset int, m *memory, ids *ids, out *Result) {
	runes := newRuneIndex(ps.text)
	for _, s := range ps.sentences() {
		if len(out.Quotes) >= maxQuotes {
			return
		}
		for _, f := range ps.attribute(s, m) {
			if len(out.Quotes) < maxQuotes {
				p.keep(f, ps, offset, runes, ids, out)
			}
		}
		m.hear(ps, s)
	}
}

func (p *page) keep(f found, ps *passage, offset int, runes *runeIndex, ids *ids, out *Result) {
	q := news.Quote{
		Speaker: news.Maybe(f.by.name), SpeakerType: f.by.kind, Role: news.Maybe(f.by.role),
		Cue: news.Maybe(f.cue), Confidence: f.by.confidence, In: news.InText,
	}
	if ps.block < 0 {
		q.In = news.InLead
	}
	if !f.by.known() {
		q.SpeakerType, q.Confidence = news.SpeakerUnknown, ""
	}
	var words []string
	for _, sp := range f.spans {
		for _, part := range sp.parts {
			words = append(words, ps.text[part[0]:part[1]])
			q.Parts = append(q.Parts, news.Part{Start: offset + runes.at(part[0]), End: offset + runes.at(part[1])})
		}
	}
	q.Text = strings.Join(words, " ")
	q.ID = ids.next(q.Text)
	out.Rules[q.ID] = f.rule
	out.Quotes = append(out.Quotes, q)
}

// runeIndex turns byte offsets that grow into rune offsets, in one pass.
type runeIndex struct {
	text        string
	bytes, rune int
}

func newRuneIndex(text string) *runeIndex { return &runeIndex{text: text} }

func (r *runeIndex) at(b int) int {
	if b < r.bytes {
		r.bytes, r.rune = 0, 0
	}
	r.rune += utf8.RuneCountInString(r.text[r.bytes:b])
	r.bytes = b
	return r.rune
}

// attribute says which marks of a sentence hold speech, and whose.
func (p *passage) attribute(s sentence, m *memory) []found {
	var out []found
	var here speaker // the speaker this sentence has shown already
	cueText := ""
	for k := s.first; k < s.last; k++ {
		f, ok := p.incised(k, m)
		if !ok {
			f, ok = p.cued(s, k, m, here)
		}
		if !ok {
			f, ok = p.uncued(s, k, m, here, cueText)
		}
		if !ok {
			continue
		}
		if len(p.spans[k].parts) == 0 {
			p.spans[k].parts = [][2]int{{p.spans[k].start, p.spans[k].end}}
		}
		f.spans = []span{p.spans[k]}
		if n := len(out); n > 0 && p.continues(k) && f.by.name == out[n-1].by.name {
			out[n-1].spans = append(out[n-1].spans, f.spans...)
			continue
		}
		out = append(out, f)
		here, cueText = f.by, f.cue
		if f.by.known() {
			m.last = f.by
			m.heard(f.by)
		}
	}
	return out
}

// cued attributes a quote by the words that announce it: right behind it,
// before it in the sentence, or at the sentence's end.
func (p *passage) cued(s sentence, k int, m *memory, here speaker) (found, bool) {
	after := p.tokenAfter(k)
	if c, to := p.cueAfter(after); c.kind != noCue && after < s.to+1 {
		f := p.told(s, c, to, m, here, "cue behind the quote")
		if f.by.known() || c.kind == inverted && !p.nameOfThing(k) {
			return f, true
		}
	}
	if p.nameOfThing(k) {
		return found{}, false
	}
	before := p.tokenBefore(k)
	if p.low(before) == ":" {
		return p.colon(s, k, before, m, here)
	}
	for i := before; i >= max(s.from, before-maxClause); i-- {
		if c := p.cueAt(i); c.kind != noCue {
			return p.announced(s, c, m, here)
		}
	}
	for i := after; i < min(s.to, after+maxClause); i++ {
		if p.low(i-1) != "," || p.inside[i] > 0 {
			continue
		}
		c, to := p.cueAfter(i)
		if c.kind == inverted || c.kind == source || c.kind == saying && (p.subjectStarts(to) || p.subjectRight(to, s.to, m).known()) {
			return p.told(s, c, to, m, here, "cue at the end of the sentence"), true
		}
	}
	return found{}, false
}

// maxClause is how far from a quote its cue is looked for, in tokens.
const maxClause = 90

// tokenAfter is the first token behind the closing mark of quote k.
func (p *passage) tokenAfter(k int) int {
	close := p.spans[k].close
	lo, hi := 0, len(p.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.toks[mid].start > close {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// tokenBefore is the last token in front of the opening mark of quote k.
func (p *passage) tokenBefore(k int) int {
	open := p.spans[k].open
	lo, hi := 0, len(p.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.toks[mid].start >= open {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo - 1
}

// told is a quote whose cue stands behind it: the subject follows.
func (p *passage) told(s sentence, c cue, to int, m *memory, here speaker, rule string) found {
	f := found{cue: p.cueWords(c), rule: rule}
	switch c.kind {
	case inverted:
		f.by = m.byPronoun(c.pronoun)
	case source:
		f.by = p.sourceAt(to, s.to, m)
	case saying, telling, noCue:
		f.by = p.subjectRight(to, s.to, m)
		if !f.by.known() {
			f.by = p.subjectLeft(s.from, c.from, m)
		}
	}
	if !f.by.known() {
		f.by = here
	}
	return f
}

func (p *passage) cueWords(c cue) string {
	return clean(p.text[p.toks[c.from].start:p.toks[c.to-1].end])
}

// sourceAt reads who stands behind « selon ».
func (p *passage) sourceAt(i, end int, m *memory) speaker {
	if i >= end || i >= len(p.toks) {
		return speaker{}
	}
	if pronouns[p.low(i)] {
		return m.byPronoun(p.low(i))
	}
	if n := p.at[i]; n > 0 {
		return m.byName(p.mentions[n-1])
	}
	if s, ok := p.describedAt(i, end, m); ok {
		return s
	}
	to := p.nounPhraseEnd(i, end)
	if to <= i {
		return speaker{}
	}
	return m.described(clean(p.text[p.toks[i].start:p.toks[to-1].end]))
}

// announced is a quote whose cue stands before it in the sentence.
func (p *passage) announced(s sentence, c cue, m *memory, here speaker) (found, bool) {
	f := found{cue: p.cueWords(c), rule: "cue before the quote"}
	switch c.kind {
	case source:
		f.by = p.sourceAt(c.to, s.to, m)
	case inverted:
		f.by = m.byPronoun(c.pronoun)
	case telling:
		f.by = here
		if !f.by.known() {
			f.by = p.firstSubject(s.from, c.from, m)
		}
		if !f.by.known() {
			f.by = m.last.as(news.Guessed)
		}
	case saying, noCue:
		if f.by = p.subjectLeft(s.from, c.from, m); !f.by.known() {
			f.by = here
		}
		if !f.by.known() {
			f.by = p.subjectRight(c.to, s.to, m)
		}
	}
	return f, f.by.known()
}

// colon is a quote behind a colon: the words before it name who speaks.
func (p *passage) colon(s sentence, k, at int, m *memory, here speaker) (found, bool) {
	f := found{rule: "colon before the quote"}
	if at > s.from && p.till[at-1] > 0 {
		f.by = m.byName(p.mentions[p.till[at-1]-1])
		return f, true
	}
	for i := at - 1; i >= max(s.from, at-maxClause); i-- {
		if c := p.cueAt(i); c.kind != noCue {
			if g, ok := p.announced(s, c, m, here); ok {
				return g, true
			}
		}
	}
	if text := p.text[p.spans[k].start:p.spans[k].end]; !startsUpper(text) || countWords(text) < minLooseSentence {
		return found{}, false
	}
	f.by = p.subjectLeft(s.from, at, m)
	if !f.by.known() && m.last.known() {
		f.by = m.last.as(news.Guessed)
	}
	return f, true
}

// A quote without a cue has at least this many words: shorter ones are mostly
// words the writer keeps at a distance. Beside a quote with a cue, in the same
// sentence, fewer will do.
const (
	minBeside        = 4
	minLoose         = 5
	minLooseSentence = 5
)

// uncued attributes a quote without a cue: the rest of what was said in the
// same sentence, or a sentence that goes on where the quote before it ended.
func (p *passage) uncued(s sentence, k int, m *memory, here speaker, cueText string) (found, bool) {
	text := p.text[p.spans[k].start:p.spans[k].end]
	n := countWords(text)
	if p.nameOfThing(k) {
		return found{}, false
	}
	if here.known() && (n >= minBeside || !startsUpper(text)) {
		return found{by: here, cue: cueText, rule: "same sentence as a quote"}, true
	}
	alone := p.tokenBefore(k) < s.from
	switch {
	case alone && startsUpper(text) && n >= minLooseSentence:
		by := m.last
		if !by.known() {
			by = p.nextSubject(s, m)
		}
		if by.known() {
			by = by.as(news.Guessed)
		}
		return found{by: by, rule: "a sentence of its own, after a quote"}, true
	case n >= minLoose && !startsUpper(text) && m.last.known():
		return found{by: m.last.as(news.Guessed), rule: "words said, the speaker as before"}, true
	}
	return found{}, false
}

// nextSubject is who speaks in the sentence behind, for a quote that opens a
// text: « … » Sur la place, la maire avait tempéré.
func (p *passage) nextSubject(s sentence, m *memory) speaker {
	for i := s.to; i < len(p.toks) && i < s.to+2*maxSubject && p.inside[i] == 0; i++ {
		if isStop(rune(p.toks[i].text[0])) {
			break
		}
		if c := p.cueAt(i); c.kind == saying {
			return p.subjectLeft(s.to, i, m)
		}
	}
	return speaker{}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// nameOfThing reports whether the marks hold a title, a nickname or words kept
// at a distance: a word for a work or a name stands before them, or all words
// have capitals, or one or two words follow « les ».
func (p *passage) nameOfThing(k int) bool {
	before := p.low(p.tokenBefore(k))
	text := p.text[p.spans[k].start:p.spans[k].end]
	n := countWords(text)
	if thingWords[before] && n <= 12 {
		return true
	}
	if n <= 6 && n > 1 && allCapitals(text) {
		return true
	}
	return n <= 3 && (startsUpper(text) || before == "les" || before == "des" || before == "aux" || before == "ces")
}

var thingWords = set(`film livre roman album chanson titre single tube série émission programme documentaire magazine revue tableau pièce
	opéra spectacle exposition concours prix label hashtag slogan intitulé intitulée intitulés intitule intitulera livres films romans albums chansons titres séries baptisé baptisée nommé nommée surnommé
	surnommée appelé appelée dit dite dits loi opération plan dispositif catégorie collection collectif association mouvement application
	site clip tournée festival morceau sketch podcast essai recueil ouvrage saga feuilleton court-métrage long-métrage jeu logiciel blog
	nommée rebaptisé rebaptisée alias groupe affaire projet campagne marque`)

// allCapitals reports whether each longer word starts with a capital, as in a
// name or a title in English.
func allCapitals(s string) bool {
	for _, t := range tokenize(s) {
		if t.word && utf8.RuneCountInString(t.text) > 3 && !t.capital() {
			return false
		}
	}
	return startsUpper(s)
}

// continues reports whether quote k goes on where the one before it broke off:
// « « La situation », a-t-elle dit, « est grave » ».
func (p *passage) continues(k int) bool {
	if k == 0 {
		return false
	}
	a, b := p.spans[k-1], p.spans[k]
	last, _ := utf8.DecodeLastRuneInString(p.text[:a.end])
	between := strings.TrimSpace(p.text[min(a.close+utf8.RuneLen('»'), b.open):b.open])
	return !isStop(last) && !startsUpper(p.text[b.start:b.end]) && startsUpper(p.text[a.start:a.end]) &&
		strings.HasPrefix(between, ",") && strings.HasSuffix(between, ",") && len(between) > 2
}
