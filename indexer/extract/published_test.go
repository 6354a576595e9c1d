package extract

import (
	"testing"
	"time"
)

// TestShownDates holds where a date is the article's, and where it is not.
func TestShownDates(t *testing.T) {
	const said = `<meta property="article:published_time" content="2020-03-03T08:00:00+01:00">`
	tests := []struct{ name, head, before, after, published, modified string }{
		{name: "above the headline", before: `<p class="date">3 mars 2020</p>` + headline, published: "2020-03-03"},
		{name: "in a time element", before: headline + `<time datetime="2020-03-03T18:05">mardi, fin d'après-midi</time>`, published: "2020-03-03T18:05:00+01:00"},
		{name: "in digits", before: headline + `<span class="date">03/03/20</span>`, published: "2020-03-03"},
		{name: "on the first", before: headline + `<p>Publié le 1er févr. 2019</p>`, published: "2019-02-01"},
		{name: "with the time", before: headline + `<p>Publié le 3 mars 2020 à 9 h</p>`, published: "2020-03-03T09:00:00+01:00"},
		{name: "in summer", before: headline + `<p>Publié le 3 juillet 2020 à 18h05</p>`, published: "2020-07-03T18:05:00+02:00"},
		{name: "at the end", before: headline, after: `<p>Publié le 3 mars 2020</p>`, published: "2020-03-03"},
		{name: "after a label of its own", before: headline, after: `<ul><li><p>Réalisation</p><p>Rosa Delahaye</p></li><li><p>Enregistrement</p><p>1er février 2020</p></li><li><p>Mise en ligne</p><p>3 mars 2020</p></li></ul>`, published: "2020-03-03"},
		{name: "the page's time of day", head: said, before: headline + `<p>Publié le 3 mars 2020</p>`, published: "2020-03-03T08:00:00+01:00"},
		{name: "published, then changed", before: headline + `<p>Publié le 3 mars 2020, mis à jour le 5 mars 2020 à 10h</p>`, published: "2020-03-03", modified: "2020-03-05T10:00:00+01:00"},
		{name: "changed alone", before: headline + `<p>Mis à jour le 5 mars 2020</p>`, modified: "2020-03-05"},
		{name: "changed, says metadata", head: said + `<meta property="article:modified_time" content="2020-03-04T08:00:00+01:00">`, before: headline, published: "2020-03-03T08:00:00+01:00", modified: "2020-03-04T08:00:00+01:00"},
		{name: "microdata", before: headline + `<meta itemprop="datePublished" content="2020-03-03">`, published: "2020-03-03"},
		{name: "linked data", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2020-03-03T07:00:00Z"}</script>`, before: headline, published: "2020-03-03T07:00:00Z"},
		{name: "a broken date of metadata", head: `<meta property="article:published_time" content="0000-00-00">`, before: headline + `<p>Publié le 3 mars 2020</p>`, published: "2020-03-03"},

		{name: "as a calendar's leaf", before: `<div class="date-box"><span class="d">3</span><span class="m">mars</span><span class="y">2020</span></div>` + headline, published: "2020-03-03"},
		{name: "as a calendar's leaf, the month first", before: `<div class="date"><b>mar</b><b>03</b><b>2020</b></div>` + headline, published: "2020-03-03"},
		{name: "a heading of the day", before: `<h2 class="date-header"><span>3.13.2020</span></h2><h3 class="post-title">Le pont du moulin rouvrira dans dix-huit mois</h3>`, head: `<title>Le pont du moulin rouvrira dans dix-huit mois</title>`, published: "2020-03-13"},
		{name: "a posting's linked data", head: `<script type="application/ld+json">{"@type":"SocialMediaPosting","headline":"x","datePublished":"2020-03-03T07:00:00Z"}</script>`, before: headline, published: "2020-03-03T07:00:00Z"},
		{name: "of a comment", before: headline, after: `<div id="comments"><p>Rosa, le 3 mars 2020 à 10h</p></div>`},
		{name: "of a related article", before: headline, after: `<div class="related"><time datetime="2019-01-01">1er janvier 2019</time></div>`},
		{name: "of a deadline", before: headline, after: `<p>Inscriptions jusqu'au 3 mars 2020</p>`},
		{name: "of a birth", before: headline + `<p>Rosa Delahaye, née le 3 mars 1920</p>`},
		{name: "of the copyright", before: headline, after: `<footer><p>© 3 mars 2020 Le Journal</p></footer>`},
		{name: "in a newsletter's box", before: `<div class="newsletter"><p>Lettre du 3 mars 2020</p></div>` + headline},
		{name: "in the menu", before: `<nav><p>Édition du 3 mars 2020</p></nav>` + headline},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, Page{URL: "https://journal.example/actu/page.html", Body: []byte(page(tt.head, tt.before, tt.after))})
			if got := string(r.Article.Published); got != tt.published {
				t.Errorf("published = %q, want %q, notes %v", got, tt.published, r.Notes)
			}
			if got := string(r.Article.Modified); got != tt.modified {
				t.Errorf("modified = %q, want %q", got, tt.modified)
			}
		})
	}
}

func TestRelativeWords(t *testing.T) {
	captured := time.Date(2020, 3, 4, 9, 0, 0, 0, time.UTC)
	for said, want := range map[string]string{
		"Publié hier à 18h05":      "2020-03-03T18:05:00+01:00",
		"Publié aujourd'hui à 8 h": "2020-03-04T08:00:00+01:00",
		"Hier":                     "2020-03-03",
		"Le pont est fermé depuis des années, et non hier": "",
	} {
		body := []byte(page("", headline+`<p class="date">`+said+`</p>`, ""))
		if got := string(read(t, Page{Body: body, Captured: captured}).Article.Published); got != want {
			t.Errorf("%q: published = %q, want %q", said, got, want)
		}
	}
}

func TestAddressesWithDates(t *testing.T) {
	for address, want := range map[string]string{
		"https://journal.example/2017/01/18/pont/":  "2017-01-18",
		"https://journal.example/v/2017/01/18/pont": "2017-01-18",
		"https://journal.example/2017/13/18/pont/":  "",
		"https://journal.example/2017/01/pont/":     "",
		"https://journal.example/20170118/pont/":    "",
	} {
		if got := string(read(t, Page{URL: address, Body: []byte(page("", headline, ""))}).Article.Published); got != want {
			t.Errorf("%s: published = %q, want %q", address, got, want)
		}
	}
}

func TestStampLabel(t *testing.T) {
	tests := []struct {
		before   string
		modified bool
		better   bool // than a bare date
	}{
		{"Publié le", false, true},
		{"Mis en ligne le", false, true},
		{"Mis à jour le", true, true},
		{"Dernière modification :", true, true},
		{"Publié le 3 mars, mis à jour le", true, true},
		{"Jusqu'au", false, false},
		{"Rendez-vous le", false, false},
	}
	for _, tt := range tests {
		var s stamp
		s.label(tt.before)
		if s.modified != tt.modified || (s.score > 0) != tt.better {
			t.Errorf("label(%q): modified %t, score %d", tt.before, s.modified, s.score)
		}
	}
}

// TestAddressDate holds that a date which both page and address give wins over
// metadata, whose zone may be the host's.
func TestAddressDate(t *testing.T) {
	const said = `<meta property="article:published_time" content="2020-03-04T04:37:00+00:00">`
	tests := []struct{ name, url, head, before, want string }{
		{"no other", "https://journal.example/2020/03/03/pont/", "", headline, "2020-03-03"},
		{"no day", "https://journal.example/2020/13/45/pont/", "", headline, ""},
		{"shown too", "https://journal.example/2020/03/03/pont/", said, headline + `<a class="entry-date">03/03/2020</a>`, "2020-03-03"},
		{"shown alone", "https://journal.example/pont/", said, headline + `<a class="entry-date">03/03/2020</a>`, "2020-03-04T04:37:00Z"},
	}
	for _, tt := range tests {
		r := read(t, Page{URL: tt.url, Body: []byte(page(tt.head, tt.before, ""))})
		if got := string(r.Article.Published); got != tt.want {
			t.Errorf("%s: published = %q, want %q", tt.name, got, tt.want)
		}
	}
}
