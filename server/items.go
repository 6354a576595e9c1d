package server

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// items is the body in reading order, with the exchanges of an interview in
// the place of the blocks that they were made from.
func (t *typesetter) items() []web.Item {
	var items []web.Item
	add := func(exchanges []news.Exchange) {
		for _, e := range exchanges {
			items = append(items, web.Item{Exchange: t.exchange(e)})
		}
	}
	turns := newTurns(t.article)
	for i, b := range t.article.Body {
		reached, covered := turns.reach(b)
		add(reached)
		if !covered {
			items = append(items, web.Item{Block: t.block(b, t.stands.blocks[i])})
		}
	}
	add(turns.rest())
	return items
}

func (t *typesetter) block(b news.Block, said []stand) *web.Block {
	shown := &web.Block{Type: string(b.Type)}
	if b.Type == news.BlockList {
		for _, line := range lines(b.Text) {
			shown.Lines = append(shown.Lines, t.stretches(b.Text[line.start:line.end], within(said, line), query.FieldText))
		}
	} else {
		shown.Lines = [][]web.Stretch{t.stretches(b.Text, said, query.FieldText)}
	}
	shown.Notes = t.notes(said)
	return shown
}

// lines are where the items of a list stand in its text.
func lines(text string) []extent {
	var items []extent
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		start := at + len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		end := start + len(strings.TrimSpace(line))
		if start < end {
			items = append(items, extent{start, end})
		}
		at += len(line)
	}
	return items
}

func (t *typesetter) exchange(e news.Exchange) *web.Exchange {
	shown := &web.Exchange{
		Tools: t.tools(saidIn(e)), Question: t.stretches(e.Question, nil, query.FieldText, query.FieldQuestion),
		Speaker: t.typeset(string(e.Speaker)), Role: t.typeset(string(e.Role)),
	}
	if e.Speaker != "" {
		shown.Href = t.v.named(t.article, string(e.Speaker))
	}
	shown.Confidence, shown.Doubtful = t.v.confidence(e.Confidence)
	t.introduce(shown.Speaker, &shown.Role, &shown.Confidence, shown.Doubtful)
	for paragraph := range strings.SplitSeq(e.Answer, "\n\n") {
		if paragraph != "" {
			shown.Answer = append(shown.Answer, t.stretches(paragraph, nil, query.FieldText, query.FieldAnswer))
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
		case piece == block, hasWords(piece, block) && len(block) >= surePiece:
			return true
		case len(piece) >= surePiece && hasWords(block, piece):
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

// hasWords reports whether part stands in whole, at word borders.
func hasWords(whole, part string) bool { return strings.Contains(" "+whole+" ", " "+part+" ") }

// plainWords is a text's letters and digits, lower case, one space between.
func plainWords(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " "))
}
