package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// turn is a question and the paragraphs that answer it.
type turn struct {
	question string
	answer   []string
}

// rooftop is an invented talk that the forms below set in markup.
var rooftop = []turn{
	{"Comment est né ce jardin sur les toits ?", []string{"D'un pari perdu. J'avais promis des tomates à mon voisin avant l'été.", "Puis le quartier est monté avec des sacs de terre."}},
	{"Qui s'en occupe aujourd'hui ?", []string{"Nous sommes quarante. Je fais les plannings, les autres font le reste."}},
	{"Le froid de mars vous a coûté cher…", []string{"Oui, tous les semis de courges. J'en rêve encore la nuit."}},
	{"Que diriez-vous à ceux qui hésitent ?", []string{"De venir un mardi. On leur donne une pelle, et ils reviennent avec un gâteau."}},
}

// TestTurnsInMarkup reads one talk in the markups in which pages set turns:
// what parts a question from its answer must survive the way to the finder.
func TestTurnsInMarkup(t *testing.T) {
	forms := map[string]func(q string, a []string) string{
		"bold paragraphs": func(q string, a []string) string { return "<p><strong>" + q + "</strong></p>" + ps(a) },
		"bold by style": func(q string, a []string) string {
			return `<p><span style="font-weight: bold">` + q + "</span></p>" + ps(a)
		},
		"underlined":         func(q string, a []string) string { return "<p><u>" + q + "</u></p>" + ps(a) },
		"bold, break inside": func(q string, a []string) string { return "<p><b>" + q + "<br></b>" + strings.Join(a, "<br>") + "</p>" },
		"headings with bold": func(q string, a []string) string {
			return "<h4><strong>" + q + "</strong></h4><div>" + ps(a) + "</div>"
		},
		"bare text, two breaks": func(q string, a []string) string {
			return "<b>" + q + "</b><br><br>" + strings.Join(a, "<br><br>") + "<br><br>"
		},
		"bare text, one break": func(q string, a []string) string {
			return "<b>" + q + "</b><br>" + strings.Join(a, "<br>") + "<br><br>"
		},
		"class that says question": func(q string, a []string) string {
			return "<div class=itw-question>" + q + "</div><div>" + ps(a) + "</div>"
		},
		"class of its own": func(q string, a []string) string { return "<p class=rouge>" + q + "</p>" + ps(a) },
		"terms of a list": func(q string, a []string) string {
			return "<dl><dt>" + q + "</dt><dd>" + strings.Join(a, "</dd><dd>") + "</dd></dl>"
		},
		"terms that hold paragraphs": func(q string, a []string) string { return "<dl><dt><p>" + q + "</p></dt><dd>" + ps(a) + "</dd></dl>" },
		"entries of a list": func(q string, a []string) string {
			return "<ol><li><strong>" + q + "</strong><br>" + strings.Join(a, "<br>") + "</li></ol>"
		},
		"entries, paragraphs inside": func(q string, a []string) string {
			return "<ol><li><p><strong>" + q + "</strong></p>" + ps(a) + "</li></ol>"
		},
		"quote blocks ask": func(q string, a []string) string { return "<blockquote><p>" + q + "</p></blockquote>" + ps(a) },
		"quote blocks answer": func(q string, a []string) string {
			return "<p><b>" + q + "</b></p><blockquote>" + ps(a) + "</blockquote>"
		},
		"a table": func(q string, a []string) string {
			return "<table><tr><td><b>" + q + "</b></td></tr><tr><td>" + ps(a) + "</td></tr></table>"
		},
		"labels, classes": func(q string, a []string) string {
			return `<div class=question><span>LC :</span> ` + q + `</div><div class=answer><strong>Solveig Armand :</strong> ` + strings.Join(a, "<br><br>") + "</div>"
		},
		"labels, first names": func(q string, a []string) string {
			return "<p><strong>Lou :</strong> " + q + "</p><p><strong>Solveig :</strong> " + a[0] + "</p>" + ps(a[1:])
		},
		"capitals and breaks": func(q string, a []string) string {
			return "<p>LOU MARCHAND<br>" + q + "<br><br>SOLVEIG ARMAND<br>" + strings.Join(a, "<br>") + "<br><br></p>"
		},
		"QUESTION and REPONSE": func(q string, a []string) string {
			return "<p>QUESTION - " + q + "</p><p>REPONSE - " + a[0] + "</p>" + ps(a[1:])
		},
		"pull quotes, captions and teasers between": func(q string, a []string) string {
			return "<p><em>" + q + "</em></p><p>" + a[0] + "</p><figure><img src=a.jpg><figcaption>Le potager en mai</figcaption></figure>" +
				"<p><strong>Lire aussi :</strong> <a href=/c>Les ruches du marché</a></p>" +
				"<blockquote class=pullquote><p>Ils reviennent avec un gâteau</p></blockquote>" + ps(a[1:])
		},
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			body := ""
			for _, x := range rooftop {
				body += form(x.question, x.answer)
			}
			if diff := cmp.Diff(squeezed(rooftop), exchangesIn(t, talkPage(body))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// talkPage is a page around the turns: menus and a lead before, the newsroom's
// own lines after them.
func talkPage(body string) string {
	return `<!DOCTYPE html><html lang=fr><head><title>Des courges sous les étoiles - Le Colporteur</title></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/culture">Culture</a></li></ul></nav><main><article><h1>Des courges sous les étoiles</h1>
<div class=entry-content><p>À Brissac-le-Haut, un immeuble cultive ses légumes. Rencontre avec Solveig Armand, fondatrice du potager des Tuiliers.</p>` +
		body + `<p><em>Propos recueillis par Lou Marchand</em></p><p>Vous pouvez suivre les semis sur le compte du potager.</p><p>Image de une : le toit en 2019</p></div></article></main>
<footer><p>© Le Colporteur. <a href="/m">Mentions légales</a></p></footer></body></html>`
}

func ps(a []string) string {
	if len(a) == 0 {
		return ""
	}
	return "<p>" + strings.Join(a, "</p><p>") + "</p>"
}

// squeezed writes turns without white space, which the forms set differently.
func squeezed(turns []turn) []string {
	var out []string
	for _, x := range turns {
		out = append(out, squeeze(x.question+" → "+strings.Join(x.answer, "")+" (Solveig Armand)"))
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func exchangesIn(t *testing.T, markup string) []string {
	t.Helper()
	iv := article(t, markup).Interview
	if iv == nil {
		return nil
	}
	var out []string
	for _, x := range iv.Exchanges {
		out = append(out, squeeze(x.Question+" → "+x.Answer+" ("+x.Speaker.String()+")"))
	}
	return out
}
