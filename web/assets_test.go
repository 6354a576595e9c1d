package web

import (
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAssetsHaveHashedNames(t *testing.T) {
	w := newWeb(t)
	for _, name := range []string{Stylesheet, Icon} {
		where, err := w.AssetPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`^/static/\w+\.[0-9a-f]{12}\.\w+$`).MatchString(where) {
			t.Errorf("%s is served at %s", name, where)
		}
		asset, ok := w.Asset(strings.TrimPrefix(where, StaticPrefix))
		if !ok || len(asset.Content) == 0 || asset.ContentType == "" {
			t.Errorf("%s: nothing is there", where)
		}
	}
	if _, ok := w.Asset(Stylesheet); ok {
		t.Error("a file is served under a name that never changes")
	}
	if _, err := w.AssetPath("absent.css"); err == nil {
		t.Error("an absent file has an address")
	}
}

func TestHashFollowsContent(t *testing.T) {
	paths := map[string]bool{}
	for _, style := range []string{"a{}", "b{}"} {
		a, err := bundle(fstest.MapFS{"base/1.css": {Data: []byte(style)}})
		if err != nil {
			t.Fatal(err)
		}
		where, err := a.path(Stylesheet)
		if err != nil {
			t.Fatal(err)
		}
		paths[where] = true
	}
	if len(paths) != 2 {
		t.Errorf("two styles have the addresses %v", paths)
	}
}

func TestBundleRefusesUnknownTypes(t *testing.T) {
	if _, err := bundle(fstest.MapFS{"static/run.wasm": {Data: []byte("1")}}); err == nil {
		t.Error("a program was taken in")
	}
}

// maxStyle is how large the style may grow, in bytes, before somebody must
// say why.
const maxStyle = 40 << 10

func TestStyleKeepsToItself(t *testing.T) {
	w := newWeb(t)
	where, err := w.AssetPath(Stylesheet)
	if err != nil {
		t.Fatal(err)
	}
	asset, _ := w.Asset(strings.TrimPrefix(where, StaticPrefix))
	style := string(asset.Content)
	if found := regexp.MustCompile(`(?i)url\(|@import|@font-face|https?:`).FindString(style); found != "" {
		t.Errorf("the style asks for something else: %q", found)
	}
	if open, closed := strings.Count(style, "{"), strings.Count(style, "}"); open != closed {
		t.Errorf("%d braces are opened, %d closed", open, closed)
	}
	if len(style) > maxStyle {
		t.Errorf("the style has %d bytes, more than %d", len(style), maxStyle)
	}
}

// TestContrast holds every pair of text and ground to WCAG 2.2, 1.4.3: 4.5 to 1.
func TestContrast(t *testing.T) {
	data, err := fs.ReadFile(files, "base/1-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(data), "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("no dark colours")
	}
	for name, css := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{3,6});`).FindAllStringSubmatch(css, -1) {
			colours[m[1]] = m[2]
		}
		for _, pair := range [][2]string{
			{"ink", "paper"}, {"soft", "paper"}, {"accent", "paper"}, {"visited", "paper"},
			{"ink", "tint"}, {"soft", "tint"}, {"accent", "tint"}, {"accent", "accent-tint"}, {"ink", "accent-tint"},
			{"soft", "accent-tint"}, {"ink", "mark"}, {"accent", "mark"}, {"visited", "mark"}, {"on-fill", "fill"},
		} {
			if got := contrast(t, colours[pair[0]], colours[pair[1]]); got < 4.5 {
				t.Errorf("%s: %s on %s has %.2f to 1", name, pair[0], pair[1], got)
			}
		}
	}
}

// contrast is the contrast ratio of two colours (WCAG 2.2, relative luminance).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	sum := 0.0
	for i, weight := range []float64{.0722, .7152, .2126} {
		c := float64(n>>(8*i)&0xff) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
