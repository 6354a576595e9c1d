package extract

import (
	"fmt"
	"strings"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// readPlain reads a page saved as plain text: the page's furniture before and
// after, « Vous êtes dans : A > B > C », title, lead, paragraphs. A text
// without a trail is a title, if its first line is one, and paragraphs.
func (d *draft) readPlain(text string) error {
	paragraphs := paragraphsOf(text)
	if len(paragraphs) == 0 {
		return ErrEmpty
	}
	if err := d.ctx.Err(); err != nil {
		return fmt.Errorf("plain text: %w", err)
	}
	trailed := false
	for i, p := range paragraphs[:min(len(paragraphs), maxPreamble)] {
		if hereMark(p) > 0 || isPlainTrail(p) {
			d.plainTrail(p)
			paragraphs, trailed = paragraphs[i+1:], true
			break
		}
	}
	paragraphs = d.plainTitle(paragraphs, trailed)
	paragraphs = d.withoutPlainTail(paragraphs)
	paragraphs = d.plainDateline(paragraphs)
	if trailed || asksAfter(paragraphs) {
		paragraphs = d.plainLead(paragraphs)
	}
	for _, p := range paragraphs {
		d.blocks = append(d.blocks, interview.Block{Type: news.BlockParagraph, Text: p})
	}
	for _, c := range d.collected() {
		for _, name := range d.persons(c) {
			d.addAuthor(name, c.source)
		}
	}
	if c := d.lastCrumb(); c != "" {
		d.setSection(c, "last crumb")
	}
	d.readLanguage()
	d.readEvents()
	return nil
}

// Bounds of a plain text.
const (
	maxPreamble   = 60     // paragraphs before the trail: menus, contacts
	maxParagraphs = 20_000 // of one text: a book has fewer
)

// paragraphsOf cuts a text at blank lines; a text without any is cut at every
// line.
func paragraphsOf(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	blank := false
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if strings.TrimSpace(line) == "" {
			blank = true
			break
		}
	}
	var list []string
	var current []string
	flush := func() {
		if p := fold(strings.Join(current, " ")); p != "" && len(list) < maxParagraphs {
			list = append(list, p)
		}
		current = current[:0]
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" || !blank || hereMark(fold(line)) > 0 {
			flush()
		}
		current = append(current, line)
		if !blank || hereMark(fold(line)) > 0 {
			flush()
		}
	}
	flush()
	return list
}

// isPlainTrail holds for « Accueil > Actualités > … » on a line of its own.
func isPlainTrail(p string) bool {
	first := strings.FieldsFunc(p, isCrumbSeparator)
	return len(first) > 1 && len(p) < maxTrailChars && isHome(first[0])
}

// plainTrail reads the trail; its last step, the page itself, is the title.
func (d *draft) plainTrail(p string) {
	p = p[hereMark(p):]
	var crumbs []news.Crumb
	for part := range splitTrail(piece{text: p}) {
		if part != "" && len(crumbs) < maxCrumbs {
			crumbs = append(crumbs, news.Crumb{Label: part})
		}
	}
	d.article.Breadcrumb = crumbs
	d.note("breadcrumb", labels(crumbs), "« "+shorten(p, 30)+" »")
}

// plainTitle takes the title: the line after the trail, agreeing with its last
// step, or the first line of a text if it is short and no sentence.
func (d *draft) plainTitle(paragraphs []string, trailed bool) []string {
	if len(paragraphs) == 0 {
		return paragraphs
	}
	first := paragraphs[0]
	if trailed {
		last := len(d.article.Breadcrumb) - 1
		if last >= 0 {
			label := d.article.Breadcrumb[last].Label
			d.article.Title = news.Maybe(first)
			if d.isOwnTitle(label) {
				d.article.Breadcrumb = d.article.Breadcrumb[:last]
			} else {
				d.article.Title = ""
			}
		}
	}
	if d.article.Title != "" || len(paragraphs) > 1 && runes(first) <= maxPlainTitle && (trailed || !strings.HasSuffix(first, ".")) {
		d.setTitle(first, "first line")
		return paragraphs[1:]
	}
	return paragraphs
}

// maxPlainTitle is how long a first line may be to be a title, in runes.
const maxPlainTitle = 200

// plainDateline takes a line with nothing but byline and date.
func (d *draft) plainDateline(paragraphs []string) []string {
	for len(paragraphs) > 1 && len(paragraphs[0]) < maxByline && isByline(paragraphs[0]) {
		line := paragraphs[0]
		if dates := findDates(line); len(dates) > 0 && dates[0].year > 0 && d.article.Published == "" {
			d.article.Published = d.take("published", &stamp{m: dates[0], source: "line below the title"})
		}
		for _, name := range d.persons(claim{name: afterBy(line), source: "line below the title", rank: rankText}) {
			d.addAuthor(name, "line below the title")
		}
		paragraphs = paragraphs[1:]
	}
	return paragraphs
}

// asksAfter holds where the first paragraph is no question and a later one is:
// the introduction of an interview.
func asksAfter(paragraphs []string) bool {
	if len(paragraphs) < 4 || strings.HasSuffix(paragraphs[0], "?") {
		return false
	}
	questions := 0
	for _, p := range paragraphs[1:] {
		if strings.HasSuffix(p, "?") {
			questions++
		}
	}
	return questions > 1 && strings.HasSuffix(paragraphs[1], "?")
}

func (d *draft) plainLead(paragraphs []string) []string {
	if len(paragraphs) < 2 || visible(paragraphs[0]) < minLead || visible(paragraphs[0]) > maxLead || strings.HasSuffix(paragraphs[0], "?") {
		return paragraphs
	}
	d.article.Lead = news.Maybe(paragraphs[0])
	d.note("lead", paragraphs[0], "paragraph below the title")
	return paragraphs[1:]
}

// withoutPlainTail drops the page's furniture below the text.
func (d *draft) withoutPlainTail(paragraphs []string) []string {
	for len(paragraphs) > 1 {
		last := paragraphs[len(paragraphs)-1]
		if visible(last) > 80 || !isEndMark(last) {
			return paragraphs
		}
		d.reject("body", last, "last line", "furniture")
		paragraphs = paragraphs[:len(paragraphs)-1]
	}
	return paragraphs
}
