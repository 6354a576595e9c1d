package crawl

import (
	"bytes"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/warc"
)

// TestWARCHoldsTheBytes reads back from the file what a server sent.
func TestWARCHoldsTheBytes(t *testing.T) {
	page := "<!doctype html><title>Été</title><p>" + strings.Repeat("Bonjour. ", 500)
	packed := string(zipped(t, page))
	answers := map[string]string{
		"/": "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Odd:   trois  blancs \r\nx-odd: bis\r\nConnection: close\r\n\r\n" +
			"<a href=/chunks>1</a><a href=/gzip>2</a><a href=/both>3</a><a href=/early>4</a><a href=/more>5</a><a href=/old>6</a>",
		"/chunks": "HTTP/1.1 200 Bien\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" +
			"5;ext=1\r\n<p>un\r\n6\r\n deux \r\n0\r\nX-Trailer: fin\r\n\r\n",
		"/gzip": fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(packed), packed),
		"/both": fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(packed), packed),
		"/old":  "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>jusqu'à la fin",
	}
	const early, extra = "HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n", "des octets de trop"
	answers["/early"] = early + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>un"
	answers["/more"] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>un" + extra
	base, a := rawServer(t, answers), newArchive(t)
	summary, err := Run(t.Context(), source(base), options(a))
	if err != nil || summary.Kept != len(answers) {
		t.Fatalf("%+v, %v", summary, err)
	}
	answers["/early"] = strings.TrimPrefix(answers["/early"], early)
	answers["/more"] = strings.TrimSuffix(answers["/more"], extra)
	found := 0
	for path, want := range answers {
		if got := string(archived(t, a, base+path).Block); got != want {
			t.Errorf("%s\n got %q\nwant %q", path, got, want)
		}
	}
	files, err := filepath.Glob(filepath.Join(a.Dir(), "warc", "*.warc.gz"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // read only
	for r := warc.NewReader(f, warc.Options{}); ; {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if record.Type == warc.Response && string(record.Block) == answers[strings.TrimPrefix(record.URI, base)] {
			found++
		}
	}
	if found != len(answers) {
		t.Errorf("%d of %d responses stand in the WARC file", found, len(answers))
	}
}

func TestHTTPS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 1 {
			t.Errorf("asked in %s", r.Proto)
		}
		if r.URL.Path == "/" {
			linking("/a")(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	o := options(newArchive(t))
	if _, err := Run(t.Context(), source(s.URL), o); !errors.Is(err, ErrStart) || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate that nobody vouches for: %v", err)
	}
	o.Roots = x509.NewCertPool()
	o.Roots.AddCert(s.Certificate())
	if summary, err := Run(t.Context(), source(s.URL), o); err != nil || summary.Kept != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
	if block := archived(t, o.Archive, s.URL+"/").Block; !bytes.HasPrefix(block, []byte("HTTP/1.1 200 OK\r\n")) {
		t.Errorf("%q", block)
	}
}
