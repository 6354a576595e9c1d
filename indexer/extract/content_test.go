package extract

import (
	"strings"
	"testing"
)

// TestContent holds which part of a page is the article.
func TestContent(t *testing.T) {
	long := strings.Repeat(prose, 3)
	menu := `<ul>` + strings.Repeat(`<li><a href="/v">Toute l'actualité de la ville et des quais</a></li>`, 30) + `</ul>`
	tests := []struct{ name, markup string }{
		{"beside a menu", `<div>` + menu + `</div><div>OUI` + long + `</div>`},
		{"below a menu in one element", `<div>` + menu + `<div>OUI` + long + `</div></div>`},
		{"beside a column of prose", `<div class="col">OUI` + long + `</div><div class="sidebar"><p>NON Recevez la lettre du Journal, tous les matins, dans votre boîte.</p></div>`},
		{"above comments that are longer", `<div>OUI` + long + `</div><div id="comments"><p>NON ` + strings.Repeat("Je ne suis pas d'accord avec ce pont. ", 60) + `</p></div>`},
		{"in a cell of a table", `<table><tr><td width=180>` + menu + `</td><td>OUI` + long + `</td></tr></table>`},
		{"named as the body, shorter than another text", `<div class="entry-content">OUI` + prose + `</div><div><p>NON Le Journal du val paraît depuis 1910 dans tous les bourgs de la vallée.</p></div>`},
		{"short, beside a banner as long", `<div class="text-zone"><div class="content-body"><p>OUI La passerelle reste ouverte aux vélos et aux piétons.</p></div></div><div><p>NON La suite de nos programmes commence dans quelques secondes, restez avec nous.</p></div>`},
		{"in the rows of a page builder, one long", `<div class="entry-content"><div class="row"><div class="col"><p>OUI La passerelle reste ouverte aux vélos.</p></div></div><div class="row"><div class="col">` + long + `</div></div></div>`},
		{"in the headline's article, shorter than another", `<article>` + headline + `<div class="texte">OUI` + prose + `</div></article><article><h2>La crue de 1910</h2><div><p>NON ` + strings.Repeat("La crue monta jusqu'aux fenêtres du moulin, et nul ne dormit. ", 8) + `</p>` + `<p>NON ` + strings.Repeat("On passait en barque d'une rue à l'autre. ", 8) + `</p></div></article>`},
		{"in sections", `<div><section>OUI` + prose + `</section><section>` + prose + `</section><section>` + prose + `</section></div>`},
		{"in an element named for its share buttons", `<div class="share-zone"><div class="intro"><p>OUI La grue du quai travaillera la nuit pendant tout le printemps, promet la mairie aux riverains qui n'en demandaient pas tant.</p></div><div class="buttons"><a href="/s">Partager</a></div></div><ul>` + strings.Repeat("<li>NON Marché</li>", 60) + `</ul>`},
		{"with a box in the middle", `<div>OUI` + prose + `<div class="newsletter"><p>NON Abonnez-vous à la lettre du Journal.</p></div>` + prose + `</div>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "<html class=sidebar-open><body class=inline-comments-off>"+withHeadline(tt.markup)+"</body></html>")
			if !strings.Contains(a.Text, "OUI") || strings.Contains(a.Text, "NON") || strings.Contains(a.Text, "Toute l'actualité") {
				t.Errorf("text = %.300q", a.Text)
			}
		})
	}
}

// TestNotes holds that a reading explains itself: what was taken, where from,
// and what was not, and why.
func TestNotes(t *testing.T) {
	r := read(t, Page{URL: "https://journal.example/a", Body: []byte(page(
		`<meta property="og:site_name" content="Le Journal"><meta name="author" content="Yann Tessier"><meta property="article:section" content="Urbanisme">`,
		`<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div><ul class=breadcrumb><li><a href="/r">Retour</a></li></ul>`+headline+`<p class="author">Maëlle Kervan</p>`,
		`<p class="tags"><a href="/t">pont</a></p><p>À lire aussi : <a href="/c">La crue de 1910</a></p>`,
	))})
	for _, want := range []struct{ field, part string }{
		{"charset", "utf-8"}, {"site", "Le Journal"}, {"title", "<h1>"}, {"breadcrumb", "Accueil > Travaux"}, {"breadcrumb", "a link back"},
		{"authors", "Maëlle Kervan"}, {"authors", "a surer place names others"}, {"section", "last crumb"}, {"tags", "pont"}, {"language", "fr"}, {"body", "content finder"},
	} {
		if !hasNote(r, want.field, want.part) {
			t.Errorf("no note on %s with %q: %v", want.field, want.part, r.Notes)
		}
	}
	for _, n := range r.Notes {
		if n.Field == "" || n.Value == "" || n.Source == "" {
			t.Errorf("a note says too little: %+v", n)
		}
	}
}

func TestNotesAreShort(t *testing.T) {
	d := newDraft(t.Context(), Page{})
	d.note("title", strings.Repeat("é", 10*noteLength), "h1")
	d.reject("title", "", "h1", "nothing was there")
	if len(d.notes) != 1 || runes(d.notes[0].Value) > noteLength+1 {
		t.Errorf("notes = %v", d.notes)
	}
}

// withHeadline puts the headline above markup that has none.
func withHeadline(markup string) string {
	if strings.Contains(markup, headline) {
		return markup
	}
	return headline + markup
}
