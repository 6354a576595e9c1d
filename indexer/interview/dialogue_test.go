package interview

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Who asks, seen from the turns of a page alone.
func TestAskers(t *testing.T) {
	tests := []struct {
		name  string
		in    Input
		lines []string
		want  string
	}{
		{"who ends with questions", Input{Lead: "Jeanne Roux, maire, répond."}, []string{
			"p Le phare : Vous partez ?", "p **Jeanne Roux :** Oui.", "p Le phare : Quand ?", "p **Jeanne Roux :** Demain."}, "lephare"},
		{"the author", Input{Lead: "Jeanne Roux, maire, répond.", Authors: []string{"Marc Brun"}}, []string{
			"p **Marc Brun :** On vous dit lasse.", "p **Jeanne Roux :** Jamais.", "p **Marc Brun :** On vous attend.", "p **Jeanne Roux :** J'arrive."}, "marcbrun"},
		{"the author's initials", Input{Lead: "Jeanne Roux, maire, répond.", Authors: []string{"Marc Brun"}}, []string{
			"p **MB :** On vous dit lasse.", "p **JR :** Jamais.", "p **MB :** On vous attend.", "p **JR :** J'arrive."}, "mb"},
		{"one who is in the title does not", Input{Title: "Interview de Jeanne Roux"}, []string{
			"p **Marc Brun :** Vous partez ?", "p **Jeanne Roux :** Pourquoi partirais-je ?", "p **Marc Brun :** Quand ?", "p **Jeanne Roux :** Et vous ?"}, "marcbrun"},
		{"nobody asks", Input{}, []string{"p **Marc Brun :** Je pars.", "p **Jeanne Roux :** Je reste.", "p **Marc Brun :** Adieu.", "p **Jeanne Roux :** Adieu."}, ""},
		{"everybody asks", Input{}, []string{"p **Marc Brun :** Tu pars ?", "p **Jeanne Roux :** Et toi ?", "p **Marc Brun :** Moi ?", "p **Jeanne Roux :** Toi ?"}, "jeanneroux marcbrun"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.in.Blocks = blocks(tt.lines...)
			p := newPage(tt.in, new(tokenRoom))
			p.castAll()
			p.labels = labelsOf(p.lines, p.cast, tt.in.Authors)
			var got []string
			for key := range p.askers(p.voices()) {
				got = append(got, key)
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The form by which a page is read, by its name for --explain.
func TestWhichForm(t *testing.T) {
	for name, lines := range map[string][]string{
		"letters Q and R":               {"p Q : Vous partez ?", "p R : Je pars.", "p Q : Quand ?", "p R : Demain."},
		"names of who speaks":           {"p **Le phare :** Vous partez ?", "p **Jeanne Roux :** Je pars.", "p **Le phare :** Quand ?", "p **Jeanne Roux :** Demain."},
		"class question":                {"? Vous partez ?", "p Je pars.", "? Quand ?", "p Demain."},
		"definition list":               {"dt Vous partez ?", "dd Je pars.", "dt Quand ?", "dd Demain."},
		"heading h2":                    {"# Vous partez ?", "p Je pars.", "# Quand ?", "p Demain."},
		"class of its own":              {"k Vous partez ?", "p Je pars.", "k Quand ?", "p Demain."},
		"capitals":                      {"u Vous partez ?", "p Je pars.", "u Quand ?", "p Demain."},
		"quote block":                   {"q Vous partez ?", "p Je pars.", "q Quand ?", "p Demain."},
		"heading h5 or h6":              {"h5 Vous partez ?", "p Je pars.", "h5 Quand ?", "p Demain."},
		"bold":                          {"b Vous partez ?", "p Je pars.", "b Quand ?", "p Demain."},
		"italic, the first in bold too": {"bi Vous partez ?", "p Je pars.", "i Quand ?", "p Demain.", "i Et après ?", "p Je verrai."},
		"dash and question mark":        {"p - Vous partez ?", "p Je pars.", "p - Quand ?", "p Demain."},
		"first line of a paragraph":     {"p Vous partez ?|Je pars.", "p Quand ?|Demain."},
		"question mark, answer in quotation marks": {"p Vous partez ?", "p « Je pars. »", "p Quand ?", "p « Demain. »"},
		"paragraph that ends with a question mark": {"p Vous partez ?", "p Je pars.", "p Et vous, quand ?", "p Demain, je crois."},
	} {
		t.Run(name, func(t *testing.T) {
			got := Find(Input{ArticleID: "a", Title: "Entretien avec Jeanne Roux", Lead: vals, Blocks: blocks(lines...)})
			if got.Interview == nil {
				t.Fatal("no interview")
			}
			if rule := got.Rules[got.Interview.Exchanges[0].ID]; rule != ruleOf(name) {
				t.Errorf("read by the form %q", rule)
			}
		})
	}
}

func TestStillOpen(t *testing.T) {
	open := 0
	for i, step := range []struct {
		line string
		want int
	}{{"Qui ?", 0}, {"« Moi.", 1}, {"Et lui.", 2}, {"Et elle. »", 0}, {"Quand ?", 0}, {"« Hier. »", 0}} {
		if open = stillOpen(open, step.line); open != step.want {
			t.Errorf("line %d: %d, want %d", i, open, step.want)
		}
	}
	for range maxOpen + 5 {
		open = stillOpen(max(open, 1), "sans fin")
	}
	if open > maxOpen+1 {
		t.Errorf("an answer that nobody closes runs %d lines", open)
	}
}

// Every form has its sentence, and the documentation lists it.
func TestRulesAreDocumented(t *testing.T) {
	docs, err := os.ReadFile("../../docs/who-speaks.md")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"letters Q and R", "names of who speaks"}
	for _, s := range styles {
		names = append(names, s.name)
	}
	for _, name := range names {
		if turnRules[name] == "" || !strings.Contains(string(docs), "`"+name+"`") {
			t.Errorf("the form %q has no sentence, or docs/who-speaks.md does not list it", name)
		}
	}
	if len(turnRules) != len(names) {
		t.Errorf("%d sentences for %d forms", len(turnRules), len(names))
	}
}
