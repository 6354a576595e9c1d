package extract

import "testing"

func TestTitle(t *testing.T) {
	const want = "Le pont du moulin rouvrira dans dix-huit mois"
	tests := []struct{ name, head, before, after string }{
		{name: "h1", before: headline},
		{name: "the site's name is an h1 too", head: `<meta property="og:site_name" content="Le Journal"><title>` + want + ` | Le Journal</title>`, before: `<h1><a href="/">Le Journal</a></h1>` + headline},
		{name: "an h2 that <title> agrees with", head: `<title>Le Journal - ` + want + `</title>`, before: `<div class=breadcrumb><h1>Messages octobre 2016</h1></div><h2>` + want + `</h2>`},
		{name: "related items are h1 too", head: `<title>` + want + `</title>`, before: headline, after: `<aside class=related><h1>Le pont du moulin rouvrira dans dix-huit mois, dit la presse</h1></aside>`},
		{name: "no heading: metadata without the site's name", head: `<meta property="og:site_name" content="Le Journal"><meta property="og:title" content="` + want + ` - Le Journal">`},
		{name: "no heading: a line that is part of <title>", head: `<title>2019 > Travaux > ` + want + `</title>`, before: `<span class=style4>` + want + `</span>`},
		{name: "a footnote call", before: `<h1>` + want + `<sup><a href="#n1">1</a></sup></h1>`},
		{name: "a paragraph that its class calls the title", head: `<title>` + want + ` – Le Journal</title>`, before: `<p class="article-title">` + want + `</p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, page(tt.head, tt.before, tt.after))
			if a.Title.String() != want {
				t.Errorf("title = %q", a.Title)
			}
			if a.Text == "" || a.Body[0].Text == want {
				t.Errorf("the body begins with the title: %q", a.Text)
			}
		})
	}
}

func TestSite(t *testing.T) {
	tests := []struct{ name, head, want string }{
		{"og:site_name", `<meta property="og:site_name" content="Le Journal">`, "Le Journal"},
		{"end of <title>", `<title>Le pont du moulin rouvrira dans dix-huit mois - Gazette du val</title>`, "Gazette du val"},
		{"publisher", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","publisher":{"name":"La Gazette"}}</script>`, "La Gazette"},
		{"none", ``, ""},
	}
	for _, tt := range tests {
		if got := article(t, page(tt.head, headline, "")).Site.String(); got != tt.want {
			t.Errorf("%s: site = %q, want %q", tt.name, got, tt.want)
		}
	}
}
