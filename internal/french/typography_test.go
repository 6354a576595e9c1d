package french

import (
	"strings"
	"testing"
)

// In these tables ~ stands for the narrow no-break space.
func TestTypeset(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"Bonjour":                         "Bonjour",
		"Pourquoi ?":                      "Pourquoi~?",
		"Pourquoi?":                       "Pourquoi~?",
		"Pourquoi\u00a0?":                 "Pourquoi~?",
		"Quoi ?!":                         "Quoi~?!",
		"Bilan : 3 morts":                 "Bilan~: 3 morts",
		"Bilan: 3 morts":                  "Bilan~: 3 morts",
		"« Oui »":                         "«~Oui~»",
		"«Oui»":                           "«~Oui~»",
		"« Oui ! », dit-il":               "«~Oui~!~», dit-il",
		"«Oui!», dit-il":                  "«~Oui~!~», dit-il",
		"l'école d'été":                   "l’école d’été",
		"l'«école»":                       "l’«~école~»",
		"aujourd'hui":                     "aujourd’hui",
		"un écran de 27' et 5'":           "un écran de 27' et 5'",
		"à 10:30 précises":                "à 10:30 précises",
		"voir https://a.fr/b?c='d':e ici": "voir https://a.fr/b?c='d':e ici",
		"voir www.a.fr/b'c !":             "voir www.a.fr/b'c~!",
		"écrire à d'a@b.fr ; merci":       "écrire à d'a@b.fr~; merci",
		"vraiment (!) oui":                "vraiment (!) oui",
		"vraiment (oui !)":                "vraiment (oui~!)",
		"fin…?":                           "fin…~?",
		"un ; deux":                       "un~; deux",
		"ligne :\n- un\n\n«\nfin":         "ligne~:\n- un\n\n«\nfin",
		"? au début":                      "? au début",
		"deux  espaces":                   "deux  espaces",
		"«":                               "«",
		"» fin":                           "» fin",
	} {
		want = strings.ReplaceAll(want, "~", NarrowSpace)
		got := Typeset(in)
		if got != want {
			t.Errorf("Typeset(%q) = %q, want %q", in, got, want)
		}
		if again := Typeset(got); again != got {
			t.Errorf("Typeset(%q) = %q, not stable", got, again)
		}
	}
}

func FuzzTypeset(f *testing.F) {
	f.Add("« l'école ! » : 10:30 https://a.fr ?")
	f.Add("«»:'é\n ;")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		got := Typeset(s)
		if again := Typeset(got); again != got {
			t.Errorf("Typeset(%q) = %q, then %q", s, got, again)
		}
	})
}

func FuzzLanguage(f *testing.F) {
	f.Add("l’E\u0301cole d'œuvre. M. Dupont dit : « Oui. » Il part.")
	f.Add("e\u200b\u0301\u1fef\xff")
	f.Fuzz(func(t *testing.T, s string) {
		if n := Normalize(s); Normalize(n) != n {
			t.Errorf("Normalize(%q) is not stable: %q", s, n)
		}
		if k := Key(s); Key(k) != k {
			t.Errorf("Key(%q) is not stable: %q, %q", s, k, Key(k))
		}
		if rest, cut := Elide(s); s[cut:] != rest {
			t.Errorf("Elide(%q) = %q, %d", s, rest, cut)
		}
		last := 0
		for _, span := range Sentences(s) {
			if span.Start < last || span.End <= span.Start || span.End > len(s) {
				t.Fatalf("Sentences(%q): span %v after %d", s, span, last)
			}
			if strings.TrimSpace(s[last:span.Start]) != "" {
				t.Fatalf("Sentences(%q) leave out %q", s, s[last:span.Start])
			}
			last = span.End
		}
		if strings.TrimSpace(s[last:]) != "" {
			t.Fatalf("Sentences(%q) leave out %q", s, s[last:])
		}
	})
}
