package searchtest

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// frenchTable is what French asks of a search, in sections of lines.
//
//go:embed testdata/french.txt
var frenchTable string

// section returns a section's lines, each cut in two.
func section(t *testing.T, name, separator string) [][2]string {
	t.Helper()
	var list [][2]string
	now := ""
	for line := range strings.Lines(frenchTable) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			now = strings.Trim(line, "[]")
		case now == name:
			left, right, ok := strings.Cut(line, separator)
			if !ok {
				t.Fatalf("section %s: %q has no %q", name, line, separator)
			}
			list = append(list, [2]string{strings.TrimSpace(left), strings.TrimSpace(right)})
		}
	}
	return list
}

// testFrench holds an engine to the table of French cases.
func testFrench(t *testing.T, open Opener) {
	t.Run("meet", func(t *testing.T) { testMeet(t, open, "meet", 150, true) })
	t.Run("miss", func(t *testing.T) { testMeet(t, open, "miss", 15, false) })
	t.Run("apart", func(t *testing.T) { testApart(t, open) })
	t.Run("marks", func(t *testing.T) { testMarks(t, open) })
	t.Run("foreign", func(t *testing.T) { testForeign(t, open) })
}

// lines makes one page of each text.
func lines(texts []string) []page {
	pages := make([]page, len(texts))
	for i, text := range texts {
		pages[i] = page{slug: fmt.Sprint("ligne-", i), title: "Ligne", date: "2024-05-01", text: text}
	}
	return pages
}

func frenchSuite(t *testing.T, open Opener, pages []page) *suite {
	t.Helper()
	s := newSuite(t, open, pages)
	s.apply(t, search.Batch{Put: s.all, Position: 1})
	return s
}

// scores gives what each page is worth that a text finds.
func (s *suite) scores(t *testing.T, text string) map[string]float64 {
	t.Helper()
	result := s.search(t, search.Request{Query: query.Query{Text: text, Limit: query.MaxLimit}})
	scores := map[string]float64{}
	if len(result.Dropped) > 0 {
		return scores
	}
	for _, h := range result.Hits {
		scores[s.slugs[h.Article]] = h.Score
	}
	return scores
}

func testMeet(t *testing.T, open Opener, name string, least int, meet bool) {
	list := section(t, name, " | ")
	if len(list) < least {
		t.Errorf("%d lines, fewer than %d", len(list), least)
	}
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i][1]
	}
	pages := lines(texts)
	s := frenchSuite(t, open, pages)
	for i, line := range list {
		if _, found := s.scores(t, line[0])[pages[i].slug]; found != meet {
			t.Errorf("search %s finds %q: %t, want %t", line[0], line[1], found, meet)
		}
	}
}

// testApart holds that of two words each finds its own page first, all else
// being equal.
func testApart(t *testing.T, open Opener) {
	const least = 80
	list := section(t, "apart", " / ")
	if len(list) < least {
		t.Errorf("%d lines, fewer than %d", len(list), least)
	}
	var texts []string
	for _, pair := range list {
		for _, w := range pair {
			if text := "On lit ici le mot " + w + " et rien après."; !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	pages := lines(texts)
	s := frenchSuite(t, open, pages)
	for _, pair := range list {
		for i, own := range pair {
			scores := s.scores(t, own)
			slug := func(w string) string {
				return pages[slices.Index(texts, "On lit ici le mot "+w+" et rien après.")].slug
			}
			mine, other := scores[slug(own)], scores[slug(pair[1-i])]
			if mine <= other {
				t.Errorf("search %s: its own page %.3f, that of %s %.3f", own, mine, pair[1-i], other)
			}
		}
	}
}

// testMarks holds that what is marked is the word, whole and without its
// article.
func testMarks(t *testing.T, open Opener) {
	list := section(t, "marks", " | ")
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = strings.NewReplacer("[", "", "]", "").Replace(list[i][1])
	}
	pages := lines(texts)
	s := frenchSuite(t, open, pages)
	for i, line := range list {
		result := s.search(t, search.Request{Query: query.Query{Text: line[0], Limit: query.MaxLimit}, Snippets: 1})
		got := "no hit"
		for _, h := range result.Hits {
			if s.slugs[h.Article] == pages[i].slug && len(h.Snippets) > 0 {
				got = bracketed(h.Snippets[0])
			}
		}
		if got != line[1] {
			t.Errorf("search %s marks %s, want %s", line[0], got, line[1])
		}
	}
}

// bracketed writes a passage with its marks in brackets.
func bracketed(s search.Snippet) string {
	var b strings.Builder
	for _, p := range s.Parts {
		if p.Match {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// testForeign holds that articles in other languages are not stemmed as
// French ones, and are found whatever their accents.
func testForeign(t *testing.T, open Opener) {
	pages := lines([]string{"The organisation met in several places.", "Der Bürgermeister öffnet die Straßen."})
	pages[0].language, pages[1].language = "en", "de"
	s := frenchSuite(t, open, pages)
	for text, want := range map[string]bool{
		"organisation": true, "organisations": false, "place": false, "places": true, "burgermeister": true, "strassen": true,
	} {
		if got := len(s.scores(t, text)) > 0; got != want {
			t.Errorf("search %q finds an article that is not in French: %t, want %t", text, got, want)
		}
	}
}
