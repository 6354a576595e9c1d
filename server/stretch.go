package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// maxMarks is how many matches of one article are marked: nobody goes through
// more, and each costs the page a hundred bytes.
const maxMarks = 500

// extent is a run of bytes of a text.
type extent struct{ start, end int }

// typesetter sets one article in type for its page, in reading order: marks are
// numbered, and speakers introduced, where they come first.
type typesetter struct {
	citer
	french bool
	marker *query.Marker // nil: nothing was searched for
	marks  []*web.Mark
	stands stands
	shown  map[int]bool // quotes that have been shown, by number
	known  map[string]bool
}

func newTypesetter(c citer, marker *query.Marker) *typesetter {
	return &typesetter{
		citer: c, french: isFrench(string(c.article.Language)), marker: marker,
		stands: standsOf(c.article), shown: map[int]bool{}, known: map[string]bool{},
	}
}

// introduce leaves the role of who speaks, and how surely that is known, at the
// first words alone: after them, the reader knows. A doubt is repeated.
func (t *typesetter) introduce(speaker string, role, confidence *string, doubtful bool) {
	said := speaker + "\n" + *role + "\n" + *confidence
	if t.known[said] {
		*role = ""
		if !doubtful {
			*confidence = ""
		}
	}
	t.known[said] = true
}

// stretches sets a text of the article, with the places of words said in it
// and the words searched for, as those of the fields that it belongs to.
func (t *typesetter) stretches(plain string, said []stand, fields ...query.Field) []web.Stretch {
	marks := t.find(plain, said, fields)
	typeset := t.typeset(plain)
	edges := edgesOf(plain, said, marks)
	at := positions(plain, typeset, edges)
	var list []web.Stretch
	for i := range len(edges) - 1 {
		from, to := at[i], at[i+1]
		s, first := stretchAt(said, edges[i])
		begins := first || slices.ContainsFunc(marks, func(m extent) bool { return m.start == edges[i] })
		if begins && len(list) > 0 && strings.HasPrefix(typeset[from:to], french.NarrowSpace) && !startsBlank(plain[edges[i]:]) {
			n := len(french.NarrowSpace) // a space that was added is no part of what begins here
			last := &list[len(list)-1]
			last.Parts[len(last.Parts)-1].Text += typeset[from : from+n]
			from += n
		}
		if from == to {
			continue
		}
		if first || len(list) == 0 || list[len(list)-1].Said != s.Said {
			list = append(list, s)
		}
		last := &list[len(list)-1]
		last.Parts = append(last.Parts, t.part(typeset[from:to], marks, edges[i]))
	}
	return list
}

// part is a run of text that begins at a place of the plain one.
func (t *typesetter) part(text string, marks []extent, at int) web.Part {
	p := web.Part{Text: text}
	for _, m := range marks {
		if m.start <= at && at < m.end {
			p.Match = true
			if m.start == at {
				p.Mark = &web.Mark{Anchor: "m" + strconv.Itoa(len(t.marks)+1)}
				t.marks = append(t.marks, p.Mark)
			}
		}
	}
	return p
}

// stretchAt says whose words a place belongs to, and whether they begin there.
func stretchAt(said []stand, at int) (s web.Stretch, first bool) {
	for _, p := range said {
		if p.start <= at && at < p.end {
			s = web.Stretch{Said: true, More: !p.first}
			if p.first {
				s.Anchor = p.anchor
			}
			return s, p.start == at
		}
	}
	return s, false
}

// edgesOf are the places of a text where something begins or ends, its own two
// ends included.
func edgesOf(plain string, said []stand, marks []extent) []int {
	edges := []int{0, len(plain)}
	for _, p := range said {
		edges = append(edges, p.start, p.end)
	}
	for _, m := range marks {
		edges = append(edges, m.start, m.end)
	}
	slices.Sort(edges)
	return slices.Compact(edges)
}

// find returns where the words searched for stand in a text, in order; words
// that follow each other are one match. What is searched for in quotes counts
// only in words said.
func (t *typesetter) find(plain string, said []stand, fields []query.Field) []extent {
	if t.marker == nil || plain == "" {
		return nil
	}
	tokens := french.Tokens(plain)
	var all []extent
	for _, field := range fields {
		for _, f := range t.marker.Find(field, tokens, t.french) {
			all = append(all, extent{tokens[f.From].Start, tokens[f.To].End})
		}
	}
	if len(said) > 0 {
		for _, f := range t.marker.Find(query.FieldQuote, tokens, t.french) {
			if e := (extent{tokens[f.From].Start, tokens[f.To].End}); len(within(said, e)) > 0 {
				all = append(all, e)
			}
		}
	}
	slices.SortFunc(all, func(a, b extent) int { return a.start - b.start })
	var apart []extent
	for _, e := range all {
		if n := len(apart); n > 0 && (e.start <= apart[n-1].end || strings.TrimSpace(plain[apart[n-1].end:e.start]) == "") {
			apart[n-1].end = max(apart[n-1].end, e.end)
			continue
		}
		apart = append(apart, e)
	}
	return apart[:min(len(apart), max(maxMarks-len(t.marks), 0))]
}

// linked leads from each mark to its neighbours, and says what is marked.
func (t *typesetter) linked(words, clearHref string) *web.Marks {
	n := len(t.marks)
	if n == 0 {
		return nil
	}
	for i, m := range t.marks {
		if i > 0 {
			m.Prev = t.marks[i-1].Anchor
		}
		if i < n-1 {
			m.Next = t.marks[i+1].Anchor
		}
	}
	return &web.Marks{
		Count: t.v.count("marks.count", n), Words: words, First: t.marks[0].Anchor, Last: t.marks[n-1].Anchor, ClearHref: clearHref,
	}
}

// tools are what can be done with words said.
func (t *typesetter) tools(s spoken) web.Tools {
	return web.Tools{
		Anchor: string(s.anchor), Name: t.quotes(opening(bare(s.words), nameLength)), Copy: t.copied(s), Cite: t.passage(s),
	}
}

// nameLength is how much of words said names them, in characters: enough to
// tell them from the others of the article.
const nameLength = 40

// opening is the first words of a text, at most so many characters and one
// word at least.
func opening(text string, most int) string {
	short := cut(text, most)
	if short == text {
		return text
	}
	if cutOff, ok := strings.CutSuffix(short, "…"); ok && !strings.HasPrefix(strings.TrimPrefix(text, cutOff), " ") {
		if at := strings.LastIndexAny(cutOff, " \u00a0\u202f"); at > 0 { // a word was cut in two
			return strings.TrimRight(cutOff[:at], " ,;:\u00a0\u202f") + "…"
		}
	}
	return short
}

// notes are the words said that begin at places, for the margin.
func (t *typesetter) notes(said []stand) []web.Quote {
	var notes []web.Quote
	for _, p := range said {
		if p.first {
			notes = append(notes, t.quote(p.quote, nameLength))
		}
	}
	return notes
}

// rest are the words said that stand at no place that is shown.
func (t *typesetter) rest() []web.Quote {
	var rest []web.Quote
	for i, q := range t.article.Quotes {
		if !t.shown[i] {
			rest = append(rest, t.quote(i, len(q.Text)))
		}
	}
	return rest
}

// quote is a quote, or its beginning.
func (t *typesetter) quote(number, most int) web.Quote {
	t.shown[number] = true
	q := t.article.Quotes[number]
	shown := web.Quote{
		Tools: t.tools(quotedIn(q)), Words: t.quotes(opening(bare(q.Text), most)), Speaker: t.typeset(string(q.Speaker)), Role: t.typeset(string(q.Role)),
	}
	if q.Speaker != "" && q.SpeakerType != news.SpeakerAnonymous {
		shown.Href = t.v.named(t.article, string(q.Speaker))
	}
	shown.Confidence, shown.Doubtful = t.v.confidence(q.Confidence)
	t.introduce(shown.Speaker, &shown.Role, &shown.Confidence, shown.Doubtful)
	return shown
}
