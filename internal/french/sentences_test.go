package french

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Une phrase."},
		{"Une phrase sans point"},
		{"Un.", "Deux.", "Trois."},
		{"Vraiment ?", "Oui !", "Bon…", "Suite."},
		{"M. Dupont et Mme Lenoir sont venus.", "Ils sont repartis."},
		{"Le Dr. Martin et le Pr. Petit.", "Fin."},
		{"Voir art. 5 et p. 12 du n°. 3 et le no. 4.", "Suite."},
		{"C'est le marché de l'art.", "Suite."},
		{"Né à J.-P. Ville, J. Le Ber est là.", "Lui aussi."},
		{"Les cadets de l'E.N.S.P. Lenoir sont là.", "Bien."},
		{"Il dirige l'E.N.S.P.", "La formation dure un an."},
		{"En 52 av. J.-C.", "Le siège commence."},
		{"Un taux de 2.5 % en 2019.", "Un autre."},
		{"« Nous avons réussi. »", "Il sourit."},
		{"« Vous venez ? » demande-t-elle.", "Oui."},
		{"Il a dit « non ».", "« Pourquoi ? »", "Rien."},
		{"Il y a eu des roses, etc.", "Puis rien."},
		{"Il hésite… puis part.", "Fin."},
		{"1. Le premier point.", "2. Le second."},
		{"Cela date de 2019.", "Depuis, rien."},
		{"Ouvert en sept. 2020.", "Fermé."},
		{"(Il rit.)", "Elle aussi."},
		{"À Paris.", "Été comme hiver."},
		{"Titre sans point", "Première phrase."},
	} {
		sep := " "
		if want[0] == "Titre sans point" {
			sep = "\n\n"
		}
		text := ""
		for i, s := range want {
			if i > 0 {
				text += sep
			}
			text += s
		}
		var got []string
		for _, span := range Sentences(text) {
			got = append(got, text[span.Start:span.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%q)\n got %q\nwant %q", text, got, want)
		}
	}
	for _, empty := range []string{"", " \n\t"} {
		if got := Sentences(empty); len(got) != 0 {
			t.Errorf("Sentences(%q) = %v", empty, got)
		}
	}
}
