// Package pages reads the pages that benches are made of.
package pages

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/pressoir/pressoir/internal/demosite"
)

// Page is a page to read; the URL is "" when unknown.
type Page struct {
	URL  string
	Body []byte
}

// Folder reads up to limit .html files of a folder, evenly spread over it, so
// that a smaller number is a sample of the whole.
func Folder(dir string, limit int) (list []Page, err error) {
	err = Each(dir, limit, func(p Page) error {
		list = append(list, p)
		return nil
	})
	return list, err
}

// Each calls take with each of the pages of [Folder], of which there is one in
// memory at a time.
func Each(dir string, limit int, take func(Page) error) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no .html file in %s", dir)
	}
	n := min(len(files), max(limit, 1))
	for i := range n {
		body, err := os.ReadFile(files[i*len(files)/n])
		if err != nil {
			return err
		}
		if err := take(Page{Body: body}); err != nil {
			return err
		}
	}
	return nil
}

// Demo renders the articles of the bundled site. They are lighter than real
// pages: a few hundred bytes of menu where a real page has 50 kB.
func Demo() ([]Page, error) {
	site, err := demosite.New()
	if err != nil {
		return nil, err
	}
	var pages []Page
	for _, a := range site.Articles() {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest("GET", "http://demo.example"+a.Path, nil))
		pages = append(pages, Page{URL: "http://demo.example" + a.Path, Body: w.Body.Bytes()})
	}
	return pages, nil
}
