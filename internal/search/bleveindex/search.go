package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// Search implements [search.Index].
func (e *Engine) Search(ctx context.Context, r search.Request) (result *search.Result, err error) {
	began := time.Now()
	err = e.guarded(ctx, r.Query.Text, e.options.Timeout, func(ctx context.Context, g *Generation) error {
		result, err = e.search(ctx, g, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	result.TookMS = float64(time.Since(began).Microseconds()) / 1000
	return result, nil
}

// guarded answers a question on the current generation, within a time, 0 being
// all there is. What cannot be read is told as damage.
func (e *Engine) guarded(ctx context.Context, text string, within time.Duration, answer func(context.Context, *Generation) error) (err error) {
	g, release, err := e.hold()
	if err != nil {
		return err
	}
	defer release()
	// A file cut short under its mapping in memory faults when it is read.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = damaged(g.dir, "a search could not read it", panicked(p))
		}
		if broken := (*damage)(nil); errors.As(err, &broken) {
			e.log.DebugContext(ctx, "the index cannot be read", "err", broken.cause, "index", g.dir, "query", text)
		}
	}()
	if within == 0 {
		return answer(ctx, g)
	}
	limited, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	if err := answer(limited, g); err != nil {
		return e.timeoutOr(ctx, limited, err)
	}
	return nil
}

// timeoutOr tells the engine's own limit from the caller's giving up.
func (e *Engine) timeoutOr(caller, limited context.Context, err error) error {
	if limited.Err() != nil && caller.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: more than %s", search.ErrTimeout, e.options.Timeout)
	}
	return err
}

// asked is a request, checked and parsed.
type asked struct {
	search.Request
	tree  query.Node
	after *rank
	view  uint64 // that the page before was of
}

func readRequest(r search.Request) (*asked, error) {
	r.Query = r.Query.Normal()
	if r.CountOnly {
		r = search.Request{Query: r.Query, Like: r.Like, CountOnly: true}
	}
	r.FacetValues = cmp.Or(r.FacetValues, search.DefaultFacetValues)
	if err := checkQuery(r.Query); err != nil {
		return nil, err
	}
	if err := checkWants(r); err != nil {
		return nil, err
	}
	after, view, err := decodeCursor(r.Query)
	if err != nil {
		return nil, err
	}
	tree, err := query.Parse(r.Query.Text)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", search.ErrQuery, err)
	}
	return &asked{Request: r, tree: tree, after: after, view: view}, nil
}

// checkQuery refuses a query that asks for what there is not.
func checkQuery(q query.Query) error {
	if q.Unit != query.Articles && q.Unit != query.Words {
		return fmt.Errorf("%w: unknown unit %q", search.ErrQuery, q.Unit)
	}
	if q.Match != query.MatchAll && q.Match != query.MatchAny {
		return fmt.Errorf("%w: unknown match %q", search.ErrQuery, q.Match)
	}
	if q.Sort != query.ByRelevance && q.Sort != query.Newest && q.Sort != query.Oldest {
		return fmt.Errorf("%w: unknown sort %q", search.ErrQuery, q.Sort)
	}
	if q.Limit < 0 || q.Limit > query.MaxLimit {
		return fmt.Errorf("%w: limit %d is not between 1 and %d", search.ErrQuery, q.Limit, query.MaxLimit)
	}
	return nil
}

// checkWants refuses what cannot be shown of an answer.
func checkWants(r search.Request) error {
	if r.Timeline != search.NoTimeline && !slices.Contains(search.TimelineUnits(), r.Timeline) {
		return fmt.Errorf("%w: unknown unit of a timeline %q", search.ErrQuery, r.Timeline)
	}
	if r.FacetValues < 1 || r.FacetValues > search.MaxFacetValues {
		return fmt.Errorf("%w: %d facet values are not between 1 and %d", search.ErrQuery, r.FacetValues, search.MaxFacetValues)
	}
	if r.Like != "" && !asksLike(r.Query) {
		return fmt.Errorf("%w: what is like an article is asked for without words and cursor, of articles", search.ErrQuery)
	}
	return nil
}

func (e *Engine) search(ctx context.Context, g *Generation, r search.Request) (*search.Result, error) {
	a, err := readRequest(r)
	if err != nil {
		return nil, err
	}
	p := g.partOf(a.Query.Unit)
	v := p.kept.open(a.view)
	if v == nil {
		if v, err = openView(ctx, p); err != nil {
			return nil, err
		}
	}
	answer := e.answer
	if a.Like != "" {
		answer = e.similar
	}
	result, err := answer(ctx, v, a)
	return result, errors.Join(err, v.close())
}

// answer runs a request on a view.
func (e *Engine) answer(ctx context.Context, v *view, a *asked) (*search.Result, error) {
	c := &compiler{view: v, unit: a.Query.Unit}
	suggestion, typed := news.Maybe(""), a.tree
	collected, dropped, err := c.find(ctx, a)
	if err != nil {
		return nil, err
	}
	if a.Suggest && typed != nil && a.after == nil {
		if suggestion, err = c.suggest(ctx, a, typed); err != nil {
			return nil, err
		}
	}
	result, err := e.result(ctx, c, a, collected, dropped)
	if err != nil {
		return nil, err
	}
	result.Suggestion = suggestion
	return result, nil
}

// find collects what a request finds; when all its words together find
// nothing, what as many of them as find something do, without those dropped.
func (c *compiler) find(ctx context.Context, a *asked) (found *collector, dropped []string, err error) {
	found, err = c.collect(ctx, a, a.tree, a.Query.Match)
	if err != nil || found.total > 0 || a.Query.Match != query.MatchAll {
		return found, []string{}, err
	}
	nearest, left, err := c.nearest(ctx, a)
	if err != nil || nearest == nil {
		return found, []string{}, err
	}
	a.tree = nearest
	found, err = c.collect(ctx, a, nearest, query.MatchAll)
	return found, left, err
}

// collector is ready for what a request asks to see.
func (v *view) collector(ctx context.Context, a *asked) (*collector, error) {
	filters, err := v.filters(a.Query)
	if err != nil {
		return nil, err
	}
	all := &collector{
		view: v, filters: filters, scored: a.Query.Sort == query.ByRelevance,
		page: page{compare: order(a.Query.Sort), limit: a.Query.Limit, after: a.after, by: a.Query.Sort},
	}
	if a.CountOnly {
		all.scored, all.page.limit = false, 0
	}
	all.wantFacets(a.Facets)
	all.periods = newTimeline(a.Timeline)
	all.folder, err = v.folder(ctx, a)
	return all, err
}

// collect goes through what a tree finds.
func (c *compiler) collect(ctx context.Context, a *asked, tree query.Node, m query.Match) (*collector, error) {
	all, err := c.view.collector(ctx, a)
	if err != nil {
		return nil, err
	}
	c.view.unscored = !all.scored
	if all.scored && (a.after == nil || !a.after.rest) {
		return all, c.ranked(ctx, a, all, tree, m)
	}
	err = c.through(ctx, all, tree, m)
	for i := range all.page.first {
		all.page.first[i].rest = all.scored
	}
	return all, err
}

// through goes once through what a tree finds.
func (c *compiler) through(ctx context.Context, all *collector, tree query.Node, m query.Match) error {
	found, err := c.query(ctx, tree, m)
	if err != nil {
		return err
	}
	if !c.view.unscored {
		found = byWindows(found)
	} else if set := setOf(found); set != nil {
		found = newSetDocs(set, 0)
	}
	return all.through(ctx, found)
}

// through collects what is found, and closes it.
func (c *collector) through(ctx context.Context, found docs) error {
	err := errors.Join(c.run(ctx, found), found.close())
	if err == nil {
		c.fold()
	}
	return err
}

// ranked does the same, and ranks the best hits by how their words stand
// together.
func (c *compiler) ranked(ctx context.Context, a *asked, all *collector, tree query.Node, m query.Match) error {
	near, err := c.proximity(ctx, tree)
	if err != nil {
		return err
	}
	if near == nil {
		return c.through(ctx, all, tree, m)
	}
	all.page.limit, all.page.after = nearFirst+a.Query.Limit, nil
	if err = c.through(ctx, all, tree, m); err == nil {
		err = near.rerank(&all.page, a.Query.Limit, a.after)
	}
	return errors.Join(err, near.close())
}

// result makes the answer of what was collected.
func (e *Engine) result(ctx context.Context, by *compiler, a *asked, c *collector, dropped []string) (*search.Result, error) {
	v := by.view
	result := &search.Result{
		Query: a.Query.Text, Reading: query.Reading(a.tree, a.Query, query.French),
		Total: c.total, Relation: search.Exactly, Dropped: dropped,
		Hits: []search.Hit{}, Facets: map[query.Facet][]search.FacetValue{}, FacetTotals: map[query.Facet]int{}, Timeline: []search.Period{},
	}
	for i := range c.counts {
		t := &c.counts[i]
		result.Facets[t.facet], result.FacetTotals[t.facet] = c.facetResult(t, a.Query, a.FacetValues)
	}
	if c.periods != nil {
		result.Timeline = c.periods.periods(v)
	}
	shower := e.shower(v, a)
	ranks := c.page.sorted()
	for i := range ranks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hit, err := shower.show(ctx, &ranks[i])
		if err != nil {
			return nil, err
		}
		if hit.Copies, err = shower.copies(c.folder, ranks[i].doc); err != nil {
			return nil, err
		}
		result.Hits = append(result.Hits, *hit)
	}
	if a.Explain && c.scored {
		if err := by.explain(ctx, a, ranks, result.Hits); err != nil {
			return nil, err
		}
	}
	if n := len(ranks); n > 0 && c.page.beyond > n {
		result.Next = newCursor(a.Query, ranks[n-1], v.part.kept.keep(v))
	}
	return result, nil
}
