package interview

import "testing"

// Where a description of a speaker ends.
func TestDescriptionEnds(t *testing.T) {
	for in, want := range map[string]string{
		"la capitaine du port de Vals a parlé":                         "la capitaine du port de Vals",
		"l'auteur de ce billet":                                        "l'auteur de ce billet",
		"les Marins sans Frontières ont parlé":                         "les Marins sans Frontières",
		"des témoins interrogés par l'agence du port":                  "des témoins interrogés par l'agence du port",
		"la coopérative basée à Vals":                                  "la coopérative",
		"un proche du maire au quotidien local":                        "un proche du maire",
		"la conseillère au Sénat":                                      "la conseillère au Sénat",
		"les éleveurs du plateau réclament une route":                  "les éleveurs du plateau",
		"la gendarmerie reçoit plusieurs appels":                       "la gendarmerie",
		"une conseillère de l'équipe de M. Roux":                       "une conseillère de l'équipe de M. Roux",
		"cette semaine":                                                "",
		"le 3 mars":                                                    "",
		"le même jour":                                                 "",
		"l'opérateur autour d'une grande table":                        "l'opérateur",
		"la ligue l'avait dit":                                         "la ligue",
		"un des membres du club":                                       "un des membres du club",
		"le phare la digue le quai la rade le bac le môle la baie est": "",
	} {
		p := newPassage(0, new(tokenRoom).read(in), newCast())
		got := ""
		if to := p.nounPhraseEnd(0, len(p.toks)); to > 0 {
			got = in[p.toks[0].start:p.toks[to-1].end]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Who is described without a name.
func TestDescribedSpeakers(t *testing.T) {
	checkSpoken(t, []spoken{
		{"far behind the verb", []string{"p « On drague », a indiqué sur les ondes la flottille du Ponant."}, []string{"On drague ← la flottille du Ponant"}},
		{"a family is nobody's last speaker", []string{"p « On drague », dit Paul Estève. « Il dort », a indiqué lundi sa famille."},
			[]string{"On drague ← Paul Estève", "Il dort ← sa famille"}},
		{"a family is not its member", []string{"p Paul Estève dort. « On drague », a dit Me Jean Tavel, l'avocat de la famille Estève. « On creuse », a ajouté l'avocat."},
			[]string{"On drague ← Jean Tavel", "On creuse ← Jean Tavel"}},
		{"the advocate of many", []string{"p « On drague », s'est insurgé l'avocat des pilotes Me Jean Tavel, et Paul Estève, pilote, écoutait.", "p « On creuse », a ajouté l'avocat."},
			[]string{"On drague ← Jean Tavel", "On creuse ← Jean Tavel"}},
		{"for their part", []string{"p « On drague », a pour sa part fait valoir Me Jean Tavel, l'avocat des pilotes."}, []string{"On drague ← Jean Tavel"}},
		{"words within words", []string{"p Paul Estève dort. « Ils vont, disent-ils, draguer le port », a indiqué une source proche du port."},
			[]string{"Ils vont, disent-ils, draguer le port ← une source proche du port"}},
		{"words within their own", []string{"p « On drague, précise Paul Estève, dès lundi », assure le pilote."}, []string{"On drague dès lundi ← Paul Estève"}},
		{"a government is not its head", []string{"p Paul Estève dort. « On drague », a répondu l'administration Estève."}, []string{"On drague ← l'administration Estève"}},
		{"a verb that may be a noun", []string{`p La Société Valsoise des Ports conseille d'"éviter le quai à marée haute". L'administration valsoise accuse La Roche de "dormir à quai".`},
			[]string{"éviter le quai à marée haute ← La Société Valsoise des Ports", "dormir à quai ← L'administration valsoise"}},
		{"what for, not who", []string{"p Le maire Paul Estève annonce « une pause jeudi » pour Valsol, évoquant « une étape du port »."},
			[]string{"une pause jeudi ← Paul Estève", "une étape du port ← Paul Estève"}},
		{"an opinion shared by another", []string{"p « On drague », dit Paul Estève.", "p Un avis partagé par le Pr Oriel Tavel, médecin au port, marqué par la houle.", "p « On creuse », explique-t-il."},
			[]string{"On drague ← Paul Estève", "On creuse ← Oriel Tavel"}},
		{"moved by what nobody said", []string{"p « On drague », dit Paul Estève.", "p La cale est percée par un obus.", "p « On creuse », explique-t-il."},
			[]string{"On drague ← Paul Estève", "On creuse ← Paul Estève"}},
		{"according to somebody with a title", []string{"p « On drague » selon le Dr Oriel Tavel."}, []string{"On drague ← Oriel Tavel"}},
		{"according to what", []string{"p Paul Estève dort. La cale se vide selon une « approche calme et lente ». "}, nil},
		{"a party is not a name", []string{"p Paul Estève dort. « On drague », a poursuivi le chef de file Vert pour la métropole."}, []string{"On drague ← Paul Estève"}},
		{"a party before the name", []string{"p « On drague », a dit le député UPV Oriel-Loup Tavel."}, []string{"On drague ← Oriel-Loup Tavel"}},
		{"when is no speaker", []string{"p « On drague », a expliqué cette semaine devant les élus Rosalie Thévenot."}, []string{"On drague ← Rosalie Thévenot"}},
		{"who, behind a body", []string{"p Le port doit plaire à la cour des rivages, qui a ordonné de « combler les trous »."}, []string{"combler les trous ← la cour des rivages"}},
		{"who, behind a name and its role", []string{"p Rosalie Thévenot, adjointe à la Sécurité du port, qui estimait « la marée noire »."}, []string{"la marée noire ← Rosalie Thévenot"}},
		{"as somebody writes", []string{"p Paul Estève dort : comme l'écrit Rosalie Thévenot, « la mer n'attend pas »."}, []string{"la mer n'attend pas ← Rosalie Thévenot"}},
		{"marks inside a role", []string{"p « On drague », estime le conseiller « Vals d'abord » Paul Estève."}, []string{"On drague ← Paul Estève"}},
		{"where somebody is from", []string{"p « On drague », dit Paul Estève. « On creuse », poursuit le Breton."}, []string{"On drague ← Paul Estève", "On creuse ← le Breton"}},
		{"a source of nobody", []string{"p « On drague », dit Paul Estève. Le quai serait « fermé cet hiver » selon les premiers éléments."},
			[]string{"On drague ← Paul Estève"}},
		{"done to, not by", []string{"p L'enquête pour « vol de bouées » a été confiée aux gardes, a constaté Rosalie Thévenot."}, nil},
		{"said in other words", []string{"p Paul Estève dort. Autrement dit, le « quai » est fermé."}, nil},
		{"an office held by another", []string{"p « On drague », dit Paul Estève, pilote du port. « On creuse », dit le préfet."},
			[]string{"On drague ← Paul Estève", "On creuse ← le préfet"}},
		{"prime minister", []string{"p Le Premier ministre Paul Estève a reçu la ministre Rosalie Thévenot.", "p « On drague », a dit la ministre. « On creuse », a dit le Premier ministre."},
			[]string{"On drague ← Rosalie Thévenot", "On creuse ← Paul Estève"}},
		{"one says, from a source", []string{"p Le quai « ferme dès lundi », précise-t-on de source portuaire."}, []string{"ferme dès lundi ← source portuaire"}},
		{"one says, at a place", []string{"p Paul Estève dort. Le quai « ferme dès lundi », a-t-on affirmé à la préfecture du Ponant."}, []string{"ferme dès lundi ← la préfecture du Ponant"}},
		{"one says", []string{"p Paul Estève dort. Le quai « ferme dès lundi », dit-on."}, []string{"ferme dès lundi ← "}},
		{"a subject before a painter", []string{"p « On drague », dit Paul Estève.", "p Rosalie Thévenot a vendu un tableau de Lou Vidal. « C'est un faux », dit-elle."},
			[]string{"On drague ← Paul Estève", "C'est un faux ← Rosalie Thévenot"}},
		{"a body says", []string{"p La fédération du sel fait valoir que le port respecte la loi, « qui impose des filtres », dit-elle."}, []string{"qui impose des filtres ← La fédération du sel"}},
		{"said of the name before", []string{"p « On drague », dit Paul Estève. Lou Vidal « a été reçue à la capitainerie ce matin »."},
			[]string{"On drague ← Paul Estève", "a été reçue à la capitainerie ce matin ← Paul Estève"}},
		{"a source before a colon", []string{"p « On drague », dit Paul Estève.", "p Pour Rosalie Thévenot, porte-parole des marins, ce port n'a pas que des défauts :", "p « Il abrite tout le monde quand la mer se lève. »"},
			[]string{"On drague ← Paul Estève", "Il abrite tout le monde quand la mer se lève. ← Rosalie Thévenot"}},
	})
}

// Confidence: stated where the words name the speaker, guessed where only
// nearness does.
func TestConfidence(t *testing.T) {
	for line, want := range map[string]string{
		"« On drague », dit Paul Estève. « On creuse », dit-il.":                                            "resolved",
		"« On drague », dit Paul Estève. « On creuse », dit M. Estève.":                                     "resolved",
		"« On drague », dit Paul Estève. « On creuse », dit le Breton.":                                     "",
		"« On drague », dit Paul Estève, pilote. « On creuse », dit le pilote.":                             "resolved",
		"« On drague », dit Paul Estève. « On creuse », dit le pilote.":                                     "guessed",
		"« On drague », dit Paul Estève. « On creuse », dit le pilote. « Non », dit-il.":                    "guessed",
		"« On drague », dit Paul Estève. « On creuse encore un peu par ici. »":                              "guessed",
		"« On drague », dit Paul Estève. « On creuse encore un peu par ici. » « Non », dit-il.":             "resolved",
		"« On drague », dit Paul Estève. « On creuse », dit la pilote Lou Vidal.":                           "stated",
		"« On drague », dit Paul Estève. « On creuse », dit la capitainerie du port.":                       "stated",
		"Un pilote dort. Elle vend un tableau de Paul Estève, peintre. C'est selon lui « un geste d'ami ».": "guessed",
		"Le pilote Paul Estève est à quai. Ce qui est selon lui « un vrai geste d'ami ».":                   "resolved",
	} {
		all := Find(Input{ArticleID: "a", Blocks: blocks("p " + line)}).Quotes
		if len(all) == 0 {
			t.Errorf("%s: no quote", line)
			continue
		}
		if last := all[len(all)-1]; want != "" && string(last.Confidence) != want {
			t.Errorf("%s: %s by %s, want %s", line, last.Confidence, last.Speaker, want)
		}
	}
}
