package searchtest

import (
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// togetherPages have the same words, as often and in texts of one length, and
// differ in how near to one another they stand; the last two differ in how
// often as well. The farther apart, the newer: what comes first does so by its
// words.
func togetherPages() []page {
	return []page{
		{slug: "a-title", title: "Bilan du tour de france", date: "2020-01-01", text: "La course a quitté hier soir sa dernière étape dans la plaine."},
		{slug: "b-phrase", title: "Bilan sportif du jour", date: "2020-02-01", text: "Le tour de france quitte hier soir sa dernière étape en plaine."},
		{slug: "c-near", title: "Bilan sportif du jour", date: "2020-03-01", text: "Le tour cycliste de toute la france quitte hier soir sa plaine."},
		{slug: "d-apart", title: "Bilan sportif du jour", date: "2020-04-01", text: "Le tour quitte hier soir sa dernière étape en plaine de france."},
		{slug: "e-other", title: "Bilan sportif du jour", date: "2020-05-01", text: "Rien de tout cela ne concerne la course ni les coureurs du soir."},
		{slug: "f-once", title: "Une fête au bord de l’eau", date: "2020-06-01", text: "Cent personnes ont dansé. Le garde de barrage a fermé les vannes avant la nuit, puis chacun est rentré chez soi."},
		{slug: "g-often", title: "Barrage : le garde", date: "2020-07-01", text: "Le barrage tient, dit le garde hier soir. Ce vieux barrage, le garde l’aime bien."},
	}
}

// testTogether holds that, all else equal, words that stand together come
// before words apart, and the title before the text.
func testTogether(t *testing.T, open Opener) {
	s := newSuite(t, open, togetherPages())
	s.apply(t, search.Batch{Put: s.all, Position: 1})
	for _, c := range []struct {
		text  string
		match query.Match
		want  []string
	}{
		{"tour de france", query.MatchAll, []string{"a-title", "b-phrase", "c-near", "d-apart"}},
		{"tour en france", query.MatchAll, []string{"a-title", "b-phrase", "c-near", "d-apart"}}, // a stop word is a place
		{"tour de france", query.MatchAny, []string{"a-title", "b-phrase", "c-near", "d-apart"}},
		{"garde de barrage", query.MatchAll, []string{"f-once", "g-often"}},
		{"dernière étape plaine", query.MatchAll, []string{"d-apart", "b-phrase", "a-title"}},
	} {
		q := query.Query{Text: c.text, Match: c.match, Limit: 1}
		var got []string
		for range c.want {
			result := s.search(t, search.Request{Query: q})
			got = append(got, s.hits(result)...)
			q.Cursor = string(result.Next)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("search %q ranks %v, want %v", c.text, got, c.want)
		}
	}
}
