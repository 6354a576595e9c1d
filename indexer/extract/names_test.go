package extract

import (
	"slices"
	"testing"
)

func TestAfterBy(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Par Maëlle Kervan", "Maëlle Kervan"},
		{"par Maëlle Kervan, le 3 mars 2020", "Maëlle Kervan"},
		{"Par Maëlle Kervan et Yann Le Goff", "Maëlle Kervan et Yann Le Goff"},
		{"Propos recueillis par Ludwig van Borssele.", "Ludwig van Borssele"},
		{"Publié le 3 mars 2020 | par Maëlle Kervan", "Maëlle Kervan"},
		{"Posté par Camyoung à 20:46", "Camyoung"},
		{"Texte : Maëlle Kervan", "Maëlle Kervan"},
		{"Par ailleurs, le pont reste fermé", ""},
		{"Le tableau, peint par Rosa Delahaye", ""},
		{"", ""},
		{"Par", ""},
	}
	for _, tt := range tests {
		if got := afterBy(tt.in); got != tt.want {
			t.Errorf("afterBy(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSplitNames(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"Maëlle Kervan", []string{"Maëlle Kervan"}},
		{"Maëlle Kervan, Yann Tessier et Rosa Delahaye", []string{"Maëlle Kervan", "Yann Tessier", "Rosa Delahaye"}},
		{"Maëlle Kervan / Yann Tessier & Rosa Delahaye", []string{"Maëlle Kervan", "Yann Tessier", "Rosa Delahaye"}},
		{"Agence du Val - Maëlle Kervan", []string{"Agence du Val", "Maëlle Kervan"}},
		{"Maëlle Kervan (à Lyon)", []string{"Maëlle Kervan"}},
		{"« Maëlle Kervan ».", []string{"Maëlle Kervan"}},
		{" , ,", nil},
	}
	for _, tt := range tests {
		if got := splitNames(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("splitNames(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTrimRole(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Par Maëlle Kervan", "Maëlle Kervan"},
		{"Maëlle Kervan journaliste au service économie", "Maëlle Kervan"},
		{"Maëlle Kervan Psychiatre", "Maëlle Kervan"},
		{"de Maëlle Kervan", "Maëlle Kervan"},
		{"Maëlle Kervan Maëlle Kervan", "Maëlle Kervan"},
		{"Maëlle KervanMaëlle Kervan", "Maëlle Kervan"},
		{"Émile Zola", "Émile Zola"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := trimRole(tt.in); got != tt.want {
			t.Errorf("trimRole(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestInOrder(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Kervan, Maëlle", "Maëlle Kervan"},
		{"Le Goff, Yann", "Yann Le Goff"},
		{"Maëlle Kervan", "Maëlle Kervan"},
		{"Maëlle Kervan, Yann Tessier", "Maëlle Kervan, Yann Tessier"},
		{"Kervan, Maëlle, Tessier", "Kervan, Maëlle, Tessier"},
		{", Maëlle", ", Maëlle"},
	}
	for _, tt := range tests {
		if got := inOrder(tt.in); got != tt.want {
			t.Errorf("inOrder(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestIsInitials(t *testing.T) {
	for name, want := range map[string]bool{"H. Q.": true, "M.K.": true, "J.-P. R.": true, "H. Quintard": false, "Rosa Delahaye": false} {
		if got := isInitials(name); got != want {
			t.Errorf("isInitials(%q) = %t", name, got)
		}
	}
}

// TestAuthorPlaces holds where names stand, and where they are others'.
func TestAuthorPlaces(t *testing.T) {
	tests := []struct{ name, head, before, after, want string }{
		{name: "beside a label, far below", before: headline, after: `<table><tr><td>Rédacteur :</td><td><p><span>AFP - Maëlle Kervan - courriel : <a href="mailto:k@journal.example">k@journal.example</a></span></p></td></tr></table>`, want: "Maëlle Kervan"},
		{name: "who made the pages' system", head: `<meta name="generator" content="Atelier 3 / Yann Tessier"><meta name="author" content="Yann Tessier">`, before: headline},
		{name: "as libraries write it", head: `<meta name="citation_author" content="Kervan, Maëlle"><meta name="citation_author" content="Tessier, Yann">`, before: headline, want: "Maëlle Kervan, Yann Tessier"},
		{name: "a book below the text", before: headline, after: `<ul><li>L'histoire d'un pont de pierre<span> écrit par Rosa Delahaye</span></li></ul>`},
		{name: "the mark at the end, the name behind", before: headline + `<p><span>par</span> <a href="/m">Maëlle Kervan</a></p>`, want: "Maëlle Kervan"},
		{name: "a byline of microdata", before: headline + `<span itemprop="author"><span itemprop="name">Maëlle Kervan</span></span>`, want: "Maëlle Kervan"},
		{name: "a commenter", before: headline, after: `<div id="comments"><span class="author">Rosa Delahaye</span></div>`},
		{name: "a team", before: headline + `<p class="author">L'équipe du Journal</p>`},
		{name: "too long to be a byline", before: headline + `<p class="author">` + "Maëlle Kervan vit sur le quai depuis toujours, où elle a vu trois crues, deux maires et un cygne de bronze que personne n'attendait, mais que tout le monde regrette à présent, et c'est ainsi que va la vie des ponts et de ceux qui les passent.</p>"},
		{name: "an address is no name", head: `<meta name="author" content="https://journal.example/auteurs/kervan">`, before: headline},
		{name: "once, however often printed", head: `<meta name="author" content="Maëlle Kervan">`, before: headline + `<p class=author>Maëlle Kervan</p><p class=author>Maëlle KERVAN</p>`, want: "Maëlle Kervan"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, page(tt.head, tt.before, tt.after))
			got := ""
			for i, name := range a.Authors {
				if i > 0 {
					got += ", "
				}
				got += name
			}
			if got != tt.want {
				t.Errorf("authors = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAuthorsAreBounded(t *testing.T) {
	list := ""
	for _, first := range []string{"Anna", "Boris", "Clara", "David", "Elsa", "Farid", "Gilda", "Hugo", "Inès", "Jonas", "Karim", "Lena", "Marc", "Nadia"} {
		list += `<span class="author">` + first + ` Kervan</span> `
	}
	if got := len(article(t, page("", headline+"<p>"+list+"</p>", "")).Authors); got > maxAuthors {
		t.Errorf("%d authors, the limit is %d", got, maxAuthors)
	}
}
