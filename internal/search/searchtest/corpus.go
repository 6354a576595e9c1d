package searchtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// Archive is a small archive in memory that serves as an engine's Texts.
type Archive struct{ texts map[string]*news.Article }

// Article implements [search.Texts].
func (a *Archive) Article(ctx context.Context, id string, version int) (*news.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if article, ok := a.texts[textKey(id, version)]; ok {
		return article, nil
	}
	return nil, fmt.Errorf("%w: %s, version %d", search.ErrNoText, id, version)
}

func (a *Archive) keep(article *news.Article) {
	a.texts[textKey(article.ID, article.Version)] = article
}

func textKey(id string, version int) string { return fmt.Sprintf("%s/%d", id, version) }

// page is an invented article, in short: what is left out is the same for all.
type page struct {
	slug, title, lead, text string
	date                    news.Date
	crumbs, section         string // labels joined by " > "
	kind                    news.Kind
	site, host              string
	language                string
	authors, tags, events   string // joined by ", "
	turns                   []turn
	quotes                  []turn
}

// turn is something said: the speaker, the role, the question, the words.
type turn struct {
	speaker, role, question, words string
	guessed                        bool
}

// article makes the whole of it.
func (p page) article(t testing.TB) *news.Article {
	t.Helper()
	host := p.host
	if host == "" {
		host = "institut.exemple.fr"
	}
	url := "https://" + host + "/" + p.slug
	id, err := news.ID(url)
	if err != nil {
		t.Fatal(err)
	}
	a := &news.Article{
		ID: id, Version: 1, URL: url, Site: news.Maybe(p.site), Language: news.Maybe(p.language), Kind: p.kind,
		Title: news.Maybe(p.title), Lead: news.Maybe(p.lead), Text: p.text, Published: p.date, Section: news.Maybe(p.section),
		Authors: list(p.authors), Tags: list(p.tags),
	}
	if a.Site == "" {
		a.Site = "Institut de la sécurité"
	}
	if a.Kind == "" {
		a.Kind = news.KindArticle
	}
	for i, label := range strings.Split(p.crumbs, " > ") {
		if label != "" {
			a.Breadcrumb = append(a.Breadcrumb, news.Crumb{Label: label, URL: news.Maybe(fmt.Sprintf("https://%s/%d", host, i))})
		}
	}
	for _, e := range list(p.events) {
		a.Events = append(a.Events, news.Event{Type: e, Label: e + " du jour"})
	}
	p.addWords(a)
	for _, paragraph := range strings.Split(a.Text, "\n\n") {
		a.Body = append(a.Body, news.Block{Type: news.BlockParagraph, Text: paragraph})
	}
	return a.Fill()
}

func (p page) addWords(a *news.Article) {
	if len(p.turns) > 0 {
		a.Interview = &news.Interview{}
	}
	for i, s := range p.turns {
		a.Text = strings.TrimSpace(a.Text + "\n\n" + s.question + "\n\n" + s.words)
		a.Interview.Exchanges = append(a.Interview.Exchanges, news.Exchange{
			ID: news.WordsID(a.ID, s.question+s.words, i), Question: s.question, Answer: s.words,
			Speaker: news.Maybe(s.speaker), Role: news.Maybe(s.role), Confidence: s.confidence(),
		})
	}
	for i, s := range p.quotes {
		a.Quotes = append(a.Quotes, news.Quote{
			ID: news.WordsID(a.ID, s.words, i), Text: s.words, Speaker: news.Maybe(s.speaker), Role: news.Maybe(s.role),
			SpeakerType: news.SpeakerPerson, Confidence: s.confidence(), In: news.InText,
		})
	}
}

func (s turn) confidence() news.Confidence {
	switch {
	case s.speaker == "":
		return ""
	case s.guessed:
		return news.Guessed
	}
	return news.Stated
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}
