package news

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestNormalizeURL(t *testing.T) {
	tests := []struct{ in, want string }{
		{"HTTP://Www.Exemple.FR:80", "http://www.exemple.fr/"},
		{"https://exemple.fr:443/a/../b/./c#fin", "https://exemple.fr/b/c"},
		{"https://exemple.fr/a/b/..", "https://exemple.fr/a/"},
		{"https://exemple.fr/a?utm_source=x&id=3&xtor=RSS-1", "https://exemple.fr/a?id=3"},
		{"https://exemple.fr/a?b=2&a=1", "https://exemple.fr/a?b=2&a=1"},
		{"https://exemple.fr/a?", "https://exemple.fr/a"},
		{"https://moi:secret@exemple.fr./a", "https://exemple.fr/a"},
		{"https://école.example/é", "https://xn--cole-9oa.example/%C3%A9"},
		{"https://xn--cole-9oa.example/%c3%a9", "https://xn--cole-9oa.example/%C3%A9"},
		{"http://127.0.0.1:8089/a/", "http://127.0.0.1:8089/a/"},
		{"http://[::1]:80/a", "http://[::1]/a"},
		{" https://exemple.fr/a ", "https://exemple.fr/a"},
	}
	for _, tt := range tests {
		got, err := NormalizeURL(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("%q: %q, %v; want %q", tt.in, got, err, tt.want)
		}
	}
	for _, bad := range []string{"", "/a", "ftp://a.example/", "http://", "mailto:a@b.fr", "https://a b/", "http://%zz/", "https://a.example/" + strings.Repeat("x", MaxURL)} {
		if got, err := NormalizeURL(bad); err == nil {
			t.Errorf("%q: %q, want an error", bad, got)
		}
	}
}

func TestID(t *testing.T) {
	same := []string{"http://exemple.fr/a", "https://exemple.fr/a#x", "https://EXEMPLE.fr:443/a?utm_medium=y"}
	first, err := ID(same[0])
	if err != nil || !ValidID(first) {
		t.Fatalf("%q, %v", first, err)
	}
	for _, u := range same[1:] {
		if id, err := ID(u); err != nil || id != first {
			t.Errorf("%s: %s, %v; want %s", u, id, err, first)
		}
	}
	if other, _ := ID("https://exemple.fr/a/"); other == first {
		t.Error("with and without a slash may be two pages")
	}
	for _, bad := range []string{"", "abc", strings.Repeat("A", 16), strings.Repeat("1", 16), first + "a"} {
		if ValidID(bad) {
			t.Errorf("%q passes for an id", bad)
		}
	}
}

func TestWordsID(t *testing.T) {
	a := WordsID("article", "« Nous avançons. »", 0)
	if a != WordsID("article", "nous  avançons", 0) {
		t.Error("case, marks and spaces must not change the name")
	}
	if a == WordsID("article", "nous avançons", 1) || a == WordsID("autre", "nous avançons", 0) {
		t.Error("another place or article is another name")
	}
}

func TestContentHash(t *testing.T) {
	a := Article{Title: "Un titre", Text: "Le texte.\n\nLa suite."}
	b := a
	b.Text, b.Site = "Le texte. La  suite", "Ailleurs"
	if a.ContentHash() != b.ContentHash() {
		t.Error("spacing and site are not what is said")
	}
	b.Text += " Et fin."
	if a.ContentHash() == b.ContentHash() {
		t.Error("other words must count")
	}
}

func TestDate(t *testing.T) {
	for _, good := range []string{"2020-03-03", "2020-03-03T18:05:00+01:00", "2020-03-03T18:05:00Z"} {
		d, err := ParseDate(good)
		if err != nil || d.Day() != "2020-03-03" || d.Month() != "2020-03" || d.Year() != "2020" {
			t.Errorf("%s: %v %s", good, err, d)
		}
		if d.HasTime() != strings.Contains(good, "T") {
			t.Errorf("%s: HasTime %v", good, d.HasTime())
		}
	}
}

func TestDateRefused(t *testing.T) {
	for _, bad := range []string{"2020", "2020-02-30", "03/03/2020", "0000-01-01", "9999-01-01", "2020-03-03 18:05"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("%s: %s, want an error", bad, d)
		}
	}
	if _, err := NewDay(2021, 2, 29); err == nil {
		t.Error("29 February 2021 passes")
	}
	if d, err := NewTime(time.Date(2020, 3, 3, 18, 5, 0, 0, time.FixedZone("", 3600))); err != nil || d != "2020-03-03T18:05:00+01:00" {
		t.Errorf("%s, %v", d, err)
	}
	if empty := Date(""); empty.Day() != "" || empty.Month() != "" || empty.Year() != "" || empty.HasTime() {
		t.Error("an empty date has parts")
	}
}

func TestTextOf(t *testing.T) {
	got := TextOf([]Block{{BlockParagraph, "Un."}, {BlockCaption, "Photo"}, {BlockHeading, "Deux"}, {BlockParagraph, ""}, {BlockQuote, "Trois."}})
	if want := "Un.\n\nDeux\n\nTrois."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The JSON form is a contract: every field is there, absent ones as null or [].
func TestArticleJSON(t *testing.T) {
	out, err := json.Marshal((&Article{ID: "x", Kind: KindOther}).Fill())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"x","version":0,"url":"","site":null,"language":null,"kind":"other","title":null,"lead":null,"text":"","body":[],` +
		`"published":null,"modified":null,"authors":[],"agency":[],"tags":[],"section":null,"breadcrumb":[],"images":[],"interview":null,"quotes":[],"people":[],"events":[]}`
	if string(out) != want {
		t.Errorf("got  %s\nwant %s", out, want)
	}
	var back Article
	if err := json.Unmarshal(out, &back); err != nil || back.Title != "" || back.Published != "" {
		t.Errorf("%+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"published":"hier"}`), &back); err == nil {
		t.Error("a date that is none passes")
	}
	if err := json.Unmarshal([]byte(`{"title":3}`), &back); err == nil {
		t.Error("a title that is no string passes")
	}
}

func TestExchangeAndQuoteByID(t *testing.T) {
	a := Article{Quotes: []Quote{{ID: "q"}}}
	if _, ok := a.Exchange("e"); ok {
		t.Error("no interview has an exchange")
	}
	a.Interview = &Interview{Exchanges: []Exchange{{ID: "d"}, {ID: "e", Question: "?"}}}
	if e, ok := a.Exchange("e"); !ok || e.Question != "?" {
		t.Error("exchange not found")
	}
	if _, ok := a.Quote("q"); !ok {
		t.Error("quote not found")
	}
	if _, ok := a.Quote("e"); ok {
		t.Error("an exchange passes for a quote")
	}
	filled := a.Fill()
	if filled.Interview.Interviewers == nil || filled.Quotes[0].Parts == nil {
		t.Error("inner lists are nil")
	}
}

func TestSameSite(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"https://www.exemple.fr/a", "http://exemple.fr/b", true},
		{"https://exemple.fr", "https://autre.fr", false},
		{"http://127.0.0.1:80/", "http://127.0.0.1:81/", false},
		{"", "", false},
		{"::", "https://exemple.fr", false},
	}
	for _, tt := range tests {
		if got := SameSite(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func FuzzNormalizeURL(f *testing.F) {
	for _, s := range []string{"HTTP://Www.Exemple.FR:80/../a?utm_x=1#b", "https://é.example/%2f/..", "http://[::1]/%zz", "https://a.example//b//"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, err := NormalizeURL(s)
		if err != nil {
			return
		}
		twice, err := NormalizeURL(once)
		if err != nil && len(once) <= MaxURL {
			t.Fatalf("%q → %q, which is refused: %v", s, once, err)
		}
		if err == nil && twice != once {
			t.Fatalf("%q → %q → %q", s, once, twice)
		}
	})
}
