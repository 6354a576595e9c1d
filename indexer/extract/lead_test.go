package extract

import (
	"strings"
	"testing"
)

func TestLead(t *testing.T) {
	const chapo = "Dix-huit mois de travaux, une déviation et beaucoup de patience : ce qui attend les habitants du quai."
	p := words()
	tests := []struct{ name, head, markup, want string }{
		{"class chapo", "", headline + `<p class="chapo">` + chapo + `</p><div>` + prose + `</div>`, chapo},
		{"SPIP", "", headline + `<div class="chapo surlignable"><p>` + chapo + `</p></div><div class="texte">` + prose + `</div>`, chapo},
		{"class chapo, a few words", "", headline + `<p class="page__chapo">Un quai, une grue et de la patience</p><div>` + prose + `</div>`, "Un quai, une grue et de la patience"},
		{"a name that only has one of these words in it", "", headline + `<div class="module" id="desctitle">Un quai, une grue et de la patience</div><div>` + prose + `</div>`, ""},
		{"class chapo, names", "", headline + `<p class="chapo">Collectif Du Quai, Amis Du Moulin, Union Du Val</p><div>` + prose + `</div>`, ""},
		{"class standfirst, with a kicker", "", headline + `<p class="standfirst"><span class="kicker">VILLE</span> ` + chapo + `</p><div>` + prose + `</div>`, chapo},
		{"h2 below the title", "", headline + `<h2>` + chapo + `</h2><div>` + prose + `</div>`, chapo},
		{"bold first paragraph", "", headline + `<div><p><strong>` + chapo + `</strong></p>` + prose + `</div>`, chapo},
		{"italic first paragraph", "", headline + `<div><p><em>` + chapo + `</em></p>` + prose + `</div>`, chapo},
		{"none set apart", "", headline + `<div>` + prose + `</div>`, ""},
		{"a description alone is none", `<meta name="description" content="` + chapo + `">`, headline + `<div>` + prose + `</div>`, ""},
		{"all is bold", "", headline + `<div><p><b>` + p[0] + `</b></p><p><b>` + p[1] + `</b></p><p><b>` + p[2] + `</b></p></div>`, ""},
		{"a bold question is a turn", "", headline + `<div><p><b>Les travaux du pont du moulin ont-ils vraiment commencé lundi matin, comme la mairie l'avait promis aux habitants ?</b></p>` + prose + `</div>`, ""},
		{"bold below a line that says where the text is from", "", headline + `<div><p>Contribution au recueil des riverains</p><p><strong>` + chapo + `</strong></p>` + prose + `</div>`, chapo},
		{"bold, long, and ends with a question", "", headline + `<div><p><b>` + strings.Repeat("Le pont du moulin reste fermé et personne ne dit jusqu'à quand. ", 6) + `Qui le sait ?</b></p>` + prose + `</div>`, strings.Repeat("Le pont du moulin reste fermé et personne ne dit jusqu'à quand. ", 6) + "Qui le sait ?"},
		{"a note about the text, in italic", "", headline + `<div><p><em>Cet article est une contribution de Maëlle Kervan. Pour contribuer à votre tour, écrivez au Journal du val.</em></p>` + prose + `</div>`, ""},
		{"a class chapo on what a photo shows", "", headline + `<p class="chapo">Photo distribuée par la mairie du pont du moulin, le jour où il a été fermé aux voitures.</p><div>` + prose + `</div>`, ""},
		{"a photographer", "", headline + `<p class="chapo">Photographe du quai, elle expose ce que dix-huit mois de travaux ont changé pour ses voisins.</p><div>` + prose + `</div>`, "Photographe du quai, elle expose ce que dix-huit mois de travaux ont changé pour ses voisins."},
		{"a caption in bold", "", headline + `<div><p><b>Photo prise en mars depuis la rive gauche, le jour où le pont du moulin a été fermé aux voitures.</b></p>` + prose + `</div>`, ""},
		{"in the article's head", "", `<div class="article-header__lead">` + headline + `<h2>` + chapo + `</h2></div><div>` + prose + `</div>`, chapo},
		{"a name that only seems a form", "", `<article class="short-form"><div class="short-form__heading">` + headline + `<div class="header-dek"><h2>` + chapo + `</h2></div></div><div>` + prose + `</div></article>`, chapo},
		{"with the byline in it", "", headline + `<div class="chapo">` + chapo + ` <span class="author">Maëlle Kervan</span></div><div>` + prose + `</div>`, chapo},
		{"repeated as the first paragraph", "", headline + `<p class="chapo">` + chapo + `</p><div><p>` + chapo + `</p>` + prose + `</div>`, chapo},
		{"an h2 that is an intertitle", "", headline + `<h2>Le chantier</h2><div>` + prose + `</div>`, ""},
		{"an h2 below the first paragraphs", "", headline + `<div>` + prose + `<h2>` + chapo + `</h2>` + prose + `</div>`, ""},
		{"too short", "", headline + `<p class="chapo">Patience.</p><div>` + prose + `</div>`, ""},
		{"a class chapo without a full stop", "", headline + `<p class="chapo">Dix-huit mois de travaux et une déviation par la rive droite attendent les habitants du quai et leurs visiteurs</p><div>` + prose + `</div>`, "Dix-huit mois de travaux et une déviation par la rive droite attendent les habitants du quai et leurs visiteurs"},
		{"a class chapo on names", "", headline + `<p class="chapo">Amicale des riverains du quai neuf, Comité du moulin</p><div>` + prose + `</div>`, ""},
		{"a class name that only holds one", "", headline + `<p class="whatsapp intro-chat">Dix-huit mois de travaux et une déviation par la rive droite attendent les habitants du quai et leurs visiteurs</p><div>` + prose + `</div>`, ""},
		{"the header of the text's first part", "", `<article>` + headline + `<div class="entry-content"><div><section class="full_header"><div class="header-content"><p>` + chapo + `</p></div></section></div><div><div>` + prose + `</div></div></div></article>`, chapo},
		{"below the author's element, as the description says", `<meta property="og:description" content="` + chapo + `">`, headline + `<div class="author"><p>Par Maëlle Kervan</p><p class="excerpt">` + chapo + `</p></div><div>` + prose + `</div>`, chapo},
		{"a portrait", "", headline + `<div class="author"><p class="description">Maëlle Kervan écrit sur les ponts et les quais depuis dix ans.</p></div><div>` + prose + `</div>`, ""},
		{"an h5, as the description says", `<meta name="description" content="` + chapo[:60] + `">`, headline + `<div><h5>` + chapo + `</h5>` + prose + `</div>`, chapo},
		{"an h5 that is an intertitle", "", headline + `<div><h5>Dix-huit mois de travaux et une déviation par la rive droite pour tous.</h5>` + prose + `</div>`, ""},
		{"a caption", "", headline + `<figure><figcaption class="intro">` + chapo + `</figcaption></figure><div>` + prose + `</div>`, ""},
		{"of a related article", "", headline + `<div>` + prose + `</div><div class="related"><p class="chapo">` + chapo + `</p></div>`, ""},
		{"class chapo on a biography", "", headline + `<p class="chapo bio">` + chapo + `</p><div>` + prose + `</div>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "<html><head>"+tt.head+"</head><body>"+tt.markup+"</body></html>")
			if a.Lead.String() != tt.want {
				t.Errorf("lead = %q, want %q", a.Lead, tt.want)
			}
			if tt.want != "" && strings.Contains(a.Text, tt.want) {
				t.Error("the lead stands in the text again")
			}
			if !strings.Contains(a.Text, "la rive gauche") {
				t.Errorf("text = %q", a.Text)
			}
		})
	}
}
