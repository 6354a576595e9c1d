package interview

import "testing"

func TestIsRubric(t *testing.T) {
	for in, want := range map[string]bool{
		"Le permis en dix questions": true, "Foire aux questions : la cantine": true, "FAQ de la bibliothèque": true, "Crue : ce que l'on sait": true,
		"Tout savoir sur le bac": true, "Quiz : les ponts": true, "Vrai ou faux : le sel": true, "Carte : mode d'emploi": true,
		"Dix questions à Anne Brun": false, "Anne Brun : « Je reste »": false, "": false, "Questions": false, "En mer": false,
	} {
		if got := isRubric(fold(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestWhoIsAddressed(t *testing.T) {
	for in, want := range map[string][2]bool{ // somebody; the reader's own voice
		"Que faites-vous ?":              {true, false},
		"Quel est votre souvenir ?":      {true, false},
		"Pourquoi pars-tu ?":             {true, false},
		"Parle-moi de ton père.":         {true, false},
		"Puis-je partir ?":               {false, true},
		"Comment déclarer mes revenus ?": {false, true},
		"Qui paie ?":                     {false, false},
		"Où se garer ?":                  {false, false},
		"":                               {false, false},
	} {
		if addresses(in) != want[0] || asksForSelf(in) != want[1] {
			t.Errorf("%q: addresses %v, asks for self %v", in, addresses(in), asksForSelf(in))
		}
	}
}

func TestFirstPerson(t *testing.T) {
	for in, want := range map[string][2]bool{ // je; je or nous
		"J'y étais.":                    {true, true},
		"Nous y étions.":                {false, true},
		"C'était à nous, notre quai.":   {false, true},
		"On y était.":                   {false, false},
		"Elle a dit « j'y étais ».":     {false, false},
		"« J'y étais », puis plus rien": {true, true},
		"":                              {false, false},
	} {
		if saysI(in) != want[0] || speaksOfSelf(in) != want[1] {
			t.Errorf("%q: je %v, self %v", in, saysI(in), speaksOfSelf(in))
		}
	}
}

// A paragraph that only a question mark makes a question needs more signs where
// the page does not call itself an interview.
func TestPlainQuestionsNeedMore(t *testing.T) {
	lines := []string{"p Comment avez-vous commencé ?", "p J'ai aidé mon père, et je suis restée.", "p Et vos voisins ?", "p Ils nous ont crus fous. Je les comprends."}
	for lead, want := range map[string]bool{
		"Entretien avec Jeanne Roux.":                 true,
		"Rencontre avec Jeanne Roux, maire de Vals.":  true,
		"Rencontre avec Jeanne Roux.":                 false,
		"Jeanne Roux, maire de Vals, est un mystère.": false,
	} {
		got := Find(Input{ArticleID: "a", Lead: lead, Blocks: blocks(lines...)}).Interview != nil
		if got != want {
			t.Errorf("%q: %v", lead, got)
		}
	}
}

// Each sign, where it shows and where it does not.
func TestSigns(t *testing.T) {
	two := func(q, a string) talk { return talk{questions: []string{q, q}, answers: []string{a, a}} }
	shows := map[string][2]talk{ // shows, does not
		"the page calls itself an interview":                             {talk{around: "un entretien au long cours"}, talk{around: "un long cours"}},
		"a person is presented":                                          {talk{named: true}, talk{maybe: true}},
		"questions say vous or tu":                                       {two("Et vous ?", "Rien."), two("Et lui ?", "Rien.")},
		"some questions say vous or tu":                                  {two("Et vous ?", "Rien."), two("Et lui ?", "Rien.")},
		"answers say je":                                                 {two("Et lui ?", "Je ris."), two("Et lui ?", "Il rit.")},
		"answers speak in the first person":                              {two("Et lui ?", "Nous rions."), two("Et lui ?", "Il rit.")},
		"answers stand in quotation marks":                               {two("Et lui ?", "« Il rit. »"), two("Et lui ?", "Il rit.")},
		"answers open with a dash":                                       {talk{answers: []string{"a", "b"}, dashed: 1}, talk{answers: []string{"a", "b"}}},
		"answers carry a label":                                          {talk{answers: []string{"a", "b"}, labelled: 1}, talk{answers: []string{"a", "b"}}},
		"the page says that it answers its readers":                      {talk{title: "le bail en six questions"}, talk{title: "six questions a anne brun"}},
		"the questions are numbered":                                     {talk{questions: []string{"a", "b"}, numbered: 1}, talk{questions: []string{"a", "b"}}},
		"the questions are a reader's own":                               {two("Puis-je ?", "Oui."), two("Peut-il ?", "Oui.")},
		"answers speak to the reader":                                    {two("Quand ?", "Dès que vous pouvez."), two("Quand ?", "Demain.")},
		"a few turns inside a longer text are told, not held":            {talk{told: true}, talk{told: true, title: "entretien avec anne brun"}},
		"most answers say who speaks, behind the quoted words: a report": {two("Quand ?", "« Demain », répond la maire."), two("Quand ?", "« Demain. » Et il rit.")},
		"nobody is asked and nobody answers":                             {two("Quand ?", "Demain."), two("Quand partez-vous ?", "Demain.")},
		"labels, but nobody presented and no talk announced: a play": {
			talk{form: form{labelled: true}}, talk{form: form{labelled: true}, named: true},
		},
		"a person with a role is presented, most answers are in the first person": {
			talk{answers: []string{"Je ris."}, presented: true}, talk{answers: []string{"Il rit."}, presented: true},
		},
	}
	for _, s := range signs {
		both, ok := shows[s.name]
		if !ok {
			t.Errorf("no test of the sign %q", s.name)
			continue
		}
		if !s.shows(both[0]) {
			t.Errorf("%q does not show", s.name)
		}
		if s.shows(both[1]) {
			t.Errorf("%q shows where it should not", s.name)
		}
	}
}
