package server

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// items is the body in reading order, with the exchanges of an interview in
// the place of the blocks that they were made from.
func (v *visit) items(a *news.Article, typeset func(string) string) []web.Item {
	var items []web.Item
	add := func(exchanges []news.Exchange) {
		for _, e := range exchanges {
			items = append(items, web.Item{Exchange: v.exchange(e, typeset)})
		}
	}
	turns := newTurns(a)
	for _, b := range a.Body {
		reached, covered := turns.reach(b)
		add(reached)
		if !covered {
			items = append(items, web.Item{Block: block(b, typeset)})
		}
	}
	add(turns.rest())
	introduce(items)
	return items
}

// introduce leaves the role of who speaks, and how surely that is known, at the
// first answer alone: after it, the reader knows. A doubt is repeated.
func introduce(items []web.Item) {
	known := map[string]bool{}
	for _, item := range items {
		if e := item.Exchange; e != nil {
			said := e.Speaker + "\n" + e.Role + "\n" + e.Confidence
			if known[said] {
				e.Role = ""
				if !e.Doubtful {
					e.Confidence = ""
				}
			}
			known[said] = true
		}
	}
}

func block(b news.Block, typeset func(string) string) *web.Block {
	shown := &web.Block{Type: string(b.Type), Lines: []string{typeset(b.Text)}}
	if b.Type == news.BlockList {
		shown.Lines = lines(typeset(b.Text))
	}
	return shown
}

// lines are the items of a list.
func lines(text string) []string {
	var items []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			items = append(items, line)
		}
	}
	return items
}

func (v *visit) exchange(e news.Exchange, typeset func(string) string) *web.Exchange {
	shown := &web.Exchange{
		Anchor: string(search.Anchor(search.HitExchange, e.ID)), Question: typeset(e.Question),
		Speaker: typeset(string(e.Speaker)), Role: typeset(string(e.Role)),
	}
	shown.Confidence, shown.Doubtful = v.confidence(e.Confidence)
	for paragraph := range strings.SplitSeq(e.Answer, "\n\n") {
		if paragraph != "" {
			shown.Answer = append(shown.Answer, typeset(paragraph))
		}
	}
	return shown
}

// turns finds the blocks of a body that exchanges were made from. Exchanges
// stand in the body's order, so it only looks onward from the last one met.
type turns struct {
	exchanges []news.Exchange
	pieces    [][]string // of each exchange: the question and the answer's paragraphs, as plain words
	shown     int        // exchanges already given out
}

func newTurns(a *news.Article) *turns {
	t := &turns{}
	if a.Interview == nil {
		return t
	}
	t.exchanges = a.Interview.Exchanges
	for _, e := range t.exchanges {
		pieces := []string{plainWords(e.Question)}
		for paragraph := range strings.SplitSeq(e.Answer, "\n\n") {
			pieces = append(pieces, plainWords(paragraph))
		}
		t.pieces = append(t.pieces, pieces)
	}
	return t
}

// reach returns the exchanges that a block begins, and whether the block's
// words are wholly those of an exchange.
func (t *turns) reach(b news.Block) (reached []news.Exchange, covered bool) {
	if b.Type == news.BlockCaption || len(t.exchanges) == 0 {
		return nil, false
	}
	words := plainWords(b.Text)
	for i := max(t.shown-1, 0); i < len(t.exchanges); i++ {
		pieces := t.pieces[i]
		if i >= t.shown {
			pieces = beginnings(pieces)
		}
		if !made(words, pieces) && !runIn(words, t.pieces[i]) {
			continue
		}
		if i >= t.shown {
			reached = t.exchanges[t.shown : i+1]
			t.shown = i + 1
		}
		return reached, true
	}
	return nil, false
}

// beginnings are the pieces that tell that an exchange has begun: its question,
// and answers that are too long to be another's.
func beginnings(pieces []string) []string {
	return slices.DeleteFunc(slices.Clone(pieces), func(piece string) bool {
		return piece != pieces[0] && len(piece) < surePiece
	})
}

// rest returns the exchanges that no block began.
func (t *turns) rest() []news.Exchange { return t.exchanges[t.shown:] }

// surePiece is how many letters of a piece are enough to know it inside a
// longer block; shorter ones (« Oui. ») stand in many blocks, and must end
// theirs after the turn's label.
const surePiece = 40

// made reports whether an exchange was made from a block: the block is (part
// of) one of its pieces, or holds one beside a turn's label.
func made(block string, pieces []string) bool {
	if block == "" {
		return false
	}
	for _, piece := range pieces {
		switch {
		case piece == "":
		case piece == block, within(block, piece) && len(block) >= surePiece:
			return true
		case len(piece) >= surePiece && within(piece, block):
			return true
		case strings.HasSuffix(block, " "+piece) && len(block)-len(piece) <= labelLength:
			return true
		}
	}
	return false
}

// runIn reports whether a block is a question with (the beginning of) its
// answer run in.
func runIn(block string, pieces []string) bool {
	return len(block) > len(pieces[0]) && strings.HasPrefix(strings.Join(pieces, " ")+" ", block+" ")
}

// labelLength is the longest turn label: a name with a role.
const labelLength = 80

// within reports whether part stands in whole, at word borders.
func within(part, whole string) bool { return strings.Contains(" "+whole+" ", " "+part+" ") }

// plainWords is a text's letters and digits, lower case, one space between.
func plainWords(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " "))
}
