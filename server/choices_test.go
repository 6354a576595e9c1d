package server

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// TestPagerWalksThroughAll follows the pager to its end: each hit once.
func TestPagerWalksThroughAll(t *testing.T) {
	m := full(t)
	h := handler(t, m)
	seen := map[string]bool{}
	target := "/?sort=newest"
	for page := 0; target != "" && page < 10; page++ {
		body := get(h, target).Body.String()
		for _, id := range regexp.MustCompile(`hit-title"><a href="/article/(\w+)"`).FindAllStringSubmatch(body, -1) {
			if seen[id[1]] {
				t.Errorf("%s stands on two pages", id[1])
			}
			seen[id[1]] = true
		}
		if page > 0 {
			contains(t, body, "Résultats précédents", fmt.Sprintf("Page %d", page+1))
		}
		target = ""
		if strings.Contains(body, `class="pager-next"`) {
			target = linkIn(t, after(t, body, `<a class="pager-next"`))
		}
	}
	if len(seen) != len(m.articles) {
		t.Errorf("%d of %d articles", len(seen), len(m.articles))
	}
}

func TestExcludedValuesAndDates(t *testing.T) {
	h := handler(t, full(t))
	body := get(h, "/?q=reconnaissance+faciale").Body.String()
	kinds := after(t, body, `id="facette-kind"`)
	not := linkIn(t, after(t, kinds, `<a class="not"`))
	if !strings.Contains(not, "not-kind=") {
		t.Fatalf("the value is excluded by %s", not)
	}
	without := get(h, not).Body.String()
	contains(t, without, "Sauf Type", "chip-not", `class="off"`, "Ne plus exclure", `name="not-kind"`)
	if strings.Contains(without, `role="status"><strong>5 articles`) {
		t.Error("nothing is excluded")
	}
	again := linkIn(t, after(t, without, `class="chips"`))
	contains(t, get(h, again).Body.String(), `role="status"><strong>5 articles`)

	march := get(h, "/?from=2025-10&to=2025-10").Body.String()
	contains(t, march, "Publié", "octobre 2025", "Toute la période", "Par jour", `name="from" value="2025-10"`)
	contains(t, get(h, "/?q=a&from=2019-03-01&to=2020-03-02&lang=en").Body.String(), "from 1 March 2019 to 2 March 2020")
	contains(t, get(h, "/?q=colloque+presse&lang=en").Body.String(), "Read as:</span> all words: colloque, presse")
	contains(t, get(h, "/?q=a&from=2019&to=2020-03").Body.String(), "de 2019 à mars 2020")
	contains(t, get(h, "/?q=a&from=2019").Body.String(), "depuis 2019")
	contains(t, get(h, "/?q=a&to=2019-03").Body.String(), "jusqu’à mars 2019")
	share := get(h, "/?q=a&scale=share&lang=fr").Body.String()
	contains(t, share, `name="scale" value="share"`, `aria-current="true">Part de l’archive`)
	for _, bad := range []string{"/?from=hier", "/?to=2019-02-30", "/?from=2020&to=2019", "/?not-kind=rien", "/?more=tag&find=" + strings.Repeat("a", 101)} {
		if w := get(h, bad); w.Code != 400 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}

// TestWholeFacet holds that a long list is in the order of names, can be
// searched without a script, and never hides what is chosen.
func TestWholeFacet(t *testing.T) {
	v := visitIn(t, web.French)
	var values []search.FacetValue
	for _, name := range []string{"Zoé", "œuvre", "Odile", "Étienne", "ogre", "eau", "École", "a", "b", "c", "d", "f", "g"} {
		values = append(values, search.FacetValue{Value: name, Label: name, Count: 1, Selected: name == "Zoé"})
	}
	result := &search.Result{Facets: map[query.Facet][]search.FacetValue{query.Tag: values}, FacetTotals: map[query.Facet]int{query.Tag: 2000}}
	labels := func(whole listed) string {
		facets := v.facets(query.Query{Text: "x"}.With(query.Tag, "Zoé"), result, whole)
		var labels []string
		for _, value := range facets[0].Values {
			labels = append(labels, value.Label)
		}
		return strings.Join(labels, " ")
	}
	if got, want := labels(listed{facet: query.Tag}), "a b c d eau École Étienne f g Odile œuvre ogre Zoé"; got != want {
		t.Errorf("in the order %s, want %s", got, want)
	}
	if got := labels(listed{facet: query.Tag, find: "OE"}); got != "œuvre Zoé" {
		t.Errorf("found: %s", got)
	}
	few := v.facets(query.Query{Text: "x"}, result, listed{})[0]
	if few.More != "Afficher 1\u202f993 de plus" {
		t.Errorf("%q", few.More)
	}
	whole := v.facets(query.Query{Text: "x"}, result, listed{facet: query.Tag})[0]
	if whole.Find == nil || !slices.Contains(whole.Find.Hidden, web.Field{Name: "more", Value: "tag"}) || whole.Note != "Les 1\u202f000 plus fréquents, sur 2\u202f000." {
		t.Errorf("%+v", whole)
	}
}

// TestPagerGoesBack walks on three pages and back the same way.
func TestPagerGoesBack(t *testing.T) {
	h := handler(t, full(t))
	way := []string{"/?sort=newest&limit=5"}
	for len(way) < 4 {
		body := get(h, way[len(way)-1]).Body.String()
		way = append(way, linkIn(t, after(t, body, `<a class="pager-next"`)))
	}
	place := func(target string) string {
		return after(t, get(h, target).Body.String(), `<ol class="hits">`)
	}
	for n := len(way) - 1; n > 0; n-- {
		body := get(h, way[n]).Body.String()
		contains(t, body, fmt.Sprintf("Page %d", n+1))
		back := linkIn(t, after(t, body, `<a class="pager-prev"`))
		if place(back) != place(way[n-1]) {
			t.Errorf("before page %d comes %s, want %s", n+1, back, way[n-1])
		}
		if first := strings.Contains(body, `class="pager-first"`); first != (n > 1) {
			t.Errorf("page %d: the way to the first is there: %v", n+1, first)
		}
	}
	for _, bad := range []string{"&page=1", "&page=x", "&page=3&trail=c1.c2", "&trail=c1", "&page=3&trail=.", "&page=99&trail=" + strings.Repeat("c1.", 30) + "c1"} {
		if w := get(h, "/?sort=newest&cursor=c5"+bad); w.Code != 400 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	contains(t, get(h, "/?sort=newest&cursor=c5").Body.String(), "Première page")
}

func TestTrailIsBounded(t *testing.T) {
	v := visitIn(t, web.French)
	q, here := query.Query{Text: "a"}.Normal(), position{page: 1}
	for range 100 {
		pager := v.pager(q, here, "abcdefgh")
		u, err := url.Parse(pager.NextHref)
		if err != nil {
			t.Fatal(err)
		}
		if q, err = query.FromValues(u.Query()); err != nil {
			t.Fatal(err)
		}
		if here, err = positionOf(q, u.Query()); err != nil {
			t.Fatal(err)
		}
	}
	if here.page != 101 || len(here.trail) != maxTrail {
		t.Errorf("page %d with %d pages before it", here.page, len(here.trail))
	}
}

// TestVariantsAreQueries holds the quick way of making addresses to the plain one.
func TestVariantsAreQueries(t *testing.T) {
	v := visitIn(t, web.French)
	v.chosen, v.share = true, true
	q := query.Query{Text: "a b", From: "2001"}.With(query.Tag, "m").Excluding(query.Tag, "n").With(query.Site, "S")
	q.Cursor = "c"
	links := v.variants(q)
	for _, value := range []string{"a", "z", "é & =", "o"} {
		for _, f := range query.Facets() {
			if got, want := links.with(string(f), value), v.search(q.With(f, value)); got != want {
				t.Errorf("with %s %q: %s, want %s", f, value, got, want)
			}
			if got, want := links.with("not-"+string(f), value), v.search(q.Excluding(f, value)); got != want {
				t.Errorf("without %s %q: %s, want %s", f, value, got, want)
			}
		}
	}
	if got, want := links.between("2003", "2004-05"), v.search(q.Between("2003", "2004-05")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
