package extract

import (
	"context"
	"net/url"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// draft is an article while it is read: what the readers share.
type draft struct {
	ctx  context.Context //nolint:containedctx // a draft lives for one call of Read and never outlives it
	page Page
	base *url.URL // against which links are resolved; nil when unknown

	rule  *siteRule         // of the page's site; nil where it has none
	ruled [ruleFields][]int // what it chooses, in document order, none inside another

	tree *tree
	meta metadata
	data linkedData

	titleAt int    // the node of the title, or -1
	trail   span   // the nodes of the breadcrumb
	bodyAt  int    // the node that holds the body, or -1
	startAt int    // where the text begins: see bounds
	endAt   int    // where its last block stands
	suffix  string // what <title> adds to the headline: often the site's name

	article   *news.Article
	found     []found           // the body's blocks with their nodes; HTML only
	blocks    []interview.Block // one to one with the article's body
	canonical string
	noIndex   bool
	notes     []Note
}

// newDraft names the article by its address; an address that is none is said
// so in a note, and the article is named by its content: the page is readable
// all the same.
func newDraft(ctx context.Context, p Page) *draft {
	d := &draft{ctx: ctx, titleAt: -1, trail: span{-1, -1}, bodyAt: -1, startAt: -1, endAt: -1}
	id := ""
	if p.URL != "" {
		named, err := news.ID(p.URL)
		if err != nil {
			d.reject("url", p.URL, "the caller", err.Error())
			p.URL = ""
		} else {
			id = named
		}
	}
	if id == "" {
		id = news.ContentID(p.Body)
	}
	d.page, d.base = p, p.base()
	d.article = &news.Article{ID: id, Version: 1, URL: p.URL, Kind: news.KindArticle}
	return d
}

// noteLength is how much of a value a note keeps, in runes.
const noteLength = 120

func (d *draft) note(field, value, source string) {
	if value != "" {
		d.notes = append(d.notes, Note{Field: field, Value: shorten(value, noteLength), Source: source})
	}
}

func (d *draft) reject(field, value, source, why string) {
	if value != "" {
		d.notes = append(d.notes, Note{Field: field, Value: shorten(value, noteLength), Source: source, Rejected: why})
	}
}

// resolve makes a link absolute; "" where it leads to no page.
func (d *draft) resolve(href string) string {
	u, err := url.Parse(href)
	if err != nil || href == "" {
		return ""
	}
	if d.base != nil {
		u = d.base.ResolveReference(u)
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if u.Scheme == "" && (u.Path == "" || d.base != nil) {
		return ""
	}
	return u.String()
}

// captions are the words under the article's pictures.
func (d *draft) captions() []string {
	var list []string
	for _, b := range d.article.Body {
		if b.Type == news.BlockCaption {
			list = append(list, b.Text)
		}
	}
	return list
}

func bodyOf(blocks []interview.Block) []news.Block {
	body := make([]news.Block, 0, len(blocks))
	for _, b := range blocks {
		body = append(body, news.Block{Type: b.Type, Text: b.Text})
	}
	return body
}
