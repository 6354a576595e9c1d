package interview

import "testing"

// Quotes without a cue: what may be speech, and what never is.
func TestLooseQuotes(t *testing.T) {
	checkSpoken(t, []spoken{
		{"a paragraph of its own", []string{"p « Nous partons demain », annonce Lou Vidal.", "p « La route sera longue et nous le savons tous. »"},
			[]string{"Nous partons demain ← Lou Vidal", "La route sera longue et nous le savons tous. ← Lou Vidal"}},
		{"fragments in one sentence", []string{"p Lou Vidal juge la route « longue » mais « belle à voir au printemps »."}, []string{"longue ← Lou Vidal", "belle à voir au printemps ← Lou Vidal"}},
		{"who the sentence is about", []string{"p « C'est fini », dit Paul Estève.", "p Jeanne Roux cherche encore une chambre « pour trois cents euros par mois »."},
			[]string{"C'est fini ← Paul Estève", "pour trois cents euros par mois ← Jeanne Roux"}},
		{"they", []string{"p Les époux veulent plaider. Ils hésitent entre « le tribunal de la mer et celui de la ville »."},
			[]string{"le tribunal de la mer et celui de la ville ← Les époux"}},
		{"they said", []string{"p Les éleveurs du plateau ont fermé la route. « Nous n'avons plus de foin », confient-ils."},
			[]string{"Nous n'avons plus de foin ← Les éleveurs du plateau"}},
		{"a film", []string{"p Elle a vu le film « Les Marées du nord » à Vals."}, nil},
		{"a book in capitals", []string{"p Lou Vidal signe « Le Grand Livre Des Marées » samedi."}, nil},
		{"a nickname", []string{"p Paul Estève, dit « Petit-Loup », est revenu."}, nil},
		{"scare quotes", []string{"p Les « anciens » et les « modernes » se sont croisés."}, nil},
		{"a slogan", []string{"p La foule marchait derrière le slogan « Pas une vague de plus »."}, nil},
		{"an operation", []string{"p L'opération « Rivage propre » commence lundi."}, nil},
		{"a pull quote", []string{"p « La route sera longue et nous le savons tous, ici et ailleurs », annonce Lou Vidal.", "q « La route sera longue et nous le savons tous »"},
			[]string{"La route sera longue et nous le savons tous, ici et ailleurs ← Lou Vidal"}},
		{"the writer's own verb", []string{"p Lou Vidal est venue. Moi, je considère « les marées » comme une chance."}, nil},
		{"a charge", []string{"p Paul Estève est jugé à Vals pour « vol de bouées en réunion » et « outrage »."}, nil},
		{"a charge somebody speaks of", []string{"p « Vol de bouées, cela me fait rire », dit Paul Estève."}, []string{"Vol de bouées, cela me fait rire ← Paul Estève"}},
		{"a title behind an adjective", []string{"p Lou Vidal raconte tout dans l'article universitaire « Mille manières de perdre une ancre »."}, nil},
		{"a law", []string{"p La loi « Littoral sûr » est votée."}, nil},
	})
}
