package searchtest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func testTexts(t *testing.T, s *suite) {
	s.wants(t, query.Query{}, []want{
		{"reconnaissance faciale", "colloque-visages entretien-bertin tribune-liberte"},
		{`"reconnaissance faciale"`, "colloque-visages entretien-bertin"},
		{"« respect de la vie privée »", "colloque-visages"},
		{`"respect la vie privée"`, ""},
		{`"Le Respect De La Vie Privée"`, "colloque-visages"},
		{`"pas de sécurité sans liberté"`, "tribune-liberte"},
		{`"avec l'université"`, "entretien-bertin partenariat-universite"},
		{"tramway OU piscine", "lyon/tramway lyon/tramway-ouverture conseil/piscine"},
		{"tramway -gare", "lyon/tramway"},
		{"tramway SAUF (mairie OU gare)", ""},
		{"(tramway OU bus) gare", "lyon/tramway-ouverture sans-date"},
		// The title has one, the text the other.
		{"partenariat élections", "partenariat-universite"},
		{"la réforme de la formation", "formation-continue"},
		{"tramwai~1", "lyon/tramway lyon/tramway-ouverture"},
		{"piscne~1", "conseil/piscine"},
		{"biblio*", "conseil/bibliotheque"},
		{`"police renforcée"~3`, "porte-parole"},
		{`"renforcée police"~3`, "porte-parole"},
		{`"police renforcée"~1`, ""},
		{"caméras NEAR/4 suffit", "recherche-cameras"},
		{"caméra NEAR/5 villes", ""},
		{`"trois villes" NEAR/3 études`, "recherche-cameras"},
		// A paragraph ends between the words.
		{`"deux cents personnes"`, "colloque-visages"},
		{`"personnes le respect"`, ""},
		{`"personnes le respect"~5`, ""},
		{"personnes NEAR/40 respect", "colloque-visages"},
		{"porte-parole", "porte-parole"},
		{"date:2019-12", "entretien-bertin lyon/tramway-ouverture"},
		{"école date:2018", "partenariat-universite remise-diplomes"},
		{"date:2018-07-06..2019-06-30", "remise-diplomes lyon/tramway"},
		{"école date:>2020-01-01", ""},
		{"date:<=2018-03-05", "partenariat-universite"},
	})
}

func testForms(t *testing.T, s *suite) {
	s.wants(t, query.Query{}, []want{
		{"camera", "colloque-visages recherche-cameras"},
		{"Universités", "entretien-bertin partenariat-universite"},
		{"commissaires", "communique-concours formation-continue"},
		{"œuvre", "culture/festival"},
		{"oeuvres", "culture/festival"},
		{"coeur phrase", "recherche-cameras"},
		{"noel", "mais-encore"},
		{"aujourd’hui", "formation-continue"},
		{"aujourd'hui", "formation-continue"},
		{"maïs récolte", "maison-ferme"},
		{"=mais", "maison-ferme mais-encore"},
		{"=maïs", "maison-ferme"},
		{`"mais utile"`, "mais-encore"},
		{`"maïs a souffert"`, "maison-ferme"},
		{"=diplôme", "remise-diplomes"},
		{"=élèves =utile", "partenariat-universite"},
		{"été festival", "culture/festival"},
		{"cameras police", "en/privacy"},
	})
	for _, apostrophe := range []string{"'", "’", "ʼ"} {
		s.wants(t, query.Query{}, []want{{"l" + apostrophe + "université", "entretien-bertin partenariat-universite"}})
	}
	if got := s.find(t, query.Query{Text: "de la"}); len(got) < 5 {
		t.Errorf("a query of stop words only finds %v", got)
	}
	// The same letters, composed and not.
	s.wants(t, query.Query{}, []want{{"bibliothe\u0300que", "conseil/bibliotheque"}})
}

func testFields(t *testing.T, s *suite) {
	s.wants(t, query.Query{}, []want{
		{"titre:tramway", "lyon/tramway lyon/tramway-ouverture"},
		{"titre:travaux", "lyon/tramway"},
		{"texte:travaux", "lyon/tramway lyon/tramway-ouverture"},
		{"chapo:convention", "partenariat-universite"},
		{"titre:(conseil piscine)", "conseil/piscine"},
		{`titre:"conseil municipal" piscine`, "conseil/piscine"},
		{"locuteur:bertin", "entretien-bertin partenariat-universite"},
		{"locuteur:BERTIN élections", "partenariat-universite"},
		{`locuteur:"hugo bertin" laboratoire`, "entretien-bertin"},
		{"locuteur:léon", "lyon/tramway"},
		{"locuteur:leon", "lyon/tramway"},
		{"locuteur:morel", ""}, // guessed
		{"auteur:menard tramway", "lyon/tramway"},
		{"question:2020", "entretien-bertin"},
		{"reponse:laboratoire", "entretien-bertin"},
		{"citation:loi", "colloque-visages"},
		{"rubrique:actualites élèves", "entretien-bertin partenariat-universite remise-diplomes"},
		{"rubrique:transports gare", "lyon/tramway-ouverture"},
		{"source:gazette festival", "culture/festival"},
		{"site:exemple.org festival", "culture/festival"},
		{"site:gazette.exemple.org tramway", "lyon/tramway lyon/tramway-ouverture"},
		{`mot-clé:"vie privée"`, "colloque-visages tribune-liberte"},
		{"type:interview", "entretien-bertin"},
		{"type:communiqué", "communique-concours"},
		{"evenement:colloque", "colloque-visages"},
		{"url:https://institut.exemple.fr/sans-date", "sans-date"},
		{"url:http://www.gazette.exemple.org/lyon/*", "lyon/tramway lyon/tramway-ouverture"},
		{"tramway -titre:retardé", "lyon/tramway-ouverture"},
	})
}

func testRefused(t *testing.T, s *suite) {
	for _, q := range []query.Query{
		{Text: `école "sans fin`},
		{Text: "-école"},
		{Text: "(école"},
		{Text: "ab*"},
		{Text: "école", Cursor: "pas un curseur"},
		{Text: "école", Cursor: strings.Repeat("A", 40)},
		{Text: "école", Limit: query.MaxLimit + 1},
		{Text: "école", Limit: -1},
		{Text: "école", Sort: "alphabet"},
		{Text: "école", Unit: "pages"},
		{Text: "école", Match: "some"},
		{Text: "école", Filters: map[query.Facet][]string{"couleur": {"bleu"}}},
		{Text: "école", Filters: map[query.Facet][]string{query.Year: {"deux mille"}}},
	} {
		if _, err := s.index.Search(t.Context(), search.Request{Query: q}); !errors.Is(err, search.ErrQuery) {
			t.Errorf("search %+v: error %v, want ErrQuery", q, err)
		}
	}
	_, err := s.index.Search(t.Context(), search.Request{Query: query.Query{Text: `école "sans fin`}})
	if syntax := (*query.SyntaxError)(nil); !errors.As(err, &syntax) || syntax.Nearest == "" {
		t.Errorf("a text that does not parse gives %v, which has no nearest reading", err)
	}
}

func testDropped(t *testing.T, s *suite) {
	for _, c := range []struct {
		text    string
		dropped string
		first   string
	}{
		{"tramway travaux hippopotame", "hippopotame", "lyon/tramway"},
		{"hippopotame piscine", "hippopotame", "conseil/piscine"},
		{"laboratoire image tramway", "tramway", "entretien-bertin"},
		{"piscine hippopotame -tramway date:2024", "hippopotame", "conseil/piscine"},
		{"hippopotame girafe", "", ""},
		{"hippopotame", "", ""},
	} {
		result := s.search(t, search.Request{Query: query.Query{Text: c.text}})
		if got := strings.Join(result.Dropped, " "); got != c.dropped {
			t.Errorf("search %q dropped %q, want %q", c.text, got, c.dropped)
		}
		if hits := s.hits(result); c.first != "" && (len(hits) == 0 || !slices.Contains(hits, c.first)) {
			t.Errorf("search %q finds %v, not %s", c.text, hits, c.first)
		}
	}
}

func testMatchAny(t *testing.T, s *suite) {
	for text, first := range map[string]string{
		"Quelle loi dit qui regarde les caméras de reconnaissance faciale ?": "colloque-visages",
		"Quand la ligne 6 du tramway a-t-elle ouvert ?":                      "lyon/tramway-ouverture",
		"Jusqu'à quand peut-on s'inscrire au concours de commissaire ?":      "communique-concours",
	} {
		result := s.search(t, search.Request{Query: query.Query{Text: text, Match: query.MatchAny}})
		if hits := s.hits(result); len(hits) == 0 || hits[0] != first {
			t.Errorf("question %q finds %v, want %s first", text, hits, first)
		}
	}
	s.wants(t, query.Query{Match: query.MatchAny}, []want{
		{"piscine tramway date:2019", "lyon/tramway lyon/tramway-ouverture"},
		{"piscine tramway -gare", "conseil/piscine lyon/tramway"},
	})
}
