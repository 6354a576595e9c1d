package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Bodies that an article renames as it goes.
func TestBodies(t *testing.T) {
	checkSpoken(t, []spoken{
		{"the noun alone", []string{"p « On ferme », écrit la fédération des ports de Vals. « C'est provisoire », ajoute la fédération."},
			[]string{"On ferme ← la fédération des ports de Vals", "C'est provisoire ← la fédération des ports de Vals"}},
		{"the firm", []string{"p « On ferme », écrit Navelia dans un communiqué. « C'est provisoire », admet l'entreprise."},
			[]string{"On ferme ← Navelia", "C'est provisoire ← Navelia"}},
		{"the firm by its trade", []string{"p « On ferme », écrit Navelia dans un communiqué. « C'est provisoire », admet le constructeur de bateaux."},
			[]string{"On ferme ← Navelia", "C'est provisoire ← Navelia"}},
		{"another firm by name", []string{"p « On ferme », écrit Navelia. « C'est dommage », regrette le groupe Corvex."},
			[]string{"On ferme ← Navelia", "C'est dommage ← le groupe Corvex"}},
		{"the ministry is no firm", []string{"p « On ferme », écrit Navelia. « C'est dommage », regrette le ministère."},
			[]string{"On ferme ← Navelia", "C'est dommage ← le ministère"}},
		{"an acronym", []string{"p Le Syndicat libre des marins (SLM) proteste. « On ferme », écrit le SLM."}, []string{"On ferme ← Syndicat libre des marins"}},
		{"an acronym that nothing spells out", []string{"p « On ferme », écrit le SLM."}, []string{"On ferme ← le SLM"}},
		{"the authors of a study", []string{
			"p L'eau « a perdu deux degrés », selon une étude parue dans la Revue des lacs.", "p « Le plancton recule », notent les auteurs. « Il faut agir », conclut l'étude."},
			[]string{"a perdu deux degrés ← une étude parue dans la Revue des lacs", "Le plancton recule ← une étude parue dans la Revue des lacs", "Il faut agir ← une étude parue dans la Revue des lacs"}},
		{"the signatories of a letter", []string{"p Le port « se meurt », dit la lettre publiée par le Courrier. « Agissez », demandent les signataires."},
			[]string{"se meurt ← la lettre publiée par le Courrier", "Agissez ← la lettre publiée par le Courrier"}},
	})
}

func TestAcronyms(t *testing.T) {
	tests := map[string]map[string]string{
		"Le Syndicat libre des marins (SLM) proteste.":                {"SLM": "Syndicat libre des marins"},
		"Les sociétés de pêche à pied (SPP) et l'Union du lac (UDL).": {"SPP": "sociétés de pêche à pied", "UDL": "Union du lac"},
		"Paul Estève (UDL) a parlé (hier).":                           {},
		"Le port (VALS) ferme.":                                       {},
		"(SLM)":                                                       {},
	}
	for in, want := range tests {
		got := acronymsOf([]*passage{newPassage(0, new(tokenRoom).read(in), newCast())})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}
