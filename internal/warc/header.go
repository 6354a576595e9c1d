package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Damage to a record's header, wrapped in a [DamageError].
var (
	errHeaderSize = fmt.Errorf("header of more than %d bytes or %d fields", MaxHeader, MaxFields)
	errFields     = errors.New("a header line that is no field")
	errNoLength   = errors.New("no usable Content-Length")
	errNoType     = errors.New("no WARC-Type")
)

// versionMark begins the version line of every record.
const versionMark = "WARC/"

// isVersionLine reports whether b starts with a line such as "WARC/1.0"; case
// is ignored, as some writers did.
func isVersionLine(b []byte) bool {
	if len(b) < len(versionMark) || !strings.EqualFold(string(b[:len(versionMark)]), versionMark) {
		return false
	}
	line, _, ended := bytes.Cut(b[len(versionMark):], []byte("\n"))
	line = bytes.TrimRight(line, " \r")
	major, minor, dot := bytes.Cut(line, []byte("."))
	return ended && dot && isNumber(major) && isNumber(minor)
}

func isNumber(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0 && len(b) <= 3
}

// readHeader reads a version line and the named fields after it, up to and
// including the blank line (ISO 28500, 4).
func readHeader(br *bufio.Reader) (Header, error) {
	var h Header
	size := 0
	for first := true; ; first = false {
		line, err := readLine(br, MaxHeader-size)
		if err != nil {
			return nil, err
		}
		size += len(line)
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case first:
		case text == "":
			return h, nil
		case text[0] == ' ' || text[0] == '\t':
			if len(h) == 0 {
				return nil, errFields
			}
			last := &h[len(h)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(text))
		default:
			name, value, ok := strings.Cut(text, ":")
			if !ok {
				return nil, errFields
			}
			if len(h) >= MaxFields {
				return nil, errHeaderSize
			}
			h = append(h, Field{Name: strings.TrimSpace(name), Value: strings.TrimSpace(value)})
		}
	}
}

// readLine reads a line with its ending, of at most limit bytes.
func readLine(br *bufio.Reader, limit int) ([]byte, error) {
	var whole []byte
	for {
		part, err := br.ReadSlice('\n')
		if len(whole)+len(part) > limit {
			return nil, errHeaderSize
		}
		whole = append(whole, part...)
		switch {
		case err == nil:
			return whole, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, err
		}
	}
}

// newRecord makes a record of its header; the length is that of its block.
func newRecord(h Header) (rec *Record, length int64, err error) {
	rec = &Record{
		Type:          Type(strings.ToLower(h.Get("WARC-Type"))),
		ID:            bare(h.Get("WARC-Record-ID")),
		URI:           bare(h.Get("WARC-Target-URI")),
		Date:          parseDate(h.Get("WARC-Date")),
		ContentType:   h.Get("Content-Type"),
		BlockDigest:   h.Get("WARC-Block-Digest"),
		PayloadDigest: h.Get("WARC-Payload-Digest"),
		Header:        h,
	}
	length, err = strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return rec, 0, fmt.Errorf("%w: %.40q", errNoLength, h.Get("Content-Length"))
	}
	if rec.Type == "" {
		return rec, 0, errNoType
	}
	return rec, length, nil
}

func bare(s string) string {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return s[1 : len(s)-1]
	}
	return s
}

// parseDate reads a WARC-Date: W3C's profile of ISO 8601, from a year alone
// down to fractions of a second.
func parseDate(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, strings.ToUpper(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
