package indexer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/warc"
)

// gather reads a source to its end: what was named to be imported, and why
// other things were refused.
func gather(t *testing.T, f *Files) (captures []archive.Capture, refused []*Refusal) {
	t.Helper()
	for c, err := range f.Source(context.Background()) {
		var r *Refusal
		switch {
		case errors.As(err, &r):
			refused = append(refused, r)
		case err != nil:
			t.Fatal(err)
		default:
			captures = append(captures, c)
		}
	}
	return captures, refused
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

type memory struct{ bytes.Buffer }

func (*memory) Sync() error { return nil }

func httpResponse(status int, contentType, body string) []byte {
	return fmt.Appendf(nil, "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", status, contentType, len(body), body)
}

// sampleWARC has one record of each sort that an import meets.
func sampleWARC(t *testing.T) []byte {
	t.Helper()
	var file memory
	w := warc.NewWriter(&file, warc.WriterOptions{Software: "essai"})
	at := time.Date(2020, 3, 3, 17, 5, 0, 0, time.UTC)
	const response = "application/http; msgtype=response"
	for _, r := range []warc.Record{
		{Type: warc.Request, URI: "https://a.example/1", ContentType: "application/http; msgtype=request", Block: []byte("GET /1 HTTP/1.1\r\n\r\n")},
		{Type: warc.Response, URI: "https://a.example/1", ContentType: response, Block: httpResponse(200, "text/html; charset=utf-8", "<p>Un</p>")},
		{Type: warc.Response, URI: "https://a.example/i.png", ContentType: response, Block: httpResponse(200, "image/png", "x")},
		{Type: warc.Response, URI: "https://a.example/2", ContentType: response, Block: httpResponse(404, "text/html", "<p>Rien</p>")},
		{Type: warc.Response, URI: "https://a.example/3", ContentType: response, Block: []byte("not HTTP")},
		{Type: warc.Resource, URI: "https://a.example/4", ContentType: "text/plain", Block: []byte("Quatre")},
		{Type: warc.Resource, URI: "urn:sha1:X", ContentType: "text/html", Block: []byte("<p>Cinq</p>")},
		{Type: warc.Revisit, URI: "https://a.example/1", ContentType: response},
		{Type: warc.Metadata, URI: "https://a.example/1", ContentType: "application/warc-fields", Block: []byte("a: b\r\n")},
	} {
		r.Date = at
		if _, _, err := w.Write(&r); err != nil {
			t.Fatal(err)
		}
	}
	return file.Bytes()
}

func TestFilesOfEveryForm(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a/page.html", "<p>Bonjour</p>")
	write(t, dir, "a/note.TXT", "Bonjour")
	write(t, dir, "a/b/deux.jsonl", `{"url":"https://a.example/x","title":"T","text":"Le texte."}`+"\n\n"+`{"title":"Sans adresse"}`+"\n")
	write(t, dir, "a/photo.png", "\x89PNG")
	write(t, dir, "a/c.warc.gz", string(sampleWARC(t)))
	captures, refused := gather(t, NewFiles([]string{dir}, nil))

	var got []string
	for _, c := range captures {
		got = append(got, fmt.Sprintf("%s %s %s", c.Source, c.Type, c.URL))
	}
	slices.Sort(got)
	want := []string{
		"c.warc.gz resource ", "c.warc.gz resource https://a.example/4", "c.warc.gz response https://a.example/1",
		"deux.jsonl resource ", "deux.jsonl resource https://a.example/x", "note.TXT resource ", "page.html resource ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("captures:\n got %q\nwant %q", got, want)
	}
	reasons := map[string]int{}
	for _, r := range refused {
		reasons[r.Reason]++
		if (r.Err != nil) != (r.Reason == "no HTTP response") {
			t.Errorf("is it a failure? %v", r)
		}
	}
	for reason, n := range map[string]int{"not a page": 2, "http 404": 1, "no HTTP response": 1, "revisit of a page kept elsewhere": 1} {
		if reasons[reason] != n {
			t.Errorf("%s: %d, want %d; all: %v", reason, reasons[reason], n, reasons)
		}
	}
}

func TestFilesRefused(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name, content, reason string
		captures              int
	}{
		{"absent.html", "", "not readable", 0},
		{"photo.png", "x", "unknown type", 0},
		{"vide.html", " \n", "empty", 0},
		{"faux.warc.gz", "ceci n'est pas un WARC", "damaged record", 0},
		{"coupe.warc.gz", string(sampleWARC(t)[:1050]), "damaged record", 0},
		{"faux.wacz", "PK pas vraiment", "not readable", 0},
		{"articles.jsonl", "{\"title\":\"Bon\"}\n{mauvais}\n{\"url\":\"ftp://x/\",\"title\":\"T\"}\n{}\n", "no article", 1},
		{"grand.html", strings.Repeat("x", 10<<20+1), "too large", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(dir, tt.name)
			if tt.content != "" {
				write(t, dir, tt.name, tt.content)
			}
			captures, refused := gather(t, NewFiles([]string{path}, nil))
			if len(refused) == 0 || refused[len(refused)-1].Reason != tt.reason || refused[len(refused)-1].Err == nil {
				t.Fatalf("refused: %v, want %q", refused, tt.reason)
			}
			if !strings.Contains(refused[0].Error(), tt.name) {
				t.Errorf("the error does not name the file: %v", refused[0])
			}
			if len(captures) < tt.captures {
				t.Errorf("%d captures, want %d at least: what is good is kept", len(captures), tt.captures)
			}
		})
	}
}

func TestTruncatedWARCKeepsWhatIsGood(t *testing.T) {
	whole := sampleWARC(t)
	path := write(t, t.TempDir(), "coupe.warc.gz", string(whole[:len(whole)-30]))
	captures, refused := gather(t, NewFiles([]string{path}, nil))
	if len(captures) != 3 {
		t.Errorf("%d captures, want the 3 before the damage", len(captures))
	}
	if !slices.ContainsFunc(refused, func(r *Refusal) bool { return r.Reason == "damaged record" }) {
		t.Errorf("the damage is not said: %v", refused)
	}
}

func TestStandardInput(t *testing.T) {
	tests := []struct {
		name, content, contentType string
		n                          int
	}{
		{"HTML", "\ufeff\n<!doctype html><p>Un</p>", "text/html", 1},
		{"text", "Un texte.", "text/plain", 1},
		{"articles", `{"title":"T"}`, ArticleType, 1},
		{"WARC", string(sampleWARC(t)), "application/http; msgtype=response", 3},
		{"nothing", "  ", "", 0},
		{"WACZ", "PK\x03\x04", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			captures, refused := gather(t, NewFiles([]string{Stdin}, strings.NewReader(tt.content)))
			if len(captures) != tt.n || (tt.n > 0 && captures[0].ContentType != tt.contentType) {
				t.Errorf("%d captures, want %d: %+v", len(captures), tt.n, captures)
			}
			if (tt.n == 0) != (len(refused) == 1) {
				t.Errorf("refused: %v", refused)
			}
		})
	}
}

func TestWACZ(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "collection.wacz")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(file)
	for _, name := range []string{"archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json", "../archive/evil.warc.gz"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(sampleWARC(t)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), file.Close()); err != nil {
		t.Fatal(err)
	}
	captures, _ := gather(t, NewFiles([]string{path}, nil))
	if len(captures) != 3 {
		t.Errorf("%d captures, want the 3 of archive/", len(captures))
	}
	files := NewFiles([]string{path}, nil)
	gather(t, files)
	if read, total := files.Bytes(); read == 0 || total == 0 {
		t.Errorf("progress: %d of %d", read, total)
	}
}

func TestSourceStops(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		write(t, dir, fmt.Sprintf("%d.html", i), "<p>Un</p>")
	}
	n := 0
	for _, err := range NewFiles([]string{dir}, nil).Source(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d, want 2", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range NewFiles([]string{dir}, nil).Source(ctx) {
		t.Errorf("goes on after the end of its context: %v", err)
	}
}

func FuzzFiles(f *testing.F) {
	f.Add([]byte("<p>Un</p>"))
	f.Add([]byte(`{"title":"T"}` + "\n{}"))
	f.Add([]byte("WARC/1.1\r\nWARC-Type: response\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for c, err := range NewFiles([]string{Stdin}, bytes.NewReader(data)).Source(context.Background()) {
			var r *Refusal
			if err != nil && !errors.As(err, &r) {
				t.Fatal(err)
			}
			if err == nil && len(c.Block) == 0 {
				t.Fatal("an empty capture")
			}
		}
	})
}
