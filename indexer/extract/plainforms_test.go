package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestParagraphsOf(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"blank lines", "Un.\n\nDeux.\n\n\n\nTrois.", []string{"Un.", "Deux.", "Trois."}},
		{"folded lines", "Un\npont.\n\nDeux.", []string{"Un pont.", "Deux."}},
		{"no blank line", "Un.\nDeux.\n", []string{"Un.", "Deux."}},
		{"of another system", "Un.\r\n\r\nDeux.\rencore", []string{"Un.", "Deux. encore"}},
		{"a line of spaces is blank", "Un.\n \t \nDeux.", []string{"Un.", "Deux."}},
		{"a trail stands alone", "Un.\nVous êtes dans : A > B\nDeux.\n\nTrois.", []string{"Un.", "Vous êtes dans : A > B", "Deux.", "Trois."}},
		{"nothing", " \n\n ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := paragraphsOf(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("paragraphs = %q, want %q", got, tt.want)
			}
		})
	}
	if got := len(paragraphsOf(strings.Repeat("a\n\n", maxParagraphs+10))); got != maxParagraphs {
		t.Errorf("%d paragraphs, the limit is %d", got, maxParagraphs)
	}
}

// TestPlainTrails holds how a trail of text and the title below it agree.
func TestPlainTrails(t *testing.T) {
	const after = "\n\nAprès dix-huit mois, la circulation reprend sur le quai du moulin.\n\nLes travaux sont finis.\n"
	tests := []struct{ name, in, title, trail, section string }{
		{"the title is its last step", "Vous êtes dans : Accueil > Travaux > Le pont rouvre\n\nLe pont rouvre" + after, "Le pont rouvre", "Accueil > Travaux", "Travaux"},
		{"cut off there", "Vous êtes dans : Accueil > Travaux > Le pont du moulin rou…\n\nLe pont du moulin rouvre" + after, "Le pont du moulin rouvre", "Accueil > Travaux", "Travaux"},
		{"the title is not in it", "Vous êtes ici : Accueil > Travaux\n\nLe pont rouvre" + after, "Le pont rouvre", "Accueil > Travaux", "Travaux"},
		{"from home, without words", "Accueil » Travaux » Le pont rouvre\n\nLe pont rouvre" + after, "Le pont rouvre", "Accueil > Travaux", "Travaux"},
		{"home alone", "Vous êtes dans : Accueil > Le pont rouvre\n\nLe pont rouvre" + after, "Le pont rouvre", "Accueil", ""},
		{"a sign amid a sentence", "Le pont rouvre\n\nA > B dit l'ingénieur, qui sourit." + after, "Le pont rouvre", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := read(t, Page{ContentType: "text/plain", Body: []byte(tt.in)}).Article
			if a.Title.String() != tt.title || crumbLine(a) != tt.trail || a.Section.String() != tt.section {
				t.Errorf("title %q, trail %q, section %q", a.Title, crumbLine(a), a.Section)
			}
		})
	}
}

func TestPlainInterview(t *testing.T) {
	in := "Le pont, vu d'en bas\n\nRosa Delahaye, plongeuse, inspecte les piles depuis vingt ans.\n\nQue voyez-vous sous le pont ?\n\nDes pierres, et des vélos.\n\nEt du côté du moulin ?\n\nEncore des vélos.\n\nPropos recueillis par Yann Tessier\n"
	a := read(t, Page{ContentType: "text/plain", Body: []byte(in)}).Article
	if a.Lead != "Rosa Delahaye, plongeuse, inspecte les piles depuis vingt ans." {
		t.Errorf("lead = %q", a.Lead)
	}
	if len(a.Authors) != 1 || a.Authors[0] != "Yann Tessier" {
		t.Errorf("authors = %q", a.Authors)
	}
}

// TestArticleJSONParts holds what an article of our own contract keeps, and
// what is made anew.
func TestArticleJSONParts(t *testing.T) {
	tests := []struct {
		name, in string
		check    func(t *testing.T, r *Reading)
	}{
		{"a kind that is said stands", `{"title":"Un pont","text":"Un.","kind":"opinion"}`, func(t *testing.T, r *Reading) {
			if r.Article.Kind != "opinion" {
				t.Errorf("kind = %q", r.Article.Kind)
			}
		}},
		{"a body of blocks", `{"title":"Un pont","body":[{"text":"Un."},{"type":"caption","text":"Le quai."},{"text":" "},{"type":"heading","text":"Deux"}]}`, func(t *testing.T, r *Reading) {
			if a := r.Article; len(a.Body) != 3 || a.Text != "Un.\n\nDeux" {
				t.Errorf("body %q, text %q", a.Body, a.Text)
			}
		}},
		{"ids and quotes of others are not trusted", `{"title":"Un pont","text":"Un.","id":"aaaa","version":9,"quotes":[{"id":"x","text":"Un."}],"people":[{"name":"Rosa"}]}`, func(t *testing.T, r *Reading) {
			if a := r.Article; a.ID == "aaaa" || a.Version != 1 || len(a.Quotes) != 0 || len(a.People) != 0 {
				t.Errorf("article = %+v", a)
			}
		}},
		{"marks nobody sees go", `{"title":"Un\u00adpont ","text":"Un.","tags":["quai "," ",""],"section":" Ville\u200b"}`, func(t *testing.T, r *Reading) {
			if a := r.Article; a.Title != "Unpont" || !slices.Equal(a.Tags, []string{"quai"}) || a.Section != "Ville" {
				t.Errorf("title %q, tags %q, section %q", a.Title, a.Tags, a.Section)
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.check(t, read(t, Page{ContentType: "application/json", Body: []byte(tt.in)}))
		})
	}
	r := read(t, Page{URL: "https://journal.example/b", ContentType: "application/json", Body: []byte(`{"url":"https://journal.example/a","title":"Un pont"}`)})
	if r.Article.URL != "https://journal.example/b" {
		t.Errorf("url = %q: the caller's address wins", r.Article.URL)
	}
}
