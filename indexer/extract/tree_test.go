package extract

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// parsed parses markup that must be fit.
func parsed(t *testing.T, markup string) *tree {
	t.Helper()
	tr, err := treeOf(t.Context(), markup)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// find is the first element of a tag.
func find(t *testing.T, tr *tree, tag atom.Atom) int {
	t.Helper()
	for i := range tr.nodes {
		if tr.nodes[i].tag == tag {
			return i
		}
	}
	t.Fatalf("no <%s>", tag)
	return -1
}

// TestTree holds what every walk relies on: nodes in document order, each with
// the range of its descendants and the sums of their text.
func TestTree(t *testing.T) {
	tr := parsed(t, `<body><div class="menu"><a href="/a">Deux mots</a> et</div><p>Un <b>pont</b><!-- rien --></p><script>var a;</script></body>`)
	for i := range tr.nodes {
		n := &tr.nodes[i]
		if n.end <= i || n.end > len(tr.nodes) || n.parent >= i {
			t.Fatalf("node %d: parent %d, end %d of %d", i, n.parent, n.end, len(tr.nodes))
		}
		if n.parent >= 0 && n.end > tr.nodes[n.parent].end {
			t.Errorf("node %d ends after its parent", i)
		}
		if n.linked > n.chars {
			t.Errorf("node %d: %d of %d bytes linked", i, n.linked, n.chars)
		}
	}
	div, p := find(t, tr, atom.Div), find(t, tr, atom.P)
	if got := tr.text(div); got != "Deux mots et" {
		t.Errorf("text = %q", got)
	}
	if n := tr.nodes[div]; n.chars != 10 || n.linked != 8 || n.traits&traitNav == 0 {
		t.Errorf("div: %d bytes, %d linked, traits %b", n.chars, n.linked, n.traits)
	}
	if got := tr.text(p); got != "Un pont" {
		t.Errorf("text = %q", got)
	}
	if got := tr.text(tr.body); got != "Deux mots et Un pont" {
		t.Errorf("text of the body = %q: blocks are kept apart, scripts left out", got)
	}
}

func TestTreeWalks(t *testing.T) {
	tr := parsed(t, `<body><article><h1>Titre</h1><p><a href="/x"><b>lien</b></a> <a href="#n">note</a></p></article></body>`)
	b, article, link := find(t, tr, atom.B), find(t, tr, atom.Article), find(t, tr, atom.A)
	if tr.above(b, atom.A, atom.P) != link || tr.above(b, atom.Table) != -1 {
		t.Errorf("above: %d, want %d", tr.above(b, atom.A, atom.P), link)
	}
	if !tr.inside(b, article) || tr.inside(article, b) || tr.inside(b, -1) {
		t.Error("inside is wrong")
	}
	if !tr.linkAbove(b) || tr.linkAbove(article) {
		t.Error("linkAbove is wrong")
	}
	if got := tr.blockOf(b); got != find(t, tr, atom.P) {
		t.Errorf("blockOf = %d", got)
	}
	if tr.linkAbove(tr.nodes[link].end + 2) {
		t.Error("a note of the page is no link to another")
	}
	if got := tr.textWithout(article, func(n *node) bool { return n.tag == atom.H1 }); got != "lien note" {
		t.Errorf("textWithout = %q", got)
	}
}

func TestTreeLimits(t *testing.T) {
	for name, markup := range map[string]string{
		"nodes":      strings.Repeat("<i></i>", maxNodes),
		"depth":      strings.Repeat("<div>", maxDepth+50) + "a",
		"formatting": strings.Repeat("<b a=1><i><u>", 300) + strings.Repeat("<p>x", 10_000),
	} {
		if _, err := treeOf(t.Context(), markup); !errors.Is(err, ErrTooComplex) {
			t.Errorf("%s: error = %v, want ErrTooComplex", name, err)
		}
	}
}

func TestSettle(t *testing.T) {
	tr := parsed(t, `<body class="nav-open"><nav>Menu du site</nav><header class="site-header"><p>Le Journal</p></header><main><article><header><h1>Le pont</h1></header>`+prose+`<div class="comments">`+prose+`</div></article></main><footer>Mentions</footer></body>`)
	for i := range tr.nodes {
		n := &tr.nodes[i]
		if !n.isElement() {
			continue
		}
		want := n.under&(traitNav|traitFooter|traitComment) != 0 && tr.above(i, atom.Nav, atom.Footer) >= 0 || n.under&traitComment != 0
		if tr.above(i, atom.Header) >= 0 && tr.above(i, atom.Article) < 0 {
			want = true
		}
		if n.out != want {
			t.Errorf("<%s class=%q>: out = %t, want %t", n.html.Data, attr(n.html, "class"), n.out, want)
		}
	}
}
