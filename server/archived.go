package server

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// inUTF8 gives a page's text in UTF-8, so that the one charset told to the
// browser is the right one whatever the site said. Bytes that are valid UTF-8
// are UTF-8 whatever is declared; else what the page or its header says counts,
// as a browser reads it (WHATWG Encoding). What is no letter there becomes U+FFFD.
func inUTF8(body []byte, sent string) []byte {
	mark := []byte("\ufeff")
	if utf8.Valid(body) {
		return bytes.TrimPrefix(body, mark)
	}
	encoding, _, _ := charset.DetermineEncoding(body, sent)
	text, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		text = body
	}
	return bytes.TrimPrefix(bytes.ToValidUTF8(text, []byte("\ufffd")), mark)
}

// withoutScripts leaves the script elements of a page out, and every other
// byte as it is. The policy of the page forbids scripts anyway; so there is
// nothing left that could run from a copy on the reader's disk but handlers.
func withoutScripts(page []byte) []byte {
	kept := make([]byte, 0, len(page))
	inside := false
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return kept
		}
		raw := z.Raw()
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw = bytes.Clone(raw) // TagName lowers the letters in place
			if name, _ := z.TagName(); string(name) == "script" {
				inside = kind != html.EndTagToken
				continue
			} else if string(name) == "noscript" && kind != html.EndTagToken {
				z.NextIsNotRawText() // it is shown where nothing runs, so what is in it counts
			}
		default:
			if inside {
				continue
			}
		}
		inside = false
		kept = append(kept, raw...)
	}
}
