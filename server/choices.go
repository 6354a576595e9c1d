package server

import (
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// units are what a search can be of, in the order of the tabs.
func units() []query.Unit { return []query.Unit{query.Articles, query.Words} }

// tabs are the two units a search can have, on their first page, with how much
// of each it finds where that is known.
func (v *visit) tabs(q query.Query, totals map[query.Unit]int) []web.Tab {
	var tabs []web.Tab
	for _, unit := range units() {
		other := q
		other.Unit, other.Cursor = unit, ""
		if unit == query.Articles && q.Text == "" && !q.IsNarrowed() && q.Sort == query.ByRelevance {
			other.Sort = query.Newest // else the link would lead home
		}
		tab := web.Tab{Link: web.Link{Label: v.words.Text("tabs." + string(unit)), Href: v.search(other), Current: unit == q.Unit}}
		if n, ok := totals[unit]; ok {
			tab.Count = v.number(n)
		}
		tabs = append(tabs, tab)
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
		name := v.words.Text("facet." + string(f))
		for _, value := range q.Filters[f] {
			chips = append(chips, v.chip(name, v.value(f, value), q.Without(f, value)))
		}
		for _, value := range q.Excluded[f] {
			chip := v.chip(v.words.Text("chips.not", "facet", name), v.value(f, value), q.Without(f, value))
			chip.Not = true
			chips = append(chips, chip)
		}
	}
	if q.From != "" || q.To != "" {
		chips = append(chips, v.chip(v.words.Text("facet.dates"), v.period(q.From, q.To), q.Between("", "")))
	}
	if q.Match == query.MatchAny {
		all := q
		all.Match, all.Cursor = query.MatchAll, ""
		chips = append(chips, v.chip(v.words.Text("facet.match"), v.words.Text("search.any"), all))
	}
	return chips
}

// period names a span of time by its ends: years, months or days.
func (v *visit) period(from, to string) string {
	first, last := v.date(from), v.date(to)
	switch {
	case from == to:
		return first
	case from == "":
		return v.words.Text("period.until", "to", last)
	case to == "":
		return v.words.Text("period.since", "from", first)
	case len(from) == len("2006-01-02") && len(to) == len(from):
		return v.words.Text("period.days", "from", first, "to", last)
	default:
		return v.words.Text("period.span", "from", first, "to", last)
	}
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
	q.Filters, q.Excluded, q.From, q.To = nil, nil, "", ""
	q.Match, q.Cursor = query.MatchAll, ""
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
			Text: v.words.Text("search.suggestion"), Offer: true,
			Links: []web.Link{{Label: string(result.Suggestion), Href: v.search(other)}},
		})
	}
	return notices
}

// empty is what may help when nothing is found: only what changes something.
// The other unit comes first where it finds something.
func (v *visit) empty(q query.Query, totals map[query.Unit]int) *web.Empty {
	e := &web.Empty{}
	link := func(key string, other query.Query) {
		other.Cursor = ""
		e.Links = append(e.Links, web.Link{Label: v.words.Text(key), Href: v.search(other)})
	}
	other, key := q, "empty.words"
	if other.Unit = query.Words; q.Unit == query.Words {
		other.Unit, key = query.Articles, "empty.articles"
	}
	found, known := totals[other.Unit]
	if found > 0 {
		e.Links = append(e.Links, web.Link{Label: v.count("empty.found."+string(other.Unit), found), Href: v.search(first(other))})
	}
	if q.Text != "" {
		e.Advice = append(e.Advice, v.words.Text("empty.spelling"), v.words.Text("empty.prefix"))
	}
	if q.IsNarrowed() {
		link("empty.filters", unfiltered(q))
	}
	if q.Match == query.MatchAll && len(strings.Fields(q.Text)) > 1 {
		anyOf := q
		anyOf.Match = query.MatchAny
		link("empty.any", anyOf)
	}
	if !known {
		link(key, other)
	}
	e.Links = append(e.Links, web.Link{Label: v.words.Text("empty.help"), Href: v.link(syntaxPath(v.lang), nil)})
	return e
}

// first is a search on its first page.
func first(q query.Query) query.Query {
	q.Cursor = ""
	return q
}
