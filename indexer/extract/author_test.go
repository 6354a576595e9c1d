package extract

import (
	"strings"
	"testing"
)

func TestAuthors(t *testing.T) {
	tests := []struct{ name, head, before, after, authors, agency string }{
		{name: "par, below the title", before: headline + `<p>Par Maëlle Kervan et Yann Tessier</p>`, authors: "Maëlle Kervan, Yann Tessier"},
		{name: "par, with the name in a link", before: headline + `<p>Par <a href="/m">Maëlle Kervan</a> le 3 mars 2020</p>`, authors: "Maëlle Kervan"},
		{name: "rel author", before: headline + `<a rel="author" href="/m">Maëlle Kervan</a>`, authors: "Maëlle Kervan"},
		{name: "rel author, a user's name", before: headline + `<p>par <a rel="author" href="/author/lapiemuse">lapiemuse</a></p>`, authors: "lapiemuse"},
		{name: "rel author, whom the text tells of", before: headline + `<p>par <a rel="author" href="/author/moulin">moulin</a></p><p>Le Moulin ouvre ses portes au public ce samedi, à l'occasion des travaux du pont voisin.</p>`},
		{name: "an account that is called as the site is", head: `<meta property="og:site_name" content="La Piemuse">`, before: headline + `<span class="vcard"><a class="url fn n" href="/author/lapiemuse">lapiemuse</a></span>`, authors: "lapiemuse"},
		{name: "an outlet that is called as the site is", head: `<meta property="og:site_name" content="Gazette Du Val">`, before: headline + `<p>par <a rel="author" href="/author/g">Gazette Du Val</a></p>`},
		{name: "an account on somebody's blog", head: `<meta property="og:site_name" content="Le blog de Maëlle Kervan">`, before: headline + `<p>par <a rel="author" href="/author/kervanm">kervanm</a></p>`, authors: "Maëlle Kervan"},
		{name: "whose blog it is", head: `<meta property="og:site_name" content="Le blog de Maëlle">`, before: headline + `<p>par <a rel="author" href="/author/kervan">Maëlle Kervan</a></p>`, authors: "Maëlle Kervan"},
		{name: "rel author, a collective", before: headline + `<p>par <a rel="author" href="/author/c">collectifduquai</a></p>`},
		{name: "rel author, who runs the site", before: headline + `<p>par <a rel="author" href="/author/admin">admin</a></p>`},
		{name: "a word that no link calls an author", before: headline + `<p>par <a href="/t/patience">patience</a></p>`},
		{name: "class, with a role glued on", before: headline + `<div class="byline">Par Maëlle Kervan, journaliste au service économie</div>`, authors: "Maëlle Kervan"},
		{name: "place in brackets", before: headline + `<span class="author">Maëlle Kervan(Lyon, correspondante)</span>`, authors: "Maëlle Kervan"},
		{name: "propos recueillis wins over the outlet", head: `<meta name="author" content="La rédaction">`, before: headline + `<p class=author>Par La rédaction</p>`, after: `<p>Propos recueillis par Yann Tessier</p>`, authors: "Yann Tessier"},
		{name: "linked data, a person", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":[{"@type":"Person","name":"Maëlle Kervan"},{"@type":"Organization","name":"Le Journal"}]}</script>`, authors: "Maëlle Kervan"},
		{name: "the site's name is no author", head: `<meta property="og:site_name" content="Gazette Du Val"><meta name="author" content="Gazette Du Val">`, authors: ""},
		{name: "an agency is none either", before: headline + `<span class="author">AFP</span>`, head: `<meta name="author" content="AFP">`, authors: "", agency: "AFP"},
		{name: "agency and person", head: `<meta property="article:author" content="Maëlle KERVAN">`, before: headline + `<span class="author">AFP</span>`, authors: "Maëlle KERVAN", agency: "AFP"},
		{name: "a pseudonym in metadata", head: `<meta name="author" content="&amp;Eacute;my">`, authors: "Émy"},
		{name: "somebody named in the text", before: headline, after: `<div class=texte><p>Le tableau, peint par Rosa Delahaye en 1904, sera accroché dans le hall de la mairie pour toute la durée des travaux.</p></div>`, authors: ""},
		{name: "the staff below a programme", before: headline + `<p>par <a href="/m">Maëlle Kervan</a></p>`, after: `<div class="staff-block"><div class="staff-block-staff-authors">Maëlle Kervan</div><div class="staff-block-staff-authors">Rosa Delahaye</div></div>`, authors: "Maëlle Kervan"},
		{name: "who took the picture", before: headline + `<figure><img src=a><figcaption>Le quai en hiver, par Rosa Delahaye</figcaption></figure>`, authors: ""},
		{name: "authors of related articles", before: headline, after: `<div class="related-posts"><span class="author">Rosa Delahaye</span></div>`, authors: ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.before
			if before == "" {
				before = headline
			}
			a := article(t, page(tt.head, before, tt.after))
			if got := strings.Join(a.Authors, ", "); got != tt.authors {
				t.Errorf("authors = %q, want %q", got, tt.authors)
			}
			if got := strings.Join(a.Agency, ", "); got != tt.agency {
				t.Errorf("agency = %q, want %q", got, tt.agency)
			}
		})
	}
}

func TestSignature(t *testing.T) {
	tests := []struct{ name, head, signed, authors, last string }{
		{"italic, at the right", "", `<div align="right"><i>Maëlle Kervan</i></div>`, "Maëlle Kervan", "quai."},
		{"two names", "", `<p><em>Maëlle Kervan et Yann Tessier</em></p>`, "Maëlle Kervan, Yann Tessier", "quai."},
		{"by style", "", `<p style="text-align: right">Maëlle Kervan</p>`, "Maëlle Kervan", "quai."},
		{"after a dash", "", `<p>— Maëlle Kervan</p>`, "Maëlle Kervan", "quai."},
		{"initials name nobody", "", `<p><i>M. K.</i></p>`, "", "M. K."},
		{"one word is no name", "", `<p><i>Terminé</i></p>`, "", "Terminé"},
		{"a thought in italic", "", `<p><i>Le pont attendra.</i></p>`, "", "attendra."},
		{"not set apart", "", `<p>Maëlle Kervan</p>`, "Maëlle Kervan", "quai."},
		{"speaking for a committee", "", `<p>Maëlle Kervan pour le C.R.Q.</p>`, "Maëlle Kervan", "quai."},
		{"above notes", "", `<p>Maëlle Kervan</p><p>(1) La crue de 1910.</p>`, "Maëlle Kervan", "1910."},
		{"several lines of names are a list", "", `<p>Maëlle Kervan</p><p>Yann Tessier</p>`, "", "Tessier"},
		{"a name above much text is a turn", "", `<p>Maëlle Kervan</p>` + prose, "", "quai."},
		{"a surer place names others", `<meta name="author" content="Yann Tessier">`, `<p><i>Maëlle Kervan</i></p>`, "Yann Tessier", "Maëlle Kervan"},
	}
	for _, tt := range tests {
		a := article(t, "<html><head>"+tt.head+"</head><body>"+headline+"<div>"+prose+tt.signed+"</div></body></html>")
		if got := strings.Join(a.Authors, ", "); got != tt.authors {
			t.Errorf("%s: authors = %q, want %q", tt.name, got, tt.authors)
		}
		if !strings.HasSuffix(a.Text, tt.last) {
			t.Errorf("%s: the text ends in %q, want %q", tt.name, a.Text[len(a.Text)-30:], tt.last)
		}
	}
}

func TestIsPersonName(t *testing.T) {
	for _, name := range []string{"Maëlle Kervan", "Jean-François d’Ormoy", "Ludwig van Borssele", "M. K. Tessier", "Yann Le Goff"} {
		if !isPersonName(name, true) {
			t.Errorf("isPersonName(%q) = false", name)
		}
	}
	for _, name := range []string{"La rédaction", "AFP", "Rédactrice", "le maire", "Facebook", "http://x", "Un Nom Bien Trop Long Pour Être Vrai", "12 mars", ""} {
		if isPersonName(name, true) {
			t.Errorf("isPersonName(%q) = true", name)
		}
	}
}

func TestIsByline(t *testing.T) {
	for _, s := range []string{"Par Maëlle Kervan", "Publié le 3 mars 2020 à 18h05", "3 mars 2020", "Par Maëlle Kervan le 3 mars 2020"} {
		if !isByline(s) {
			t.Errorf("isByline(%q) = false", s)
		}
	}
	for _, s := range []string{"Par ailleurs, le pont reste fermé.", "Le 3 mars 2020, les travaux du pont ont commencé sous la pluie.", ""} {
		if isByline(s) {
			t.Errorf("isByline(%q) = true", s)
		}
	}
}
