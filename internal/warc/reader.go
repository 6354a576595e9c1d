package warc

import (
	"bufio"
	"bytes"
	"crypto/sha1" //nolint:gosec // what the files carry
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Options bound what a [Reader] takes in.
type Options struct {
	MaxBlock int64 // the largest block, in bytes; 0 is [DefaultMaxBlock]
}

// Reader gives the records of a WARC file one after the other, plain or in
// gzip (a member a record, or the file as a whole). It is not safe for
// concurrent use.
type Reader struct {
	tape *tape
	max  int64
	err  error // what ended the reading, for good

	zipped  bool
	started bool
	member  int64         // gzip: where the open member begins
	inside  int           // gzip: records the open member has given
	zip     *gzip.Reader  // gzip: made with the first member
	inner   *bufio.Reader // gzip: what the open member holds, nil between members
	pending *DamageError  // found behind a good record that was given first
}

// NewReader reads records from r, which may be a pipe.
func NewReader(r io.Reader, o Options) *Reader {
	limit := o.MaxBlock
	if limit <= 0 {
		limit = DefaultMaxBlock
	}
	return &Reader{tape: newTape(r, int(min(limit, 1<<30))+MaxHeader+1<<20), max: limit}
}

// Next gives the next good record, io.EOF after the last one, or a
// [*DamageError] for each damaged place, after which Next goes on behind it.
// Every other error (ErrARC, a failure of the input) is final.
func (r *Reader) Next() (*Record, error) {
	if r.err != nil {
		return nil, r.err
	}
	rec, err := r.next()
	var damage *DamageError
	if err == nil || errors.As(err, &damage) {
		return rec, err
	}
	if failure := r.tape.failure(); failure != nil {
		err = fmt.Errorf("read at offset %d: %w", r.tape.pos(), failure)
	}
	r.err = err
	return nil, err
}

func (r *Reader) next() (*Record, error) {
	if damage := r.pending; damage != nil {
		r.pending = nil
		return nil, damage
	}
	if !r.started {
		r.started = true
		magic, _ := r.tape.br.Peek(2)
		r.zipped = bytes.Equal(magic, gzipMagic[:2])
	}
	if r.zipped {
		return r.nextZipped()
	}
	return r.nextPlain()
}

func (r *Reader) nextPlain() (*Record, error) {
	br := r.tape.br
	if err := skipBlank(br); err != nil {
		return nil, err
	}
	start := r.tape.pos()
	r.tape.release()
	if head, _ := br.Peek(versionPeek); !isVersionLine(head) {
		if start == 0 && isARC(br) {
			return nil, ErrARC
		}
		if err := seekLine(br, -1); err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, &DamageError{Offset: start, Err: errGarbage}
	}
	rec, err := r.record(br, start)
	if err != nil {
		return nil, err
	}
	rec.Offset, rec.Length = start, r.tape.pos()-start
	return rec, nil
}

// record reads one record at a version line of a plain file, and after damage
// goes to where the next one may begin.
func (r *Reader) record(br *bufio.Reader, start int64) (*Record, error) {
	damaged := func(rec *Record, err error, back int64) (*Record, error) {
		if r.tape.failure() != nil {
			return nil, err
		}
		if r.tape.rewind(back) {
			if err := seekLine(br, -1); err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
		}
		return nil, &DamageError{Offset: start, URI: uriOf(rec), Err: err}
	}
	header, err := readHeader(br)
	if err != nil {
		return damaged(nil, unexpected(err), start+1)
	}
	rec, length, err := newRecord(header)
	body := r.tape.pos()
	if err != nil {
		return damaged(rec, err, body)
	}
	if length > r.max {
		return r.oversized(rec, length, start, damaged)
	}
	if r.tape.endsBefore(body + length) {
		return damaged(rec, errTruncated, body)
	}
	if rec.Block, err = readBlock(br, length); err != nil {
		return damaged(rec, unexpected(err), body)
	}
	if !endsWell(br) && !vouched(rec) {
		if at := swallowed(rec.Block); at >= 0 {
			return damaged(rec, errSwallowed, body+int64(at))
		}
	}
	return rec, nil
}

func (r *Reader) oversized(rec *Record, length, start int64, damaged func(*Record, error, int64) (*Record, error)) (*Record, error) {
	br := r.tape.br
	body := r.tape.pos()
	tooLarge := fmt.Errorf("%w: a block of %d bytes, %d at most", ErrTooLarge, length, r.max)
	if _, err := io.CopyN(io.Discard, br, length); err != nil {
		if errors.Is(err, io.EOF) {
			err = errTruncated
		}
		return damaged(rec, fmt.Errorf("%w; %w", tooLarge, err), body)
	}
	if !endsWell(br) {
		return damaged(rec, fmt.Errorf("%w; %w", tooLarge, errGarbage), body)
	}
	return nil, &DamageError{Offset: start, URI: rec.URI, Err: tooLarge}
}

// readBlock grows with what comes: a header that lies costs no memory.
func readBlock(br *bufio.Reader, length int64) ([]byte, error) {
	if length <= 1<<20 {
		block := make([]byte, length)
		_, err := io.ReadFull(br, block)
		return block, err
	}
	var buf bytes.Buffer
	_, err := io.CopyN(&buf, br, length)
	return buf.Bytes(), err
}

// unexpected calls the end of the input in the midst of a record what it is.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errTruncated
	}
	return err
}

func uriOf(rec *Record) string {
	if rec == nil {
		return ""
	}
	return rec.URI
}

// vouched reports whether the block is what its digest says.
func vouched(rec *Record) bool {
	label, value, _ := strings.Cut(rec.BlockDigest, ":")
	if !strings.EqualFold(label, "sha1") {
		return false
	}
	sum := sha1.Sum(rec.Block) //nolint:gosec // what the files carry
	return strings.EqualFold(value, base32.StdEncoding.EncodeToString(sum[:])) || strings.EqualFold(value, hex.EncodeToString(sum[:]))
}

// endsWell reports whether the input goes on as it should behind a block:
// with a line's end, another record, or nothing.
func endsWell(br *bufio.Reader) bool {
	head, err := br.Peek(1)
	if len(head) == 0 {
		return errors.Is(err, io.EOF)
	}
	if head[0] == '\r' || head[0] == '\n' {
		return true
	}
	head, _ = br.Peek(versionPeek)
	return isVersionLine(head)
}

// swallowed finds the first line of a block that begins a record, -1 if none.
func swallowed(block []byte) int {
	for from := 0; ; {
		at := bytes.Index(block[from:], []byte("\n"+versionMark))
		if at < 0 {
			return -1
		}
		from += at + 1
		if isVersionLine(block[from:min(from+versionPeek, len(block))]) {
			return from
		}
	}
}
