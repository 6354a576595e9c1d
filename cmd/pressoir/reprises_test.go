package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const copiedText = "Le port de Saint-Amarin rouvrira aux ferries le 3 avril, après onze mois de travaux. La jetée, que la tempête de février avait ouverte sur 40 mètres, " +
	"a été refermée avec des blocs de granit venus des carrières voisines. Les pêcheurs, qui déchargeaient depuis un an de l’autre côté de la baie, retrouveront leur criée " +
	"la semaine suivante. « Nous avons tenu parce que tout le monde s’est serré », a dit Yann Le Goualc’h, leur représentant. La compagnie promet six traversées par jour en été, " +
	"deux de plus qu’avant la tempête, et un bateau neuf dont la livraison a pris du retard. Les îliens attendent surtout que les prix redescendent dans les magasins."

// A text on several sites is one hit on the command line, and several in a batch.
func TestReprises(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	var docs strings.Builder
	for i, site := range []string{"Le Phare", "La Jetée", "Le Phare", ""} {
		fmt.Fprintf(&docs, "{\"url\": \"https://site%d.exemple.fr/port\", \"site\": %q, \"title\": \"Le port rouvre (%d)\", \"language\": \"fr\", \"published\": \"2020-03-0%d\", \"text\": %q}\n",
			i, site, i, i+1, copiedText)
	}
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", docs.String()))
	out := must(t, "--dir", dir, "search", "--sort", "oldest", "ferries")
	if !strings.Contains(out, "4 articles") || !strings.Contains(out, "3 reprises : La Jetée, Le Phare, https://site3.exemple.fr/port\n") || strings.Contains(out, "2. ") {
		t.Errorf("one hit with three reprises:\n%s", out)
	}
	if out = must(t, "--dir", dir, "search", "--json", "ferries"); strings.Count(out, `"snippets"`) != 1 || strings.Count(out, `"article":`) != 4 {
		t.Errorf("one hit with its copies in JSON:\n%s", out)
	}
	batch := must(t, "--dir", dir, "search", "--batch", file(t, "asks.csv", "id,q\nx,ferries\n"))
	if strings.Count(batch, `"snippets"`) != 4 || strings.Count(batch, `"copies":[]`) != 4 {
		t.Errorf("a batch folds: %s", batch)
	}
}
