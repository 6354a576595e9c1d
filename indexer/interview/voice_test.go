package interview

import "testing"

// Pronouns, surnames, roles: the fullest name the article has.
func TestCoreference(t *testing.T) {
	checkSpoken(t, []spoken{
		{"surname", []string{"p Rosalie Thévenot dirige le port. « On drague », dit Thévenot."}, []string{"On drague ← Rosalie Thévenot"}},
		{"civility", []string{"p Rosalie Thévenot dirige le port. « On drague », dit Mme Thévenot."}, []string{"On drague ← Rosalie Thévenot"}},
		{"first name", []string{"p Rosalie Thévenot dirige le port. « On drague », dit Rosalie."}, []string{"On drague ← Rosalie Thévenot"}},
		{"initial", []string{"p Rosalie Thévenot dirige le port. « On drague », dit R. Thévenot."}, []string{"On drague ← Rosalie Thévenot"}},
		{"misspelt surname", []string{"p Rosalie Thévenot dirige le port. « On drague », dit Rosalie Thévenod."}, []string{"On drague ← Rosalie Thévenot"}},
		{"misspelt first name", []string{"p Zoubaïra Thévenot dirige le port. « On drague », dit Zoubaira Thévenot. « Et on creuse », dit Zoubaïda Thévenot."},
			[]string{"On drague ← Zoubaïra Thévenot", "Et on creuse ← Zoubaïra Thévenot"}},
		{"brothers are two", []string{"p « On drague », dit Louis Thévenot. « On creuse », dit Louise Thévenot."}, []string{"On drague ← Louis Thévenot", "On creuse ← Louise Thévenot"}},
		{"he, not she", []string{"p Rosalie Thévenot a reçu Paul Estève au port. « On drague », dit-il."}, []string{"On drague ← Paul Estève"}},
		{"she, not he", []string{"p Rosalie Thévenot a reçu Paul Estève au port. « On drague », dit-elle."}, []string{"On drague ← Rosalie Thévenot"}},
		{"gender from the article", []string{"p La philosophe Sacha Thévenot a reçu Paul Estève. Elle précise : « Le port est un seuil ouvert »."}, []string{"Le port est un seuil ouvert ← Sacha Thévenot"}},
		{"role of the one who spoke", []string{"p « On drague », dit Rosalie Thévenot, directrice du port. « On creuse aussi », ajoute la directrice."},
			[]string{"On drague ← Rosalie Thévenot", "On creuse aussi ← Rosalie Thévenot"}},
		{"roles of two people", []string{
			"p Rosalie Thévenot, maire, a reçu Paul Estève, avocat du port.", "p « On drague », dit la maire. « On plaide », répond l'avocat. « On verra », conclut la maire."},
			[]string{"On drague ← Rosalie Thévenot", "On plaide ← Paul Estève", "On verra ← Rosalie Thévenot"}},
		{"a role that names another", []string{"p « On drague », dit Rosalie Thévenot, maire de Vals. « On plaide », dit son avocat."},
			[]string{"On drague ← Rosalie Thévenot", "On plaide ← son avocat"}},
		{"a patron of deputies is no deputy", []string{
			"p « On drague », dit le député Paul Estève, devant le chef des députés, Marc Brun. « On creuse », dit le député."},
			[]string{"On drague ← Paul Estève", "On creuse ← Paul Estève"}},
		{"ce dernier", []string{"p « On drague », dit Paul Estève. « On creuse », poursuit ce dernier."}, []string{"On drague ← Paul Estève", "On creuse ← Paul Estève"}},
		{"cette source", []string{"p « On drague », dit une source portuaire. « On creuse », ajoute cette source."}, []string{"On drague ← une source portuaire", "On creuse ← une source portuaire"}},
		{"alternating", []string{
			"p « On drague », dit Rosalie Thévenot.", "p « Trop tard », répond Paul Estève.", "p « Jamais », réplique Mme Thévenot.", "p « Demain », soupire M. Estève."},
			[]string{"On drague ← Rosalie Thévenot", "Trop tard ← Paul Estève", "Jamais ← Rosalie Thévenot", "Demain ← Paul Estève"}},
		{"a rare first name beside the verb", []string{"p « On drague », explique Xylda Thévenot. La mer monte. « On creuse aussi », dit-elle."},
			[]string{"On drague ← Xylda Thévenot", "On creuse aussi ← Xylda Thévenot"}},
		{"a stage name behind a role", []string{"p « Je chante pour la mer », dit la rappeuse Zolvane. « Et je danse », ajoute Zolvane."},
			[]string{"Je chante pour la mer ← Zolvane", "Et je danse ← Zolvane"}},
		{"a house is nobody", []string{"p Paul Estève loge à la Maison Blanche du port. « On drague », dit-il."}, []string{"On drague ← Paul Estève"}},
	})
}

func TestHasRole(t *testing.T) {
	who := &person{name: "Rosalie Thévenot", parts: []string{"rosalie", "thevenot"}, roles: []string{"directrice générale du port de Vals"}}
	for words, want := range map[string]bool{
		"directrice": true, "directrice du port": true, "directrice générale": true, "directrice du port de Brest": false, "maire": false, "port": true,
	} {
		if got := hasRole(who, tokenize(words)); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
	if !hasHead(who, "directrice") || hasHead(who, "port") {
		t.Error("heads")
	}
	if !belongsTo(who, tokenize("porte-parole de Thévenot")) || belongsTo(who, tokenize("porte-parole de Vals")) {
		t.Error("complements")
	}
}

func TestAgree(t *testing.T) {
	for _, tt := range []struct {
		a, b gender
		want bool
	}{{male, male, true}, {male, female, false}, {unknownGender, female, true}, {male, unknownGender, true}} {
		if agree(tt.a, tt.b) != tt.want {
			t.Errorf("%d and %d", tt.a, tt.b)
		}
	}
	if genderOfPronoun("il") != male || genderOfPronoun("elle") != female || genderOfPronoun("on") != unknownGender {
		t.Error("pronouns")
	}
}
