package archive_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
)

func TestAnArticleOverTime(t *testing.T) {
	a := open(t, t.TempDir())
	one := id(t, page)
	steps := []struct {
		words   string
		minutes int
		want    archive.Stored
		follows string // what a follower learns from this step
	}{
		{"un", 10, archive.Stored{ArticleID: one, Version: 1, Outcome: archive.NewArticle}, one + ":1"},
		{"un", 20, archive.Stored{ArticleID: one, Version: 1, Outcome: archive.Unchanged}, ""},
		{"deux", 30, archive.Stored{ArticleID: one, Version: 2, Outcome: archive.NewVersion}, one + ":2"},
		{"zéro", 5, archive.Stored{ArticleID: one, Version: 3, Outcome: archive.NewVersion}, ""},        // imported later, older
		{"un", 15, archive.Stored{ArticleID: one, Version: 1, Outcome: archive.Unchanged}, ""},          // between two sightings
		{"un", 8, archive.Stored{ArticleID: one, Version: 1, Outcome: archive.Unchanged}, ""},           // before the first
		{"un", 40, archive.Stored{ArticleID: one, Version: 4, Outcome: archive.NewVersion}, one + ":4"}, // it came back
		{"zéro", 25, archive.Stored{ArticleID: one, Version: 5, Outcome: archive.NewVersion}, ""},
	}
	for i, s := range steps {
		before := last(t, a)
		if diff := cmp.Diff(s.want, show(t, a, page, s.words, "", s.minutes)); diff != "" {
			t.Errorf("step %d: %s", i+1, diff)
		}
		if diff := cmp.Diff(s.follows, changes(t, a, before)); diff != "" {
			t.Errorf("step %d, changes: %s", i+1, diff)
		}
	}
	type seen struct{ Number, First, Last int }
	var got []seen
	versions, err := a.Versions(t.Context(), one)
	if err != nil {
		t.Fatal(err)
	}
	minutes := func(at time.Time) int { return int(at.Sub(noon).Minutes()) }
	for _, v := range versions {
		got = append(got, seen{v.Number, minutes(v.FirstSeen), minutes(v.LastSeen)})
		if v.Current != (v.Number == 4) || v.Digest[:5] != "sha1:" {
			t.Errorf("version %+v", v)
		}
	}
	if diff := cmp.Diff([]seen{{1, 8, 20}, {2, 30, 30}, {3, 5, 5}, {4, 40, 40}, {5, 25, 25}}, got); diff != "" {
		t.Error(diff)
	}
	for version, words := range map[int]string{0: "un", 1: "un", 2: "deux", 3: "zéro", 4: "un", 5: "zéro"} {
		text, err := a.Article(t.Context(), one, version)
		if err != nil || text.Text != words {
			t.Errorf("version %d: %v, %v", version, text, err)
		}
	}
}

func TestArticleIsStoredAsItWasRead(t *testing.T) {
	a := open(t, t.TempDir())
	given := article(page, "Le pressoir tourne.")
	given.Interview = &news.Interview{Exchanges: []news.Exchange{{ID: "x", Question: "Quand ?", Answer: "Demain."}}}
	s := store(t, a, archive.Reading{Capture: keep(t, a, received(page, "x", 0))[0], Reader: 3, Article: given})
	if given.ID != s.ArticleID || given.ID != id(t, page) || given.Version != 1 {
		t.Errorf("id %q, version %d", given.ID, given.Version)
	}
	got, err := a.Article(t.Context(), s.ArticleID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(given, got); diff != "" {
		t.Error(diff)
	}
	for _, version := range []int{-1, 2} {
		if _, err := a.Article(t.Context(), s.ArticleID, version); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("version %d: %v", version, err)
		}
	}
}

func TestWithoutAddressTheContentNamesTheArticle(t *testing.T) {
	a := open(t, t.TempDir())
	c := received("", "sans adresse", 0)
	s := store(t, a, archive.Reading{Capture: keep(t, a, c)[0], Reader: 1, Article: article("", "sans adresse")})
	want, err := c.ArticleID(), error(nil)
	if s.ArticleID != want || want == "" || err != nil {
		t.Errorf("id %q, want %q", s.ArticleID, want)
	}
	if body := []byte("<!doctype html><title>sans adresse</title><p>sans adresse"); want != news.ContentID(body) {
		t.Error("the id is not that of the body")
	}
}

func TestABetterReader(t *testing.T) {
	a := open(t, t.TempDir())
	ids := keep(t, a, received(page, "texte", 0), received(page, "texte", 5))
	read := func(capture int64, reader int, words string) (archive.Outcome, string) {
		before := last(t, a)
		s := store(t, a, archive.Reading{Capture: capture, Reader: reader, Article: article(page, words)})
		return s.Outcome, changes(t, a, before)
	}
	one := id(t, page)
	steps := []struct {
		capture int64
		reader  int
		words   string
		outcome archive.Outcome
		follows string
		now     string
	}{
		{ids[0], 1, "texte menu", archive.NewArticle, one + ":1", "texte menu"},
		{ids[1], 1, "texte menu", archive.Unchanged, "", "texte menu"},
		{ids[0], 2, "texte menu", archive.Reread, "", "texte menu"}, // says the same
		{ids[0], 3, "texte", archive.Reread, one + ":1", "texte"},   // says it better
		{ids[1], 3, "texte bas", archive.Reread, "", "texte"},       // the version has its text by this reader
		{ids[0], 3, "texte net", archive.Reread, one + ":1", "texte net"},
		{ids[0], 2, "texte menu", archive.Reread, "", "texte net"}, // an older reader, late
	}
	for i, s := range steps {
		outcome, follows := read(s.capture, s.reader, s.words)
		if outcome != s.outcome || follows != s.follows {
			t.Errorf("step %d: %s, changes %q, want %s, %q", i+1, outcome, follows, s.outcome, s.follows)
		}
		if text, err := a.Article(t.Context(), one, 0); err != nil || text.Text != s.now || text.Version != 1 {
			t.Errorf("step %d: %+v, %v", i+1, text, err)
		}
	}
	// A later capture read by an older reader is still the same text.
	late := keep(t, a, received(page, "texte", 9))[0]
	if outcome, follows := read(late, 1, "texte menu"); outcome != archive.Unchanged || follows != "" {
		t.Errorf("%s, changes %q", outcome, follows)
	}
}

func TestRefusals(t *testing.T) {
	a := open(t, t.TempDir())
	one := id(t, page)
	ids := keep(t, a, received(page, "a", 0), received(page, "b", 5))
	if s := store(t, a, archive.Reading{Capture: ids[0], Reader: 1, Refused: "empty"}); s.Outcome != archive.Refused || s.ArticleID != one {
		t.Errorf("stored %+v", s)
	}
	if _, err := a.Article(t.Context(), one, 0); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a refused page: %v", err)
	}
	store(t, a, archive.Reading{Capture: ids[0], Reader: 2, Article: article(page, "a")})
	store(t, a, archive.Reading{Capture: ids[1], Reader: 2, Article: article(page, "b")})
	// A newer reader refuses what an older one took for an article.
	for i, step := range []struct {
		capture int64
		follows string
		version int
	}{{ids[1], one + ":1", 1}, {ids[0], "-" + one, 0}} {
		before := last(t, a)
		store(t, a, archive.Reading{Capture: step.capture, Reader: 3, Refused: "noindex"})
		if got := changes(t, a, before); got != step.follows {
			t.Errorf("step %d: changes %q, want %q", i, got, step.follows)
		}
		text, err := a.Article(t.Context(), one, 0)
		if step.version == 0 && !errors.Is(err, archive.ErrNotFound) || step.version != 0 && (err != nil || text.Version != step.version) {
			t.Errorf("step %d: %+v, %v", i, text, err)
		}
	}
	// Numbers are never given twice.
	if s := store(t, a, archive.Reading{Capture: ids[1], Reader: 4, Article: article(page, "b")}); s.Version != 3 {
		t.Errorf("stored %+v", s)
	}
}

// A page that asks not to be found any more is taken out of the index, with
// what was known of it; when it no longer asks, it is found again.
func TestHide(t *testing.T) {
	a := open(t, t.TempDir())
	one := id(t, page)
	ids := keep(t, a, received(page, "a", 0), received(page, "b", 5), received(page, "c", 10))
	hidden := func(capture int64) archive.Reading {
		return archive.Reading{Capture: capture, Reader: 1, Refused: "noindex", Hide: true}
	}
	for i, step := range []struct {
		reading archive.Reading
		follows string
	}{
		{archive.Reading{Capture: ids[0], Reader: 1, Article: article(page, "a")}, one + ":1"},
		{hidden(ids[1]), "-" + one},
		{hidden(ids[1]), ""}, // read again: nothing new
		{archive.Reading{Capture: ids[0], Reader: 1, Article: article(page, "a")}, ""}, // an older capture does not undo it
		{archive.Reading{Capture: ids[2], Reader: 1, Article: article(page, "a")}, one + ":1"},
		{hidden(ids[1]), ""}, // no longer its newest word
	} {
		before := last(t, a)
		store(t, a, step.reading)
		if got := changes(t, a, before); got != step.follows {
			t.Errorf("step %d: changes %q, want %q", i, got, step.follows)
		}
	}
}

func TestListingsAreStoredAndNotShown(t *testing.T) {
	a := open(t, t.TempDir())
	one := id(t, page)
	read := func(reader int, kind news.Kind) string {
		before := last(t, a)
		list := article(page, "sommaire")
		list.Kind = kind
		capture := keep(t, a, received(page, "sommaire", 0))[0]
		store(t, a, archive.Reading{Capture: capture, Reader: reader, Article: list})
		return changes(t, a, before)
	}
	for i, want := range []string{"-" + one, one + ":1", "-" + one} {
		if got := read(i+1, []news.Kind{news.KindListing, news.KindEvent, news.KindOther}[i]); got != want {
			t.Errorf("reader %d: changes %q, want %q", i+1, got, want)
		}
	}
	if text, err := a.Article(t.Context(), one, 0); err != nil || text.Text != "sommaire" {
		t.Errorf("%+v, %v", text, err)
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Articles != 0 || s.First != "" {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestStoreReadingsRefuses(t *testing.T) {
	a := open(t, t.TempDir())
	capture := keep(t, a, received(page, "a", 0))[0]
	good := archive.Reading{Capture: capture, Reader: 1, Article: article(page, "a")}
	for what, bad := range map[string]archive.Reading{
		"neither":    {Capture: capture, Reader: 1},
		"both":       {Capture: capture, Reader: 1, Article: article(page, "a"), Refused: "empty"},
		"no reader":  {Capture: capture, Article: article(page, "a")},
		"no capture": {Capture: capture + 1, Reader: 1, Refused: "empty"},
	} {
		_, err := a.StoreReadings(t.Context(), []archive.Reading{good, bad})
		if !errors.Is(err, archive.ErrReading) && !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if n := last(t, a); n != 0 {
		t.Errorf("a refused group left change %d", n)
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	a := open(t, t.TempDir())
	pages := []struct {
		url, words, canonical string
		minutes               int
	}{
		{page, "un", "", 0}, {page, "deux", "", 5}, {page + "?imprimer", "deux", page, 6},
		{"https://coteaux.example/nouvelles/2", "trois", "", 7},
	}
	again := func() {
		for _, p := range pages {
			show(t, a, p.url, p.words, p.canonical, p.minutes)
		}
	}
	again()
	before, n := warcSize(t, a), last(t, a)
	again()
	if after := warcSize(t, a); after != before || last(t, a) != n {
		t.Errorf("%d bytes, change %d, then %d bytes, change %d", before, n, after, last(t, a))
	}
	if got := changes(t, a, 0); got != fmt.Sprintf("%s:2 %s:1", id(t, page), id(t, pages[3].url)) {
		t.Errorf("changes %q", got)
	}
}

func TestStats(t *testing.T) {
	a := open(t, t.TempDir())
	for i, day := range []news.Date{"2021-03-04", "2018-01-02T10:00:00+01:00", ""} {
		url := fmt.Sprintf("https://www.coteaux%d.example/", i/2)
		url += fmt.Sprint(i)
		text := article(url, fmt.Sprint("texte ", i))
		text.Published, text.Site = day, ""
		if i == 1 {
			text.Kind = news.KindInterview
		}
		store(t, a, archive.Reading{Capture: keep(t, a, received(url, "x", i))[0], Reader: 1, Article: text})
	}
	s, err := a.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if s.WARCBytes < 500 {
		t.Errorf("%d bytes of WARC files", s.WARCBytes)
	}
	s.WARCBytes = 0
	want := archive.Stats{Captures: 3, Articles: 3, Interviews: 1, Sites: 2, First: "2018-01-02T10:00:00+01:00", Last: "2021-03-04"}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}
