//go:build eval

package extract

import (
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// checkWords holds what must be true of the words said in any article: each
// part of a quote stands where its offsets point, in the text or the lead, in
// order, and never in a heading; a person has one entry, and the words of the
// quotes and answers by that name.
func checkWords(t *testing.T, page string, a *news.Article) {
	t.Helper()
	fields := map[news.QuotePlace][]rune{news.InText: []rune(a.Text), news.InLead: []rune(a.Lead.String())}
	headings := headingRanges(a)
	for _, q := range a.Quotes {
		field, end := fields[q.In], 0
		var words []string
		for _, p := range q.Parts {
			if p.Start < end || p.End <= p.Start || p.End > len(field) {
				t.Errorf("%s: quote %q: part %+v of %d runes", page, q.Text, p, len(field))
				return
			}
			end = p.End
			words = append(words, string(field[p.Start:p.End]))
			for _, h := range headings {
				if q.In == news.InText && p.Start < h.End && h.Start < p.End {
					t.Errorf("%s: quote %q stands in a heading", page, q.Text)
				}
			}
		}
		if got := strings.Join(words, " "); got != q.Text || got == "" {
			t.Errorf("%s: the parts point at %q, the quote is %q", page, got, q.Text)
		}
		if (q.Speaker == "") != (q.Confidence == "") || (q.Speaker == "") != (q.SpeakerType == news.SpeakerUnknown) {
			t.Errorf("%s: quote %q: speaker %q, %s, %s", page, q.Text, q.Speaker, q.SpeakerType, q.Confidence)
		}
	}
	checkPeople(t, page, a)
}

func checkPeople(t *testing.T, page string, a *news.Article) {
	t.Helper()
	seen := make(map[string]bool)
	for _, p := range a.People {
		if p.Name == "" || seen[p.Name] {
			t.Errorf("%s: person %q has two entries or no name", page, p.Name)
		}
		seen[p.Name] = true
		if p.Words > 0 && !speaks(a, p.Name) {
			t.Errorf("%s: %s has %d words, and says nothing", page, p.Name, p.Words)
		}
	}
}

func speaks(a *news.Article, name string) bool {
	for _, q := range a.Quotes {
		if q.Speaker.String() == name {
			return true
		}
	}
	if a.Interview != nil {
		for _, x := range a.Interview.Exchanges {
			if x.Speaker.String() == name {
				return true
			}
		}
	}
	return false
}

// headingRanges are where the headings stand in the text, in runes.
func headingRanges(a *news.Article) []news.Part {
	var out []news.Part
	at := 0
	for _, b := range a.Body {
		if b.Type == news.BlockCaption || b.Text == "" {
			continue
		}
		size := len([]rune(b.Text))
		if b.Type == news.BlockHeading {
			out = append(out, news.Part{Start: at, End: at + size})
		}
		at += size + len("\n\n")
	}
	return out
}
