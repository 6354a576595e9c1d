package crawl

import (
	"net/http"
	"strings"
)

// directives are a page's own wishes to crawlers.
type directives struct {
	noIndex  bool
	noFollow bool
}

// add reads the content of a meta robots or the directives of a header: words
// between commas, in any case.
func (d *directives) add(content string) {
	for word := range strings.SplitSeq(content, ",") {
		switch strings.ToLower(strings.TrimSpace(word)) {
		case "noindex":
			d.noIndex = true
		case "nofollow":
			d.noFollow = true
		case "none":
			d.noIndex, d.noFollow = true, true
		}
	}
}

// NoIndex reports whether a response's header asks that its page not be
// indexed: by all crawlers, or by the one that a robots.txt would call name.
func NoIndex(header http.Header, name string) bool {
	var d directives
	d.addHeader(header, name)
	return d.noIndex
}

// valued are directives with a value of their own after a colon: in "max-snippet:
// 20" the word before the colon names no crawler.
var valued = map[string]bool{
	"unavailable_after": true, "max-snippet": true, "max-image-preview": true, "max-video-preview": true,
}

// addHeader reads the X-Robots-Tag lines, each for all crawlers or, after a
// name and a colon, for one. A name holds for the rest of its line.
func (d *directives) addHeader(header http.Header, token string) {
	for _, line := range header.Values("X-Robots-Tag") {
		name, rest, found := strings.Cut(line, ":")
		name = strings.TrimSpace(name)
		if !found || strings.Contains(name, ",") || valued[strings.ToLower(name)] {
			d.add(line)
			continue
		}
		if strings.EqualFold(name, token) {
			d.add(rest)
		}
	}
}
