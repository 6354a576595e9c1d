package web

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
)

// Lang is a language of the interface, as in HTML's lang attribute.
type Lang string

// The languages of the interface.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Languages lists the languages of the interface, the default first.
func Languages() []Lang { return []Lang{French, English} }

// Catalogue holds the sentences of the interface in one language by their
// keys. A place to fill is written {name}; a sentence that counts has two
// forms, key.one and key.other.
type Catalogue struct {
	Lang      Lang
	sentences map[string]string
}

func readCatalogue(from fs.FS, lang Lang, typeset func(string) string) (*Catalogue, error) {
	name := "locales/" + string(lang) + ".json"
	data, err := fs.ReadFile(from, name)
	if err != nil {
		return nil, fmt.Errorf("sentences: %w", err)
	}
	c := &Catalogue{Lang: lang}
	if err := json.Unmarshal(data, &c.sentences); err != nil {
		return nil, fmt.Errorf("sentences in %s: %w", name, err)
	}
	if typeset == nil {
		return c, nil
	}
	for key, s := range c.sentences {
		if !strings.HasSuffix(key, verbatim) {
			c.sentences[key] = typeset(s)
		}
	}
	return c, nil
}

// verbatim ends the keys of texts that are to be typed as they stand: queries
// that serve as examples.
const verbatim = ".example"

// Lookup returns a sentence and fails on a key that there is not: what a
// template names must exist.
func (c *Catalogue) Lookup(key string) (string, error) {
	s, ok := c.sentences[key]
	if !ok {
		return "", fmt.Errorf("no sentence %q in %s", key, c.Lang)
	}
	return s, nil
}

// Has reports whether there is a sentence of that key.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.sentences[key]
	return ok
}

// Text returns a sentence with its places filled from pairs of name and
// value. A key that there is not is shown itself: a blank would hide the slip.
func (c *Catalogue) Text(key string, pairs ...string) string {
	s, ok := c.sentences[key]
	if !ok {
		return key
	}
	if len(pairs) < 2 {
		return s
	}
	filled := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		filled = append(filled, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(filled...).Replace(s)
}

// Count returns the form of a sentence that suits a number, with {n} filled by
// shown, the number as the language writes it, and the other places from pairs.
// French has its singular for 0 and 1, English for 1 (Unicode CLDR, plural rules).
func (c *Catalogue) Count(key string, n int, shown string, pairs ...string) string {
	form := ".other"
	if n == 1 || (n == 0 && c.Lang == French) {
		form = ".one"
	}
	return c.Text(key+form, append([]string{"n", shown}, pairs...)...)
}
