package searchtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// flat writes a facet's values as "value=count", the chosen ones starred,
// children in brackets.
func flat(values []search.FacetValue) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = fmt.Sprintf("%s=%d", v.Value, v.Count)
		if v.Selected {
			parts[i] = "*" + parts[i]
		}
		if v.Excluded {
			parts[i] = "-" + parts[i]
		}
		if v.Children == nil {
			parts[i] += "!nil"
		}
		if len(v.Children) > 0 {
			parts[i] += "[" + flat(v.Children) + "]"
		}
	}
	return strings.Join(parts, ", ")
}

func (s *suite) facet(t *testing.T, f query.Facet, q query.Query) string {
	t.Helper()
	return flat(s.search(t, search.Request{Query: q, Facets: []query.Facet{f}}).Facets[f])
}

func testFacets(t *testing.T, s *suite) {
	school := query.Query{Text: "école OU élèves OU tramway"}
	for _, c := range []struct {
		facet query.Facet
		q     query.Query
		want  string
	}{
		{query.Kind, school, "article=5, interview=1"},
		{query.Site, school, "Institut de la sécurité=4, La Gazette=2"},
		{query.Author, school, "Léa Fontaine=2, Paul Ménard=2, Anne Vasseur=1"},
		{query.Speaker, school, "Hugo Bertin=2, Léon Roux=1"},
		{query.Event, school, "cérémonie=2, inauguration=1"},
		// A chosen value leaves its siblings their counts.
		{query.Kind, school.With(query.Kind, "interview"), "article=5, *interview=1"},
		{query.Site, school.With(query.Kind, "interview"), "Institut de la sécurité=1"},
		{query.Author, school.With(query.Author, "Léa Fontaine"), "*Léa Fontaine=2, Paul Ménard=2, Anne Vasseur=1"},
		// Chosen in another spelling, and with no hit at all.
		{query.Speaker, school.With(query.Speaker, "hugo bertin"), "*hugo bertin=2, Léon Roux=1"},
		{query.Event, school.With(query.Event, "grève"), "cérémonie=2, inauguration=1, *grève=0"},
		// So does an excluded one; it refuses among its own facet's chosen values too.
		{query.Kind, school.Excluding(query.Kind, "interview"), "article=5, -interview=1"},
		{query.Site, school.Excluding(query.Kind, "article"), "Institut de la sécurité=1"},
		{query.Author, school.Excluding(query.Author, "lea fontaine").With(query.Author, "Paul Ménard"), "-lea fontaine=2, *Paul Ménard=2, Anne Vasseur=1"},
		{query.Kind, school.Between("1900", "1901"), ""},
	} {
		if got := s.facet(t, c.facet, c.q); got != c.want {
			t.Errorf("facet %s of %+v:\n got  %s\n want %s", c.facet, c.q.Filters, got, c.want)
		}
	}
	s.wants(t, query.Query{}.With(query.Author, "Léa Fontaine").With(query.Author, "Élodie Garnier"),
		[]want{{"", "lyon/tramway lyon/tramway-ouverture recherche-cameras"}})
	s.wants(t, query.Query{}.With(query.Author, "Paul Ménard").With(query.Tag, "tramway"), []want{{"", "lyon/tramway"}})
	s.wants(t, query.Query{}.With(query.Event, "grève"), []want{{"", ""}})
	s.wants(t, query.Query{}.With(query.Author, "Léa Fontaine").With(query.Author, "Élodie Garnier").Excluding(query.Author, "Élodie Garnier"),
		[]want{{"", "lyon/tramway lyon/tramway-ouverture"}})
	s.wants(t, query.Query{Unit: query.Words}.With(query.Speaker, "Hugo Bertin"), []want{{"utile", "partenariat-universite"}})
	said := s.facet(t, query.Speaker, query.Query{Unit: query.Words})
	if said != "Hugo Bertin=3, Claire Dumont=1, Léon Roux=1" {
		t.Errorf("speakers of words said: %s", said)
	}
	tags := s.search(t, search.Request{Facets: []query.Facet{query.Tag}}).Facets[query.Tag]
	if len(tags) != 30 || tags[0].Value != "conseil" {
		t.Errorf("%d tags, want the 30 most frequent", len(tags))
	}
}

func testTrees(t *testing.T, s *suite) {
	institute := query.Query{}.With(query.Site, "Institut de la sécurité")
	sections := s.search(t, search.Request{Query: institute, Facets: []query.Facet{query.Section}}).Facets[query.Section]
	if len(sections) == 0 || sections[0].Value != "Actualités" || sections[0].Count != 6 {
		t.Fatalf("sections: %s\nwant Actualités=6 first", flat(sections))
	}
	if got, want := flat(sections[0].Children), "Actualités > Cérémonies=1, Actualités > Colloques=1, "+
		"Actualités > Entretiens=1, Actualités > Partenariats=1"; got != want {
		t.Errorf("children:\n got  %s\n want %s", got, want)
	}
	if label := sections[0].Children[0].Label; label != "Cérémonies" {
		t.Errorf("the label of a child is %q", label)
	}
	if slices.ContainsFunc(sections, func(v search.FacetValue) bool { return v.Label == "Accueil" }) {
		t.Error("the home page is no section")
	}
	s.wants(t, institute.With(query.Section, "Actualités > Colloques"), []want{{"", "colloque-visages"}})
	s.wants(t, institute.With(query.Section, "Actualités"), []want{{"élèves", "entretien-bertin partenariat-universite remise-diplomes"}})

	tramway := query.Query{Text: "tramway OU école"}
	for _, c := range []struct {
		q    query.Query
		want string
	}{
		{tramway, "2018=2[2018-03=1, 2018-07=1], 2019=2[2019-06=1, 2019-12=1]"},
		{tramway.With(query.Year, "2018"), "*2018=2[2018-03=1, 2018-07=1], 2019=2[2019-06=1, 2019-12=1]"},
		{tramway.With(query.Year, "2019-06"), "2018=2[2018-03=1, 2018-07=1], 2019=2[*2019-06=1, 2019-12=1]"},
		{tramway.With(query.Year, "1999-01"), "2018=2[2018-03=1, 2018-07=1], 2019=2[2019-06=1, 2019-12=1], 1999=0[*1999-01=0]"},
	} {
		if got := s.facet(t, query.Year, c.q); got != c.want {
			t.Errorf("years of %v:\n got  %s\n want %s", c.q.Filters, got, c.want)
		}
	}
	s.wants(t, tramway.Between("2018-07", "2019-06"), []want{{tramway.Text, "lyon/tramway remise-diplomes"}})
	s.wants(t, tramway.Between("2018-07", "").Excluding(query.Year, "2019-06"), []want{{tramway.Text, "lyon/tramway-ouverture remise-diplomes"}})
	s.wants(t, tramway.With(query.Year, "2019-06").With(query.Year, "2018"), []want{{tramway.Text, "lyon/tramway partenariat-universite remise-diplomes"}})
}

func testTimeline(t *testing.T, s *suite) {
	for unit, want := range map[search.TimelineUnit][]search.Period{
		search.ByDay: {
			{From: "2018-07-06", Count: 1, All: 1}, {From: "2019-06-18", Count: 1, All: 1}, {From: "2019-11-14", Count: 0, All: 1},
			{From: "2019-11-20", Count: 0, All: 1}, {From: "2019-12-02", Count: 0, All: 1}, {From: "2019-12-20", Count: 1, All: 1},
		},
		search.ByMonth: {
			{From: "2018-07-01", Count: 1, All: 1}, {From: "2019-06-01", Count: 1, All: 1},
			{From: "2019-11-01", Count: 0, All: 2}, {From: "2019-12-01", Count: 1, All: 2},
		},
		search.ByYear: {
			{From: "2018-01-01", Count: 1, All: 2}, {From: "2019-01-01", Count: 2, All: 5},
		},
	} {
		got := s.search(t, search.Request{Query: query.Query{Text: "tramway OU diplôme"}, Timeline: unit}).Timeline
		if !slices.Equal(got, want) {
			t.Errorf("timeline by %s: %v\nwant %v", unit, got, want)
		}
	}
	if _, err := s.index.Search(t.Context(), search.Request{Timeline: "decade"}); !errors.Is(err, search.ErrQuery) {
		t.Errorf("a timeline by decades: %v, want ErrQuery", err)
	}
}
