package extract

import (
	"bytes"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// prescan is how far into a page a declared charset is looked for; the HTML
// standard says 1,024 bytes, pages with long comments need more.
const prescan = 4096

// decode gives the page's text and says how it was decoded. Bytes that are
// valid UTF-8 are UTF-8 whatever is declared: other encodings of accented
// text practically never are. Else the declared charset counts, ISO-8859-1
// meaning windows-1252 (WHATWG Encoding, 4.2); pages that claim to be UTF-8
// and are not get their stray bytes read as windows-1252.
func decode(body []byte, contentType string) (text, source string, err error) {
	if text, source, ok := decodeBOM(body); ok {
		return text, source, nil
	}
	if isBinary(body) && !strings.Contains(strings.ToLower(contentType), "utf-16") {
		return "", "", fmt.Errorf("%w: it begins with % x", ErrNotText, body[:min(len(body), 8)])
	}
	if utf8.Valid(body) && !hasEscapes(body) {
		return mend(string(body), "utf-8")
	}
	name := declaredCharset(body, contentType)
	enc, canonical := charset.Lookup(name)
	if enc == nil || canonical == "utf-8" || canonical == "windows-1252" {
		return mend(decodeMixed(body), "windows-1252, declared "+orNone(name))
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return "", "", fmt.Errorf("%w: charset %s: %w", ErrNotText, canonical, err)
	}
	return mend(string(out), canonical)
}

func orNone(name string) string {
	if name == "" {
		return "nothing"
	}
	return name
}

// decodeBOM reads a page that begins with a byte order mark.
func decodeBOM(body []byte) (text, source string, ok bool) {
	label := ""
	switch {
	case bytes.HasPrefix(body, []byte{0xef, 0xbb, 0xbf}):
		return decodeMixed(body[3:]), "utf-8, byte order mark", true
	case bytes.HasPrefix(body, []byte{0xfe, 0xff}):
		label = "utf-16be"
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}):
		label = "utf-16le"
	default:
		return "", "", false
	}
	enc, _ := charset.Lookup(label)
	out, err := enc.NewDecoder().Bytes(body[2:])
	if err != nil {
		return "", "", false
	}
	return string(out), label + ", byte order mark", true
}

// isBinary knows content that no charset makes text: NUL bytes, control
// characters all over, or a known signature, among the first bytes.
func isBinary(body []byte) bool {
	head := body[:min(len(body), 1024)]
	for _, signature := range [...]string{"%PDF-", "\x89PNG", "GIF8", "\xff\xd8\xff", "PK\x03\x04", "\x1f\x8b", "RIFF", "OggS", "ID3", "\x00\x00\x01\x00", "wOFF", "Rar!", "7z\xbc\xaf", "\x7fELF"} {
		if bytes.HasPrefix(head, []byte(signature)) {
			return true
		}
	}
	nuls, controls := 0, 0
	for _, b := range head {
		switch {
		case b == 0:
			nuls++
		case b < ' ' && !bytes.ContainsRune([]byte("\t\n\f\r\x1b"), rune(b)):
			controls++
		}
	}
	// A text may have a slip or two; of any bytes, every tenth is a control.
	return nuls > 0 && nuls > len(head)/50 || nuls+controls > 4+len(head)/50
}

// hasEscapes holds for the seven-bit Japanese encodings, which are valid
// UTF-8 by accident.
func hasEscapes(body []byte) bool { return bytes.Contains(body, []byte("\x1b$")) }

func declaredCharset(body []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	head := bytes.ToLower(body[:min(len(body), prescan)])
	for _, mark := range [...]string{"charset=", "encoding="} {
		if i := bytes.Index(head, []byte(mark)); i >= 0 {
			rest := bytes.TrimLeft(head[i+len(mark):], " \"'")
			if end := bytes.IndexAny(rest, " \"'>;?/\r\n\t"); end > 0 {
				return string(rest[:end])
			}
		}
	}
	return ""
}

// decodeMixed reads UTF-8, and every byte that is none as windows-1252.
func decodeMixed(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	var b strings.Builder
	b.Grow(len(body) + len(body)/8)
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		b.WriteRune(r)
		body = body[size:]
	}
	return b.String()
}

// minTwice is how many doubly encoded letters a page must show before it is
// mended: one alone may be meant.
const minTwice = 2

// mend undoes double encoding: UTF-8 that was taken for windows-1252 and
// encoded again (« Ã© » for « é »), as letters or as entities (« &Atilde;&copy; »).
func mend(s, source string) (text, how string, err error) {
	if !mayBeTwice(s) {
		return s, source, nil
	}
	var b strings.Builder
	b.Grow(len(s))
	mended := 0
	for i := 0; i < len(s); {
		r, size := nextLetter(s[i:])
		if leadsTwice(r) {
			if once, length := decodedTwice(s[i:]); length > 0 {
				b.WriteRune(once)
				i += length
				mended++
				continue
			}
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	if mended < minTwice {
		return s, source, nil
	}
	return b.String(), fmt.Sprintf("%s, encoded twice (%d letters mended)", source, mended), nil
}

// mayBeTwice looks for what double encoding begins with, as a letter or as an
// entity.
func mayBeTwice(s string) bool {
	for _, mark := range [...]string{"Ã", "â€", "Â", "Å", "&Atilde;", "&Acirc;", "&acirc;&euro;", "&Aring;", "&#195;", "&#194;", "&#226;&#128;"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}

// leadsTwice holds for the letters that the first byte of « é », « ’ », « œ »
// and their like turn into.
func leadsTwice(r rune) bool { return r == 'Ã' || r == 'Â' || r == 'â' || r == 'Å' }

// maxEntity is how long an entity of one letter is, with & and semicolon.
const maxEntity = 10

// nextLetter is the first letter of s, an entity of a letter beyond ASCII read
// as that letter, and its length in s.
func nextLetter(s string) (letter rune, length int) {
	r, size := utf8.DecodeRuneInString(s)
	if r != '&' {
		return r, size
	}
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 0 {
		return r, size
	}
	if strings.HasPrefix(s, "&#") && end > 2 && isNumber(s[2:end]) {
		if n := number(s[2:end]); n >= 0x80 && n < 0x100 {
			return rune(n), end + 1 // a browser would read 128 to 159 as windows-1252
		}
	}
	whole := html.UnescapeString(s[:end+1])
	read, width := utf8.DecodeRuneInString(whole)
	if read < 0x80 || width != len(whole) || read == utf8.RuneError {
		return r, size
	}
	return read, end + 1
}

// decodedTwice reads one letter that was encoded twice at the start of s; the
// length is 0 where there is none.
func decodedTwice(s string) (letter rune, length int) {
	var buf [utf8.UTFMax]byte
	for n := range buf {
		r, size := nextLetter(s[length:])
		c, ok := windows1252Byte(r)
		if size == 0 || !ok || n > 0 && c < 0x80 {
			return 0, 0
		}
		buf[n] = c
		length += size
		if got, width := utf8.DecodeRune(buf[:n+1]); got != utf8.RuneError && width == n+1 {
			if n == 0 {
				return 0, 0
			}
			return got, length
		}
	}
	return 0, 0
}

// windows1252Byte is the byte of r; the five codes that windows-1252 leaves
// open stand for themselves, as browsers have it.
func windows1252Byte(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0x9f {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
