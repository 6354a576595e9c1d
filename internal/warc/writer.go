package warc

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// ErrField is a header field that cannot be written.
var ErrField = errors.New("a field that a WARC header cannot hold")

// File is what a [Writer] writes to: an *os.File, as a rule.
type File interface {
	io.Writer
	Sync() error
}

// WriterOptions describe a file in its warcinfo record.
type WriterOptions struct {
	Software string // name and version of the program
	Filename string // the file's own name
}

// Writer appends records to a new .warc.gz file, a gzip member each (ISO
// 28500, annex D). It is not safe for concurrent use. After an error the
// file's end is torn, and nothing more may be written.
type Writer struct {
	file   File
	o      WriterOptions
	zip    *gzip.Writer
	buf    bytes.Buffer
	offset int64
	err    error
}

// NewWriter writes to an empty file. The warcinfo record comes with the first
// record, so that a file nobody writes to stays empty.
func NewWriter(f File, o WriterOptions) *Writer {
	return &Writer{file: f, o: o, zip: gzip.NewWriter(io.Discard)}
}

// Write appends a record and tells its place, in the record as in the values
// returned. A record without ID gets one; digests that are set are written as
// they are, the others computed (of the payload for responses and resources).
// The bytes are on disk only after [Writer.Sync].
func (w *Writer) Write(rec *Record) (offset, length int64, err error) {
	if w.err != nil {
		return 0, 0, fmt.Errorf("the file failed before: %w", w.err)
	}
	if err := rec.Check(); err != nil {
		return 0, 0, err
	}
	if w.offset == 0 {
		if err := w.append(w.info(rec.Date)); err != nil {
			return 0, 0, err
		}
	}
	if err := w.append(rec); err != nil {
		return 0, 0, err
	}
	return rec.Offset, rec.Length, nil
}

// Sync returns when all that was written is on disk.
func (w *Writer) Sync() error {
	if err := w.file.Sync(); err != nil {
		w.err = err
		return fmt.Errorf("sync %s: %w", w.o.Filename, err)
	}
	return nil
}

// Size is the length of the file so far, in bytes.
func (w *Writer) Size() int64 { return w.offset }

func (w *Writer) info(date time.Time) *Record {
	rec := &Record{Type: WARCInfo, Date: date, ContentType: "application/warc-fields"}
	if w.o.Filename != "" {
		rec.Header = Header{{"WARC-Filename", w.o.Filename}}
	}
	rec.Block = fmt.Appendf(nil, "software: %s\r\nformat: WARC File Format 1.1\r\n"+
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n", w.o.Software)
	return rec
}

func (w *Writer) append(rec *Record) error {
	complete(rec)
	w.buf.Reset()
	w.zip.Reset(&w.buf)
	var head bytes.Buffer
	writeHead(&head, rec)
	for _, part := range [][]byte{head.Bytes(), rec.Block, []byte("\r\n\r\n")} {
		if _, err := w.zip.Write(part); err != nil {
			return fmt.Errorf("compress record %s: %w", rec.URI, err)
		}
	}
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("compress record %s: %w", rec.URI, err)
	}
	n, err := w.file.Write(w.buf.Bytes())
	if err != nil {
		w.err = err
		return fmt.Errorf("write %s at %d: %w", w.o.Filename, w.offset, err)
	}
	rec.Offset, rec.Length = w.offset, int64(n)
	w.offset += int64(n)
	return nil
}

// complete fills in what every record must have.
func complete(rec *Record) {
	if rec.ID == "" {
		rec.ID = newID()
	}
	if rec.BlockDigest == "" {
		rec.BlockDigest = Digest(rec.Block)
	}
	if rec.PayloadDigest == "" && (rec.Type == Response || rec.Type == Resource) {
		rec.PayloadDigest = PayloadDigest(rec)
	}
}

// PayloadDigest is the digest of what a record carries: of a resource its
// block, of an HTTP response what follows the header section, transfer and
// content encodings left as they are (as other writers do).
func PayloadDigest(rec *Record) string {
	if rec.Type == Response {
		if at := endOfHead(rec.Block); at >= 0 {
			return Digest(rec.Block[at:])
		}
	}
	if rec.BlockDigest != "" {
		return rec.BlockDigest
	}
	return Digest(rec.Block)
}

func writeHead(b *bytes.Buffer, rec *Record) {
	field := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + value + "\r\n")
		}
	}
	b.WriteString("WARC/1.1\r\n")
	field("WARC-Type", string(rec.Type))
	field("WARC-Record-ID", "<"+rec.ID+">")
	field("WARC-Date", rec.Date.UTC().Format("2006-01-02T15:04:05Z"))
	field("WARC-Target-URI", rec.URI)
	field("WARC-Block-Digest", rec.BlockDigest)
	field("WARC-Payload-Digest", rec.PayloadDigest)
	for _, f := range rec.Header {
		field(f.Name, f.Value)
	}
	field("Content-Type", rec.ContentType)
	field("Content-Length", strconv.Itoa(len(rec.Block)))
	b.WriteString("\r\n")
}

// Check reports, as ErrField, a record that a [Writer] refuses: with values
// that would end a header line or make a header that [Reader] would refuse.
func (rec *Record) Check() error {
	if rec.Type == "" || rec.Date.IsZero() {
		return fmt.Errorf("%w: a record needs a type and a date", ErrField)
	}
	size := len(rec.URI) + len(rec.ContentType)
	values := []string{string(rec.Type), rec.ID, rec.URI, rec.ContentType, rec.BlockDigest, rec.PayloadDigest}
	for _, f := range rec.Header {
		if f.Name == "" || strings.ContainsAny(f.Name, ": \t") {
			return fmt.Errorf("%w: the name %q", ErrField, f.Name)
		}
		values = append(values, f.Name, f.Value)
		size += len(f.Name) + len(f.Value) + len(": \r\n")
	}
	for _, v := range values {
		if strings.ContainsFunc(v, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			return fmt.Errorf("%w: a control character in %.80q", ErrField, v)
		}
	}
	if size > MaxHeader/2 {
		return fmt.Errorf("%w: %d bytes of header for %.80q", ErrField, size, rec.URI)
	}
	return nil
}

// newID makes a record's name: a random UUID (RFC 9562, version 4) as a URN.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails: it ends the program where it would
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}
