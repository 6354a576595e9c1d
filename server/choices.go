package server

import (
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// tabs are the two units a search can have, on their first page.
func (v *visit) tabs(q query.Query) []web.Link {
	var tabs []web.Link
	for _, unit := range []query.Unit{query.Articles, query.Words} {
		other := q
		other.Unit, other.Cursor = unit, ""
		if unit == query.Articles && q.Text == "" && len(q.Filters) == 0 && q.Sort == query.ByRelevance {
			other.Sort = query.Newest // else the link would lead home
		}
		tabs = append(tabs, web.Link{
			Label: v.words.Text("tabs." + string(unit)), Href: v.search(other), Current: unit == q.Unit,
		})
	}
	return tabs
}

// sorts are the orders. Relevance to no text is none.
func (v *visit) sorts(q query.Query) []web.Link {
	orders := []query.Sort{query.ByRelevance, query.Newest, query.Oldest}
	current := q.Sort
	if q.Text == "" {
		orders = orders[1:]
		if current == query.ByRelevance {
			current = query.Newest
		}
	}
	links := make([]web.Link, 0, len(orders))
	for _, order := range orders {
		other := q
		other.Sort, other.Cursor = order, ""
		links = append(links, web.Link{
			Label: v.words.Text("sorts." + string(order)), Href: v.search(other), Current: order == current,
		})
	}
	return links
}

// chips are the choices made, each with the search without it.
func (v *visit) chips(q query.Query) []web.Chip {
	var chips []web.Chip
	for _, f := range query.Facets() {
		for _, value := range q.Filters[f] {
			chips = append(chips, v.chip(v.words.Text("facet."+string(f)), v.value(f, value), q.Without(f, value)))
		}
	}
	if q.Match == query.MatchAny {
		all := q
		all.Match, all.Cursor = query.MatchAll, ""
		chips = append(chips, v.chip(v.words.Text("facet.match"), v.words.Text("search.any"), all))
	}
	return chips
}

func (v *visit) chip(facet, label string, without query.Query) web.Chip {
	return web.Chip{
		Facet: facet, Label: label, Href: v.search(without),
		Remove: v.words.Text("chips.remove", "facet", facet, "value", label),
	}
}

// value writes a facet's value out of its tree: the whole path of a section,
// the year with the month.
func (v *visit) value(f query.Facet, value string) string {
	switch f {
	case query.Kind:
		return v.kind(value)
	case query.Year:
		return v.month(value)
	case query.Section:
		return set(strings.ReplaceAll(value, query.PathSeparator, " › "))
	default:
		return set(value)
	}
}

// kind names a kind of page; one that there is no word for stays as it is.
func (v *visit) kind(kind string) string {
	if key := "kind." + kind; v.words.Has(key) {
		return v.words.Text(key)
	}
	return kind
}

// unfiltered is the search without its choices, on its first page.
func unfiltered(q query.Query) query.Query {
	q.Filters, q.Match, q.Cursor = nil, query.MatchAll, ""
	return q.Normal()
}

// notices say what the engine did beyond what was asked.
func (v *visit) notices(q query.Query, result *search.Result) []web.Notice {
	var notices []web.Notice
	if n := len(result.Dropped); n > 0 {
		words := make([]string, n)
		for i, word := range result.Dropped {
			words[i] = v.words.Text("quote.open") + word + v.words.Text("quote.close")
		}
		notices = append(notices, web.Notice{Text: v.words.Count("search.dropped", n, v.number(n), "words", v.list(words))})
	}
	if result.Warning != "" {
		notices = append(notices, web.Notice{Text: v.words.Text("search.warning", "warning", string(result.Warning))})
	}
	if result.Suggestion != "" {
		other := q
		other.Text, other.Cursor = string(result.Suggestion), ""
		notices = append(notices, web.Notice{
			Text:  v.words.Text("search.suggestion"),
			Links: []web.Link{{Label: string(result.Suggestion), Href: v.search(other)}},
		})
	}
	return notices
}

// empty is what may help when nothing is found: only what changes something.
func (v *visit) empty(q query.Query) *web.Empty {
	e := &web.Empty{}
	link := func(key string, other query.Query) {
		other.Cursor = ""
		e.Links = append(e.Links, web.Link{Label: v.words.Text(key), Href: v.search(other)})
	}
	if q.Text != "" {
		e.Advice = append(e.Advice, v.words.Text("empty.spelling"), v.words.Text("empty.prefix"))
	}
	if len(q.Filters) > 0 {
		link("empty.filters", unfiltered(q))
	}
	if q.Match == query.MatchAll && len(strings.Fields(q.Text)) > 1 {
		anyOf := q
		anyOf.Match = query.MatchAny
		link("empty.any", anyOf)
	}
	other, key := q, "empty.words"
	if other.Unit = query.Words; q.Unit == query.Words {
		other.Unit, key = query.Articles, "empty.articles"
	}
	link(key, other)
	e.Links = append(e.Links, web.Link{Label: v.words.Text("empty.help"), Href: v.link(syntaxPath(v.lang), nil)})
	return e
}
