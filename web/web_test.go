package web

import (
	"bytes"
	"io/fs"
	"reflect"
	"regexp"
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

// TestFilledPagesShowEverything guards against fields that no template shows:
// each field of text, given a text of its own, must turn up.
func TestFilledPagesShowEverything(t *testing.T) {
	w := newWeb(t)
	for _, p := range pages() {
		v := reflect.New(reflect.TypeOf(p)).Elem()
		fill(v, 0)
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.Anonymous || v.Field(i).Kind() != reflect.String {
				continue
			}
			v.Field(i).SetString("mark" + field.Name)
			page, _ := v.Interface().(Page)
			if !strings.Contains(render(t, w, French, page), "mark"+field.Name) {
				t.Errorf("%T: %s is not shown", p, field.Name)
			}
		}
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
