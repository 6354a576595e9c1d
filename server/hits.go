package server

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// How much of words said a result shows where no passage was cut, in
// characters: a paragraph, and a question in two lines.
const (
	wordsShown    = 420
	questionShown = 240
)

// articleHit is an article among the results.
func (v *visit) articleHit(h search.Hit) web.ArticleHit {
	hit := web.ArticleHit{
		Href: v.article(h.Article, 0), Title: v.hitTitle(h), Crumbs: v.where(h),
		Site: set(string(h.Site)), Date: v.day(h.Published), DateISO: h.Published.Day(), Byline: v.signed(h.Authors),
	}
	if h.Kind != news.KindArticle && h.Kind != "" {
		hit.Kind = v.kind(string(h.Kind))
	}
	hit.SourceHref, _ = outside(h.URL)
	for _, s := range h.Snippets {
		if s.Field != query.FieldTitle && len(hit.Passages) < passages {
			hit.Passages = append(hit.Passages, setParts(s.Parts))
		}
	}
	for _, c := range h.Copies {
		label := set(c.Title)
		if c.Site != "" {
			label = set(string(c.Site)) + " – " + label
		}
		if day := v.day(c.Published); day != "" {
			label += ", " + day
		}
		hit.Copies = append(hit.Copies, web.Link{Label: label, Href: v.article(c.Article, 0)})
	}
	if n := len(h.Copies); n > 0 {
		hit.CopiesText = v.count("hit.copies", n)
	}
	return hit
}

// hitTitle is the title with its matches marked, where a snippet is the whole
// title.
func (v *visit) hitTitle(h search.Hit) []web.Part {
	for _, s := range h.Snippets {
		if s.Field == query.FieldTitle && plain(s.Parts) == h.Title {
			return setParts(s.Parts)
		}
	}
	return []web.Part{{Text: v.titleOf(h.Title)}}
}

func (v *visit) titleOf(title string) string {
	if title == "" {
		return v.words.Text("hit.untitled")
	}
	return set(title)
}

// where is the way to what a hit is filed under: its path, else its section.
func (v *visit) where(h search.Hit) []web.Link {
	path := h.Path
	if len(path) == 0 && h.Section != "" {
		path = strings.Split(string(h.Section), query.PathSeparator)
	}
	return v.crumbs(path)
}

// mostAuthors are named on a card; more are on the article's page.
const mostAuthors = 3

// signed names the authors on a card, "" where none is named.
func (v *visit) signed(authors []string) string {
	if len(authors) == 0 {
		return ""
	}
	names := make([]string, 0, mostAuthors+1)
	for _, name := range authors[:min(len(authors), mostAuthors)] {
		names = append(names, set(name))
	}
	if n := len(authors) - mostAuthors; n > 0 {
		names = append(names, v.count("hit.authors", n))
	}
	return v.words.Text("hit.by", "names", v.list(names))
}

// wordsHit is words said among the results.
func (v *visit) wordsHit(h search.Hit) web.WordsHit {
	hit := web.WordsHit{
		Href: v.said(h), Speaker: set(string(h.Speaker)), Role: set(string(h.Role)),
		Title: v.titleOf(h.Title), Crumbs: v.where(h), Site: set(string(h.Site)),
		Date: v.day(h.Published), DateISO: h.Published.Day(),
	}
	hit.SourceHref, _ = outside(h.URL)
	hit.Confidence, hit.Doubtful = v.confidence(h.Confidence)
	if h.Speaker != "" && !hit.Doubtful { // a guess has no page
		hit.SpeakerHref = v.person(string(h.Speaker))
	}
	var shown [][]search.Part
	for _, s := range h.Snippets {
		switch {
		case s.Field == query.FieldQuestion:
			hit.Question = setParts(s.Parts)
		case len(shown) < passages:
			shown = append(shown, s.Parts)
		}
	}
	if len(hit.Question) == 0 && h.Question != "" {
		hit.Question = []web.Part{{Text: set(cut(string(h.Question), questionShown))}}
	}
	if text := string(h.Text); len(shown) == 0 && text != "" {
		passage := cut(text, wordsShown)
		if passage != text {
			passage = strings.TrimSuffix(passage, "…") // the page says so in its own way
		}
		shown = [][]search.Part{{{Text: passage}}}
	}
	quotePassages(&hit, string(h.Text), shown)
	return hit
}

// quotePassages puts the passages of words said between quotation marks: the
// text's own where they stand around what is shown, else the page's, without
// the one of the text's two that would be left over.
func quotePassages(hit *web.WordsHit, text string, shown [][]search.Part) {
	if len(shown) == 0 {
		return
	}
	last := len(shown) - 1
	hit.CutBefore = !strings.HasPrefix(folded(text), folded(plain(shown[0])))
	hit.CutAfter = !strings.HasSuffix(folded(text), folded(plain(shown[last])))
	if quoted(text) {
		hit.Quoted = !hit.CutBefore && !hit.CutAfter
		if !hit.Quoted && !hit.CutBefore {
			shown[0] = withoutOpening(shown[0])
		}
		if !hit.Quoted && !hit.CutAfter {
			shown[last] = withoutClosing(shown[last])
		}
	}
	for _, parts := range shown {
		hit.Passages = append(hit.Passages, setParts(parts))
	}
}

// confidence says in words how the speaker is known; a speaker named at the
// words needs none.
func (v *visit) confidence(c news.Confidence) (words string, doubtful bool) {
	if key := "confidence." + string(c); v.words.Has(key) {
		return v.words.Text(key), c == news.Guessed
	}
	return "", false
}

// plain is the text of a snippet.
func plain(parts []search.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// folded is a text with its white space folded, as passages have it.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// said is the address of words on their article's page.
func (v *visit) said(h search.Hit) string {
	address := v.article(h.Article, 0)
	if h.Anchor != "" {
		address += "#" + string(h.Anchor)
	}
	return address
}
