package bleveindex

import (
	"github.com/pressoir/pressoir/internal/french"
)

// token is one word of a text. Texts are cut by [french.Tokens] and queries by
// its twin [french.Typed], in the index, in queries and in passages alike.
type token = french.Token

// gather gathers the words of a text as they stand, stop words included, in
// lower case, and the other ways to read them; see [wideMark] for what tells
// them apart. It returns how many words there are.
func (g *gatherer) gather(text string, isFrench bool) int {
	g.tokens = french.TokensIn(g.tokens, text)
	for i := range g.tokens {
		t := &g.tokens[i]
		g.add(t.Form+markOf(t, isFrench), t.Pos)
		if len(t.Also) > 0 {
			g.readings(t, isFrench)
		}
	}
	return len(g.tokens)
}

func markOf(t *token, isFrench bool) string {
	switch {
	case t.Stop:
		return ""
	case !isFrench:
		return foreignMark
	case t.Name() && french.StemOf(t.Form, t.Folded) != t.Folded:
		return nameMark
	}
	return ""
}

// readings adds the other ways to read a word. Those of one stem count once
// among its forms: député and députés.
func (g *gatherer) readings(t *token, isFrench bool) {
	last := t.Stem()
	for k := range t.Also {
		r := &t.Also[k]
		mark := readingMark
		if stem := r.Stem(); isFrench && !t.Stop && stem != last {
			last, mark = stem, ""
		}
		g.add(r.Form+mark, t.Pos)
		if r.Tokens > 1 {
			g.add(r.Form+wideMark, t.Pos)
		}
	}
}

// names gathers the words of names, each with accents and without, at the same
// place: there are few of them, and they have no other forms.
func (g *gatherer) names(names []string) {
	base := 0
	for _, name := range names {
		g.tokens = french.TokensIn(g.tokens, name)
		for i := range g.tokens {
			t := &g.tokens[i]
			pos := base + t.Pos
			g.nameForms(t.Form, t.Folded, 1, pos)
			for k := range t.Also {
				g.nameForms(t.Also[k].Form, t.Also[k].Folded, t.Also[k].Tokens, pos)
			}
		}
		if n := len(g.tokens); n > 0 {
			base += g.tokens[n-1].Pos + valueApart
		}
	}
}

func (g *gatherer) nameForms(written, folded string, tokens, pos int) {
	for _, form := range []string{folded, written} {
		g.add(form, pos)
		if tokens > 1 {
			g.add(form+wideMark, pos)
		}
		if written == folded {
			return
		}
	}
}
