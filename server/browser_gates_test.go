//go:build browser

package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/pressoir/pressoir/internal/search"
)

// gatePatience bounds the way through all pages at all sizes.
const gatePatience = 8 * time.Minute

// checks is where `make browser` installs axe-core and html-validate.
const checks = "../web/checks"

// shot is one kind of page, as the gates see it.
type shot struct {
	name   string // of its pictures
	path   string
	status int
}

// suggesting is the page on which something is being typed.
const suggesting = "suggestions"

// shots is every kind of page there is. A new kind is held to the rules by a
// line here.
func shots(t testing.TB) []shot {
	t.Helper()
	articles := press(t)
	return []shot{
		{"accueil", "/", 200},
		{suggesting, "/?q=colloque", 200},
		{"recherche", "/?q=reconnaissance+faciale", 200},
		{"choix", "/?q=libert%C3%A9s&year=2025&year=2024&year=2023&section=" + url.QueryEscape("Actualités"), 200},
		{"paroles", "/?q=faciale&unit=words", 200},
		{"entretien", "/article/" + articles[0].ID, 200},
		{"article", "/article/" + articles[1].ID, 200},
		{"article-marques", "/article/" + articles[1].ID + "?q=reconnaissance+faciale", 200},
		{"article-incertain", "/article/" + articles[6].ID, 200},
		{"capture", capturePath(articles[0].ID, 1), 200},
		{"personne", "/personne/Marianne%20Delcourt", 200},
		{"personne-inconnue", "/personne/Mariane%20Personne", 404},
		{"rubrique", "/rubrique/Actualit%C3%A9s", 200},
		{"sous-rubrique", "/rubrique/Actualit%C3%A9s/Entretiens", 200},
		{"source", "/site/" + url.PathEscape(string(articles[0].Site)), 200},
		{"rien", "/?q=" + url.QueryEscape("reconnaissance introuvable"), 200},
		{"illisible", "/?q=" + url.QueryEscape("(reconnaissance faciale"), 400},
		{"syntaxe", "/syntaxe", 200},
		{"accessibilite", "/accessibilite", 200},
		{"absent", "/absent", 404},
		{"panne", "/?q=panne", 500},
	}
}

// brittle is an index that breaks at one question.
type brittle struct{ Index }

func (b brittle) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	if r.Query.Text == "panne" {
		return nil, errors.New("segment 3 cannot be read")
	}
	return b.Index.Search(ctx, r)
}

// gated is the site that the gates look at, with every kind of page.
func gated(t *testing.T) http.Handler {
	t.Helper()
	m := full(t)
	m.archive(m.articles[0])
	return handler(t, m, func(c *Config) { c.Index = brittle{engine(t, m)} })
}

// screenshots is the folder that pictures are written to.
func screenshots(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("PRESSOIR_SCREENSHOTS")
	if folder == "" {
		folder = filepath.Join("testdata", "screenshots")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// installed is the path of what `make browser` installs; the test is skipped
// where it is not there.
func installed(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(checks, "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		missing(t, "%s is not installed: run make browser where npm and its registry can be reached; the pages were not checked with it", name)
	}
	return path
}

// axeFinding is what axe-core says of a page.
type axeFinding struct {
	Rules    []string `json:"rules"`    // that were held
	Broken   []string `json:"broken"`   // rule, element, what to do
	Unsure   []string `json:"unsure"`   // rules that a person must judge
	Elements int      `json:"elements"` // that were looked at
}

// axeRun looks at the page with everything folded open: what is hidden is not
// looked at. The rules are axe-core's own defaults (WCAG 2.0 to 2.2 A and AA,
// best practices) and the size of targets.
const axeRun = `(async () => {
	document.querySelectorAll('details').forEach(d => { d.open = true });
	const r = await axe.run(document, {rules: {'target-size': {enabled: true}}});
	const say = v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' '));
	return {rules: r.passes.map(v => v.id), broken: r.violations.flatMap(say), unsure: r.incomplete.map(v => v.id),
		elements: document.querySelectorAll('*').length};
})()`

// gates is one tab that looks at pages, and sums up what it saw.
type gates struct {
	*browser
	axe      string // axe-core's source
	folder   string // of pictures
	rules    map[string]bool
	unsure   map[string]int
	pages    int // axe runs
	elements int
	pictures int
}

// TestBrowserGates looks at every kind of page on a small, a middle and a wide
// screen, light and dark: axe-core finds nothing, nothing is wider than the
// screen, the console stays silent, nothing is asked of another host. Pictures
// are kept.
func TestBrowserGates(t *testing.T) {
	axe, err := os.ReadFile(installed(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	g := &gates{browser: openFor(t, gated(t), gatePatience), axe: string(axe), folder: screenshots(t), rules: map[string]bool{}, unsure: map[string]int{}}
	for _, width := range []int64{360, 768, 1440} {
		for _, s := range shots(t) {
			g.look(s, width)
		}
	}
	t.Logf("axe-core: %d looks at %d kinds of page, %d rules, %d elements; to be judged by a person: %v; %d pictures in %s",
		g.pages, len(shots(t)), len(g.rules), g.elements, g.unsure, g.pictures, g.folder)
}

// look holds one page at one width to the rules, light and dark.
func (g *gates) look(s shot, width int64) {
	g.t.Helper()
	refused := ""
	if s.status >= 400 {
		refused = s.path
	}
	g.afresh(refused)
	where := fmt.Sprintf("%s at %d", s.name, width)
	g.do(chromedp.EmulateViewport(width, 900))
	response, err := chromedp.Run(g.ctx, chromedp.NavigateResponse(g.site+s.path))
	if err != nil {
		g.t.Fatalf("%s: %v", where, err)
	}
	if int(response.Status) != s.status {
		g.t.Errorf("%s: status %d, want %d", where, response.Status, s.status)
	}
	if wide := askTab(g.browser, chromedp.Evaluate[int64]("document.documentElement.scrollWidth")); wide > width {
		g.t.Errorf("%s: %d pixels wide", where, wide)
	}
	if s.name == suggesting {
		g.do(chromedp.Evaluate[chromedp.Void]("document.getElementById('q').value = ''"),
			chromedp.SendKeys(chromedp.CSS("#q"), "delc"), chromedp.WaitVisible(chromedp.CSS(".suggest li")))
	}
	for _, scheme := range []string{"light", "dark"} {
		command(g.browser, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		picture := askTab(g.browser, chromedp.FullScreenshot(100))
		if err := os.WriteFile(filepath.Join(g.folder, fmt.Sprintf("%s-%d-%s.png", s.name, width, scheme)), picture, 0o644); err != nil {
			g.t.Fatal(err)
		}
		g.pictures++
	}
	if width != 768 { // the middle screen has one of the two layouts
		g.access(where)
	}
	g.quiet()
}

// access asks axe-core about the page in dark, then in light. It is put into
// the page by the debugger: the pages' own policy forbids strange scripts.
func (g *gates) access(where string) {
	g.t.Helper()
	g.do(chromedp.Evaluate[chromedp.Void](g.axe))
	for _, scheme := range []string{"dark", "light"} {
		command(g.browser, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		found := askTab(g.browser, chromedp.Evaluate[axeFinding](axeRun, chromedp.EvalAwaitPromise))
		if len(found.Rules) == 0 {
			g.t.Errorf("%s, %s: axe-core held no rule", where, scheme)
		}
		for _, broken := range found.Broken {
			g.t.Errorf("%s, %s: %s", where, scheme, broken)
		}
		for _, rule := range found.Rules {
			g.rules[rule] = true
		}
		for _, rule := range found.Unsure {
			g.unsure[rule]++
		}
		g.pages++
		g.elements += found.Elements
	}
}

// TestBrowserAxeSees makes sure that the gate can fail: on a page with a known
// fault of each kind, axe-core finds them.
func TestBrowserAxeSees(t *testing.T) {
	axe, err := os.ReadFile(installed(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := openOn(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", securityHeaders["Content-Security-Policy"])
		_, _ = w.Write([]byte(`<!doctype html><html><title>x</title><link rel="icon" href="data:,"><body><main><h1>x</h1><details><summary>y</summary><input></details></main>`))
	}))
	b.visit("/")
	b.do(chromedp.Evaluate[chromedp.Void](string(axe)))
	found := strings.Join(askTab(b, chromedp.Evaluate[axeFinding](axeRun, chromedp.EvalAwaitPromise)).Broken, "\n")
	contains(t, found, "html-has-lang: html", "label: input")
}

// TestBrowserValidHTML holds the HTML of every kind of page, in both
// languages, against html-validate.
func TestBrowserValidHTML(t *testing.T) {
	validator := installed(t, "html-validate/bin/html-validate.mjs")
	node, err := exec.LookPath("node")
	if err != nil {
		missing(t, "no node in PATH: the HTML of the pages was not validated")
	}
	site, folder := gated(t), t.TempDir()
	files := 0
	for _, s := range shots(t) {
		for _, lang := range []string{"fr", "en"} {
			r := httptest.NewRequest(http.MethodGet, s.path, http.NoBody)
			r.Header.Set("Accept-Language", lang)
			w := httptest.NewRecorder()
			site.ServeHTTP(w, r)
			if w.Code != s.status {
				t.Errorf("%s in %s: %d, want %d", s.name, lang, w.Code, s.status)
			}
			if err := os.WriteFile(filepath.Join(folder, s.name+"-"+lang+".html"), w.Body.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			files++
		}
	}
	broken := filepath.Join(folder, "broken.html") // the gate itself is held: this one must be refused
	if err := os.WriteFile(broken, []byte("<!doctype html><html lang=fr><title>x</title><p><div>y</div></p>"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, f := range validate(t, node, validator, folder) {
		for _, m := range f.Messages {
			if f.FilePath == broken {
				refused++
				continue
			}
			t.Errorf("%s:%d:%d: %s (%s)", filepath.Base(f.FilePath), m.Line, m.Column, m.Message, m.RuleID)
		}
	}
	if refused == 0 {
		t.Error("html-validate finds nothing wrong with a page that is wrong")
	}
	t.Logf("html-validate: %d pages", files)
}

// invalid is what html-validate says of a file.
type invalid struct {
	FilePath string `json:"filePath"`
	Messages []struct {
		RuleID  string `json:"ruleId"`
		Message string `json:"message"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
	} `json:"messages"`
}

func validate(t *testing.T, node, validator, folder string) []invalid {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), browserPatience)
	defer cancel()
	report := filepath.Join(t.TempDir(), "report.json") // what it writes to a pipe, it cuts at 64 KiB
	cmd := exec.CommandContext(ctx, node, validator, "--config", filepath.Join(checks, "htmlvalidate.json"), "--formatter", "json="+report, folder+"/*.html")
	var failed *exec.ExitError
	_, err := cmd.Output()
	if err != nil && (!errors.As(err, &failed) || failed.ExitCode() != 1) { // 1: it ran, and found something
		if failed != nil {
			t.Fatalf("html-validate: %v: %s", err, failed.Stderr)
		}
		t.Fatalf("html-validate: %v", err)
	}
	out, err := os.ReadFile(report)
	if err != nil {
		t.Fatalf("html-validate wrote no report: %v", err)
	}
	var files []invalid
	if err := json.Unmarshal(out, &files); err != nil {
		t.Fatalf("html-validate: %v in %.200q", err, out)
	}
	return files
}
