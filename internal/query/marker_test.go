package query

import (
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
)

func TestMarker(t *testing.T) {
	for _, c := range []struct {
		text   string
		unit   Unit
		field  Field
		in     string
		french bool
		want   string // what is marked, with | between
	}{
		{"partenariat", Articles, FieldText, "Des partenariats et un Partenariat.", true, "partenariats|Partenariat"},
		{"partenariat", Articles, FieldText, "Des partenariats et un Partenariat.", false, "Partenariat"},
		{"=partenariat", Articles, FieldText, "Des partenariats et un Partenariat.", true, "Partenariat"},
		{`"vie privée"`, Articles, FieldText, "La vie privée, une vie très privée.", true, "vie privée"},
		{"techno*", Articles, FieldText, "Technologie, techno, tech.", true, "Technologie|techno"},
		{"colloque -presse", Articles, FieldText, "Le colloque et la presse.", true, "colloque"},
		{"titre:colloque", Articles, FieldText, "Le colloque.", true, ""},
		{"titre:colloque", Articles, FieldTitle, "Le colloque.", true, "colloque"},
		{"texte:colloque", Words, FieldAnswer, "Le colloque.", true, "colloque"},
		{"texte:colloque", Articles, FieldAnswer, "Le colloque.", true, ""},
		{"colloque NEAR/5 presse", Articles, FieldText, "Presse, colloque.", true, "Presse|colloque"},
		{"l'école", Articles, FieldText, "L'école et l'institut.", true, "école"},
		{"url:colloque", Articles, FieldURL, "colloque", true, ""},
		{"date:2019", Articles, FieldText, "En 2019.", true, ""},
		{"", Articles, FieldText, "Le colloque.", true, ""},
	} {
		tree, err := Parse(c.text)
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		m := NewMarker(tree, c.unit)
		tokens := french.Tokens(c.in)
		var got []string
		for _, f := range m.Find(c.field, tokens, c.french) {
			got = append(got, c.in[tokens[f.From].Start:tokens[f.To].End])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s in %s %q: marked %q, want %q", c.text, c.field, c.in, got, c.want)
		}
		if len(got) > 0 && !m.Wants() {
			t.Errorf("%s: nothing is wanted, and yet %q is marked", c.text, got)
		}
	}
}
