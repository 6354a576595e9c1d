package searchtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func testWordsSaid(t *testing.T, s *suite) {
	s.wants(t, query.Query{Unit: query.Words}, []want{
		{"partenariat", "entretien-bertin"},
		{"reconnaissance recul", "entretien-bertin"}, // the question has one, the answer the other
		{"élève", "entretien-bertin partenariat-universite"},
		{"locuteur:bertin utile", "partenariat-universite"},
		{`"avant l'hiver"`, "lyon/tramway"},
		{"titre:tramway ligne", "lyon/tramway"},
		{"texte:loi", "colloque-visages"},
		{"question:2020", "entretien-bertin"},
		{"reponse:2020", ""},
		{"date:2019-11", "colloque-visages"},
		// Who says it, by name or by role, beside what is said.
		{"bertin", "entretien-bertin entretien-bertin partenariat-universite"},
		{"Bertin élève", "entretien-bertin partenariat-universite"},
		{"bertin laboratoire", "entretien-bertin"},
		{`"hugo bertin" utile`, "partenariat-universite"},
		{"magistrate loi", "colloque-visages"},
		{"berti* laboratoire", "entretien-bertin"},
		{"morel", ""}, // guessed
		{"préfet", ""},
		{"texte:bertin", ""},
		{"reponse:bertin", ""},
	})
	result := s.search(t, search.Request{Query: query.Query{Text: "laboratoire", Unit: query.Words}, Snippets: 2})
	if len(result.Hits) != 1 {
		t.Fatalf("%d hits", len(result.Hits))
	}
	h := result.Hits[0]
	exchange := s.article("entretien-bertin").Interview.Exchanges[1]
	if h.Type != search.HitExchange || h.ID != exchange.ID || h.Anchor != search.Anchor(search.HitExchange, exchange.ID) ||
		h.Article != s.ids["entretien-bertin"] || string(h.Text) != exchange.Answer || string(h.Question) != exchange.Question ||
		h.Speaker != exchange.Speaker || h.Role != exchange.Role || h.Confidence != news.Stated {
		t.Errorf("hit %+v", h)
	}
	if marked := marks(h.Snippets); !slices.Equal(marked, []string{"laboratoire"}) {
		t.Errorf("marked %q", marked)
	}
	testBare(t, s, h)
	result = s.search(t, search.Request{Query: query.Query{Text: "terrain", Unit: query.Words}})
	if len(result.Hits) != 1 || result.Hits[0].Type != search.HitQuote || result.Hits[0].Confidence != news.Guessed {
		t.Errorf("a guessed quote: %+v", result.Hits)
	}
}

// testBare holds that a hit can be had without its words.
func testBare(t *testing.T, s *suite, h search.Hit) {
	t.Helper()
	bare := s.search(t, search.Request{Query: query.Query{Text: "laboratoire", Unit: query.Words}, Snippets: 2, Bare: true}).Hits
	if len(bare) != 1 || bare[0].ID != h.ID || bare[0].Speaker != h.Speaker || bare[0].Role != h.Role || bare[0].Published != h.Published ||
		bare[0].Text != "" || bare[0].Question != "" || len(bare[0].Snippets) != 0 {
		t.Errorf("a hit without its words: %+v", bare)
	}
}

// testSpeakers holds that words are found by who says them, after those that
// speak of the same person.
func testSpeakers(t *testing.T, s *suite) {
	said := s.hits(s.search(t, search.Request{Query: query.Query{Text: "dumont", Unit: query.Words}}))
	if want := []string{"lyon/tramway", "colloque-visages"}; !slices.Equal(said, want) {
		t.Errorf("words said about somebody and by them: %v, want %v", said, want)
	}
	result := s.search(t, search.Request{Query: query.Query{Text: "bertin laboratoire image", Unit: query.Words}, Snippets: 1})
	if len(result.Hits) != 1 || !slices.Equal(marks(result.Hits[0].Snippets), []string{"laboratoire", "image"}) {
		t.Errorf("words found by their speaker, too: %+v", result.Hits)
	}
	result = s.search(t, search.Request{Query: query.Query{Text: "magistrate", Unit: query.Words}, Snippets: 1})
	if len(result.Hits) != 1 || len(result.Hits[0].Snippets) != 1 || result.Hits[0].Snippets[0].Parts[0].Text != string(result.Hits[0].Text) {
		t.Errorf("words found by their speaker alone: %+v", result.Hits)
	}
}

func (s *suite) article(slug string) *news.Article {
	return s.archive.texts[textKey(s.ids[slug], 1)]
}

func testRanking(t *testing.T, s *suite) {
	for text, order := range map[string][2]string{
		"partenariat":  {"entretien-bertin", "partenariat-universite"}, // title and text before the title alone
		"travaux":      {"lyon/tramway", "lyon/tramway-ouverture"},     // the title before the text
		"diplômes":     {"remise-diplomes", ""},                        // the only one
		"caméra étude": {"recherche-cameras", ""},                      //
		"école bus":    {"sans-date", ""},                              // undated is no fault
		"colloque":     {"colloque-visages", "entretien-bertin"},       // the title before the lead
	} {
		hits := s.hits(s.search(t, search.Request{Query: query.Query{Text: text}}))
		if len(hits) == 0 || hits[0] != order[0] || (order[1] != "" && (len(hits) < 2 || hits[1] != order[1])) {
			t.Errorf("search %q ranks %v, want %v first", text, hits, order)
		}
	}
}

func testSorts(t *testing.T, s *suite) {
	for sort, want := range map[query.Sort]string{
		query.Newest: "formation-continue entretien-bertin remise-diplomes partenariat-universite sans-date",
		query.Oldest: "partenariat-universite remise-diplomes entretien-bertin formation-continue sans-date",
	} {
		result := s.search(t, search.Request{Query: query.Query{Text: "école OU élèves OU formation", Sort: sort}})
		if got := strings.Join(s.hits(result), " "); got != want {
			t.Errorf("%s: %s\nwant %s", sort, got, want)
		}
	}
}

func testPaging(t *testing.T, s *suite) {
	for _, sort := range []query.Sort{query.ByRelevance, query.Newest, query.Oldest} {
		for _, text := range []string{"", "conseil", "le conseil municipal a délibéré", "école OU conseil OU tramway"} {
			q := query.Query{Text: text, Sort: sort, Limit: query.MaxLimit}
			whole := s.search(t, search.Request{Query: q})
			if whole.Next != "" || len(whole.Hits) != whole.Total {
				t.Fatalf("%q: next %q after %d hits of %d", text, whole.Next, len(whole.Hits), whole.Total)
			}
			q.Limit = 4
			var paged []string
			for range whole.Total {
				result := s.search(t, search.Request{Query: q})
				paged = append(paged, s.hits(result)...)
				if result.Total != whole.Total {
					t.Errorf("%q: total %d on a page, %d in all", text, result.Total, whole.Total)
				}
				if q.Cursor = string(result.Next); q.Cursor == "" {
					break
				}
			}
			if want := s.hits(whole); !slices.Equal(paged, want) {
				t.Errorf("%q by %s: pages give\n%v\nwant\n%v", text, sort, paged, want)
			}
		}
	}
}

func testHit(t *testing.T, s *suite) {
	result := s.search(t, search.Request{Query: query.Query{Text: "convention"}})
	if len(result.Hits) != 1 || result.Total != 1 {
		t.Fatalf("%d hits", len(result.Hits))
	}
	h, a := result.Hits[0], s.article("partenariat-universite")
	if h.Score <= 0 {
		t.Errorf("score %f", h.Score)
	}
	h.Score = 0
	want := search.Hit{
		Type: search.HitArticle, ID: a.ID, Article: a.ID, URL: a.URL, Title: string(a.Title), Site: a.Site,
		Published: a.Published, Kind: a.Kind, Snippets: []search.Snippet{}, Copies: []search.Copy{},
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("hit (-want +got):\n%s", diff)
	}
	if result.Reading == "" {
		t.Error("the result does not say how the query was read")
	}
	shown := s.search(t, search.Request{Query: query.Query{Text: "titre:visages OU colloque"}, Snippets: 1}).Hits
	if len(shown) == 0 || !slices.Equal(shown[0].Authors, []string{"Anne Vasseur"}) || !slices.Equal(shown[0].Path, []string{"Actualités", "Colloques"}) {
		t.Errorf("a hit with passages bears no authors and path: %+v", shown)
	}
}

func testSnippets(t *testing.T, s *suite) {
	for _, c := range []struct{ text, slug, marked string }{
		{"reconnaissance faciale", "colloque-visages", "reconnaissance faciale"},
		{"établissements", "colloque-visages", "établissement"},
		{`"vie privée"`, "colloque-visages", "vie privée"},
		{"université accord", "partenariat-universite", "université accord"},
		{"coeur phrase", "recherche-cameras", "cœur phrase"},
		{"titre:ferme récolte", "maison-ferme", "récolte"},
		{"récol*", "maison-ferme", "récolte"},
		{"recolt~1", "maison-ferme", "récolte"},
		{"chercheur", "recherche-cameras", "chercheurs"},
	} {
		result := s.search(t, search.Request{Query: query.Query{Text: c.text}, Snippets: 3})
		i := slices.IndexFunc(result.Hits, func(h search.Hit) bool { return s.slugs[h.Article] == c.slug })
		if i < 0 {
			t.Errorf("search %q does not find %s", c.text, c.slug)
			continue
		}
		marked := marks(result.Hits[i].Snippets)
		for _, word := range strings.Fields(c.marked) {
			if !strings.Contains(strings.Join(marked, " "), word) {
				t.Errorf("search %q marks %q in %s, not %q", c.text, marked, c.slug, word)
			}
		}
		s.checkSnippets(t, c.slug, result.Hits[i].Snippets)
	}
	result := s.search(t, search.Request{Query: query.Query{Sort: query.Newest, Text: "date:2018"}, Snippets: 1})
	for i, slug := range s.hits(result) {
		snippets := result.Hits[i].Snippets
		if len(snippets) != 1 || len(marks(snippets)) != 0 || snippets[0].Field != query.FieldLead ||
			snippets[0].Parts[0].Text != string(s.article(slug).Lead) {
			t.Errorf("%s without a word to mark: %+v", slug, snippets)
		}
	}
}

// checkSnippets holds that passages are the text's own words, and not too long.
func (s *suite) checkSnippets(t *testing.T, slug string, snippets []search.Snippet) {
	t.Helper()
	a := s.article(slug)
	texts := strings.Join(strings.Fields(string(a.Title+"\n"+a.Lead)+"\n"+a.Text), " ")
	for _, snippet := range snippets {
		var b strings.Builder
		for _, p := range snippet.Parts {
			b.WriteString(p.Text)
		}
		passage := strings.Trim(b.String(), "…")
		if !strings.Contains(texts, passage) || len([]rune(passage)) > 242 {
			t.Errorf("%s: the passage %q is not in the text, or too long", slug, passage)
		}
	}
}

func marks(snippets []search.Snippet) []string {
	var list []string
	for _, s := range snippets {
		for _, p := range s.Parts {
			if p.Match {
				list = append(list, p.Text)
			}
		}
	}
	return list
}
