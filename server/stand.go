package server

import (
	"slices"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

// stand is where (a part of) a quote stands in a text.
type stand struct {
	extent
	quote  int    // its number among the article's
	anchor string // the quote's
	first  bool   // the quote begins here
}

// stands are where an article's quotes stand, by the number of the block.
type stands struct {
	blocks map[int][]stand
	lead   []stand
}

// standsOf finds the places of an article's quotes. Quotes tell them as runes
// of the lead or of the whole text, which is the blocks but captions with a
// blank line between; one whose place is not inside the text has none.
func standsOf(a *news.Article) stands {
	var found stands
	found.lead = standing(a.Quotes, news.InLead, string(a.Lead), 0)
	found.blocks = map[int][]stand{}
	at := 0 // runes of the text before the block
	for i, b := range a.Body {
		if b.Type == news.BlockCaption || b.Text == "" {
			continue
		}
		if list := standing(a.Quotes, news.InText, b.Text, at); len(list) > 0 {
			found.blocks[i] = list
		}
		at += utf8.RuneCountInString(b.Text) + len("\n\n")
	}
	return found
}

// standing finds the places of quotes in a text that begins at a rune of the
// field, in order; where two overlap, the later one has none.
func standing(quotes []news.Quote, in news.QuotePlace, text string, begins int) []stand {
	var list []stand
	for number, q := range quotes {
		if q.In != in {
			continue
		}
		for i, part := range q.Parts {
			start, end := max(part.Start-begins, 0), part.End-begins
			if begins > part.Start && i == 0 && end > 0 { // it begins in a block before
				i = 1
			}
			if e, ok := bytesOf(text, start, end); ok {
				list = append(list, stand{e, number, string(search.Anchor(search.HitQuote, q.ID)), i == 0})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b stand) int { return a.start - b.start })
	apart := list[:0]
	for _, p := range list {
		if n := len(apart); n == 0 || p.start >= apart[n-1].end {
			apart = append(apart, p)
		}
	}
	return apart
}

// bytesOf turns a range of runes into bytes, as far as it lies in the text.
func bytesOf(text string, start, end int) (e extent, ok bool) {
	if start >= end || start >= len(text) {
		return extent{}, false
	}
	e, n := extent{-1, len(text)}, 0
	for i := range text {
		if n == start {
			e.start = i
		}
		if n == end {
			e.end = i
			break
		}
		n++
	}
	return e, e.start >= 0
}

// within are the places inside an extent, counted from its beginning.
func within(said []stand, e extent) []stand {
	var inside []stand
	for _, p := range said {
		if p.start >= e.end || p.end <= e.start {
			continue
		}
		p.first = p.first && p.start >= e.start
		p.extent = extent{max(p.start, e.start) - e.start, min(p.end, e.end) - e.start}
		inside = append(inside, p)
	}
	return inside
}
