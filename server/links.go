package server

import (
	"strings"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// crumbs are the steps of a section's path, each with the page of what is
// filed there.
func (v *visit) crumbs(path []string) []web.Link {
	links := make([]web.Link, 0, len(path))
	for i, label := range path {
		links = append(links, web.Link{Label: set(label), Href: v.section(strings.Join(path[:i+1], query.PathSeparator))})
	}
	return links
}
