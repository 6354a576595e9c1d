package extract

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPlainText(t *testing.T) {
	tests := []struct{ name, in, title, lead, trail, first, last string }{
		{
			name: "title and paragraphs", in: "Le pont rouvre\n\nLes travaux sont finis depuis lundi.\n\nLa foule est venue.\n",
			title: "Le pont rouvre", first: "Les travaux sont finis depuis lundi.", last: "La foule est venue.",
		},
		{
			name: "a line a paragraph", in: "Le pont rouvre\nLes travaux sont finis depuis lundi.\nLa foule est venue.",
			title: "Le pont rouvre", first: "Les travaux sont finis depuis lundi.", last: "La foule est venue.",
		},
		{
			name:  "a trail, furniture on both sides",
			in:    "Menu\n\nTél. : 00 11 22\n\nAccueil > Travaux > Le pont rouvre\n\nLe pont rouvre\n\nAprès dix-huit mois, la circulation reprend sur le quai.\n\nLes travaux sont finis.\n\nImprimer cette page\n\nHaut de page\n",
			title: "Le pont rouvre", lead: "Après dix-huit mois, la circulation reprend sur le quai.", trail: "Accueil > Travaux", first: "Les travaux sont finis.", last: "Les travaux sont finis.",
		},
		{
			name:  "lines folded by a mail program",
			in:    "Le pont rouvre\r\n\r\nLes travaux sont\r\nfinis depuis lundi.\r\n\r\nLa foule\u00a0est venue.\r\n",
			title: "Le pont rouvre", first: "Les travaux sont finis depuis lundi.", last: "La foule est venue.",
		},
		{name: "one paragraph, no title", in: "Les travaux sont finis depuis lundi.", first: "Les travaux sont finis depuis lundi.", last: "Les travaux sont finis depuis lundi."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := read(t, Page{ContentType: "text/plain", Body: []byte(tt.in)}).Article
			if a.Title.String() != tt.title || a.Lead.String() != tt.lead || crumbLine(a) != tt.trail {
				t.Errorf("title %q, lead %q, trail %q", a.Title, a.Lead, crumbLine(a))
			}
			if len(a.Body) == 0 || a.Body[0].Text != tt.first || a.Body[len(a.Body)-1].Text != tt.last {
				t.Errorf("body = %q", a.Body)
			}
		})
	}
}

func TestPlainDateline(t *testing.T) {
	a := read(t, Page{Body: []byte("Le pont rouvre\n\nPar Maëlle Kervan, le 3 mars 2020\n\nLes travaux sont finis depuis lundi.\n")}).Article
	if a.Published != "2020-03-03" || len(a.Authors) != 1 || a.Authors[0] != "Maëlle Kervan" || a.Text != "Les travaux sont finis depuis lundi." {
		t.Errorf("published %q, authors %q, text %q", a.Published, a.Authors, a.Text)
	}
}

func TestArticleJSON(t *testing.T) {
	r := read(t, Page{ContentType: "application/json", Body: []byte(`{"url":"https://journal.example/a","title":"Le  pont","text":"Un.\n\nDeux.","language":"fr","published":"2020-03-03","authors":["Maëlle Kervan",""],"later":1}`)})
	a := r.Article
	if a.URL != "https://journal.example/a" || a.Title != "Le pont" || a.Text != "Un.\n\nDeux." || len(a.Body) != 2 || a.Published != "2020-03-03" {
		t.Errorf("article = %+v", a)
	}
	if len(a.Authors) != 1 || a.Tags == nil || a.Lead != "" || a.Kind != "article" || a.Version != 1 {
		t.Errorf("authors %q, tags %v, lead %q, kind %q, version %d", a.Authors, a.Tags, a.Lead, a.Kind, a.Version)
	}
	same := read(t, Page{URL: "https://journal.example/a", Body: []byte(page("", headline, ""))})
	if a.ID != same.Article.ID {
		t.Errorf("id %q, want that of the address, %q", a.ID, same.Article.ID)
	}
	untitled := read(t, Page{Body: []byte(`{"text":"Un texte sans titre."}`)}).Article
	if untitled.Title != "" || untitled.Text != "Un texte sans titre." {
		t.Errorf("title %q, text %q", untitled.Title, untitled.Text)
	}
}

func TestArticleJSONRefused(t *testing.T) {
	tests := []struct {
		in   string
		want error
	}{
		{`{"title": 3}`, ErrArticleJSON},
		{`{"title": "a", "published": "hier"}`, ErrArticleJSON},
		{`{"title": "a", "kind": "poem"}`, ErrArticleJSON},
		{`{"title": "a", "url": "ftp://x"}`, ErrArticleJSON},
		{`{"title": "a", "body": [{"type": "video", "text": "x"}]}`, ErrArticleJSON},
		{`{"title": "a"`, ErrArticleJSON},
		{`{}`, ErrEmpty},
	}
	for _, tt := range tests {
		if _, err := New(Options{}).Read(context.Background(), Page{ContentType: "application/json", Body: []byte(tt.in)}); !errors.Is(err, tt.want) {
			t.Errorf("Read(%s) error = %v, want %v", tt.in, err, tt.want)
		}
	}
}

func TestSniff(t *testing.T) {
	tests := []struct {
		text, contentType string
		want              form
	}{
		{"<!DOCTYPE html><p>a", "", markup},
		{"<p>a</p>", "text/plain", markup},
		{"\n<!-- a --><html>", "application/json", markup},
		{"Bonjour", "text/html", plainText},
		{"Bonjour <b>à tous</b>", "text/html", markup},
		{"a < b et b > c", "text/plain", plainText},
		{`{"title":"a"}`, "text/html", articleJSON},
		{"{ceci n'est pas du JSON}", "", plainText},
	}
	for _, tt := range tests {
		if got := sniff(tt.text, tt.contentType); got != tt.want {
			t.Errorf("sniff(%q, %q) = %d, want %d", tt.text, tt.contentType, got, tt.want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("Vous êtes dans : A > B > C\n\nC\n\nUn chapô assez long pour en être un, vraiment.\n\nTexte.\n\nHaut de page")
	f.Add("VOUS ÊTES İCİ > a\n\n?\n\n?")
	f.Add("\r\r\n \u00a0 \n>>>|||\n")
	f.Fuzz(func(t *testing.T, text string) {
		reading, err := New(Options{}).Read(context.Background(), Page{ContentType: "text/plain", Body: []byte(text)})
		if errors.Is(err, ErrPanic) {
			t.Fatal(err)
		}
		if err == nil && (!utf8.ValidString(reading.Article.Text) || strings.Contains(reading.Article.Text, "\n\n\n")) {
			t.Errorf("text = %q", reading.Article.Text)
		}
	})
}
