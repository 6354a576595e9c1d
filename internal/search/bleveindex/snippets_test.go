package bleveindex

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// written writes a snippet with its marks in brackets.
func written(s search.Snippet) string {
	var b strings.Builder
	b.WriteString(string(s.Field) + ": ")
	for _, p := range s.Parts {
		if p.Match {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestSnippets(t *testing.T) {
	long := "Il parla " + strings.Repeat("très longtemps, ", 20) + "puis de l’école, " + strings.Repeat("encore et encore, ", 20) + "sans fin."
	for _, c := range []struct{ q, lead, text, want string }{
		{"école", "", "Rien ici. L’école rouvre lundi. M. Roux y sera.", "text: L’[école] rouvre lundi. M. Roux y sera."},
		{"école", "Les écoles rouvrent.", "Voici l’école.", "lead: Les [écoles] rouvrent."},
		{"école roux", "", "L’école rouvre.\n\nM. Roux ira à l’école.", "text: M. [Roux] ira à l’[école]."},
		{`"à l'école"`, "", "L’école est là. Il va à l’école.", "text: Il va [à l’école]."},
		{`"rouvre lundi" rouvre`, "", "L’école rouvre lundi.", "text: L’école [rouvre lundi]."},
		{"école", "Un chapô. Deux phrases.", "Rien.", "lead: Un chapô. Deux phrases."},
		{"", "", "Une phrase.\n\nUne autre.", "text: Une phrase."},
		{"titre:lundi école", "", "Lundi, l’école rouvre.", "text: Lundi, l’[école] rouvre."},
		{"-lundi école", "", "Lundi, l’école rouvre.", "text: Lundi, l’[école] rouvre."},
		{"la école", "", "La maire de la ville visite l’école.", "text: La maire de la ville visite l’[école]."},
		{"élèves NEAR/3 école", "", "Chaque élève de l’école.", "text: Chaque [élève] de l’[école]."},
	} {
		tree, err := query.Parse(c.q)
		if err != nil {
			t.Fatal(err)
		}
		m := newMarker(tree, query.Articles)
		got := m.snippets([]passageField{{query.FieldLead, c.lead}, {query.FieldText, c.text}}, 1, true)
		if len(got) != 1 || written(got[0]) != c.want {
			t.Errorf("%q:\n got  %+v\n want %s", c.q, got, c.want)
		}
	}
	tree, _ := query.Parse("école")
	got := newMarker(tree, query.Articles).snippets([]passageField{{query.FieldText, long}}, 3, true)
	if len(got) != 1 {
		t.Fatalf("%d passages of one mark", len(got))
	}
	line := written(got[0])
	if !strings.HasPrefix(line, "text: …") || !strings.HasSuffix(line, "…") || !strings.Contains(line, "l’[école],") || len([]rune(line)) > snippetLength+12 {
		t.Errorf("a long sentence is cut to %q", line)
	}
}

// The question stands beside the words said on every hit: their beginning is
// shown where it alone matched, or nothing did but the name.
func TestSnippetsOfWords(t *testing.T) {
	fields := []passageField{{query.FieldAnswer, "Elle ouvre lundi. Le préau suivra."}, {query.FieldQuestion, "Quand ouvre l’école ?"}}
	for _, c := range []struct {
		q    string
		most int
		want string
	}{
		{"petit", 2, "answer: Elle ouvre lundi. Le préau suivra."},
		{"école", 1, "answer: Elle ouvre lundi. Le préau suivra."},
		{"école", 2, "answer: Elle ouvre lundi. Le préau suivra.|question: Quand ouvre l’[école] ?"},
		{"ouvre école", 1, "answer: Elle [ouvre] lundi. Le préau suivra."},
		{"ouvre", 3, "answer: Elle [ouvre] lundi. Le préau suivra.|question: Quand [ouvre] l’école ?"},
	} {
		tree, err := query.Parse(c.q)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, s := range newMarker(tree, query.Words).snippets(slices.Clone(fields), c.most, true) {
			lines = append(lines, written(s))
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%q, %d at most:\n got  %s\n want %s", c.q, c.most, got, c.want)
		}
	}
}

// BenchmarkSnippets cuts passages of a text of 550 words.
func BenchmarkSnippets(b *testing.B) {
	tree, err := query.Parse("école municipale")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(strings.Repeat("Le conseil municipal a délibéré hier soir, et la maire a répondu aux questions des habitants du quartier. ", 9)+
		"L’école rouvrira lundi. ", 3)
	m := newMarker(tree, query.Articles)
	for b.Loop() {
		if got := m.snippets([]passageField{{query.FieldText, text}}, 2, true); len(got) == 0 {
			b.Fatal("no passage")
		}
	}
}
