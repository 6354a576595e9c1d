package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

func TestHereMark(t *testing.T) {
	for _, s := range []string{"Vous êtes ici : Accueil", "Vous êtes dans : Accueil", "VOUS ÊTES ICI > Accueil", "You are here: Accueil", "Vous etes ici Accueil", "Êtes-vous ici ? non"} {
		n := hereMark(s)
		if n == 0 {
			t.Errorf("hereMark(%q) = 0", s)
		} else if rest := s[n:]; strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ">") {
			t.Errorf("hereMark(%q) leaves %q", s, rest)
		}
	}
	for _, s := range []string{"", "Accueil", "Vous êtes nombreux", "Ici, vous êtes", "İ vous êtes ici"} {
		if n := hereMark(s); n != 0 {
			t.Errorf("hereMark(%q) = %d", s, n)
		}
	}
}

func TestSplitTrail(t *testing.T) {
	tests := []struct {
		name string
		in   piece
		want []string
	}{
		{"bare text", piece{text: "Accueil > Ville › Travaux"}, []string{"Accueil", "Ville", "Travaux"}},
		{"other marks", piece{text: "Accueil » Ville ∼ Travaux → Ponts | Quais"}, []string{"Accueil", "Ville", "Travaux", "Ponts", "Quais"}},
		{"a link is one step", piece{text: " > Ponts > quais ", href: "/p"}, []string{"Ponts > quais"}},
		{"marks at the ends", piece{text: "  > Ville /"}, []string{"Ville"}},
		{"a slash inside a name stays", piece{text: "Eau / assainissement > Travaux"}, []string{"Eau / assainissement", "Travaux"}},
		{"nothing but marks", piece{text: " > "}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := slices.DeleteFunc(slices.Collect(splitTrail(tt.in)), func(s string) bool { return s == "" })
			if !slices.Equal(got, tt.want) {
				t.Errorf("steps = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNoTrail(t *testing.T) {
	step := func(labels ...string) []news.Crumb {
		var list []news.Crumb
		for _, l := range labels {
			list = append(list, news.Crumb{Label: l, URL: "/x"})
		}
		return list
	}
	tests := []struct {
		name   string
		crumbs []news.Crumb
		score  int
		none   bool
	}{
		{"two steps", step("Accueil", "Ville"), 35, false},
		{"one linked step", step("Ville"), 35, false},
		{"one step without a link", []news.Crumb{{Label: "Ville"}}, 35, true},
		{"nothing", nil, 35, true},
		{"a link back", step("Retour à la liste"), 35, true},
		{"all the articles", step("Tous les articles"), 35, true},
		{"too many steps", step(strings.Split(strings.Repeat("a ", maxCrumbs+1), " ")...), 35, true},
		{"a sentence", step("Accueil", strings.Repeat("une phrase sans fin ", 10)), 35, true},
		{"dates", step("Accueil", "2017", "juin", "24"), 35, true},
		{"a month's messages", step("Le blog", "Messages octobre 2016"), 35, true},
		{"a year among rubrics", step("Accueil", "Élections", "2017", "Ville"), 35, false},
		{"a menu from home on", step("Accueil", "L'école", "Formations", "Recherche", "Agenda"), homeScore, true},
		{"four steps from home on", step("Accueil", "L'école", "Formations", "Recherche"), homeScore, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if why := noTrail(tt.crumbs, trail{at: 1, score: tt.score}); (why != "") != tt.none {
				t.Errorf("noTrail = %q", why)
			}
		})
	}
}

func TestIsOwnTitle(t *testing.T) {
	d := newDraft(t.Context(), Page{})
	d.article.Title = "Le pont du moulin rouvrira dans dix-huit mois"
	for _, label := range []string{
		"Le pont du moulin rouvrira dans dix-huit mois", "LE PONT DU MOULIN ROUVRIRA DANS DIX-HUIT MOIS", "Le pont du moulin rouv…", "Le pont du moulin (…)",
		"Le pont du moulin rouvrira dans dix-huit mois - Le Journal", "Ville : le pont du moulin rouvrira dans dix-huit mois", "Le pont...",
	} {
		if !d.isOwnTitle(label) {
			t.Errorf("isOwnTitle(%q) = false", label)
		}
	}
	for _, label := range []string{"", "Le pont", "Ponts", "Accueil", "Le pont du village fermera dans deux mois"} {
		if d.isOwnTitle(label) {
			t.Errorf("isOwnTitle(%q) = true", label)
		}
	}
}

func TestLines(t *testing.T) {
	tests := []struct{ name, markup, want string }{
		{"to the line break", `<td>Vous êtes dans : <a href=/>Accueil</a> &gt; <a href=/v>Ville</a> &gt; Ponts<br>Imprimer &gt; envoyer`, "Accueil > Ville > Ponts"},
		{"to the next block", `<td>Vous êtes dans : Accueil &gt; Ville<p>Imprimer &gt; envoyer`, "Accueil > Ville"},
		{"in a font", `<td><font size=1>Vous êtes dans : Accueil &gt; Ville</font><br>`, "Accueil > Ville"},
		{"the mark in bold", `<td><b>Vous êtes ici :</b> <a href=/>Accueil</a> &gt; <a href=/v>Ville</a><br>`, "Accueil > Ville"},
		{"one step is no line", `<td>Vous êtes dans : Accueil<br>`, ""},
		{"no step", `<td>Vous êtes dans : <br>Accueil &gt; Ville<br>`, "Accueil > Ville"},
		{"home alone", `<td>Accueil<br>Ville &gt; Ponts<br>`, ""},
		{"in comments", `<td><div id=comments>Vous êtes dans : Accueil &gt; Ville<br></div>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// The cell is as large as a page, so that no element is the trail's own.
			a := article(t, "<html><body><table><tr>"+tt.markup+headline+prose+prose+"</td></tr></table></body></html>")
			if got := crumbLine(a); got != tt.want {
				t.Errorf("breadcrumb = %q, want %q", got, tt.want)
			}
			if tt.want != "" && strings.Contains(a.Text, "Vous êtes") {
				t.Errorf("the trail stands in the text: %q", a.Text)
			}
		})
	}
}

func TestTrailJumps(t *testing.T) {
	a := article(t, page("", `<div class=ariane><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a> <a href="#plus">i</a> <a href="#forum">27</a></div>`+headline, ""))
	if got := crumbLine(a); got != "Accueil > Travaux" {
		t.Errorf("breadcrumb = %q", got)
	}
}

func TestPartsOfADateArchive(t *testing.T) {
	a := article(t, page("", `<nav class="breadcrumbs"><span>Vous êtes ici :</span> <span><a href="/">Accueil</a></span> <span>›</span> <a href="/2017">2017</a> › <a href="/2017/06">juin</a></nav>`+headline, ""))
	if got := crumbLine(a); got != "" {
		t.Errorf("breadcrumb = %q, want none", got)
	}
}
