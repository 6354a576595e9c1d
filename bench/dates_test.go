package bench

import (
	"context"
	"testing"
	"time"

	"github.com/markusmobius/go-dateparser"

	"github.com/pressoir/pressoir/indexer/extract"
)

// dateForms are the forms in which French pages print a day. All mean
// 3 March 2020, so that a day taken for a month shows.
var dateForms = []string{
	"3 mars 2020", "03/03/2020", "03/03/20", "3.3.2020", "2020-03-03", "mardi 3 mars 2020", "Mardi 03 mars 2020 à 18h05", "le 3 mars 2020 à 18 h 05",
	"Publié le 3 mars 2020", "Publié le 03/03/2020 à 18:05", "Publié le 3 mars 2020 | Mis à jour le 4 mars 2020", "3 MARS 2020", "3 mars 2020 - 18h05",
	"Par Maëlle Kervan, le 3 mars 2020", "Mis en ligne le mardi 3 mars 2020", "3 mars 2020, 18 h", "Lecture : 4 min — 3 mars 2020",
}

// TestDateForms reads each form with our own reader, which must know them
// all, and says with -v what go-dateparser makes of it.
func TestDateForms(t *testing.T) {
	own, right := extract.New(extract.Options{}), 0
	config := &dateparser.Configuration{Languages: []string{"fr"}, CurrentTime: time.Date(2021, 6, 15, 0, 0, 0, 0, time.UTC), IgnoreSurroundingText: true}
	const text = "Le bassin a été refait de fond en comble, a dit la ville, et les nageurs y reviennent dès lundi matin."
	for _, form := range dateForms {
		page := "<html lang=fr><body><article><h1>La piscine rouvre ses portes</h1><p class=date>" + form + "</p><p>" + text + "</p><p>" + text + "</p></article></body></html>"
		got, err := own.Read(context.Background(), extract.Page{Body: []byte(page)})
		if err != nil || got.Article.Published.Day() != "2020-03-03" {
			t.Errorf("%q: ours reads %v, %v", form, got, err)
		}
		found, err := dateparser.Parse(config, form)
		if err == nil && found.Time.Format(time.DateOnly) == "2020-03-03" {
			right++
		} else {
			t.Logf("%q: go-dateparser reads %s, %v", form, found.Time.Format(time.DateOnly), err)
		}
	}
	t.Logf("go-dateparser reads %d of %d", right, len(dateForms))
}
