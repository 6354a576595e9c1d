package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/bench/pages"
	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

const (
	maxPages     = 2000
	wordsText    = 550 // words of an article: the mean of real ones
	sampled      = 2000
	averageBytes = 6 // of a French word with its space
)

// corpus makes any of its articles anew whenever it is asked for, so that a
// million cost no memory. It is its own archive.
type corpus struct {
	n          int
	from       []*news.Article // what the pages say
	paragraphs []string
}

func newCorpus(ctx context.Context, folder string, n int) (*corpus, error) {
	c := &corpus{n: n}
	reader := extract.New(extract.Options{})
	take := func(p pages.Page) error {
		r, err := reader.Read(ctx, extract.Page{URL: p.URL, Body: p.Body})
		if err != nil || !r.Article.Kind.Searchable() {
			return ctx.Err() // some pages say nothing
		}
		return c.take(r.Article)
	}
	if err := eachPage(folder, take); err != nil {
		return nil, err
	}
	if len(c.paragraphs) == 0 {
		return nil, errors.New("no page has a paragraph to make articles of")
	}
	return c, nil
}

// eachPage calls take with the pages of a folder, of the bundled site without
// one.
func eachPage(folder string, take func(pages.Page) error) error {
	if folder != "" {
		return pages.Each(folder, maxPages, take)
	}
	all, err := pages.Demo()
	for _, p := range all {
		err = cmp.Or(err, take(p))
	}
	return err
}

// take keeps what articles are made of. What else a page says is not kept, nor
// the page's bytes that a string may be a part of: the bench weighs the memory
// of the index, not its own.
func (c *corpus) take(a *news.Article) error {
	for paragraph := range strings.SplitSeq(a.Text, "\n") {
		if len(paragraph) > 80 {
			c.paragraphs = append(c.paragraphs, strings.Clone(paragraph))
		}
	}
	short := &news.Article{
		Site: a.Site, Kind: a.Kind, Title: a.Title, Lead: a.Lead, Published: a.Published, Authors: a.Authors, Agency: a.Agency,
		Tags: a.Tags, Section: a.Section, Breadcrumb: a.Breadcrumb, Events: a.Events, Quotes: a.Quotes, Interview: a.Interview,
	}
	for i := range short.Quotes {
		short.Quotes[i].Parts = nil
	}
	text, err := json.Marshal(short)
	if err != nil {
		return err
	}
	fresh := &news.Article{}
	c.from = append(c.from, fresh)
	return json.Unmarshal(text, fresh)
}

func pick[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }

// idOf names the article of a number, so that the number can be read from it.
// It is written in letters only, as the form of an id wants it.
func idOf(i int) string {
	id := []byte(strings.Repeat("a", len(news.ContentID(nil))))
	for at := len(id) - 1; i > 0; at, i = at-1, i/26 {
		id[at] += byte(i % 26)
	}
	return string(id)
}

// numberOf is the number of idOf, past the corpus where id is none of it.
func (c *corpus) numberOf(id string) int {
	i := 0
	for k := range len(id) {
		if i = i*26 + int(id[k]) - 'a'; i < 0 || i >= c.n {
			return c.n
		}
	}
	return i
}

// article is that of a number: one page's title, names and rubric over
// paragraphs of others, on another page's day moved by up to five years.
func (c *corpus) article(i int) *news.Article {
	random := rand.New(rand.NewPCG(uint64(i), 20))
	base, other := pick(random, c.from), pick(random, c.from)
	a := &news.Article{
		ID: idOf(i), Version: 1, URL: fmt.Sprintf("https://journal.example/article/%d", i), Site: base.Site, Language: "fr",
		Kind: base.Kind, Title: base.Title, Lead: other.Lead, Published: moved(other.Published, random.IntN(11)-5),
		Authors: base.Authors, Agency: base.Agency, Tags: slices.Concat(base.Tags, other.Tags), Section: base.Section,
		Breadcrumb: base.Breadcrumb, Events: base.Events,
	}
	var text strings.Builder
	for text.Len() < wordsText*averageBytes {
		text.WriteString(pick(random, c.paragraphs))
		text.WriteByte('\n')
	}
	a.Text = text.String()
	for k, q := range other.Quotes {
		q.ID = news.WordsID(a.ID, q.Text, k)
		a.Quotes = append(a.Quotes, q)
	}
	if base.Interview != nil {
		interview := *base.Interview
		interview.Exchanges = slices.Clone(interview.Exchanges)
		for k := range interview.Exchanges {
			e := &interview.Exchanges[k]
			e.ID = news.WordsID(a.ID, e.Answer, k)
		}
		a.Interview = &interview
	}
	return a.Fill()
}

// moved is a day some years on.
func moved(d news.Date, years int) news.Date {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	to, _ := news.ParseDate(t.AddDate(years, 0, 0).Format(news.DayLayout)) // none when out of all years
	return to
}

func textBytes(a *news.Article) int { return len(a.Title) + len(a.Lead) + len(a.Text) }

// Article implements search.Texts and server.Archive.
func (c *corpus) Article(_ context.Context, id string, _ int) (*news.Article, error) {
	i := c.numberOf(id)
	if i == c.n {
		return nil, archive.ErrNotFound
	}
	return c.article(i), nil
}

// Resolve implements server.Archive.
func (c *corpus) Resolve(_ context.Context, id string) (string, error) { return id, nil }

// Versions implements server.Archive.
func (c *corpus) Versions(context.Context, string) ([]archive.Version, error) {
	return []archive.Version{{Number: 1, Current: true}}, nil
}

// Capture implements server.Archive: there are no pages behind the articles.
func (c *corpus) Capture(context.Context, int64) (*archive.Capture, error) {
	return nil, archive.ErrNotFound
}

// Stats implements server.Archive.
func (c *corpus) Stats(context.Context) (archive.Stats, error) {
	return archive.Stats{Captures: int64(c.n), Articles: int64(c.n)}, nil
}

// words are those of a sample whose share of all articles lies between two,
// most frequent first.
func (c *corpus) words(from, to float64) []string {
	counts := map[string]int{}
	n := min(c.n, sampled)
	for i := range n {
		seen := map[string]bool{}
		for _, t := range french.Tokens(c.article(i).Text) {
			if !t.Stop && len(t.Folded) > 3 && !seen[t.Folded] {
				seen[t.Folded] = true
				counts[t.Folded]++
			}
		}
	}
	maps.DeleteFunc(counts, func(_ string, k int) bool {
		share := float64(k) / float64(n)
		return share < from || share > to
	})
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}
