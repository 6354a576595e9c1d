package interview

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokenize(t *testing.T) {
	for in, want := range map[string]string{
		"L'école s'ouvre.":              "L' école s' ouvre .",
		"A-t-il dit « oui » ?":          "A-t-il dit « oui » ?",
		"peut‑être\u00a0: 3,5 %":        "peut‑être : 3 , 5 %",
		"l’aujourd’hui":                 "l’ aujourd’ hui",
		"«mot»":                         "« mot »",
		"fin'":                          "fin '",
		"Jean-Marc R.":                  "Jean-Marc R .",
		"-t-il":                         "- t-il",
		"  deux  espaces ":              "deux espaces",
		"習近平「是」":                        "習近平 「 是 」",
		"césu\u00adre":                  "césu\u00adre",
		"":                              "",
		"a\tb\nc":                       "a b c",
		"d'Odile, qu'elle, jusqu'à l'œ": "d' Odile , qu' elle , jusqu' à l' œ",
	} {
		var got []string
		for _, tok := range tokenize(in) {
			if in[tok.start:tok.end] != tok.text {
				t.Errorf("%q: token %q is not at %d", in, tok.text, tok.start)
			}
			got = append(got, tok.text)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"ÉLÈVE": "eleve", "Cœur": "coeur", "L’été": "l'ete", "Ægir": "aegir", "ascii": "ascii", "Noël": "noel", "césu\u00adre": "cesure", "": "",
	} {
		if got := fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCountWords(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "un": 1, "l'école est là": 3, "a-t-il dit": 2, "3,5 %": 2, "« oui »": 1, "peut-être, non ?": 2, " — ": 0,
	} {
		if got := countWords(in); got != want {
			t.Errorf("%q: %d words, want %d", in, got, want)
		}
	}
}

func TestUpperOnly(t *testing.T) {
	for in, want := range map[string]bool{"UMG": true, "U.M.G.": true, "Umg": false, "U": false, "": false, "ÉLAN 2": true, "12": false} {
		if got := upperOnly(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"Un mot. Deux mots.":                       {"Un mot .", "Deux mots ."},
		"M. Brun parle. Il rit.":                   {"M . Brun parle .", "Il rit ."},
		"« Un mot. Deux mots. » Il rit.":           {"« Un mot . Deux mots . »", "Il rit ."},
		"« Un mot », dit-il. Il rit.":              {"« Un mot » , dit-il .", "Il rit ."},
		"Il rit ! et part.":                        {"Il rit ! et part ."},
		"Quoi ? Rien…":                             {"Quoi ?", "Rien …"},
		"J. R. Brun parle.":                        {"J . R . Brun parle ."},
		"Fin sans point":                           {"Fin sans point"},
		"« Un mot ! », dit-elle. « Deux. » Trois.": {"« Un mot ! » , dit-elle .", "« Deux . »", "Trois ."},
	} {
		p := newPassage(0, new(tokenRoom).read(in), newCast())
		var got []string
		for _, s := range p.sentences() {
			var words []string
			for _, tok := range p.toks[s.from:s.to] {
				words = append(words, tok.text)
			}
			got = append(got, strings.Join(words, " "))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestStraightMarks(t *testing.T) {
	for in, want := range map[string]bool{ // whether the first " of a text opens
		`"oui`: true, `l'"oui"`: true, `5" de`: false, `a"b`: false, `("oui")`: true, `" oui`: false, `"`: false,
	} {
		at := strings.IndexByte(in, '"')
		if got := opensMark(in, at, '"'); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestRuneIndex(t *testing.T) {
	text := "é«à»ü"
	r := newRuneIndex(text)
	for _, tt := range []struct{ at, want int }{{0, 0}, {2, 1}, {4, 2}, {len(text), 5}, {2, 1}, {6, 3}} {
		if got := r.at(tt.at); got != tt.want {
			t.Errorf("byte %d: rune %d, want %d", tt.at, got, tt.want)
		}
	}
}
