package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seen is what a reader sees of a page, in a few words.
type seen struct {
	Title, Lead, Trail, Section, Published, Authors, Tags, Kind, Site string
	Blocks                                                            int
}

func seenIn(r *Reading) seen {
	a := r.Article
	return seen{
		a.Title.String(), a.Lead.String(), crumbLine(a), a.Section.String(), string(a.Published), strings.Join(a.Authors, ", "),
		strings.Join(a.Tags, ", "), string(a.Kind), a.Site.String(), len(a.Body),
	}
}

const chapoText = "Dix-huit mois de travaux, une déviation et beaucoup de patience : ce qui attend les habitants."

// TestSystems reads one article as different content systems print it.
func TestSystems(t *testing.T) {
	const title = "Le pont du moulin rouvrira"
	whole := seen{Title: title, Lead: chapoText, Trail: "Accueil > Ville > Travaux", Section: "Travaux", Published: "2020-03-03", Authors: "Maëlle Kervan", Tags: "pont, quai", Kind: "article", Site: "Le Journal", Blocks: 3}
	less := func(change func(*seen)) seen {
		s := whole
		change(&s)
		return s
	}
	tests := []struct {
		name, markup string
		want         seen
	}{
		{"WordPress", `<html lang="fr-FR"><head><title>` + title + ` – Le Journal</title><meta property="og:site_name" content="Le Journal"></head>
<body class="single single-post"><header id="masthead" class="site-header"><p class="site-title"><a href="/">Le Journal</a></p><nav><ul><li><a href="/v">Ville</a></li></ul></nav></header>
<p id="breadcrumbs"><span><a href="/">Accueil</a></span> » <span><a href="/v">Ville</a></span> » <span><a href="/t">Travaux</a></span> » <span class="breadcrumb_last">` + title + `</span></p>
<article class="post-7 post hentry category-travaux tag-pont"><header class="entry-header"><span class="cat-links"><a href="/t" rel="category tag">Travaux</a></span><h1 class="entry-title">` + title + `</h1>
<div class="entry-meta">Publié le <time class="entry-date published" datetime="2020-03-03">3 mars 2020</time> par <span class="author vcard"><a rel="author" href="/a">Maëlle Kervan</a></span></div></header>
<p class="chapo"><strong>` + chapoText + `</strong></p><div class="entry-content">` + prose + `</div>
<footer class="entry-footer"><span class="tags-links">Étiquettes : <a href="/p" rel="tag">pont</a>, <a href="/q" rel="tag">quai</a></span></footer></article>
<div id="comments"><p>Je passe sur ce pont depuis quarante ans et personne ne m'a demandé mon avis.</p></div><footer class="site-footer"><p>© Le Journal</p></footer></body></html>`, whole},

		{"SPIP", `<html lang="fr"><head><title>` + title + ` - Le Journal</title></head><body class="page_article">
<div class="menu" id="nav"><ul><li><a href="/v">Ville</a></li></ul></div>
<div id="hierarchie"><span class="vous_etes_ici">Vous êtes ici : </span><a href="/">Accueil</a> &gt; <a href="/v">Ville</a> &gt; <a href="/t">Travaux</a> &gt; <strong class="on">Le pont du moulin (…)</strong></div>
<div class="cartouche"><h1 class="crayon article-titre-7">` + title + `</h1><p class="info-publi"><abbr class="published" title="2020-03-03">mardi 3 mars 2020</abbr>, <span class="auteurs">par <span class="vcard author"><a class="url fn" href="/a">Maëlle Kervan</a></span></span></p></div>
<div class="crayon article-chapo-7 chapo"><p>` + chapoText + `</p></div><div class="crayon article-texte-7 texte">` + prose + `</div>
<div class="mots-cles"><h2>Mots-clés</h2><ul><li><a href="/p" rel="tag">pont</a></li><li><a href="/q" rel="tag">quai</a></li></ul></div>
<div class="aside"><h2>Dans la même rubrique</h2><ul><li><a href="/x">La crue de 1910 racontée par les archives</a></li></ul></div></body></html>`, whole},

		{"Drupal", `<html lang="fr"><head><title>` + title + ` | Le Journal</title></head><body class="path-node page-node-type-actualite">
<nav class="breadcrumb" role="navigation" aria-label="Fil d'Ariane"><ol><li><a href="/">Accueil</a></li><li><a href="/v">Ville</a></li><li><a href="/t">Travaux</a></li><li>` + title + `</li></ol></nav>
<main role="main"><h1 class="page-header"><span class="field field--name-title">` + title + `</span></h1><article role="article" class="node node--type-actualite"><div class="node__content">
<div class="field field--name-field-rubrique field__item"><a href="/t">Travaux</a></div><div class="field field--name-field-date"><time datetime="2020-03-03">3 mars 2020</time></div>
<div class="field field--name-field-chapo field__item"><p>` + chapoText + `</p></div><div class="field field--name-body field__item">` + prose + `</div>
<div class="field field--name-field-auteur"><div class="field__items"><div class="field__item">Maëlle Kervan</div></div></div>
<div class="field field--name-field-mots-cles"><div class="field__label">Mots-clés</div><div class="field__items"><a href="/p">pont</a> <a href="/q">quai</a></div></div></div></article></main>
<footer role="contentinfo"><p>Le Journal</p></footer></body></html>`, whole},

		{"eZ Publish, in tables", `<html><head><title>` + title + ` / Travaux / Ville / Accueil - Le Journal</title><meta name="generator" content="eZ Publish"></head><body><table><tr><td class="menu"><a href="/v">Ville</a> | <a href="/c">Contact</a></td></tr>
<tr><td width="180"><div class="contact">3 place du Marché<br>00000 VAL</div></td><td width="580"><font size="1">Vous êtes dans : <a href="/">Accueil</a> &gt; <a href="/v">Ville</a> &gt; <a href="/t">Travaux</a> &gt; ` + title + `</font><br><br>
<table><tr><td><h1><font color="#003366">` + title + `</font></h1><font size="1">Mardi 3 mars 2020</font><br><br><b>` + chapoText + `</b><br><br>` + prose + `
<div align="right"><i>Maëlle Kervan</i></div><font size="1">Page mise à jour le 5 mars 2020</font></td></tr></table>
<table><tr><td><a href="mailto:?">Recommander cette page</a></td><td><a href="#haut">Haut de page</a></td></tr></table></td></tr></table></body></html>`,
			less(func(s *seen) { s.Tags = "" })},

		{"tables of the nineties, no heading", `<html><head><title>2020/03/03 &gt; Le Journal &gt; ` + title + `</title><meta name="generator" content="Atelier / Rosa Delahaye"><meta name="author" content="Rosa Delahaye"></head>
<body><table><tr><td><p><span class="s1">Le Journal 260 </span><span>&gt;&gt;</span><span>  03/03/2020</span></p></td></tr><tr><td><p><span class="s2">Travaux<br></span><span class="s3">` + title + `</span></p>
<p class="s4">` + strings.Join(words(), "</p><p class=s4>") + `</p></td></tr><tr><td><p><span>Rédacteur :</span></p></td><td><p><span>AFP - Maëlle Kervan - courriel : <a href="mailto:k@journal.example">k@journal.example</a></span></p></td></tr></table></body></html>`,
			less(func(s *seen) { s.Lead, s.Trail, s.Tags, s.Site = "", "", "", "" })},

		{"a blog", `<html><head><title>` + title + `</title></head><body><div class="header"><h1><a href="/">Le blog du quai</a></h1></div><div class="article"><h2 class="post-title">` + title + `</h2>
<div class="post-content">` + prose + `</div><p class="post-footer">Posté par Maëlle Kervan le 3 mars 2020 - <a href="/t" rel="category">Travaux</a> - <a href="/c#comments">Commentaires [3]</a></p></div></body></html>`,
			less(func(s *seen) { s.Lead, s.Trail, s.Tags, s.Site = "", "", "", "" })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, Page{URL: "https://hote.example/2/pont.html", Body: []byte(tt.markup)})
			if diff := cmp.Diff(tt.want, seenIn(r)); diff != "" {
				t.Errorf("seen (-want +got):\n%s\ntext: %.300s", diff, r.Article.Text)
			}
		})
	}
}
