package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// The marks around a matched word: bold on a terminal, none elsewhere.
const (
	boldOn  = "\x1b[1m"
	boldOff = "\x1b[0m"
)

// wordsShown is how much of an answer is printed, in characters, where what
// was searched stands in its question.
const wordsShown = 240

// printer writes results for a person to read. Text from pages is stripped of
// control characters first: a page must not command a terminal.
type printer struct {
	w    *bufio.Writer
	bold bool
}

// printResult prints a result in French, as the search page does.
func printResult(w io.Writer, res *search.Result, unit query.Unit) error {
	p := &printer{w: bufio.NewWriter(w), bold: isTerminal(w)}
	p.count(res, unit)
	for i := range res.Hits {
		p.printf("\n")
		if unit == query.Words {
			p.words(i+1, &res.Hits[i])
		} else {
			p.article(i+1, &res.Hits[i])
		}
	}
	p.timeline(res.Timeline)
	return p.w.Flush()
}

func (p *printer) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(p.w, format, args...)
}

func (p *printer) count(res *search.Result, unit query.Unit) {
	noun := "article"
	if unit == query.Words {
		noun = "parole"
	}
	if res.Total > 1 {
		noun += "s"
	}
	least := ""
	if res.Relation == search.AtLeast {
		least = "au moins "
	}
	p.printf("%s%s %s — %s\n", least, french.Number(res.Total), noun, clean(res.Reading))
	if len(res.Dropped) > 0 {
		p.printf("Tous les mots ensemble ne donnent rien ; laissés de côté : %s\n", clean(strings.Join(res.Dropped, ", ")))
	}
	if res.Suggestion != "" {
		p.printf("Vouliez-vous dire : %s\n", clean(res.Suggestion.String()))
	}
	if res.Warning != "" {
		p.printf("%s\n", clean(res.Warning.String()))
	}
}

// printCompletions prints what a typed text may become, one a line.
func printCompletions(w io.Writer, res *search.Completions) error {
	names := map[search.CompletionKind]string{
		search.CompleteSection: "rubrique", search.CompleteSpeaker: "locuteur", search.CompleteTag: "mot-clé", search.CompleteTitle: "titre",
	}
	p := &printer{w: bufio.NewWriter(w), bold: isTerminal(w)}
	for _, c := range res.Completions {
		more := french.Number(c.Count)
		if c.Kind == search.CompleteTitle {
			more = c.Article.String()
		}
		p.printf("%-9s %s (%s)\n", names[c.Kind], p.strong(clean(c.Value)), more)
	}
	return p.w.Flush()
}

// printJSON prints a value for people and programs to read.
func printJSON(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}

func (p *printer) article(n int, h *search.Hit) {
	title := h.Title
	if title == "" {
		title = h.URL
	}
	p.printf("%d. %s\n", n, p.strong(clean(title)))
	p.source(h)
	for _, s := range h.Snippets {
		p.snippet(s)
	}
	p.link(h)
	p.copies(h.Copies)
	p.score(h)
}

// timeline prints how many of all articles of each period were found.
func (p *printer) timeline(periods []search.Period) {
	if len(periods) > 0 {
		p.printf("\nDepuis      Trouvés sur tous   Part\n")
	}
	for _, period := range periods {
		share := fmt.Sprintf("%.1f", 100*float64(period.Count)/float64(max(1, period.All)))
		p.printf("%s %8s %8s %6s %%\n", period.From, french.Number(period.Count), french.Number(period.All), strings.ReplaceAll(share, ".", ","))
	}
}

// copiesNamed is how many near-copies are named by their sites.
const copiesNamed = 5

// copies says how many near-copies an article has, and where.
func (p *printer) copies(list []search.Copy) {
	if len(list) == 0 {
		return
	}
	noun := "reprise"
	if len(list) > 1 {
		noun += "s"
	}
	var sites []string
	for _, c := range list {
		site := c.Site.String()
		if c.Site == "" {
			site = c.URL
		}
		if site = clean(site); site != "" && !slices.Contains(sites, site) {
			sites = append(sites, site)
		}
	}
	more := ""
	if len(sites) > copiesNamed {
		sites, more = sites[:copiesNamed], "…"
	}
	p.printf("   %s %s : %s%s\n", french.Number(len(list)), noun, strings.Join(sites, ", "), more)
}

func (p *printer) words(n int, h *search.Hit) {
	who := "locuteur non nommé"
	if h.Speaker != "" {
		who = clean(h.Speaker.String())
	}
	if h.Role != "" {
		who += ", " + clean(h.Role.String())
	}
	if h.Confidence == news.Guessed {
		who += " (incertain)"
	}
	p.printf("%d. %s\n", n, p.strong(who))
	if h.Question != "" {
		p.printf("   — %s\n", clean(h.Question.String()))
	}
	shown := false
	for _, s := range h.Snippets {
		if s.Field != query.FieldQuestion {
			p.snippet(s)
			shown = true
		}
	}
	if !shown && h.Text != "" {
		p.printf("   %s\n", beginning(clean(h.Text.String()), wordsShown))
	}
	p.printf("   %s\n", clean(h.Title))
	p.source(h)
	p.link(h)
	p.score(h)
}

// beginning cuts a text after a whole word, at most n characters long.
func beginning(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// source prints where and when: « Site · Rubrique · 12 mars 2019 · interview ».
func (p *printer) source(h *search.Hit) {
	parts := make([]string, 0, 4)
	for _, s := range []string{h.Site.String(), h.Section.String()} {
		if s != "" {
			parts = append(parts, clean(s))
		}
	}
	if t, ok := h.Published.Time(); ok {
		parts = append(parts, french.LongDate(t))
	}
	if h.Kind == news.KindInterview {
		parts = append(parts, "interview")
	}
	if len(parts) > 0 {
		p.printf("   %s\n", strings.Join(parts, " · "))
	}
}

func (p *printer) snippet(s search.Snippet) {
	p.printf("   ")
	for _, part := range s.Parts {
		text := clean(part.Text)
		if part.Match {
			text = p.strong(text)
		}
		p.printf("%s", text)
	}
	p.printf("\n")
}

func (p *printer) link(h *search.Hit) {
	if h.URL != "" {
		p.printf("   %s\n", clean(h.URL))
	}
}

func (p *printer) strong(s string) string {
	if !p.bold {
		return s
	}
	return boldOn + s + boldOff
}

// clean puts a text on one line and drops control characters.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < 0x20 || (r >= 0x7f && r < 0xa0):
			return -1
		}
		return r
	}, s)
}
