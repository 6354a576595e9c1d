package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// outcome is what one command line came to.
type outcome struct {
	code           int
	stdout, stderr string
}

func pressoir(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, strings.NewReader(stdin), &stdout, &stderr)
	return outcome{code, stdout.String(), stderr.String()}
}

// must runs a command line that is to succeed and returns its output.
func must(t *testing.T, args ...string) string {
	t.Helper()
	o := pressoir(t, "", args...)
	if o.code != exitDone {
		t.Fatalf("pressoir %s: exit %d\n%s", strings.Join(args, " "), o.code, o.stderr)
	}
	return o.stdout
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The plain text of an institution's page, furniture before and after: the
// form of page the project began with.
const interviewPage = `Nous écrire

Institut des métiers du secours de Brenne

Site principal
12, quai des Tanneurs
36100 BRENNE
Tél. : 02 00 00 00 00

Vous êtes dans : Accueil > Actualités > Caméras et libertés : l’institut ouvre ses portes

Caméras et libertés : l’institut ouvre ses portes

Jeudi soir l’institut accueillait un colloque de l’Association des jeunes juristes de Brenne consacré à la reconnaissance faciale. Techniques, droit, éthique… de quoi débattre de la place des machines dans nos rues. Maëlle Corvisier, contrôleuse générale et directrice de l’institut, revient sur cette soirée et dit ce qu’elle attend de ses partenaires.

Pourquoi avoir accueilli ce colloque à l’institut ?

« Parce que nos élèves se serviront de ces outils demain. Il vaut mieux qu’ils en connaissent les limites avant d’en voir les promesses, et qu’ils entendent ceux qui en doutent. »

Qu’attendez-vous de vos partenaires privés ?

« De la franchise. Un partenariat commence quand chacun dit ce que sa machine ne sait pas faire. Nous avons signé avec trois entreprises sur cette base, et nous en avons éconduit deux. »

Recommander cette page Haut de page
`

func TestSeedFormFromFileToAnswer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))

	var res search.Result
	decode(t, must(t, "--dir", dir, "search", "--json", "reconnaissance faciale"), &res)
	if res.Total != 1 || res.Hits[0].Title != "Caméras et libertés : l’institut ouvre ses portes" || res.Hits[0].Kind != news.KindInterview {
		t.Fatalf("%+v", res)
	}
	if len(res.Hits[0].Snippets) == 0 || len(res.Facets["event"]) != 1 || res.Facets["event"][0].Value != "colloque" {
		t.Errorf("snippets %v, events %v", res.Hits[0].Snippets, res.Facets["event"])
	}
	decode(t, must(t, "search", "--words", "--json", "locuteur:corvisier partenariat", "--dir", dir), &res)
	if res.Total != 1 || res.Hits[0].Speaker != "Maëlle Corvisier" || res.Hits[0].Role != "contrôleuse générale et directrice de l’institut" {
		t.Fatalf("%+v", res.Hits)
	}
	if h := res.Hits[0]; h.Type != search.HitExchange || h.Question != "Qu’attendez-vous de vos partenaires privés ?" || h.Anchor == "" {
		t.Errorf("%+v", h)
	}
	checkCompletions(t, dir)
	shown := must(t, "--dir", dir, "search", "--words", "locuteur:corvisier partenariat")
	if !strings.Contains(shown, "Maëlle Corvisier, contrôleuse générale et directrice de l’institut") {
		t.Errorf("printed:\n%s", shown)
	}
}

func checkCompletions(t *testing.T, dir string) {
	t.Helper()
	var completions search.Completions
	decode(t, must(t, "--dir", dir, "search", "--json", "--complete", "corvi"), &completions)
	if list := completions.Completions; len(list) != 1 || list[0].Kind != search.CompleteSpeaker || list[0].Value != "Maëlle Corvisier" {
		t.Errorf("completions: %+v", list)
	}
}

func decode(t *testing.T, text string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

// What goes wrong is said in one sentence that names it, with the exit code
// that the documentation promises.
func TestErrors(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	page := file(t, "page.txt", interviewPage)
	must(t, "--dir", dir, "import", page)
	empty := t.TempDir()
	tests := []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no such verb", []string{"serch"}, exitUsage, "serch"},
		{"no such flag", []string{"search", "--jsn", "x"}, exitUsage, "--jsn"},
		{"search without a query", []string{"search"}, exitUsage, "needs a query"},
		{"search in no archive", []string{"--dir", filepath.Join(empty, "x"), "search", "mot"}, exitFailed, "pressoir import"},
		{"serve in no archive", []string{"--dir", filepath.Join(empty, "x"), "serve"}, exitFailed, "pressoir import"},
		{"a query that does not parse", []string{"--dir", dir, "search", `colloque (`}, exitUsage, "nearest"},
		{"a bad sort", []string{"--dir", dir, "search", "--sort", "best", "mot"}, exitUsage, "sort"},
		{"a timeline by weeks", []string{"--dir", dir, "search", "--timeline", "week", "mot"}, exitUsage, "month"},
		{"a bad limit", []string{"--dir", dir, "search", "--limit", "100000", "mot"}, exitUsage, "limit"},
		{"a missing file", []string{"--dir", dir, "import", "absent.html"}, exitFailed, "absent.html"},
		{"a file of the wrong type", []string{"--dir", dir, "import", "main.go"}, exitFailed, ".warc.gz"},
		{"nothing to import", []string{"--dir", dir, "import"}, exitUsage, "import needs"},
		{"crawl without an address", []string{"--dir", dir, "crawl"}, exitUsage, "pressoir.toml"},
		{"crawl of no address", []string{"--dir", dir, "crawl", "valmont"}, exitUsage, "valmont"},
		{"too hasty a crawl", []string{"--dir", dir, "crawl", "--delay", "1ms", "http://a.example/"}, exitUsage, "delay"},
		{"an open door", []string{"--dir", dir, "serve", "--addr", "0.0.0.0:0"}, exitUsage, "password"},
		{"no address to listen on", []string{"--dir", dir, "serve", "--addr", "8080"}, exitUsage, "host:port"},
		{"extract nothing", []string{"extract"}, exitUsage, "needs a file"},
		{"extract a missing file", []string{"extract", "absent.html"}, exitFailed, "1 of 1"},
		{"extract a list and a file", []string{"extract", "--list", "-", "a.html"}, exitUsage, "--list"},
		{"a batch and a query", []string{"--dir", dir, "search", "--batch", "a.jsonl", "mot"}, exitUsage, "--batch"},
		{"completions and a query", []string{"--dir", dir, "search", "--complete", "a", "mot"}, exitUsage, "--complete"},
		{"completions and a batch", []string{"--dir", dir, "search", "--complete", "a", "--batch", "b"}, exitUsage, "together"},
		{"like no article", []string{"--dir", dir, "search", "--like", "aaaaaaaaaaaaaaaa"}, exitUsage, "no such article"},
		{"words said like an article", []string{"--dir", dir, "search", "--like", "aaaaaaaaaaaaaaaa", "--words"}, exitUsage, "--like"},
		{"a batch that is missing", []string{"--dir", dir, "search", "--batch", "absent.jsonl"}, exitUsage, "absent.jsonl"},
		{"a configuration that is missing", []string{"--config", "absent.toml", "config"}, exitUsage, "absent.toml"},
		{"version takes nothing", []string{"version", "now"}, exitUsage, "now"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := pressoir(t, "", tt.args...)
			if o.code != tt.code || !strings.Contains(o.stderr, tt.says) {
				t.Errorf("exit %d, want %d with %q:\n%s", o.code, tt.code, tt.says, o.stderr)
			}
		})
	}
}

func TestConfigurationThatIsWrong(t *testing.T) {
	o := pressoir(t, "", "--config", file(t, "pressoir.toml", "[server]\naddr = \"x\"\n"), "config")
	if o.code != exitUsage || !strings.Contains(o.stderr, "host:port") {
		t.Errorf("%+v", o)
	}
	good := must(t, "--config", file(t, "pressoir.toml", "[server]\npassword = \"sésame\"\n"), "config")
	if strings.Contains(good, "sésame") || !strings.Contains(good, "127.0.0.1:8080") {
		t.Errorf("printed:\n%s", good)
	}
	if example := must(t, "config", "--example"); !strings.Contains(example, "[[source]]") {
		t.Error("no example")
	}
}

// Every verb explains itself, with an example.
func TestHelp(t *testing.T) {
	for _, verb := range []string{"demo", "crawl", "import", "serve", "search", "extract", "reindex", "config", "version"} {
		help := must(t, verb, "--help")
		if !strings.Contains(help, "Examples:") || !strings.Contains(help, "pressoir "+verb) {
			t.Errorf("%s --help has no example:\n%s", verb, help)
		}
	}
	if all := must(t); !strings.Contains(all, "pressoir demo") {
		t.Errorf("without a verb:\n%s", all)
	}
	if v := must(t, "version"); !strings.HasPrefix(v, "pressoir ") {
		t.Errorf("version: %s", v)
	}
}
