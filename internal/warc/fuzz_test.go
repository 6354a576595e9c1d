package warc_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/warc"
)

// Whatever a file holds, the reader ends, stays in its bounds, and keeps its
// promises about places.
func FuzzReader(f *testing.F) {
	a, b := plain("a", "alpha"), plain("b", noise(300))
	for _, seed := range []string{
		a + b, zipped(a) + zipped(b), zipped(a + b), a + "garbage\n" + b, zipped(a)[:40] + zipped(b),
		header("a", 20) + "alpha\r\n\r\n" + b, zipped(header("a", 20) + "alpha\r\n\r\n" + b), "filedesc://x", header("a", 1<<40),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		const limit = 4096
		got := readAll(t, content, warc.Options{MaxBlock: limit})
		if !errors.Is(got.final, io.EOF) && !errors.Is(got.final, warc.ErrARC) {
			t.Fatalf("ended with %v", got.final)
		}
		for _, rec := range got.records {
			if len(rec.Block) > limit || rec.Type == "" {
				t.Fatalf("%d bytes of block, type %q", len(rec.Block), rec.Type)
			}
			if rec.Length == 0 {
				continue
			}
			again, err := warc.ReadAt(strings.NewReader(string(content)), rec.Offset, rec.Length, warc.Options{})
			if err != nil || string(again.Block) != string(rec.Block) {
				t.Fatalf("read again at %d, %d: %v", rec.Offset, rec.Length, err)
			}
		}
	})
}

// Whatever a block holds, its body stays in its bound, and its errors are of
// the kinds that are documented.
func FuzzPayload(f *testing.F) {
	for _, header := range []string{"", "Content-Encoding: gzip\r\n", "Content-Encoding: deflate\r\n", "Content-Encoding: br\r\n",
		"Content-Encoding: zstd\r\n", "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n", "A: b\r\n c\r\n"} {
		for _, body := range []string{words, zipped(words), chunked(words, 10), "\x28\xb5\x2f\xfd\x04\x00"} {
			f.Add([]byte("HTTP/1.1 200 OK\r\n" + header + "\r\n" + body))
		}
	}
	f.Fuzz(func(t *testing.T, block []byte) {
		const limit = 1 << 16
		status, header, body, err := warc.Payload(block, limit)
		if len(body) > limit {
			t.Fatalf("%d bytes", len(body))
		}
		switch {
		case err == nil, errors.Is(err, warc.ErrBody), errors.Is(err, warc.ErrTooLarge):
			if status < 100 || header == nil {
				t.Fatalf("status %d, header %v", status, header)
			}
		case !errors.Is(err, warc.ErrHTTP):
			t.Fatalf("an error of no known kind: %v", err)
		}
	})
}
