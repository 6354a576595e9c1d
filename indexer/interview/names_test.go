package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
)

func TestFindNames(t *testing.T) {
	tests := map[string][]string{
		"Hier Jeanne Roux a vu M. Brun.":                      {"Jeanne Roux", "Brun"},
		"la ministre de la Mer Jeanne Roux":                   {"Jeanne Roux"},
		"le président Paul de la Motte-Brun et Anne L. Vidal": {"Paul de la Motte-Brun", "Anne L. Vidal"},
		"JEANNE ROUX et Béatrice JOLIVET":                     {"Jeanne Roux", "Béatrice Jolivet"},
		"Anne Noël et le Père Noël":                           {"Anne Noël"},
		"rue Jeanne Roux, prix Marc Brun":                     nil,
		"le Conseil général de Paris et l'Université de Vals": nil,
		"Mme Le Goff, Me Vidal":                               {"Le Goff", "Vidal"},
		"J.-M. Brun":                                          nil,
		"Selon Marc Brun, Pourquoi Jeanne ?":                  {"Marc Brun"},
		"習近平 a reçu Владимир Иванов":                          nil,
		"Mort de Bernard Roux":                                {"Bernard Roux"},
	}
	for in, want := range tests {
		var got []string
		for _, m := range findNames(in, tokenize(in)) {
			if m.sure {
				got = append(got, m.name)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestRoles(t *testing.T) {
	tests := map[string]string{
		"Jeanne Roux, inspectrice générale et directrice de l'école, dresse le bilan": "inspectrice générale et directrice de l'école",
		"Jeanne Roux, 36 ans, sociologue, vit ici":                                    "sociologue",
		"Jeanne Roux (politologue) écrit":                                             "politologue",
		"Le député (LR) de l'Orne Marc Brun a voté":                                   "député (LR) de l'Orne",
		"selon l'ancienne ministre de la Justice Jeanne Roux":                         "ancienne ministre de la Justice",
		"le porte-parole de Marc Brun":                                                "",
		"Maire de Vals, Marc Brun a voté":                                             "Maire de Vals",
		"Marc Brun, qui revient, a voté":                                              "",
		"Marc Brun, avocat, auteur de deux livres, revient":                           "avocat, auteur de deux livres",
		"Marc Brun, venu en train, repart":                                            "",
	}
	for in, want := range tests {
		c := newCast()
		c.read(in, tokenize(in), inLead)
		if len(c.people) != 1 {
			t.Errorf("%q: %d people", in, len(c.people))
			continue
		}
		if got := c.people[0].role(); got != want {
			t.Errorf("%q: role %q, want %q", in, got, want)
		}
	}
}

func TestCastFindsByPartOfAName(t *testing.T) {
	c := newCast()
	for _, s := range []string{"Jeanne Roux et Marc Brun", "Luiz da Motta et Jean-Marc Vidal"} {
		c.read(s, tokenize(s), inLead)
	}
	for in, want := range map[string]string{"Roux": "Jeanne Roux", "JEANNE ROUX": "Jeanne Roux", "Jeanne": "Jeanne Roux", "da Motta": "Luiz da Motta", "Marc": "Marc Brun", "Petit": ""} {
		got := ""
		if who := c.find(in); who != nil {
			got = who.name
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if who := c.byInitials("JMV"); who == nil || who.name != "Jean-Marc Vidal" {
		t.Errorf("initials: %v", who)
	}
	if who := c.byInitials("XY"); who != nil {
		t.Errorf("initials of nobody: %v", who)
	}
}

func TestLabels(t *testing.T) {
	tests := []struct {
		in   line
		want label
	}{
		{line{text: "Q : Pourquoi ?"}, label{kind: asking, text: "Q", rest: "Pourquoi ?"}},
		{line{text: "QUESTION 2 - Pourquoi ?"}, label{kind: asking, text: "QUESTION", rest: "Pourquoi ?"}},
		{line{text: "Réponse: \"Oui\""}, label{kind: replying, text: "Réponse", rest: "\"Oui\""}},
		{line{text: "R. Oui"}, label{kind: replying, text: "R", rest: "Oui"}},
		{line{text: "Quand il pleut : rien"}, label{kind: naming, text: "Quand il pleut", rest: "rien", phrase: true}},
		{line{text: "J.R. : Oui"}, label{kind: naming, text: "J.R.", rest: "Oui"}},
		{line{text: "Jeanne Roux : oui", head: "Jeanne Roux :"}, label{kind: naming, text: "Jeanne Roux", rest: "oui"}},
		{line{text: "Jeanne Roux, Marc Brun et Lou Vidal : nous", head: "Jeanne Roux, Marc Brun et Lou Vidal"}, label{kind: naming, text: "Jeanne Roux, Marc Brun et Lou Vidal", rest: "nous"}},
		{line{text: "JEANNE ROUX, MAIRE DE VALS"}, label{kind: naming, text: "JEANNE ROUX", rest: ""}},
		{line{text: "Le ministre - Oui"}, label{kind: naming, text: "Le ministre", rest: "Oui"}},
		{line{text: "Il dit : oui"}, label{kind: naming, text: "Il dit", rest: "oui", phrase: true}},
		{line{text: ""}, label{}},
	}
	for _, tt := range tests {
		if got := readLabel(tt.in); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.in.text, got, tt.want)
		}
	}
}

// The same person in two articles has one name; two first names are two people.
func TestOneNameAPerson(t *testing.T) {
	name := func(line string) string {
		all := Find(Input{ArticleID: "a", Blocks: blocks("p " + line)}).Quotes
		if len(all) == 0 {
			return ""
		}
		return string(all[len(all)-1].Speaker)
	}
	for line, want := range map[string]string{
		"« On drague », dit Lucien PRADEAU.":                                                  "Lucien Pradeau",
		"« On drague », dit Lucien Pradeau.":                                                  "Lucien Pradeau",
		"Lucien Pradeau dirige le port. « On drague », dit M. Pradeau.":                       "Lucien Pradeau",
		"Lucien Pradeau dirige le port. « On drague », dit M. PRADEAU.":                       "Lucien Pradeau",
		"« On drague », dit Lucie Pradeau.":                                                   "Lucie Pradeau",
		"Lucien Pradeau dirige le port. « On drague », dit Lucie Pradeau.":                    "Lucie Pradeau",
		"« On drague », dit le Dr Lucien Pradeau.":                                            "Lucien Pradeau",
		"« On drague », dit Me de Pradeau.":                                                   "de Pradeau",
		"Lucien Pradeau, pilote, est là. « On drague », dit Lucien Pradeau du Club Nautique.": "Lucien Pradeau",
		"« On drague », dit la présidente de la commission des Lois Lucie Pradeau.":           "Lucie Pradeau",
		"« On drague », dit le Dr M.":                                                         "le Dr M",
		"« On drague », disait Louis XIV.":                                                    "Louis XIV",
		"« On drague », dit à l'AFP Zolvane, 20 ans.":                                         "Zolvane",
	} {
		if got := name(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	people := Find(Input{ArticleID: "a", Blocks: blocks("p Lucien PRADEAU, pilote, salue Lucie Pradeau. « On drague ici », dit Lucien Pradeau, directeur du port. « Non », dit Lucie Pradeau.")}).People
	if len(people) != 2 || people[0].Words != 3 || people[1].Words != 1 || len(people[0].Roles) != 2 {
		t.Errorf("people: %+v", people)
	}
}

func TestGenders(t *testing.T) {
	for name, want := range map[string]gender{
		"Jeanne Roux": female, "Philippe Roux": male, "Marc Brun": male, "Inès Brun": female, "Camille Brun": unknownGender,
		"Marie-Claude Vidal": female, "Jean-Claude Vidal": male, "Xyzzy Brun": unknownGender, "Jeanne": female, "Xyzzy": unknownGender,
		"Élisabeth Roux": female, "Yassine Roux": male, "Audrey Brun": female, "Souleymane Brun": male, "Alexis Vidal": unknownGender,
	} {
		if got := genderOfName(nameParts(name)); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
	if genderOfRole("la", "ministre") != female || genderOfRole("", "directeur") != male || genderOfRole("l'", "élève") != unknownGender {
		t.Error("roles")
	}
}

func TestLinesKeepStylesAndBreaks(t *testing.T) {
	got := linesOf(blocks("p **Qui ?** Moi.|Toi.||Lui."))
	want := []line{
		{text: "Qui ?", bold: true, apart: true, broken: true, tag: "p"},
		{text: "Moi.", tag: "p"},
		{text: "Toi.", tag: "p"},
		{text: "Lui.", apart: true, tag: "p"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Error(diff)
	}
	if got := linesOf([]Block{{Type: news.BlockParagraph, Text: "Une\n\nDeux"}}); len(got) != 2 || !got[1].apart {
		t.Errorf("plain text: %+v", got)
	}
}
