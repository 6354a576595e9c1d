package interview

import (
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// TestWhoIsPresented holds how the one voice of a talk without labels is found
// before the first question, and how surely.
func TestWhoIsPresented(t *testing.T) {
	turns := []string{"b Pourquoi avez-vous accepté ?", "p Je voulais voir.", "b Et vous restez ?", "p Je reste, oui."}
	tests := []struct {
		name  string
		in    Input
		intro []string
		by    string
		role  string
		sure  news.Confidence
	}{
		{"lead with role and verb", Input{Lead: "Marc Brun, pilote de ligne, raconte son année."}, nil, "Marc Brun", "pilote de ligne", news.Resolved},
		{"title", Input{Title: "Interview de M. Marc Brun, ministre de la mer, à Radio Vals le 3 mai"}, nil, "Marc Brun", "ministre de la mer", news.Resolved},
		{"role before the name", Input{Lead: "Le sociologue Marc Brun nous explique pourquoi."}, nil, "Marc Brun", "sociologue", news.Resolved},
		{"name with the role in brackets", Input{Title: "Marc Brun (politologue) : « Je reste »"}, nil, "Marc Brun", "politologue", news.Resolved},
		{"told the newsroom", Input{Lead: "Le rival de Paul Vidal ne cède rien, a confié Marc Brun dans un entretien à l'AFP."}, nil, "Marc Brun", "", news.Resolved},
		{"the fullest name", Input{Lead: "Brun a déclaré dans un entretien qu'il restait."}, []string{"p Confiné chez lui, Marc Brun lit."}, "Marc Brun", "", news.Resolved},
		{"the author is not the one who answers", Input{Lead: "Entretien sur le pont.", Authors: []string{"Lou Marchand"}}, []string{"p Lou Marchand a vu Marc Brun, pilote."}, "Marc Brun", "pilote", news.Resolved},
		{"two names, neither ahead", Input{Lead: "Entretien. Anne Petit, Paul Vidal, Jean Caron étaient là."}, nil, "Anne Petit", "", news.Guessed},
		{"a first name that is in no list", Input{Lead: "Entretien avec Zyphora Quarn, avocate."}, nil, "Zyphora Quarn", "avocate", news.Resolved},
		{"whose words open the lead", Input{Lead: "« La digue tiendra » : pour Marc Brun, pilote, le rapport du professeur Paul Vidal ne vaut rien."}, nil, "Marc Brun", "pilote", news.Resolved},
		{"nobody", Input{Lead: "Un entretien sur le pont."}, nil, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.ArticleID, tt.in.Blocks = "a", blocks(append(tt.intro, turns...)...)
			got := Find(tt.in)
			if got.Interview == nil {
				t.Fatal("no interview")
			}
			x := got.Interview.Exchanges[1]
			if string(x.Speaker) != tt.by || string(x.Role) != tt.role || x.Confidence != tt.sure {
				t.Errorf("%q, %q, %q; want %q, %q, %q", x.Speaker, x.Role, x.Confidence, tt.by, tt.role, tt.sure)
			}
		})
	}
}

func TestSignsOfATalk(t *testing.T) {
	talks := map[string]struct {
		talk talk
		want bool
	}{
		"vous and je, a person named": {talk{questions: []string{"Que faites-vous ?", "Et toi ?"}, answers: []string{"Je lis.", "Moi aussi."}, named: true}, true},
		"vous and je, nobody named":   {talk{questions: []string{"Que faites-vous ?", "Et toi ?"}, answers: []string{"Je lis.", "Moi aussi."}}, false},
		"impersonal, but announced": {talk{questions: []string{"Pourquoi ?", "Depuis quand ?"}, answers: []string{"- Par peur.", "- Depuis mai."},
			named: true, dashed: 2, around: "propos recueillis par lou marchand"}, true},
		"a rubric that says vous": {talk{questions: []string{"Avez-vous droit au congé ?", "Que devez-vous faire ?"}, answers: []string{"Oui.", "Rien."},
			title: "le conge en six questions", named: true}, false},
		"a reader's own questions": {talk{questions: []string{"Puis-je partir ?", "Où est mon dossier ?"}, answers: []string{"Nous vous le dirons.", "Chez nous."}, named: true}, false},
		"labels":                   {talk{form: form{labelled: true}, questions: []string{"Qui ?"}, answers: []string{"Elle."}, named: true}, true},
		"labels of a rubric": {talk{form: form{labelled: true}, questions: []string{"Puis-je ?"}, answers: []string{"Oui."},
			title: "foire aux questions", named: true}, false},
		"paragraphs alone": {talk{form: form{plain: true}, questions: []string{"Et vous ?", "Et toi ?"}, answers: []string{"Je lis.", "Moi aussi."}, named: true}, false},
	}
	for name, tt := range talks {
		if got, shown := tt.talk.weigh(); got != tt.want {
			t.Errorf("%s: %v, for the signs %q", name, got, shown)
		}
	}
}

func TestFirstPersonOutsideQuotes(t *testing.T) {
	for in, want := range map[string]bool{
		"Je lis.": true, "« Je lis. »": true, "Le maire a dit « je lis ».": false, `Le maire a dit "je lis".`: false, "Il lit.": false, "C'est à moi.": true,
	} {
		if saysI(in) != want {
			t.Errorf("%q: %v", in, !want)
		}
	}
}

func TestDescriptions(t *testing.T) {
	intro := "Anne Petit, maire de Vals, Paul Vidal, avocat, et l'intersyndicale des ports de Vals se sont vus. "
	tests := []struct {
		text, by string
		kind     news.SpeakerType
	}{
		{"« Le pont tiendra », dit la maire.", "Anne Petit", news.SpeakerPerson},
		{"« Le pont tiendra », dit l'avocat.", "Paul Vidal", news.SpeakerPerson},
		{"« Le pont tiendra », dit l'intersyndicale.", "l'intersyndicale des ports de Vals", news.SpeakerOrganisation},
		{"« Le pont tiendra », dit un proche de la maire.", "un proche de la maire", news.SpeakerAnonymous},
		{"« Le pont tiendra », dit le porte-parole de la maire.", "le porte-parole de la maire", news.SpeakerPerson},
		{"« Le pont tiendra », s'inquiètent une dizaine d'associations.", "une dizaine d'associations", news.SpeakerOrganisation},
		{"Selon une source, « le pont tiendra ».", "une source", news.SpeakerAnonymous},
		{"Pour Paul Vidal, « le pont tiendra ».", "Paul Vidal", news.SpeakerPerson},
		{"D'après l'Insee, « le pont tiendra ».", "l'Insee", news.SpeakerOrganisation},
		{"La maire, qui a promis « un pont neuf », sourit.", "Anne Petit", news.SpeakerPerson},
	}
	for _, tt := range tests {
		got := Find(Input{ArticleID: "a", Blocks: blocks("p " + intro + tt.text)}).Quotes
		if len(got) != 1 || string(got[0].Speaker) != tt.by || got[0].SpeakerType != tt.kind {
			t.Errorf("%s: %+v", tt.text, got)
		}
	}
}
