package interview

import (
	"strings"
	"testing"
)

// Lines that are no part of an answer, by their first words; and lines that
// only look like them.
func TestLinesOfTheNewsroom(t *testing.T) {
	for in, want := range map[string]bool{
		"Lire aussi : le port rouvre": true, "À lire aussi > le port": true, ">> Le port rouvre": true, "VIDÉO. Le port rouvre": true, "(Re)lire notre dossier": true,
		"Crédit photo : A. B.": true, "© L'écho": true, "Retrouvez notre dossier": true, "Abonnez-vous à la lettre": true,
		"Écoutez l'émission en replay": true, "Regardez aussi notre reportage": true, "Retrouve les trois paludières sur leur chaîne et leur site.": true,
		"Vous pouvez retrouver Jeanne Roux sur son compte Instagram.": true, "Pour en savoir plus : le site du port": true,
		"Écoutez, la digue a cent ans.": false, "Écoutez les anciens : ils savent.": false, "Regardez la mer, elle monte.": false, "Voir mourir un port, c'est dur.": false,
		"À voir les digues céder, " + strings.Repeat("on se disait que la mer gagnerait, ", 8) + "et elle a gagné.": false,
		"Lire m'a sauvé.": false, "La vidéo est partout.": false, "Nous avons partagé le pain.": false,
	} {
		if got := isTeaser(in); got != want {
			t.Errorf("teaser %q: %v", in, got)
		}
	}
	for in, want := range map[string]bool{
		"Propos recueillis par Anne Brun": true, "(Propos recueillis par A. B.)": true, "Interview réalisée par Anne Brun": true, "Un grand merci à Lou.": true,
		"Source https://port.example, le 3 mai": true, "Notes": true, "Retour": true, "Imprimer": true,
		"Retour à Vals, donc, et rien n'avait changé.": false, "Notes de musique, bruits de cour : tout me revient.": false,
		"Traduit de l'italien": true, "Publié le 3 mai": true, "Haut de page": true, "Recommander cette page": true,
		"Merci à vous d'avoir répondu. Et après ?": false, "Je propose autre chose.": false, "": false,
	} {
		if got := isClosing(in); got != want {
			t.Errorf("closing %q: %v", in, got)
		}
	}
	for in, want := range map[string]bool{
		"[1] Revue des ports, 2019.": true, "(2) Voir plus haut.": true, "3 – Le texte.": true, "* Le prénom a été changé.": false, "1998 fut long.": false, "Trois ans.": false,
	} {
		if got := isNote(in); got != want {
			t.Errorf("note %q: %v", in, got)
		}
	}
}

func TestSentenceEnds(t *testing.T) {
	for in, want := range map[string][2]bool{ // asks, ends a sentence
		"Qui ?": {true, true}, "« Qui ? »": {true, true}, "Qui ? (rires)": {false, false}, "Moi.": {false, true}, "Moi…": {false, true}, "Un beau chantier": {false, false},
		"Ceci :": {false, true}, "": {false, false}, "Qui\u202f?": {true, true}, "« Moi. »": {false, true},
	} {
		if endsAsking(in) != want[0] || endsSentence(in) != want[1] {
			t.Errorf("%q: asks %v, ends %v", in, endsAsking(in), endsSentence(in))
		}
	}
}

func TestQuotationMarksAroundAnswers(t *testing.T) {
	for in, want := range map[string][2]bool{ // opens, closes
		"« Oui. »": {true, true}, "« Oui": {true, false}, "oui »": {false, true}, "oui ». ": {false, true}, "\"Oui\"": {true, true}, "“Oui”": {true, true}, "Oui": {false, false}, "": {false, false},
	} {
		if opensQuote(in) != want[0] || closesQuote(in) != want[1] {
			t.Errorf("%q: opens %v, closes %v", in, opensQuote(in), closesQuote(in))
		}
	}
}
