package bleveindex

import (
	"bytes"
	"strings"
	stdunicode "unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"

	"github.com/pressoir/pressoir/internal/french"
)

// token is one word of a text, the same for the index, a query and a snippet.
// An elided article is a token of its own: « l'école » is l' and école, so that
// a phrase can ask for both and a mark leaves the article out.
type token struct {
	start, end int    // bytes of the text, as it was given
	pos        int    // from 1
	form       string // normalised, lower case, accents kept
	folded     string // form without accents
	stop       bool   // says nothing by itself
}

// accented reports whether the word has an accent or a ligature.
func (t *token) accented() bool { return t.form != t.folded }

// typed is the form that is looked for: exactly, an accent that is typed is
// respected and one that is not is ignored; otherwise all are ignored.
func (t *token) typed(exact bool) string {
	if exact {
		return t.form
	}
	return t.folded
}

// analyzer cuts texts into tokens and gives French words their stem. It is
// made of Bleve's own parts and of the lists of package french; it is safe
// for concurrent use.
type analyzer struct {
	words   *unicode.UnicodeTokenizer
	light   *fr.FrenchLightStemmerFilter
	minimal *fr.FrenchMinimalStemmerFilter
	stop    map[string]bool
}

func newAnalyzer() *analyzer {
	return &analyzer{
		words:   unicode.NewUnicodeTokenizer(),
		light:   fr.NewFrenchLightStemmerFilter(),
		minimal: fr.NewFrenchMinimalStemmerFilter(),
		stop:    french.StopWords(),
	}
}

// longestToken bounds a word, in bytes: a longer one is no word (encoded data,
// a run of underscores) and would only swell the dictionary.
const longestToken = 128

// tokens cuts a text into words (UAX #29).
func (a *analyzer) tokens(text string) []token {
	segments := a.words.Tokenize([]byte(text))
	list := make([]token, 0, len(segments)+len(segments)/8)
	pos := 0
	for _, s := range segments {
		if s.End-s.Start > longestToken {
			pos++ // it keeps its place between its neighbours
			continue
		}
		word, start := text[s.Start:s.End], s.Start
		if rest, cut := french.Elide(word); cut > 0 {
			pos++
			list = append(list, a.token(word[:cut], start, pos))
			word, start = rest, start+cut
		}
		pos++
		if t := a.token(word, start, pos); t.form != "" {
			list = append(list, t)
		}
	}
	return list
}

func (a *analyzer) token(word string, start, pos int) token {
	form := lower(word)
	folded := form
	if !isASCII(form) {
		form = strings.ToLower(french.Normalize(word))
		folded = french.Fold(form)
	}
	return token{
		start: start, end: start + len(word), pos: pos, form: form, folded: folded,
		stop: a.stop[strings.TrimSuffix(form, "'")],
	}
}

// lower spares words that are lower-case ASCII, most of a text's, a copy.
func lower(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= 'A' && c <= 'Z' {
			return strings.ToLower(word)
		}
	}
	return word
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			return false
		}
	}
	return true
}

// Stems of long words that come out shorter than shortStem are cut too far:
// the light stemmer makes « gen » of génération and of gens.
const (
	longWord  = 8
	shortStem = 4
)

// stem gives the stem of a French word, folded: what all its forms share.
func (a *analyzer) stem(t *token) string {
	if !stemmable(t.form) {
		return t.folded
	}
	one := analysis.TokenStream{{Term: []byte(t.form)}}
	stem := string(a.light.Filter(one)[0].Term)
	if utf8.RuneCountInString(stem) < shortStem && utf8.RuneCountInString(t.form) >= longWord {
		one[0].Term = []byte(t.form)
		stem = string(a.minimal.Filter(one)[0].Term)
	}
	if !isASCII(stem) {
		stem = french.Fold(stem)
	}
	return stem
}

// stemmable reports whether a word is one that French inflects: figures,
// names with a dot (www.exemple.fr) and initials without a vowel (CNRS) are not.
func stemmable(word string) bool {
	vowel := false
	for _, r := range word {
		switch {
		case stdunicode.IsDigit(r), r == '.', r == '_':
			return false
		case r >= utf8.RuneSelf, strings.ContainsRune("aeiouy", r):
			vowel = true
		}
	}
	return vowel
}

// analyzed is a text's tokens, cut once and indexed twice: as they stand
// and by their stems.
type analyzed struct {
	analyzer *analyzer
	tokens   []token
	ready    bool
}

func (s *analyzed) of(text []byte) []token {
	if !s.ready {
		s.tokens, s.ready = s.analyzer.tokens(string(text)), true
	}
	return s.tokens
}

// exactForms indexes every word as it stands, stop words included, in lower
// case; a word with accents a second time without them, at the same place.
type exactForms struct{ shared *analyzed }

// Analyze implements Bleve's analysis.Analyzer. Offsets are left out:
// passages are cut from the archive's text.
func (f exactForms) Analyze(text []byte) analysis.TokenStream {
	tokens := f.shared.of(text)
	store := make([]analysis.Token, 0, len(tokens)+len(tokens)/4)
	for i := range tokens {
		t := &tokens[i]
		store = append(store, analysis.Token{Term: []byte(t.folded), Position: t.pos})
		if t.accented() {
			store = append(store, analysis.Token{Term: []byte(t.form), Position: t.pos})
		}
	}
	return stream(store)
}

// stems indexes the stems of what are no stop words.
type stems struct{ shared *analyzed }

// Analyze implements Bleve's analysis.Analyzer.
func (f stems) Analyze(text []byte) analysis.TokenStream {
	tokens := f.shared.of(text)
	store := make([]analysis.Token, 0, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if !t.stop {
			store = append(store, analysis.Token{Term: []byte(f.shared.analyzer.stem(t)), Position: t.pos})
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
