package searchtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// dispatch is an agency's text in five paragraphs.
const dispatch = "Le viaduc de Montcalve restera fermé aux camions jusqu’au printemps, a annoncé mardi la préfète Hélène Aubrac, après la découverte de fissures dans deux de ses 14 piles.\n\n" +
	"Construit en 1968, l’ouvrage porte chaque jour 22 000 véhicules entre la vallée et le plateau. Les ingénieurs du bureau Tessier y ont posé cet été des capteurs qui mesurent les mouvements du tablier, et leurs relevés ont inquiété l’exploitant.\n\n" +
	"« Rien ne menace de tomber, mais nous ne jouons pas avec la sécurité des gens », a expliqué Hélène Aubrac devant les maires réunis à Saint-Orens. Les voitures continueront de passer sur une seule file, à 50 km/h, sous la surveillance d’une équipe présente jour et nuit.\n\n" +
	"Les transporteurs devront faire un détour de 38 kilomètres par le col de la Brèche. Leur fédération demande une aide, que le département dit étudier. Une réunion est prévue le 12 décembre.\n\n" +
	"Les travaux coûteront au moins neuf millions d’euros. Ils commenceront en mars, quand l’eau du lac sera basse, et dureront un an selon le calendrier présenté aux élus."

const ownLead = "C’est un coup dur pour les routiers de la vallée, qui l’apprennent à quelques semaines des fêtes : leur chemin le plus court leur est désormais interdit, et pour longtemps.\n\n"

// bulletin, match and release are texts that a template makes.
func bulletin(day, north, south, wind string) string {
	return fmt.Sprintf("Le temps sera calme %[1]s sur toute la région. Au lever du jour, les brumes seront nombreuses dans les vallées et se dissiperont dans la matinée. "+
		"Les températures minimales iront de %[2]s degrés sur les plateaux du nord à %[3]s degrés au bord de la mer. L’après-midi, le soleil s’imposera partout malgré quelques nuages élevés. "+
		"Les maximales atteindront %[3]s degrés à Montcalve et le vent de %[4]s soufflera à 40 km/h en rafales sur les caps. En soirée, le ciel se voilera par l’ouest et une petite pluie gagnera la côte dans la nuit. "+
		"La mer sera peu agitée, la visibilité bonne hors des brumes du matin. Prochain bulletin demain à 6 heures.", day, north, south, wind)
}

func match(home, away, score, scorer, minute string) string {
	return fmt.Sprintf("%[1]s a battu %[2]s %[3]s samedi soir devant un public venu nombreux malgré le froid. Après une première période sans rythme, où les deux équipes se sont neutralisées au milieu du terrain, "+
		"la rencontre s’est ouverte au retour des vestiaires. C’est %[4]s qui a trouvé la faille à la %[5]se minute, d’une frappe croisée que le gardien n’a pu que toucher. "+
		"Les visiteurs ont poussé dans le dernier quart d’heure, sans parvenir à revenir. « Nous avons su attendre notre moment », a savouré l’entraîneur de %[1]s. "+
		"Au classement, %[1]s remonte à la cinquième place et %[2]s reste sous la menace des équipes relégables avant la trêve.", home, away, score, scorer, minute)
}

func release(place, day, sum, mayor string) string {
	return fmt.Sprintf("La région a adopté %[2]s le financement de la maison de santé de %[1]s, pour un montant de %[3]s euros. Cette aide s’inscrit dans le plan régional d’accès aux soins, qui doit permettre à chaque habitant de trouver un médecin à moins de vingt minutes de chez lui. "+
		"L’équipement accueillera des généralistes, des infirmiers et un dentiste dans des locaux neufs et accessibles. « C’est une bonne nouvelle pour nos habitants », a déclaré %[4]s, maire de la commune. "+
		"Les travaux seront confiés à des entreprises locales et la livraison est attendue l’année prochaine. Depuis le début du plan, la région a soutenu plusieurs dizaines de projets de ce type et continuera d’accompagner les communes qui en font la demande auprès de ses services.", place, day, sum, mayor)
}

func copiedPages() []page {
	paragraphs := strings.Split(dispatch, "\n\n")
	capital := strings.NewReplacer("’", "'", "préfète", "PRÉFÈTE", "22 000", "22.000", "« ", "\"", " »", "\"").Replace(dispatch)
	short := "Le marché de Montcalve n’aura pas lieu dimanche en raison du vent. Il reprendra la semaine suivante."
	return []page{
		{slug: "a", host: "un.exemple.fr", site: "Un", title: "Le viaduc de Montcalve fermé aux camions", date: "2021-11-30T08:00:00+01:00", text: dispatch, tags: "viaduc"},
		{slug: "b", host: "deux.exemple.fr", site: "Deux", title: "Camions interdits : la vallée coupée en deux", date: "2021-11-30T09:00:00+01:00", text: capital, tags: "viaduc"},
		{slug: "c", host: "trois.exemple.fr", site: "Trois", title: "Montcalve : détour obligé", date: "2021-11-30T10:00:00+01:00", text: ownLead + dispatch},
		{slug: "d", host: "quatre.exemple.fr", site: "Quatre", title: "Viaduc : fissures", date: "2021-12-01", text: strings.Join(paragraphs[:4], "\n\n")},
		{slug: "e", host: "un.exemple.fr", site: "Un", title: "Fissures dans un viaduc", date: "2021-12-01T07:00:00+01:00", text: dispatch},
		{slug: "own", host: "cinq.exemple.fr", site: "Cinq", title: "Au viaduc, la colère des routiers", date: "2021-12-01T08:00:00+01:00", text: ownLead + "Au relais de la Brèche, on ne parle que de cela depuis que le viaduc de Montcalve a fermé. " + paragraphs[2] + "\n\nGérard conduit depuis trente ans et n’a jamais vu autant de monde sur la route du col. Il part une heure plus tôt, rentre une heure plus tard, et compte ce que cela lui coûte en carburant. Son patron a déjà prévenu ses clients que les livraisons du matin arriveraient à midi, et que les prix suivraient."},
		{slug: "weather-1", host: "un.exemple.fr", title: "Le temps à Montcalve lundi", date: "2021-10-04", text: bulletin("lundi", "6", "14", "nord-est")},
		{slug: "weather-2", host: "deux.exemple.fr", title: "Le temps à Montcalve jeudi", date: "2021-10-07", text: bulletin("jeudi", "4", "17", "sud-ouest")},
		{slug: "match-1", host: "un.exemple.fr", title: "Montcalve s’impose", date: "2021-10-09", text: match("Montcalve", "Port-Loran", "1-0", "Idriss Kemal", "57")},
		{slug: "match-2", host: "deux.exemple.fr", title: "Montcalve battu", date: "2021-10-16", text: match("Aubeterre", "Montcalve", "2-1", "Théo Lannec", "71")},
		{slug: "release-1", host: "un.exemple.fr", title: "Une maison de santé à Montcalve", date: "2021-09-02", text: release("Montcalve", "le 2 septembre", "410 000", "Nadia Ferrand")},
		{slug: "release-2", host: "deux.exemple.fr", title: "Une maison de santé près de Montcalve", date: "2021-09-20", text: release("Port-Loran", "le 20 septembre", "275 000", "Luc Brisson")},
		{slug: "short-1", host: "un.exemple.fr", title: "Pas de marché", date: "2021-09-25", text: short},
		{slug: "short-2", host: "deux.exemple.fr", title: "Pas de marché à Montcalve", date: "2021-09-25", text: short},
	}
}

// testLikeFolds holds that near-copies are one hit among the articles that are
// most like another, too.
func testLikeFolds(t *testing.T, s *suite) {
	r := search.Request{Like: s.ids["own"], Query: query.Query{Limit: query.MaxLimit}}
	each := s.search(t, r)
	r.Group = true
	folded := s.search(t, r)
	if len(each.Hits) < 5 || folded.Total != each.Total || len(folded.Hits) != len(each.Hits)-4 || len(folded.Hits[0].Copies) != 4 {
		t.Errorf("like one that has five copies: %v, folded %v with %d copies", s.hits(each), s.hits(folded), len(folded.Hits[0].Copies))
	}
}

// testCopies holds that near-copies are one hit where that is asked for, and
// what only resembles them is none.
func testCopies(t *testing.T, open Opener) {
	s := newSuite(t, open, copiedPages())
	for i, a := range s.all { // one a batch: copies stand in segments of their own
		s.apply(t, search.Batch{Put: []*news.Article{a}, Position: int64(i + 1)})
	}
	testLikeFolds(t, s)
	alone := len(s.all) - 5
	for _, sort := range []query.Sort{query.ByRelevance, query.Newest, query.Oldest} {
		r := search.Request{Query: query.Query{Text: "montcalve", Sort: sort, Limit: query.MaxLimit}, Group: true, Facets: []query.Facet{query.Tag}}
		result := s.search(t, r)
		if result.Total != len(s.all) || len(result.Hits) != alone+1 {
			t.Errorf("by %s: %d hits of %d, want %d of %d: %v", sort, len(result.Hits), result.Total, alone+1, len(s.all), s.hits(result))
		}
		if tags := result.Facets[query.Tag]; len(tags) != 1 || tags[0].Count != 2 {
			t.Errorf("by %s: a copy is not counted in %+v", sort, tags)
		}
		s.checkFamily(t, result, strings.Fields("a b c d e"))
		s.checkPages(t, r, result)
	}
	first := s.search(t, search.Request{Query: query.Query{Text: "viaduc", Sort: query.Newest}, Group: true}).Hits
	if got := first[1]; s.slugs[got.Article] != "e" || got.Copies[0].Title != "Le viaduc de Montcalve fermé aux camions" || got.Copies[0].Site != "Un" || got.Copies[0].URL == "" {
		t.Errorf("the newest leads, and the earliest is the first under it: %+v", got)
	}
	s.checkUngrouped(t)
	s.checkCorrected(t)
}

// checkFamily holds that these articles, and no others, are together.
func (s *suite) checkFamily(t *testing.T, result *search.Result, family []string) {
	t.Helper()
	for _, h := range result.Hits {
		slugs := []string{s.slugs[h.Article]}
		for _, c := range h.Copies {
			slugs = append(slugs, s.slugs[c.Article])
		}
		slices.Sort(slugs)
		if len(slugs) > 1 && !slices.Equal(slugs, family) {
			t.Errorf("%v are together, want %v", slugs, family)
		}
	}
}

// checkPages holds that the pages, one after the other, are the whole result.
func (s *suite) checkPages(t *testing.T, r search.Request, whole *search.Result) {
	t.Helper()
	var got []string
	for r.Query.Limit = 2; ; {
		result := s.search(t, r)
		for i, h := range result.Hits {
			if n := len(got) + i; n < len(whole.Hits) && len(h.Copies) != len(whole.Hits[n].Copies) {
				t.Errorf("by %s: %d copies of hit %d on its page, %d on the whole", r.Query.Sort, len(h.Copies), n, len(whole.Hits[n].Copies))
			}
		}
		got = append(got, s.hits(result)...)
		if r.Query.Cursor = string(result.Next); r.Query.Cursor == "" || len(got) > len(s.all) {
			break
		}
	}
	if want := s.hits(whole); !slices.Equal(got, want) {
		t.Errorf("by %s: pages %v, whole %v", r.Query.Sort, got, want)
	}
}

// checkUngrouped holds that nothing is folded where it is not asked for, nor
// what the query does not find.
func (s *suite) checkUngrouped(t *testing.T) {
	t.Helper()
	result := s.search(t, search.Request{Query: query.Query{Text: "viaduc"}})
	if len(result.Hits) != 6 || slices.ContainsFunc(result.Hits, func(h search.Hit) bool { return len(h.Copies) > 0 }) {
		t.Errorf("not grouped: %v", s.hits(result))
	}
	result = s.search(t, search.Request{Query: query.Query{Text: "viaduc neuf millions", Filters: map[query.Facet][]string{query.Tag: {"viaduc"}}}, Group: true})
	if len(result.Hits) != 1 || len(result.Hits[0].Copies) != 1 {
		t.Errorf("a copy that is not found stands under a hit: %+v", result.Hits)
	}
}

// checkCorrected holds that a corrected article is a version and no copy, and
// that a copy which is no longer one, or no longer there, is let go.
func (s *suite) checkCorrected(t *testing.T) {
	t.Helper()
	viaduct := search.Request{Query: query.Query{Text: "viaduc camions", Sort: query.Oldest}, Group: true}
	fixed := *s.article("a")
	fixed.Version, fixed.Text = 2, strings.Replace(fixed.Text, "a annoncé mardi", "a annoncé ce mardi matin", 1)
	s.archive.keep(&fixed)
	s.apply(t, search.Batch{Put: []*news.Article{&fixed}, Remove: []string{s.ids["e"]}, Position: 30})
	result := s.search(t, viaduct)
	s.checkFamily(t, result, strings.Fields("a b c d"))
	if len(result.Hits) == 0 || len(result.Hits[0].Copies) != 3 {
		t.Errorf("after a correction: %v", s.hits(result))
	}
	for _, slug := range []string{"b", "c", "d"} {
		other := *s.article(slug)
		other.Version, other.Text = 2, "Les camions ne passent plus sur le viaduc. Nous y reviendrons."
		s.archive.keep(&other)
		s.apply(t, search.Batch{Put: []*news.Article{&other}, Position: 31})
	}
	for _, h := range s.search(t, viaduct).Hits {
		if len(h.Copies) > 0 {
			t.Errorf("copies of %s, which has none: %+v", s.slugs[h.Article], h.Copies)
		}
	}
}
