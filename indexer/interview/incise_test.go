package interview

import "testing"

func TestIncises(t *testing.T) {
	checkSpoken(t, []spoken{
		{"between commas", []string{"p « La mer, explique Lou Vidal, monte d'un doigt par an. »"}, []string{"La mer monte d'un doigt par an. ← Lou Vidal"}},
		{"behind a sentence", []string{"p « La mer monte, pointe Lou Vidal. Il faut bâtir plus haut. »"}, []string{"La mer monte Il faut bâtir plus haut. ← Lou Vidal"}},
		{"behind a question", []string{"p « Que faire ? demande Lou Vidal. La digue est vieille. »"}, []string{"Que faire ? La digue est vieille. ← Lou Vidal"}},
		{"with a pronoun", []string{"p Lou Vidal est venue. « La mer, dit-elle, monte encore. »"}, []string{"La mer monte encore. ← Lou Vidal"}},
		{"compound", []string{"p Lou Vidal est venue. « La mer, a-t-elle ajouté, monte encore. »"}, []string{"La mer monte encore. ← Lou Vidal"}},
		{"at the end", []string{"p « La mer monte encore, assure Lou Vidal. »"}, []string{"La mer monte encore ← Lou Vidal"}},
		{"outside the marks", []string{"p « La mer », dit Lou Vidal, « monte encore »."}, []string{"La mer monte encore ← Lou Vidal"}},
		{"a speaker's own « dit »", []string{"p « On dit que la mer monte », raconte Lou Vidal."}, []string{"On dit que la mer monte ← Lou Vidal"}},
		{"with a clitic", []string{"p « La mer, nous raconte aujourd'hui Lou Vidal, monte encore. »"}, []string{"La mer monte encore. ← Lou Vidal"}},
		{"with a role", []string{"p « La mer monte, conclut Lou Vidal, gardienne du phare. Il faut bâtir plus haut. »"}, []string{"La mer monte Il faut bâtir plus haut. ← Lou Vidal"}},
		{"by a role", []string{"p Lou Vidal, gardienne du phare, est venue. « La mer, explique la gardienne, monte encore. »"}, []string{"La mer monte encore. ← Lou Vidal"}},
		{"not closed", []string{"p « La mer, explique Lou Vidal, monte encore."}, []string{"La mer monte encore. ← Lou Vidal"}},
	})
}
