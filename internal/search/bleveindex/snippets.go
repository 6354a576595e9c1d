package bleveindex

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

const (
	// snippetLength is how long a passage may be, in runes: three lines.
	snippetLength = 240
	// maxPassageText bounds how much of one field is looked through for
	// passages, in bytes: all of any article but a book put on one page.
	maxPassageText = 256 << 10
	// ellipsis marks a passage that begins or ends inside its sentence.
	ellipsis = "…"
)

// marker cuts passages around what a query wants.
type marker struct{ *query.Marker }

func newMarker(tree query.Node, unit query.Unit) *marker {
	return &marker{query.NewMarker(tree, unit)}
}

// passageField is a text that passages may be cut from.
type passageField struct {
	field query.Field
	text  string
}

// passage is a candidate: bytes of a field's text, and what stands in it.
type passage struct {
	field      int
	start, end int
	wanted     uint64 // which of the wanted, by number
	marks      int
}

// snippets cuts up to most passages, the best first; where nothing is marked
// but what every hit shows anyway, with the beginning of the first field that
// has a text. An answer's comes before a passage of its question.
func (m *marker) snippets(fields []passageField, most int, isFrench bool) []search.Snippet {
	var candidates []passage
	marks := make([][]french.Span, len(fields))
	for i := range fields {
		f := &fields[i]
		f.text = bounded(f.text)
		var list []passage
		marks[i], list = m.passages(i, *f, isFrench)
		candidates = append(candidates, list...)
	}
	chosen := choose(candidates, most, fields)
	snippets := make([]search.Snippet, 0, most)
	for _, p := range chosen {
		snippets = append(snippets, cut(fields[p.field], p, marks[p.field]))
	}
	if slices.ContainsFunc(chosen, func(p passage) bool { return freshness(fields, p) > 0 }) {
		return snippets
	}
	if s, ok := opening(fields); ok {
		at := len(snippets)
		if at > 0 && snippets[0].Field == query.FieldQuestion {
			at = 0
		}
		snippets = slices.Insert(snippets, at, s)
	}
	return snippets[:min(len(snippets), most)]
}

func bounded(text string) string {
	if len(text) <= maxPassageText {
		return text
	}
	end := maxPassageText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// passages are a field's candidates: every sentence with a mark, with those
// after it that still fit; of a sentence too long, windows around its marks.
// The marks are those of the whole field, in order.
func (m *marker) passages(field int, f passageField, isFrench bool) ([]french.Span, []passage) {
	tokens := m.Tokens(f.text)
	finds := m.Find(f.field, tokens, isFrench)
	if len(finds) == 0 {
		return nil, nil
	}
	at := func(x query.Found) french.Span {
		return french.Span{Start: tokens[x.From].Start, End: tokens[x.To].End}
	}
	marks := make([]french.Span, 0, len(finds))
	for _, x := range finds {
		marks = merged(marks, at(x))
	}
	var list []passage
	sentences := french.Sentences(f.text)
	next := 0
	for i, s := range sentences {
		for next < len(finds) && at(finds[next]).Start < s.Start {
			next++
		}
		if next == len(finds) {
			break
		}
		if at(finds[next]).Start >= s.End {
			continue
		}
		for _, p := range around(f.text, sentences[i:], at(finds[next]), marks) {
			p.field = field
			p.count(finds, at)
			list = append(list, p)
		}
	}
	return marks, list
}

// merged adds a mark to those before it, joined to the last where they touch.
func merged(marks []french.Span, s french.Span) []french.Span {
	if n := len(marks); n > 0 && s.Start < marks[n-1].End {
		marks[n-1].End = max(marks[n-1].End, s.End)
		return marks
	}
	return append(marks, s)
}

// count fills in what stands in the passage.
func (p *passage) count(finds []query.Found, at func(query.Found) french.Span) {
	for _, x := range finds {
		if s := at(x); s.Start >= p.start && s.End <= p.end {
			p.marks++
			p.wanted |= 1 << (x.Wanted % 64)
		}
	}
}

// around makes the passages of the first of some sentences, which has a mark.
func around(text string, sentences []french.Span, first french.Span, marks []french.Span) []passage {
	s := sentences[0]
	if utf8.RuneCountInString(text[s.Start:s.End]) > snippetLength {
		return windows(text, s, first, marks)
	}
	end := s.End
	for _, after := range sentences[1:] {
		gap := text[end:after.Start]
		if strings.Contains(gap, "\n") || utf8.RuneCountInString(text[s.Start:after.End]) > snippetLength {
			break
		}
		end = after.End
	}
	return []passage{{start: s.Start, end: end}}
}

// windows cuts a long sentence into passages that begin a little before a mark.
func windows(text string, s, first french.Span, marks []french.Span) []passage {
	const before = snippetLength / 4
	var list []passage
	covered := s.Start
	for _, m := range marks {
		if m.Start < first.Start || m.Start < covered || m.Start >= s.End {
			continue
		}
		start := wordStart(text, back(text, s.Start, m.Start, before), m.Start)
		end := min(s.End, forward(text, start, snippetLength))
		if end < s.End {
			end = max(wordEnd(text, m.End, end), min(m.End, end))
		}
		list = append(list, passage{start: start, end: end})
		covered = end
	}
	return list
}

// back is n runes before at, not before first.
func back(text string, first, at, n int) int {
	for ; n > 0 && at > first; n-- {
		_, width := utf8.DecodeLastRuneInString(text[first:at])
		at -= width
	}
	return at
}

// forward is n runes after at.
func forward(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, width := utf8.DecodeRuneInString(text[at:])
		at += width
	}
	return at
}

// wordStart moves at forward to the beginning of a word, not past limit.
func wordStart(text string, at, limit int) int {
	if at == 0 || isSpace(text[at-1]) {
		return at
	}
	if i := strings.IndexAny(text[at:limit], " \n"); i >= 0 {
		return at + i + 1
	}
	return at
}

// wordEnd moves at back to the end of a word, not before limit.
func wordEnd(text string, limit, at int) int {
	if limit >= at {
		return limit
	}
	if i := strings.LastIndexAny(text[limit:at], " \n"); i >= 0 {
		return limit + i
	}
	return at
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' }

// choose picks the best passages that do not overlap: first those with most of
// the words, a word that no passage has shown yet counting double.
func choose(candidates []passage, most int, fields []passageField) []passage {
	var chosen []passage
	shown := uint64(0)
	for len(chosen) < most && len(candidates) > 0 {
		value := func(p passage) int {
			return 4*bits.OnesCount64(p.wanted) + 4*bits.OnesCount64(p.wanted&^shown) + min(p.marks, 3)
		}
		best := slices.MaxFunc(candidates, func(a, b passage) int {
			return cmp.Or(cmp.Compare(freshness(fields, a), freshness(fields, b)), cmp.Compare(value(a), value(b)),
				cmp.Compare(b.field, a.field), cmp.Compare(b.start, a.start))
		})
		chosen = append(chosen, best)
		shown |= best.wanted
		candidates = slices.DeleteFunc(candidates, func(p passage) bool {
			return p.field == best.field && p.start < best.end && best.start < p.end
		})
	}
	return chosen
}

// freshness is 0 for what every hit shows anyway, its title or its question: a
// passage of them stands for want of anything else.
func freshness(fields []passageField, p passage) int {
	switch fields[p.field].field {
	case query.FieldTitle, query.FieldQuestion:
		return 0
	}
	return 1
}

// cut makes a snippet of a passage.
func cut(f passageField, p passage, marks []french.Span) search.Snippet {
	s := search.Snippet{Field: f.field, Parts: []search.Part{}}
	add := func(text string, match bool) {
		if text != "" {
			s.Parts = append(s.Parts, search.Part{Text: text, Match: match})
		}
	}
	at := p.start
	lead := ""
	if p.start > 0 && !startsSentence(f.text, p.start) {
		lead = ellipsis
	}
	for _, m := range marks {
		if m.Start < p.start || m.End > p.end {
			continue
		}
		add(lead+plain(f.text[at:m.Start]), false)
		add(plain(f.text[m.Start:m.End]), true)
		at, lead = m.End, ""
	}
	tail := lead + plain(f.text[at:p.end])
	if !endsSentence(f.text, p.end) {
		tail += ellipsis
	}
	add(tail, false)
	return s
}

// plain puts a passage on one line.
func plain(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func startsSentence(text string, at int) bool {
	before := strings.TrimRight(text[:at], " ")
	return before == "" || strings.HasSuffix(before, "\n") || strings.ContainsAny(before[len(before)-1:], ".!?") ||
		strings.HasSuffix(before, "»") || strings.HasSuffix(before, "…")
}

func endsSentence(text string, at int) bool {
	if strings.TrimSpace(text[at:]) == "" || text[at] == '\n' {
		return true
	}
	inside := strings.TrimRight(text[:at], " ")
	return inside == "" || strings.ContainsAny(inside[len(inside)-1:], ".!?") ||
		strings.HasSuffix(inside, "»") || strings.HasSuffix(inside, "…")
}

// opening is the beginning of the first field that has a text, unmarked:
// whole sentences as far as they fit.
func opening(fields []passageField) (search.Snippet, bool) {
	for _, f := range fields {
		if f.field == query.FieldTitle || f.field == query.FieldQuestion || strings.TrimSpace(f.text) == "" {
			continue
		}
		end := 0
		for _, s := range french.Sentences(f.text) {
			if end > 0 && (utf8.RuneCountInString(f.text[:s.End]) > snippetLength || strings.Contains(f.text[end:s.Start], "\n")) {
				break
			}
			end = s.End
		}
		if limit := forward(f.text, 0, snippetLength); end > limit {
			end = max(1, wordEnd(f.text, 0, limit))
		}
		return cut(f, passage{start: 0, end: end}, nil), true
	}
	return search.Snippet{}, false
}
