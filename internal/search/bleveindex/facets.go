package bleveindex

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// facetResult makes a facet's values of its counts, most frequent first, and
// says how many there are; the most frequent of each level are told. The chosen
// and the excluded ones are there even when nothing has them.
func (c *collector) facetResult(t *tally, q query.Query, most int) (values []search.FacetValue, total int) {
	if t.facet == query.Year {
		values = yearTree(t.byMonth.byMonth(), q)
		for _, y := range values {
			if y.Count > 0 {
				total++
			}
		}
		return prune(values, most), total
	}
	for _, count := range t.byValue {
		if count > 0 {
			total++
		}
	}
	values = c.countedValues(t, q, most)
	if t.facet == query.Section {
		values = sectionTree(values)
	}
	return prune(values, most), total
}

// countedValues are the most frequent values with a hit (of sections, which
// are pruned as a tree, all), and the chosen and excluded ones.
func (c *collector) countedValues(t *tally, q query.Query, most int) []search.FacetValue {
	f := t.facet
	chosen := slices.Concat(q.Filters[f], q.Excluded[f])
	l := c.view.labels
	l.mu.RLock()
	defer l.mu.RUnlock()
	keys, labels, counts := l.key[f], l.label[f], t.byValue
	if f == query.Section {
		most = len(counts)
	}
	top := topValues(counts, keys, most+len(chosen))
	values := make([]search.FacetValue, 0, len(top)+len(chosen))
	selected := make(map[uint32]bool, len(chosen))
	for i, value := range chosen {
		// A chosen value keeps the spelling it was chosen by, so that it can be
		// taken away again.
		v := search.FacetValue{Value: value, Label: value, Children: []search.FacetValue{}}
		v.Selected = i < len(q.Filters[f])
		v.Excluded = !v.Selected
		if n, ok := l.number[f][french.Key(value)]; ok && int(n) < len(counts) {
			if selected[n] {
				continue
			}
			selected[n] = true
			v.Label, v.Count = labels[n], counts[n]
		}
		values = append(values, v)
	}
	for _, n := range top {
		if !selected[n] {
			values = append(values, search.FacetValue{
				Value: labels[n], Label: labels[n], Count: counts[n], Children: []search.FacetValue{},
			})
		}
	}
	return values
}

// topValues are the numbers of the most frequent values, in no order.
func topValues(counts []int, keys []string, most int) []uint32 {
	numbers := make([]uint32, 0, min(len(counts), 4*search.DefaultFacetValues))
	for n, count := range counts {
		if count > 0 {
			numbers = append(numbers, uint32(n))
		}
	}
	if len(numbers) <= most {
		return numbers
	}
	compare := func(a, b uint32) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(keys[a], keys[b])
	}
	// Nearly all values come after the best so far, and are looked at once.
	best := make([]uint32, 0, most+1)
	for _, n := range numbers {
		if len(best) == most && compare(n, best[most-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, n, compare)
		best = slices.Insert(best, at, n)
		best = best[:min(len(best), most)]
	}
	return best
}

// sectionTree hangs each path under its parent.
func sectionTree(flat []search.FacetValue) []search.FacetValue {
	children := map[string][]search.FacetValue{}
	known := map[string]bool{}
	for _, v := range flat {
		known[french.Key(v.Label)] = true
	}
	for _, v := range flat {
		parent := ""
		path := v.Label
		if i := strings.LastIndex(path, query.PathSeparator); i >= 0 && known[french.Key(path[:i])] {
			parent, v.Label = french.Key(path[:i]), path[i+len(query.PathSeparator):]
		}
		children[parent] = append(children[parent], v)
	}
	return hang(children, "", 0)
}

func hang(children map[string][]search.FacetValue, parent string, depth int) []search.FacetValue {
	list := children[parent]
	if list == nil || depth > maxSectionDepth {
		return []search.FacetValue{}
	}
	for i := range list {
		if key := french.Key(list[i].Value); key != "" {
			list[i].Children = hang(children, key, depth+1)
		}
	}
	return list
}

// yearTree makes years of months.
func yearTree(months map[int32]int, q query.Query) []search.FacetValue {
	chosen := slices.Concat(q.Filters[query.Year], q.Excluded[query.Year])
	of := func(value string, count int) search.FacetValue {
		return search.FacetValue{
			Value: value, Label: value, Count: count, Children: []search.FacetValue{},
			Selected: q.Has(query.Year, value), Excluded: q.Excludes(query.Year, value),
		}
	}
	years := map[string]*search.FacetValue{}
	year := func(value string) *search.FacetValue {
		if years[value] == nil {
			y := of(value, 0)
			years[value] = &y
		}
		return years[value]
	}
	seen := map[string]bool{}
	add := func(value string, count int) {
		y := year(value[:4])
		y.Count += count
		seen[value] = true
		y.Children = append(y.Children, of(value, count))
	}
	for month, count := range months {
		add(fmt.Sprintf("%04d-%02d", month/100, month%100), count)
	}
	for _, value := range chosen {
		if _, ok := yearSpan(value); !ok || seen[value] {
			continue
		}
		if len(value) == len("2006") {
			year(value)
		} else {
			add(value, 0)
		}
	}
	list := make([]search.FacetValue, 0, len(years))
	for _, y := range years {
		list = append(list, *y)
	}
	return list
}

// prune sorts a tree and keeps, on each level, the most frequent values and
// those that are chosen or excluded, or lead to one that is.
func prune(values []search.FacetValue, most int) []search.FacetValue {
	slices.SortFunc(values, func(a, b search.FacetValue) int {
		if a.Count != b.Count { // keys cost a hundred times as much
			return cmp.Compare(b.Count, a.Count)
		}
		return cmp.Or(strings.Compare(french.Key(a.Label), french.Key(b.Label)), strings.Compare(a.Value, b.Value))
	})
	kept := make([]search.FacetValue, 0, min(len(values), most))
	plain := 0
	for _, v := range values {
		if leadsToChosen(v) {
			v.Children = prune(v.Children, most)
			kept = append(kept, v)
			continue
		}
		if plain < most {
			plain++
			v.Children = prune(v.Children, most)
			kept = append(kept, v)
		}
	}
	return kept
}

func leadsToChosen(v search.FacetValue) bool {
	return v.Selected || v.Excluded || slices.ContainsFunc(v.Children, leadsToChosen)
}
