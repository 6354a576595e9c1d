package bleveindex

import (
	"strings"

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

// values gathers the words of a field's texts, and counts them: in forms as
// they stand, stop words included, in lower case; a word with accents a second
// time without them, at the same place; and the other ways to read it. Of texts
// in French, in stems the stems of what are no stop words, too.
func (b *builder) values(texts []string, stemmed bool) (forms, stems int) {
	base := 0
	for _, text := range texts {
		tokens := french.Tokens(text)
		for i := range tokens {
			t := &tokens[i]
			b.addForms(t, base+t.Pos)
			if stemmed && !t.Stop {
				b.addStems(t, base+t.Pos)
				stems++
			}
		}
		forms += len(tokens)
		if n := len(tokens); n > 0 {
			base += tokens[n-1].Pos + valueApart
		}
	}
	return forms, stems
}

func (b *builder) addForms(t *token, pos int) {
	b.forms.add(t.Folded, pos)
	if t.Accented() {
		b.forms.add(t.Form, pos)
	}
	for k := range t.Also {
		r := &t.Also[k]
		b.addReading(r.Folded, r.Tokens, pos)
		if r.Accented() {
			b.addReading(r.Form, r.Tokens, pos)
		}
	}
}

func (b *builder) addReading(form string, tokens, pos int) {
	b.forms.add(form, pos)
	if tokens > 1 {
		b.forms.add(form+wideMark, pos)
	}
}

func (b *builder) addStems(t *token, pos int) {
	last := b.stem(t)
	b.stems.add(last, pos)
	for k := range t.Also {
		if stem := t.Also[k].Stem(); stem != last { // député and députés count once
			last = stem
			b.stems.add(stem, pos)
		}
	}
}

// knownStems bounds the stems that are kept: a few megabytes.
const knownStems = 1 << 16

// stem is the token's stem. Most words of a text have been met before, and
// looking one up costs less than cutting it again.
func (b *builder) stem(t *token) string {
	if t.Name() {
		return t.Stem()
	}
	stem, ok := b.stemOf[t.Form]
	if !ok {
		if len(b.stemOf) == knownStems {
			clear(b.stemOf)
		}
		stem = strings.Clone(t.Stem())
		b.stemOf[strings.Clone(t.Form)] = stem // a token is a part of its text, which is not to be kept
	}
	return stem
}
