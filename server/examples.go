package server

import (
	"context"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// mostTries is how many searches of a kind are tried until one finds enough to
// be an example.
const mostTries = 3

// example is a search that may serve as one.
type example struct {
	key   string // of the sentence that says what it is
	pairs []string
	query query.Query
}

// examples are up to three searches of different kinds, made of the archive's
// own words, each of which was tried and finds something.
func (s *server) examples(ctx context.Context, v *visit, facets map[query.Facet][]search.FacetValue, speakers []search.FacetValue) ([]web.Example, error) {
	var shown []web.Example
	for _, tries := range [][]example{v.phrases(facets[query.Tag]), v.speakers(speakers), v.combined(facets)} {
		for _, e := range tries[:min(len(tries), mostTries)] {
			asked := e.query
			asked.Limit = 1
			result, err := s.find(ctx, search.Request{Query: asked})
			if err != nil {
				return nil, err
			}
			if result.Total == 0 || len(result.Dropped) > 0 {
				continue
			}
			shown = append(shown, web.Example{
				Query: e.query.Text, Label: v.words.Text(e.key, e.pairs...), Href: v.search(e.query),
				Count: v.count("search.count."+string(e.query.Unit), result.Total),
			})
			break
		}
	}
	return shown, nil
}

// phrases are the archive's tags of several words, the most frequent first,
// then those of one: a phrase keeps words together.
func (v *visit) phrases(tags []search.FacetValue) []example {
	var several, single []example
	for _, tag := range tags {
		words := unquoted(tag.Value)
		one := example{key: "home.example.word", query: asking(words, query.Articles)}
		if strings.Contains(words, " ") {
			one = example{key: "home.example.phrase", query: asking(v.phrase(words), query.Articles)}
			several = append(several, one)
			continue
		}
		single = append(single, one)
	}
	return append(several, single...)
}

// speakers are those who speak most.
func (v *visit) speakers(speakers []search.FacetValue) []example {
	var list []example
	for _, who := range speakers {
		list = append(list, example{
			key: "home.example.speaker", pairs: []string{"name", set(who.Label)},
			query: asking(v.inField("locuteur", "speaker", who.Value), query.Words),
		})
	}
	return list
}

// combined are searches of two clauses: what is reported of an event in its
// last year, the interviews of that year, or all of the year.
func (v *visit) combined(facets map[query.Facet][]search.FacetValue) []example {
	year := ""
	for _, value := range facets[query.Year] {
		year = max(year, value.Value)
	}
	if year == "" {
		return nil
	}
	var list []example
	add := func(key, clause string, pairs ...string) {
		text := strings.TrimSpace(clause + " date:" + year)
		list = append(list, example{key: key, pairs: append(pairs, "year", year), query: asking(text, query.Articles)})
	}
	if events := facets[query.Event]; len(events) > 0 {
		add("home.example.event", v.inField("evenement", "event", events[0].Value), "event", set(events[0].Label))
	}
	for _, kind := range facets[query.Kind] {
		if kind.Value == string(news.KindInterview) {
			add("home.example.interviews", v.inField("type", "kind", kind.Value))
		}
	}
	add("home.example.year", "")
	return list
}

// asking is a search for a text.
func asking(text string, unit query.Unit) query.Query {
	return query.Query{Text: text, Unit: unit}.Normal()
}

// phrase writes words as a phrase in the language of queries.
func (v *visit) phrase(words string) string {
	words = unquoted(words)
	if v.lang == web.French {
		return "« " + words + " »"
	}
	return `"` + words + `"`
}

// inField writes words in a field, by the field's name in the visit's language.
func (v *visit) inField(french, english, words string) string {
	name := french
	if v.lang == web.English {
		name = english
	}
	words = unquoted(words)
	if strings.ContainsAny(words, " '’-()") {
		words = `"` + words + `"`
	}
	return name + ":" + words
}

// unquoted leaves out the marks that would end a phrase.
func unquoted(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return r == ' ' || strings.ContainsRune("\"«»“”", r)
	}), " ")
}
