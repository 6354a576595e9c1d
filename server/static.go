package server

import (
	"fmt"
	"net/http"
	"path"

	"github.com/gorilla/mux"

	"github.com/pressoir/pressoir/web"
)

// immutable is for names that change with their content (RFC 8246).
const immutable = "public, max-age=31536000, immutable"

func (s *server) static(_ *visit, w http.ResponseWriter, r *http.Request) error {
	name := mux.Vars(r)["name"]
	asset, ok := s.web.Asset(name)
	if !ok {
		return fmt.Errorf("%w: static file %q", errNoPage, name)
	}
	w.Header().Set("Cache-Control", immutable)
	send(w, http.StatusOK, asset.ContentType, asset.Content)
	return nil
}

// icon answers browsers that ask for an icon at its customary address.
func (s *server) icon(_ *visit, w http.ResponseWriter, _ *http.Request) error {
	where, err := s.web.AssetPath(web.Icon)
	if err != nil {
		return err
	}
	asset, _ := s.web.Asset(path.Base(where))
	w.Header().Set("Cache-Control", "public, max-age=86400")
	send(w, http.StatusOK, asset.ContentType, asset.Content)
	return nil
}

// robots keeps all crawlers out: the archive republishes others' articles.
func (s *server) robots(_ *visit, w http.ResponseWriter, _ *http.Request) error {
	send(w, http.StatusOK, "text/plain; charset=utf-8", []byte("User-agent: *\nDisallow: /\n"))
	return nil
}
