package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// headlines of teasers.
var headlines = []string{
	"La passerelle du moulin rouvre lundi", "Un marché de nuit sur les quais", "Le conseil vote la gratuité des bus",
	"Deux cygnes noirs à l'étang communal", "Les archives numérisent cent registres", "Le club d'échecs en finale à Lyon",
}

// teaserList makes n teasers of one form, in which %d is the number and %s the
// title.
func teaserList(n int, form string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i, headlines[i%len(headlines)])
	}
	return b.String()
}

// Forms of teasers in content systems: each leads to a page of the site, %d
// its number, %s its title.
const (
	wordPressTeaser = `<article class="post-%d hentry"><h2 class="entry-title"><a href="/2020/a%[1]d/">%s</a></h2><time>3 mars 2020</time><div class="entry-summary"><p>Quelques mots de ce qui attend les habitants du quartier, avant la suite de l'article… <a href="/2020/a%[1]d/">Lire la suite</a></p></div></article>`
	spipTeaser      = `<li class="item hentry"><h3><a href="/article%d">%s</a></h3><small>3 mars 2020</small><div class="introduction"><p>Quelques mots de ce qui attend les habitants du quartier.</p></div></li>`
	drupalTeaser    = `<div class="views-row"><article class="node node--view-mode-teaser"><h2><a href="/node/%d"><span>%s</span></a></h2><p>Quelques mots de ce qui attend les habitants du quartier.</p></article></div>`
	tableTeaser     = `<tr><td width="90"><font size="1">03/03/2020</font></td><td><a href="/actu/%d"><b>%s</b></a><br>Quelques mots de ce qui attend les habitants du quartier.</td></tr>`
	linkTeaser      = `<li><a href="/a%d">%s</a></li>`
	foreignTeaser   = `<div><h3><a href="https://autre.example/%d">%s</a></h3><p>Quelques mots de ce que dit la presse d'ailleurs sur le sujet.</p></div>`
)

func TestListing(t *testing.T) {
	tests := []struct {
		name, url, markup string
		want              bool
	}{
		{"WordPress rubric", "https://journal.example/x", `<body class="archive category category-ville"><main><h1>Ville</h1>` + teaserList(2, wordPressTeaser) + `</main>`, true},
		{"WordPress tag page, one article", "https://journal.example/x", `<body class="archive tag"><main><h1>pont</h1>` + teaserList(1, wordPressTeaser) + `</main>`, true},
		{"WordPress search", "https://journal.example/x", `<body class="search search-results"><main><h1>Résultats de recherche pour : pont</h1>` + teaserList(2, wordPressTeaser) + `</main>`, true},
		{"SPIP rubric", "https://journal.example/x", `<body class="page_rubrique"><h1>Ville</h1><ul>` + teaserList(1, spipTeaser) + `</ul>`, true},
		{"Drupal taxonomy", "https://journal.example/x", `<body class="path-taxonomy"><main><h1>Ville</h1>` + teaserList(2, drupalTeaser) + `</main>`, true},
		{"rows of a table, no sign", "https://journal.example/x", `<body><table><tr><td><h1>Ville</h1><table>` + teaserList(3, tableTeaser) + `</table></td></tr></table>`, true},
		{"a title that says so", "https://journal.example/x", `<body><h1>Mot-clé : pont</h1><table>` + teaserList(1, tableTeaser) + `</table>`, true},
		{"an address that says so", "https://journal.example/tag/pont", `<body><h1>Pont</h1><table>` + teaserList(1, tableTeaser) + `</table>`, true},
		{"its second page", "https://journal.example/ville/page/2/", `<body><h1>Ville</h1>` + teaserList(1, wordPressTeaser), true},
		{"a collection", "https://journal.example/x", `<script type="application/ld+json">{"@type":"CollectionPage"}</script><body><h1>Ville</h1>` + teaserList(2, wordPressTeaser), true},
		{"pages below its own address", "https://journal.example/actu", `<body><h1>Actu</h1><table>` + teaserList(2, tableTeaser) + `</table>`, true},
		{"a rubric with an introduction", "https://journal.example/x", `<body class="archive category"><h1>Ville</h1><p>Toute la vie de la ville, ses quais, ses ponts et ses habitants, racontée chaque semaine.</p>` + teaserList(4, wordPressTeaser), true},
		{"a calendar", "https://journal.example/x", `<body><h1>Agenda de l'école</h1><ul><li>4 décembre 2026 : journée des anciens</li><li>15 décembre 2026 : clôture</li><li>14 janvier 2027 : colloque</li></ul>`, true},
		{"the home page", "https://journal.example/", `<body><h1>Le Journal</h1>` + teaserList(6, wordPressTeaser), true},

		{"an article", "https://journal.example/x", `<body>` + headline + `<div>` + prose + `</div>`, false},
		{"an article above related ones", "https://journal.example/x", `<body>` + headline + `<div>` + prose + `</div><section>` + teaserList(6, wordPressTeaser) + `</section>`, false},
		{"a short text above related ones", "https://journal.example/x", `<body>` + headline + `<div class="texte"><p>Il peut peser trois cents kilos : le cygne de bronze a été hissé sur le pont lundi.</p></div><section>` + teaserList(6, wordPressTeaser) + `</section>`, false},
		{"an article that says so, in a page that does not", "https://journal.example/x", `<meta property="article:published_time" content="2020-03-03"><body class="archive category">` + headline + teaserList(3, wordPressTeaser), false},
		{"WordPress article with category classes", "https://journal.example/x", `<body class="single single-post category"><main>` + headline + `<div>` + prose + `</div></main>`, false},
		{"an article below /actualites/", "https://journal.example/actualites/pont", `<body>` + headline + `<div>` + prose + `</div>` + teaserList(3, tableTeaser), false},
		{"a review of other sites' articles", "https://journal.example/x", `<body><h1>La revue de presse</h1>` + teaserList(5, foreignTeaser), false},
		{"a dated list in an article", "https://journal.example/x", `<body><h1>Chronologie de la crue</h1><ul><li>4 décembre 1910 : la pluie</li><li>5 décembre 1910 : l'eau monte</li><li>6 décembre 1910 : le pont cède</li></ul>`, false},
		{"a menu above a text", "https://journal.example/x", `<body><ul>` + teaserList(6, linkTeaser) + `</ul>` + headline + `<div>` + prose + `</div>`, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, Page{URL: tt.url, Body: []byte("<html>" + tt.markup + "</body></html>")})
			if got := r.Article.Kind == news.KindListing; got != tt.want {
				t.Errorf("kind = %q, notes %v", r.Article.Kind, r.Notes)
			}
		})
	}
}

func TestListingWithoutAddress(t *testing.T) {
	body := []byte(`<html><body class="page_rubrique"><h1>Ville</h1><ul>` + teaserList(3, spipTeaser) + `</ul></body></html>`)
	if got := read(t, Page{Body: body}).Article.Kind; got != news.KindListing {
		t.Errorf("kind = %q", got)
	}
}

// teasersOf gives the addresses that a page announces.
func teasersOf(t *testing.T, markup string) []string {
	t.Helper()
	d := newDraft(t.Context(), Page{URL: "https://journal.example/actu", Body: []byte(markup)})
	if err := d.readHTML(markup); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, one := range d.teasers() {
		list = append(list, one.href)
	}
	return list
}

func TestTeasers(t *testing.T) {
	const title = `<a href="/a">La passerelle du moulin rouvre</a>`
	tests := []struct{ name, markup, want string }{
		{"heading and excerpt", `<div><h2>` + title + `</h2><p>Quelques mots.</p></div>`, "/a"},
		{"a date before", `<div><small>3 mars 2020</small> ` + title + `</div>`, "/a"},
		{"a picture before", `<div><a href="/a"><img src="x"></a><h3>` + title + `</h3></div>`, "/a"},
		{"two in a box", `<div><p>` + title + `</p><p><a href="/b">Un marché de nuit sur les quais</a></p></div>`, "/a /b"},
		{"one address twice", `<div><h2>` + title + `</h2><p>Quelques mots. <a href="/a">Lire la suite de cet article</a></p></div>`, "/a"},
		{"a link within a sentence", `<div><p>Comme nous l'écrivions dans un précédent article, ` + title + `</p></div>`, ""},
		{"a short link", `<div><a href="/a">Lire</a> quelques mots de la passerelle</div>`, ""},
		{"another site", `<div><h2><a href="https://autre.example/a">La passerelle du moulin rouvre</a></h2></div>`, ""},
		{"www is no other site", `<div><h2><a href="https://www.journal.example/a">La passerelle du moulin rouvre</a></h2></div>`, "https://www.journal.example/a"},
		{"a jump on the page", `<div><h2><a href="#a">La passerelle du moulin rouvre</a></h2></div>`, ""},
		{"in a menu", `<nav><p>` + title + `</p></nav>`, ""},
		{"in the footer", `<footer><p>` + title + `</p></footer>`, ""},
		{"a whole text below a link", `<div><h2>` + title + `</h2><p>` + strings.Repeat("Quelques mots de plus. ", 60) + `</p></div>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(teasersOf(t, "<html><body><h1>Toute l'actualité</h1>"+tt.markup+"</body></html>"), " "); got != tt.want {
				t.Errorf("teasers = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestListTitles(t *testing.T) {
	for _, title := range []string{"Mot-clé : pont", "Étiquette : pont", "Archives", "Résultats de la recherche « pont »", "Catégorie : Ville", "Actualités", "Tag: pont"} {
		if !isListTitle(title) {
			t.Errorf("isListTitle(%q) = false", title)
		}
	}
	for _, title := range []string{"Archives de la ville : cent registres numérisés", "Le pont : trois questions", "Résultats du concours", ""} {
		if isListTitle(title) {
			t.Errorf("isListTitle(%q) = true", title)
		}
	}
}

func TestListAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"https://journal.example/tag/pont":           true,
		"https://journal.example/ville/page/3/":      true,
		"https://journal.example/actualites/":        true,
		"https://journal.example/?s=pont":            true,
		"https://journal.example/mot-cle/pont/":      true,
		"https://journal.example/ville?page=2":       true,
		"https://journal.example/actualites/le-pont": false,
		"https://journal.example/":                   false,
		"https://journal.example/2020/03/le-pont":    false,
		"": false,
	} {
		if got := newDraft(t.Context(), Page{URL: address}).isListAddress(); got != want {
			t.Errorf("isListAddress(%q) = %t", address, got)
		}
	}
}
