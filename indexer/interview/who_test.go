package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNamesAfterByline(t *testing.T) {
	for in, want := range map[string][]string{
		"Propos recueillis par Lou Marchand":                           {"Lou Marchand"},
		"(propos recueillis par Lou Marchand et Hugo Vidal)":           {"Lou Marchand", "Hugo Vidal"},
		"Entretien réalisé par : Lou Marchand, Hugo Vidal":             {"Lou Marchand", "Hugo Vidal"},
		"Interview menée par Lou MARCHAND le 3 mai":                    {"Lou Marchand"},
		"Propos recueillis par la rédaction":                           nil,
		"Les propos recueillis hier":                                   nil,
		"":                                                             nil,
		"Questions posées par Lou Marchand. Photos de Paul Vidal.":     {"Lou Marchand"},
		"Conférence animée avant que ne soit recueilli par écrit l'or": nil,
	} {
		if diff := cmp.Diff(want, namesAfterByline(in)); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

// The voices of a talk: by label, by the one label there is, by presentation.
func TestAnswerers(t *testing.T) {
	lead := "Soizic Arnal, cheffe d'orchestre, et Ludo Perrin, pianiste, préparent un disque. Entretien."
	tests := []struct {
		name  string
		lines []string
		want  []said
	}{
		{"surname as label", []string{"b Qui a commencé ?", "p **Arnal :** Moi, je crois.", "b Vous jouez demain ?", "p **Perrin :** Oui, nous jouons."},
			[]said{{"Qui a commencé ?", "Moi, je crois.", "Soizic Arnal"}, {"Vous jouez demain ?", "Oui, nous jouons.", "Ludo Perrin"}}},
		{"initials as label", []string{"b Qui a commencé ?", "p **S.A. :** Moi, je crois.", "b Vous jouez demain ?", "p **L.P. :** Oui, nous jouons."},
			[]said{{"Qui a commencé ?", "Moi, je crois.", "Soizic Arnal"}, {"Vous jouez demain ?", "Oui, nous jouons.", "Ludo Perrin"}}},
		{"both at once", []string{"b Qui a commencé ?", "p **Soizic Arnal et Ludo Perrin :** Nous deux.", "b Vous jouez demain ?", "p **Ludo Perrin :** Oui, nous jouons."},
			[]said{{"Qui a commencé ?", "Nous deux.", "Soizic Arnal et Ludo Perrin"}, {"Vous jouez demain ?", "Oui, nous jouons.", "Ludo Perrin"}}},
		{"both answer each question", []string{"b Qui a commencé ?", "p **Soizic Arnal :** Lui.", "p **Ludo Perrin :** Elle.", "b Vous jouez demain ?", "p **Soizic Arnal :** Oui.", "p **Ludo Perrin :** Non."},
			[]said{{"Qui a commencé ?", "Lui.", "Soizic Arnal"}, {"Qui a commencé ?", "Elle.", "Ludo Perrin"}, {"Vous jouez demain ?", "Oui.", "Soizic Arnal"}, {"Vous jouez demain ?", "Non.", "Ludo Perrin"}}},
		{"the label on the first answer only", []string{"b Qui a commencé ?", "p **Soizic Arnal :** Moi, je crois.", "b Vous jouez demain ?", "p Oui, nous jouons."},
			[]said{{"Qui a commencé ?", "Moi, je crois.", "Soizic Arnal"}, {"Vous jouez demain ?", "Oui, nous jouons.", "Soizic Arnal"}}},
		{"initials of nobody", []string{"b Qui a commencé ?", "p **Z.Z. :** Moi, je crois.", "b Vous jouez demain ?", "p **Z.Z. :** Oui, nous jouons."},
			[]said{{"Qui a commencé ?", "Moi, je crois.", ""}, {"Vous jouez demain ?", "Oui, nous jouons.", ""}}},
		{"a second journalist", []string{
			"p **Nina Sauret :** Qui a commencé ?", "p **Soizic Arnal :** Moi, je crois, un soir d'hiver, dans une salle vide, avec un seul archet et beaucoup de patience.",
			"p **Yann Moal :** Demain, alors.", "p **Soizic Arnal :** Oui, nous jouons demain, et après-demain encore, jusqu'à ce que le disque soit fini et que la salle soit pleine.",
			"p **Nina Sauret :** Et après ?", "p **Soizic Arnal :** Je dors."},
			[]said{
				{"Qui a commencé ?", "Moi, je crois, un soir d'hiver, dans une salle vide, avec un seul archet et beaucoup de patience.", "Soizic Arnal"},
				{"Demain, alors.", "Oui, nous jouons demain, et après-demain encore, jusqu'à ce que le disque soit fini et que la salle soit pleine.", "Soizic Arnal"},
				{"Et après ?", "Je dors.", "Soizic Arnal"},
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := Input{ArticleID: "a", Title: "Un disque à quatre mains", Lead: lead, Blocks: blocks(tt.lines...)}
			if diff := cmp.Diff(tt.want, exchangesOf(Find(in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
