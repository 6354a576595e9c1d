package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestMeta(t *testing.T) {
	markup := `<html lang="fr-CH"><head><title> Le  pont </title><base href="/actu/">
<meta NAME="Author" content="Ma&amp;euml;lle Kervan"><meta property="og:title" content=""><meta property="article:tag" content="pont"><meta property="article:tag" content="quai">
<meta itemprop="datePublished" content="2020-03-03"><meta name="long" content="` + strings.Repeat("a", maxMeta+1) + `"></head><body><svg><title>Icône</title></svg><p>a</p></body></html>`
	d := newDraft(t.Context(), Page{URL: "https://journal.example/x/y"})
	if err := d.readHTML(markup); err != nil {
		t.Fatal(err)
	}
	if d.meta.title != "Le pont" || d.meta.lang != "fr-CH" {
		t.Errorf("title %q, language %q", d.meta.title, d.meta.lang)
	}
	if got := d.meta.first("author"); got != "Maëlle Kervan" {
		t.Errorf("author = %q", got)
	}
	if got := d.meta.values["article:tag"]; !slices.Equal(got, []string{"pont", "quai"}) {
		t.Errorf("tags = %q", got)
	}
	if got := d.meta.first("og:title", "datepublished"); got != "2020-03-03" {
		t.Errorf("the first that has a value = %q", got)
	}
	if got := d.meta.first("long"); got != "" {
		t.Errorf("a value beyond the limit was kept: %d bytes", len(got))
	}
	if got := d.resolve("pont.html"); got != "https://journal.example/actu/pont.html" {
		t.Errorf("resolve against <base> = %q", got)
	}
}

func TestResolve(t *testing.T) {
	d := newDraft(t.Context(), Page{URL: "https://journal.example/actu/page.html"})
	unknown := newDraft(t.Context(), Page{})
	tests := []struct{ href, known, unknown string }{
		{"/v", "https://journal.example/v", "/v"},
		{"v", "https://journal.example/actu/v", "v"},
		{"//autre.example/v", "https://autre.example/v", ""},
		{"https://autre.example/v", "https://autre.example/v", "https://autre.example/v"},
		{"javascript:void(0)", "", ""},
		{"mailto:a@journal.example", "", ""},
		{"%zz", "", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		if got := d.resolve(tt.href); got != tt.known {
			t.Errorf("resolve(%q) = %q, want %q", tt.href, got, tt.known)
		}
		if got := unknown.resolve(tt.href); got != tt.unknown && tt.unknown != "" {
			t.Errorf("without an address, resolve(%q) = %q, want %q", tt.href, got, tt.unknown)
		}
	}
}

func TestRobots(t *testing.T) {
	for content, want := range map[string]bool{"noindex": true, "NOINDEX, follow": true, "none": true, "index, follow": false, "nofollow": false, "max-snippet:-1": false} {
		r := read(t, Page{URL: "https://journal.example/a", Body: []byte(page(`<meta name="robots" content="`+content+`">`, headline, ""))})
		if r.NoIndex != want {
			t.Errorf("robots %q: noindex = %t", content, r.NoIndex)
		}
	}
	for name, want := range map[string]bool{"Pressoir": true, "autre": false} {
		r := read(t, Page{URL: "https://journal.example/a", Body: []byte(page(`<meta name="`+name+`" content="noarchive, none">`, headline, ""))})
		if r.NoIndex != want {
			t.Errorf("%s: noindex = %t", name, r.NoIndex)
		}
	}
}

func TestSiteNames(t *testing.T) {
	tests := []struct{ name, head, want string }{
		{"what the page calls it", `<meta property="og:site_name" content="Le Journal"><script type="application/ld+json">{"@type":"Organization","name":"Val Presse SA"}</script>`, "Le Journal"},
		{"the name of its application", `<meta name="application-name" content="Le Journal">`, "Le Journal"},
		{"linked data of the site", `<script type="application/ld+json">{"@type":"WebSite","name":"Le Journal"}</script>`, "Le Journal"},
		{"Dublin Core", `<meta name="dcterms.publisher" content="Institut du val">`, "Institut du val"},
		{"an address is no name", `<meta property="og:site_name" content="https://journal.example">`, ""},
		{"a sentence is no name", `<meta property="og:site_name" content="` + strings.Repeat("Toute l'actualité du val, ", 5) + `">`, ""},
		{"what <title> adds", `<title>Le pont du moulin rouvrira dans dix-huit mois | La Gazette</title>`, "La Gazette"},
		{"a long end of <title> is no name", `<title>Le pont du moulin rouvrira dans dix-huit mois | ` + strings.Repeat("La Gazette du val ", 5) + `</title>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := article(t, page(tt.head, headline, "")).Site.String(); got != tt.want {
				t.Errorf("site = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestIsSiteName(t *testing.T) {
	d := newDraft(t.Context(), Page{URL: "https://www.journal.example/a"})
	d.article.Site = "Le Journal du val"
	for _, s := range []string{"Le Journal du val", "LE JOURNAL DU VAL", "Le Journal du val .fr", "journal", "Journal.example"} {
		if !d.isSiteName(s) {
			t.Errorf("isSiteName(%q) = false", s)
		}
	}
	for _, s := range []string{"", "Ville", "Le Journal du val raconte le pont", "jou"} {
		if d.isSiteName(s) {
			t.Errorf("isSiteName(%q) = true", s)
		}
	}
}

func TestLanguageCode(t *testing.T) {
	for in, want := range map[string]string{"fr": "fr", "fr-FR": "fr", "FR_ch": "fr", "en-": "en", "français": "", "f": "", "": "", "<b>": ""} {
		if got := languageCode(in); got != want {
			t.Errorf("languageCode(%q) = %q, want %q", in, got, want)
		}
	}
}
