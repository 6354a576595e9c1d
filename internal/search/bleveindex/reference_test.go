package bleveindex

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// reference counts facets as slowly and plainly as can be: it goes through all
// articles for every value. It shares no code with what it checks but the
// keys by which two spellings are one value.
type reference struct {
	articles []*news.Article
	keys     []map[query.Facet][]string // each article's values, by key
}

func newReference(articles []*news.Article) *reference {
	r := &reference{articles: articles, keys: make([]map[query.Facet][]string, len(articles))}
	for i, a := range articles {
		r.keys[i] = plainKeys(a)
	}
	return r
}

// plainKeys are an article's values, each once.
func plainKeys(a *news.Article) map[query.Facet][]string {
	values := map[query.Facet][]string{
		query.Kind: {string(a.Kind)}, query.Site: {string(a.Site)}, query.Author: a.Authors, query.Tag: a.Tags,
	}
	for _, q := range a.Quotes {
		values[query.Speaker] = append(values[query.Speaker], string(q.Speaker))
	}
	for _, e := range a.Events {
		values[query.Event] = append(values[query.Event], e.Type)
	}
	path := ""
	for _, c := range a.Breadcrumb {
		if path != "" {
			path += query.PathSeparator
		}
		path += c.Label
		values[query.Section] = append(values[query.Section], path)
	}
	if d := string(a.Published); d != "" && d[:4] != "0001" && d[:4] != "9999" { // no news of those years

		values[query.Year] = []string{d[:4], d[:7]}
	}
	for f, list := range values {
		keys := make([]string, 0, len(list))
		for _, v := range list {
			if key := french.Key(v); key != "" && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
		values[f] = keys
	}
	return values
}

// byKey are the keys of a choice of values.
func byKey(choice map[query.Facet][]string) map[query.Facet][]string {
	keys := map[query.Facet][]string{}
	for f, values := range choice {
		for _, v := range values {
			keys[f] = append(keys[f], french.Key(v))
		}
	}
	return keys
}

// outside reports whether an article was not published between two years.
func outside(a *news.Article, from, to string) bool {
	d := string(a.Published)
	none := d == "" || d[:4] == "0001" || d[:4] == "9999" // no news of those years
	return from+to != "" && (none || d[:4] < from || to != "" && d[:4] > to)
}

// refused tells of each article which facets refuse it; one without the word
// asked for, or of other years, is refused by the facet "".
func (r *reference) refused(q query.Query) [][]query.Facet {
	chosen, excluded := byKey(q.Filters), byKey(q.Excluded)
	refused := make([][]query.Facet, len(r.articles))
	for i, a := range r.articles {
		if !strings.Contains(a.Text, q.Text) || outside(a, q.From, q.To) { // no random word is part of another
			refused[i] = append(refused[i], "")
		}
		for f, keys := range chosen {
			if !slices.ContainsFunc(r.keys[i][f], func(key string) bool { return slices.Contains(keys, key) }) {
				refused[i] = append(refused[i], f)
			}
		}
		for f, keys := range excluded {
			has := slices.ContainsFunc(r.keys[i][f], func(key string) bool { return slices.Contains(keys, key) })
			if has && !slices.Contains(refused[i], f) {
				refused[i] = append(refused[i], f)
			}
		}
	}
	return refused
}

// facet writes the values of a facet as flatKeys does.
func (r *reference) facet(f query.Facet, q query.Query, refused [][]query.Facet) string {
	counts := map[string]int{}
	for i := range r.articles {
		if len(refused[i]) == 0 || len(refused[i]) == 1 && refused[i][0] == f {
			for _, key := range r.keys[i][f] {
				counts[key]++
			}
		}
	}
	chosen := map[string]bool{}
	for _, v := range q.Filters[f] {
		chosen[french.Key(v)] = true
	}
	for _, v := range q.Excluded[f] {
		chosen[french.Key(v)] = false // kept, and not starred
	}
	for _, v := range slices.Concat(q.Filters[f], q.Excluded[f]) {
		counts[french.Key(v)] += 0
		if f == query.Year {
			counts[v[:4]] += 0
		}
	}
	return level(f, "", counts, chosen)
}

// parentOf is the value that another hangs under, "" where it is a root.
func parentOf(f query.Facet, key string, counts map[string]int) string {
	cut := -1
	switch f {
	case query.Year:
		cut = strings.Index(key, "-")
	case query.Section:
		cut = strings.LastIndex(key, query.PathSeparator)
	}
	if cut < 0 {
		return ""
	}
	if _, ok := counts[key[:cut]]; !ok {
		return ""
	}
	return key[:cut]
}

// level writes one level of a facet's tree.
func level(f query.Facet, parent string, counts map[string]int, chosen map[string]bool) string {
	var keys []string
	for key := range counts {
		if parentOf(f, key, counts) == parent {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	leads := func(key string) bool {
		for c := range chosen {
			for p := c; p != ""; p = parentOf(f, p, counts) {
				if p == key {
					return true
				}
			}
		}
		return false
	}
	var parts []string
	plain := 0
	for _, key := range keys {
		if !leads(key) {
			if plain++; plain > 30 {
				continue
			}
		}
		parts = append(parts, entry(key, counts[key], chosen[key], level(f, key, counts, chosen)))
	}
	return strings.Join(parts, ", ")
}

func entry(key string, count int, selected bool, children string) string {
	s := fmt.Sprintf("%s=%d", key, count)
	if selected {
		s = "*" + s
	}
	if children != "" {
		s += "[" + children + "]"
	}
	return s
}

// flatKeys writes the values that a search gave.
func flatKeys(values []search.FacetValue) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = entry(french.Key(v.Value), v.Count, v.Selected, flatKeys(v.Children))
	}
	return strings.Join(parts, ", ")
}

// timeline are the periods from the first hit to the last; a period is known by
// the beginning of its days.
func (r *reference) timeline(unit search.TimelineUnit, refused [][]query.Facet) []search.Period {
	beginning := map[search.TimelineUnit]int{search.ByDay: 10, search.ByMonth: 7, search.ByYear: 4}[unit]
	hits, all := map[string]int{}, map[string]int{}
	for i, a := range r.articles {
		if len(r.keys[i][query.Year]) > 0 {
			period := string(a.Published)[:beginning]
			all[period]++
			if len(refused[i]) == 0 {
				hits[period]++
			}
		}
	}
	periods := []search.Period{}
	found := slices.Sorted(maps.Keys(hits))
	for period, n := range all {
		if len(found) > 0 && period >= found[0] && period <= found[len(found)-1] {
			from := period + "-01-01"[beginning-4:]
			periods = append(periods, search.Period{From: from, Count: hits[period], All: n})
		}
	}
	slices.SortFunc(periods, func(a, b search.Period) int { return cmp.Compare(a.From, b.From) })
	return periods
}

// chance makes articles and questions at random, the same at every run.
type chance struct{ *rand.Rand }

func newChance() chance { return chance{rand.New(rand.NewPCG(7, 11))} }

// value is one of n names, most often one of the first; now and then in
// another spelling.
func (c chance) value(name string, n int) string {
	v := fmt.Sprintf("%s %d", name, int(float64(n)*c.Float64()*c.Float64()))
	if c.IntN(12) == 0 {
		return strings.ToUpper(v)
	}
	return v
}

func (c chance) values(name string, n, most int) []string {
	list := make([]string, c.IntN(most+1))
	for i := range list {
		list[i] = c.value(name, n)
	}
	return list
}

// date is none, in the years of an archive, or one that no news bears.
func (c chance) date() news.Date {
	switch c.IntN(40) {
	case 0:
		return ""
	case 1:
		return news.Date(fmt.Sprintf("0001-%02d-03", 1+c.IntN(3)))
	case 2:
		return news.Date(fmt.Sprintf("9999-%02d-28T23:59:59+01:00", 10+c.IntN(3)))
	}
	return news.Date(fmt.Sprintf("%d-%02d-%02d", 2000+c.IntN(40), 1+c.IntN(12), 1+c.IntN(28)))
}

func (c chance) path() []string {
	path := make([]string, c.IntN(4))
	for i := range path {
		path[i] = c.value(fmt.Sprintf("rubrique %c", 'a'+i), 6)
	}
	return path
}

// words of the random texts, from one in nearly every article to one in few.
func chanceWords() []string { return []string{"zavo", "bilmu", "drupo", "kesti", "fomra"} }

func (c chance) article(i int) *news.Article {
	url := fmt.Sprintf("https://hasard.exemple.fr/%d", i)
	id, _ := news.ID(url)
	kinds := []news.Kind{news.KindArticle, news.KindInterview, news.KindOpinion, news.KindEvent}
	a := &news.Article{
		ID: id, Version: 1, URL: url, Language: "fr", Title: "Un titre", Site: news.Maybe(c.value("site", 40)),
		Kind: kinds[c.IntN(len(kinds))], Authors: c.values("auteur", 60, 2), Tags: c.values("étiquette", 300, 6), Published: c.date(),
	}
	for n, w := range chanceWords() {
		if c.IntN(1+n*n) == 0 {
			a.Text += " " + w
		}
	}
	for _, label := range c.path() {
		a.Breadcrumb = append(a.Breadcrumb, news.Crumb{Label: label})
	}
	for n, who := range c.values("personne", 90, 2) {
		words := fmt.Sprintf("des mots %d", n)
		a.Quotes = append(a.Quotes, news.Quote{ID: news.WordsID(id, words, n), Text: words, Speaker: news.Maybe(who), Confidence: news.Stated})
	}
	for _, e := range c.values("occasion", 8, 2) {
		a.Events = append(a.Events, news.Event{Type: e, Label: e})
	}
	return a.Fill()
}

// question is a word or none, with up to four chosen or excluded values, some of
// which no article has, and sometimes years.
func (c chance) question() query.Query {
	q := query.Query{}
	words := chanceWords()
	if n := c.IntN(len(words) + 2); n < len(words) {
		q.Text = words[n]
	}
	for range c.IntN(5) {
		f := query.Facets()[c.IntN(len(query.Facets()))]
		v := c.choice(f)
		same := func(other string) bool { return french.Key(other) == french.Key(v) }
		switch {
		case v == "" || slices.ContainsFunc(slices.Concat(q.Filters[f], q.Excluded[f]), same):
		case c.IntN(3) == 0:
			q = q.Excluding(f, v)
		default:
			q = q.With(f, v)
		}
	}
	if c.IntN(4) == 0 {
		from, to := c.IntN(3), c.IntN(3)
		q = q.Between([]string{"", "1999", "2005"}[from], []string{"", "2012", "2020"}[to])
	}
	return q
}

func (c chance) choice(f query.Facet) string {
	switch f {
	case query.Section:
		return strings.Join(c.path(), query.PathSeparator)
	case query.Kind:
		return []string{"article", "interview", "opinion", "press-release"}[c.IntN(4)]
	case query.Event:
		return c.value("occasion", 12)
	case query.Speaker:
		return c.value("personne", 100)
	case query.Author:
		return c.value("auteur", 70)
	case query.Tag:
		return c.value("étiquette", 310)
	case query.Site:
		return c.value("site", 45)
	}
	d := c.date()
	if c.IntN(2) == 0 {
		return d.Year()
	}
	return d.Month()
}
