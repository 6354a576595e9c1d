package extract

import (
	"strings"
	"testing"
	"time"
)

// TestDateForms holds the ways French pages write one moment.
func TestDateForms(t *testing.T) {
	const day, timed = "2020-03-03", "2020-03-03T18:05:00+01:00"
	forms := map[string]string{
		"mardi 3 mars 2020 à 18h05": timed, "Mardi 3 mars 2020 à 18 h 05": timed, "mardi 03 mars 2020 - 18:05": timed, "MARDI 3 MARS 2020, 18H05": timed, "3 mars 2020 | 18h05": timed,
		"le 03/03/2020 à 18h05": timed, "03/03/2020 18:05": timed, "03/03/20 à 18h05": timed, "03.03.2020 à 18h05": timed, "03-03-2020 18:05": timed, "2020-03-03 18:05": timed,
		"Mar. 3 mars 2020 (18h05)": timed, "mardi 3 mars 2020 • 18h05": timed, "mardi 3 mars 2020 à 18h05min": timed, "3 mars 2020 à 18:05:00": timed, "mardi, 3 mars, 2020 - 18:05": timed,
		"3 mars 2020": day, "mar. 3 mars 2020": day, "03/03/20": day, "3/3/20": day, "03.03.20": day, "03 mars 2020": day, "3 MARS 2020": day, "Mardi 3 Mars 2020": day, "mardi 3&nbsp;mars&nbsp;2020": day, "3-mars-2020": day,
	}
	months := []struct{ want, names string }{
		{"2019-01-01", "1er janvier 2019|1er janv. 2019|1 janv 2019|1<sup>er</sup> janvier 2019|01 jan. 2019|1 er janvier 2019"},
		{"2019-02-01", "1er février 2019|1er févr. 2019|1er fév. 2019|1er fevrier 2019|01 fév 2019|1er FÉVRIER 2019"},
		{"2019-04-01", "1er avril 2019|1er avr. 2019|01 avr 2019"}, {"2019-05-01", "1er mai 2019"}, {"2019-06-01", "1er juin 2019"},
		{"2019-07-01", "1er juillet 2019|1er juil. 2019|1 juil 2019"}, {"2019-08-01", "1er août 2019|1er aout 2019|1 AOÛT 2019"},
		{"2019-09-01", "1er septembre 2019|1er sept. 2019|01 sep 2019"}, {"2019-10-01", "1er octobre 2019|1er oct. 2019"},
		{"2019-11-01", "1er novembre 2019|1er nov. 2019"}, {"2019-12-01", "1er décembre 2019|1er déc. 2019|1er dec. 2019|1er decembre 2019"},
	}
	for _, m := range months {
		for _, name := range strings.Split(m.names, "|") {
			forms[name] = m.want
		}
	}
	for said, want := range forms {
		for place, before := range map[string]string{
			"alone":       headline + `<p>` + said + `</p>`,
			"classed":     headline + `<span class="date">` + said + `</span>`,
			"said so":     headline + `<p>Publié le ` + said + `</p>`,
			"above":       `<p class="date">` + said + `</p>` + headline,
			"with author": headline + `<p>Par Maëlle Kervan, le ` + said + `</p>`,
		} {
			if got := string(article(t, page("", before, "")).Published); got != want {
				t.Errorf("%s, %q: published = %q, want %q", place, said, got, want)
			}
		}
	}
}

// TestRelativeForms holds that dates told from the reader's day are read only
// against the day of a known capture.
func TestRelativeForms(t *testing.T) {
	captured := time.Date(2020, 3, 4, 9, 0, 0, 0, time.UTC) // 10 h in Paris
	for said, want := range map[string]string{
		"Hier à 18h05": "2020-03-03T18:05:00+01:00", "hier": "2020-03-03", "Publié hier, 18:05": "2020-03-03T18:05:00+01:00", "Avant-hier": "2020-03-02", "Aujourd’hui à 8h": "2020-03-04T08:00:00+01:00", "Publié aujourd'hui": "2020-03-04",
		"il y a 2 jours": "2020-03-02", "Publié il y a 3 jours": "2020-03-01", "Il y a un jour": "2020-03-03", "il y a une semaine": "2020-02-26", "il y a 2 semaines": "2020-02-19",
		"il y a 2 heures": "2020-03-04", "Publié il y a 12 heures": "2020-03-03", "il y a 20 minutes": "2020-03-04", "il y a une heure": "2020-03-04",
		"il y a 2 ans": "", "il y a longtemps": "", "cahier": "", "Hier, aujourd'hui, demain : les ponts de la vallée en cent photographies anciennes et nouvelles": "",
	} {
		body := []byte(page("", headline+`<p class="date">`+said+`</p>`, ""))
		if got := string(read(t, Page{Body: body, Captured: captured}).Article.Published); got != want {
			t.Errorf("%q: published = %q, want %q", said, got, want)
		}
		if got := string(read(t, Page{Body: body}).Article.Published); got != "" {
			t.Errorf("%q without a capture: published = %q", said, got)
		}
	}
}

// TestDateDecoys holds dates near an article that are not its own.
func TestDateDecoys(t *testing.T) {
	const own = `<p class="date">Publié le 3 mars 2020</p>`
	for name, markup := range map[string][2]string{
		"today in the head":          {`<header><div class="date">mercredi 19 février 2025</div></header>` + headline + own, ""},
		"today in a bar":             {`<div class="topbar"><span>mercredi 19 février 2025</span></div>` + headline + own, ""},
		"the paper's edition":        {headline + own + `<p>Édition du lundi 12 octobre 2020</p>`, ""},
		"a book's":                   {headline + own, `<p>Les ponts de la vallée, Rosa Delahaye, éditions du Quai, sortie le 12 octobre 2020</p>`},
		"an event's":                 {headline + own + `<p>Rendez-vous le 12 octobre 2020 à 18h</p>`, ""},
		"a deadline":                 {headline + own, `<p>Candidatures jusqu'au 12 octobre 2020</p>`},
		"a change after publication": {headline + `<p>Mis à jour le 12 octobre 2020</p>` + own, ""},
		"a comment's":                {headline + own, `<div id="comments"><p>Rosa, publié le 12 octobre 2020</p></div>`},
		"a related article's":        {`<aside class="related"><p>Publié le 12 octobre 2020</p></aside>` + headline + own, ""},
		"a dossier's in the menu":    {`<nav><a href="/d">Dossier du 12 octobre 2020</a></nav>` + headline + own, ""},
		"the footer's":               {headline + own, `<footer>Site mis en ligne le 12 octobre 2020</footer>`},
		"a law's in the text":        {headline + own + `<p>La loi du 12 octobre 2020 relative aux ponts de pierre a changé la donne pour les communes de la vallée.</p>`, ""},
	} {
		if got := string(article(t, page("", markup[0], markup[1])).Published); got != "2020-03-03" {
			t.Errorf("%s: published = %q", name, got)
		}
	}
}
