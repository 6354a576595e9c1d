package server

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// Display says how much of an article may be shown to readers, as its source
// is configured.
type Display string

// The displays. Anything else is taken for LinkOnly: what is not understood
// must not show too much.
const (
	Full     Display = "full"    // all of it
	Extract  Display = "extract" // lead, the beginning of the text, the beginning of each passage of words
	LinkOnly Display = "link"    // title, what names it, and the link
)

// How much an extract shows, in characters: the measure of what publishers'
// own previews show.
const (
	extractText  = 300
	extractWords = 160 // of each answer, question or quote
)

// article returns what may be shown of an article; the one given is left as
// it is, for others may hold it too.
func (d Display) article(a *news.Article) *news.Article {
	shown := *a
	shown.Quotes, shown.People = slices.Clone(a.Quotes), slices.Clone(a.People)
	if a.Interview != nil {
		iv := *a.Interview
		iv.Exchanges = slices.Clone(iv.Exchanges)
		shown.Interview = &iv
	}
	switch d {
	case Full, "":
	case Extract:
		extract(&shown)
	default:
		shown.Lead, shown.Text, shown.Body = "", "", nil
		shown.Images, shown.Interview, shown.Quotes = nil, nil, nil
		shown.People, shown.Events = nil, nil
	}
	return &shown
}

func extract(a *news.Article) {
	text := cut(a.Text, extractText)
	kept := utf8.RuneCountInString(text)
	a.Text = text
	a.Body = nil
	if text != "" {
		for paragraph := range strings.SplitSeq(text, "\n\n") {
			a.Body = append(a.Body, news.Block{Type: news.BlockParagraph, Text: paragraph})
		}
	}
	a.Images = nil
	for i := range a.Quotes {
		q := &a.Quotes[i]
		q.Text = cut(q.Text, extractWords)
		if q.In == news.InText {
			q.Parts = slices.DeleteFunc(slices.Clone(q.Parts), func(p news.Part) bool { return p.End >= kept })
		}
	}
	if a.Interview == nil {
		return
	}
	for i := range a.Interview.Exchanges {
		e := &a.Interview.Exchanges[i]
		e.Question, e.Answer = cut(e.Question, extractWords), cut(e.Answer, extractWords)
	}
}

// hit returns what may be shown of a hit.
func (d Display) hit(h search.Hit) search.Hit {
	switch d {
	case Full, "":
	case Extract:
		h.Text = news.Maybe(cut(string(h.Text), extractWords))
		h.Question = news.Maybe(cut(string(h.Question), extractWords))
	default:
		h.Text, h.Question, h.Snippets = "", "", []search.Snippet{}
	}
	return h
}

// cut shortens a text to at most n characters and « … », at a space where one
// is near.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)[:n]
	end := n
	for end > n*3/4 && !unicode.IsSpace(runes[end-1]) {
		end--
	}
	if end == n*3/4 { // no space near: a word longer than a line
		end = n
	}
	return strings.TrimRightFunc(string(runes[:end]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:–—-«(", r)
	}) + "…"
}
