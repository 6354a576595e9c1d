package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// TestInstitutions reads the pages of four institutions that are nowhere, each
// with what traps a reader on pages of its kind.
func TestInstitutions(t *testing.T) {
	latin := func(s string) []byte {
		b, err := charmap.ISO8859_1.NewEncoder().Bytes([]byte(strings.NewReplacer("’", "'", "–", "-").Replace(s)))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := []struct {
		name string
		body []byte
		want seen
	}{
		{
			"a police academy, eZ Publish in tables and ISO-8859-1", latin(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>Colloque sur la sûreté des ponts / Actualités / Accueil - École des gardes du Val</title><meta name="generator" content="eZ publish"><meta name="description" content="École des gardes du Val"></head><body bgcolor="#ffffff">
<table width="780"><tr><td colspan="2"><a href="/">Nous contacter</a> | <a href="/plan">Plan du site</a></td></tr><tr><td width="180" valign="top"><a href="/e">L'école</a><br><a href="/f">Formations</a><br><a href="/a">Actualités</a>
<p><b>École des gardes du Val</b><br>9 rue du Moulin<br>00000 VAL<br>Tél. : 00 00 00 00 00</p></td><td valign="top"><font size="1">Vous êtes dans : <a href="/">Accueil</a> &gt; <a href="/a">Actualités</a> &gt; Colloque sur la sûreté des ponts</font><br><br>
<h1>Colloque sur la sûreté des ponts</h1><font size="1">mardi 3 mars 2020</font><br><b>` + chapoText + `</b><br><br><b>Pourquoi accueillir ce colloque à l'école ?</b><br><br>« La sûreté des ponts est l'affaire de tous, et nos élèves y travaillent depuis longtemps avec les communes du val. »<br><br>
<b>Quels en sont les enjeux ?</b><br><br>« Nous voulons former des gardes qui connaissent les ouvrages, leurs faiblesses et ceux qui les entretiennent. »<br><br><b>Qui y assistait ?</b><br><br>« Une centaine d'élèves, et presque autant d'élus de la vallée, venus pour la plupart en voisins et curieux. »<br><br>
<a href="/r">Recommander cette page</a> <a href="#h">Haut de page</a></td></tr></table></body></html>`),
			seen{Title: "Colloque sur la sûreté des ponts", Lead: chapoText, Trail: "Accueil > Actualités", Section: "Actualités", Published: "2020-03-03", Site: "École des gardes du Val", Blocks: 6},
		},
		{
			"a prefecture, SPIP with tools and documents", []byte(`<html lang="fr"><head><title>Arrêté sur la circulation du quai | Préfecture du Val</title><meta property="og:site_name" content="Préfecture du Val"></head><body>
<header id="header"><p class="date">Lundi 9 novembre 2026</p><nav class="menu"><ul><li><a href="/a">Actualités</a></li><li><a href="/p">Publications</a></li></ul></nav></header>
<nav id="nav_ariane"><p><span class="on">Vous êtes ici : </span><a href="/">Accueil</a> &gt; <a href="/a">Actualités</a> &gt; <a href="/s">Sécurité</a> &gt; <strong>Arrêté sur la circulation du quai</strong></p></nav>
<main id="content"><div class="outils"><a href="#">Imprimer</a> <a href="#">A+</a></div><h1 class="titre">Arrêté sur la circulation du quai</h1><p class="chapo">` + chapoText + `</p><p class="dates">Mise à jour le 05/03/2020 – Publié le 03/03/2020</p><div class="texte">` + prose + `
<ul class="documents"><li><a href="/d.pdf">Télécharger l'arrêté du 2 mars 2020</a> (format pdf - 1.2 Mo)</li></ul></div><div class="partage"><p>Partager la page</p><a href="#">Facebook</a></div>
<div class="contact"><h2>Contact presse</h2><p>Bureau de la communication : 00 00 00 00 00</p></div></main><footer><p>Préfecture du Val, 1 place du Quai</p></footer></body></html>`),
			seen{Title: "Arrêté sur la circulation du quai", Lead: chapoText, Trail: "Accueil > Actualités > Sécurité", Section: "Sécurité", Published: "2020-03-03", Kind: "article", Site: "Préfecture du Val", Blocks: 3},
		},
		{
			"a ministry, Drupal, a statement to the press", []byte(`<html lang="fr" dir="ltr"><head><title>Un fonds pour les ponts des communes | Ministère des Ponts</title><meta name="Generator" content="Drupal 9"></head><body class="path-node page-node-type-communique">
<header role="banner"><a href="/">Ministère des Ponts</a></header><nav role="navigation" aria-labelledby="system-breadcrumb"><h2 id="system-breadcrumb" class="visually-hidden">Fil d'Ariane</h2><ol><li><a href="/">Accueil</a></li><li><a href="/presse">Presse</a></li><li><a href="/c">Communiqués de presse</a></li><li>Un fonds pour les ponts des communes</li></ol></nav>
<main role="main"><article class="node node--type-communique"><div class="field field--name-field-type">Communiqué de presse</div><h1 class="page-title">Un fonds pour les ponts des communes</h1><div class="field--name-field-date"><time datetime="2020-03-03T12:00:00Z">Publié le 3 mars 2020</time></div>
<div class="field field--name-field-chapo">` + chapoText + `</div><div class="field field--name-body"><p>Paris, le 2 mars 2020</p>` + prose + `</div><div class="field field--name-field-contact"><h3>Contact presse</h3><p>Cabinet de la ministre : presse@ponts.example</p></div></article>
<section class="related"><h2>À lire aussi</h2><article><h3><a href="/x">La ministre inaugure la passerelle du moulin</a></h3><time datetime="2021-01-01">1er janvier 2021</time></article></section></main></body></html>`),
			seen{Title: "Un fonds pour les ponts des communes", Lead: chapoText, Trail: "Accueil > Presse > Communiqués de presse", Section: "Communiqués de presse", Published: "2020-03-03T12:00:00Z", Kind: "press-release", Site: "Ministère des Ponts", Blocks: 4},
		},
		{
			"a university, TYPO3 news", []byte(`<html lang="fr"><head><title>Une thèse sur les vieux ponts - Université du Val</title><meta name="generator" content="TYPO3 CMS"><meta name="author" content="Service communication"></head><body>
<div id="header"><h1 id="logo"><a href="/">Université du Val</a></h1></div><div id="menu"><ul><li class="active"><a href="/r">Recherche</a></li><li><a href="/f">Formation</a></li></ul></div>
<div id="rootline" class="breadcrumb"><a href="/">Université</a> / <a href="/r">Recherche</a> / <a href="/n">Actualités de la recherche</a> / <span>Une thèse sur les vieux ponts</span></div>
<div class="tx-news news-single"><div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h2 itemprop="headline">Une thèse sur les vieux ponts</h2></div><div class="footer"><p><span class="news-list-date"><time itemprop="datePublished" datetime="2020-03-03">03.03.2020</time></span> <span class="news-list-author">Par : <span itemprop="author">Maëlle Kervan</span></span></p></div>
<div class="teaser-text" itemprop="description"><p>` + chapoText + `</p></div><div class="news-text-wrap" itemprop="articleBody">` + prose + `<p>Soutenance : 12 juin 2020 à 14 h, amphithéâtre du Moulin</p></div><div class="news-backlink-wrap"><a href="/n">Retour</a></div></div></div>
<div id="col3"><h3>Agenda</h3><ul><li>4 avril 2020 : <a href="/e">Portes ouvertes de l'université</a></li></ul></div></body></html>`),
			seen{Title: "Une thèse sur les vieux ponts", Lead: chapoText, Trail: "Université > Recherche > Actualités de la recherche", Section: "Actualités de la recherche", Published: "2020-03-03", Authors: "Maëlle Kervan", Kind: "article", Site: "Université du Val", Blocks: 4},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, Page{URL: "https://hote.example/2/ponts.html", Body: tt.body})
			got := seenIn(r)
			if tt.want.Kind == "" {
				got.Kind = "" // questions and answers are package interview's
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("seen (-want +got):\n%s\ntext: %.1800s", diff, r.Article.Text)
			}
			for _, not := range []string{"Recommander", "Télécharger", "Contact presse", "Partager", "Retour", "Vous êtes"} {
				if strings.Contains(r.Article.Text, not) {
					t.Errorf("%q stands in the text", not)
				}
			}
		})
	}
}
