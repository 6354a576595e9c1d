package indexer

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/demosite"
	"github.com/pressoir/pressoir/internal/news"
)

// The bundled site knows what it wrote: what the reader makes of its pages,
// in four content systems, is held against it. The bounds are what was reached,
// so that a change of the reader that loses something is seen.
var wanted = map[string]float64{
	"title": 1, "lead": 1, "breadcrumb": 1, "section": 1, "published": 1, "authors": 1,
	"kind": 1, "paragraphs": 1, "exchanges": .95, "speakers": 1, "roles": .95,
}

func TestReadsTheBundledSite(t *testing.T) {
	site, err := demosite.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	reader := extract.New(extract.Options{})
	right, all := map[string]int{}, map[string]int{}
	for _, want := range site.Articles() {
		if want.Kind == string(news.KindListing) || want.Kind == string(news.KindOther) {
			continue
		}
		got := fetchArticle(t, reader, server.URL+want.Path)
		check := func(field string, ok bool, is, should any) {
			all[field]++
			if ok {
				right[field]++
			} else {
				t.Logf("%s: %s: %q, want %q", want.Path, field, fmt.Sprint(is), fmt.Sprint(should))
			}
		}
		same := func(field, is, should string) { check(field, plain(is) == plain(should), is, should) }
		same("title", got.Title.String(), want.Title)
		same("lead", got.Lead.String(), want.Lead)
		same("section", got.Section.String(), want.Section)
		same("kind", string(got.Kind), want.Kind)
		same("published", got.Published.Day(), want.Published[:len(news.DayLayout)])
		same("authors", strings.Join(got.Authors, ", "), strings.Join(want.Authors, ", "))
		same("breadcrumb", labels(got.Breadcrumb), strings.Join(want.Breadcrumb, " > "))
		text := plain(got.Text)
		for _, p := range want.Paragraphs {
			check("paragraphs", strings.Contains(text, plain(p)), "not in the text", p)
		}
		checkExchanges(got, want, check)
	}
	for field, least := range wanted {
		share := float64(right[field]) / float64(max(all[field], 1))
		t.Logf("%-11s %3d of %3d  %.3f", field, right[field], all[field], share)
		if share < least {
			t.Errorf("%s: %.3f of the bundled site read right, want %.2f", field, share, least)
		}
	}
}

func checkExchanges(got *news.Article, want demosite.Article, check func(string, bool, any, any)) {
	var said []news.Exchange
	if got.Interview != nil {
		said = got.Interview.Exchanges
	}
	for _, e := range want.Exchanges {
		i := slices.IndexFunc(said, func(s news.Exchange) bool {
			return plain(s.Question) == plain(e.Question) && plain(s.Answer) == plain(e.Answer)
		})
		check("exchanges", i >= 0, "no such exchange", e.Question)
		if i >= 0 {
			check("speakers", plain(said[i].Speaker.String()) == plain(e.Speaker), said[i].Speaker, e.Speaker)
			check("roles", plain(said[i].Role.String()) == plain(e.Role), said[i].Role, e.Role)
		}
	}
	check("exchanges", len(said) <= len(want.Exchanges), len(said), len(want.Exchanges))
}

func fetchArticle(t *testing.T, reader *extract.Reader, url string) *news.Article {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, resp.Status, err)
	}
	read, err := reader.Read(context.Background(), extract.Page{URL: url, ContentType: resp.Header.Get("Content-Type"), Body: body})
	if err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	return read.Article
}

func labels(crumbs []news.Crumb) string {
	var list []string
	for _, c := range crumbs {
		list = append(list, c.Label)
	}
	return strings.Join(list, " > ")
}

// plain keeps letters and digits, so that spaces, apostrophes and quotation
// marks, which differ by content system, do not count.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(s))
}

// List pages, tag pages and plain pages of the site are no articles.
func TestListPagesAreNoArticles(t *testing.T) {
	site, err := demosite.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	reader := extract.New(extract.Options{})
	for _, path := range []string{
		"/", "/actualites/", "/actualites/page/2/", "/recherche/", "/formation/", "/portail/actualites", "/mot-cle/statistiques/", "/agenda/",
		"/actualites/ceremonies/", "/actualites/presse/communiques/", "/formation/?page=2", "/formation/initiale/", "/recherche/?debut_articles=12",
		"/recherche/projets/vie-privee/", "/portail/international/", "/portail/international/cooperation/", "/mot-cle/vie-privee/page/3/",
		"/contact/", "/mentions-legales/", "/plan/",
	} {
		if got := fetchArticle(t, reader, server.URL+path); got.Kind.Searchable() {
			t.Errorf("%s is taken for an article of kind %s: %q", path, got.Kind, got.Title)
		}
	}
}
