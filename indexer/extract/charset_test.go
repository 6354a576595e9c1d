package extract

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestDecode(t *testing.T) {
	const want = "L’été où l’œuvre parut – « déjà » coûte 3 €"
	windows, err := charmap.Windows1252.NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(want)
	if err != nil {
		t.Fatal(err)
	}
	latin9, err := charmap.ISO8859_15.NewEncoder().String("cœur à 3 €")
	if err != nil {
		t.Fatal(err)
	}
	greek, err := charmap.ISO8859_7.NewEncoder().String("Αθήνα, μια πόλη")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, body, contentType, want string }{
		{"utf-8", want, "text/html; charset=utf-8", want},
		{"utf-8 that claims latin-1", want, "text/html; charset=iso-8859-1", want},
		{"windows-1252 undeclared", windows, "", want},
		{"windows-1252 called latin-1", windows, "text/html; charset=ISO-8859-1", want},
		{"windows-1252 called utf-8", windows, "text/html; charset=utf-8", want},
		{"declared in the page", `<meta charset="iso-8859-15">` + latin9, "", `<meta charset="iso-8859-15">cœur à 3 €`},
		{"another alphabet", greek, "text/html; charset=iso-8859-7", "Αθήνα, μια πόλη"},
		{"utf-16 with a mark", utf16, "", want},
		{"utf-8 with a mark", "\ufeff" + want, "", want},
		{"one stray byte", "déjà \xe9crit", "text/html; charset=utf-8", "déjà écrit"},
		{"encoded twice", "dÃ©jÃ\u00a0 lâ€™Å“uvre", "", "déjà l’œuvre"},
		{"encoded twice, in upper case", "Ã‰cole Ã  lâ€™Ã©cart", "", "École à l’écart"},
		{"encoded twice, ligatures and marks", "Â« lâ€™Å“uvre Â» â€“ dÃ©jÃ ", "", "« l’œuvre » – déjà"},
		{"encoded twice, as entities", "d&Atilde;&copy;j&Atilde;&nbsp; l&acirc;&euro;&trade;&Atilde;&copy;cole", "", "déjà l’école"},
		{"encoded twice, as numbers", "d&#195;&#169;j&#195;&#160; &#195;&#169;crit", "", "déjà écrit"},
		{"encoded twice, half as entities", "dÃ&copy;j&Atilde;  Ã&copy;crit", "", "déjà écrit"},
		{"other entities stay", "d&Atilde;&copy;j&Atilde;&nbsp; a &lt; b &amp;eacute; &Atilde;a", "", "déjà a &lt; b &amp;eacute; &Atilde;a"},
		{"one doubly encoded letter may be meant", "le signe &Atilde;&copy;", "", "le signe &Atilde;&copy;"},
		{"a cut entity", "dÃ©jÃ  &Atilde", "", "déjà &Atilde"},
		{"latin-1 inside utf-8", "déjà – œuvre", "text/html; charset=utf-8", "déjà – œuvre"},
		{"declared by an XML prologue", `<?xml version="1.0" encoding="ISO-8859-15"?>` + latin9, "", `<?xml version="1.0" encoding="ISO-8859-15"?>cœur à 3 €`},
		{"the header wins over the page", `<meta charset="utf-8">` + latin9, "text/html; charset=iso-8859-15", `<meta charset="utf-8">cœur à 3 €`},
		{"a declaration that is broken", windows, "text/html; charset=", want},
		{"a lone capital is meant", "CAFÉ\u00a0» et Â", "", "CAFÉ\u00a0» et Â"},
		{"unknown charset", windows, "text/html; charset=klingon", want},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := decode([]byte(tt.body), tt.contentType)
			if err != nil || got != tt.want {
				t.Errorf("decode = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestNextLetter(t *testing.T) {
	tests := []struct {
		in     string
		letter rune
		length int
	}{
		{"é", 'é', 2},
		{"&eacute;x", 'é', 8},
		{"&#233;", 'é', 6},
		{"&#130;", '', 6},
		{"&amp;", '&', 1},
		{"&lt;", '&', 1},
		{"&nothing;", '&', 1},
		{"&", '&', 1},
		{"&#x110000;", '&', 1},
	}
	for _, tt := range tests {
		if letter, length := nextLetter(tt.in); letter != tt.letter || length != tt.length {
			t.Errorf("nextLetter(%q) = %q, %d, want %q, %d", tt.in, letter, length, tt.letter, tt.length)
		}
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{"a": "a", "&eacute;": "é", "&amp;eacute;": "é", "&amp;amp;amp;": "&amp;", "a & b": "a & b"} {
		if got := unescape(in); got != want {
			t.Errorf("unescape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOverlap(t *testing.T) {
	tests := []struct {
		a, b string
		want float64
	}{
		{"le pont rouvre", "Le pont rouvre !", 1},
		{"le pont", "la crue", 0},
		{"le pont rouvre", "le pont ferme", 2.0 / 3},
		{"pont pont", "pont", 2.0 / 3},
		{"", "pont", 0},
	}
	for _, tt := range tests {
		if got := overlap(tt.a, tt.b); got != tt.want {
			t.Errorf("overlap(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestShorten(t *testing.T) {
	tests := []struct {
		in    string
		limit int
		want  string
	}{{"été", 5, "été"}, {"été chaud", 3, "été…"}, {"", 0, ""}, {"ab", 0, "…"}}
	for _, tt := range tests {
		if got := shorten(tt.in, tt.limit); got != tt.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", tt.in, tt.limit, got, tt.want)
		}
	}
}

func TestDecodeRefusesBinary(t *testing.T) {
	for _, body := range []string{"%PDF-1.7\n", "\x89PNG\r\n\x1a\n", "GIF89a", "\xff\xd8\xff\xe0", "PK\x03\x04", strings.Repeat("a\x00", 200), strings.Repeat("texte\x01\x02\x0e", 100)} {
		if _, _, err := decode([]byte(body), "text/html"); !errors.Is(err, ErrNotText) {
			t.Errorf("decode(%q) error = %v, want ErrNotText", body[:4], err)
		}
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"  deux\u00a0mots\n\tici ", "deux mots ici"},
		{"anti\u00adconsti\u200btution", "anticonstitution"},
		{"e\u0301te\u0301", "été"},
		{"a\x00b\x07c\u0085d", "abc d"},
		{"\ue001icône", "icône"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := fold(tt.in); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestKey(t *testing.T) {
	tests := []struct{ in, want string }{
		{"L’Élève, à Œuvrer !", "leleveaoeuvrer"},
		{"« 3e »", "3e"},
		{"—", ""},
	}
	for _, tt := range tests {
		if got := key(tt.in); got != tt.want {
			t.Errorf("key(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzCharset(f *testing.F) {
	f.Add([]byte("d\xe9j\xe0"), "text/html; charset=iso-8859-1")
	f.Add([]byte("dÃ©jÃ©"), "")
	f.Add([]byte("\xff\xfea\x00"), "text/html; charset=utf-16le")
	f.Add([]byte("<meta charset=utf-7>+AGE-"), "text/html;;")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		text, _, err := decode(body, contentType)
		if err == nil && !utf8.ValidString(text) {
			t.Errorf("decode gave invalid UTF-8 for %q", body)
		}
	})
}
