package extract

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
)

func TestKind(t *testing.T) {
	teasers := ""
	for _, s := range []string{"La passerelle du moulin rouvre", "Un marché de nuit sur les quais", "Le conseil vote la gratuité des bus", "Deux cygnes noirs à l'étang", "Les archives numérisent tout", "Le club d'échecs en finale"} {
		teasers += `<div><h2><a href="/x">` + s + `</a></h2><p>Quelques mots seulement…</p></div>`
	}
	listing := "<html><body><main><h1>Actualités</h1>" + teasers + "</main></body></html>"
	tests := []struct {
		name, url, markup string
		want              news.Kind
	}{
		{"article", "https://journal.example/a", page("", headline, ""), news.KindArticle},
		{"article above many teasers", "https://journal.example/a", page(`<meta property="og:type" content="article">`, headline, "<div>"+teasers+"</div>"), news.KindArticle},
		{"opinion by its rubric", "https://journal.example/a", page("", `<a class=rubrique href="/t">Tribune</a>`+headline, ""), news.KindOpinion},
		{"press release by its trail", "https://journal.example/a", page("", `<div class=breadcrumb><a href="/">Accueil</a> &gt; <a href="/c">Communiqués de presse</a></div>`+headline, ""), news.KindPressRelease},
		{"event by linked data", "https://journal.example/a", page(`<script type="application/ld+json">{"@type":"Event","name":"x"}</script>`, headline, ""), news.KindEvent},
		{"home page", "https://journal.example/", listing, news.KindListing},
		{"rubric", "https://journal.example/rubrique/ville/", listing, news.KindListing},
		{"search", "https://journal.example/?s=pont", listing, news.KindListing},
		{"an address of no kind", "https://journal.example/ville", listing, news.KindListing},
		{"an article under /actualites/", "https://journal.example/actualites/pont", page("", headline, ""), news.KindArticle},
		{"nothing to read but a title", "https://journal.example/a", "<html><body><h1>Diaporama du pont</h1></body></html>", news.KindOther},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, Page{URL: tt.url, Body: []byte(tt.markup)}).Article.Kind; got != tt.want {
				t.Errorf("kind = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestKindBySigns holds what a reader sees of a kind: labels, openings, and
// what is still to come.
func TestKindBySigns(t *testing.T) {
	dated := func(s string) string { return headline + `<p class="date">Publié le 3 mars 2020</p>` + s }
	call := func(title, text string) string {
		return `<html><body><h1>` + title + `</h1><p class="date">Publié le 3 mars 2020</p><div><p>` + text + `</p>` + prose + `</div></body></html>`
	}
	tests := []struct {
		name, markup string
		want         news.Kind
	}{
		{"tribune, as the lead opens", page("", headline+`<p class="chapo">Tribune. Il faut que le pont soit rendu aux habitants, estime l'architecte Rosa Delahaye.</p>`, ""), news.KindOpinion},
		{"édito, as the title opens", page("", `<h1>Édito : le pont de la discorde</h1>`, ""), news.KindOpinion},
		{"point de vue, a line above the title", page("", `<div><p>Point de vue</p></div>`+headline, ""), news.KindOpinion},
		{"a tag", page("", headline, `<p class=tags><a href="/t">tribune</a></p>`), news.KindOpinion},
		{"carte blanche, a kicker", page("", `<p class="surtitre">Carte blanche</p>`+headline, ""), news.KindOpinion},
		{"a tribune is also a stand", page("", `<h1>La tribune du stade rouvre</h1>`, ""), news.KindArticle},
		{"public opinion", page("", headline, `<p class=tags><a href="/t">opinion publique</a></p>`), news.KindArticle},

		{"press release, as the text opens", `<html><body>` + headline + `<div><p>Communiqué de presse</p>` + prose + `</div></body></html>`, news.KindPressRelease},
		{"press release, in the lead", page("", headline+`<p class="chapo">Communiqué de presse commun de la mairie et du syndicat de la rivière, lundi matin.</p>`, ""), news.KindPressRelease},
		{"press release, a label", page("", `<span class="rubrique">Communiqué de presse</span>`+headline, ""), news.KindPressRelease},

		{"agenda rubric", page("", `<a class="rubrique" href="/agenda">Agenda</a>`+headline, ""), news.KindEvent},
		{"an invitation", call("Inscrivez-vous au colloque sur les ponts", "Le colloque aura lieu dans la grande halle, sur inscription avant la fin du mois."), news.KindEvent},
		{"a later day", call("Un colloque sur les ponts", "Le colloque réunira cent ingénieurs le 12 mai 2020 dans la grande halle du quai."), news.KindEvent},
		{"an earlier day", call("Un colloque sur les ponts", "Le colloque a réuni cent ingénieurs le 12 février 2020 dans la grande halle du quai."), news.KindArticle},
		{"put off", call("Le colloque sur les ponts est reporté", "Le colloque aura lieu le 12 mai 2021, a dit la mairie, et les inscriptions ouvertes le resteront."), news.KindArticle},
		{"a later day, but no gathering", call("Le pont rouvrira", "La circulation reprendra le 12 mai 2021, a dit la mairie aux habitants du quai."), news.KindArticle},
		{"registration, but no gathering", page("", dated(`<p>L'école ouvre ses classes : inscrivez-vous avant la fin du mois.</p>`), ""), news.KindArticle},
		{"the agenda of a minister is a tag", page("", headline, `<p class=tags><a href="/t">agenda</a></p>`), news.KindArticle},

		{"contact", `<html><body><h1>Nous contacter</h1><div>` + prose + `</div></body></html>`, news.KindOther},
		{"legal notice", `<html><body><h1>Mentions légales</h1><div>` + prose + `</div></body></html>`, news.KindOther},
		{"gone", `<html><body><h1>Oups ! Cette page est introuvable.</h1><div><p>Elle a peut-être été déplacée par nos services.</p></div></body></html>`, news.KindOther},
		{"a text on contact", `<html><body><h1>Contact rompu avec la sonde</h1><div>` + prose + `</div></body></html>`, news.KindArticle},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := article(t, tt.markup).Kind; got != tt.want {
				t.Errorf("kind = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLabelOf(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Tribune. Il faut que le pont soit rendu aux habitants du quai.", "Tribune"},
		{"ÉDITO – Le pont de la discorde", "ÉDITO"},
		{"Communiqué de presse : le pont rouvre", "Communiqué de presse "},
		{"Communiqué de presse commun de la mairie et du syndicat", "communiqué de presse"},
		{"Point de vue", "Point de vue"},
		{"Opinion | Rendez-nous le pont", "Opinion"},
		{"Une phrase qui va bien plus loin que quarante signes sans s'arrêter", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := labelOf(tt.in); got != tt.want {
			t.Errorf("labelOf(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestEvents(t *testing.T) {
	tests := []struct {
		name, title, lead string
		want              []news.Event
	}{
		{"in the title", "Un colloque sur les ponts", "", []news.Event{{Type: "colloque", Label: "colloque sur les ponts"}}},
		{"in the lead", "Les ponts en question", "Une table ronde sur la rive gauche, puis un débat.", []news.Event{{Type: "table ronde", Label: "table ronde sur la rive gauche"}}},
		{"two kinds", "Colloque et cérémonie au moulin", "", []news.Event{{Type: "colloque", Label: "Colloque et cérémonie au moulin"}, {Type: "cérémonie", Label: "cérémonie au moulin"}}},
		{"a press conference is none", "Le maire en conférence de presse", "", []news.Event{}},
		{"a drawing room is none", "Elle peint dans son salon", "", []news.Event{}},
		{"a fair is one", "Le Salon du livre ancien ouvre", "", []news.Event{{Type: "salon", Label: "Salon du livre ancien ouvre"}}},
		{"none", "Le pont rouvre", "", []news.Event{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDraft(t.Context(), Page{})
			d.article.Title, d.article.Lead = news.Maybe(tt.title), news.Maybe(tt.lead)
			d.readEvents()
			if diff := cmp.Diff(tt.want, d.article.Fill().Events); diff != "" {
				t.Errorf("events (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ name, declared, text, want string }{
		{"declared, little text", "fr-CH", "<p>Un pont.</p>", "fr"},
		{"the text wins", "en", prose, "fr"},
		{"English text", "fr", "<p>The bridge will be closed for the next eighteen months, and the traffic is going to be sent to the other bank of the river while the work is under way.</p>", "en"},
		{"no claim", "", prose, "fr"},
		{"a claim that is none", "<b>", "<p>Un pont.</p>", ""},
	}
	for _, tt := range tests {
		got := article(t, `<html lang="`+tt.declared+`"><body><h1>Pont</h1><div>`+tt.text+`</div></body></html>`).Language.String()
		if got != tt.want {
			t.Errorf("%s: language = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestInstitution holds what a page of this form must give, whatever the
// golden file says.
func TestInstitution(t *testing.T) {
	body, err := os.ReadFile("testdata/institution.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := read(t, Page{ContentType: "text/plain; charset=utf-8", Body: body}).Article
	if a.Title != "Drones et incendies : l’INMF ouvre ses portes" || crumbLine(a) != "Accueil > Actualités" || a.Section != "Actualités" {
		t.Errorf("title %q, breadcrumb %q, section %q", a.Title, crumbLine(a), a.Section)
	}
	if a.Kind != news.KindInterview || a.Interview == nil || len(a.Interview.Exchanges) != 4 {
		t.Fatalf("kind %q, interview %+v: want four exchanges", a.Kind, a.Interview)
	}
	for _, e := range a.Interview.Exchanges {
		if e.Speaker != "Hélène Vasseur-Roy" || e.Role != "colonelle et directrice de l’institut" {
			t.Errorf("speaker %q, role %q", e.Speaker, e.Role)
		}
	}
	if len(a.Body) != 8 || len(a.Events) == 0 || a.Events[0].Type != "colloque" {
		t.Errorf("%d blocks, events %+v", len(a.Body), a.Events)
	}
}
