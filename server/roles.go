package server

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// rolesShown is how many of a person's roles stand at a glance, those met most
// often; the others, which are mostly other wordings of the same, are folded.
const rolesShown = 6

// role is what a person is called beside the name, and when.
type role struct {
	words       string // in the latest wording
	first, last news.Date
	times       int // words said in it
}

// roles reads what a person was called off the newest and the oldest words
// said, so many at each end as one search gives: what lies between them has
// the roles of either, as a rule.
func (s *server) roles(ctx context.Context, about *subject, result *search.Result) ([]role, error) {
	q := about.query
	q.Cursor, q.Limit = "", query.MaxLimit
	ends := []query.Sort{query.Newest}
	if result.Total > query.MaxLimit {
		ends = append(ends, query.Oldest)
	}
	var hits []search.Hit
	for _, end := range ends {
		q.Sort = end
		found, err := s.find(ctx, search.Request{Query: q, Bare: true})
		if err != nil {
			return nil, fmt.Errorf("roles: %w", err)
		}
		hits = append(hits, found.Hits...)
	}
	return rolesOf(hits), nil
}

// rolesOf gathers the roles that words said name, the latest first. Words met
// twice count once.
func rolesOf(hits []search.Hit) []role {
	known := map[string]*role{}
	met := map[string]bool{}
	for _, h := range hits {
		key := french.Key(string(h.Role))
		if key == "" || met[h.ID] {
			continue
		}
		met[h.ID] = true
		r := known[key]
		if r == nil {
			r = &role{words: string(h.Role)}
			known[key] = r
		}
		r.times++
		if h.Published == "" {
			continue
		}
		if r.last == "" || h.Published.Day() > r.last.Day() {
			r.words, r.last = string(h.Role), h.Published
		}
		if r.first == "" || h.Published.Day() < r.first.Day() {
			r.first = h.Published
		}
	}
	list := make([]role, 0, len(known))
	for _, r := range known {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b role) int {
		return cmp.Or(cmp.Compare(b.last.Day(), a.last.Day()), cmp.Compare(b.times, a.times), cmp.Compare(a.words, b.words))
	})
	return list
}

// roles writes them with their spans: those met most often, and the others,
// each the latest first.
func (v *visit) roles(roles []role) (often, others []web.Role) {
	byTimes := slices.SortedStableFunc(slices.Values(roles), func(a, b role) int { return cmp.Compare(b.times, a.times) })
	shown := map[string]bool{}
	for _, r := range byTimes[:min(rolesShown, len(byTimes))] {
		shown[r.words] = true
	}
	for _, r := range roles {
		if shown[r.words] {
			often = append(often, v.role(r))
		} else {
			others = append(others, v.role(r))
		}
	}
	return often, others
}

func (v *visit) role(r role) web.Role {
	shown := web.Role{Words: set(r.words), Span: v.month(r.last.Month()), Times: v.count("subject.role.times", r.times)}
	if r.last == "" {
		shown.Span = v.words.Text("hit.undated")
	} else if first := v.month(r.first.Month()); first != shown.Span {
		shown.Span = v.words.Text("subject.span", "from", first, "to", shown.Span)
	}
	return shown
}

// usual is the role that a person is met in most often, of those the latest.
func usual(roles []role) string {
	if len(roles) == 0 {
		return ""
	}
	most := roles[0]
	for _, r := range roles {
		if r.times > most.times {
			most = r
		}
	}
	return set(most.words)
}
