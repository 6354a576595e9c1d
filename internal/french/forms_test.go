package french

import (
	"strings"
	"testing"
)

// TestForms holds that the short way gives what the long one does.
func TestForms(t *testing.T) {
	for _, word := range []string{
		"plain", "PLAIN", "École", "ÉCOLE", "cœur", "Œuvre", "l’", "aujourd’hui", "ÿ", "Ÿ", "naïve", "ÇA", "señor", "Łódź", "e\u0301", "Ελλάδα",
		"été\u00ad", strings.Repeat("é", longestToken), "×", "÷", "à\u0301",
	} {
		form, folded := forms(word)
		if want := strings.ToLower(Normalize(word)); form != want {
			t.Errorf("%q: form %q, want %q", word, form, want)
		}
		if want := Fold(strings.ToLower(Normalize(word))); folded != want {
			t.Errorf("%q: folded %q, want %q", word, folded, want)
		}
	}
}
