package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

const selectable = `<html><body id=haut><div class="col une"><p class=t>a</p><!-- b --><p class="t grand">c</p><span>d</span><p title="e f">g</p></div>
<div class=col><div class=col><p>h</p></div><table><tr><td>i<td class=t>j<tr><td>k</table></div></body></html>`

// chosenBy are the texts of what a selector chooses, in document order.
func chosenBy(t *testing.T, selector, markup string) []*html.Node {
	t.Helper()
	s, err := compileSelector(selector)
	if err != nil {
		t.Fatalf("%s: %v", selector, err)
	}
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	chosen := make(map[*html.Node]bool)
	s.each(t.Context(), doc, func(n *html.Node) { chosen[n] = true })
	var list []*html.Node
	for n := range doc.Descendants() {
		if chosen[n] {
			list = append(list, n)
		}
	}
	return list
}

// What a selector chooses is what cascadia would choose by itself.
func TestSelectorAgreesWithCascadia(t *testing.T) {
	for _, selector := range []string{
		"p", "*", ".t", "#haut", "p.t.grand", "div p", "div > p", "div>p", ".t + p", ".t ~ p", "p , span", ".col .col p", "body .col > p ~ p", "html > body > div + div td",
		"p:first-child", "td:last-child", "p:nth-child(4)", ":first-child", "tr:last-child > td:first-child", "p:not(.t)", "div:not([id]) p", `[title="e f"]`, `p[title*='e'], p[class~=grand]`,
		"div div div p", ".t + span + p", "p + p + p", "span ~ p.t", `[title="a > b, c"]`, "body *", "div:not(.une) > :nth-child(2)",
	} {
		want, err := cascadia.ParseGroup(selector)
		if err != nil {
			t.Fatal(err)
		}
		var wanted, got []string
		doc, err := html.Parse(strings.NewReader(selectable))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range cascadia.QueryAll(doc, want) {
			wanted = append(wanted, placeIn(n))
		}
		for _, n := range chosenBy(t, selector, selectable) {
			got = append(got, placeIn(n))
		}
		if !slices.Equal(wanted, got) {
			t.Errorf("%s chooses %q, want %q", selector, got, wanted)
		}
	}
}

// placeIn names a node by its tag and its ancestors' places.
func placeIn(n *html.Node) string {
	name := n.Data
	for ; n.Parent != nil; n = n.Parent {
		place := 0
		for c := n; c != nil; c = c.PrevSibling {
			place++
		}
		name += "/" + string(rune('0'+place%64))
	}
	return name
}

func TestSelectorRefuses(t *testing.T) {
	for selector, why := range map[string]string{
		"":                              "missing",
		"p >":                           "missing",
		"> p":                           "missing",
		"p,":                            "missing",
		",p":                            "missing",
		"p > > a":                       "missing",
		"p[":                            "not closed",
		`p[a="b]`:                       "not closed",
		"p)":                            "not closed",
		"p:has(a)":                      ":has is not taken",
		"p:contains(a)":                 ":contains is not taken",
		"p:matches(a+)":                 ":matches is not taken",
		"p:first-of-type":               ":first-of-type is not taken",
		"p::before":                     "is not taken",
		"p:nth-child(2n)":               "a number",
		"p:nth-child(0)":                "a number",
		"p:nth-child(1000)":             "a number",
		"p:nth-child":                   "a number",
		"p:first-child:last-child":      "two places",
		"p:not(a b)":                    ":not takes",
		"p:not(:not(a))":                ":not takes",
		"p[a#=b]":                       "regular expressions",
		"p /* a */ a":                   "comments",
		"p..a":                          "expected",
		"5":                             "expected",
		strings.Repeat("a ", 17):        "more than 16",
		strings.Repeat("a", 301):        "longer than 300",
		strings.Repeat("a,", 140) + ",": "missing",
	} {
		_, err := compileSelector(selector)
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: error %v, want %q", selector, err, why)
		}
	}
}

func FuzzSelector(f *testing.F) {
	for _, s := range []string{"div > p.t, td:last-child", "body .col ~ * + p:nth-child(2)", `[title="e f"]:not(.a)`, `\:first-child`, "p:has(a)", "a\\"} {
		f.Add(s, selectable)
	}
	f.Fuzz(func(t *testing.T, selector, markup string) {
		s, err := compileSelector(selector)
		if err != nil || len(markup) > 600 || s.size() > 20 {
			return
		}
		whole, err := cascadia.ParseGroup(selector)
		if err != nil {
			t.Skip("cascadia reads it in parts only")
		}
		doc, err := html.Parse(strings.NewReader(markup))
		if err != nil {
			return
		}
		chosen := make(map[*html.Node]bool)
		s.each(t.Context(), doc, func(n *html.Node) { chosen[n] = true })
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && !deepChain(s, n) && chosen[n] != whole.Match(n) {
				t.Fatalf("%q at <%s>: %t, cascadia says %t", selector, n.Data, chosen[n], whole.Match(n))
			}
		}
	})
}

// deepChain holds where cascadia would need too long.
func deepChain(s *selector, n *html.Node) bool {
	depth := 0
	for p := n; p != nil; p = p.Parent {
		depth++
	}
	return depth > 12 && s.size() > 4
}
