package extract

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// readSite takes the site's name as a reader says it: what the page calls it,
// else the publisher of its linked data.
func (d *draft) readSite() {
	name, source := d.meta.named("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name")
	if name == "" {
		name, source = d.data.publisher, "jsonld publisher"
	}
	if name == "" {
		name, source = d.meta.first("dc.publisher", "publisher", "dcterms.publisher"), "meta publisher"
	}
	if name == "" || strings.Contains(name, "://") || runes(name) > 80 {
		return
	}
	d.article.Site = news.Maybe(name)
	d.note("site", name, source)
}

// isSiteName reports whether s is the site's name, or its host's.
func (d *draft) isSiteName(s string) bool {
	k := key(s)
	if k == "" {
		return false
	}
	for _, name := range [...]string{d.article.Site.String(), d.suffix, d.data.publisher, d.meta.first("twitter:site", "author:site")} {
		if n := key(name); n != "" && (n == k || strings.HasPrefix(k, n) && len(k) < len(n)+4 || strings.HasPrefix(n, k) && len(k) > 5 && len(n) < len(k)+4) {
			return true
		}
	}
	if d.base != nil {
		host := key(strings.TrimPrefix(strings.ToLower(d.base.Hostname()), "www."))
		return len(k) > 3 && strings.HasPrefix(host, k) || len(host) > 3 && host == k || k == key(domain(d.base.Hostname()))
	}
	return false
}

// domain is the name that a host is registered under, without its ending:
// « val » of www.val.example.
func domain(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	if len(labels) < 2 {
		return ""
	}
	return labels[len(labels)-2]
}
