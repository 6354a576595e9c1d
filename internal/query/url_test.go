package query

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestValues(t *testing.T) {
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{}, ""},
		{Query{Unit: Articles, Match: MatchAll, Sort: ByRelevance, Limit: DefaultLimit}, ""},
		{Query{Text: " l’été : « a » "}, "q=+l%E2%80%99%C3%A9t%C3%A9+%3A+%C2%AB+a+%C2%BB+"},
		{Query{Unit: Words, Match: MatchAny, Sort: Oldest, Limit: 50, Cursor: "c"}, "cursor=c&limit=50&match=any&sort=oldest&unit=words"},
		{Query{Filters: map[Facet][]string{Section: {"B", "A > C", "B"}, Year: {"2019-03"}, Tag: {}}}, "section=A+%3E+C&section=B&year=2019-03"},
		{Query{Excluded: map[Facet][]string{Site: {"B", "A", "B"}, Kind: {}}, From: "2019-03", To: "2020"}, "from=2019-03&not-site=A&not-site=B&to=2020"},
	} {
		if got := c.q.Values().Encode(); got != c.want {
			t.Errorf("Values(%+v) = %s, want %s", c.q, got, c.want)
		}
		again, err := FromValues(c.q.Values())
		if err != nil {
			t.Errorf("FromValues(Values(%+v)): %v", c.q, err)
		}
		if diff := cmp.Diff(c.q.Normal(), again); diff != "" {
			t.Errorf("the round trip of %+v differs:\n%s", c.q, diff)
		}
	}
}

func TestFromValuesLeavesOthersAlone(t *testing.T) {
	v := url.Values{"q": {"a"}, "lang": {"en"}, "format": {"json"}, "section": {"", "A"}, "limit": {""}, "unit": {""}}
	got, err := FromValues(v)
	want := Query{Text: "a", Filters: map[Facet][]string{Section: {"A"}}}.Normal()
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("FromValues: %v\n%s", err, diff)
	}
}

func TestFromValuesRefuses(t *testing.T) {
	many := make([]string, MaxFilterValues+1)
	for i := range many {
		many[i] = strings.Repeat("a", i+1)
	}
	for _, c := range []struct {
		name   string
		values []string
	}{
		{"q", []string{"a", "b"}},
		{"unit", []string{"pages"}},
		{"match", []string{"some"}},
		{"sort", []string{"NEWEST"}},
		{"limit", []string{"0"}},
		{"limit", []string{"-1"}},
		{"limit", []string{"201"}},
		{"limit", []string{"ten"}},
		{"limit", []string{"99999999999999999999"}},
		{"cursor", []string{strings.Repeat("c", MaxCursor+1)}},
		{"cursor", []string{"a\x00"}},
		{"section", []string{"a\xff"}},
		{"speaker", []string{"a\nb"}},
		{"tag", []string{strings.Repeat("t", MaxFilterValue+1)}},
		{"author", many},
		{"year", []string{"19"}},
		{"year", []string{"2019-13"}},
		{"year", []string{"0001"}},
		{"kind", []string{"entretien"}},
		{"not-kind", []string{"entretien"}},
		{"not-author", many},
		{"from", []string{"2019-02-30"}},
		{"from", []string{"2019", "2020"}},
		{"to", []string{"bientôt"}},
		{"to", []string{"12019"}},
	} {
		_, err := FromValues(url.Values{c.name: c.values})
		var bad *ParameterError
		if !errors.As(err, &bad) || !errors.Is(err, ErrParameter) || bad.Name != c.name {
			t.Errorf("FromValues(%s=%.40q) = %v, want an error naming %s", c.name, c.values, err, c.name)
		}
	}
}

func TestWithAndWithout(t *testing.T) {
	q := Query{Text: "a", Cursor: "c"}
	with := q.With(Section, "B").With(Section, "A").With(Kind, "interview")
	if !with.Has(Section, "A") || !with.Has(Section, "B") || with.Cursor != "" {
		t.Errorf("With: %+v", with)
	}
	without := with.Without(Section, "A").Without(Section, "B").Without(Kind, "interview")
	if diff := cmp.Diff(Query{Text: "a"}.Normal(), without); diff != "" {
		t.Errorf("Without:\n%s", diff)
	}
	if q.Cursor != "c" || q.Filters != nil {
		t.Errorf("With changed its own query: %+v", q)
	}
}

func TestExcluding(t *testing.T) {
	q := Query{Text: "a", Cursor: "c"}.With(Site, "A")
	not := q.Excluding(Site, "A").Excluding(Kind, "interview")
	if not.Has(Site, "A") || !not.Excludes(Site, "A") || !not.Excludes(Kind, "interview") || not.Cursor != "" {
		t.Errorf("Excluding: %+v", not)
	}
	if q.Excludes(Site, "A") || !q.Has(Site, "A") {
		t.Errorf("Excluding changed its own query: %+v", q)
	}
	again := not.With(Site, "A")
	if again.Excludes(Site, "A") || !again.Has(Site, "A") {
		t.Errorf("a value chosen stays excluded: %+v", again)
	}
	if diff := cmp.Diff(Query{Text: "a"}.Normal(), not.Without(Site, "A").Without(Kind, "interview")); diff != "" {
		t.Errorf("Without:\n%s", diff)
	}
	for _, narrowed := range []Query{q, not, {From: "2019"}, {To: "2019"}} {
		if !narrowed.IsNarrowed() {
			t.Errorf("%+v is not narrowed", narrowed)
		}
	}
	if (Query{Text: "a", Filters: map[Facet][]string{Site: {}}}).IsNarrowed() {
		t.Error("a text is narrowed by nothing")
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		from, to, first, last string
		ok                    bool
	}{
		{"", "", "", "", true},
		{"2019", "", "2019-01-01", "", true},
		{"", "2020-02", "", "2020-02-29", true},
		{"2019-03-04", "2019-03-04", "2019-03-04", "2019-03-04", true},
		{"2019-03", "2019", "2019-03-01", "2019-12-31", true},
		{"2020", "2019", "", "", false},
		{"2019-13", "", "", "", false},
		{"", "hier", "", "", false},
	} {
		got, ok := Query{Cursor: "c"}.Between(c.from, c.to).Days()
		if ok != c.ok || got.From != c.first || got.To != c.last {
			t.Errorf("%s to %s: %+v, %v", c.from, c.to, got, ok)
		}
	}
	if _, err := FromValues(url.Values{"from": {"2020"}, "to": {"2019"}}); !errors.Is(err, ErrParameter) {
		t.Errorf("last first: %v", err)
	}
}

func TestLastStep(t *testing.T) {
	for path, want := range map[string]string{"": "", "Actualités": "Actualités", "Actualités > Colloques": "Colloques", "A > B > C": "C", "A >B": "A >B", "A > ": ""} {
		if got := LastStep(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}
