package interview

import "testing"

// Who stands at the verb: before it, behind it, far behind it, described.
func TestSubjects(t *testing.T) {
	checkSpoken(t, []spoken{
		{"complement before the subject", []string{"p « Rien n'est perdu », a déclaré lundi matin à la radio locale Paul Estève."}, []string{"Rien n'est perdu ← Paul Estève"}},
		{"role then name", []string{"p « Rien n'est perdu », assure le capitaine Paul Estève."}, []string{"Rien n'est perdu ← Paul Estève"}},
		{"role, place, then name", []string{"p « Rien n'est perdu », assure le maire de Vals Paul Estève."}, []string{"Rien n'est perdu ← Paul Estève"}},
		{"role, comma, name", []string{"p « Rien n'est perdu », assure le président de la ligue, Paul Estève."}, []string{"Rien n'est perdu ← Paul Estève"}},
		{"role with a party", []string{"p « Rien n'est perdu », assure le député (UPV) du Vercors, Paul Estève."}, []string{"Rien n'est perdu ← Paul Estève"}},
		{"role alone", []string{"p « Rien n'est perdu », assure la capitaine du port."}, []string{"Rien n'est perdu ← la capitaine du port"}},
		{"a body", []string{"p « Rien n'est perdu », assure la préfecture."}, []string{"Rien n'est perdu ← la préfecture"}},
		{"a body with its place", []string{"p « Rien n'est perdu », assure le parquet de Vals."}, []string{"Rien n'est perdu ← le parquet de Vals"}},
		{"an acronym", []string{"p « Rien n'est perdu », assure l'UPV dans un communiqué."}, []string{"Rien n'est perdu ← l'UPV"}},
		{"somebody", []string{"p « Rien n'est perdu », assure un habitant du quartier."}, []string{"Rien n'est perdu ← un habitant du quartier"}},
		{"one of them", []string{"p Les marins sont rentrés. « Rien n'est perdu », assure l'un d'eux."}, []string{"Rien n'est perdu ← l'un d'eux"}},
		{"one of them, in the feminine", []string{"p Les sœurs sont rentrées. « Rien n'est perdu », lance l'une d'entre elles."}, []string{"Rien n'est perdu ← l'une d'entre elles"}},
		{"others", []string{"p « Rien n'est perdu », accuse un autre."}, []string{"Rien n'est perdu ← un autre"}},
		{"« lui » is no subject", []string{
			"p Paul Estève est à quai. Sur le pont, sa sœur, Jeanne Estève, lui lance : « Tu rentres avant la nuit, j'espère ! »"},
			[]string{"Tu rentres avant la nuit, j'espère ! ← Jeanne Estève"}},
		{"relative clause", []string{"p Paul Estève, qui dirige le port, dénonce une « décision absurde et coûteuse »."}, []string{"décision absurde et coûteuse ← Paul Estève"}},
		{"a porte-parole of somebody", []string{"p « Rien n'est perdu », assure le porte-parole de Paul Estève."}, []string{"Rien n'est perdu ← le porte-parole de Paul Estève"}},
		{"a name that a preposition governs", []string{"p « Rien n'est perdu », a dit à Paul Estève la maire, Lou Vidal."}, []string{"Rien n'est perdu ← Lou Vidal"}},
		{"selon qui", []string{"p Le plan plaît aux pêcheurs du canton, selon qui « rien n'est encore perdu »."}, []string{"rien n'est encore perdu ← pêcheurs du canton"}},
		{"selon qui, a name", []string{"p Le plan plaît à Paul Estève, selon qui « rien n'est encore perdu »."}, []string{"rien n'est encore perdu ← Paul Estève"}},
		{"where a document came out", []string{"p Les poissons « remontent plus tôt », selon cette étude publiée dans la Revue des rivières."},
			[]string{"remontent plus tôt ← cette étude publiée dans la Revue des rivières"}},
	})
}

func TestAgents(t *testing.T) {
	checkSpoken(t, []spoken{
		{"employed by", []string{"p La maire, Lou Vidal, regrette le mot « panique » employé par Paul Estève."}, []string{"panique ← Paul Estève"}},
		{"two words of one", []string{"p La maire, Lou Vidal, regrette les mots « panique » et « débâcle » employés par Paul Estève."}, []string{"panique ← Paul Estève", "débâcle ← Paul Estève"}},
		{"an announcement by", []string{"p Le « retour au calme » annoncé par la préfecture se fait attendre."}, []string{"retour au calme ← la préfecture"}},
		{"no agent", []string{"p Le « retour au calme » annoncé hier se fait attendre."}, nil},
	})
}
