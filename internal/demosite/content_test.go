package demosite

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// What the site promises to those who test with it.
const (
	minArticles   = 52
	minWords      = 120
	maxWords      = 400
	minInterviews = 14
	minForms      = 7
	minPerTheme   = 12
	minColloquia  = 4
	firstYear     = 2018
	lastYear      = 2026
)

func words(a Article) int {
	return len(strings.Fields(a.Lead)) + len(strings.Fields(strings.Join(a.Paragraphs, " ")))
}

func TestThereIsEnough(t *testing.T) {
	articles := newSite(t).Articles()
	if len(articles) < minArticles {
		t.Errorf("%d articles, want %d or more", len(articles), minArticles)
	}
	themes, years := map[Theme]int{}, map[int]int{}
	for _, a := range articles {
		themes[a.Theme]++
		years[moment(a.Published).Year()]++
		if n := words(a); n < minWords || n > maxWords {
			t.Errorf("%s: %d words, want %d to %d", a.file, n, minWords, maxWords)
		}
	}
	for _, theme := range []Theme{WordPress, SPIP, Drupal, EZ} {
		if themes[theme] < minPerTheme {
			t.Errorf("%s: %d articles, want %d or more", theme, themes[theme], minPerTheme)
		}
	}
	for year := firstYear; year <= lastYear; year++ {
		if years[year] == 0 {
			t.Errorf("no article of %d", year)
		}
	}
}

func TestInterviewsAndColloquia(t *testing.T) {
	forms := map[Form]int{}
	interviews, colloquia := 0, 0
	for _, a := range newSite(t).Articles() {
		if a.Kind == "interview" {
			interviews++
			forms[a.Form]++
		}
		if strings.Contains(strings.ToLower(a.Title+a.Lead), "reconnaissance faciale") && slices.Contains(a.Tags, "colloque") {
			colloquia++
		}
	}
	if interviews < minInterviews || len(forms) < minForms {
		t.Errorf("%d interviews in %d forms, want %d in %d", interviews, len(forms), minInterviews, minForms)
	}
	if len(forms) != len(turnsOf) {
		t.Errorf("%d of the %d forms are used", len(forms), len(turnsOf))
	}
	if colloquia < minColloquia {
		t.Errorf("%d articles on colloquia about facial recognition, want %d", colloquia, minColloquia)
	}
}

func TestEveryKindIsThere(t *testing.T) {
	kinds := map[string]int{}
	for _, a := range newSite(t).Articles() {
		kinds[a.Kind]++
		if (a.Kind == "interview") != (a.Form != "") {
			t.Errorf("%s: kind %s with form %q", a.file, a.Kind, a.Form)
		}
	}
	for _, kind := range []string{"article", "interview", "opinion", "press-release", "event"} {
		if kinds[kind] == 0 {
			t.Errorf("no article of kind %s", kind)
		}
	}
}

func TestInterviewsHaveTheirSpecialCases(t *testing.T) {
	var long, together, intertitle, noMark int
	for _, a := range newSite(t).Articles() {
		for i, e := range a.Exchanges {
			long += strings.Count(e.Answer, "\n\n")
			if i > 0 && a.Exchanges[i-1].Question == e.Question {
				together++
			}
			if !strings.HasSuffix(e.Question, "?") {
				noMark++
			}
		}
		for i := range a.blocks {
			if a.Form != "" && a.blocks[i].mark == heading && a.answered(i) {
				intertitle++
			}
		}
	}
	if long == 0 || together == 0 || intertitle == 0 || noMark == 0 {
		t.Errorf("answers of several paragraphs %d, shared questions %d, intertitles inside an answer %d, questions without a mark %d: want some of each",
			long, together, intertitle, noMark)
	}
}

func TestInterviewsAreComplete(t *testing.T) {
	for _, a := range newSite(t).Articles() {
		for i, e := range a.Exchanges {
			if e.Question == "" || e.Answer == "" || e.Speaker == "" || e.Role == "" {
				t.Errorf("%s: exchange %d is incomplete: %+v", a.file, i, e)
			}
		}
		for _, p := range a.Interviewees {
			said := a.Title + a.Lead + strings.Join(a.Paragraphs[:min(2, len(a.Paragraphs))], " ")
			if !strings.Contains(said, p.Name) || !strings.Contains(strings.ToLower(said), strings.ToLower(p.Role)) {
				t.Errorf("%s: the opening does not present %s, %s", a.file, p.Name, p.Role)
			}
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.!?…](?:\s|$)`)

func TestNoSentenceTwice(t *testing.T) {
	const short = 8 // words; what is as short may well come twice
	seen := map[string]string{}
	for _, a := range newSite(t).Articles() {
		for _, p := range append([]string{a.Lead}, a.Paragraphs...) {
			for _, sentence := range sentenceEnd.Split(p, -1) {
				if len(strings.Fields(sentence)) <= short {
					continue
				}
				if other := seen[sentence]; other != "" {
					t.Errorf("%s and %s both say %q", other, a.file, sentence)
				}
				seen[sentence] = a.file
			}
		}
	}
}

func TestQuotesAreClosed(t *testing.T) {
	for _, a := range newSite(t).Articles() {
		for _, p := range append([]string{a.Title, a.Lead}, a.Paragraphs...) {
			if strings.Count(p, "«") != strings.Count(p, "»") {
				t.Errorf("%s: guillemets do not pair in %q", a.file, p)
			}
		}
	}
}

func TestDatesAreOfTheirTheme(t *testing.T) {
	for _, a := range newSite(t).Articles() {
		_, err := time.Parse(time.RFC3339, a.Published)
		switch a.Theme {
		case WordPress:
			if err != nil {
				t.Errorf("%s: WordPress prints the time, got %q", a.file, a.Published)
			}
		case SPIP, EZ:
			if err == nil {
				t.Errorf("%s: %s prints the day alone, got %q", a.file, a.Theme, a.Published)
			}
		}
		if a.Modified != "" && a.Modified < a.Published {
			t.Errorf("%s: modified %s before published %s", a.file, a.Modified, a.Published)
		}
	}
}

func TestOnePageChanges(t *testing.T) {
	var changing []Article
	for _, a := range newSite(t).Articles() {
		if a.Corrected != nil {
			changing = append(changing, a)
		}
	}
	if len(changing) != 1 {
		t.Fatalf("%d pages change, want 1", len(changing))
	}
	before, after := changing[0], changing[0].Corrected
	if before.Title != after.Title || before.Path != after.Path || before.Published != after.Published {
		t.Errorf("a correction keeps title, path and date: %+v", after)
	}
	if before.Modified != "" || after.Modified == "" || slices.Equal(before.Paragraphs, after.Paragraphs) {
		t.Errorf("a correction changes the text and says when: %q → %q", before.Modified, after.Modified)
	}
}
