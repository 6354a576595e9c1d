package bench

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"github.com/pressoir/pressoir/bench/pages"
	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/news"
)

// Reader makes an article of a page. Fields it does not know stay empty.
type Reader struct {
	Name string
	Read func(pages.Page) (*news.Article, error)
}

// The names of readers that others are measured by.
const (
	Parsing = "parsing alone"
	Ours    = "pressoir"
)

// Readers lists what is weighed: parsing alone, which no reader can beat, our
// own, and the others with every field that they have. The last reads nothing
// but the date.
func Readers() []Reader {
	own := extract.New(extract.Options{})
	return []Reader{
		{Parsing, parse},
		{Ours, func(p pages.Page) (*news.Article, error) {
			reading, err := own.Read(context.Background(), extract.Page{URL: p.URL, Body: p.Body})
			if err != nil {
				return nil, err
			}
			return reading.Article, nil
		}},
		{"go-trafilatura", readTrafilatura},
		{"go-readability", readReadability},
		{"go-htmldate", readHTMLDate},
	}
}

func parse(p pages.Page) (*news.Article, error) {
	_, err := html.Parse(bytes.NewReader(p.Body))
	return &news.Article{URL: p.URL}, err
}

// readTrafilatura runs go-trafilatura as its authors recommend for quality:
// with its fallbacks, without the readers' comments.
func readTrafilatura(p pages.Page) (*news.Article, error) {
	found, err := trafilatura.Extract(bytes.NewReader(p.Body), trafilatura.Options{
		OriginalURL:     address(p),
		EnableFallback:  true,
		ExcludeComments: true,
	})
	if err != nil {
		return nil, fmt.Errorf("go-trafilatura: %w", err)
	}
	m := found.Metadata
	a := &news.Article{
		URL: p.URL, Site: news.Maybe(m.Sitename), Language: news.Maybe(m.Language), Title: news.Maybe(m.Title), Lead: news.Maybe(m.Description),
		Published: day(m.Date), Authors: split(m.Author, ";"), Tags: m.Tags, Text: found.ContentText,
	}
	if len(m.Categories) > 0 {
		a.Section = news.Maybe(m.Categories[0])
	}
	return a, nil
}

func readReadability(p pages.Page) (*news.Article, error) {
	found, err := readability.FromReader(bytes.NewReader(p.Body), address(p))
	if err != nil {
		return nil, fmt.Errorf("go-readability: %w", err)
	}
	a := &news.Article{
		URL: p.URL, Site: news.Maybe(found.SiteName()), Language: news.Maybe(found.Language()), Title: news.Maybe(found.Title()),
		Lead: news.Maybe(found.Excerpt()), Authors: split(found.Byline(), ","),
	}
	if at, err := found.PublishedTime(); err == nil { // the error says only that there is none
		a.Published = day(at)
	}
	if found.Node == nil {
		return a, nil
	}
	var text strings.Builder
	if err := found.RenderText(&text); err != nil {
		return nil, fmt.Errorf("go-readability: %w", err)
	}
	a.Text = text.String()
	return a, nil
}

// readHTMLDate runs go-htmldate with its extensive search, which reads dates
// in words by go-dateparser.
func readHTMLDate(p pages.Page) (*news.Article, error) {
	found, err := htmldate.FromReader(bytes.NewReader(p.Body), htmldate.Options{URL: p.URL, UseOriginalDate: true})
	if err != nil {
		return nil, fmt.Errorf("go-htmldate: %w", err)
	}
	return &news.Article{URL: p.URL, Published: day(found.DateTime)}, nil
}

// day is the date alone, which is all that is compared; empty where there is none.
func day(t time.Time) news.Date {
	if t.IsZero() {
		return ""
	}
	d, err := news.NewDay(t.Date())
	if err != nil {
		return ""
	}
	return d
}

func split(names, sign string) []string {
	var list []string
	for name := range strings.SplitSeq(names, sign) {
		if name = strings.TrimSpace(name); name != "" {
			list = append(list, name)
		}
	}
	return list
}

// address is nil where a page has none; the readers take that for "unknown".
func address(p pages.Page) *url.URL {
	u, err := url.Parse(p.URL)
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}
