package extract

import "testing"

func TestBreadcrumb(t *testing.T) {
	const own = "Le pont du moulin rouvrira dans dix-huit mois"
	tests := []struct{ name, head, before, want string }{
		{"list", "", `<ul class="breadcrumb"><li><a href="/">Accueil</a></li><li><a href="/t">Travaux</a></li><li>` + own + `</li></ul>`, "Accueil > Travaux"},
		{"nav with a label", "", `<nav aria-label="Fil d'Ariane"><h2>Fil d'Ariane</h2><ol><li><a href="/">Accueil</a></li><li><a href="/t">Travaux</a></li></ol></nav>`, "Accueil > Travaux"},
		{"id nav_ariane", "", `<div id="nav_ariane"><a href="/">Accueil</a> / <a href="/t">Travaux</a></div>`, "Accueil > Travaux"},
		{"SPIP, own title cut off", "", `<p id="hierarchie"><a href="/">Accueil du site</a> &gt; <a href="/t">Travaux</a> &gt; <strong>Le pont du moulin rouvrira (…)</strong></p>`, "Accueil du site > Travaux"},
		{"words", "", `<p>Vous êtes ici : <a href="/">Accueil</a> › <a href="/t">Travaux</a> › ` + own + `</p>`, "Accueil > Travaux"},
		{"words alone, no links", "", `<div>Vous êtes dans : Accueil ∼ Travaux ∼ Ponts</div>`, "Accueil > Travaux > Ponts"},
		{"a line with links amid a table's cell", "", `<table><tr><td><font size=1>Vous êtes dans : <a href="/">Accueil</a> &gt; <a href="/t">Travaux</a> &gt; ` + own + `</font><br><br>Imprimer cette page<br>` + prose + `</td></tr></table>`, "Accueil > Travaux"},
		{"a line of text amid a cell", "", `<table><tr><td>Jeudi 5 mars<br>Vous êtes dans : Accueil &gt; Travaux &gt; ` + own + `<br>` + prose + `</td></tr></table>`, "Accueil > Travaux"},
		{"a line that begins at home amid a cell", "", `<table><tr><td>Jeudi 5 mars<br><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a> &gt; ` + own + `<br>` + prose + `</td></tr></table>`, "Accueil > Travaux"},
		{"each step in a cell", "", `<table><tr><td>Vous êtes ici :</td><td><a href="/">Accueil</a></td><td>&gt;</td><td><a href="/t">Travaux</a></td></tr></table>`, "Accueil > Travaux"},
		{"home amid a line is no trail", "", `<table><tr><td>Revenir à <a href="/">Accueil</a> &gt; <a href="/t">Travaux</a><br>` + prose + `</td></tr></table>`, ""},
		{"English words", "", `<div>You are here: <a href="/">Home</a> » <a href="/t">Works</a></div>`, "Home > Works"},
		{"no words, begins at home", "", `<p><a href="/">Accueil</a> | <a href="/t">Travaux</a> | ` + own + `</p>`, "Accueil > Travaux"},
		{"microdata", "", `<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a href="/"><span itemprop="name">Accueil</span></a></li><li><a href="/t"><span itemprop="name">Travaux</span></a></li></ol>`, "Accueil > Travaux"},
		{"RDFa steps", "", `<div><span typeof="v:Breadcrumb"><a href="/" rel="v:url">Accueil</a></span> › <span typeof="v:Breadcrumb"><a href="/t">Travaux</a></span></div>`, "Accueil > Travaux"},
		{"older microdata", "", `<div class=hidden itemscope itemtype="http://data-vocabulary.org/Breadcrumb"><a href="/"><span itemprop=title>Accueil</span></a></div><div class=hidden itemscope itemtype="http://data-vocabulary.org/Breadcrumb"><a href="/t">Travaux</a></div>`, "Accueil > Travaux"},
		{"in the footer", "", `<footer><div class="fil-ariane"><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div></footer>`, "Accueil > Travaux"},
		{"linked data alone", `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"position":1,"item":{"@id":"/","name":"Accueil"}},{"position":2,"name":"Travaux","item":"/t"}]}</script>`, ``, "Accueil > Travaux"},
		{"what is shown wins over linked data", `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"Home","item":"/"},{"name":"Works","item":"/t"}]}</script>`, `<div class=ariane><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div>`, "Accueil > Travaux"},
		{"what follows the title", "", `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a> &gt; ` + own + ` &gt; <a href="/s">S'abonner</a></div>`, "Accueil > Travaux"},
		{"a link back", "", `<div class="fil-ariane"><a href="/t">Retour aux travaux</a></div>`, ""},
		{"a trending bar", "", `<ul><li class="breadcrumb"><span>En ce moment</span></li><li><a href="/c">La crue</a></li></ul>`, ""},
		{"a menu", "", `<div><a href="/">Accueil</a> | <a href="/a">L'école</a> | <a href="/b">Formations</a> | <a href="/c">Recherche</a> | <a href="/d">Agenda</a> | <a href="/e">Contact</a></div>`, ""},
		{"an archive of dates", "", `<div class=breadcrumb>Vous êtes ici : <a href="/">Accueil</a> › <a href="/2017">2017</a> › <a href="/2017/06">juin</a> › 24</div>`, ""},
		{"a comment", "", `<!-- <div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/t">Travaux</a></div> -->`, ""},
		{"nothing but the title", "", `<div class=breadcrumb>` + own + `</div>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, page(tt.head, tt.before+headline, ""))
			if got := crumbLine(a); got != tt.want {
				t.Errorf("breadcrumb = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBreadcrumbAddresses(t *testing.T) {
	a := article(t, page("", `<ul class=breadcrumb><li><a href="../">Accueil</a></li><li><a href="javascript:void(0)">Travaux</a></li></ul>`+headline, ""))
	if len(a.Breadcrumb) != 2 || a.Breadcrumb[0].URL != "https://journal.example/" || a.Breadcrumb[1].URL != "" {
		t.Errorf("breadcrumb = %+v", a.Breadcrumb)
	}
}
