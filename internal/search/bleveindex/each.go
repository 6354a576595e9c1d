package bleveindex

import (
	"context"
	"errors"
	"fmt"

	"github.com/pressoir/pressoir/internal/search"
)

// eachTime is how many hits are put in order at a time: some megabytes. For
// the next ones the query is gone through again.
const eachTime = 1 << 16

// Each implements [search.Index].
func (e *Engine) Each(ctx context.Context, r search.Request, found func(*search.Hit) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(e.life, func() { cancel(ErrClosed) })()
	err := e.guarded(ctx, r.Query.Text, 0, func(ctx context.Context, g *Generation) error {
		return e.each(ctx, g, r, found, eachTime)
	})
	if err != nil && errors.Is(context.Cause(ctx), ErrClosed) {
		return ErrClosed
	}
	return err
}

func (e *Engine) each(ctx context.Context, g *Generation, r search.Request, found func(*search.Hit) error, atATime int) error {
	r = search.Request{Query: r.Query, Snippets: r.Snippets, Like: r.Like}
	r.Query.Cursor, r.Query.Limit = "", 0
	a, err := readRequest(r)
	if err == nil && a.Like != "" {
		err = fmt.Errorf("%w: what is like an article is one page, not a whole result", search.ErrQuery)
	}
	if err != nil {
		return err
	}
	v, err := openView(ctx, g.partOf(a.Query.Unit))
	if err != nil {
		return err
	}
	a.Query.Limit = atATime
	return errors.Join(e.eachOf(ctx, v, a, found), v.close())
}

func (e *Engine) eachOf(ctx context.Context, v *view, a *asked, found func(*search.Hit) error) error {
	c := &compiler{view: v, unit: a.Query.Unit}
	collected, _, err := c.find(ctx, a)
	if err != nil {
		return err
	}
	shower := e.shower(v, a)
	for {
		ranks := collected.page.sorted()
		for i := range ranks {
			if e.life.Err() != nil { // its context is told a moment later
				return ErrClosed
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			hit, err := shower.show(ctx, &ranks[i])
			if err != nil {
				return err
			}
			if err := found(hit); err != nil {
				return err
			}
		}
		if len(ranks) == 0 || collected.page.beyond <= len(ranks) {
			return nil
		}
		a.after = &ranks[len(ranks)-1]
		if collected, err = c.collect(ctx, a, a.tree, a.Query.Match); err != nil {
			return err
		}
	}
}
