package server

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// latestArticles is how many articles the home page shows.
const latestArticles = 6

// showHome is the page without a question: what the archive holds.
func (s *server) showHome(v *visit, w http.ResponseWriter, r *http.Request) error {
	stats, err := s.Archive.Stats(r.Context())
	if err != nil {
		return fmt.Errorf("home: %w", err)
	}
	newest := query.Query{Sort: query.Newest, Limit: latestArticles}.Normal()
	result, err := s.find(r.Context(), search.Request{
		Query: newest, Facets: []query.Facet{query.Speaker, query.Tag, query.Kind}, Snippets: 1, Group: true,
	})
	if err != nil {
		return err
	}
	page := web.Home{
		Shell:    s.shell(v, r, ""),
		Figures:  v.figures(stats),
		Examples: v.examples(result.Facets),
		AllHref:  v.search(query.Query{Sort: query.Newest}),
	}
	page.Box.Large = true
	if from, to := v.day(stats.First), v.day(stats.Last); from != "" && to != "" {
		page.Span = v.words.Text("home.span", "from", from, "to", to)
	}
	for _, h := range result.Hits {
		page.Latest = append(page.Latest, v.articleHit(h))
	}
	return s.render(v, w, http.StatusOK, page)
}

func (v *visit) figures(stats archive.Stats) []web.Figure {
	var figures []web.Figure
	for _, f := range []struct {
		key string
		n   int64
	}{{"home.articles", stats.Articles}, {"home.interviews", stats.Interviews}, {"home.sites", stats.Sites}} {
		n := int(f.n)
		figures = append(figures, web.Figure{Number: v.number(n), Label: v.count(f.key, n)})
	}
	return figures
}

// examples are three searches to try: with the archive's own most frequent tag
// and speaker where it has them, so that each finds something.
func (v *visit) examples(facets map[query.Facet][]search.FacetValue) []web.Example {
	phrase := v.words.Text("home.example.tag.example")
	if tags := facets[query.Tag]; len(tags) > 0 {
		phrase = v.phrase(phraseOf(tags))
	}
	speaker, speakerLabel := v.words.Text("home.example.speaker.example"), v.words.Text("home.example.speaker.any")
	if speakers := facets[query.Speaker]; len(speakers) > 0 {
		speaker = v.inField("locuteur", "speaker", speakers[0].Value)
		speakerLabel = v.words.Text("home.example.speaker", "name", set(speakers[0].Label))
	}
	interviews := query.Query{Sort: query.Newest}.With(query.Kind, string(news.KindInterview))
	return []web.Example{
		{Query: phrase, Label: v.words.Text("home.example.tag"), Href: v.search(query.Query{Text: phrase})},
		{Query: speaker, Label: speakerLabel, Href: v.search(query.Query{Text: speaker, Unit: query.Words})},
		{Label: v.words.Text("home.example.interviews"), Href: v.search(interviews)},
	}
}

// phraseOf is the most frequent tag of several words, which a phrase keeps
// together; else the most frequent one.
func phraseOf(tags []search.FacetValue) string {
	for _, tag := range tags {
		if strings.Contains(tag.Value, " ") {
			return tag.Value
		}
	}
	return tags[0].Value
}

// phrase writes words as a phrase in the language of queries.
func (v *visit) phrase(words string) string {
	if v.lang == web.French {
		return "« " + unquoted(words) + " »"
	}
	return `"` + unquoted(words) + `"`
}

// inField writes a phrase in a field, by the field's name in the visit's language.
func (v *visit) inField(french, english, words string) string {
	name := french
	if v.lang == web.English {
		name = english
	}
	return name + `:"` + unquoted(words) + `"`
}

// unquoted leaves out the marks that would end a phrase.
func unquoted(words string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"«»“”", r) {
			return ' '
		}
		return r
	}, words))
}
