package searchtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

func (s *suite) complete(t *testing.T, text string, limit int) []search.Completion {
	t.Helper()
	answer, err := s.index.Complete(t.Context(), search.CompleteRequest{Text: text, Limit: limit})
	if err != nil {
		t.Fatalf("complete %.40q: %v", text, err)
	}
	if answer.Completions == nil || answer.Query != text {
		t.Errorf("complete %.40q: query %.40q, list %v", text, answer.Query, answer.Completions)
	}
	return answer.Completions
}

// labels are the completions as kind:label.
func (s *suite) labels(t *testing.T, text string) []string {
	t.Helper()
	labels := []string{}
	for _, c := range s.complete(t, text, 3) {
		labels = append(labels, string(c.Kind)+":"+c.Label)
	}
	return labels
}

func completedPages() []page {
	quotes := []turn{{speaker: "Élodie Le Guen", words: "Oui."}}
	return []page{
		{slug: "1", title: "L’été des écoles", date: "2020-01-01", crumbs: "Accueil > Actualités > Événements", tags: "été, plage", quotes: quotes},
		{slug: "2", title: "Les écoles ferment", date: "2021-01-01", crumbs: "Accueil > Actualités", tags: "Écologie, plage", quotes: quotes},
		{slug: "3", title: "Une école pour l’œuvre", date: "2019-01-01", crumbs: "Accueil > Actualités", tags: "écologie", quotes: []turn{{speaker: "Éric Écosse", words: "Non."}}},
		{slug: "4", title: "Les écoles ferment", date: "2018-01-01", tags: "plage"},
		{slug: "5", title: "Vidéo-surveillance : ce qui change", date: "2017-01-01", quotes: []turn{{speaker: "Marc Écluse", words: "Oui.", guessed: true}}},
	}
}

func testComplete(t *testing.T, open Opener) {
	s := newSuite(t, open, completedPages())
	if got := s.complete(t, "éco", 0); len(got) != 0 {
		t.Errorf("an empty index completes %v", got)
	}
	s.apply(t, search.Batch{Put: s.all[:2], Position: 1})
	s.apply(t, search.Batch{Put: s.all[2:], Position: 2})
	for text, want := range map[string]string{
		"eco":          "speaker:Éric Écosse|tag:Écologie|title:Les écoles ferment|title:L’été des écoles|title:Une école pour l’œuvre",
		"ÉCO":          "speaker:Éric Écosse|tag:Écologie|title:Les écoles ferment|title:L’été des écoles|title:Une école pour l’œuvre",
		"l'éco":        "speaker:Éric Écosse|tag:Écologie|title:Les écoles ferment|title:L’été des écoles|title:Une école pour l’œuvre",
		"le gu":        "speaker:Élodie Le Guen",
		"élodie":       "speaker:Élodie Le Guen",
		"gue elo":      "speaker:Élodie Le Guen",
		"actu":         "section:Actualités",
		"even":         "section:Événements",
		"p":            "tag:plage",
		"les écoles f": "title:Les écoles ferment",
		"oeuv":         "title:Une école pour l’œuvre",
		"videosurv":    "title:Vidéo-surveillance : ce qui change",
		"surveill":     "title:Vidéo-surveillance : ce qui change",
		"eclu":         "", // a guess is no speaker
		"zzz":          "", "": "", " ": "", "«": "", "\x00\x1b": "", "\xff\xfe": "", "cole": "",
	} {
		if got := strings.Join(s.labels(t, text), "|"); got != want {
			t.Errorf("complete %q:\n got  %s\n want %s", text, got, want)
		}
	}
	first := s.complete(t, "plage", 1)
	if len(first) != 1 || first[0].Count != 3 || first[0].Value != "plage" || first[0].Article != "" {
		t.Errorf("complete plage: %+v", first)
	}
	title := s.complete(t, "oeuvre", 1)
	if len(title) != 1 || string(title[0].Article) != s.ids["3"] || title[0].Published != "2019-01-01" || title[0].Count != 1 {
		t.Errorf("complete oeuvre: %+v", title)
	}
	if got := s.complete(t, "even", 1); len(got) != 1 || got[0].Value != "Actualités > Événements" {
		t.Errorf("complete even: %+v", got)
	}
	s.liveCompletions(t)
	s.badCompletions(t)
}

// liveCompletions holds that what changes is completed at once.
func (s *suite) liveCompletions(t *testing.T) {
	changed := *s.all[1]
	changed.Version, changed.Title, changed.Tags = 2, "Les lycées rouvrent", []string{"écoquartier"}
	s.archive.keep(&changed)
	s.apply(t, search.Batch{Put: []*news.Article{&changed}, Remove: []string{s.ids["3"]}, Position: 3})
	want := []string{"tag:écoquartier", "title:L’été des écoles", "title:Les écoles ferment"}
	if got := s.labels(t, "éco"); !slices.Equal(got, want) {
		t.Errorf("after a change: %v, want %v", got, want)
	}
	if got := s.complete(t, "plage", 1); len(got) != 1 || got[0].Count != 2 {
		t.Errorf("after a change: %+v", got)
	}
	if got := s.labels(t, "lycé"); len(got) != 1 {
		t.Errorf("a new title is not completed: %v", got)
	}
}

func (s *suite) badCompletions(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("é", 50_000), strings.Repeat("a ", 50_000), strings.Repeat("\x00", 100_000), strings.Repeat("école ", 40),
	} {
		if got := s.complete(t, text, search.MaxCompletions); len(text) > search.MaxTyped && len(got) > 0 {
			t.Errorf("%d bytes are completed: %v", len(text), got)
		}
	}
	for _, limit := range []int{-1, search.MaxCompletions + 1} {
		if _, err := s.index.Complete(t.Context(), search.CompleteRequest{Text: "a", Limit: limit}); !errors.Is(err, search.ErrQuery) {
			t.Errorf("limit %d: error %v", limit, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.index.Complete(ctx, search.CompleteRequest{Text: "éc"}); err == nil {
		t.Error("a completion whose context has ended gives no error")
	}
}
