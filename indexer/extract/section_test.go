package extract

import "testing"

func TestSection(t *testing.T) {
	trail := `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div>`
	said := `<meta property="article:section" content="Urbanisme">`
	tests := []struct{ name, head, before, want string }{
		{"printed at the article", "", `<a class="category" href="/u">Urbanisme</a>` + headline, "Urbanisme"},
		{"printed, and a trail", "", trail + `<a rel="category" href="/u">Urbanisme</a>` + headline, "Urbanisme"},
		{"last crumb", "", trail + headline, "Travaux"},
		{"the trail is shown, metadata is not", said, trail + headline, "Travaux"},
		{"metadata alone", said, headline, "Urbanisme"},
		{"home is no rubric", "", `<div class=breadcrumb>Vous êtes ici : <a href="/">Accueil</a> &gt; Le pont du moulin rouvrira dans dix-huit mois</div>` + headline, ""},
	}
	for _, tt := range tests {
		if got := article(t, page(tt.head, tt.before, "")).Section.String(); got != tt.want {
			t.Errorf("%s: section = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestRubric holds the places where a rubric is printed.
func TestRubric(t *testing.T) {
	const menu = `<nav><ul><li><a href="/v">Ville</a></li><li><a href="/c">Culture</a></li></ul></nav>`
	tests := []struct{ name, head, before, after, want string }{
		{name: "a link above the headline that the menu has", before: menu + `<div><a href="/v">Ville</a></div>` + headline, want: "Ville"},
		{name: "a link above the headline, nothing between", before: `<div><a href="/v">Ici et là</a></div>` + headline, want: "Ici et là"},
		{name: "in the article's own header", before: `<article><header><p><a href="/v">Ville</a></p>` + headline + `</header></article>`, want: "Ville"},
		{name: "a link back", before: `<div><a href="/v">Retour à la liste</a></div>` + headline},
		{name: "home", before: `<div><a href="/">Accueil</a></div>` + headline},
		{name: "a teaser", before: `<div><a href="/a">La passerelle du moulin rouvre dès lundi matin</a></div>` + headline},
		{name: "another site", before: `<div><a href="https://autre.example/">Notre partenaire</a></div>` + headline},
		{name: "in a sentence", before: `<p>Tout sur <a href="/v">Ville</a></p>` + headline},
		{name: "a list of links", before: `<ul><li><a href="/v">Ville</a></li></ul>` + headline},
		{name: "the trail says more", before: menu + `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div><div><a href="/v">Ville</a></div>` + headline, want: "Travaux"},

		{name: "after a label", before: headline, after: `<p>Rubrique : <a href="/v">Ville</a></p>`, want: "Ville"},
		{name: "in a list of terms", before: headline, after: `<dl><dt>Catégorie</dt><dd><a href="/v">Ville</a></dd></dl>`, want: "Ville"},
		{name: "filed under", before: headline, after: `<p>Classé dans <a href="/v">Ville</a>, <a href="/c">Culture</a></p>`, want: "Ville"},
		{name: "in the foot of the article's element", before: `<article>` + headline, after: `<footer>Posté le matin dans <a rel="category tag" href="/v">Ville</a></footer></article>`, want: "Ville"},
		{name: "in the foot of another's", before: headline, after: `<article><footer>Dans <a rel="category tag" href="/v">Ville</a></footer></article>`},
		{name: "a category that begins the headline", before: headline, after: `<p>Vu par <a rel="category tag" href="/v">Le pont du moulin</a></p>`, want: "Le pont du moulin"},
		{name: "two in one field of metadata", head: `<meta property="article:section" content="Ville|Travaux">`, before: headline, want: "Ville"},
		{name: "a label without a link", before: headline, after: `<p>Rubrique : Ville</p>`},

		{name: "the line above a headline that is no heading", head: `<title>Le pont du moulin rouvrira dans dix-huit mois</title>`, before: `<table><tr><td><p><span class=a>Travaux<br></span><span class=b>Le pont du moulin rouvrira dans dix-huit mois</span></p></td></tr></table>`, want: "Travaux"},

		{name: "half a headline above it", before: `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div><p class="surtitre">Un chantier de dix-huit mois</p>` + headline, want: "Travaux"},
		{name: "a word above it", before: `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div><p class="surtitre">Chantiers</p>` + headline, want: "Chantiers"},

		{name: "between the title and the site in <title>", head: `<title>Le pont du moulin rouvrira dans dix-huit mois | Travaux | La Gazette</title><meta property="og:site_name" content="La Gazette">`, before: headline, want: "Travaux"},
		{name: "there, the site's domain", head: `<title>Le pont du moulin rouvrira dans dix-huit mois – Travaux | Journal | 3.3.2020</title><meta property="og:site_name" content="journal.example">`, before: headline, want: "Travaux"},
		{name: "there, what is longer than a rubric", head: `<title>Le pont du moulin rouvrira dans dix-huit mois | Tout sur les grands travaux de la vallée | La Gazette</title><meta property="og:site_name" content="La Gazette">`, before: headline},
		{name: "there, but no site behind", head: `<title>Le pont du moulin rouvrira dans dix-huit mois | Travaux | page 1</title><meta property="og:site_name" content="La Gazette">`, before: headline},

		{name: "a button is no rubric", before: `<div class="rubrique"><span>Ville</span> <a href="javascript:void(0)">Suivre</a></div>` + headline, want: "Ville"},
		{name: "nor what is hidden", before: `<div class="rubrique"><a href="/v" style="display:none">Ne plus suivre</a> Ville</div>` + headline, want: "Ville"},
		{name: "a rubric that is none", head: `<meta property="article:section" content="Non classé">`, before: `<a rel="category" href="/n">Non classé</a>` + headline},
		{name: "a mark at its end", before: `<a rel="category" href="/v">Ville ·</a>` + headline, want: "Ville"},
		{name: "a date", before: `<a class="category" href="/v">3 mars 2020</a>` + headline},
		{name: "of another article", before: headline, after: `<div class="related"><a class="category" href="/v">Ville</a></div>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, Page{URL: "https://journal.example/actu/page.html", Body: []byte(page(tt.head, tt.before, tt.after))})
			if got := r.Article.Section.String(); got != tt.want {
				t.Errorf("section = %q, want %q, notes %v", got, tt.want, r.Notes)
			}
		})
	}
}

// TestShownForm holds that the page's spelling wins over its metadata's.
func TestShownForm(t *testing.T) {
	tests := []struct{ name, said, shown, want string }{
		{"accents", "Sante", "Santé", "Santé"},
		{"the same", "Santé", "Santé", "Santé"},
		{"not on the page", "Sante", "Ville", "Sante"},
		{"capitals for show", "Sante", "SANTÉ", "Sante"},
		{"another hyphen is another name", "Fait-divers", "Fait divers", "Fait-divers"},
		{"linked data", "Societe", "Société", "Société"},
	}
	for _, tt := range tests {
		a := article(t, page(`<meta property="article:section" content="`+tt.said+`">`, headline, `<ul class="menu"><li><a href="/s">`+tt.shown+`</a></li></ul>`))
		if got := a.Section.String(); got != tt.want {
			t.Errorf("%s: section = %q, want %q", tt.name, got, tt.want)
		}
	}
}
