package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/search"
)

const bassinPage = `<html lang="fr"><head><title>Le bassin rouvre</title>
<meta property="article:published_time" content="2021-04-09T08:00:00+02:00"></head><body><article><h1>Le bassin rouvre</h1>
<p>Le bassin municipal rouvre ses portes samedi après neuf mois de travaux, annonce la mairie de Brenne-sur-Ault, qui attend du monde.</p>
<p>Les nageurs retrouveront huit couloirs et une eau chauffée par le réseau de chaleur de la commune.</p></article></body></html>`

func TestTimelineByUnit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "bassin.html", bassinPage))
	for flag, from := range map[string]string{"": "2021-04-01", "day": "2021-04-09", "month": "2021-04-01", "year": "2021-01-01"} {
		var res search.Result
		decode(t, must(t, "--dir", dir, "search", "--json", "--timeline", flag, "bassin"), &res)
		if len(res.Timeline) != 1 || res.Timeline[0] != (search.Period{From: from, Count: 1, All: 1}) {
			t.Errorf("--timeline %q: %+v, want one from %s", flag, res.Timeline, from)
		}
	}
	if out := must(t, "--dir", dir, "search", "--timeline", "day", "bassin"); !strings.Contains(out, "2021-04-09") || !strings.Contains(out, "100,0 %") {
		t.Errorf("printed:\n%s", out)
	}
	if out := must(t, "--dir", dir, "search", "bassin"); strings.Contains(out, "100,0 %") {
		t.Errorf("a timeline that nobody asked for:\n%s", out)
	}
}
