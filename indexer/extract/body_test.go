package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

func TestBodyLeavesOut(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"navigation", `<nav><p>NON Toutes les rubriques du journal, de la ville aux sports en passant par la culture.</p></nav>`, ""},
		{"comments", "", `<section id="comments"><p>NON Je passe sur ce pont depuis quarante ans et personne ne m'a jamais demandé mon avis.</p></section>`},
		{"comments by their heading", "", `<div class=texte><h2>3 commentaires</h2><p>NON Bravo.</p></div>`},
		{"related items", "", `<div class="lire-aussi"><p>NON La grande crue de 1910 racontée par les archives de la ville et par ses habitants.</p></div>`},
		{"a line that leads elsewhere", "", `<div class=texte><p>À lire aussi : <a href="/x">NON La grande crue racontée par les archives</a></p></div>`},
		{"what the staff recommends", "", `<div class=texte><h3>La rédaction vous conseille :</h3><ul><li><a href="/x">NON La grande crue racontée par les archives</a></li><li><a href="/y">NON Que faire d'un quai en hiver ?</a></li></ul></div>`},
		{"newsletter", "", `<div class="newsletter-box"><p>NON Recevez chaque matin toutes les nouvelles de la vallée dans votre boîte.</p></div>`},
		{"cookies", `<div id="cookie-banner"><p>NON Nous utilisons des cookies afin de mesurer l'audience et de financer le journal.</p></div>`, ""},
		{"a form", "", `<form><p>NON Votre adresse ne sera jamais transmise à des tiers, c'est promis.</p><input></form>`},
		{"share bar and page tools", "", `<div class=texte><p><a href="/r">Recommander cette page</a> <a href="#h">Haut de page</a> NON</p></div>`},
		{"footer", "", `<footer><p>NON Le Journal, 3 place du Marché, tous droits réservés, reproduction interdite.</p></footer>`},
		{"what is hidden", "", `<div style="display: none"><p>NON Ce texte n'est montré à personne, et nul ne doit donc le lire ici.</p></div>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, page("", tt.before+headline, tt.after))
			if strings.Contains(a.Text, "NON") {
				t.Errorf("text = %q", a.Text)
			}
			if !strings.Contains(a.Text, "sous une pluie fine") || !strings.Contains(a.Text, "commerçants du quai.") {
				t.Errorf("the article's own text is missing: %q", a.Text)
			}
		})
	}
}

// words is prose without markup, one line a paragraph.
func words() []string {
	list := strings.Split(strings.NewReplacer("<p>", "", "</p>", "").Replace(prose), "\n")
	return list
}

func TestBodyForms(t *testing.T) {
	p := words()
	tests := []struct{ name, markup string }{
		{"paragraphs", "<div><p>" + strings.Join(p, "</p><p>") + "</p></div>"},
		{"div", "<div><div>" + strings.Join(p, "</div><div>") + "</div></div>"},
		{"line breaks", "<div>" + strings.Join(p, "<br><br>") + "</div>"},
		{"line breaks with space between", "<div>" + strings.Join(p, "<br>\n \t<br />") + "</div>"},
		{"bare text beside paragraphs", "<div>" + p[0] + "<p>" + p[1] + "</p>" + p[2] + "</div>"},
		{"spans", "<div><span>" + strings.Join(p, "</span><br><br><span>") + "</span></div>"},
		{"a table that sets the page", "<table><tr><td><a href=/>Accueil</a><br><a href=/t>Travaux</a></td><td>" + strings.Join(p, "<br><br>") + "</td></tr></table>"},
		{"comment marks amid text", "<div><p>" + strings.Join(p, "</p><!-- pub --><p>") + "</p></div>"},
		{"sections", "<div><section><p>" + p[0] + "</p></section><section><p>" + p[1] + "</p><p>" + p[2] + "</p></section></div>"},
		{"a margin of blockquotes", "<blockquote><p>" + strings.Join(p, "</p><p>") + "</p></blockquote>"},
		{"a form around the page", "<form><div><p>" + strings.Join(p, "</p><p>") + "</p></div></form>"},
		{"misleading class of a wrapper", `<div class="page has-sidebar with-comments"><p>` + strings.Join(p, "</p><p>") + "</p></div>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "<html><body>"+headline+tt.markup+"</body></html>")
			want := make([]news.Block, len(p))
			for i := range p {
				want[i] = news.Block{Type: news.BlockParagraph, Text: p[i]}
			}
			if diff := cmp.Diff(want, a.Body); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
			if want := strings.Join(p, "\n\n"); a.Text != want {
				t.Errorf("text = %q", a.Text)
			}
		})
	}
}

// TestBlocks holds what package interview learns of a block.
func TestBlocks(t *testing.T) {
	markup := `<html><body><div class="a"><div class="b c"><p class="d"><b>Q : Pourquoi <i>ici</i> ?</b><br>R : Parce que.</p><h3>Le chantier</h3><blockquote>Mot pour mot.</blockquote><ul><li>Un</li></ul></div></div></body></html>`
	tr, err := treeOf(context.Background(), markup)
	if err != nil {
		t.Fatal(err)
	}
	blocks := tr.blocksOf(tr.body, func(int) bool { return false })
	got := make([]interview.Block, len(blocks))
	for i := range blocks {
		got[i] = blocks[i].Block
	}
	want := []interview.Block{
		{Type: news.BlockParagraph, Text: "Q : Pourquoi ici ? R : Parce que.", Tag: "p", Class: []string{"d", "b", "c", "a"}, Runs: []interview.Run{
			{Text: "Q : Pourquoi ", Bold: true}, {Text: "ici", Bold: true, Italic: true}, {Text: " ?", Bold: true}, {Text: "\n"}, {Text: "R : Parce que."},
		}},
		{Type: news.BlockHeading, Text: "Le chantier", Tag: "h3", Level: 3, Class: []string{"b", "c", "a"}, Runs: []interview.Run{{Text: "Le chantier"}}},
		{Type: news.BlockQuote, Text: "Mot pour mot.", Tag: "blockquote", Class: []string{"b", "c", "a"}, Runs: []interview.Run{{Text: "Mot pour mot."}}},
		{Type: news.BlockList, Text: "Un", Tag: "li", Class: []string{"b", "c"}, Runs: []interview.Run{{Text: "Un"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestBodyDrops holds lines at the text's borders and amid it.
func TestBodyDrops(t *testing.T) {
	tests := []struct{ name, before, amid, after string }{
		{"the title again", "<p>Le pont du moulin rouvrira dans dix-huit mois</p>", "", ""},
		{"byline and date", "<p>Par Maëlle Kervan, le 3 mars 2020</p>", "", ""},
		{"a link before the text", `<p><a href="/v">NON Toute la ville</a></p>`, "", ""},
		{"lire aussi", "", `<p>Lire aussi : <a href="/a">NON La crue de 1910</a></p>`, ""},
		{"a list below lire aussi", "", `<p>À lire aussi</p><ul><li><a href="/a">NON La crue de 1910</a></li><li><a href="/b">NON Le marché</a></li></ul>`, ""},
		{"a video", "", `<p><a href="/v">VIDEO. NON Le chantier vu du ciel</a></p>`, ""},
		{"page tools", "", "", `<p>Imprimer cette page</p><p>Haut de page</p>`},
		{"a heading without text", "", "", `<h3>NON Sur le même sujet</h3>`},
		{"where to follow the author", "", "", `<p>NON Maëlle est aussi sur Twitter.</p>`},
		{"the picture's credit", "", "", `<p>Image de une : NON © Rosa Delahaye</p>`},
		{"tags", "", "", `<p>Mots-clés : <a href="/t">NON pont</a></p>`},
		{"a pull quote", "", `<blockquote class="pullquote">NON La circulation sera déviée</blockquote>`, ""},
		{"a newsletter box", "", `<div class="newsletter"><p>NON Recevez nos articles chaque matin.</p></div>`, ""},
		{"a script's text", "", `<script>var NON = 1;</script><noscript>NON Activez JavaScript</noscript>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := words()
			a := article(t, "<html><body>"+headline+"<div>"+tt.before+"<p>"+p[0]+"</p>"+tt.amid+"<p>"+p[1]+"</p><p>"+p[2]+"</p>"+tt.after+"</div></body></html>")
			if want := strings.Join(p, "\n\n"); a.Text != want {
				t.Errorf("text = %q", a.Text)
			}
		})
	}
}

// TestBodyOfPictures holds that a page without a text has none: not the label
// of a button, which is all that is found.
func TestBodyOfPictures(t *testing.T) {
	a := article(t, "<html><body><article>"+headline+`<p><img src="/1.png"><img src="/2.png"></p></article><div><div>42 lecteurs aiment cette page :</div></div></body></html>`)
	if a.Text != "" {
		t.Errorf("text = %q", a.Text)
	}
}

// TestBodyKeeps holds what looks like furniture and is text.
func TestBodyKeeps(t *testing.T) {
	for name, kept := range map[string]string{
		"an intertitle":                `<h3>Le chantier</h3>`,
		"a sentence with links":        `<p>La <a href="/a">mairie</a> et la <a href="/b">région</a> paieront chacune la moitié des travaux du pont.</p>`,
		"a sentence that is a link":    `<p><a href="/a">Le rapport des ingénieurs tient en douze pages, et chacun peut le lire en mairie.</a></p>`,
		"a short answer":               `<p>Oui.</p>`,
		"a list":                       `<ul><li>Une pile de pierre</li><li>Deux arches</li></ul>`,
		"a table of data":              `<table><tr><td>Pile</td><td>12 m</td></tr><tr><td>Arche</td><td>30 m</td></tr></table>`,
		"who collected":                `<p>Propos recueillis par Yann Tessier</p>`,
		"a quote of somebody":          `<blockquote>« Je passerai le premier », dit le maire.</blockquote>`,
		"a word that begins furniture": `<p>Partager le pont entre cyclistes et piétons n'ira pas de soi, prévient l'association.</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			p := words()
			a := article(t, "<html><body>"+headline+"<div><p>"+p[0]+"</p>"+kept+"<p>"+p[1]+"</p><p>"+p[2]+"</p>"+kept+"</div></body></html>")
			if len(a.Body) < 4 {
				t.Errorf("body = %q", a.Body)
			}
		})
	}
}
