package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	ruledPage = "testdata/bulletin.html"
	ruledURL  = "https://www.bulletin-du-val.example/vie/eau/source.htm"
	ruleFile  = "../../docs/sites/bulletin-du-val.example.toml"
)

// The documented example is the file beside it, and does what the page says.
func TestDocumentedSiteRule(t *testing.T) {
	rule, err := os.ReadFile(ruleFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("../../docs/site-rules.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(doc), "```toml\n"+string(rule)+"```") {
		t.Errorf("docs/site-rules.md does not show %s as it is", ruleFile)
	}
	out := must(t, "extract", "--sites", filepath.Dir(ruleFile), "--url", ruledURL, ruledPage)
	for _, part := range []string{
		`"title":"La source des Ormeaux coule de nouveau"`, `"lead":"Après deux étés de sécheresse, les riverains ont dégagé le captage à la main."`,
		`"published":"2019-06-12","modified":"2019-06-14","authors":["Solveig Tarnier","Aubin Lescure"]`, `"section":"L'eau"`, `"label":"Vie du val"`,
		`"text":"Il a fallu trois samedis et une quarantaine de volontaires pour retrouver la dalle de pierre qui couvrait l'ancien captage.\n\n« On entendait l'eau sous nos pieds, on ne savait pas où creuser », raconte Perrine Vauquelin, qui tient le moulin voisin."`,
	} {
		if !strings.Contains(out, part) {
			t.Errorf("the article has no %s:\n%s", part, out)
		}
	}
	explained := must(t, "extract", "--explain", "--sites", filepath.Dir(ruleFile), "--url", "https://bulletin-du-val.example/conseil/juin.htm", ruledPage)
	if !strings.Contains(explained, "site rule bulletin-du-val.example/conseil/*.htm$: the selector matches nothing") {
		t.Errorf("the rule of the council's pages is not the one asked:\n%s", explained)
	}
}

// An archive's rules hold for what is imported, and a changed rule for what is
// read again.
func TestArchiveSiteRules(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	page, err := os.ReadFile(ruledPage)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/eau.htm" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	defer server.Close()
	sites := filepath.Join(dir, "sites")
	if err := os.MkdirAll(sites, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(sites, "127.0.0.1.toml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("[[rule]]\ntitle = '.z1'\nbody = '.z4'\n")
	collectOnce(t, dir, server.URL+"/eau.htm")
	if out := must(t, "--dir", dir, "search", "captage"); !strings.Contains(out, "La source des Ormeaux") {
		t.Errorf("the page was not read by the rule:\n%s", out)
	}
	write("[[rule]]\ntitle = 'h1'\nbody = '.z4'\n")
	must(t, "--dir", dir, "reindex", "--reread")
	if out := must(t, "--dir", dir, "search", "captage"); !strings.Contains(out, "Le Bulletin du Val") {
		t.Errorf("the page was not read again by the changed rule:\n%s", out)
	}
	if out := must(t, "--dir", dir, "config"); !strings.Contains(out, "127.0.0.1.toml\n# [[rule]]\n# title = 'h1'\n") {
		t.Errorf("config does not show the rules:\n%s", out)
	}
	write("[[rule]]\ntitle = 'p:has(a)'\nlead = '['\n")
	if err := os.WriteFile(filepath.Join(sites, "b.example.toml"), []byte("[[rule]]\ntitel = 'a'\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"config"}, {"reindex", "--reread"}, {"import", ruledPage}, {"crawl", server.URL}} {
		o := pressoir(t, "", append([]string{"--dir", dir}, args...)...)
		for _, part := range []string{":has is not taken", `127.0.0.1.toml, rule 1: lead "["`, `b.example.toml: the configuration is not valid: line 2: unknown key "rule.titel"`} {
			if o.code != exitUsage || !strings.Contains(o.stderr, part) {
				t.Errorf("%v with rules that are wrong: code %d, and the error does not say %q:\n%s", args, o.code, part, o.stderr)
			}
		}
	}
	if o := pressoir(t, "", "extract", "--sites", filepath.Join(dir, "none"), ruledPage); o.code != exitUsage {
		t.Errorf("no folder of rules: code %d, %s", o.code, o.stderr)
	}
}
