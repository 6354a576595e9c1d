package extract

import (
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// titleTrail is the trail that stands in <title> alone: from the article's
// title back to the home page, as eZ Publish writes it (« Titre / Travaux /
// Ville / Accueil - Site »), or the other way round. Only a trail with both
// ends is one.
func (d *draft) titleTrail() trail {
	none := trail{at: -1, nodes: d.tree.spanOf(-1)}
	for _, sep := range [...]string{" / ", " > ", " » ", " › ", " ∼ ", " | "} {
		steps := strings.Split(shorten(d.meta.title, 2*maxTitle), sep)
		if len(steps) < 3 {
			continue
		}
		if d.isOwnTitle(steps[0]) {
			slices.Reverse(steps)
		}
		last := len(steps) - 1
		steps[0] = homeOf(steps[0])
		if steps[0] == "" || !d.isOwnTitle(steps[last]) {
			continue
		}
		crumbs := make([]news.Crumb, 0, last)
		for _, s := range steps[:last] {
			crumbs = append(crumbs, news.Crumb{Label: strings.TrimFunc(s, isTrailEdge)})
		}
		t := trail{crumbs: crumbs, at: -1, nodes: none.nodes, source: "<title>", score: 1}
		if why := noTrail(crumbs, t); why != "" {
			d.reject("breadcrumb", labels(crumbs), t.source, why)
			return none
		}
		return t
	}
	return none
}

// homeOf is the home page's name in a step that may hold the site's too:
// « Accueil - École du Val »; "" where there is none.
func homeOf(step string) string {
	for _, sep := range [...]string{" - ", " – ", " | ", " : "} {
		for part := range strings.SplitSeq(step, sep) {
			if part = strings.TrimFunc(part, isTrailEdge); isHome(part) {
				return part
			}
		}
	}
	return ""
}

// maxTitleRubric is how many words a part of <title> has to be a rubric.
const maxTitleRubric = 4

// titleSection is the rubric that <title> puts between the article's own title
// and the site's name: « Titre | Environnement | Le Journal ».
func (d *draft) titleSection() string {
	var parts []string
	rest := shorten(d.meta.title, 2*maxTitle)
	for rest != "" {
		at, size := len(rest), 0
		for _, sep := range titleSeparators {
			if i := strings.Index(rest, sep); i >= 0 && i < at && sep != " : " {
				at, size = i, len(sep)
			}
		}
		parts = append(parts, strings.TrimFunc(rest[:at], isTrailEdge))
		rest = rest[at+size:]
	}
	if len(parts) < 3 || !d.isOwnTitle(parts[0]) || runes(parts[0])*3 < 2*runes(d.article.Title.String()) {
		return ""
	}
	if name := parts[1]; d.namesSection(name) && len(plainWords(name)) <= maxTitleRubric && slices.ContainsFunc(parts[2:], d.isSiteName) {
		return name
	}
	return ""
}
