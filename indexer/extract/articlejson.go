package extract

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// readArticleJSON reads an article of our own JSON contract, whole or in part:
// what it does not give stays empty. Its id is made anew from its address (or
// its bytes), so that importing twice changes nothing.
func (d *draft) readArticleJSON(text string) error {
	var a news.Article
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		return fmt.Errorf("%w: %w", ErrArticleJSON, err)
	}
	id := d.article.ID
	if d.page.URL != "" {
		a.URL = d.page.URL
	} else if a.URL != "" {
		named, err := news.ID(a.URL)
		if err != nil {
			return fmt.Errorf("%w: url: %w", ErrArticleJSON, err)
		}
		id = named
	}
	a.ID, a.Version = id, 1
	if err := checkKind(&a); err != nil {
		return err
	}
	cleanArticle(&a)
	if len(a.Body) == 0 {
		for _, p := range paragraphsOf(a.Text) {
			a.Body = append(a.Body, news.Block{Type: news.BlockParagraph, Text: p})
		}
	}
	if a.Title == "" && len(a.Body) == 0 {
		return fmt.Errorf("%w: neither title nor text", ErrEmpty)
	}
	for _, b := range a.Body {
		d.blocks = append(d.blocks, interview.Block{Type: b.Type, Text: b.Text})
	}
	d.article = &a
	d.note("title", a.Title.String(), "article in JSON")
	return nil
}

// checkKind refuses kinds and blocks that are none of the contract's.
func checkKind(a *news.Article) error {
	switch a.Kind {
	case "":
		a.Kind = news.KindArticle
	case news.KindArticle, news.KindInterview, news.KindOpinion, news.KindPressRelease, news.KindEvent, news.KindListing, news.KindOther:
	default:
		return fmt.Errorf("%w: kind %.40q", ErrArticleJSON, a.Kind)
	}
	for i := range a.Body {
		switch a.Body[i].Type {
		case "":
			a.Body[i].Type = news.BlockParagraph
		case news.BlockParagraph, news.BlockHeading, news.BlockList, news.BlockQuote, news.BlockCaption:
		default:
			return fmt.Errorf("%w: block type %.40q", ErrArticleJSON, a.Body[i].Type)
		}
	}
	return nil
}

// cleanArticle folds what will be shown, as for any page. Words said are
// found anew: ids and offsets of another program's making are not trusted.
func cleanArticle(a *news.Article) {
	a.Title, a.Lead = news.Maybe(fold(a.Title.String())), news.Maybe(fold(a.Lead.String()))
	a.Site, a.Section = news.Maybe(fold(a.Site.String())), news.Maybe(fold(a.Section.String()))
	body := a.Body[:0]
	for _, b := range a.Body {
		if b.Text = fold(b.Text); b.Text != "" {
			body = append(body, b)
		}
	}
	a.Body = body
	a.Interview, a.Quotes, a.People = nil, nil, nil
	for _, list := range [...]*[]string{&a.Authors, &a.Agency, &a.Tags} {
		*list = foldList(*list)
	}
}

func foldList(list []string) []string {
	kept := list[:0]
	for _, s := range list {
		if s = strings.TrimSpace(fold(s)); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
