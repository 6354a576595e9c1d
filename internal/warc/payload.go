package warc

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// ErrBody is a body whose transfer or content encoding is damaged or unknown.
// What could be decoded is given beside it, and may be worth reading.
var ErrBody = errors.New("the body cannot be decoded whole")

// Payload takes an HTTP response apart and decodes its body: chunks put
// together, gzip, deflate, br and zstd undone, at most limit bytes (0 is
// [DefaultMaxBody]; past it ErrTooLarge and no body). Recorded headers often
// speak of encodings that the recorder had already undone; so a body that
// shows no sign of an encoding is taken as it is. Errors: ErrHTTP, ErrTooLarge,
// ErrBody.
func Payload(block []byte, limit int64) (status int, header http.Header, body []byte, err error) {
	if limit <= 0 {
		limit = DefaultMaxBody
	}
	status, header, at, err := Head(block)
	if err != nil {
		return 0, nil, nil, err
	}
	body = block[at:]
	var broken error
	if strings.Contains(strings.ToLower(header.Get("Transfer-Encoding")), "chunked") {
		body, broken = dechunk(body)
	} else if n, err := strconv.Atoi(header.Get("Content-Length")); err == nil && n >= 0 && n < len(body) {
		body = trimmed(body, n)
	}
	body, err = decode(body, header.Values("Content-Encoding"), limit)
	switch {
	case errors.Is(err, ErrTooLarge):
		return status, header, nil, err
	case int64(len(body)) > limit:
		return status, header, nil, fmt.Errorf("%w: a body over %d bytes", ErrTooLarge, limit)
	case err == nil:
		err = broken
	}
	return status, header, body, err
}

// trimmed cuts a body to the length its header tells only when what is cut is
// white space: a longer rest means that the header is wrong.
func trimmed(body []byte, n int) []byte {
	if len(bytes.TrimSpace(body[n:])) == 0 {
		return body[:n]
	}
	return body
}

// dechunk puts chunks together (RFC 9112, 7.1). A body that does not begin
// with a chunk is given as it is: the recorder had joined its chunks.
func dechunk(body []byte) ([]byte, error) {
	size, rest, ok := chunkSize(body)
	if !ok || size > len(rest) && size > 1<<30 {
		return body, nil
	}
	whole := make([]byte, 0, len(body))
	for {
		if size == 0 {
			return whole, nil
		}
		if size > len(rest) {
			return append(whole, rest...), fmt.Errorf("%w: a chunk of %d bytes is cut off at %d", ErrBody, size, len(rest))
		}
		whole = append(whole, rest[:size]...)
		rest = rest[size:]
		rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
		if len(rest) == 0 {
			return whole, nil // the last chunk is often left out, and nothing is missing
		}
		if size, rest, ok = chunkSize(rest); !ok {
			return whole, fmt.Errorf("%w: no chunk where one must be, after %d bytes", ErrBody, len(whole))
		}
	}
}

// chunkSize reads a chunk's first line: hexadecimal digits, and extensions.
func chunkSize(b []byte) (size int, rest []byte, ok bool) {
	const longest = 1024 // of the line: extensions are rare and short
	end := bytes.IndexByte(b[:min(len(b), longest)], '\n')
	if end < 0 {
		return 0, nil, false
	}
	digits, _, _ := strings.Cut(strings.TrimSpace(string(b[:end])), ";")
	n, err := strconv.ParseUint(strings.TrimSpace(digits), 16, 31)
	return int(n), b[end+1:], err == nil
}

// decode undoes content encodings, the last one first (RFC 9110, 8.4).
func decode(body []byte, encodings []string, limit int64) ([]byte, error) {
	list := strings.FieldsFunc(strings.ToLower(strings.Join(encodings, ",")), func(r rune) bool { return r == ',' || r == ' ' })
	if len(list) > maxEncodings {
		return nil, fmt.Errorf("%w: encoded %d times over", ErrBody, len(list))
	}
	for i := len(list) - 1; i >= 0; i-- {
		var err error
		if body, err = decodeOne(body, list[i], limit); err != nil {
			return body, err
		}
	}
	return body, nil
}

func decodeOne(body []byte, encoding string, limit int64) ([]byte, error) {
	r, err := decoder(body, encoding)
	if err != nil || r == nil {
		return body, err
	}
	plain, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(plain)) > limit:
		return nil, fmt.Errorf("%w: a body over %d bytes once decoded from %s", ErrTooLarge, limit, encoding)
	case err != nil && len(plain) == 0 && encoding == "br":
		return body, nil // brotli has no mark to know it by: this is none
	case err != nil:
		return plain, fmt.Errorf("%w: %s, after %d bytes: %w", ErrBody, encoding, len(plain), err)
	}
	return plain, nil
}

// decoder gives what undoes an encoding, nil where there is nothing to undo.
func decoder(body []byte, encoding string) (io.Reader, error) {
	in := bytes.NewReader(body)
	switch encoding {
	case "", "identity", "none", "utf-8", "binary":
		return nil, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, gzipMagic) {
			return nil, nil
		}
		r, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%w: gzip: %w", ErrBody, err)
		}
		return r, nil
	case "deflate":
		if r, err := zlib.NewReader(in); err == nil {
			return r, nil
		}
		return rawDeflate(body), nil
	case "br":
		return brotli.NewReader(in), nil
	case "zstd":
		if !bytes.HasPrefix(body, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return nil, nil
		}
		r, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, fmt.Errorf("%w: zstd: %w", ErrBody, err)
		}
		return r, nil
	}
	return nil, fmt.Errorf("%w: the encoding %.40q is unknown", ErrBody, encoding)
}

// rawDeflate serves the servers that send deflate without its zlib envelope
// (RFC 9110, 8.4.1.2, note); nil where the body is not even that.
func rawDeflate(body []byte) io.Reader {
	var probe [1]byte
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(body)), probe[:]); err != nil {
		return nil
	}
	return flate.NewReader(bytes.NewReader(body))
}
