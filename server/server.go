package server

import (
	"fmt"
	"net/http"

	"github.com/gorilla/mux"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/web"
)

// server answers requests; it holds no state of its own.
type server struct {
	Config
	web *web.Web
}

// New makes the handler of all there is to read. An error is a mistake in the
// configuration.
func New(c Config) (http.Handler, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	w, err := web.New(web.Options{Typeset: map[web.Lang]func(string) string{web.French: french.Typeset}})
	if err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	s := &server{Config: c, web: w}
	return s.guard(s.routes()), nil
}

// routes is every address there is.
func (s *server) routes() http.Handler {
	r := mux.NewRouter()
	r.Handle("/", s.page(s.showSearch))
	r.Handle("/article/{id}", s.page(s.showArticle))
	r.Handle("/article/{id}/capture/{version}", s.page(s.showCapture))
	r.Handle("/article/{id}/capture/{version}/page", s.page(s.sendCapture))
	for _, k := range subjectKinds() {
		for _, path := range k.paths {
			r.PathPrefix(path).Handler(s.page(s.showSubject(k)))
		}
	}
	r.Handle("/syntaxe", s.page(s.showSyntax))
	r.Handle("/syntax", s.page(s.showSyntax))
	for _, lang := range web.Languages() {
		r.Handle(accessPath(lang), s.page(s.showAccess))
	}
	r.Handle("/api/v1/search", s.api(s.apiSearch))
	r.Handle("/api/v1/complete", s.api(s.apiComplete))
	r.Handle("/api/v1/articles/{id}", s.api(s.apiArticle))
	r.Handle("/api/v1/articles/{id}/similar", s.api(s.apiSimilar))
	r.Handle(healthPath, s.api(s.health))
	r.Handle(openSearchPath, s.page(s.showOpenSearch))
	r.Handle("/robots.txt", s.page(s.robots))
	r.Handle("/favicon.ico", s.page(s.icon))
	r.Handle("/favicon.svg", s.page(s.icon))
	r.Handle(web.StaticPrefix+"{name}", s.page(s.static))
	r.PathPrefix("/api/").Handler(s.api(nothingHere))
	r.NotFoundHandler = s.page(nothingHere)
	return r
}

func nothingHere(_ *visit, _ http.ResponseWriter, r *http.Request) error {
	return fmt.Errorf("%w: %s", errNoPage, r.URL.Path)
}
