package news

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/idna"
)

// MaxURL is the longest address accepted, in bytes; browsers and servers
// refuse longer ones, and a longer one is a crawler trap.
const MaxURL = 2048

// ErrURL is what is wrong with an address that is not an absolute http(s) URL.
var ErrURL = errors.New("not an absolute http or https address")

// trackers are query parameters that name the way a reader came, never the
// page: two addresses that differ only in them are one article.
var trackers = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true, "igshid": true,
	"mc_cid": true, "mc_eid": true, "xtor": true, "at_medium": true, "at_campaign": true,
	"phpsessid": true, "jsessionid": true,
}

// NormalizeURL gives the one spelling of an address that identity rests on:
// scheme and host in lower case (international names in ASCII), no default
// port, no user, no fragment, dot segments resolved, no tracking parameters,
// the other parameters as they stand (RFC 3986, section 6.2).
func NormalizeURL(raw string) (string, error) {
	if len(raw) > MaxURL {
		return "", fmt.Errorf("%w: longer than %d bytes", ErrURL, MaxURL)
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return "", fmt.Errorf("%w: %q", ErrURL, raw)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return "", fmt.Errorf("%w: %q", ErrURL, raw)
	}
	host, err := normalHost(u)
	if err != nil {
		return "", fmt.Errorf("%w: %q: host: %w", ErrURL, raw, err)
	}
	u.Host, u.User, u.Fragment, u.RawFragment = host, nil, "", ""
	normalPath(u)
	u.RawQuery = withoutTrackers(u.RawQuery)
	u.ForceQuery = false
	return u.String(), nil
}

func normalHost(u *url.URL) (string, error) {
	host, port := strings.ToLower(strings.TrimRight(u.Hostname(), ".")), u.Port()
	if !strings.Contains(host, ":") { // an IPv6 literal is no name
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil && net.ParseIP(host) == nil {
			return "", err
		}
		if err == nil {
			host = ascii
		}
	} else {
		host = "[" + host + "]"
	}
	if host == "" {
		return "", errors.New("no name")
	}
	if port == "" || (u.Scheme == "http" && port == "80") || (u.Scheme == "https" && port == "443") {
		return host, nil
	}
	return host + ":" + port, nil
}

// normalPath resolves dot segments and gives percent encoding one spelling,
// keeping a trailing slash: with and without it, an address may name two pages.
func normalPath(u *url.URL) {
	if u.Path == "" {
		u.Path = "/"
	}
	escaped := u.EscapedPath()
	if !strings.Contains(escaped, "%2F") && !strings.Contains(escaped, "%2f") {
		u.RawPath = ""
	}
	if strings.Contains(u.Path, "/.") {
		slash := strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, "/.") || strings.HasSuffix(u.Path, "/..")
		u.Path = path.Clean(u.Path)
		u.RawPath = ""
		if slash && u.Path != "/" {
			u.Path += "/"
		}
	}
}

func withoutTrackers(query string) string {
	if query == "" {
		return ""
	}
	kept := make([]string, 0, 4)
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		name = strings.ToLower(name)
		if pair == "" || trackers[name] || strings.HasPrefix(name, "utm_") {
			continue
		}
		kept = append(kept, pair)
	}
	return strings.Join(kept, "&")
}

// SameSite reports whether two addresses belong to one site: the same host,
// a leading www. aside, and the same port.
func SameSite(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	if errA != nil || errB != nil || ua.Host == "" || ub.Host == "" {
		return false
	}
	return strings.TrimPrefix(strings.ToLower(ua.Host), "www.") == strings.TrimPrefix(strings.ToLower(ub.Host), "www.")
}
