package bleveindex

import (
	"fmt"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// repeated is one text at n addresses.
func repeated(n, version int, text string) []*news.Article {
	list := make([]*news.Article, n)
	for i := range list {
		url := fmt.Sprintf("https://site%d.exemple.fr/", i)
		id, _ := news.ID(url)
		list[i] = (&news.Article{ID: id, Version: version, URL: url, Kind: news.KindArticle, Title: "Copie", Text: text}).Fill()
	}
	return list
}

// TestOneTextRepeated holds that an archive of one text is bounded hits of
// bounded copies, and that paging shows each article once.
func TestOneTextRepeated(t *testing.T) {
	const n = 3*search.MaxCopies + 20
	e := open(t, Options{})
	if err := e.Apply(t.Context(), search.Batch{Put: repeated(n, 1, prose(0, 200)), Position: 1}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	q := query.Query{Text: "copie", Limit: 1}
	for pages := 1; ; pages++ {
		result, err := e.Search(t.Context(), search.Request{Query: q, Group: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range result.Hits {
			seen[h.Article] = true
			for _, c := range h.Copies {
				seen[c.Article] = true
			}
			if len(h.Copies) > search.MaxCopies || result.Total != n {
				t.Errorf("%d copies, %d articles", len(h.Copies), result.Total)
			}
		}
		if q.Cursor = string(result.Next); q.Cursor == "" {
			if pages != 4 || len(seen) != n {
				t.Errorf("%d articles of %d on %d pages", len(seen), n, pages)
			}
			return
		}
	}
}

// TestKinForgets holds that texts which were changed since do not pile up.
func TestKinForgets(t *testing.T) {
	e := open(t, Options{})
	for version := 1; version <= 16; version++ {
		put := repeated(100, version, prose(version*1000, 100))
		for i, a := range put {
			a.Text += " " + prose(version*100_000+i*100, 90)
		}
		if err := e.Apply(t.Context(), search.Batch{Put: put, Position: int64(version)}); err != nil {
			t.Fatal(err)
		}
		if _, err := e.Search(t.Context(), search.Request{Query: query.Query{Text: "copie"}, Group: true}); err != nil {
			t.Fatal(err)
		}
	}
	if n := e.current.articles.kin.texts.n; n > 2*100+signatureChunk+101 {
		t.Errorf("%d texts are known of 100 articles", n)
	}
}
