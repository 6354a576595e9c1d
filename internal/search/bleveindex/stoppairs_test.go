package bleveindex

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

func TestStopPairs(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"De la pluie, et du vent.":              "de la@1, et du@4",
		"Il y a de l’eau":                       "a de@3, de l'@4, il y@1, y a@2",
		"il y\n\na":                             "il y@1",
		"de la, de la":                          "de la@1, de la@3, la de@2",
		"ou là où dû":                           "là où@2, ou là@1, où dû@3",
		"Quel·le à la pêche":                    "quel à@1, quelle à@1, à la@2",
		"pont de bois":                          "",
		"à " + strings.Repeat("x", 200):         "",
		"à " + strings.Repeat("x", 200) + " la": "",
	} {
		p := newPairGatherer()
		var got []string
		if p.gather(french.Tokens(text)) {
			for term, tf := range p.field("").terms {
				for _, at := range addPlaces(nil, uint64(tf.Frequency()), nil, 0) {
					got = append(got, fmt.Sprintf("%s@%d", term, at.from))
				}
			}
		}
		slices.Sort(got)
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q has the pairs %q, want %q", text, got, want)
		}
	}
}

// Who types a stop word without its accents is looked for among pairs, too.
func TestStopWordsFolded(t *testing.T) {
	for word := range french.StopWords() {
		if folded := french.Fold(word); !french.IsStop(folded) {
			t.Errorf("%s is a stop word, and %s is none", word, folded)
		}
		if strings.Contains(word, pairMark) {
			t.Errorf("%q would be a pair", word)
		}
	}
}

// babble makes texts of little words and few others.
type babble struct{ *rand.Rand }

func (b babble) text(words int) string {
	list := strings.Fields("de la là la de en a à il y un une quel·le·s quelle où ou dû du des dès né ne que qu’il qu’à et lorsque l’école d’un d’une l’à" +
		" école élève élevé pont vidéo-surveillance vidéosurveillance là-bas étudiant·e·s De La À com-bien combien lá née nés dues pá-r pár par")
	var text strings.Builder
	for range words {
		text.WriteString(list[b.IntN(len(list))])
		text.WriteString([]string{" ", " ", " ", " ", " ", " ", ", ", ". ", "\n", "\n\n"}[b.IntN(10)])
	}
	return text.String()
}

func (b babble) article(i int) *news.Article {
	id := news.ContentID(fmt.Appendf(nil, "babble %d", i))
	a := &news.Article{ID: id, Version: 1, Kind: news.KindArticle, Language: "fr", Title: news.Maybe(b.text(6)), Lead: news.Maybe(b.text(15)), Text: b.text(90)}
	if i%7 == 0 {
		a.Language = "en"
	}
	for k := range 2 {
		words := b.text(20)
		a.Quotes = append(a.Quotes, news.Quote{ID: news.WordsID(id, words, k), Text: words})
	}
	a.Interview = &news.Interview{Exchanges: []news.Exchange{{ID: news.WordsID(id, "x", 9), Question: b.text(8), Answer: b.text(30)}}}
	return a.Fill()
}

// phrase is some words of a text, or none that stand together in any.
func (b babble) phrase(text string) string {
	words := strings.Fields(text)
	n := min(len(words), 2+b.IntN(4))
	at := b.IntN(len(words) - n + 1)
	phrase := strings.Join(words[at:at+n], " ")
	switch b.IntN(4) {
	case 0:
		return french.Fold(phrase)
	case 1:
		return b.text(n)
	}
	return phrase
}

// TestPhrasesByPairs holds that phrases find the same by pairs as by the places
// of each word, worth as much and at the same places.
func TestPhrasesByPairs(t *testing.T) {
	random := babble{rand.New(rand.NewPCG(8, 9))}
	articles := make([]*news.Article, 400)
	for i := range articles {
		articles[i] = random.article(i)
	}
	e := inMemory(t, articles, 150)
	var removed []string
	for i := 7; i < len(articles); i += 11 {
		removed = append(removed, articles[i].ID)
	}
	if err := e.Apply(t.Context(), search.Batch{Remove: removed, Position: 100}); err != nil {
		t.Fatal(err)
	}
	for _, unit := range []query.Unit{query.Articles, query.Words} {
		c, used := compilerOf(t, e, unit), map[string]int{}
		for range 300 {
			tokens := french.Typed(random.phrase(articles[random.IntN(len(articles))].Text))
			for _, f := range defaultScope(unit).fields {
				p := phraseTest{t, c.view, f, tokens, random.IntN(8) > 0}
				used[p.compare(random)]++
			}
		}
		for _, way := range []string{"words", "pair", "pairs"} {
			if used[way] < 30 {
				t.Errorf("phrases of %s were read so: %v", unit, used)
			}
		}
	}
}

func compilerOf(t *testing.T, e *Engine, unit query.Unit) *compiler {
	t.Helper()
	g, release, err := e.hold()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(release)
	v, err := openView(t.Context(), g.partOf(unit))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.close() })
	return &compiler{view: v, unit: unit}
}

// phraseTest is a phrase in a field.
type phraseTest struct {
	*testing.T
	view   *view
	field  textField
	tokens []token
	exact  bool
}

// compare compares what the phrase finds, and says by what.
func (p *phraseTest) compare(b babble) string {
	list, err := p.view.paired(p.Context(), p.field, units(p.tokens), p.exact)
	if err != nil {
		p.Fatal(err)
	}
	leap := []uint64{1, 40}[b.IntN(2)]
	step := func() uint64 { return 1 + b.Uint64N(leap) }
	p.same(p.byPlaces(p.view.placedTokens(p.Context(), p.field, p.tokens, p.exact, nil)), step, true)
	for _, unscored := range []bool{false, true} {
		p.view.unscored = unscored
		p.same(p.docs(p.view.together(p.Context(), p.field, p.tokens, p.exact, nil)), step, !unscored)
	}
	p.view.unscored = false
	switch {
	case !slices.ContainsFunc(list, func(u unit) bool { return u.pair != nil }):
		return "words"
	case len(list) == 1:
		return "pair"
	}
	return "pairs"
}

func (p *phraseTest) byPlaces(d placed, err error) docs {
	if d == nil {
		return p.docs(nil, err)
	}
	return p.docs(d, err)
}

func (p *phraseTest) docs(d docs, err error) docs {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
	if d == nil {
		return none{}
	}
	return d
}

// same compares documents with those that have all words in order, by the places
// of each: what they are worth, and the places where they are told.
func (p *phraseTest) same(got docs, step func() uint64, scored bool) {
	p.Helper()
	want := p.byPlaces(p.view.placedUnits(p.Context(), p.field, units(p.tokens), p.exact, nil))
	name := fmt.Sprintf("%v (exact: %v) in %s by %T", p.tokens, p.exact, p.field.name, got)
	for target := uint64(0); ; target = want.doc() + step() {
		if err := errors.Join(got.seek(target), want.seek(target)); err != nil {
			p.Fatal(err)
		}
		switch {
		case got.doc() != want.doc():
			p.Fatalf("%s: after %d: %d, want %d", name, target, got.doc(), want.doc())
		case want.doc() == noMore:
			return
		case scored && got.score() != want.score():
			p.Fatalf("%s: %d is worth %g, want %g", name, want.doc(), got.score(), want.score())
		}
		here, ok := got.(placed)
		if !ok {
			continue
		}
		there := want.(placed)
		a, _ := here.places()
		if b, _ := there.places(); !slices.Equal(a, b) || rarestOf(here) != rarestOf(there) {
			p.Fatalf("%s: %d has it at %v, want %v; it is in %d, want %d", name, want.doc(), a, b, rarestOf(here), rarestOf(there))
		}
	}
}

// A phrase of stop words beside others is explained as any phrase.
func TestStopPairExplained(t *testing.T) {
	e := open(t, Options{})
	a := &news.Article{ID: "a", Version: 1, Kind: news.KindArticle, Title: "En a", Text: "Il en a un. Elle en a deux, et il en à."}
	if err := e.Apply(t.Context(), search.Batch{Put: []*news.Article{a.Fill()}, Position: 1}); err != nil {
		t.Fatal(err)
	}
	hits := e.ask(t, search.Request{Query: query.Query{Text: `"en a"`}, Explain: true}).Hits
	if len(hits) != 1 || hits[0].Explain == nil || len(hits[0].Explain.Of) != 2 {
		t.Fatalf("%+v", hits)
	}
	for i, times := range []int{1, 3} {
		if part := hits[0].Explain.Of[i]; part.Part != search.ScorePhrase || part.Count != times || part.Value <= 0 {
			t.Errorf("field %d: %+v, want a phrase, %d times", i, part, times)
		}
	}
}

// Words with very many forms are looked for by their places.
func TestStopPairsAreBounded(t *testing.T) {
	list := units(french.Typed("de la"))
	for n, want := range map[int]bool{1: true, maxPairTerms: true, maxPairTerms + 1: false} {
		stops := []*stopForms{{forms: []string{"de"}}, {forms: make([]string, n)}}
		if u := pairAt(list, stops, 0); (u != nil) != want {
			t.Errorf("%d forms: a pair is %v, want %v", n, u != nil, want)
		}
	}
}

// Pairs are no words: nobody is shown them.
func TestStopPairsAreNoWords(t *testing.T) {
	e := open(t, Options{})
	fill(t, e.Apply, 5)
	c := compilerOf(t, e, query.Articles)
	words, err := c.view.lexicons(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range words {
		for i := range l.words {
			if term := l.word(i).term; strings.Contains(term, pairMark) {
				t.Errorf("%q is a word", term)
			}
		}
	}
}
