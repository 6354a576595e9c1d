package query

import (
	"errors"
	"testing"
)

func TestNearFields(t *testing.T) {
	for _, c := range []struct{ in, typed, meant, nearest string }{
		{"speeker:kerdraon", "speeker", "speaker", "locuteur:kerdraon"},
		{"partenariat locuter:kerdraon", "locuter", "locuteur", "partenariat locuteur:kerdraon"},
		{"tite:paris", "tite", "titre", "titre:paris"},
		{"titel:paris", "titel", "title", "titre:paris"},
		{"Speeker:kerdraon", "Speeker", "speaker", "locuteur:kerdraon"},
		{"-auteru:dupont loi", "auteru", "auteur", "-auteur:dupont loi"},
		{`rubirque:"vie locale"`, "rubirque", "rubrique", `rubrique:"vie locale"`},
		{"sectoin:(sport OU culture)", "sectoin", "section", "rubrique:(sport OU culture)"},
		{"évènemant:colloque", "évènemant", "evenement", "evenement:colloque"},
		{"mot_cel:loi", "mot_cel", "mot-cle", "mot-cle:loi"},
		{"repnose:oui", "repnose", "reponse", "reponse:oui"},
		{"datte:2019 loi", "datte", "date", "date:2019 loi"},
		{"tpye:interview", "tpye", "type", "type:interview"},
	} {
		_, err := Parse(c.in)
		var wrong *SyntaxError
		if !errors.As(err, &wrong) || wrong.Problem != ProblemUnknownField {
			t.Errorf("Parse(%q): %v, want an unknown field", c.in, err)
			continue
		}
		at := c.in[wrong.At.Start:wrong.At.End]
		if wrong.Typed != c.typed || wrong.Meant != c.meant || wrong.Nearest != c.nearest || at != c.typed+":" {
			t.Errorf("Parse(%q): %q at %q, meant %q, nearest %q", c.in, wrong.Typed, at, wrong.Meant, wrong.Nearest)
		}
	}
	_, err := Parse("speeker:kerdraon")
	var wrong *SyntaxError
	if !errors.As(err, &wrong) {
		t.Fatal(err)
	}
	if want := "no field speeker; did you mean speaker?"; wrong.Message != want || wrong.Explain(English) != want {
		t.Errorf("%q, %q", wrong.Message, wrong.Explain(English))
	}
	if got, want := wrong.Explain(French), "il n’y a pas de champ speeker ; vouliez-vous dire speaker ?"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Words with a colon that are no field misspelt stay words.
func TestNoNearFields(t *testing.T) {
	for in, want := range map[string]string{
		"Bilan:3 morts":         "and(Bilan 3 morts)",
		"Verdoux:le retour":     "and(Verdoux le retour)",
		"à 10:30":               "and(à 10:30)",
		"http://a.fr/tite:b":    "url:http://a.fr/tite:b",
		"tite: paris":           "and(tite paris)",
		"tite :paris":           "and(tite paris)",
		"tite:":                 "tite",
		"Tite:paris":            "and(Tite paris)",
		"sélection:les livres":  "and(sélection les livres)",
		"Élection:le duel":      "and(Élection le duel)",
		"action:réaction":       "and(action réaction)",
		"cite:moderne":          "and(cite moderne)",
		"url:a.fr/tite:b":       "url:a.fr/tite:b",
		"mol:x dat:y":           "and(mol x dat y)",
		"mailto:jean@a.fr":      "and(mailto jean@a.fr)",
		"Le procès:ce qu’on en": "and(Le procès ce qu'on en)",
	} {
		n, err := Parse(in)
		if err != nil || show(n) != want {
			t.Errorf("Parse(%q) = %s, %v; want %s", in, show(n), err, want)
		}
	}
}
