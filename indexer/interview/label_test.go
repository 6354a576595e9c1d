package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// keptLabels are the labels that a page's lines keep, "" for none.
func keptLabels(authors []string, lines ...string) []string {
	in := Input{Blocks: blocks(lines...), Authors: authors}
	p := newPage(in, new(tokenRoom))
	p.castAll()
	var out []string
	for _, lab := range labelsOf(p.lines, p.cast, authors) {
		out = append(out, lab.text)
	}
	return out
}

func TestKeptLabels(t *testing.T) {
	tests := []struct {
		name    string
		authors []string
		lines   []string
		want    []string
	}{
		{"a paper's name before questions", nil, []string{"p Le phare : Qui ?", "p Moi.", "p Le phare : Quand ?", "p Hier."}, []string{"Le phare", "", "Le phare", ""}},
		{"the same words before statements", nil, []string{"p Le bilan : bon.", "p Moi.", "p Le bilan : mauvais."}, []string{"", "", ""}},
		{"a phrase once", nil, []string{"p Une seule question : qui ?", "p Moi."}, []string{"", ""}},
		{"initials that return", nil, []string{"p A.B. : Qui ?", "p C.D. : Moi.", "p A.B. : Quand ?", "p C.D. : Hier."}, []string{"A.B.", "C.D.", "A.B.", "C.D."}},
		{"initials once", nil, []string{"p NB : rien.", "p Fin."}, []string{"", ""}},
		{"an author's initials", []string{"Anne Brun"}, []string{"p AB : Qui ?", "p Moi.", "p AB : Quand ?"}, []string{"AB", "", "AB"}},
		{"one letter of a list", nil, []string{"p R : rouge.", "p Bleu."}, []string{"", ""}},
		{"an English answer behind a question", nil, []string{"p Q : Qui ?", "p A : Moi.", "p A : rien."}, []string{"Q", "A", ""}},
		{"initials that begin with R and Q", nil, []string{"p Q.L. : Qui ?", "p R.D. : Moi.", "p Q.L. : Quand ?", "p R. D. : Hier.", "p R.D. : Et demain."}, []string{"Q.L.", "R.D.", "Q.L.", "R. D.", "R.D."}},
		{"letters in pairs", nil, []string{"p Q : Qui ?", "p R : Moi."}, []string{"Q", "R"}},
		{"a known name", nil, []string{"p Voici Jeanne Roux, maire.", "p **Jeanne Roux :** Oui."}, []string{"", "Jeanne Roux"}},
		{"a role", nil, []string{"p **La journaliste :** Qui ?", "p **Le marin :** Moi.", "p **La journaliste :** Quand ?"}, []string{"La journaliste", "", "La journaliste"}},
		{"hours are no labels", nil, []string{"p 10 h : départ.", "p 12 h : arrivée.", "p 10 h : retour."}, []string{"", "", ""}},
		{"a question on a bold word", nil, []string{"p Bilan : que retenir ?", "p **Premier point :** rien."}, []string{"", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, keptLabels(tt.authors, tt.lines...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPhraseLabel(t *testing.T) {
	for in, want := range map[string]label{
		"Le phare : Qui ?":                    {kind: naming, text: "Le phare", rest: "Qui ?", phrase: true},
		"L’écho\u00a0: Qui ?":                 {kind: naming, text: "L’écho", rest: "Qui ?", phrase: true},
		"le phare : Qui ?":                    {},
		"Un deux trois quatre cinq six : Q ?": {},
		"Bon, alors : qui ?":                  {},
		"Qui ?":                               {},
		":":                                   {},
		"":                                    {},
	} {
		if got := phraseLabel(line{text: in}); got != want {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

func TestOrders(t *testing.T) {
	for in, want := range map[string]bool{
		"Racontez-nous ce matin-là.": true, "Parlez-moi de lui.": true, "Parle-nous du port.": true, "– Décrivez la salle.": true, "Dites-nous tout !": true,
		"Expliquez": false, "Chez nous, on pêche.": false, "racontez-nous.": false, "Avez-vous peur.": false, "Vous partez.": false, "": false, "-": false,
	} {
		if got := orders(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
