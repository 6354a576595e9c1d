package demosite

import (
	"fmt"
	"slices"
	"strings"
)

// pageSize is how many articles a list shows: few, so that the larger
// sections have several pages.
const pageSize = 6

func tagPath(tag string) string { return "/mot-cle/" + slug(tag) + "/" }

// pageAddress is the address of page n (from 1) of a list, as the theme
// writes it.
func pageAddress(theme Theme, path string, n int) string {
	switch {
	case n == 1:
		return path
	case theme == SPIP:
		return fmt.Sprintf("%s?debut_articles=%d", path, (n-1)*pageSize)
	case theme == Drupal:
		return fmt.Sprintf("%s?page=%d", path, n-1)
	case theme == EZ:
		return fmt.Sprintf("%s(offset)/%d", path, (n-1)*pageSize)
	}
	return fmt.Sprintf("%spage/%d/", path, n)
}

// mainMenu lists the outer sections and the pages every menu shows.
func (s *Site) mainMenu() []link {
	var menu []link
	for _, sec := range s.sections {
		if len(crumbsOf(s.sections, sec.Path)) != 2 {
			continue
		}
		label := sec.Label
		if sec.Theme == EZ {
			label += " (archives)" // the old site is kept for its readers
		}
		menu = append(menu, link{label, sec.Path})
	}
	return append(menu, link{"Agenda", "/agenda/"})
}

// listing is a list before it is cut into pages.
type listing struct {
	theme    Theme
	class    string // of the page's body, on WordPress
	title    string
	path     string
	crumbs   []link
	children []link
	items    []*Article
}

// addLists adds the home page, the sections and the tags.
func (s *Site) addLists() {
	s.addList(listing{theme: WordPress, class: "home blog", title: "Toute l’actualité de l’" + ShortName, path: "/", items: s.articles[:2*pageSize]})
	for _, sec := range s.sections {
		trail := crumbsOf(s.sections, sec.Path)
		l := listing{theme: sec.Theme, class: "archive category", title: sec.Label, path: sec.Path, crumbs: trail[:len(trail)-1]}
		for _, child := range s.sections {
			if strings.HasPrefix(child.Path, sec.Path) && len(crumbsOf(s.sections, child.Path)) == len(trail)+1 {
				l.children = append(l.children, link{child.Label, child.Path})
			}
		}
		for _, a := range s.articles {
			if strings.HasPrefix(a.Path, sec.Path) {
				l.items = append(l.items, a)
			}
		}
		s.addList(l)
		s.add(strings.TrimSuffix(sec.Path, "/"), entry{redirect: sec.Path})
	}
	for path, l := range s.tags() {
		l.path = path
		s.addList(*l)
	}
}

// tags gathers the articles under each tag, by the address of its page.
func (s *Site) tags() map[string]*listing {
	tags := map[string]*listing{}
	for _, a := range s.articles {
		for _, tag := range a.Tags {
			path := tagPath(tag)
			if tags[path] == nil {
				tags[path] = &listing{theme: WordPress, class: "archive tag", title: "Mot-clé : " + tag, crumbs: []link{{"Accueil", "/"}}}
			}
			tags[path].items = append(tags[path].items, a)
		}
	}
	return tags
}

func (s *Site) addList(l listing) {
	count := max(1, (len(l.items)+pageSize-1)/pageSize)
	for n := 1; n <= count; n++ {
		items := l.items[(n-1)*pageSize : min(n*pageSize, len(l.items))]
		s.add(pageAddress(l.theme, l.path, n), entry{contentType: contentType(l.theme, 0), render: func(req request) ([]byte, error) {
			v := s.view(l.theme, l.title, pageAddress(l.theme, l.path, n), req.base)
			v.BodyClass, v.Crumbs, v.Children, v.Items = l.class, l.crumbs, l.children, items
			v.Pager, v.Prev, v.Next = pager(l, n, count)
			v.Related = s.articles[:relatedCount]
			return s.render(string(l.theme), v)
		}})
	}
}

// pager links every page of a list but page n, with its neighbours.
func pager(l listing, n, count int) (pages []link, prev, next string) {
	if count == 1 {
		return nil, "", ""
	}
	for i := 1; i <= count; i++ {
		address := pageAddress(l.theme, l.path, i)
		switch i {
		case n:
			address = ""
		case n - 1:
			prev = address
		case n + 1:
			next = address
		}
		pages = append(pages, link{fmt.Sprint(i), address})
	}
	return slices.Clip(pages), prev, next
}
