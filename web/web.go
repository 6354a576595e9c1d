package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"regexp"
	"strings"
)

//go:embed base/*.css pages/*.html components/*/*.html components/*/*.css locales/*.json static/*
var files embed.FS

// Options is what the interface needs from outside.
type Options struct {
	// Typeset sets a sentence of the interface in the type of its language:
	// narrow no-break spaces, curly apostrophes. A missing one changes nothing.
	Typeset map[Lang]func(string) string
}

// Web holds the interface, ready to render. It is safe for concurrent use.
type Web struct {
	assets     *assets
	catalogues map[Lang]*Catalogue
	templates  map[Lang]*template.Template
}

// New reads the embedded files: sentences, style and templates. An error is a
// mistake in them, never of the caller.
func New(o Options) (*Web, error) {
	w := &Web{catalogues: map[Lang]*Catalogue{}, templates: map[Lang]*template.Template{}}
	var err error
	if w.assets, err = bundle(files); err != nil {
		return nil, err
	}
	for _, lang := range Languages() {
		c, err := readCatalogue(files, lang, o.Typeset[lang])
		if err != nil {
			return nil, err
		}
		w.catalogues[lang] = c
		if w.templates[lang], err = parse(files, c, w.assets); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// parse reads every template once for a language, so that a sentence is named
// in a template by its key alone.
func parse(from fs.FS, c *Catalogue, a *assets) (*template.Template, error) {
	t := template.New("web").Option("missingkey=error").Funcs(template.FuncMap{
		"t":     c.Lookup,
		"lang":  func() string { return string(c.Lang) },
		"asset": a.path,
	})
	for _, pattern := range []string{"components/*/*.html", "pages/*.html"} {
		names, err := fs.Glob(from, pattern)
		if err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		for _, name := range names {
			source, err := fs.ReadFile(from, name)
			if err != nil {
				return nil, fmt.Errorf("templates: %w", err)
			}
			if _, err := t.New(name).Parse(c.spellOut(string(source))); err != nil {
				return nil, fmt.Errorf("template %s in %s: %w", name, c.Lang, err)
			}
		}
	}
	return t, nil
}

// sentence is a place where a template shows a sentence and nothing else. They
// stand in text and between the quotes of attributes.
var sentence = regexp.MustCompile(`\{\{t "([^"{}]+)"\}\}`)

// spellOut puts sentences where a template names them: a call for each, on
// every page, is a third of what rendering costs. A key that there is not is
// left, and fails when the page is shown, as all others do.
func (c *Catalogue) spellOut(source string) string {
	return sentence.ReplaceAllStringFunc(source, func(call string) string {
		s, err := c.Lookup(sentence.FindStringSubmatch(call)[1])
		if err != nil || strings.Contains(s, "{{") {
			return call
		}
		return template.HTMLEscapeString(s)
	})
}

// Page is a value with a template of its own: [Home], [Search], [Article],
// [Subject], [Capture], [Statement], [Syntax] or [Failure].
type Page interface{ template() string }

// Render writes a page in a language.
func (w *Web) Render(out io.Writer, lang Lang, p Page) error {
	t, ok := w.templates[lang]
	if !ok {
		return fmt.Errorf("no interface in %q", lang)
	}
	if err := t.ExecuteTemplate(out, p.template(), p); err != nil {
		return fmt.Errorf("page %s in %s: %w", p.template(), lang, err)
	}
	return nil
}

// Catalogue returns the sentences of a language, those of [French] for a
// language that there is not.
func (w *Web) Catalogue(lang Lang) *Catalogue {
	if c, ok := w.catalogues[lang]; ok {
		return c
	}
	return w.catalogues[French]
}
