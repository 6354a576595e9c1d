package warc_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/pressoir/pressoir/internal/warc"
)

const words = "<p>La vendange commence lundi sur les coteaux, et le pressoir est prêt."

// squeeze compresses words with what a constructor gives.
func squeeze[W io.WriteCloser](w func(io.Writer) W, s string) string {
	var b bytes.Buffer
	z := w(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func deflated(w io.Writer) io.WriteCloser {
	z, _ := flate.NewWriter(w, flate.BestSpeed)
	return z
}

func chunked(s string, size int) string {
	var b strings.Builder
	for ; len(s) > size; s = s[size:] {
		fmt.Fprintf(&b, "%x;ext=1\r\n%s\r\n", size, s[:size])
	}
	fmt.Fprintf(&b, "%06X\r\n%s\r\n0\r\n\r\n", len(s), s)
	return b.String()
}

func TestPayload(t *testing.T) {
	br := squeeze(brotli.NewWriter, words)
	gz := zipped(words)
	for name, test := range map[string]struct {
		header string // with \n for line ends
		body   string
		want   string
		err    error
	}{
		"plain":                     {"", words, words, nil},
		"no body":                   {"", "", "", nil},
		"a right length":            {fmt.Sprintf("Content-Length: %d\n", len(words)), words + "\r\n\r\n", words, nil},
		"a length too small":        {"Content-Length: 3\n", words, words, nil},
		"a length too large":        {"Content-Length: 30000\n", words, words, nil},
		"chunks":                    {"Transfer-Encoding: chunked\n", chunked(words, 16), words, nil},
		"one chunk":                 {"transfer-encoding: Chunked\n", chunked(words, 1000), words, nil},
		"chunks, the last left out": {"Transfer-Encoding: chunked\n", strings.TrimSuffix(chunked(words, 16), "0\r\n\r\n"), words, nil},
		"chunks put together":       {"Transfer-Encoding: chunked\n", words, words, nil},
		"chunks cut off":            {"Transfer-Encoding: chunked\n", "20\r\n" + words[:20], words[:20], warc.ErrBody},
		"chunks with a wrong size":  {"Transfer-Encoding: chunked\n", "4\r\n" + words, words[:4], warc.ErrBody},
		"an endless chunk":          {"Transfer-Encoding: chunked\n", "fffffffffffffffff\r\n" + words, "fffffffffffffffff\r\n" + words, nil},
		"gzip":                      {"Content-Encoding: gzip\n", gz, words, nil},
		"gzip in chunks":            {"Content-Encoding: x-gzip\nTransfer-Encoding: chunked\n", chunked(gz, 10), words, nil},
		"gzip undone":               {"Content-Encoding: gzip\n", words, words, nil},
		"gzip, cut off":             {"Content-Encoding: gzip\n", gz[:len(gz)-8], words, warc.ErrBody},
		"gzip twice":                {"Content-Encoding: gzip, gzip\n", zipped(gz), words, nil},
		"gzip too often":            {"Content-Encoding: gzip,gzip,gzip\nContent-Encoding: gzip\n", gz, "", warc.ErrBody},
		"deflate, as the RFC says":  {"Content-Encoding: deflate\n", squeeze(zlib.NewWriter, words), words, nil},
		"deflate, as some servers":  {"Content-Encoding: deflate\n", squeeze(deflated, words), words, nil},
		"deflate undone":            {"Content-Encoding: deflate\n", words, words, nil},
		"br":                        {"Content-Encoding: br\n", br, words, nil},
		"br undone":                 {"Content-Encoding: br\n", words, words, nil},
		"identity":                  {"Content-Encoding: identity\n", words, words, nil},
		"an unknown encoding":       {"Content-Encoding: pressed\n", words, words, warc.ErrBody},
		"folded and broken fields":  {"X-One: a\n  b\nno field\n: empty\nContent-Encoding:\n\tgzip\n", gz, words, nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, end := range []string{"\r\n", "\n"} {
				block := "HTTP/1.1 203 Fine" + end + strings.ReplaceAll(test.header, "\n", end) + end + test.body
				status, header, body, err := warc.Payload([]byte(block), 0)
				if status != 203 || header == nil || string(body) != test.want || !errors.Is(err, test.err) || (err == nil) != (test.err == nil) {
					t.Errorf("status %d, header %v, body %q, error %v, want %q, %v", status, header, body, err, test.want, test.err)
				}
			}
		})
	}
}

func TestPayloadIsBounded(t *testing.T) {
	const limit = 1000
	bomb := strings.Repeat("0", 5<<20)
	for name, block := range map[string]string{
		"plain":  "\r\n" + bomb[:limit+1],
		"chunks": "Transfer-Encoding: chunked\r\n\r\n" + chunked(bomb[:limit+1], 100),
		"gzip":   "Content-Encoding: gzip\r\n\r\n" + zipped(bomb),
		"twice":  "Content-Encoding: gzip, gzip\r\n\r\n" + zipped(zipped(bomb)),
		"br":     "Content-Encoding: br\r\n\r\n" + squeeze(brotli.NewWriter, bomb),
	} {
		_, _, body, err := warc.Payload([]byte("HTTP/1.1 200 OK\r\n"+block), limit)
		if !errors.Is(err, warc.ErrTooLarge) || body != nil {
			t.Errorf("%s: %d bytes, %v", name, len(body), err)
		}
	}
	block := "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + zipped(bomb[:limit])
	if _, _, body, err := warc.Payload([]byte(block), limit); err != nil || len(body) != limit {
		t.Errorf("at the limit: %d bytes, %v", len(body), err)
	}
}

func TestHeadRefuses(t *testing.T) {
	for _, block := range []string{
		"", "\r\n\r\n", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nA: b\r\n", "<!doctype html>\n\n<p>", "HTTP/1.1 abc\r\n\r\n",
		"GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 20000 OK\r\n\r\n",
		"HTTP/1.1 200 OK\r\nA: " + strings.Repeat("b", 300<<10) + "\r\n\r\n",
		"HTTP/1.1 200 OK\r\n" + manyFields() + "\r\n",
	} {
		if status, _, _, err := warc.Payload([]byte(block), 0); !errors.Is(err, warc.ErrHTTP) {
			t.Errorf("%.40q: status %d, %v", block, status, err)
		}
	}
	status, header, body, err := warc.Head([]byte("HTTP/2 404\r\nX: 1\r\nx: 2\r\n\r\nbody"))
	if err != nil || status != 404 || body != 26 || len(header.Values("X")) != 2 {
		t.Errorf("status %d, header %v, body at %d, %v", status, header, body, err)
	}
}

func manyFields() string {
	var b strings.Builder
	for i := range warc.MaxFields + 1 {
		fmt.Fprintf(&b, "X-%d: y\r\n", i)
	}
	return b.String()
}
