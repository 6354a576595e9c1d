package warc

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// ErrHTTP is a block that does not begin as an HTTP response.
var ErrHTTP = errors.New("not an HTTP response")

// Head parses the status line and the header section of an HTTP response
// (RFC 9112, 4 and 5), leniently: lines that are no fields are passed over,
// and a lone LF ends a line. body is where the body begins.
func Head(block []byte) (status int, header http.Header, body int, err error) {
	body = endOfHead(block)
	if body < 0 {
		return 0, nil, 0, fmt.Errorf("%w: no end of its header in %d bytes", ErrHTTP, min(len(block), maxHTTPHead))
	}
	first, rest, _ := bytes.Cut(block[:body], []byte("\n"))
	status, err = parseStatus(string(bytes.TrimSpace(first)))
	if err != nil {
		return 0, nil, 0, err
	}
	header = http.Header{}
	last := ""
	for line := range bytes.Lines(rest) {
		text := strings.TrimRight(string(line), "\r\n")
		if text != "" && (text[0] == ' ' || text[0] == '\t') && last != "" {
			values := header[last]
			values[len(values)-1] += " " + strings.TrimSpace(text)
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok || name == "" {
			continue
		}
		if len(header) >= MaxFields {
			return 0, nil, 0, fmt.Errorf("%w: more than %d header fields", ErrHTTP, MaxFields)
		}
		last = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(name))
		header.Add(last, strings.TrimSpace(value))
	}
	return status, header, body, nil
}

func parseStatus(line string) (int, error) {
	version, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(code)
	if !strings.HasPrefix(version, "HTTP/") || err != nil || n < 100 || n > 999 {
		return 0, fmt.Errorf("%w: it begins with %.60q", ErrHTTP, line)
	}
	return n, nil
}

// endOfHead finds where the body of an HTTP message begins, -1 if nowhere.
func endOfHead(block []byte) int {
	head := block[:min(len(block), maxHTTPHead)]
	for at := 0; at < len(head); {
		n := bytes.IndexByte(head[at:], '\n')
		if n < 0 {
			return -1
		}
		line := head[at : at+n]
		at += n + 1
		if len(line) == 0 || len(line) == 1 && line[0] == '\r' {
			return at
		}
	}
	return -1
}
