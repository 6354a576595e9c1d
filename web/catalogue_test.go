package web

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// onDisk is the package's folder, with what is not embedded.
func onDisk() fs.FS { return os.DirFS(".") }

var place = regexp.MustCompile(`\{\w+\}`)

func TestLanguagesSayTheSame(t *testing.T) {
	w := newWeb(t)
	french, english := w.Catalogue(French).sentences, w.Catalogue(English).sentences
	if len(french) == 0 {
		t.Fatal("no sentences")
	}
	for key, s := range french {
		other, ok := english[key]
		if !ok {
			t.Errorf("%s is French only", key)
			continue
		}
		if strings.TrimSpace(s) == "" || strings.TrimSpace(other) == "" {
			t.Errorf("%s is empty", key)
		}
		if a, b := places(s), places(other); !slices.Equal(a, b) {
			t.Errorf("%s has the places %v in French and %v in English", key, a, b)
		}
	}
	for key := range english {
		if _, ok := french[key]; !ok {
			t.Errorf("%s is English only", key)
		}
	}
}

func places(s string) []string {
	found := place.FindAllString(s, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

var named = regexp.MustCompile(`\{\{-?\s*t "([^"]+)"`)

func TestTemplatesNameSentencesThatAre(t *testing.T) {
	w := newWeb(t)
	used := 0
	for _, pattern := range []string{"components/*/*.html", "pages/*.html"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range named.FindAllStringSubmatch(string(data), -1) {
				used++
				if !w.Catalogue(French).Has(m[1]) {
					t.Errorf("%s: no sentence %q", name, m[1])
				}
			}
		}
	}
	if used == 0 {
		t.Error("no template names a sentence: the pattern is wrong")
	}
}

func TestText(t *testing.T) {
	c := &Catalogue{Lang: French, sentences: map[string]string{
		"plain": "Bonjour", "places": "{a} puis {b}", "n.one": "{n} mot de {who}", "n.other": "{n} mots de {who}",
	}}
	for _, tt := range []struct{ got, want string }{
		{c.Text("plain"), "Bonjour"},
		{c.Text("plain", "a"), "Bonjour"},
		{c.Text("places", "a", "{b}", "b", "2"), "{b} puis 2"},
		{c.Text("absent"), "absent"},
		{c.Count("n", 0, "0", "who", "X"), "0 mot de X"},
		{c.Count("n", 1, "1", "who", "X"), "1 mot de X"},
		{c.Count("n", 2000, "2 000", "who", "X"), "2 000 mots de X"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if english := (&Catalogue{Lang: English, sentences: c.sentences}); english.Count("n", 0, "0", "who", "X") != "0 mots de X" {
		t.Error("English has its singular for 0")
	}
	if _, err := c.Lookup("absent"); err == nil {
		t.Error("an absent sentence is no error")
	}
}

func TestTypesetLeavesExamplesAlone(t *testing.T) {
	upper := map[Lang]func(string) string{French: strings.ToUpper}
	w, err := New(Options{Typeset: upper})
	if err != nil {
		t.Fatal(err)
	}
	for key, s := range w.Catalogue(French).sentences {
		if isUpper := s == strings.ToUpper(s); strings.HasSuffix(key, verbatim) && isUpper && s != strings.ToLower(s) {
			t.Errorf("the example %s was set in type: %q", key, s)
		}
	}
	if got := w.Catalogue(French).Text("tabs.articles"); got != "ARTICLES" {
		t.Errorf("a sentence was not set in type: %q", got)
	}
}

func TestCatalogueErrors(t *testing.T) {
	for name, from := range map[string]fstest.MapFS{
		"missing": {}, "not JSON": {"locales/fr.json": {Data: []byte("{")}}, "not texts": {"locales/fr.json": {Data: []byte(`{"a":1}`)}},
	} {
		if _, err := readCatalogue(from, French, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestCataloguesAreSorted(t *testing.T) {
	for _, lang := range Languages() {
		data, err := fs.ReadFile(files, "locales/"+string(lang)+".json")
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, m := range regexp.MustCompile(`(?m)^  "([^"]+)":`).FindAllStringSubmatch(string(data), -1) {
			keys = append(keys, m[1])
		}
		if !slices.IsSorted(keys) || len(keys) != len(slices.Collect(maps.Keys(newWeb(t).Catalogue(lang).sentences))) {
			t.Errorf("%s.json: the keys are not sorted, or one stands twice", lang)
		}
	}
}
