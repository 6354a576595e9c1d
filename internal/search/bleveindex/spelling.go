package bleveindex

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/pressoir/pressoir/internal/french"
)

// How much more frequent another spelling must be than what was typed, which
// is then a slip rather than a rare word; and what a letter that differs
// weighs against that when spellings are compared.
const (
	slipFactor   = 20
	perLetter    = 20
	sameEnding   = 3   // letters that two forms of one word that differ inside share at their ends
	maxSpellings = 500 // looked at for one word
)

// anySpelling is spelling for words of the other index, too.
func (c *compiler) anySpelling(ctx context.Context, w typedWord) (with string, err error) {
	if !w.scope.across {
		return c.spelling(ctx, &w)
	}
	w.scope.across = false
	err = c.there(ctx, func(other *compiler) error {
		with, err = other.spelling(ctx, &w)
		return err
	})
	return with, err
}

// spelling is what a word would be in a more frequent spelling near it; "" when
// the archive has the word, or nothing near.
func (c *compiler) spelling(ctx context.Context, w *typedWord) (string, error) {
	if n := utf8.RuneCountInString(w.Form); w.Stop || n < minSuspect || n > maxSuspect || strings.ContainsFunc(w.Form, notLetter) {
		return "", nil
	}
	form, err := c.view.havingForm(ctx, w.scope, w.Folded)
	if err != nil || form*slipFactor > c.view.live {
		return "", err // one in twenty articles has it: it is right
	}
	stem, err := c.view.havingStem(ctx, w.scope, &w.token)
	if err != nil {
		return "", err
	}
	best := candidate{}
	for _, look := range []func(context.Context, *typedWord, func(candidate)) error{c.near1, c.near2, c.splitting} {
		err := look(ctx, w, func(other candidate) {
			if other.beats(w, form, stem) && other.worth() > best.worth() {
				best = other
			}
		})
		if err != nil {
			return "", err
		}
		if best.form != "" {
			break
		}
	}
	if best.form == "" || best.split {
		return best.form, nil
	}
	return c.accents(ctx, w.scope, best.form)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// candidate is a spelling near a word's.
type candidate struct {
	form  string // folded, unless split
	docs  uint64 // of the field that has it most
	off   int    // letters that differ
	split bool   // it is two words, or an elided article and a word
}

func (c candidate) worth() float64 {
	return float64(c.docs) / math.Pow(perLetter, float64(c.off))
}

// beats reports whether the word is rather a slip of the spelling than a word:
// the spelling is far more frequent. Another form of the same word is no
// spelling of it: they differ at their ends.
func (c candidate) beats(w *typedWord, form, stem uint64) bool {
	if c.form == w.Folded || c.docs == 0 {
		return false
	}
	if c.split {
		return form == 0 && stem == 0
	}
	have := form
	if stemOf(c.form) == w.Stem() {
		if !differInside(w.Folded, c.form) {
			return false
		}
	} else {
		have = max(form, stem)
	}
	return c.docs >= have*slipFactor
}

func stemOf(form string) string {
	if tokens := french.Typed(form); len(tokens) == 1 {
		return tokens[0].Stem()
	}
	return form
}

// differInside reports whether two words have their ends in common.
func differInside(a, b string) bool {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	a, b = a[start:], b[start:]
	return len(a) >= sameEnding && len(b) >= sameEnding && a[len(a)-sameEnding:] == b[len(b)-sameEnding:]
}

// near1 looks at the spellings one letter off, or one apostrophe.
func (c *compiler) near1(ctx context.Context, w *typedWord, look func(candidate)) error {
	if err := c.eliding(ctx, w, look); err != nil {
		return err
	}
	return c.lookAround(ctx, w, 1, "", look)
}

// near2 looks at those two letters off, of long words that begin alike.
func (c *compiler) near2(ctx context.Context, w *typedWord, look func(candidate)) error {
	if utf8.RuneCountInString(w.Folded) < twoOff {
		return nil
	}
	_, width := utf8.DecodeRuneInString(w.Folded)
	return c.lookAround(ctx, w, 2, w.Folded[:width], look)
}

func (c *compiler) lookAround(ctx context.Context, w *typedWord, off int, prefix string, look func(candidate)) error {
	for _, f := range w.scope.fields {
		terms, err := c.view.similar(ctx, f, w.Folded, off, prefix)
		if err != nil {
			return err
		}
		for _, term := range terms {
			if !fits(w, term) {
				continue
			}
			docs, err := c.view.havingForm(ctx, scope{fields: []textField{f}}, term)
			if err != nil {
				return err
			}
			look(candidate{form: term, docs: docs, off: off})
		}
	}
	return nil
}

// similar lists the forms of a field, without accents, that are at most so many
// letters off and begin with prefix: as many as are worth a look.
func (v *view) similar(ctx context.Context, f textField, folded string, off int, prefix string) ([]string, error) {
	if f.names {
		return matching(ctx, f, func(field string) (index.FieldDict, error) {
			return v.snapshot.FieldDictFuzzy(field, folded, off, prefix)
		})
	}
	words, err := v.lexicons(ctx)
	if err != nil {
		return nil, err
	}
	var terms []string
	for _, l := range words {
		l.near(folded, off, prefix, func(w lexWord) {
			if n := len(terms); n == 0 || terms[n-1] != w.folded {
				terms = append(terms, w.folded)
			}
		})
	}
	slices.Sort(terms)
	terms = slices.Compact(terms)
	return terms[:min(len(terms), maxSpellings)], ctx.Err()
}

// fits reports whether a term of the archive can stand where a word was typed:
// after an elided article, it begins with a vowel.
func fits(w *typedWord, term string) bool {
	if strings.ContainsFunc(term, notLetter) || french.Fold(term) != term {
		return false // a word with accents stands there without them, too
	}
	_, cut := french.Elide("l'" + term)
	return !w.elided || cut > 0
}

// matching lists the forms of a dictionary, as many as are worth a look.
func matching(ctx context.Context, f textField, open dictionary) ([]string, error) {
	dict, err := open(f.exact())
	if err != nil {
		return nil, unreadable(err)
	}
	var terms []string
	for len(terms) < maxSpellings {
		entry, err := dict.Next()
		if err == nil && ctx.Err() != nil {
			err = ctx.Err()
		}
		if err != nil || entry == nil {
			if closeErr := dict.Close(); err == nil {
				err = closeErr
			}
			return terms, unreadable(err)
		}
		terms = append(terms, entry.Term)
	}
	return terms, dict.Close()
}
