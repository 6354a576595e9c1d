package server

import (
	"net/url"
	"slices"
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
		{fr.phrase(`l'« esprit »`), "« l' esprit »"}, {en.inField("auteur", "author", `A "B"`), `author:"A B"`}, {fr.inField("type", "kind", "interview"), "type:interview"},
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
		"short":     {[]search.Period{period("2019-03-01", 1, 1), period("2019-03-31", 1, 3)}, 12, "Mois", "janvier 2019", "décembre 2019"},
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

// TestTimelineGoesCloser follows the bars from decades to days and out again.
func TestTimelineGoesCloser(t *testing.T) {
	v := visitIn(t, web.French)
	q := query.Query{Text: "a"}.Normal()
	periods := []search.Period{{From: "1789-07-01", Count: 1, All: 1}, {From: "2010-03-01", Count: 2, All: 4}, {From: "2019-03-01", Count: 1, All: 3}}
	for _, step := range []struct {
		unit       search.TimelineUnit // asked for
		bars       int
		bar        string // to go on by
		href       string
		whole      bool
		ticks      int
		periods    []search.Period
		title      string
		firstLabel string
	}{
		{search.ByMonth, 24, "2010-2019", "from=2010&q=a&to=2019", false, 0, periods, "2010-2019 : 3 sur 7, 42,9\u202f%", "1780-1789"},
		{search.ByMonth, 10, "2010", "from=2010&q=a&to=2010", true, 10, periods[1:], "2010 : 2 sur 4, 50,0\u202f%", "2010"},
		{search.ByMonth, 12, "mars 2010", "from=2010-03&q=a&to=2010-03", true, 12, periods[1:2], "mars 2010 : 2 sur 4, 50,0\u202f%", "janvier 2010"},
		{search.ByDay, 31, "1er mars 2010", "from=2010-03-01&q=a&to=2010-03-01", true, 0, periods[1:2], "1er mars 2010 : 2 sur 4, 50,0\u202f%", "1er mars 2010"},
	} {
		if got := timelineUnit(q); got != step.unit {
			t.Fatalf("%s to %s is counted by %s, want %s", q.From, q.To, got, step.unit)
		}
		got := v.timeline(q, step.periods)
		if got == nil || len(got.Bars) != step.bars || (got.WholeHref != "") != step.whole || len(got.Ticks) != step.ticks || got.First != step.firstLabel {
			t.Fatalf("%s to %s: %+v", q.From, q.To, got)
		}
		i := slices.IndexFunc(got.Bars, func(b web.Bar) bool { return b.Label == step.bar })
		if i < 0 || got.Bars[i].Href != "/?"+step.href || got.Bars[i].Title != step.title {
			t.Fatalf("%s to %s: no bar %s to %s in %+v", q.From, q.To, step.bar, step.href, got.Bars)
		}
		u, err := url.Parse(got.Bars[i].Href)
		if err != nil {
			t.Fatal(err)
		}
		if q, err = query.FromValues(u.Query()); err != nil {
			t.Fatal(err)
		}
	}
	if got := v.timeline(q, periods[1:2]); got != nil {
		t.Errorf("one day has a timeline: %+v", got)
	}
	if got := timelineUnit(query.Query{}.With(query.Year, "2019-03")); got != search.ByDay {
		t.Errorf("a chosen month is counted by %s", got)
	}
}

func TestTimelineOfShares(t *testing.T) {
	v := visitIn(t, web.French)
	periods := []search.Period{{From: "2010-03-01", Count: 5, All: 100}, {From: "2011-03-01", Count: 1, All: 2}}
	numbers := v.timeline(query.Query{Text: "a"}.Normal(), periods)
	v.share = true
	shares := v.timeline(query.Query{Text: "a"}.Normal(), periods)
	highest := func(tl *web.Timeline) string {
		return slices.MaxFunc(tl.Bars, func(a, b web.Bar) int { return a.H - b.H }).Label
	}
	if highest(numbers) != "mars 2010" || highest(shares) != "mars 2011" || numbers.Highest != "5" || shares.Highest != "50,0\u202f%" {
		t.Errorf("%s of %s, %s of %s", highest(numbers), numbers.Highest, highest(shares), shares.Highest)
	}
	if !shares.Scales[1].Current || strings.Contains(shares.Scales[0].Href, "scale") || !strings.Contains(shares.Bars[2].Href, "scale=share") {
		t.Errorf("%+v, %s", shares.Scales, shares.Bars[2].Href)
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
