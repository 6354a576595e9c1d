package warc_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/warc"
)

var noon = time.Date(2024, 5, 2, 12, 0, 0, 0, time.UTC)

// file is a WARC file in memory.
type file struct {
	bytes.Buffer
	synced int
	broken error
}

func (f *file) Write(p []byte) (int, error) {
	if f.broken != nil {
		return 0, f.broken
	}
	return f.Buffer.Write(p)
}

func (f *file) Sync() error {
	f.synced = f.Len()
	return f.broken
}

func response(words string) *warc.Record {
	return &warc.Record{
		Type: warc.Response, URI: "https://coteaux.example/" + words, Date: noon,
		ContentType: "application/http; msgtype=response",
		Block:       []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + words),
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	f := &file{}
	w := warc.NewWriter(f, warc.WriterOptions{Software: "pressoir/test", Filename: "essai.warc.gz"})
	resource := &warc.Record{
		Type: warc.Resource, URI: "urn:x-essai:été", Date: noon, ContentType: "text/plain", Block: []byte{},
		Header: warc.Header{{Name: "Pressoir-Source", Value: "notes de terrain.txt"}},
	}
	given := []*warc.Record{response("un"), resource, response("deux")}
	for _, rec := range given {
		offset, length, err := w.Write(rec)
		if err != nil || offset != rec.Offset || length != rec.Length {
			t.Fatalf("%d, %d, %v, in the record %d, %d", offset, length, err, rec.Offset, rec.Length)
		}
	}
	if err := w.Sync(); err != nil || f.synced != f.Len() || w.Size() != int64(f.Len()) {
		t.Errorf("synced %d of %d bytes, size %d, %v", f.synced, f.Len(), w.Size(), err)
	}
	got := readAll(t, f.Bytes(), warc.Options{})
	if len(got.damage) != 0 || len(got.records) != 4 {
		t.Fatalf("%d records, damage %v", len(got.records), got.damage)
	}
	info := got.records[0]
	if info.Type != warc.WARCInfo || info.Header.Get("warc-filename") != "essai.warc.gz" || !strings.Contains(string(info.Block), "software: pressoir/test\r\n") {
		t.Errorf("warcinfo %+v\n%s", info, info.Block)
	}
	for i, rec := range got.records[1:] {
		checkRecord(t, f.Bytes(), given[i], rec)
	}
}

// checkRecord compares a record as read with what was given to the writer.
func checkRecord(t *testing.T, content []byte, given, rec *warc.Record) {
	t.Helper()
	if rec.Header.Get("WARC-Block-Digest") != warc.Digest(rec.Block) || !strings.HasPrefix(rec.ID, "urn:uuid:") {
		t.Errorf("header %v", rec.Header)
	}
	at, err := warc.ReadAt(bytes.NewReader(content), rec.Offset, rec.Length, warc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rec, at); diff != "" {
		t.Errorf("read at its place: %s", diff)
	}
	if source := rec.Header.Get("Pressoir-Source"); source != given.Header.Get("Pressoir-Source") {
		t.Errorf("source %q", source)
	}
	rec.Header = given.Header
	if diff := cmp.Diff(given, rec); diff != "" {
		t.Error(diff)
	}
}

func TestPayloadDigest(t *testing.T) {
	rec := response("un")
	if got := warc.PayloadDigest(rec); got != warc.Digest([]byte("<p>un")) {
		t.Errorf("of a response: %s", got)
	}
	rec.Block = []byte("no header")
	if got := warc.PayloadDigest(rec); got != warc.Digest(rec.Block) {
		t.Errorf("of a response that is none: %s", got)
	}
	// The digest of nothing, as every other program writes it.
	if got := warc.Digest(nil); got != "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ" {
		t.Errorf("of nothing: %s", got)
	}
}

func TestWriterRefuses(t *testing.T) {
	change := func(do func(*warc.Record)) *warc.Record {
		rec := response("un")
		do(rec)
		return rec
	}
	for what, rec := range map[string]*warc.Record{
		"line end in the address": change(func(r *warc.Record) { r.URI += "\r\nWARC-Type: metadata" }),
		"no date":                 change(func(r *warc.Record) { r.Date = time.Time{} }),
		"no type":                 change(func(r *warc.Record) { r.Type = "" }),
		"a name with a colon":     change(func(r *warc.Record) { r.Header = warc.Header{{Name: "a:b", Value: "c"}} }),
		"an endless address":      change(func(r *warc.Record) { r.URI = strings.Repeat("x", warc.MaxHeader) }),
	} {
		f := &file{}
		w := warc.NewWriter(f, warc.WriterOptions{})
		if _, _, err := w.Write(rec); !errors.Is(err, warc.ErrField) || f.Len() != 0 {
			t.Errorf("%s: %v, %d bytes written", what, err, f.Len())
		}
	}
}

func TestWriterStopsAfterAFailure(t *testing.T) {
	f := &file{broken: io.ErrShortWrite}
	w := warc.NewWriter(f, warc.WriterOptions{Filename: "essai.warc.gz"})
	for range 2 {
		if _, _, err := w.Write(response("un")); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("error: %v", err)
		}
		f.broken = nil
	}
	if f.Len() != 0 {
		t.Errorf("%d bytes written after a failure", f.Len())
	}
}

func TestReadAtRefuses(t *testing.T) {
	f := &file{}
	w := warc.NewWriter(f, warc.WriterOptions{})
	offset, length, err := w.Write(response("un"))
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range [][2]int64{{-1, 5}, {offset, 0}, {offset + 1, length}, {offset, length / 2}, {1 << 40, 10}} {
		if rec, err := warc.ReadAt(bytes.NewReader(f.Bytes()), place[0], place[1], warc.Options{}); err == nil {
			t.Errorf("at %v: %+v", place, rec)
		}
	}
}
