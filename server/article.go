package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gorilla/mux"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
)

// versionParameter names the version of an article; without it, the current one.
const versionParameter = "version"

// lookedParameter is the text of the search that led to an article: its words
// are marked. maxLooked is the longest one kept in links, in bytes.
const (
	lookedParameter = "q"
	maxLooked       = 1 << 10
)

// held is an article as a request asked for it.
type held struct {
	article  *news.Article // what may be shown of it
	display  Display
	versions []archive.Version
	old      bool // another version is the current one
}

// showArticle is an article's page. An alias leads to the article it stands for.
func (s *server) showArticle(v *visit, w http.ResponseWriter, r *http.Request) error {
	h, err := s.wanted(w, r, "/article/", "")
	if h == nil || err != nil {
		return err
	}
	return s.render(v, w, http.StatusOK, s.articlePage(v, r, h, lookedFor(r)))
}

// lookedFor is the search that led to an article, "" for none or for one that
// is too long to be one.
func lookedFor(r *http.Request) string {
	if text := r.URL.Query().Get(lookedParameter); len(text) <= maxLooked {
		return text
	}
	return ""
}

// wanted is the article that a request names between the parts of a path. For
// an alias it redirects to the article it stands for, and returns nil.
func (s *server) wanted(w http.ResponseWriter, r *http.Request, below, above string) (*held, error) {
	values, err := parameters(r)
	if err != nil {
		return nil, err
	}
	id := mux.Vars(r)["id"]
	resolved, err := s.resolve(r.Context(), id)
	if err != nil {
		return nil, err
	}
	if resolved != id {
		redirect(w, r, below+resolved+above)
		return nil, nil
	}
	return s.hold(r.Context(), id, values)
}

// resolve finds the article that an id names. What has not the form of an id
// is not looked for.
func (s *server) resolve(ctx context.Context, id string) (string, error) {
	if !news.ValidID(id) {
		return "", fmt.Errorf("%w: %q is no id", errNoPage, id)
	}
	resolved, err := s.Archive.Resolve(ctx, id)
	if err != nil {
		return "", fmt.Errorf("article %s: %w", id, err)
	}
	return resolved, nil
}

// redirect leads an alias to its article, with the question it came with.
func redirect(w http.ResponseWriter, r *http.Request, path string) {
	if r.URL.RawQuery != "" {
		path += "?" + r.URL.RawQuery
	}
	w.Header().Set("Cache-Control", "private, no-cache") // an alias may stand for another article tomorrow
	http.Redirect(w, r, path, http.StatusPermanentRedirect)
}

// hold reads an article in the version asked for, as far as it may be shown.
func (s *server) hold(ctx context.Context, id string, values url.Values) (*held, error) {
	version, err := versionOf(values)
	if err != nil {
		return nil, err
	}
	a, err := s.Archive.Article(ctx, id, version)
	if err != nil {
		return nil, fmt.Errorf("article %s, version %d: %w", id, version, err)
	}
	h := &held{display: s.Display(a.URL)}
	h.article = h.display.article(a)
	if h.versions, err = s.Archive.Versions(ctx, id); err != nil {
		return nil, fmt.Errorf("article %s: versions: %w", id, err)
	}
	for _, known := range h.versions {
		if known.Current && known.Number != a.Version {
			h.old = true
		}
	}
	return h, nil
}

func versionOf(values url.Values) (int, error) {
	if !values.Has(versionParameter) {
		return 0, nil
	}
	n, err := strconv.Atoi(values.Get(versionParameter))
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: %s %q: a number from 1 is wanted", errParameter, versionParameter, values.Get(versionParameter))
	}
	return n, nil
}
