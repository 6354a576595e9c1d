package web

import (
	"bytes"
	"io/fs"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func newWeb(t testing.TB) *Web {
	t.Helper()
	w, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// pages is every page there is, empty.
func pages() []Page {
	return []Page{
		Home{}, Search{}, Article{}, Subject{}, Capture{}, Statement{}, Syntax{}, Failure{},
	}
}

// hostile is what each text of a filled page is: it must come out escaped.
const hostile = `<script>alert("1")</script>&`

// maxDepth bounds the trees of a filled page.
const maxDepth = 8

// fill sets every field of a value, at every depth.
func fill(v reflect.Value, depth int) {
	if depth > maxDepth {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), depth+1)
		}
	case reflect.String:
		v.SetString(hostile)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	}
}

func filled(p Page) Page {
	v := reflect.New(reflect.TypeOf(p)).Elem()
	fill(v, 0)
	page, _ := v.Interface().(Page)
	return page
}

func render(t *testing.T, w *Web, lang Lang, p Page) string {
	t.Helper()
	var out bytes.Buffer
	if err := w.Render(&out, lang, p); err != nil {
		t.Fatalf("%T in %s: %v", p, lang, err)
	}
	return out.String()
}

// forbidden is what the pages' policy would break, or what shows that a
// template put text where it cannot be made safe.
var forbidden = regexp.MustCompile(`(?i)<script>|<script[^>]*>[^<]| style=| on\w+=|javascript:|ZgotmplZ|<no value>`)

func TestPagesRenderEmptyAndFilled(t *testing.T) {
	w := newWeb(t)
	for _, lang := range Languages() {
		for _, p := range pages() {
			for name, p := range map[string]Page{"empty": p, "filled": filled(p)} {
				html := render(t, w, lang, p)
				if found := forbidden.FindString(html); found != "" {
					t.Errorf("%T in %s, %s: has %q", p, lang, name, found)
				}
				if !strings.Contains(html, `<html lang="`+string(lang)+`">`) || !strings.HasSuffix(strings.TrimSpace(html), "</html>") {
					t.Errorf("%T in %s, %s: is not a whole document", p, lang, name)
				}
				if strings.Count(html, "<h1") != 1 {
					t.Errorf("%T in %s, %s: has %d first headings", p, lang, name, strings.Count(html, "<h1"))
				}
			}
		}
	}
}

// marker fills pages with a text of its own for each field of each type.
type marker struct {
	marks map[string]string // Type.Field → its text
	yes   bool              // what every truth is
	lists bool              // lists of plain texts have some
}

func (m *marker) fill(v reflect.Value, depth int) {
	if depth > maxDepth {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			m.field(v.Field(i), name, depth+1)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		m.fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		m.fill(v.Index(0), depth+1)
	case reflect.Bool:
		v.SetBool(m.yes)
	case reflect.Int:
		v.SetInt(7)
	}
}

// field fills a text, or a list of texts, with the field's own mark.
func (m *marker) field(v reflect.Value, name string, depth int) {
	texts := v
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String {
		if !m.lists {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		texts = v.Index(0)
	}
	if texts.Kind() != reflect.String {
		m.fill(v, depth)
		return
	}
	if m.marks[name] == "" {
		m.marks[name] = "mark" + strconv.Itoa(len(m.marks)) + "m"
	}
	texts.SetString(m.marks[name])
}

// unshown are the texts that a template chooses by and does not show.
var unshown = map[string]bool{"Block.Type": true}

// TestFilledPagesShowEverything guards against fields that no template shows:
// each text at any depth must turn up on some page, whatever the truths around
// it are.
func TestFilledPagesShowEverything(t *testing.T) {
	w := newWeb(t)
	for _, lang := range Languages() {
		marks, shown := map[string]string{}, ""
		for _, m := range []*marker{{marks, true, true}, {marks, false, true}, {marks, true, false}, {marks, false, false}} {
			for _, p := range pages() {
				v := reflect.New(reflect.TypeOf(p)).Elem()
				m.fill(v, 0)
				page, _ := v.Interface().(Page)
				shown += render(t, w, lang, page)
			}
		}
		if len(marks) < 100 {
			t.Fatalf("%d texts were filled", len(marks))
		}
		for name, mark := range marks {
			if strings.Contains(shown, mark) == unshown[name] {
				t.Errorf("in %s: %s is shown: %v", lang, name, !unshown[name])
			}
		}
	}
}

func TestSentencesAreSpelledOut(t *testing.T) {
	c := &Catalogue{Lang: French, sentences: map[string]string{"a": `« x < "y" »`, "b": "{{.}}"}}
	if got, want := c.spellOut(`<p title="{{t "a"}}">{{t "a" | print}}{{t "b"}}{{t "none"}}`), `<p title="« x &lt; &#34;y&#34; »">{{t "a" | print}}{{t "b"}}{{t "none"}}`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestRenderRefusesUnknownLanguage(t *testing.T) {
	if err := newWeb(t).Render(&bytes.Buffer{}, "xx", Home{}); err == nil {
		t.Error("no error")
	}
	if got := newWeb(t).Catalogue("xx").Lang; got != French {
		t.Errorf("the catalogue of an unknown language is %q", got)
	}
}

func TestComponentsAreWhole(t *testing.T) {
	folders, err := fs.Glob(files, "components/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no components: %v", err)
	}
	for _, folder := range folders {
		name := strings.TrimPrefix(folder, "components/")
		for _, ext := range []string{".html", ".css"} {
			if _, err := fs.Stat(files, folder+"/"+name+ext); err != nil {
				t.Error(err)
			}
		}
		if _, err := fs.Stat(onDisk(), folder+"/README.md"); err != nil {
			t.Errorf("a component has no note: %v", err)
		}
	}
}
