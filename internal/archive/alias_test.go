package archive_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/archive"
)

// The addresses under which one article stands in these tests.
const (
	own     = "https://coteaux.example/nouvelles/1"
	printed = "https://coteaux.example/imprimer/1"
	mobile  = "http://www.coteaux.example/m/1"
	foreign = "https://plaine.example/nouvelles/1"
)

func TestAlias(t *testing.T) {
	type step struct {
		url, words, canonical string
		minutes               int
		outcome               archive.Outcome
		follows               string
	}
	o, p, m, f := id(t, own), id(t, printed), id(t, mobile), id(t, foreign)
	for name, test := range map[string]struct {
		steps []step
		want  map[string]string // id → what it stands for
	}{
		"the canonical page first": {
			[]step{
				{own, "a", own, 0, archive.NewArticle, o + ":1"},
				{printed, "a", own, 1, archive.Alias, ""},
				{printed, "a", own, 2, archive.Alias, ""},
			}, map[string]string{o: o, p: o},
		},
		"the canonical page later": {
			[]step{
				{printed, "a", own, 0, archive.NewArticle, p + ":1"},
				{mobile, "b", own, 0, archive.NewArticle, m + ":1"},
				{own, "a", "", 1, archive.NewArticle, o + ":1 -" + p},
				{own, "b", "", 2, archive.NewVersion, o + ":2 -" + m},
			}, map[string]string{o: o, p: o, m: o},
		},
		"another site, or other words": {
			[]step{
				{own, "a", "", 0, archive.NewArticle, o + ":1"},
				{foreign, "a", own, 1, archive.NewArticle, f + ":1"},
				{printed, "b", own, 1, archive.NewArticle, p + ":1"},
				{mobile, "a", "mailto:x", 1, archive.NewArticle, m + ":1"},
			}, map[string]string{o: o, f: f, p: p, m: m},
		},
		"a chain": {
			[]step{
				{printed, "a", mobile, 0, archive.NewArticle, p + ":1"},
				{mobile, "a", own, 1, archive.NewArticle, m + ":1 -" + p},
				{own, "a", "", 2, archive.NewArticle, o + ":1 -" + m},
			}, map[string]string{o: o, p: o, m: o},
		},
		"a chain from its end": {
			[]step{
				{own, "a", "", 0, archive.NewArticle, o + ":1"},
				{mobile, "a", own, 1, archive.Alias, ""},
				{printed, "a", mobile, 2, archive.Alias, ""},
			}, map[string]string{o: o, p: o, m: o},
		},
		"a cycle": {
			[]step{
				{own, "a", printed, 0, archive.NewArticle, o + ":1"},
				{printed, "a", own, 1, archive.Alias, ""},
				{own, "a", printed, 2, archive.Unchanged, ""},
				{printed, "a", own, 3, archive.Alias, ""},
			}, map[string]string{o: o, p: o},
		},
		"a cycle of three": {
			[]step{
				{own, "a", printed, 0, archive.NewArticle, o + ":1"},
				{printed, "a", mobile, 1, archive.NewArticle, p + ":1 -" + o},
				{mobile, "a", own, 2, archive.Alias, ""},
				{own, "a", printed, 3, archive.Alias, ""},
			}, map[string]string{o: p, p: p, m: p},
		},
		"they part again": {
			[]step{
				{own, "a", "", 0, archive.NewArticle, o + ":1"},
				{printed, "a", own, 1, archive.Alias, ""},
				{printed, "c", own, 2, archive.NewArticle, p + ":1"},
				{own, "c", "", 3, archive.NewVersion, o + ":2 -" + p},
				{printed, "b", own, 1, archive.NewVersion, ""}, // an older capture, imported later
			}, map[string]string{o: o, p: o},
		},
		"an alias parts and says its own words": {
			[]step{
				{printed, "a", own, 0, archive.NewArticle, p + ":1"},
				{own, "a", "", 1, archive.NewArticle, o + ":1 -" + p},
				{printed, "a", "", 2, archive.NewVersion, p + ":1"},
			}, map[string]string{o: o, p: p},
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t, t.TempDir())
			for i, s := range test.steps {
				before := last(t, a)
				got := show(t, a, s.url, s.words, s.canonical, s.minutes)
				if got.Outcome != s.outcome {
					t.Errorf("step %d: %+v, want %s", i+1, got, s.outcome)
				}
				if diff := cmp.Diff(s.follows, changes(t, a, before)); diff != "" {
					t.Errorf("step %d, changes: %s", i+1, diff)
				}
			}
			for from, to := range test.want {
				if got, err := a.Resolve(t.Context(), from); err != nil || got != to {
					t.Errorf("%s stands for %s, want %s (%v)", from, got, to, err)
				}
				if text, err := a.Article(t.Context(), from, 0); err != nil || text.ID != to {
					t.Errorf("%s: article %+v, %v", from, text, err)
				}
			}
		})
	}
}

func TestAnAliasKeepsItsCapturesAndOldVersions(t *testing.T) {
	a := open(t, t.TempDir())
	show(t, a, printed, "avant", own, 0)
	show(t, a, printed, "a", own, 1)
	show(t, a, own, "a", "", 2)
	// A follower that has not caught up still finds the text it holds.
	if text, err := a.Article(t.Context(), id(t, printed), 1); err != nil || text.Text != "avant" {
		t.Errorf("%+v, %v", text, err)
	}
	if c, err := a.LastCapture(t.Context(), printed); err != nil || c.URL != printed {
		t.Errorf("%+v, %v", c, err)
	}
	if v, err := a.Versions(t.Context(), id(t, printed)); err != nil || len(v) != 1 || v[0].Capture != 3 {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := a.Resolve(t.Context(), id(t, foreign)); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an unknown id: %v", err)
	}
}
