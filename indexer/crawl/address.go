package crawl

import (
	"errors"
	"net/url"
	"regexp"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

var (
	errNotHTTP = errors.New("no http or https address")
	// pathSession is a session number that old Java servers write into the path:
	// each visitor gets another address for one page.
	pathSession = regexp.MustCompile(`(?i);jsessionid=[^/?;]*`)
)

// resolve turns a reference as written in a page, a sitemap or a header into
// the normalised address that the frontier holds. base may be nil when the
// reference must be absolute.
func resolve(base *url.URL, ref string) (string, error) {
	ref = cleanReference(ref)
	if len(ref) > news.MaxURL {
		return "", news.ErrURL
	}
	u, err := url.Parse(ref)
	if err != nil {
		return "", err
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return "", errNotHTTP
	}
	u.RawQuery = escapeQuery(u.RawQuery)
	return news.NormalizeURL(pathSession.ReplaceAllString(u.String(), ""))
}

// cleanReference does what browsers do before they parse a reference (WHATWG
// URL, section 4.4): blanks around it and line ends within it are left out.
func cleanReference(ref string) string {
	ref = strings.Trim(ref, "\t\n\f\r ")
	if strings.ContainsAny(ref, "\t\n\r") {
		ref = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(ref)
	}
	return ref
}

// escapeQuery encodes what may not stand in a request line; package net/url
// leaves a query as it was written.
func escapeQuery(query string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(query); i++ {
		if c := query[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			continue
		}
		b.WriteByte(query[i])
	}
	return b.String()
}
