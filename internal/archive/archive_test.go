package archive_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

// noon is the moment the tests count from.
var noon = time.Date(2024, 5, 2, 12, 0, 0, 0, time.UTC)

func open(t testing.TB, dir string) *archive.Archive {
	t.Helper()
	a, err := archive.Open(t.Context(), dir, archive.Options{Create: true, Software: "pressoir/test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// received is a page as a crawl receives it, so many minutes after noon.
func received(url, words string, minutes int) archive.Capture {
	body := "<!doctype html><title>" + words + "</title><p>" + words
	block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	return archive.Capture{
		URL: url, Time: noon.Add(time.Duration(minutes) * time.Minute), Origin: archive.Crawled, Source: "essai",
		Type: warc.Response, ContentType: "application/http; msgtype=response", Block: []byte(block),
	}
}

func article(url, words string) *news.Article {
	body := []news.Block{{Type: news.BlockParagraph, Text: words}}
	return &news.Article{
		URL: url, Site: "La Gazette des Coteaux", Language: "fr", Kind: news.KindArticle, Title: "Nouvelle",
		Text: news.TextOf(body), Body: body, Published: "2024-05-01",
	}
}

// keep keeps captures and gives their ids.
func keep(t testing.TB, a *archive.Archive, captures ...archive.Capture) []int64 {
	t.Helper()
	kept, err := a.Keep(t.Context(), captures)
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(kept))
	for i, k := range kept {
		ids[i] = k.ID
	}
	return ids
}

// show keeps a page and stores its reading by reader 1.
func show(t testing.TB, a *archive.Archive, url, words, canonical string, minutes int) archive.Stored {
	t.Helper()
	id := keep(t, a, received(url, words, minutes))[0]
	return store(t, a, archive.Reading{Capture: id, Reader: 1, Article: article(url, words), Canonical: canonical})
}

func store(t testing.TB, a *archive.Archive, r archive.Reading) archive.Stored {
	t.Helper()
	stored, err := a.StoreReadings(t.Context(), []archive.Reading{r})
	if err != nil {
		t.Fatal(err)
	}
	return stored[0]
}

// changes lists what a follower learns from a number on: "id version" or "-id".
func changes(t testing.TB, a *archive.Archive, after int64) string {
	t.Helper()
	list, err := a.Changes(t.Context(), after, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, c := range list {
		if c.Removed {
			fmt.Fprintf(&b, "-%s ", c.ArticleID)
		} else {
			fmt.Fprintf(&b, "%s:%d ", c.ArticleID, c.Version)
		}
	}
	return strings.TrimSpace(b.String())
}

func last(t testing.TB, a *archive.Archive) int64 {
	t.Helper()
	n, err := a.LastChange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func id(t testing.TB, url string) string {
	t.Helper()
	id, err := news.ID(url)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// A catalogue keeps its identity, and no two have the same.
func TestIdentity(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir).Identity()
	if again := open(t, dir).Identity(); first == "" || again != first {
		t.Errorf("%q, then %q", first, again)
	}
	if other := open(t, t.TempDir()).Identity(); other == first {
		t.Errorf("two catalogues are both %q", other)
	}
}
