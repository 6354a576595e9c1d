package bleveindex

import (
	"bytes"

	"github.com/blevesearch/bleve/v2/analysis"

	"github.com/pressoir/pressoir/internal/french"
)

// token is one word of a text. Texts are cut by [french.Tokens] and queries by
// its twin [french.Typed], in the index, in queries and in passages alike.
type token = french.Token

// typed is the form that is looked for: exactly, an accent that is typed is
// respected and one that is not is ignored; otherwise all are ignored.
func typed(t *token, exact bool) string {
	if exact {
		return t.Form
	}
	return t.Folded
}

// wideMark ends the term of a reading that stands for two tokens
// (vidéosurveillance for « vidéo-surveillance »), indexed beside the plain
// term so that a phrase knows where it ends. No word has it.
const wideMark = "\x02"

// analyzed is a text's tokens, cut once and indexed twice: as they stand
// and by their stems.
type analyzed struct {
	tokens []token
	ready  bool
}

func (s *analyzed) of(text []byte) []token {
	if !s.ready {
		s.tokens, s.ready = french.Tokens(string(text)), true
	}
	return s.tokens
}

// exactForms indexes every word as it stands, stop words included, in lower
// case; a word with accents a second time without them, at the same place; and
// the other ways to read it.
type exactForms struct{ shared *analyzed }

// Analyze implements Bleve's analysis.Analyzer. Offsets are left out:
// passages are cut from the archive's text.
func (f exactForms) Analyze(text []byte) analysis.TokenStream {
	tokens := f.shared.of(text)
	store := make([]analysis.Token, 0, len(tokens)+len(tokens)/4)
	for i := range tokens {
		t := &tokens[i]
		store = append(store, analysis.Token{Term: []byte(t.Folded), Position: t.Pos})
		if t.Accented() {
			store = append(store, analysis.Token{Term: []byte(t.Form), Position: t.Pos})
		}
		for k := range t.Also {
			store = addReading(store, &t.Also[k], t.Pos)
		}
	}
	return stream(store)
}

// addReading adds a reading's forms.
func addReading(store []analysis.Token, r *french.Reading, pos int) []analysis.Token {
	list := []string{r.Folded}
	if r.Accented() {
		list = append(list, r.Form)
	}
	for _, form := range list {
		store = append(store, analysis.Token{Term: []byte(form), Position: pos})
		if r.Tokens > 1 {
			store = append(store, analysis.Token{Term: []byte(form + wideMark), Position: pos})
		}
	}
	return store
}

// stems indexes the stems of what are no stop words.
type stems struct{ shared *analyzed }

// Analyze implements Bleve's analysis.Analyzer.
func (f stems) Analyze(text []byte) analysis.TokenStream {
	tokens := f.shared.of(text)
	store := make([]analysis.Token, 0, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if t.Stop {
			continue
		}
		last := t.Stem()
		store = append(store, analysis.Token{Term: []byte(last), Position: t.Pos})
		for k := range t.Also {
			if stem := t.Also[k].Stem(); stem != last { // député and députés count once
				last = stem
				store = append(store, analysis.Token{Term: []byte(stem), Position: t.Pos})
			}
		}
	}
	return stream(store)
}

// whole indexes a value as a single term, in the exact bytes it has.
type whole struct{}

// Analyze implements Bleve's analysis.Analyzer.
func (whole) Analyze(text []byte) analysis.TokenStream {
	return analysis.TokenStream{{Term: bytes.Clone(text), Position: 1}}
}

func stream(store []analysis.Token) analysis.TokenStream {
	tokens := make(analysis.TokenStream, len(store))
	for i := range store {
		tokens[i] = &store[i]
	}
	return tokens
}
