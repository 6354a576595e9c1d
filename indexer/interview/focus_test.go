package interview

import "testing"

// A sentence without a quote says who speaks in the next.
func TestFocus(t *testing.T) {
	checkSpoken(t, []spoken{
		{"its subject", []string{"p « On ferme », dit Marc Brun.", "p Lou Vidal a pris le relais à la barre. « La houle forcit d'heure en heure. »"},
			[]string{"On ferme ← Marc Brun", "La houle forcit d'heure en heure. ← Lou Vidal"}},
		{"whose speech it is", []string{"p « On ferme », dit Marc Brun.", "p Dans un entretien à la radio, la réponse est venue de Lou Vidal. « La houle forcit d'heure en heure. »"},
			[]string{"On ferme ← Marc Brun", "La houle forcit d'heure en heure. ← Lou Vidal"}},
		{"a witness with an age", []string{"p « On ferme », dit Marc Brun.", "p C'est aussi le cas de Lou, 32 ans, qui pêche à pied. « La houle forcit d'heure en heure. »"},
			[]string{"On ferme ← Marc Brun", "La houle forcit d'heure en heure. ← Lou"}},
		{"announced by", []string{"p « On ferme », dit Marc Brun.", "p La tempête avait été annoncée par la navigatrice Lou Vidal. « La houle forcit d'heure en heure. »"},
			[]string{"On ferme ← Marc Brun", "La houle forcit d'heure en heure. ← Lou Vidal"}},
		{"one of them speaks", []string{"p Les amis de Marc Brun s'inquiètent, et l'un d'eux met en garde. « La houle forcit d'heure en heure. »"},
			[]string{"La houle forcit d'heure en heure. ← l'un d'eux"}},
		{"nobody new", []string{"p « On ferme », dit Marc Brun.", "p Le vent tourne au nord. « La houle forcit d'heure en heure. »"},
			[]string{"On ferme ← Marc Brun", "La houle forcit d'heure en heure. ← Marc Brun"}},
		{"behind the quote", []string{"p « La houle forcit d'heure en heure. » Sur le quai, Lou Vidal avait prévenu."}, []string{"La houle forcit d'heure en heure. ← Lou Vidal"}},
	})
}

func TestGather(t *testing.T) {
	for in, want := range map[string]string{
		"Les époux envisagent de plaider.":            "Les époux",
		"Les pêcheurs du port ferment la route.":      "Les pêcheurs du port",
		"Les habitants de la Côte Noire en ont assez": "Les habitants de la Côte Noire",
		"Les vagues montent.":                         "",
		"Le marin rentre.":                            "",
		"Les":                                         "",
	} {
		p := newPassage(0, new(tokenRoom).read(in), newCast())
		m := &memory{cast: newCast()}
		for _, s := range p.sentences() {
			m.gather(p, s)
		}
		if m.group.name != want {
			t.Errorf("%q: %q, want %q", in, m.group.name, want)
		}
	}
}
