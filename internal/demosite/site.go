package demosite

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Site serves the demonstration site. It may serve any number of requests at
// once.
type Site struct {
	articles  []*Article // newest first
	pages     []*Article // plain pages: contact, legal notice, intranet …
	byPath    map[string]*Article
	sections  []section
	menu      []link
	templates *template.Template
	entries   map[string]entry // by path and query

	mu     sync.Mutex
	visits map[string]int // GETs answered with the page, by path
}

// entry is what stands at an address.
type entry struct {
	redirect    string // where to, or "" for a page
	contentType string
	modified    time.Time // zero: unknown, and not sent
	article     *Article  // whose visits are counted; nil for all else
	render      func(request) ([]byte, error)
}

// request is what a page may depend on.
type request struct {
	base  string // scheme and host
	later bool   // not the first visit
}

// New loads the site. It fails only when the embedded files are wrong.
func New() (*Site, error) {
	s := &Site{byPath: map[string]*Article{}, entries: map[string]entry{}, visits: map[string]int{}}
	var err error
	if s.templates, err = parseTemplates(); err != nil {
		return nil, err
	}
	if s.sections, err = loadSections(); err != nil {
		return nil, err
	}
	if err := s.load(); err != nil {
		return nil, err
	}
	s.menu = s.mainMenu()
	s.addArticles()
	s.addLists()
	s.addFeeds()
	return s, s.addFiles()
}

// Articles lists the truth about every article, newest first. Plain pages and
// lists are not among them. What the articles hold is shared, and not to be
// changed.
func (s *Site) Articles() []Article {
	list := make([]Article, 0, len(s.articles))
	for _, a := range s.articles {
		list = append(list, *a)
	}
	return list
}

// Visits says how often the page at this address (as in [Article.Path]) has
// been fetched with GET. HEAD does not count; an answer 304 does.
//
// The page that changes shows its first state at the first visit and
// [Article.Corrected] from the second on.
func (s *Site) Visits(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.visits[path]
}

func (s *Site) visit(r *http.Request, path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Method == http.MethodGet {
		s.visits[path]++
	}
	return s.visits[path]
}

// ServeHTTP answers GET and HEAD. A query that means nothing to the site is
// ignored, as content systems do.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Méthode non permise", http.StatusMethodNotAllowed)
		return
	}
	e, ok := s.entries[r.URL.Path+"?"+r.URL.RawQuery]
	if !ok {
		e, ok = s.entries[r.URL.Path]
	}
	req := request{base: baseOf(r)}
	switch {
	case !ok:
		s.notFound(w, req)
		return
	case e.redirect != "":
		http.Redirect(w, r, req.base+e.redirect, http.StatusMovedPermanently)
		return
	}
	modified := e.modified
	if e.article != nil {
		req.later = s.visit(r, e.article.Path) > 1 || returning(r)
		modified = e.article.state(req.later).moment()
	}
	page, err := e.render(req)
	if err != nil {
		http.Error(w, "Erreur interne", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", e.contentType)
	w.Header().Set("Etag", etag(page))
	http.ServeContent(w, r, "", modified, bytes.NewReader(page))
}

// returning reports whether a visitor has the page from before: from an earlier
// run of the program, which the counts do not know.
func returning(r *http.Request) bool {
	return r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != ""
}

// state is the article as a visitor sees it.
func (a *Article) state(later bool) *Article {
	if later && a.Corrected != nil {
		return a.Corrected
	}
	return a
}

func etag(page []byte) string {
	const length = 8 // bytes of the hash: enough to tell two states of a page apart
	sum := sha256.Sum256(page)
	return `"` + hex.EncodeToString(sum[:length]) + `"`
}

func baseOf(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

func (s *Site) notFound(w http.ResponseWriter, req request) {
	v := s.view(WordPress, "Page introuvable", "", req.base)
	v.NoIndex, v.Canonical, v.BodyClass = true, "", "error404"
	page, err := s.render(string(WordPress), v)
	if err != nil {
		http.Error(w, "Page introuvable", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentType(WordPress, 0))
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(page) // the visitor may have left; there is nobody to tell
}

// load reads the articles and the plain pages and refuses what would make two
// pages one.
func (s *Site) load() error {
	for _, theme := range []Theme{WordPress, SPIP, Drupal, EZ} {
		list, err := loadArticles(string(theme), s.sections)
		if err != nil {
			return err
		}
		s.articles = append(s.articles, list...)
	}
	var err error
	if s.pages, err = loadArticles("pages", s.sections); err != nil {
		return err
	}
	slices.SortStableFunc(s.articles, func(a, b *Article) int { return cmp.Compare(b.Published, a.Published) })
	ids := map[int]string{}
	for _, a := range slices.Concat(s.articles, s.pages) {
		if other := s.byPath[a.Path]; other != nil {
			return fmt.Errorf("%s and %s have one path, %s", other.file, a.file, a.Path)
		}
		if other := ids[a.ID]; other != "" {
			return fmt.Errorf("%s and %s have one id, %d", other, a.file, a.ID)
		}
		s.byPath[a.Path], ids[a.ID] = a, a.file
	}
	for _, a := range s.articles {
		if _, ok := pictures[a.image.Name]; a.image.Name != "" && !ok {
			return fmt.Errorf("%s: no picture named %q", a.file, a.image.Name)
		}
		if a.see != "" && s.byPath[a.see] == nil {
			return fmt.Errorf("%s: see names %s, which is no page", a.file, a.see)
		}
	}
	return nil
}

// add puts an entry at an address given with its query, if any.
func (s *Site) add(address string, e entry) { s.entries[address] = e }

func printPath(a *Article) string { return a.Path + "?imprimer=1" }

func (s *Site) addArticles() {
	for _, a := range slices.Concat(s.articles, s.pages) {
		page := entry{contentType: contentType(a.Theme, a.ID), article: a, render: func(req request) ([]byte, error) {
			state := a.state(req.later)
			return s.render(string(a.Theme), s.articleView(state, req.base))
		}}
		s.add(a.Path, page)
		if a.Theme == Drupal {
			s.add(fmt.Sprintf("/node/%d", a.ID), page)
		}
		if a.old != "" {
			s.add(a.old, entry{redirect: a.Path})
		}
		if a.Theme == WordPress {
			s.add(fmt.Sprintf("/?p=%d", a.ID), entry{redirect: a.Path})
		}
		if a.print {
			s.add(printPath(a), entry{contentType: contentType(a.Theme, a.ID), modified: a.moment(), render: func(req request) ([]byte, error) {
				return s.render("print", s.articleView(a, req.base))
			}})
		}
	}
}

// addFiles adds the style sheet and the pictures.
func (s *Site) addFiles() error {
	css, err := files.ReadFile("static/site.css")
	if err != nil {
		return err
	}
	s.addFile("/static/site.css", "text/css; charset=utf-8", css)
	s.addFile("/images/logo.svg", "image/svg+xml", []byte(logo))
	for name, ground := range pictures {
		picture, err := drawPicture(ground)
		if err != nil {
			return err
		}
		s.addFile(imagePath(name), "image/png", picture)
	}
	return nil
}

func (s *Site) addFile(path, contentType string, content []byte) {
	s.add(path, entry{contentType: contentType, render: func(request) ([]byte, error) { return content, nil }})
}
