package bleveindex

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	a := newAnalyzer()
	for text, want := range map[string]string{
		"L’école, l'État":                "l' école l' état",
		"lʼécole l‘école":                "l' école l' école",
		"Aujourd’hui, quelqu’un d’autre": "aujourd'hui quelqu'un d' autre",
		"cafe\u0301 CAFÉ":                "café café",
		"sécu\u00adrité":                 "sécurité",
		"porte-parole www.exemple.fr":    "porte parole www.exemple.fr",
		"« Oui ! », dit-il":              "oui dit il",
		"":                               "",
		"… — !":                          "",
		strings.Repeat("x", longestToken+1) + " fin": "fin",
	} {
		tokens := a.tokens(text)
		forms := make([]string, len(tokens))
		for i, tok := range tokens {
			forms[i] = tok.form
			if tok.start < 0 || tok.end > len(text) || tok.start >= tok.end || (i > 0 && tok.pos <= tokens[i-1].pos) {
				t.Errorf("%q: token %+v", text, tok)
			}
		}
		if got := strings.Join(forms, " "); got != want {
			t.Errorf("%q:\n got  %q\n want %q", text, got, want)
		}
	}
}

func TestStems(t *testing.T) {
	a := newAnalyzer()
	stem := func(word string) string {
		tokens := a.tokens(word)
		return a.stem(&tokens[len(tokens)-1])
	}
	for _, same := range [][2]string{
		{"élections", "élection"}, {"Élèves", "eleve"}, {"œuvres", "oeuvre"}, {"coût", "cout"}, {"Noël", "noel"},
		{"régionaux", "régional"}, {"l'État", "etat"}, {"formations", "formation"},
	} {
		if x, y := stem(same[0]), stem(same[1]); x != y {
			t.Errorf("%s is %s and %s is %s", same[0], x, same[1], y)
		}
	}
	for _, other := range [][2]string{{"génération", "gens"}, {"libération", "libre"}, {"CNRS", "cnr"}, {"www.exemples.fr", "www.exemple.fr"}} {
		if x, y := stem(other[0]), stem(other[1]); x == y {
			t.Errorf("%s and %s are both %s", other[0], other[1], x)
		}
	}
}

func TestNearby(t *testing.T) {
	at := func(positions ...int64) []place {
		list := make([]place, len(positions))
		for i, p := range positions {
			list[i] = place{p, p}
		}
		return list
	}
	for _, c := range []struct {
		slop  int
		lists [][]place
		want  int
	}{
		{0, [][]place{at(3), at(4)}, 1},
		{0, [][]place{at(4), at(3)}, 1},
		{0, [][]place{at(3), at(5)}, 0},
		{1, [][]place{at(3, 20), at(5, 18)}, 2},
		{2, [][]place{at(3), at(9, 6), at(4)}, 1},
		{1, [][]place{at(3), at(6), at(9)}, 0},
		{9, [][]place{at(3), at(3)}, 0}, // a word is not near itself
		{9, [][]place{at(3), at(3 + valueApart)}, 0},
	} {
		if got := nearby(c.slop)(c.lists); len(got) != c.want {
			t.Errorf("%v within %d: %v, want %d", c.lists, c.slop, got, c.want)
		}
	}
}
