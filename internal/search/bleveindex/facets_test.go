package bleveindex

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// inMemory opens an index and fills it in several batches, so that it has
// several segments.
func inMemory(t *testing.T, articles []*news.Article, batch int) *Engine {
	t.Helper()
	e, err := Open(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	position := int64(0)
	for some := range slices.Chunk(articles, batch) {
		position++
		if err := e.Apply(t.Context(), search.Batch{Put: some, Position: position}); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func (e *Engine) ask(t *testing.T, r search.Request) *search.Result {
	t.Helper()
	result, err := e.Search(t.Context(), r)
	if err != nil {
		t.Fatalf("%+v: %v", r.Query, err)
	}
	return result
}

// agrees holds an answer against the reference: total, facets, timeline.
func (r *reference) agrees(t *testing.T, e *Engine, q query.Query, unit search.TimelineUnit) {
	t.Helper()
	got := e.ask(t, search.Request{Query: q, Facets: query.Facets(), Timeline: unit})
	refused := r.refused(q)
	want := 0
	for _, by := range refused {
		if len(by) == 0 {
			want++
		}
	}
	if got.Total != want {
		t.Errorf("%+v: %d hits, want %d", q, got.Total, want)
	}
	if got := e.ask(t, search.Request{Query: q, CountOnly: true}); got.Total != want {
		t.Errorf("%+v: %d hits counted, want %d", q, got.Total, want)
	}
	for _, f := range query.Facets() {
		if got, want := flatKeys(got.Facets[f]), r.facet(f, q, refused); got != want {
			t.Errorf("%+v: facet %s\n got  %s\n want %s", q, f, got, want)
		}
	}
	if diff := cmp.Diff(r.timeline(unit, refused), got.Timeline); diff != "" {
		t.Errorf("%+v: timeline by %s (-want +got)\n%s", q, unit, diff)
	}
}

func TestFacetsAgainstReference(t *testing.T) {
	const count, questions = 5000, 500
	random := newChance()
	articles := make([]*news.Article, count)
	for i := range articles {
		articles[i] = random.article(i)
	}
	e := inMemory(t, articles, 1200)
	// Some are replaced by others under their ids, some removed.
	replaced := make([]*news.Article, 0, count/10)
	for i := 0; i < count; i += 10 {
		articles[i] = random.article(i)
		replaced = append(replaced, articles[i])
	}
	removed := make([]string, 0, count/20)
	for i := count - 1; i > 0; i -= 20 {
		removed = append(removed, articles[i].ID)
		articles = slices.Delete(articles, i, i+1)
	}
	if err := e.Apply(t.Context(), search.Batch{Put: replaced, Remove: removed, Position: 100}); err != nil {
		t.Fatal(err)
	}
	r := newReference(articles)
	units := search.TimelineUnits()
	for n := range questions {
		r.agrees(t, e, random.question(), units[n%len(units)])
		if t.Failed() {
			return // the others would say the same
		}
	}
}

func TestFacetsOfOneArticleRepeated(t *testing.T) {
	articles := make([]*news.Article, 1500)
	for i := range articles {
		a := *newChance().article(0)
		a.ID = news.ContentID(fmt.Appendf(nil, "exemplaire %d", i))
		articles[i] = &a
	}
	e := inMemory(t, articles, 500)
	r := newReference(articles)
	for _, q := range []query.Query{{}, {Text: "zavo"}, query.Query{}.With(query.Kind, string(articles[0].Kind)).With(query.Year, "1998")} {
		r.agrees(t, e, q, search.ByDay)
	}
}

// TestFacetOfVeryManyValues has a facet of 200,000 values: the most frequent are
// told, and how many there are.
func TestFacetOfVeryManyValues(t *testing.T) {
	const each, count = 10_000, 20
	articles := make([]*news.Article, count)
	for i := range articles {
		a := newChance().article(i)
		a.Quotes, a.Tags = nil, make([]string, 0, each+2)
		for n := range each {
			a.Tags = append(a.Tags, fmt.Sprintf("e%dx%d", i, n))
		}
		a.Tags = append(a.Tags, "Commun", fmt.Sprintf("Paire %d", i/2))
		articles[i] = a
	}
	e := inMemory(t, articles, 7)
	got := e.ask(t, search.Request{Facets: []query.Facet{query.Tag}})
	tags := flatKeys(got.Facets[query.Tag])
	if !strings.HasPrefix(tags, "commun=20, paire 0=2, paire 1=2, ") || !strings.Contains(tags, "paire 9=2, e0x0=1, e0x1=1") {
		t.Errorf("tags %s", tags)
	}
	if n := got.FacetTotals[query.Tag]; n != each*count+1+count/2 {
		t.Errorf("%d tags in all", n)
	}
	answer, err := e.Complete(t.Context(), search.CompleteRequest{Text: "e7x123"})
	if err != nil || len(answer.Completions) == 0 || answer.Completions[0].Kind != search.CompleteTag {
		t.Errorf("one of very many tags is not suggested: %+v, %v", answer, err)
	}
}

// TestFacetsOfManyValues has articles of ten thousand tags each, no two alike
// but for one, and in the first ten thousand speakers.
func TestFacetsOfManyValues(t *testing.T) {
	const each = 10_000
	articles := make([]*news.Article, 5)
	for i := range articles {
		a := newChance().article(i)
		a.Tags, a.Quotes, a.Published = []string{"Commun", "COMMUN"}, nil, news.Date([]string{"1600-01-01", "2200-12-31", ""}[i%3])
		for n := range each {
			a.Tags = append(a.Tags, fmt.Sprintf("étiquette %d-%d", i, n))
			if i > 0 {
				continue // one is enough: each of its words is indexed, too
			}
			a.Quotes = append(a.Quotes, news.Quote{
				ID: news.WordsID(a.ID, "oui", n), Text: "oui", Speaker: news.Maybe(fmt.Sprintf("Personne %d-%d", i, n)), Confidence: news.Stated,
			})
		}
		articles[i] = a
	}
	e := inMemory(t, articles, 2)
	q := query.Query{}.With(query.Tag, "étiquette 3-77").With(query.Tag, "commun").With(query.Tag, "jamais vue")
	got := e.ask(t, search.Request{Query: q, Facets: query.Facets(), Timeline: search.ByMonth})
	if got.Total != len(articles) {
		t.Errorf("%d hits of %d", got.Total, len(articles))
	}
	tags := flatKeys(got.Facets[query.Tag])
	for _, want := range []string{"*commun=5", "*etiquette 3-77=1", "*jamais vue=0", "etiquette 0-0=1"} {
		if !strings.Contains(tags, want) {
			t.Errorf("tags without %s: %s", want, tags)
		}
	}
	if n := len(got.Facets[query.Tag]); n != search.DefaultFacetValues+3 {
		t.Errorf("%d tags, want %d and the three chosen", n, search.DefaultFacetValues)
	}
	if n := len(got.Facets[query.Speaker]); n != search.DefaultFacetValues {
		t.Errorf("%d speakers, want %d", n, search.DefaultFacetValues)
	}
	if n := got.FacetTotals[query.Tag]; n <= search.DefaultFacetValues {
		t.Errorf("%d tags in all, only those that are told", n)
	}
	more := e.ask(t, search.Request{Query: q, Facets: []query.Facet{query.Tag}, FacetValues: search.MaxFacetValues})
	if n, all := len(more.Facets[query.Tag]), more.FacetTotals[query.Tag]; n != search.MaxFacetValues+3 || all <= n {
		t.Errorf("%d tags are told of %d", n, all)
	}
	if years := flatKeys(got.Facets[query.Year]); years != "1600=2[1600-01=2], 2200=2[2200-12=2]" {
		t.Errorf("years %s", years)
	}
	if n := len(got.Timeline); n != 2 {
		t.Errorf("%d months, want the two that have articles", n)
	}
}
