package archive_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/archive"
)

func urls(t *testing.T, a *archive.Archive, crawl string, limit int) []string {
	t.Helper()
	next, err := a.FrontierNext(t.Context(), crawl, limit)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range next {
		got = append(got, u.URL)
	}
	return got
}

func TestFrontier(t *testing.T) {
	a := open(t, t.TempDir())
	add := func(crawl string, want int, list ...archive.FrontierURL) {
		t.Helper()
		if added, err := a.FrontierAdd(t.Context(), crawl, list); err != nil || added != want {
			t.Errorf("added %d, %v, want %d", added, err, want)
		}
	}
	add("gazette", 3, archive.FrontierURL{URL: "a", Via: "start"}, archive.FrontierURL{URL: "b", Depth: 1, Via: "link"},
		archive.FrontierURL{URL: "c", Priority: 5, Via: "sitemap"}, archive.FrontierURL{URL: "a", Priority: 9})
	add("autre", 1, archive.FrontierURL{URL: "a"})
	if diff := cmp.Diff([]string{"c", "a", "b"}, urls(t, a, "gazette", 10)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"c"}, urls(t, a, "gazette", 1)); diff != "" {
		t.Error(diff)
	}
	found := []archive.FrontierURL{{URL: "d", Depth: 1, Priority: 1}, {URL: "a"}}
	c := received(page, "vendange", 0)
	c.Visit = &archive.Visit{Crawl: "gazette", URL: "c", Outcome: "kept", Found: found}
	keep(t, a, c)
	if err := a.Visit(t.Context(), archive.Visit{Crawl: "gazette", URL: "a", Outcome: "robots"}); err != nil {
		t.Fatal(err)
	}
	// A known capture's visit is carried out all the same.
	c.Visit = &archive.Visit{Crawl: "gazette", URL: "e", Outcome: "kept", Found: []archive.FrontierURL{{URL: "f"}}}
	keep(t, a, c)
	if diff := cmp.Diff([]string{"d", "b", "f"}, urls(t, a, "gazette", 10)); diff != "" {
		t.Error(diff)
	}
	add("gazette", 0, archive.FrontierURL{URL: "c"}, archive.FrontierURL{URL: "e"})
	counts, err := a.FrontierCounts(t.Context(), "gazette")
	if err != nil {
		t.Fatal(err)
	}
	want := archive.FrontierCounts{Pending: 3, Outcomes: map[string]int{"kept": 2, "robots": 1}}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

func TestRounds(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	begin := func(a *archive.Archive, number int, resumed bool) archive.Round {
		t.Helper()
		r, err := a.BeginRound(t.Context(), "gazette")
		if err != nil || r.Number != number || r.Resumed != resumed || r.Started.IsZero() || r.Crawl != "gazette" {
			t.Errorf("round %+v, %v, want number %d, resumed %v", r, err, number, resumed)
		}
		return r
	}
	first := begin(a, 1, false)
	if _, err := a.FrontierAdd(t.Context(), "gazette", []archive.FrontierURL{{URL: "a"}}); err != nil {
		t.Fatal(err)
	}
	if again := begin(open(t, dir), 1, true); !again.Started.Equal(first.Started) {
		t.Errorf("begun %v, then %v", first.Started, again.Started)
	}
	if diff := cmp.Diff([]string{"a"}, urls(t, a, "gazette", 10)); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		if err := a.EndRound(t.Context(), first); err != nil {
			t.Fatal(err)
		}
	}
	begin(a, 2, false)
	if got := urls(t, a, "gazette", 10); got != nil {
		t.Errorf("a new round begins with %v", got)
	}
}
