package extract

import (
	"slices"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestTraitsOfHint(t *testing.T) {
	tests := []struct {
		hint      string
		has, hasn traits
	}{
		{"breadcrumb", traitCrumbs, traitNav},
		{"block-system-breadcrumb-block", traitCrumbs, 0},
		{"fil-ariane", traitCrumbs, 0},
		{"articleBody", traitBody, 0},
		{"entry-content", traitBody, 0},
		{"Article_Chapo", traitLead, 0},
		{"article-header__chapo", traitLead, traitHeader},
		{"site-header", traitHeader | traitNav, 0},
		{"jp-relatedposts", traitRelated, 0},
		{"spip_doc_titre", traitCaption, traitTitle},
		{"spip_doc_descriptif", traitCaption, 0},
		{"has-sidebar", 0, traitAside},
		{"no-comments", 0, traitComment},
		{"post-12 hentry category-ville tag-pont", 0, traitTags | traitSection},
		{"short-form", 0, traitForm},
		{"search-form", traitForm, 0},
		{"widget-title", 0, traitAside | traitTitle},
		{"hidden", traitHidden, 0},
		{"overflow-hidden", 0, traitHidden},
		{"", 0, ^traits(0)},
		{"col-md-8 m-t-4", 0, ^traits(0)},
	}
	for _, tt := range tests {
		got := traitsOfHint(tt.hint)
		if got&tt.has != tt.has || got&tt.hasn != 0 {
			t.Errorf("traitsOfHint(%q) = %b: want all of %b, none of %b", tt.hint, got, tt.has, tt.hasn)
		}
	}
}

func TestHintParts(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"articleBody", []string{"article", "body"}},
		{"nav_ariane", []string{"nav", "ariane"}},
		{"entry-content", []string{"entry", "content"}},
		{"BLOC", []string{"bloc"}},
		{"a1B2", []string{"a1b2"}},
		{"--__", nil},
		{"été-Chaud", []string{"été", "chaud"}},
	}
	for _, tt := range tests {
		if got := hintParts(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("hintParts(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTraitsOfTag(t *testing.T) {
	element := func(a atom.Atom, pairs ...string) *html.Node {
		n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
		for i := 0; i+1 < len(pairs); i += 2 {
			n.Attr = append(n.Attr, html.Attribute{Key: pairs[i], Val: pairs[i+1]})
		}
		return n
	}
	tests := []struct {
		name string
		n    *html.Node
		want traits
	}{
		{"nav", element(atom.Nav), traitNav},
		{"a trail by its label", element(atom.Nav, "aria-label", "Fil d'Ariane"), traitNav | traitCrumbs},
		{"in English", element(atom.Ol, "aria-label", "Breadcrumb"), traitCrumbs},
		{"role", element(atom.Div, "role", "navigation"), traitNav},
		{"hidden", element(atom.P, "hidden", ""), traitHidden},
		{"hidden by style", element(atom.P, "style", "color:red; DISPLAY : none"), traitHidden},
		{"shown by style", element(atom.P, "style", "display:block"), 0},
		{"headline", element(atom.Span, "itemprop", "headline"), traitTitle},
		{"nothing", element(atom.Div, "data-x", "nav"), 0},
	}
	for _, tt := range tests {
		if got := traitsOfTag(tt.n); got != tt.want {
			t.Errorf("%s: traits = %b, want %b", tt.name, got, tt.want)
		}
	}
}

// TestFurniture holds that a misleading name of what wraps a whole page hides
// nothing.
func TestFurniture(t *testing.T) {
	for _, class := range []string{"with-sidebar", "sidebar", "nav-open", "page menu-left", "newsletter-page", "modal-content"} {
		a := article(t, `<html><body><div class="`+class+`">`+headline+`<div>`+prose+`</div></div></body></html>`)
		if a.Title == "" || len(a.Body) != 3 {
			t.Errorf("class %q: title %q, %d blocks", class, a.Title, len(a.Body))
		}
	}
}
