package extract

import (
	"fmt"
	"strings"
	"testing"
)

// TestBreadcrumbNames holds every element and every name that French content
// systems give to their trail.
func TestBreadcrumbNames(t *testing.T) {
	const own = "Le pont du moulin rouvrira dans dix-huit mois"
	for _, name := range []string{"breadcrumb", "breadcrumbs", "ariane", "fil-ariane", "fil_ariane", "filAriane", "nav_ariane", "hierarchie"} {
		for _, key := range []string{"class", "id"} {
			for _, tag := range []string{"ol", "ul", "nav", "div", "p"} {
				markup := fmt.Sprintf(`<%s %s="%s"><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a> &gt; %s</%s>`, tag, key, name, own, tag)
				if tag == "ol" || tag == "ul" {
					markup = fmt.Sprintf(`<%s %s="%s"><li><a href="/">Accueil</a></li><li><a href="/t">Travaux</a></li><li>%s</li></%s>`, tag, key, name, own, tag)
				}
				for place, markup := range map[string]string{
					"above":     page("", markup+headline, ""),
					"in footer": page("", headline, "<footer>"+markup+"</footer>"),
				} {
					if got := crumbLine(article(t, markup)); got != "Accueil > Travaux" {
						t.Errorf("%s, <%s %s=%q>: breadcrumb = %q", place, tag, key, name, got)
					}
				}
			}
		}
	}
}

// TestBreadcrumbMarks holds every opening word with every separator, in links
// and without.
func TestBreadcrumbMarks(t *testing.T) {
	for _, mark := range []string{"Vous êtes ici :", "Vous êtes dans :", "You are here:", "VOUS ÊTES ICI", "Vous êtes ici&nbsp;:"} {
		for _, sep := range []string{"/", ">", "›", "»", "∼", "|"} {
			forms := map[string]string{
				"linked":       `<p>` + mark + ` <a href="/">Accueil</a> ` + sep + ` <a href="/v">Ville</a> ` + sep + ` <a href="/t">Travaux</a></p>`,
				"in spans":     `<div><span>` + mark + `</span> <span><a href="/">Accueil</a></span><span> ` + sep + ` </span><span><a href="/v">Ville</a></span><span> ` + sep + ` </span><span>Travaux</span></div>`,
				"without link": `<p>` + mark + ` Accueil ` + sep + ` Ville ` + sep + ` Travaux</p>`,
				"in a cell":    `<table><tr><td><font size=1>` + mark + ` <a href="/">Accueil</a> ` + sep + ` <a href="/v">Ville</a> ` + sep + ` <a href="/t">Travaux</a></font><br>` + prose + `</td></tr></table>`,
			}
			for name, markup := range forms {
				if got := crumbLine(article(t, page("", markup+headline, ""))); got != "Accueil > Ville > Travaux" {
					t.Errorf("%s, %s, %s: breadcrumb = %q", mark, sep, name, got)
				}
			}
		}
	}
}

// TestBreadcrumbInTitle holds the trail that stands nowhere but in <title>.
func TestBreadcrumbInTitle(t *testing.T) {
	const own = "Le pont du moulin rouvrira dans dix-huit mois"
	tests := []struct{ name, title, want string }{
		{"backwards to home", own + " / Travaux / Ville / Accueil - École du Val", "Accueil > Ville > Travaux"},
		{"backwards to home, no site", own + " / Travaux / Ville / Accueil", "Accueil > Ville > Travaux"},
		{"from home on", "Accueil > Ville > Travaux > " + own, "Accueil > Ville > Travaux"},
		{"the site, then from home on", "École du Val - Accueil » Ville » Travaux » " + own, "Accueil > Ville > Travaux"},
		{"no home", own + " | Travaux | École du Val", ""},
		{"home is all", own + " | Accueil", ""},
		{"the title alone", own, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, page("<title>"+strings.ReplaceAll(tt.title, ">", "&gt;")+"</title>", headline, ""))
			if got := crumbLine(a); got != tt.want {
				t.Errorf("breadcrumb = %q, want %q", got, tt.want)
			}
			if a.Title.String() != own {
				t.Errorf("title = %q", a.Title)
			}
		})
	}
}

// TestBreadcrumbMarkup holds what the vocabularies of structured data allow.
func TestBreadcrumbMarkup(t *testing.T) {
	const ld = `<script type="application/ld+json">`
	tests := []struct{ name, head, before string }{
		{"linked data, in a graph", ld + `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":2,"name":"Travaux","item":"https://journal.example/t"},{"@type":"ListItem","position":1,"name":"Accueil","item":"https://journal.example/"}]}]}</script>`, ""},
		{"linked data of the page", ld + `{"@type":"WebPage","breadcrumb":{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"@id":"/","name":"Accueil"}},{"position":2,"item":{"@id":"/t","name":"Travaux"}}]}}</script>`, ""},
		{"linked data, positions in quotes", ld + `{"@type":["BreadcrumbList"],"itemListElement":[{"position":"1","name":"Accueil","item":"/"},{"position":"2","name":"Travaux","item":"/t"}]}</script>`, ""},
		{"linked data, the title last", ld + `{"@type":"BreadcrumbList","itemListElement":[{"position":1,"name":"Accueil","item":"/"},{"position":2,"name":"Travaux","item":"/t"},{"position":3,"name":"Le pont du moulin rouvrira dans dix-huit mois"}]}</script>`, ""},
		{"microdata with positions", "", `<div itemscope itemtype="http://schema.org/BreadcrumbList"><span itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><a itemprop="item" href="/"><span itemprop="name">Accueil</span></a><meta itemprop="position" content="1"></span><span itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><a itemprop="item" href="/t"><span itemprop="name">Travaux</span></a><meta itemprop="position" content="2"></span></div>`},
		{"RDFa BreadcrumbList", "", `<ol vocab="https://schema.org/" typeof="BreadcrumbList"><li property="itemListElement" typeof="ListItem"><a property="item" typeof="WebPage" href="/"><span property="name">Accueil</span></a><meta property="position" content="1"></li> › <li property="itemListElement" typeof="ListItem"><a property="item" href="/t"><span property="name">Travaux</span></a></li></ol>`},
		{"RDFa of steps, nested", "", `<div xmlns:v="http://rdf.data-vocabulary.org/#"><span typeof="v:Breadcrumb"><a href="/" rel="v:url" property="v:title">Accueil</a> » <span rel="v:child" typeof="v:Breadcrumb"><a href="/t" rel="v:url" property="v:title">Travaux</a></span></span></div>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := crumbLine(article(t, page(tt.head, tt.before+headline, ""))); got != "Accueil > Travaux" {
				t.Errorf("breadcrumb = %q", got)
			}
		})
	}
}

// TestNotBreadcrumbs holds what looks like a trail and is none, or has marks
// that are no step.
func TestNotBreadcrumbs(t *testing.T) {
	tests := []struct{ name, before, want string }{
		{"commas behind the steps", `<div class="breadcrumb"><a href="/v">Ville,</a><a href="/t">Travaux</a></div>`, "Ville > Travaux"},
		{"a rubric's menu whose first entry is marked", `<nav id="nav_ariane"><ul><li class="actif"><a href="/m">Ville</a></li><li class="sous_rub"><a href="/a">L'école</a></li><li class="sous_rub"><a href="/b">Les crues</a></li><li class="sous_rub"><a href="/c">Le marché</a></li><li class="sous_rub"><a href="/d">Les quais</a></li></ul></nav>`, ""},
		{"a trail whose last step is marked", `<ul class="breadcrumb"><li><a href="/">Accueil</a></li><li class="active"><a href="/t">Travaux</a></li></ul>`, "Accueil > Travaux"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := crumbLine(article(t, page("", tt.before+headline, ""))); got != tt.want {
				t.Errorf("breadcrumb = %q, want %q", got, tt.want)
			}
		})
	}
}
