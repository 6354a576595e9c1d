package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// StaticPrefix is where the static files are served.
const StaticPrefix = "/static/"

// Stylesheet is the name of the bundled style, before its hash.
const Stylesheet = "pressoir.css"

// Icon is the name of the site's icon, before its hash.
const Icon = "icon.svg"

// hashDigits of a SHA-256 in a file's name: enough that two releases of a file
// never share an address that browsers keep for ever.
const hashDigits = 12

// Asset is a static file, ready to be served under a name that changes with
// its content.
type Asset struct {
	ContentType string
	Content     []byte
}

type assets struct {
	byHashed map[string]Asset  // pressoir.0123456789ab.css → asset
	hashed   map[string]string // pressoir.css → pressoir.0123456789ab.css
}

// types are the media types of the files there are; another is refused, so
// that none is served with a guessed one.
var types = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
}

// bundle joins the style (foundations first, then the components by name) and
// gives each static file its hashed name.
func bundle(from fs.FS) (*assets, error) {
	a := &assets{byHashed: map[string]Asset{}, hashed: map[string]string{}}
	var style bytes.Buffer
	for _, pattern := range []string{"base/*.css", "components/*/*.css"} {
		names, err := fs.Glob(from, pattern)
		if err != nil {
			return nil, fmt.Errorf("style: %w", err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(from, name)
			if err != nil {
				return nil, fmt.Errorf("style: %w", err)
			}
			style.Write(data)
		}
	}
	if err := a.add(Stylesheet, style.Bytes()); err != nil {
		return nil, err
	}
	names, err := fs.Glob(from, "static/*")
	if err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, fmt.Errorf("static files: %w", err)
		}
		if err := a.add(path.Base(name), data); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *assets) add(name string, content []byte) error {
	ext := path.Ext(name)
	contentType, ok := types[ext]
	if !ok {
		return fmt.Errorf("static file %s: no media type for %q", name, ext)
	}
	sum := sha256.Sum256(content)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:hashDigits] + ext
	a.byHashed[hashed] = Asset{ContentType: contentType, Content: content}
	a.hashed[name] = hashed
	return nil
}

// path is where a static file is served, by its plain name.
func (a *assets) path(name string) (string, error) {
	hashed, ok := a.hashed[name]
	if !ok {
		return "", fmt.Errorf("no static file %q", name)
	}
	return StaticPrefix + hashed, nil
}

// Asset returns the static file of a hashed name (without [StaticPrefix]).
func (w *Web) Asset(hashed string) (Asset, bool) {
	a, ok := w.assets.byHashed[hashed]
	return a, ok
}

// AssetPath is where a static file is served, by its plain name.
func (w *Web) AssetPath(name string) (string, error) { return w.assets.path(name) }
