package server

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gorilla/mux"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/web"
)

// maxArchivedPage is the largest archived page that is shown, in bytes once
// decoded: pages of news have a few hundred kilobytes.
const maxArchivedPage = 8 << 20

// sandbox is the policy of an archived page (CSP Level 3): a document of no
// origin that runs nothing, asks nobody for anything and is framed by nobody.
// Pictures and styles written into the page itself do no harm.
const sandbox = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

var (
	errWithheld = errors.New("what the source lets be shown is less")
	errNoText   = errors.New("the capture is no page of text")
)

// captured is a capture that a request names, with the article that was read
// from it.
type captured struct {
	*held
	version archive.Version
	capture *archive.Capture
	page    []byte // as it may be shown: UTF-8, without scripts
	media   string // its Content-Type, one of two
}

// showCapture is the page of a capture: when it was taken, of what, and a link
// to the archived page itself.
func (s *server) showCapture(v *visit, w http.ResponseWriter, r *http.Request) error {
	c, err := s.captured(w, r, "")
	if c == nil || err != nil {
		return err
	}
	a := c.article
	title := v.titleOf(string(a.Title))
	page := web.Capture{
		Shell: s.shell(v, r, v.words.Text("capture.title", "title", title)),
		Article: web.Link{
			Label: title, Href: v.article(a.ID, c.version.Number),
		},
		Lang: string(a.Language), Received: v.instant(c.capture.Time), ISO: c.capture.Time.Format("2006-01-02T15:04:05Z"),
		Digest: c.version.Digest, Version: v.number(c.version.Number), Size: v.size(len(c.page)),
		Address: c.capture.URL, Href: v.link(capturePath(a.ID, c.version.Number)+"/page", nil),
		Origin: v.words.Text("capture.origin." + string(c.capture.Origin)),
	}
	page.SourceHref, _ = outside(c.capture.URL)
	return s.render(v, w, http.StatusOK, page)
}

// sendCapture is the archived page, in its sandbox. What of it was sent by the
// site goes into the body alone, never into a header.
func (s *server) sendCapture(_ *visit, w http.ResponseWriter, r *http.Request) error {
	c, err := s.captured(w, r, "/page")
	if c == nil || err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Security-Policy", sandbox)
	h.Set("X-DNS-Prefetch-Control", "off")
	send(w, http.StatusOK, c.media, c.page)
	return nil
}

// capturePath is where the capture that first showed a version is described.
func capturePath(article string, version int) string {
	return "/article/" + url.PathEscape(article) + "/capture/" + strconv.Itoa(version)
}

// captured finds the capture that a request names. Only captures that an
// article was read from can be named: what a site asked not to be shown, and
// what was no article, has no address here. Nil where the reader is led on.
func (s *server) captured(w http.ResponseWriter, r *http.Request, below string) (*captured, error) {
	n, err := strconv.Atoi(mux.Vars(r)["version"])
	if err != nil || n < 1 {
		return nil, fmt.Errorf("%w: version %q", errNoPage, mux.Vars(r)["version"])
	}
	id := mux.Vars(r)["id"]
	resolved, err := s.resolve(r.Context(), id)
	if err != nil {
		return nil, err
	}
	if resolved != id {
		redirect(w, r, capturePath(resolved, n)+below)
		return nil, nil
	}
	h, err := s.hold(r.Context(), id, url.Values{versionParameter: {strconv.Itoa(n)}})
	if err != nil {
		return nil, err
	}
	if !h.whole() {
		return nil, fmt.Errorf("article %s: %w", id, errWithheld)
	}
	c := &captured{held: h}
	for _, known := range h.versions {
		if known.Number == n {
			c.version = known
		}
	}
	if c.version.Capture == 0 {
		return nil, fmt.Errorf("article %s, version %d: no capture: %w", id, n, archive.ErrNotFound)
	}
	if c.capture, err = s.Archive.Capture(r.Context(), c.version.Capture); err != nil {
		return nil, fmt.Errorf("article %s, version %d: %w", id, n, err)
	}
	body, sent, err := c.capture.Page(maxArchivedPage)
	if err != nil {
		return nil, fmt.Errorf("article %s, version %d: %w", id, n, err)
	}
	c.page, c.media, err = harmless(body, sent)
	return c, err
}

// whole reports whether all of the article may be shown.
func (h *held) whole() bool { return h.display == Full || h.display == "" }

// harmless is a page as it may be shown: in UTF-8 and without its scripts, as
// HTML or as plain text and nothing else.
func harmless(body []byte, sent string) (page []byte, contentType string, err error) {
	media := mediaType(sent)
	if media == "" {
		media = mediaType(http.DetectContentType(body))
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		return withoutScripts(inUTF8(body, sent)), "text/html; charset=utf-8", nil
	case "text/plain":
		return inUTF8(body, sent), "text/plain; charset=utf-8", nil
	}
	return nil, "", fmt.Errorf("%w: %.60q", errNoText, sent)
}

// mediaType is the media type of a Content-Type, also of a broken one.
func mediaType(sent string) string {
	media, _, err := mime.ParseMediaType(sent)
	if err != nil {
		media, _, _ = strings.Cut(sent, ";")
	}
	return strings.ToLower(strings.TrimSpace(media))
}
