package extract

import (
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

func TestEventLabels(t *testing.T) {
	tests := []struct{ in, want string }{
		{"colloque sur les ponts, lundi", "colloque sur les ponts"},
		{"colloque « Ponts et quais » de la ville", "colloque"},
		{"colloque qui a réuni cent ingénieurs", "colloque"},
		{"colloque proposé par l'école", "colloque proposé par l'école"},
		{"colloque de la", "colloque"},
		{"colloque et sur la suite qu'il lui donne", "colloque"},
		{"colloque et concert au moulin", "colloque et concert au moulin"},
		{"colloque", "colloque"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := eventLabel(tt.in); got != tt.want {
			t.Errorf("eventLabel(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestReportedEvents holds words that name a gathering here and something else
// there.
func TestReportedEvents(t *testing.T) {
	tests := []struct{ title, want string }{
		{"Une cérémonie sur le quai", "cérémonie"},
		{"Des assises nationales du pont", "assises"},
		{"Un forum européen des ponts", "forum"},
		{"Une table ronde au moulin", "table ronde"},
		{"Journées d’étude sur les ponts", "journée d'étude"},
		{"La conférence de presse du maire", ""},
		{"Assises sur un banc, elles attendent", ""},
		{"Au sommet du pont", ""},
		{"Un forum en ligne pour les riverains", ""},
		{"Elle expose dans son salon", ""},
		{"Le pont rouvre", ""},
	}
	for _, tt := range tests {
		d := newDraft(t.Context(), Page{})
		d.article.Title = news.Maybe(tt.title)
		d.readEvents()
		got := ""
		if len(d.article.Events) > 0 {
			got = d.article.Events[0].Type
		}
		if got != tt.want {
			t.Errorf("%q: event %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestLaterDays(t *testing.T) {
	d := newDraft(t.Context(), Page{})
	d.article.Published = "2020-03-03T18:05:00+01:00"
	for text, want := range map[string]bool{
		"le 12 mai 2020": true, "le 4 mars 2020 à 9 h": true, "le 3 mars 2020": false, "le 12 mai 2019": false, "le 12 mai": false, "bientôt": false,
		"du 1er février 2020 au 12 mai 2020": true,
	} {
		if got := d.namesLaterDay(text); got != want {
			t.Errorf("namesLaterDay(%q) = %t", text, got)
		}
	}
	d.article.Published = ""
	if d.namesLaterDay("le 12 mai 2020") {
		t.Error("a day is later than an unknown one")
	}
}
