package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
)

// The limits of looking for a spelling. Most searches have no word that is
// suspect, and cost a look at each word's frequency.
const (
	suggestTime = 500 * time.Millisecond // wall time: nobody waits for advice
	maxSuspects = 4                      // words of one text
	minSuspect  = 4                      // letters: of shorter words nearly any other is one letter away
	twoOff      = 7                      // letters of a word that may have two wrong
	maxSuspect  = 32                     // letters
)

// typedWord is a word of the text that may be spelt otherwise.
type typedWord struct {
	token
	start, end int // bytes of the query's text
	scope      scope
	splits     bool // it may become two words without changing what else is asked
	follows    bool // the word before it stands right before it
	elided     bool // after an elided article
}

// change puts other letters for some of the text.
type change struct {
	start, end int
	with       string
}

// suggest looks for a spelling of the text, from the words of the archive
// itself, that finds more: more articles, or as many and more that have the
// words in the form they are given. "" when there is none, or no time to look.
func (c *compiler) suggest(ctx context.Context, a *asked, tree query.Node) (news.Maybe, error) {
	limited, cancel := context.WithTimeout(ctx, suggestTime)
	defer cancel()
	text, err := c.respelt(limited, a, tree)
	if err != nil && limited.Err() != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return "", nil
	}
	return news.Maybe(text), err
}

func (c *compiler) respelt(ctx context.Context, a *asked, tree query.Node) (string, error) {
	words, err := c.typedWords(a.Query.Text, tree)
	if err != nil {
		return "", err
	}
	respelt := map[int]string{} // by the word's place in the list
	for i := range words {
		if len(respelt) == maxSuspects {
			break
		}
		with, err := c.anySpelling(ctx, words[i])
		if err != nil {
			return "", err
		}
		if with != "" {
			respelt[i] = with
		}
	}
	if len(respelt) == 0 {
		return "", nil
	}
	if err := c.agree(ctx, words, respelt); err != nil {
		return "", err
	}
	changes := make([]change, 0, len(respelt))
	for i := range words {
		if with, ok := respelt[i]; ok {
			changes = append(changes, words[i].change(a.Query.Text, with))
		}
	}
	text := applied(a.Query.Text, changes)
	other, err := query.Parse(text)
	if err != nil || frame(other) != frame(tree) {
		return "", nil // it would ask for something else
	}
	better, err := c.findsMore(ctx, a, other, tree)
	if err != nil || !better {
		return "", err
	}
	return text, nil
}

// findsMore holds a tree against the one that was asked.
func (c *compiler) findsMore(ctx context.Context, a *asked, other, tree query.Node) (bool, error) {
	more, err := c.total(ctx, a, other)
	if err != nil || more == 0 {
		return false, err
	}
	now, err := c.total(ctx, a, tree)
	if err != nil || more != now {
		return more > now, err
	}
	if more, err = c.total(ctx, a, veryForms(other)); err != nil {
		return false, err
	}
	now, err = c.total(ctx, a, veryForms(tree))
	return more > now, err
}

// total counts what a tree finds.
func (c *compiler) total(ctx context.Context, a *asked, tree query.Node) (int, error) {
	filters, err := c.view.filters(a.Query)
	if err != nil {
		return 0, err
	}
	defer func(before bool) { c.view.unscored = before }(c.view.unscored)
	c.view.unscored = true
	counting := &collector{view: c.view, filters: filters, page: page{compare: order(query.Newest)}}
	err = c.through(ctx, counting, tree, a.Query.Match)
	return counting.total, err
}

// veryForms asks for the words of a tree as they are written.
func veryForms(n query.Node) query.Node {
	switch n := n.(type) {
	case query.And:
		n.Parts = eachForm(n.Parts)
		return n
	case query.Or:
		n.Parts = eachForm(n.Parts)
		return n
	case query.Near:
		n.Left, n.Right = veryForms(n.Left), veryForms(n.Right)
		return n
	case query.InField:
		n.Part = veryForms(n.Part)
		return n
	case query.Word:
		n.Exact = !n.Prefix && n.Fuzz == 0 && !french.StopWords()[n.Text]
		return n
	}
	return n
}

func eachForm(parts []query.Node) []query.Node {
	forms := make([]query.Node, len(parts))
	for i, p := range parts {
		forms[i] = veryForms(p)
	}
	return forms
}

// typedWords lists the words that could be spelt otherwise, in the order of
// the text. What is asked for to the letter stays: =mot, beginnings, addresses.
func (c *compiler) typedWords(text string, tree query.Node) ([]typedWord, error) {
	var list []typedWord
	var walk func(n query.Node, s scope, splits bool) error
	walk = func(n query.Node, s scope, splits bool) error {
		switch n := n.(type) {
		case query.And:
			return eachPart(n.Parts, func(p query.Node) error { return walk(p, s, splits) })
		case query.Or:
			return eachPart(n.Parts, func(p query.Node) error { return walk(p, s, false) })
		case query.Near:
			return eachPart([]query.Node{n.Left, n.Right}, func(p query.Node) error { return walk(p, s, false) })
		case query.InField:
			if n.Field == query.FieldURL || n.Field == query.FieldKind {
				return nil
			}
			inner, err := fieldScope(n.Field, c.unit)
			if err != nil {
				return err
			}
			return walk(n.Part, inner, false)
		case query.Word:
			if !n.Exact && !n.Prefix && n.Fuzz == 0 {
				list = append(list, wordsAt(text, n.Span, s, splits)...)
			}
		case query.Phrase:
			list = append(list, wordsAt(text, n.Span, s, true)...)
		}
		return nil // what is refused is none to find more of
	}
	err := walk(tree, defaultScope(c.unit), true)
	for i := 1; i < len(list); i++ {
		between := text[list[i-1].end:max(list[i].start, list[i-1].end)]
		list[i].follows = strings.TrimSpace(between) == "" && list[i].start > list[i-1].end
	}
	return list, err
}

func eachPart(parts []query.Node, do func(query.Node) error) error {
	for _, p := range parts {
		if err := do(p); err != nil {
			return err
		}
	}
	return nil
}

// wordsAt cuts the words of a part of the text.
func wordsAt(text string, at query.Span, s scope, splits bool) []typedWord {
	if at.Start < 0 || at.End > len(text) || at.Start >= at.End {
		return nil
	}
	var list []typedWord
	for _, t := range french.Typed(text[at.Start:at.End]) {
		w := typedWord{token: t, start: at.Start + t.Start, end: at.Start + t.End, scope: s, splits: splits}
		if n := len(list); n > 0 {
			w.elided = list[n-1].Stop && list[n-1].end == w.start
		}
		list = append(list, w)
	}
	return list
}

// change puts a spelling in the word's place, in capitals where it has them.
func (w *typedWord) change(text, with string) change {
	was := text[w.start:w.end]
	switch {
	case was == strings.ToUpper(was):
		with = strings.ToUpper(with)
	case was != strings.ToLower(was):
		if first := []rune(with); len(first) > 0 {
			with = strings.ToUpper(string(first[:1])) + string(first[1:])
		}
	}
	return change{w.start, w.end, with}
}

// applied makes changes, which are in the order of the text, in it.
func applied(text string, changes []change) string {
	var b strings.Builder
	at := 0
	for _, c := range changes {
		b.WriteString(text[at:c.start])
		b.WriteString(c.with)
		at = c.end
	}
	return b.String() + text[at:]
}

// frame is what a tree asks beside its words: operators, fields, quotes. Two
// trees with one frame differ in their words only.
func frame(n query.Node) string {
	switch n := n.(type) {
	case query.And:
		return frames(n.Parts)
	case query.Or:
		return "(" + frames(n.Parts) + ")"
	case query.Not:
		return "-" + frame(n.Part)
	case query.Near:
		return fmt.Sprintf("[%s/%d%s]", frame(n.Left), n.Distance, frame(n.Right))
	case query.InField:
		return string(n.Field) + ":{" + frame(n.Part) + "}"
	case query.Phrase:
		return fmt.Sprintf(`"%d"`, n.Slop)
	case query.DateRange:
		return n.From + ".." + n.To
	case query.Word:
		if n.Exact || n.Prefix || n.Fuzz > 0 {
			return query.String(n)
		}
		return ""
	case nil:
		return ""
	}
	return reflect.TypeOf(n).String()
}

func frames(parts []query.Node) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(frame(p))
	}
	return b.String()
}
