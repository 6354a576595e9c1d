package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder writes files of site rules.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoadSites(t *testing.T) {
	dir := folder(t, map[string]string{
		"journal.example.toml":     "[[rule]]\npath = '/a/*'\ntitle = 'h2'\ndrop = ['.x', '.y']\n[[rule]]\nbody = '#c'\n",
		"www.bulletin.test.toml":   "[[rule]]\nlead = '.z'\n",
		"README":                   "not read",
		".hidden.toml":             "not read",
		"journal.example.toml.bak": "not read",
	})
	if err := os.Mkdir(filepath.Join(dir, "folder.toml"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, err := LoadSites(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []Site{
		{filepath.Join(dir, "journal.example.toml"), "journal.example", []SiteRule{{Path: "/a/*", Title: "h2", Drop: []string{".x", ".y"}}, {Body: "#c"}}},
		{filepath.Join(dir, "www.bulletin.test.toml"), "www.bulletin.test", []SiteRule{{Lead: ".z"}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sites differ (-want +got):\n%s", diff)
	}
}

// Everything that is wrong in a folder is said at once.
func TestLoadSitesRefuses(t *testing.T) {
	dir := folder(t, map[string]string{
		"Journal.example.toml": "[[rule]]\ntitle='a'\n",
		"a.example.toml":       "[[rule]]\ntitel = 'h2'\nbody = 'p'\nautor = 'b'\n",
		"b.example.toml":       "[[rule]]\ntitle = 3\n",
		"c.example.toml":       "[[rule]\n",
		"d.example.toml":       "",
		"e.example.toml":       strings.Repeat("#", maxSiteFile+1),
		"f.example.toml":       strings.Repeat("[[rule]]\n", maxSiteRules+1),
		"g.example.toml":       "[[rule]]\ntitle='a'\n",
		"www.g.example.toml":   "[[rule]]\ntitle='a'\n",
		"..toml":               "not read",
	})
	sites, err := LoadSites(dir)
	if !errors.Is(err, ErrInvalid) {
		t.Fatalf("error %v, want ErrInvalid", err)
	}
	for _, part := range []string{
		"Journal.example.toml: the name", `a.example.toml: the configuration is not valid: line 2: unknown key "rule.titel"`, `line 4: unknown key "rule.autor"`, "b.example.toml: the configuration is not valid: line 2",
		"c.example.toml: the configuration is not valid: line 1", "d.example.toml: the configuration is not valid: there is no [[rule]]",
		"e.example.toml: the configuration is not valid: larger", "f.example.toml: the configuration is not valid: more than", "www.g.example.toml are for one host",
	} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not say %q:\n%v", part, err)
		}
	}
	if len(sites) != 1 || sites[0].Host != "g.example" {
		t.Errorf("sites %v, want that of g.example", sites)
	}
	if _, err := LoadSites(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
}

func TestLoadSitesBounded(t *testing.T) {
	files := make(map[string]string, maxSites+1)
	for i := range maxSites + 1 {
		files[fmt.Sprintf("s%d.example.toml", i)] = "[[rule]]\ntitle='a'\n"
	}
	if _, err := LoadSites(folder(t, files)); !errors.Is(err, ErrInvalid) {
		t.Errorf("error %v, want ErrInvalid", err)
	}
}

func FuzzParseSite(f *testing.F) {
	f.Add([]byte("[[rule]]\npath = '/a/*$'\ntitle = '.t > b'\ndrop = ['.x']\n"))
	f.Add([]byte("rule = [{title = 'a'}, {}]"))
	f.Add([]byte("[[rule]]\n[rule.title]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rules, err := ParseSite(data)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Errorf("error %v, want ErrInvalid", err)
			}
			return
		}
		out, err := Site{Rules: rules}.TOML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseSite(out); err != nil {
			t.Fatalf("what was valid no longer reads: %v\n%s", err, out)
		}
	})
}
