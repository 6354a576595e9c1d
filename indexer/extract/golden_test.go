package extract

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fixtures are pages of our own invention, one a kind of markup.
var fixtures = []struct{ file, url string }{
	{"wordpress.html", "https://lefil.example/2021/05/18/serre-toit-lycee/"},
	{"spip.html", "https://mediatheque-sablieres.example/spip.php?article72"},
	{"drupal.html", "https://www.univ-valombre.example/recherche/communiques/accord-observatoire"},
	{"ezpublish.html", "http://www.tournebise.example/atelier.htm"},
	{"institution.txt", ""},
	{"listing.html", "https://lefil.example/actualites/"},
}

func TestFixtures(t *testing.T) {
	r := New(Options{})
	for _, f := range fixtures {
		t.Run(f.file, func(t *testing.T) {
			body, err := os.ReadFile(filepath.Join("testdata", f.file))
			if err != nil {
				t.Fatal(err)
			}
			reading, err := r.Read(context.Background(), Page{URL: f.url, Body: body})
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			if err := enc.Encode(reading.Article); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", f.file+".json")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("the article differs (-want +got):\n%s", diff)
			}
		})
	}
}
