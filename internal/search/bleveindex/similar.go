package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// What an article is about is told by a few of its words.
const (
	tellingWords = 25       // asked for together
	sharedWords  = 0.15     // of them, that an article like it has: three of 25
	likeText     = 32 << 10 // bytes of the text that are read: a longer one repeats itself
	minTelling   = 3        // letters
	everyday     = 10       // a word that one in so many articles has tells nothing
	fewArticles  = 20       // unless they are so few
)

// asksLike reports whether a query can be asked of what is like an article.
func asksLike(q query.Query) bool {
	return q.Text == "" && q.Cursor == "" && q.Unit == query.Articles
}

// similar answers what is most like an article.
func (e *Engine) similar(ctx context.Context, v *view, a *asked) (*search.Result, error) {
	doc, hit, err := v.byID(a.Like)
	if err != nil {
		return nil, err
	}
	article, err := (&shower{view: v, texts: e.options.Texts, log: e.log}).article(ctx, hit)
	if err != nil {
		return nil, err
	}
	if article == nil {
		article = &news.Article{Title: news.Maybe(hit.Title)}
	}
	words, err := v.telling(ctx, article)
	if err != nil {
		return nil, err
	}
	all, err := v.collector(ctx, a)
	if err != nil {
		return nil, err
	}
	c := &compiler{view: v, unit: query.Articles}
	if len(words) > 0 {
		a.tree = query.Or{Parts: words} // for passages
		err = c.alike(ctx, all, words, doc)
	}
	if err != nil {
		return nil, err
	}
	result, err := e.result(ctx, c, a, all, []string{})
	if err == nil {
		result.Reading, result.Next = "articles proches de « "+hit.Title+" »", ""
	}
	return result, err
}

// alike goes through the articles that share enough words, but one.
func (c *compiler) alike(ctx context.Context, all *collector, words []query.Node, but uint64) error {
	parts, err := c.each(ctx, words, defaultScope(c.unit))
	if err != nil {
		return err
	}
	either := &eitherDocs{parts: parts}
	least := max(1, int(sharedWords*float64(len(words))))
	found := &withoutDocs{wanted: &leastDocs{either, least}, refused: newSetDocs(roaring.BitmapOf(uint32(but)), 0)}
	return all.through(ctx, found)
}

// leastDocs finds what enough of its parts find.
type leastDocs struct {
	*eitherDocs
	least int
}

func (l *leastDocs) seek(target uint64) error {
	for {
		if err := l.eitherDocs.seek(target); err != nil || l.cur == noMore {
			return err
		}
		n := 0
		for _, p := range l.parts {
			if p.doc() == l.cur {
				n++
			}
		}
		if n >= l.least {
			return nil
		}
		target = l.cur + 1
	}
}

// byID finds an article of the view.
func (v *view) byID(id string) (uint64, *storedHit, error) {
	if !news.ValidID(id) {
		return 0, nil, fmt.Errorf("%w: %.40q is no id", search.ErrUnknown, id)
	}
	internal, err := v.snapshot.InternalID(id)
	if err != nil {
		return 0, nil, unreadable(err)
	}
	if internal == nil {
		return 0, nil, fmt.Errorf("%w: %s", search.ErrUnknown, id)
	}
	doc := internal.Value()
	hit, err := v.hit(doc)
	return doc, hit, err
}

// countedWord is a word of an article with how much it is in it.
type countedWord struct {
	token
	tf    float64
	worth float64
}

// telling are the words that tell an article from all others, by their weight
// in BM25: often there, and seldom elsewhere.
func (v *view) telling(ctx context.Context, a *news.Article) ([]query.Node, error) {
	counted := map[string]*countedWord{}
	for _, field := range []struct {
		textField
		text string
	}{{titleField, string(a.Title)}, {leadField, string(a.Lead)}, {bodyField, a.Text[:min(len(a.Text), likeText)]}} {
		for _, t := range french.Tokens(field.text) {
			if t.Stop || utf8.RuneCountInString(t.Form) < minTelling || !unicode.IsLetter([]rune(t.Form)[0]) {
				continue
			}
			w := counted[t.Stem()]
			if w == nil {
				w = &countedWord{token: t}
				counted[t.Stem()] = w
			}
			w.tf += field.weight
		}
	}
	list, state := make([]*countedWord, 0, len(counted)), v.state()
	for _, w := range counted {
		docs, err := v.part.rarities.of(state, w.Form, func() (uint64, error) { return v.having(ctx, &w.token) })
		if err != nil {
			return nil, err
		}
		if docs > 1 && (docs <= fewArticles || docs*everyday <= v.live) {
			w.worth = v.idf(docs) * saturated(w.tf)
			list = append(list, w)
		}
	}
	slices.SortFunc(list, func(a, b *countedWord) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(a.Form, b.Form))
	})
	nodes := make([]query.Node, 0, tellingWords)
	for _, w := range list[:min(len(list), tellingWords)] {
		nodes = append(nodes, query.Word{Text: w.Form})
	}
	return nodes, nil
}

// having is in how many articles a word is.
func (v *view) having(ctx context.Context, t *token) (uint64, error) {
	docs, err := v.havingStem(ctx, scope{fields: []textField{bodyField}}, t)
	if err == nil && docs == 0 { // of another language, or of titles only
		docs, err = v.havingForm(ctx, defaultScope(query.Articles), t.Folded)
	}
	return docs, err
}
