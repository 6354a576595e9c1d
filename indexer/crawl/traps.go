package crawl

import (
	"net/url"
	"slices"
	"strings"
)

// The forms of address by which a site, mostly unwillingly, has pages without
// end. Length is bounded by news.MaxURL, depth by Source.MaxDepth.
const (
	// maxSegments: deeper paths come from relative links that pile up.
	maxSegments = 20
	// maxSegmentRepeat is how often one segment may stand in a path: /a/b/a/b/a/b
	// comes from relative links too. Numbers (dates) may repeat.
	maxSegmentRepeat = 2
	// maxParameters is past what content systems need to name a page (Typo3: 6).
	maxParameters = 8
	// From freeParameters on, parameters are the sorting and filtering of lists:
	// their combinations explode, so that one path gets at most maxCombinations
	// of them. With fewer, a query often is what names a page (spip.php?article12).
	freeParameters  = 3
	maxCombinations = 500
	// maxAllCombinations bounds the memory of the count above, for all paths.
	maxAllCombinations = 200_000
)

// traps recognises such addresses. It remembers the combinations seen by this
// process only: an interrupted crawl counts them anew.
type traps struct {
	seen  hashes         // path and sorted query
	count map[string]int // by path
}

func newTraps() *traps { return &traps{newHashes(), make(map[string]int)} }

func (t *traps) holds(u *url.URL) bool {
	return repeats(u.EscapedPath()) || t.explodes(u)
}

func repeats(escaped string) bool {
	segments := strings.Split(strings.Trim(escaped, "/"), "/")
	if len(segments) > maxSegments {
		return true
	}
	seen := make(map[string]int, len(segments))
	for _, s := range segments {
		if strings.Trim(s, "0123456789") == "" && s != "" {
			continue
		}
		seen[s]++
		if seen[s] > maxSegmentRepeat {
			return true
		}
	}
	return false
}

func (t *traps) explodes(u *url.URL) bool {
	if u.RawQuery == "" {
		return false
	}
	pairs := strings.Split(u.RawQuery, "&")
	if len(pairs) > maxParameters {
		return true
	}
	slices.Sort(pairs)
	if len(slices.Compact(slices.Clone(pairs))) < len(pairs) {
		return true // ?page=2&page=2: a link that is added to itself
	}
	if len(pairs) < freeParameters {
		return false
	}
	path := u.Host + u.EscapedPath()
	combination := path + "?" + strings.Join(pairs, "&")
	if t.seen.has(combination) {
		return false
	}
	if t.count[path] >= maxCombinations || t.seen.len() >= maxAllCombinations {
		return true
	}
	t.seen.add(combination)
	t.count[path]++
	return false
}
