package server

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// The parameters that a page of results keeps its place by: its number, and the
// cursors of the pages before it, so that the way back is the way there.
const (
	pageParameter  = "page"
	trailParameter = "trail"
)

const (
	// lastPage is past what anybody turns pages to.
	lastPage = 100_000
	// maxTrail is how many pages back can be gone one by one: each adds some 40
	// bytes to an address. Before them there is the way to the first page.
	maxTrail = 20
	// trailSeparator is in no cursor.
	trailSeparator = "."
)

// position is where a page of results stands among the others.
type position struct {
	page  int      // from 1; 0 where the address does not say
	trail []string // the cursors of the pages before, but the first, which has none
}

// positionOf reads the position of a query's page.
func positionOf(q query.Query, values url.Values) (position, error) {
	if q.Cursor == "" {
		return position{page: 1}, nil
	}
	var p position
	if raw := values.Get(pageParameter); raw != "" {
		n, err := strconv.Atoi(raw)
		if err != nil || n < 2 || n > lastPage {
			return p, fmt.Errorf("%w: %s %.20q: a number from 2 to %d is wanted beside a cursor", errParameter, pageParameter, raw, lastPage)
		}
		p.page = n
	}
	if raw := values.Get(trailParameter); raw != "" {
		p.trail = strings.Split(raw, trailSeparator)
	}
	if len(p.trail) > maxTrail || len(p.trail) > max(0, p.page-2) {
		return position{}, fmt.Errorf("%w: %s: %d pages cannot be before page %d, nor more than %d", errParameter, trailParameter, len(p.trail), p.page, maxTrail)
	}
	for _, cursor := range p.trail {
		if cursor == "" || len(cursor) > query.MaxCursor {
			return position{}, fmt.Errorf("%w: %s: a cursor has 1 to %d bytes", errParameter, trailParameter, query.MaxCursor)
		}
	}
	return p, nil
}

// at is the address of a query's page at a position.
func (v *visit) at(q query.Query, p position) string {
	values := v.searchValues(q)
	if q.Cursor != "" && p.page > 1 {
		values.Set(pageParameter, strconv.Itoa(p.page))
		if len(p.trail) > 0 {
			values.Set(trailParameter, strings.Join(p.trail, trailSeparator))
		}
	}
	return v.link("/", values)
}

// pager says where a page stands, and leads to those around it.
func (v *visit) pager(q query.Query, p position, next string) *web.Pager {
	if q.Cursor == "" && next == "" {
		return nil
	}
	shown := &web.Pager{}
	if p.page > 0 {
		shown.Here = v.words.Text("pager.page", "n", v.number(p.page))
	}
	if next != "" {
		on := q
		on.Cursor = next
		after := position{}
		if p.page > 0 {
			after.page, after.trail = p.page+1, p.trail
			if q.Cursor != "" {
				after.trail = append(after.trail[:len(after.trail):len(after.trail)], q.Cursor)
			}
			after.trail = after.trail[max(0, len(after.trail)-maxTrail):]
		}
		shown.NextHref = v.at(on, after)
	}
	if q.Cursor == "" {
		return shown
	}
	back := q
	back.Cursor = ""
	shown.FirstHref = v.at(back, position{page: 1})
	switch n := len(p.trail); {
	case n > 0:
		back.Cursor = p.trail[n-1]
		shown.PrevHref = v.at(back, position{page: p.page - 1, trail: p.trail[:n-1]})
	case p.page == 2:
		shown.PrevHref = shown.FirstHref
		shown.FirstHref = ""
	}
	return shown
}
