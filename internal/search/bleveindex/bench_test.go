package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// benchCorpus makes articles of 550 words whose words are as unevenly
// frequent as real ones (Zipf), with French endings and function words.
func benchCorpus(n int) []*news.Article {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.07, 4, 120_000)
	function := strings.Fields("de la le les des et à en un une du pour dans que qui sur au par plus pas avec ce il est a")
	endings := []string{"", "e", "s", "es", "tion", "tions", "ement", "eur", "euse", "é", "ées", "ique", "iques", "er", "ant"}
	word := func() string {
		if random.IntN(100) < 42 {
			return function[random.IntN(len(function))]
		}
		k := zipf.Uint64()
		w := syllables(k/4) + endings[(k*7)%uint64(len(endings))]
		switch random.IntN(30) {
		case 0:
			return "l’" + w
		case 1, 2:
			return strings.ToUpper(w[:1]) + w[1:] + "."
		}
		return w
	}
	text := func(words int) string {
		list := make([]string, words)
		for i := range list {
			list[i] = word()
		}
		return strings.Join(list, " ")
	}
	articles := make([]*news.Article, n)
	for i := range articles {
		url := fmt.Sprintf("https://journal.exemple.fr/%d", i)
		id, _ := news.ID(url)
		a := &news.Article{
			ID: id, Version: 1, URL: url, Language: "fr", Kind: news.KindArticle, Site: "Le Journal",
			Title: news.Maybe(text(10)), Lead: news.Maybe(text(30)), Text: text(510),
			Published: news.Date(fmt.Sprintf("%d-%02d-%02d", 2010+i%15, 1+i%12, 1+i%28)),
			Section:   news.Maybe(fmt.Sprintf("Rubrique %d", i%25)), Authors: []string{fmt.Sprintf("Auteur %d", i%300)},
			Tags: []string{fmt.Sprintf("mot %d", i%2000), fmt.Sprintf("mot %d", i%97)},
		}
		a.Quotes = []news.Quote{{ID: news.WordsID(id, "q", 0), Text: text(25), Speaker: news.Maybe(fmt.Sprintf("Personne %d", i%900)), Confidence: news.Stated}}
		articles[i] = a.Fill()
	}
	return articles
}

func syllables(k uint64) string {
	const consonants, vowels = "bcdfglmnprstv", "aeiou"
	var b strings.Builder
	for range 3 {
		b.WriteByte(consonants[k%13])
		b.WriteByte(vowels[(k/13)%5])
		k /= 65
	}
	return b.String()
}

// BenchmarkApply indexes articles of 550 words, a quote each, on disk.
func BenchmarkApply(b *testing.B) {
	articles := benchCorpus(5000)
	bytes := 0
	for _, a := range articles {
		bytes += len(a.Title) + len(a.Lead) + len(a.Text)
	}
	for b.Loop() {
		dir := b.TempDir()
		e, err := Open(b.Context(), Options{Dir: dir})
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; i < len(articles); i += 1000 {
			if err := e.Apply(b.Context(), search.Batch{Put: articles[i : i+1000], Position: int64(i + 1)}); err != nil {
				b.Fatal(err)
			}
		}
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(dirSize(b, dir))/float64(bytes), "index/text")
	}
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// frequent are the n words found in the most articles that are no stop words.
func frequent(articles []*news.Article, n int) string {
	counts := map[string]int{}
	for _, one := range articles {
		for _, t := range french.Tokens(one.Text) {
			if !t.Stop {
				counts[t.Folded]++
			}
		}
	}
	words := slices.SortedFunc(maps.Keys(counts), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
	return strings.Join(words[:n], " ")
}

func dirSize(b *testing.B, dir string) (size int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

// BenchmarkSearch asks a fixed list of questions of 10,000 articles.
func BenchmarkSearch(b *testing.B) {
	articles := benchCorpus(10_000)
	e, err := Open(b.Context(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	if err := e.Apply(b.Context(), search.Batch{Put: articles, Position: 1}); err != nil {
		b.Fatal(err)
	}
	const common = "plus" // in nearly every article
	rare := strings.Fields(articles[0].Text)[300]
	for _, c := range []struct {
		name string
		r    search.Request
	}{
		{"word", search.Request{Query: query.Query{Text: common}}},
		{"two", search.Request{Query: query.Query{Text: common + " " + rare}}},
		{"together", search.Request{Query: query.Query{Text: frequent(articles, 2)}}},
		{"question", search.Request{Query: query.Query{Text: frequent(articles, 8), Match: query.MatchAny}}},
		{"phrase", search.Request{Query: query.Query{Text: `"de la"`}}},
		{"prefix", search.Request{Query: query.Query{Text: "bab*"}}},
		{"facets", search.Request{Query: query.Query{Text: common}, Facets: query.Facets(), Timeline: search.ByMonth}},
		{"all", search.Request{Facets: query.Facets(), Timeline: search.ByMonth}},
		{"grouped", search.Request{Query: query.Query{Text: common}, Group: true}},
		{"newest", search.Request{Query: query.Query{Text: common, Sort: query.Newest}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			total := 0
			for b.Loop() {
				result, err := e.Search(context.Background(), c.r)
				if err != nil {
					b.Fatal(err)
				}
				total = result.Total
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
}
