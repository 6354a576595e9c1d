package bleveindex

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// maxLeaders bounds the hits of one family that a hit is compared with: a
// chain of texts, each a little different from the one before, costs no more
// than one text as often.
const maxLeaders = 16

// folder keeps hits that have copies apart until all are known, and then folds
// them: of the hits in the order asked for, the first of a family leads, and
// each after it goes under the first leader that it is itself a copy of, or
// leads where there is none. So what stands under a hit is always its own
// copy, never a copy's copy; and as all hits are looked at, whatever page is
// asked for, a hit leads or follows on all pages alike.
type folder struct {
	kin     *kinView
	segment int
	held    map[uint32][]rank // by family
	under   map[uint64][]rank // by the leader's document
}

// folder is nil where copies are not to be folded. Words said are not: each is
// cited from its own place.
func (v *view) folder(ctx context.Context, a *asked) (*folder, error) {
	if !a.Group || a.Query.Unit != query.Articles {
		return nil, nil
	}
	now, err := v.kin(ctx)
	if err != nil {
		return nil, err
	}
	return &folder{kin: now, held: map[uint32][]rank{}, under: map[uint64][]rank{}}, nil
}

// keep takes a hit, for the page or for later. Most hits of many come after
// those that the page has, and nothing more is looked at of them.
func (c *collector) keep(doc uint64, score float64, cols *columns, local uint64) {
	family := uint32(0)
	if c.folder != nil {
		family = c.folder.family(doc)
	}
	if family == 0 && c.page.passes(score, cols, local) {
		c.page.beyond++
		return
	}
	r := cols.rank(doc, local)
	r.score = score
	if family != 0 {
		c.folder.held[family] = append(c.folder.held[family], r)
		return
	}
	c.page.add(r)
}

// family is that of a document, 0 where it has no copies. It is asked of one
// document after the other.
func (f *folder) family(doc uint64) uint32 {
	for doc >= f.kin.segments[f.segment].end {
		f.segment++
	}
	s := &f.kin.segments[f.segment]
	return s.families[doc-s.end+uint64(len(s.families))]
}

// fold puts the leaders of what was held on the page.
func (c *collector) fold() {
	if c.folder == nil {
		return
	}
	for _, family := range c.folder.held {
		for _, r := range c.folder.lead(family, c.page.compare) {
			c.page.add(r)
		}
	}
	c.folder.held = nil
}

// lead parts a family into those that lead and those under them.
func (f *folder) lead(family []rank, compare func(a, b *rank) int) []rank {
	sort.Sort(inOrderOf{family, compare})
	var leaders []rank
	for _, r := range family {
		text := f.text(r.doc)
		i := slices.IndexFunc(leaders[max(0, len(leaders)-maxLeaders):], func(l rank) bool {
			other := f.text(l.doc)
			return len(f.under[l.doc]) < search.MaxCopies &&
				(text == other || f.kin.texts.at(text).copyOf(f.kin.texts.at(other)))
		})
		if i < 0 {
			leaders = append(leaders, r)
			continue
		}
		leader := leaders[max(0, len(leaders)-maxLeaders)+i].doc
		f.under[leader] = append(f.under[leader], r)
	}
	return leaders
}

func (f *folder) text(doc uint64) uint32 {
	i, _ := slices.BinarySearchFunc(f.kin.segments, doc+1, func(s kinSegment, end uint64) int { return cmp.Compare(s.end, end) })
	s := &f.kin.segments[i]
	return s.texts[doc-s.end+uint64(len(s.texts))]
}

// copies are those under a hit, the earliest first.
func (s *shower) copies(f *folder, leader uint64) ([]search.Copy, error) {
	list := []search.Copy{}
	if f == nil {
		return list, nil
	}
	under := f.under[leader]
	compare := order(query.Oldest)
	slices.SortFunc(under, func(a, b rank) int { return compare(&a, &b) })
	for _, r := range under {
		h, err := s.view.hit(r.doc)
		if err != nil {
			return nil, err
		}
		list = append(list, search.Copy{Article: h.Article, URL: h.URL, Title: h.Title, Site: h.Site, Published: h.Published})
	}
	return list, nil
}
