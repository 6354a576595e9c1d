package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// passages is how many passages a hit shows beside its title: more would hide
// the next hits.
const passages = 2

// showSearch is the search page; without a question, the home page.
func (s *server) showSearch(v *visit, w http.ResponseWriter, r *http.Request) error {
	q, values, err := asked(r)
	if err != nil {
		return err
	}
	format, err := formatOf(values, formatAtom)
	if err != nil {
		return err
	}
	if format == formatAtom {
		return s.showFeed(v, w, r, v.feedOf(q))
	}
	if isHome(q, values) {
		return s.showHome(v, w, r)
	}
	node, wrong, err := parsed(q)
	if wrong != nil {
		return s.render(v, w, http.StatusBadRequest, s.unreadable(v, r, q, wrong))
	}
	if err != nil {
		return err
	}
	here, err := positionOf(q, values)
	if err != nil {
		return err
	}
	whole, err := listedIn(values)
	if err != nil {
		return err
	}
	other := s.countOther(r.Context(), q)
	result, err := s.find(r.Context(), search.Request{
		Query: q, Facets: query.Facets(), FacetValues: whole.most(), Timeline: timelineUnit(q),
		Snippets: passages + 1, Group: true, Suggest: true,
	})
	totals := <-other
	if err != nil {
		return err
	}
	totals[q.Unit] = result.Total
	v.looked = q.Text
	page := s.results(v, r, q, result, totals)
	page.Reading = v.reading(node, q)
	page.Facets = v.facets(q, result, whole)
	page.Pager = v.pager(q, here, string(result.Next))
	return s.render(v, w, http.StatusOK, page)
}

// countTime is the wall time that counting for the other tab may take: the page
// does not wait longer for a number that is by the way.
const countTime = time.Second

// countOther counts, beside the search itself, what it finds of the other unit,
// for its tab. A count that cannot be had is not worth failing for.
func (s *server) countOther(ctx context.Context, q query.Query) <-chan map[query.Unit]int {
	counted := make(chan map[query.Unit]int, 1)
	other := first(q)
	other.Unit = query.Words
	if q.Unit == query.Words {
		other.Unit = query.Articles
	}
	go func() {
		totals := map[query.Unit]int{}
		defer func() {
			if fallen := recover(); fallen != nil { // no guard stands around a goroutine
				s.Log.ErrorContext(ctx, "the other unit could not be counted", "query", q.Text, "panic", fallen)
			}
			counted <- totals
		}()
		ctx, cancel := context.WithTimeout(ctx, countTime)
		defer cancel()
		if result, err := s.find(ctx, search.Request{Query: other, CountOnly: true}); err == nil {
			totals[other.Unit] = result.Total
		}
	}()
	return counted
}

// isHome reports whether nothing was asked: no text, and none of the choices
// that make a search without one.
func isHome(q query.Query, values url.Values) bool {
	return q.Text == "" && !q.IsNarrowed() && q.Cursor == "" &&
		q.Unit == query.Articles && q.Sort == query.ByRelevance && !values.Has(moreParameter)
}

// find asks the index, no longer than a search may take, and leaves of the
// hits what may be shown.
func (s *server) find(ctx context.Context, request search.Request) (*search.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, s.SearchTimeout)
	defer cancel()
	result, err := s.Index.Search(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", request.Query.Text, timedOut(ctx, err))
	}
	shown := *result
	shown.Hits = make([]search.Hit, len(result.Hits))
	for i, h := range result.Hits {
		shown.Hits[i] = s.Display(h.URL).hit(h)
	}
	return &shown, nil
}

// frame is the search page without an answer yet.
func (s *server) frame(v *visit, r *http.Request, q query.Query, totals map[query.Unit]int) web.Search {
	page := web.Search{Shell: s.shell(v, r, v.title(q)), Tabs: v.tabs(q, totals), Chips: v.chips(q)}
	page.Box.Text = q.Text
	page.Box.Hidden = v.hidden(q)
	if len(page.Chips) > 1 {
		page.ClearRef = v.search(unfiltered(q))
	}
	return page
}

// title names a search in the browser's tabs.
func (v *visit) title(q query.Query) string {
	switch {
	case q.Text != "":
		return set(q.Text)
	case q.Unit == query.Words:
		return v.words.Text("search.all.words")
	default:
		return v.words.Text("search.all")
	}
}

// results is the page of an answer.
func (s *server) results(v *visit, r *http.Request, q query.Query, result *search.Result, totals map[query.Unit]int) web.Search {
	page := s.frame(v, r, q, totals)
	follow(&page.Shell, v.feedOf(q))
	page.Count = v.total(q, result)
	page.Notices = v.notices(q, result)
	page.Timeline = v.timeline(q, result.Timeline)
	if result.Total == 0 {
		page.Empty = v.empty(q, totals)
	} else {
		page.Sorts = v.sorts(q)
	}
	for _, h := range result.Hits {
		if q.Unit == query.Words {
			page.Words = append(page.Words, v.wordsHit(h))
		} else {
			page.Articles = append(page.Articles, v.articleHit(h))
		}
	}
	return page
}

// total says how many hits there are.
func (v *visit) total(q query.Query, result *search.Result) string {
	if result.Total == 0 {
		return v.words.Text("search.count.none")
	}
	count := v.count("search.count."+string(q.Unit), result.Total)
	if result.Relation == search.AtLeast {
		return v.words.Text("search.atleast", "count", count)
	}
	return count
}

// reading says how the text was understood; a search by choices alone has its
// chips for that.
func (v *visit) reading(node query.Node, q query.Query) string {
	if node == nil {
		return ""
	}
	return v.sentence(query.Reading(node, query.Query{Match: q.Match}, query.Lang(v.lang)))
}

// unreadable is the page of a text that does not parse: where, why, and the
// nearest text that does.
func (s *server) unreadable(v *visit, r *http.Request, q query.Query, wrong *query.SyntaxError) web.Search {
	page := s.frame(v, r, q, nil)
	page.Box.Invalid = true
	start := min(max(wrong.At.Start, 0), len(q.Text))
	end := min(max(wrong.At.End, start), len(q.Text))
	p := &web.Problem{
		Before: q.Text[:start], At: q.Text[start:end], After: q.Text[end:],
		Why: v.why(wrong), Nearest: wrong.Nearest,
	}
	if wrong.Nearest != "" {
		nearest := q
		nearest.Text, nearest.Cursor = wrong.Nearest, ""
		p.NearestHref = v.search(nearest)
	}
	page.Problem = p
	return page
}

// why says what is wrong with a query's text, as a sentence.
func (v *visit) why(wrong *query.SyntaxError) string {
	reason := wrong.Explain(query.Lang(v.lang))
	if reason == "" {
		reason = wrong.Message
	}
	first, size := utf8.DecodeRuneInString(reason)
	return string(unicode.ToUpper(first)) + v.sentence(reason[size:]) + "."
}
