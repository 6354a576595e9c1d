package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"time"
)

// versionPeek is how many bytes show a version line whole.
const versionPeek = len("WARC/123.123 \r\n")

// isARC reports whether a file begins as an ARC file does: with a version
// block, or, torn out of one, with a line of address, IP address, time, type
// and length.
func isARC(br *bufio.Reader) bool {
	const longest = 2 << 10 // of such a line: an address and little more
	head, _ := br.Peek(longest)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	if bytes.HasPrefix(line, []byte("filedesc:")) || bytes.HasPrefix(line, []byte("ARC/")) {
		return true
	}
	const timeForm = "20060102150405"
	fields := bytes.Fields(line)
	if len(fields) < 5 || len(fields[len(fields)-3]) != len(timeForm) {
		return false
	}
	_, err := time.Parse(timeForm, string(fields[len(fields)-3]))
	return err == nil
}

// skipBlank passes over line ends; io.EOF when nothing follows.
func skipBlank(br *bufio.Reader) error {
	for {
		c, err := br.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return br.UnreadByte()
		}
	}
}

// seekLine goes to the next line that begins a record, the present place
// included, over at most limit bytes (-1: any number).
func seekLine(br *bufio.Reader, limit int64) error {
	lineStart := true
	for passed := int64(0); limit < 0 || passed < limit; {
		if lineStart {
			if head, _ := br.Peek(versionPeek); isVersionLine(head) {
				return nil
			}
		}
		part, err := br.ReadSlice('\n')
		passed += int64(len(part))
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		lineStart = err == nil
	}
	return errGarbage
}

// gzipMagic begins a gzip member (RFC 1952, 2.3.1): two bytes of its own, and
// deflate as the method.
var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// memberPeek is how much of a would-be member is looked at: enough for a file
// name in its header and for the first table of codes.
const memberPeek = 2048

// seekMember goes to the next gzip member that begins with a WARC record, the
// present place included.
func (r *Reader) seekMember() error {
	br := r.tape.br
	for {
		head, err := br.Peek(memberPeek)
		if len(head) < len(gzipMagic) {
			_, _ = br.Discard(len(head))
			return err
		}
		at := bytes.Index(head, gzipMagic)
		switch {
		case at < 0:
			at = len(head) - len(gzipMagic) + 1
		case at == 0 && r.isMember(head):
			return nil
		case at == 0:
			at = 1
		}
		if _, err := br.Discard(at); err != nil {
			return err
		}
	}
}

// isMember reports whether a gzip member that starts with these bytes starts
// with a record.
func (r *Reader) isMember(head []byte) bool {
	in := bytes.NewReader(head)
	if err := r.zip.Reset(in); err != nil {
		return false
	}
	r.zip.Multistream(false)
	var begin [len(versionMark)]byte
	_, err := io.ReadFull(r.zip, begin[:])
	return err == nil && strings.EqualFold(string(begin[:]), versionMark)
}
