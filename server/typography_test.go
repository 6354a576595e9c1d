package server

import (
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

func TestNumbersAndDates(t *testing.T) {
	fr, en := visitIn(t, web.French), visitIn(t, web.English)
	for _, tt := range []struct{ got, want string }{
		{fr.number(12345), "12\u202f345"}, {en.number(12345), "12,345"},
		{fr.percent(1, 8), "12,5\u202f%"}, {en.percent(1, 8), "12.5%"}, {fr.percent(1, 100000), "< 0,1\u202f%"}, {fr.percent(0, 0), "–"},
		{fr.day("2019-03-01"), "1er mars 2019"}, {en.day("2019-03-01T23:30:00+01:00"), "1 March 2019"}, {fr.day(""), ""},
		{fr.moment("2019-03-01T08:05:00+01:00"), "1er mars 2019 à 8\u202fh\u202f05"}, {en.moment("2019-03-01T08:05:00Z"), "1 March 2019, 08:05"},
		{fr.moment("2019-03-01"), "1er mars 2019"}, {fr.moment(""), ""},
		{fr.month("2019-08"), "août 2019"}, {en.month("2019-08"), "August 2019"}, {fr.month("2019"), "2019"},
		{fr.list(nil), ""}, {fr.list([]string{"A"}), "A"}, {fr.list([]string{"A", "B", "C"}), "A, B et C"}, {en.list([]string{"A", "B"}), "A and B"},
		{fr.phrase(`l'« esprit »`), "« l'  esprit »"}, {en.inField("auteur", "author", `A "B"`), `author:"A  B"`},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, want %q", tt.got, tt.want)
		}
	}
}

func TestSetPartsKeepsTheirBorders(t *testing.T) {
	for _, tt := range [][]string{
		{"La ", "vie", " privée"}, {"La reconnaissance ", "faciale", " ?"}, {"Pourquoi ", "maintenant", "?"}, {"« ", "mot", " »"},
		{"l'", "école", " d'aujourd'hui"}, {"a", " : ", "b"}, {"mot", " ", " ", "!"}, {""}, {}, {"Il dit : « ", "non", " » ; puis"}, {"«", "mot", "»", "!"},
	} {
		var parts []search.Part
		for i, text := range tt {
			parts = append(parts, search.Part{Text: text, Match: i%2 == 1})
		}
		whole := ""
		for i, p := range setParts(parts) {
			whole += p.Text
			if p.Match != (i%2 == 1) {
				t.Errorf("%q: the match moved", tt)
			}
			if tt[i] == "mot" || tt[i] == "faciale" || tt[i] == "école" {
				if p.Text != tt[i] {
					t.Errorf("%q: the word %q became %q", tt, tt[i], p.Text)
				}
			}
		}
		if want := french.Typeset(strings.Join(tt, "")); whole != want {
			t.Errorf("%q became %q, want %q", tt, whole, want)
		}
	}
}

func FuzzSetParts(f *testing.F) {
	f.Add("La reconnaissance ", "faciale", " ?")
	f.Add("« ", "mot", "»!")
	f.Add("l'", "'a", "\u202f:")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		whole := ""
		for _, p := range setParts([]search.Part{{Text: a}, {Text: b, Match: true}, {Text: c}}) {
			whole += p.Text
		}
		if want := french.Typeset(a + b + c); whole != want {
			t.Errorf("%q, want %q", whole, want)
		}
	})
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string]bool{
		"« Oui. »": true, "«\u202fOui\u202f».": true, "“Yes”": true, `"Oui"`: true,
		"Oui": false, "« Oui », dit-il": false, "": false, "«": false, `"`: false,
	} {
		if quoted(text) != want {
			t.Errorf("quoted(%q) is %v", text, !want)
		}
	}
}

func TestOutside(t *testing.T) {
	for raw, want := range map[string]string{
		"https://www.exemple.fr/a?b=c": "exemple.fr", "http://exemple.fr": "exemple.fr",
		"javascript:alert(1)": "", "data:text/html,x": "", "//exemple.fr/a": "", "/a": "", "": "", "https:": "", "http://[": "",
	} {
		href, host := outside(raw)
		if host != want || (href == "") != (want == "") {
			t.Errorf("outside(%q) = %q, %q", raw, href, host)
		}
	}
}

func TestTimeline(t *testing.T) {
	v := visitIn(t, web.French)
	period := func(from string, count, all int) search.Period {
		return search.Period{From: from, Count: count, All: all}
	}
	for name, tt := range map[string]struct {
		periods           []search.Period
		bars              int
		unit, first, last string
	}{
		"nothing":   {nil, 0, "", "", ""},
		"one month": {[]search.Period{period("2019-03-01", 2, 3)}, 0, "", "", ""},
		"no hits":   {[]search.Period{period("2019-03-01", 0, 3), period("2019-04-01", 0, 3)}, 0, "", "", ""},
		"months":    {[]search.Period{period("2019-03-01", 2, 3), period("2018-12-01", 1, 3)}, 24, "Mois", "janvier 2018", "décembre 2019"},
		"trimmed":   {[]search.Period{period("1990-01-01", 0, 9), period("2019-03-01", 2, 3), period("2019-05-01", 1, 1), period("2024-01-01", 0, 2)}, 12, "Mois", "janvier 2019", "décembre 2019"},
		"years":     {[]search.Period{period("2010-03-01", 2, 3), period("2019-03-01", 1, 3)}, 10, "Année", "2010", "2019"},
		"decades":   {[]search.Period{period("1789-07-01", 2, 3), period("2019-03-01", 1, 3)}, 24, "Décennie", "1780-1789", "2010-2019"},
		"malformed": {[]search.Period{period("soon", 2, 3), period("2019-13-01", 2, 3)}, 0, "", "", ""},
	} {
		got := v.timeline(query.Query{}.Normal(), tt.periods)
		if got == nil {
			if tt.bars != 0 {
				t.Errorf("%s: no timeline", name)
			}
			continue
		}
		if len(got.Bars) != tt.bars || got.Unit != tt.unit || got.First != tt.first || got.Last != tt.last {
			t.Errorf("%s: %d bars, %s, %s to %s", name, len(got.Bars), got.Unit, got.First, got.Last)
		}
		for _, b := range got.Bars {
			if b.H < 0 || b.H > timelineHeight || b.Y+b.H != timelineHeight || b.X+b.W > got.Width || b.Zero != (b.H == 0) {
				t.Errorf("%s: %+v lies outside", name, b)
			}
		}
	}
}

func TestTimelineChoosesAndDrops(t *testing.T) {
	v := visitIn(t, web.French)
	periods := []search.Period{{From: "2010-03-01", Count: 2, All: 4}, {From: "2019-03-01", Count: 1, All: 3}}
	q := query.Query{Text: "a"}.With(query.Year, "2010")
	got := v.timeline(q, periods)
	if !got.Bars[0].Selected || strings.Contains(got.Bars[0].Href, "2010") || got.Bars[0].Title != "2010 : 2 sur 4, 50,0\u202f%" {
		t.Errorf("%+v", got.Bars[0])
	}
	if last := got.Bars[9]; last.Selected || !strings.Contains(last.Href, "year=2010") || !strings.Contains(last.Href, "year=2019") {
		t.Errorf("%+v", last)
	}
}

func TestCopiesAreListed(t *testing.T) {
	hit := visitIn(t, web.French).articleHit(search.Hit{Article: "a", Copies: []search.Copy{
		{Article: "b", Title: "Titre", Site: "Site", Published: news.Date("2019-03-01")}, {Article: "c"},
	}})
	if hit.CopiesText != "2 reprises" || hit.Copies[0].Label != "Site – Titre, 1er mars 2019" || hit.Copies[0].Href != "/article/b" {
		t.Errorf("%+v", hit)
	}
	if hit.Title[0].Text != "Sans titre" {
		t.Errorf("%+v", hit.Title)
	}
}
