package bleveindex

import (
	"cmp"
	"context"
	"slices"
)

// place is where something stands in a field: from the first to the last of
// its tokens. Values of one field are far apart, so that nothing spans two.
type place struct{ from, to int64 }

// valueApart is how many places part the values of a field with several: no
// phrase and no NEAR goes that far.
const valueApart = 1 << 8

// placed is docs that can say where in the field the current document has them,
// in ascending order. What it says holds until it is asked of the next document:
// frequent words are in all of them, and a list made for each would cost more
// than reading it.
type placed interface {
	docs
	places() ([]place, error)
}

// termPlaces is one term with its positions. Most stand where its count does.
type termPlaces struct {
	*termDocs
	wide   int64 // places after its own that it stands for, too
	list   []place
	of     uint64 // the document of list, from 1
	vector []uint64
}

func (v *view) placedTerm(ctx context.Context, field, term string) (*termPlaces, error) {
	through, err := v.terms(ctx, field, term)
	if err != nil || through == nil {
		return nil, err
	}
	return &termPlaces{termDocs: through}, nil
}

func (t *termPlaces) places() ([]place, error) {
	if t.of == t.cur+1 {
		return t.list, nil
	}
	at := &t.segments[t.at]
	frequency, _, err := at.Count()
	if err == nil && elsewhere(frequency) {
		t.vector, err = at.Vector(t.vector[:0])
	}
	if err != nil {
		return nil, unreadable(err)
	}
	t.of, t.list = t.cur+1, addPlaces(t.list[:0], frequency, t.vector, t.wide)
	return t.list, nil
}

func byPlace(a, b place) int {
	switch {
	case a.from < b.from:
		return -1
	case a.from > b.from:
		return 1
	}
	return cmp.Compare(a.to, b.to)
}

// anyPlaces is one of several terms at a place: a word's forms.
type anyPlaces struct {
	eitherDocs
	terms []placed
	list  []place
	room  []place // for merging
}

func newAnyPlaces(terms []placed) placed {
	if len(terms) == 1 {
		return terms[0]
	}
	a := &anyPlaces{terms: terms}
	for _, t := range terms {
		a.parts = append(a.parts, t)
	}
	return a
}

func (a *anyPlaces) places() ([]place, error) {
	var list []place // of the first form that the document has: most have but one
	merged := false
	for _, t := range a.terms {
		if t.doc() != a.cur {
			continue
		}
		more, err := t.places()
		switch {
		case err != nil:
			return nil, err
		case list == nil:
			list = more
			continue
		case !merged:
			a.list, merged = append(a.list[:0], list...), true
		}
		a.merge(more)
	}
	if merged {
		return a.list, nil
	}
	return list, nil
}

// merge takes more places in, each once.
func (a *anyPlaces) merge(more []place) {
	if n := len(a.list); n == 0 || len(more) == 0 || byPlace(a.list[n-1], more[0]) < 0 {
		a.list = append(a.list, more...)
		return
	}
	a.room = append(a.room[:0], a.list...)
	before := a.room
	a.list = a.list[:0]
	for len(before) > 0 && len(more) > 0 {
		switch order := byPlace(before[0], more[0]); {
		case order < 0:
			a.list, before = append(a.list, before[0]), before[1:]
		case order > 0:
			a.list, more = append(a.list, more[0]), more[1:]
		default:
			before = before[1:]
		}
	}
	a.list = append(append(a.list, before...), more...)
}

// joined goes through the documents that have all parts, and keeps those
// where match finds them placed as wanted.
type joined struct {
	parts []placed
	all   docs
	match func(lists [][]place) []place
	worth float64
	// rarest is in how many documents the rarest word of a phrase is; 0 of no
	// phrase.
	rarest uint64
	lists  [][]place
	found  []place
	cur    uint64
	any    bool
}

func newJoined(parts []placed, worth float64, match func([][]place) []place) *joined {
	through := make([]docs, len(parts))
	for i, p := range parts {
		through[i] = p
	}
	return &joined{parts: parts, all: allOf(through), match: match, worth: worth, lists: make([][]place, len(parts))}
}

func (j *joined) doc() uint64  { return j.cur }
func (j *joined) cost() uint64 { return j.all.cost() }
func (j *joined) close() error { return j.all.close() }

func (j *joined) seek(target uint64) error {
	if j.any && j.cur >= target {
		return nil
	}
	j.any = true
	for {
		if err := j.all.seek(target); err != nil {
			return err
		}
		j.cur = j.all.doc()
		if j.cur == noMore {
			return nil
		}
		for i, p := range j.parts {
			list, err := p.places()
			if err != nil {
				return err
			}
			j.lists[i] = list
		}
		if j.found = j.match(j.lists); len(j.found) > 0 {
			return nil
		}
		target = j.cur + 1
	}
}

// rarestOf is in how many documents the rarest word of something is.
func rarestOf(p placed) uint64 {
	if j, ok := p.(*joined); ok && j.rarest > 0 {
		return j.rarest
	}
	return p.cost()
}

func (j *joined) score() float64 { return j.worth * saturated(float64(len(j.found))) }

func (j *joined) places() ([]place, error) { return j.found, nil }

// inOrder matches parts one after the other, each as many places after the end
// of the one before as gaps says. What it finds holds until it is called again.
func inOrder(gaps []int64) func([][]place) []place {
	var found []place
	var ends, next []int64
	return func(lists [][]place) []place {
		found = found[:0]
		if len(lists) == 2 {
			found = pairs(found, lists[0], lists[1], gaps[1])
			return found
		}
		for _, first := range lists[0] {
			ends = append(ends[:0], first.to)
			for i := 1; i < len(lists) && len(ends) > 0; i++ {
				next = follow(lists[i], ends, gaps[i], next[:0])
				ends, next = next, ends
			}
			if len(ends) > 0 {
				found = append(found, place{first.from, ends[len(ends)-1]})
			}
		}
		return found
	}
}

// pairs is inOrder for two parts, which most phrases have: it goes through both
// side by side, to the end of either.
func pairs(found, first, second []place, gap int64) []place {
	for len(first) > 0 && len(second) > 0 {
		p := first[0]
		switch {
		case second[0].from > p.to+gap:
			first = first[1:]
			continue
		case second[0].from < p.from+gap:
			second = second[1:]
			continue
		}
		last := int64(-1)
		for i := 0; i < len(second) && second[i].from <= p.to+gap; i++ {
			if second[i].from == p.to+gap {
				last = max(last, second[i].to)
			}
		}
		if last >= 0 {
			found = append(found, place{p.from, last})
		}
		first = first[1:]
	}
	return found
}

// follow appends to next where the places of a list end that stand gap after
// one of some ends: in order, each once.
func follow(list []place, ends []int64, gap int64, next []int64) []int64 {
	for _, end := range ends {
		i, _ := slices.BinarySearchFunc(list, place{from: end + gap}, byPlace)
		for ; i < len(list) && list[i].from == end+gap; i++ {
			if n := len(next); n == 0 || next[n-1] != list[i].to {
				next = append(next, list[i].to)
			}
		}
	}
	if len(next) > 1 {
		slices.Sort(next)
		next = slices.Compact(next)
	}
	return next
}

// nearby matches parts in any order with no more than slop words between
// them, all gaps together.
func nearby(slop int) func([][]place) []place {
	return func(lists [][]place) []place {
		var found []place
		for _, first := range lists[0] {
			if window, ok := grow(first, lists[1:], int64(slop)); ok {
				found = append(found, window)
			}
		}
		return found
	}
}

// grow widens a window by the nearest place of each list that does not
// overlap it, the nearest list first.
func grow(window place, lists [][]place, slop int64) (place, bool) {
	left := slices.Clone(lists)
	for len(left) > 0 {
		nearest, wider, gap := -1, window, slop+1
		for i, list := range left {
			for _, p := range list {
				if grown, between, ok := widen(window, p); ok && between < gap {
					nearest, wider, gap = i, grown, between
				}
			}
		}
		if nearest < 0 {
			return window, false
		}
		window, slop = wider, slop-gap
		left = slices.Delete(left, nearest, nearest+1)
	}
	return window, true
}

// widen adds a place to a window beside it, and counts the words between.
func widen(window, p place) (place, int64, bool) {
	switch {
	case p.from > window.to:
		return place{window.from, p.to}, p.from - window.to - 1, true
	case p.to < window.from:
		return place{p.from, window.to}, window.from - p.to - 1, true
	}
	return window, 0, false
}
