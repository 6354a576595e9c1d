package crawl

import (
	"net/url"
	"strings"
)

// allows reports whether the address may be fetched: the longest pattern that
// matches its path and query decides; allow wins among equals; what no rule
// names is allowed (RFC 9309, section 2.2.2). The robots.txt itself always may.
func (r *robots) allows(address string) bool {
	path := robotsPath(address)
	if path == "/robots.txt" {
		return true
	}
	longest, allowed := -1, true
	for _, rule := range r.rules {
		if n := len(rule.pattern); n < longest || (n == longest && allowed) {
			continue
		}
		if robotsMatch(rule.pattern, path) {
			longest, allowed = len(rule.pattern), rule.allow
		}
	}
	return allowed
}

// robotsPath is the part of an address that rules are compared with.
func robotsPath(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "/"
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	return normalRobotsPath(path)
}

// normalRobotsPath gives one spelling to what percent encoding lets be written
// in several: bytes outside ASCII are encoded, unreserved characters are not,
// hexadecimal digits are capitals (RFC 9309, section 2.2.2; RFC 3986, 6.2.2).
// An encoded reserved character (%2F, %2A, %24) keeps its own meaning.
func normalRobotsPath(path string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(path))
	for i := 0; i < len(path); i++ {
		c := path[i]
		escaped := false
		if c == '%' && i+2 < len(path) {
			if high, low := unhex(path[i+1]), unhex(path[i+2]); high >= 0 && low >= 0 {
				c, escaped = byte(high<<4|low), true
				i += 2
			}
		}
		if c <= ' ' || c >= 0x7f || (escaped && !unreserved(c)) {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// robotsMatch matches a pattern at the start of a path: * is any run of
// characters, $ at the very end is the path's end. The piece after each * is
// taken at its first place, which is enough for patterns of this form, so that
// the time is bounded by pattern times path.
func robotsMatch(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	pieces := strings.Split(pattern, "*")
	path, ok := strings.CutPrefix(path, pieces[0])
	if !ok {
		return false
	}
	if len(pieces) == 1 {
		return !anchored || path == ""
	}
	last := len(pieces) - 1
	for _, piece := range pieces[1:last] {
		at := strings.Index(path, piece)
		if at < 0 {
			return false
		}
		path = path[at+len(piece):]
	}
	if anchored {
		return strings.HasSuffix(path, pieces[last])
	}
	return strings.Contains(path, pieces[last])
}
