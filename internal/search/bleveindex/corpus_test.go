package bleveindex

import (
	"context"
	"fmt"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// texts is an archive's texts by id.
type texts map[string]*news.Article

// Article implements [search.Texts].
func (t texts) Article(_ context.Context, id string, _ int) (*news.Article, error) {
	if a, ok := t[id]; ok {
		return a, nil
	}
	return nil, search.ErrNoText
}

// numbered makes n articles about « école », each with a quote.
func numbered(n int) []*news.Article {
	list := make([]*news.Article, n)
	for i := range list {
		id := news.ContentID(fmt.Appendf(nil, "article %d", i))
		a := &news.Article{
			ID: id, Version: 1, URL: fmt.Sprintf("https://exemple.fr/%d", i), Kind: news.KindArticle, Language: "fr",
			Title: news.Maybe(fmt.Sprintf("L’école numéro %d", i)), Lead: "Une rentrée comme les autres.",
			Text:      fmt.Sprintf("Les élèves de l’école %d sont rentrés. La maire les a salués.", i),
			Published: news.Date(fmt.Sprintf("20%02d-09-01", 10+i%15)), Tags: []string{fmt.Sprintf("tag %d", i)},
		}
		a.Quotes = []news.Quote{{ID: news.WordsID(id, "bonne rentrée", 0), Text: "Bonne rentrée à l’école.", Speaker: "Louise Petit", Confidence: news.Stated}}
		list[i] = a.Fill()
	}
	return list
}

func fill(t *testing.T, apply func(context.Context, search.Batch) error, n int) {
	t.Helper()
	if err := apply(t.Context(), search.Batch{Put: numbered(n), Position: int64(n)}); err != nil {
		t.Fatal(err)
	}
}
