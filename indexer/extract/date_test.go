package extract

import (
	"testing"
	"time"
)

func TestFindDates(t *testing.T) {
	tests := []struct{ text, want string }{
		{"mardi 3 mars 2020 à 18h05", "2020-03-03T18:05:00+01:00"},
		{"Publié le 1er févr. 2019", "2019-02-01"},
		{"03/03/20", "2020-03-03"},
		{"08 / 03 / 2017", "2017-03-08"},
		{"le 21.03.2014, par", "2014-03-21"},
		{"20 Janvier 2016, 6:00am", "2016-01-20T06:00:00+01:00"},
		{"17 août 2021 - 9 h", "2021-08-17T09:00:00+02:00"},
		{"2022-10-03", "2022-10-03"},
		{"June 3, 2019", "2019-06-03"},
		{"June 3, 2019 at 4:15 pm", "2019-06-03T16:15:00+02:00"},
		{"15 déc. 1998 | 23:59:58", "1998-12-15T23:59:58+01:00"},
		{"Mercredi 1er avril 2020 à 7 heures 30", "2020-04-01T07:30:00+02:00"},
		{"le 3 MARS 2020", "2020-03-03"},
		{"3 mars 2020, 18:05:07", "2020-03-03T18:05:07+01:00"},
		{"3/3/2020 18h", "2020-03-03T18:00:00+01:00"},
		{"03-03-2020", "2020-03-03"},
		{"3.03.98", "1998-03-03"},
		{"mis en ligne le vendredi 29 février 2008", "2008-02-29"},
		{"29 février 2019", ""},
		{"3.13.2020", "2020-03-13"},
		{"13.13.2020", ""},
		{"3 mars2020", "2020-03-03"},
		{"2020/03/03", "2020-03-03"},
		{"3 mars 2020 à 25h", "2020-03-03"},
		{"31 février 2020", ""},
		{"12 rue de Mars", ""},
		{"le 45 mars 2020", ""},
		{"version 1.2.3", ""},
		{"3 mars 0001", ""},
	}
	for _, tt := range tests {
		got := ""
		if list := findDates(tt.text); len(list) > 0 && list[0].year > 0 {
			got = string(list[0].date())
		}
		if got != tt.want {
			t.Errorf("findDates(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestParseMachineDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2020-07-02T19:19:33+02:00", "2020-07-02T19:19:33+02:00"},
		{"2020-07-02T19:19:33Z", "2020-07-02T19:19:33Z"},
		{"2020-07-02T19:19:33.123Z", "2020-07-02T19:19:33Z"},
		{"2020-07-02T19:19:33", "2020-07-02T19:19:33+02:00"},
		{"2020-01-02 19:19", "2020-01-02T19:19:00+01:00"},
		{"Tue, 03 Mar 2020 18:05:00 +0100", "2020-03-03T18:05:00+01:00"},
		{"20200703", "2020-07-03"},
		{"3 mars 2020", "2020-03-03"},
		{"hier", ""},
		{"2008", ""},
		{"0000-00-00T00:00:00", ""},
	}
	for _, tt := range tests {
		got := ""
		if m, ok := parseMachineDate(tt.text); ok {
			got = string(m.date())
		}
		if got != tt.want {
			t.Errorf("parseMachineDate(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPublished(t *testing.T) {
	tests := []struct{ name, head, before, after, published, modified string }{
		{name: "metadata", head: `<meta property="article:published_time" content="2021-05-18T05:30:00+02:00">`, published: "2021-05-18T05:30:00+02:00"},
		{name: "in words below the title", before: headline + `<p>Publié le mardi 3 mars 2020 à 18h05 – mis à jour le 4 mars 2020</p>`, published: "2020-03-03T18:05:00+01:00"},
		{
			name: "the page shows another day than its metadata", head: `<meta property="article:published_time" content="2019-11-30T00:00:00+01:00">`,
			before: headline + `<p class="date">Publié le 12 octobre 2014</p>`, published: "2014-10-12",
		},
		{
			name: "UTC near midnight is the next day in Paris", before: headline + `<p>Publié le <time datetime="2015-08-31T22:00:00Z" pubdate>mardi 1er septembre 2015</time></p>`,
			published: "2015-09-01T00:00:00+02:00",
		},
		{name: "today's date in the page's header", before: `<header class="site-header"><p>Samedi 6 juin 2026</p></header>` + headline, published: ""},
		{name: "an event's date in the text", before: headline, after: `<div class=texte><p>Le salon se tiendra du 12 au 14 juin 2023 dans la grande halle, et l'entrée sera libre pour tous.</p></div>`, published: ""},
		{name: "a day without a year leaves it to metadata", head: `<meta name="dc.date" content="2018-08-20">`, before: headline + `<p>publié le 20 août</p>`, published: "2018-08-20"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.before
			if before == "" {
				before = headline
			}
			a := article(t, page(tt.head, before, tt.after))
			if string(a.Published) != tt.published {
				t.Errorf("published = %q, want %q", a.Published, tt.published)
			}
		})
	}
}

func TestDateFromAddress(t *testing.T) {
	r := read(t, Page{URL: "https://journal.example/2017/01/18/pont/", Body: []byte(page("", headline, ""))})
	if r.Article.Published != "2017-01-18" || !hasNote(r, "published", "address") {
		t.Errorf("published = %q, notes %v", r.Article.Published, r.Notes)
	}
}

func TestRelativeDates(t *testing.T) {
	body := []byte(page("", headline+`<p class=date>Publié hier à 18h05</p>`, ""))
	captured := time.Date(2020, 3, 4, 9, 0, 0, 0, time.UTC)
	if got := read(t, Page{Body: body, Captured: captured}).Article.Published; got != "2020-03-03T18:05:00+01:00" {
		t.Errorf("with the capture's time, published = %q", got)
	}
	if got := read(t, Page{Body: body}).Article.Published; got != "" {
		t.Errorf("without it, published = %q, want none", got)
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"mardi 3 mars 2020 à 18h05", "03/03/20", "2020-02-30T25:61:00Z", "1er 1er janvier", "é\xff3 mars 2020", "9999999999 mars 9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range findDates(s) {
			if m.start < 0 || m.end > len(s)+len("…") || m.start > m.end {
				t.Errorf("findDates(%q): range %d–%d", s, m.start, m.end)
			}
			if d := m.date(); m.year > 0 && d != "" {
				if _, ok := d.Time(); !ok {
					t.Errorf("findDates(%q): date %q is none", s, d)
				}
			}
		}
		parseMachineDate(s)
	})
}
