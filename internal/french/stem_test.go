package french

import (
	"strings"
	"testing"
)

func stemOf(word string) string {
	form, folded := forms(word)
	return stem(form, folded)
}

func TestStem(t *testing.T) {
	for _, same := range []string{
		"élections élection Élection ELECTION", "coût cout coûts", "Noël noel", "œuvres oeuvre", "régionaux régional regionale",
		"chevaux cheval", "jeux jeu", "première premier premières", "directeur directrice directeurs directrices", "public publique publiques",
		"organisation organisations organiser organisé organisateur organisatrice", "communication communiquer", "modification modifier modificateur",
		"élève élèves eleve", "marché marchés", "personnel personnelle", "naïvement naïf", "chanteuse chanteur", "sportive sportif",
		"généraux générale général", "députée député députées deputes", "éléments élément element",
	} {
		words := strings.Fields(same)
		for _, w := range words[1:] {
			if a, b := stemOf(words[0]), stemOf(w); a != b {
				t.Errorf("%s is %s, and %s is %s", words[0], a, w, b)
			}
		}
	}
	for _, apart := range []string{
		"génération gens", "libération libre", "organisation organe", "civilisation civil", "utilisation utile", "marché marche", "élève élevé",
		"directeur direct", "formation forme", "proposition propos", "partie part", "environnement environ", "parlement parler",
		"communiqué commun", "www.exemples.fr www.exemple.fr", "CNRS cnr", "1500s 1500",
	} {
		a, b, _ := strings.Cut(apart, " ")
		if stemOf(a) == stemOf(b) {
			t.Errorf("%s and %s are both %s", a, b, stemOf(a))
		}
	}
}

func TestGroupedFigure(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 0, "20": 0, "2000": 0, "20 000": 6, "20 000 euros": 6, "1 234 567": 9, "2020 2021": 0, "01 234": 0, "1 23": 0,
		"1 2345": 0, "1 000 2": 5, "1.000.000": 9, "1.000.00": 0, "1.000,5": 5, "1,000": 0, "20\u202f000": 8, "1 000.000": 5,
	} {
		if got := GroupedFigure(text); got != want {
			t.Errorf("GroupedFigure(%q) = %d, want %d", text, got, want)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat("L’école de la République ouvrira, dit-il, 20 000 places supplémentaires aux étudiant·e·s de Paris. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for _, t := range Tokens(text) {
			_ = t.Stem()
		}
	}
}
