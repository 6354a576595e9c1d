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

func TestWithoutSite(t *testing.T) {
	d := newDraft(t.Context(), Page{URL: "https://journal.example/a"})
	d.article.Site = "Le Journal"
	tests := []struct{ in, want string }{
		{"Le pont rouvre | Le Journal", "Le pont rouvre"},
		{"Le pont rouvre - Ville - Le Journal", "Le pont rouvre - Ville"},
		{"Le Journal : le pont rouvre", "le pont rouvre"},
		{"Le Journal – Le pont rouvre", "Le pont rouvre"},
		{"Le pont rouvre », titre la presse", "Le pont rouvre », titre la presse"},
		{"Le pont rouvre", "Le pont rouvre"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := d.withoutSite(tt.in); got != tt.want {
			t.Errorf("withoutSite(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestTitleChoice holds which of several headings is the headline.
func TestTitleChoice(t *testing.T) {
	const said = `<meta property="og:title" content="Le pont du moulin rouvrira">`
	tests := []struct{ name, head, body, want string }{
		{"the h1 that metadata agrees with", said, `<h1>Ville</h1><h1>Le pont du moulin rouvrira</h1>`, "Le pont du moulin rouvrira"},
		{"an h2 that it agrees with", said, `<h1>Ville</h1><h2>Le pont du moulin rouvrira</h2>`, "Le pont du moulin rouvrira"},
		{"an h1 alone", "", `<h2>Menu</h2><h1>Le pont rouvre</h1>`, "Le pont rouvre"},
		{"reworded since", said, `<h1>Le pont du moulin rouvrira enfin lundi</h1>`, "Le pont du moulin rouvrira enfin lundi"},
		{"an h1 of a related box", said, `<h2>Le pont du moulin rouvrira</h2><aside class="related"><h1>La crue de 1910</h1></aside>`, "Le pont du moulin rouvrira"},
		{"what nobody sees", said, `<h1 style="display:none">Le Journal</h1><h1>Le pont du moulin rouvrira</h1>`, "Le pont du moulin rouvrira"},
		{"metadata where no heading is", said, ``, "Le pont du moulin rouvrira"},
		{"twice encoded metadata", `<meta property="og:title" content="L&amp;rsquo;école du pont">`, ``, "L’école du pont"},
		{"a tool inside it", said, `<h1>Le pont du moulin rouvrira <button class="tools">Imprimer</button><span class="tooltip">Écouter</span></h1>`, "Le pont du moulin rouvrira"},
		{"a badge inside it", said, `<h1>Le pont du moulin rouvrira <span class="label abo">Abonnés</span></h1>`, "Le pont du moulin rouvrira"},
		{"a wrapper called a menu", "", `<div class="menu-open"><h1>Le pont rouvre</h1><div>` + prose + `</div></div>`, "Le pont rouvre"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "<html><head>"+tt.head+"</head><body>"+tt.body+"<div>"+prose+"</div></body></html>")
			if got := a.Title.String(); got != tt.want {
				t.Errorf("title = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAgreement(t *testing.T) {
	said := []saidTitle{{"Le pont du moulin rouvrira", key("Le pont du moulin rouvrira"), "meta og:title"}}
	order := []string{
		"Le pont du moulin rouvrira",         // the same
		"du moulin rouvrira",                 // a part
		"Ville : le pont du moulin rouvrira", // more
		"Le pont du moulin va rouvrir",       // other words
		"La crue de 1910",                    // nothing
	}
	last := 1000
	for _, text := range order {
		got := agreement(titleCandidate{text: text, key: key(text)}, said)
		if got >= last {
			t.Errorf("agreement(%q) = %d, want less than %d", text, got, last)
		}
		last = got
	}
	if last != 0 {
		t.Errorf("agreement with nothing in common = %d", last)
	}
}
