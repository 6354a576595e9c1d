package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// One line comes out for each line in, in order, whatever is wrong with it.
func TestExtractList(t *testing.T) {
	page := file(t, "colloque.txt", interviewPage)
	var in strings.Builder
	for i := range 40 {
		switch i % 4 {
		case 0:
			fmt.Fprintf(&in, "{\"file\": %q, \"url\": \"https://brenne.example/%d\"}\n", page, i)
		case 1:
			fmt.Fprintf(&in, "{\"file\": \"absent-%d.html\", \"url\": \"\"}\n", i)
		case 2:
			in.WriteString("pas du JSON\n")
		default:
			in.WriteString([]string{"{}\n", "\n", strings.Repeat("x", maxListLine+1) + "\n"}[i%3])
		}
	}
	o := pressoir(t, in.String(), "extract", "--list", "-")
	lines := strings.Split(strings.TrimSpace(o.stdout), "\n")
	if o.code != exitDone || len(lines) != 40 {
		t.Fatalf("exit %d, %d lines\n%s", o.code, len(lines), o.stderr)
	}
	for i, line := range lines {
		checkListed(t, i, line)
	}
}

func checkListed(t *testing.T, i int, line string) {
	t.Helper()
	var got struct {
		news.Article
		File  string
		Error news.Maybe
	}
	decode(t, line, &got)
	if i%4 == 0 {
		if got.Error != "" || got.URL != fmt.Sprintf("https://brenne.example/%d", i) || got.Interview == nil {
			t.Errorf("line %d: %s", i, line)
		}
		return
	}
	if got.Error == "" || got.Title != "" || got.Body == nil {
		t.Errorf("line %d has no error, or more than one: %s", i, line)
	}
	if i%4 == 1 && got.File != fmt.Sprintf("absent-%d.html", i) {
		t.Errorf("line %d: %s", i, line)
	}
}

// The names of an article's JSON are a contract.
func TestExtractNames(t *testing.T) {
	out := must(t, "extract", file(t, "colloque.txt", interviewPage))
	var fields map[string]json.RawMessage
	decode(t, out, &fields)
	want := strings.Fields(`id version url site language kind title lead text body published modified authors agency tags section
		breadcrumb images interview quotes people events file error`)
	for _, name := range want {
		if _, ok := fields[name]; !ok {
			t.Errorf("no field %q", name)
		}
		delete(fields, name)
	}
	if len(fields) > 0 {
		t.Errorf("fields beyond the contract: %v", fields)
	}
	explained := must(t, "extract", "--explain", file(t, "colloque.txt", interviewPage))
	if !strings.Contains(explained, "breadcrumb") || !strings.Contains(explained, "found in") {
		t.Errorf("explained:\n%s", explained)
	}
}

func articleLines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"url\": \"https://brenne.example/a/%d\", \"title\": \"Article %d\", \"language\": \"fr\", \"published\": \"2020-01-%02d\", "+
			"\"text\": \"La piscine du bassin numéro %d rouvre après des travaux.\"}\n", i, i, i%28+1, i)
	}
	return b.String()
}

func TestImportTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	docs := file(t, "docs.jsonl", articleLines(30))
	must(t, "--dir", dir, "import", docs)
	again := pressoir(t, "", "--dir", dir, "import", docs)
	if again.code != exitDone || !strings.Contains(again.stderr, "30 were there already") && !strings.Contains(again.stderr, "(30 were") {
		t.Errorf("twice: %+v", again)
	}

}

func TestBatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(30)))
	asks := "{\"id\": \"a\", \"q\": \"piscine travaux\"}\n{\"id\": 7, \"q\": \"piscine (\"}\nrien\n{\"id\": \"z\", \"q\": \"introuvable\"}\n{\"id\": \"y\", \"q\": \"(((\"}\n"
	out := must(t, "--dir", dir, "search", "--batch", file(t, "asks.jsonl", asks), "--match", "any", "--limit", "5", "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 5 {
		t.Fatalf("%d lines:\n%s", len(lines), out)
	}
	for i, want := range []struct {
		id          string
		hits, total int
		warned      bool
	}{
		{`"a"`, 5, 30, false},
		{"7", 5, 30, true}, // what does not parse gets its nearest reading
		{"3", 0, 0, true},  // no JSON at all
		{`"z"`, 0, 0, false},
		{`"y"`, 0, 0, true}, // nothing of it can be searched
	} {
		var got struct {
			ID json.RawMessage `json:"id"`
			search.Result
		}
		decode(t, lines[i], &got)
		if string(got.ID) != want.id || len(got.Hits) != want.hits || got.Total != want.total || (got.Warning != "") != want.warned {
			t.Errorf("line %d, want %+v: %s", i, want, lines[i])
		}
	}
	csv := must(t, "--dir", dir, "search", "--batch", file(t, "asks.csv", "id,q\nx,bassin\n"), "--limit", "1")
	if !strings.HasPrefix(csv, `{"id":"x",`) {
		t.Errorf("CSV: %s", csv)
	}
}

func TestReindex(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(12)))
	for _, args := range [][]string{{"reindex"}, {"reindex", "--reread"}} {
		must(t, append(args, "--dir", dir)...)
		if out := must(t, "--dir", dir, "search", "piscine"); !strings.HasPrefix(out, "12 articles") {
			t.Errorf("after %v:\n%s", args, out)
		}
	}
}

// The index of another catalogue answers nothing: it is made anew.
func TestIndexOfAnotherCatalogue(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(4)))
	lost, err := filepath.Glob(filepath.Join(dir, "catalogue.db*"))
	if err != nil || len(lost) == 0 {
		t.Fatalf("no catalogue: %v", err)
	}
	for _, path := range lost {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	must(t, "--dir", dir, "import", file(t, "colloque.txt", interviewPage))
	if out := must(t, "--dir", dir, "search", "--match", "any", "piscine bassin"); !strings.HasPrefix(out, "0 article") {
		t.Errorf("ghosts of the lost catalogue:\n%s", out)
	}
	if out := must(t, "--dir", dir, "search", "reconnaissance faciale"); !strings.HasPrefix(out, "1 article") {
		t.Errorf("what is there is not found:\n%s", out)
	}
	// All but the frontier can be made again from the WARC files.
	anew := filepath.Join(t.TempDir(), "anew")
	must(t, "--dir", anew, "import", filepath.Join(dir, "warc"))
	if out := must(t, "--dir", anew, "search", "piscine"); !strings.HasPrefix(out, "4 articles") {
		t.Errorf("made again from the WARC files:\n%s", out)
	}
}

// A lost index is rebuilt without a word from the user; one of another version
// is refused with what to do.
func TestLostAndForeignIndex(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(4)))
	if err := os.RemoveAll(filepath.Join(dir, indexFolder)); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "--dir", dir, "search", "piscine"); !strings.HasPrefix(out, "4 articles") {
		t.Errorf("after the loss:\n%s", out)
	}
	formats, err := filepath.Glob(filepath.Join(dir, indexFolder, "CURRENT"))
	if err != nil || len(formats) != 1 {
		t.Fatalf("no file with the format: %v, %v", formats, err)
	}
	if err := os.WriteFile(formats[0], []byte("pressoir-index 9999 1 \"\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := pressoir(t, "", "--dir", dir, "search", "piscine")
	if o.code != exitFailed || !strings.Contains(o.stderr, "pressoir reindex") {
		t.Errorf("%+v", o)
	}
	must(t, "--dir", dir, "reindex")
	must(t, "--dir", dir, "search", "piscine")
}
