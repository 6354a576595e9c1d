package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What belongs to an answer and what stands between the turns.
func TestAnswers(t *testing.T) {
	const asked, again = "b Qui vous a appris ?", "b Et vous, qui formez-vous ?"
	first := func(answer string) []said {
		return []said{{"Qui vous a appris ?", answer, "Jeanne Roux"}, {"Et vous, qui formez-vous ?", "Deux jeunes, et j'en suis heureuse.", "Jeanne Roux"}}
	}
	last := "p Deux jeunes, et j'en suis heureuse."
	tests := []struct {
		name  string
		lines []string
		want  []said
	}{
		{"several paragraphs", []string{asked, "p Ma mère.", "p Puis mon oncle.", again, last}, first("Ma mère.\n\nPuis mon oncle.")},
		{"a line break inside", []string{asked, "p Ma mère.|Puis mon oncle.", again, last}, first("Ma mère. Puis mon oncle.")},
		{"a list", []string{asked, "p Trois personnes :", "li ma mère", "li mon oncle", again, last}, first("Trois personnes :\n\nma mère\n\nmon oncle")},
		{"an intertitle in bold", []string{asked, "p Ma mère.", "b Une famille de marins", "p Puis mon oncle.", again, last}, first("Ma mère.\n\nPuis mon oncle.")},
		{"an intertitle as heading", []string{asked, "p Ma mère.", "# Une famille de marins", "p Puis mon oncle.", again, last}, first("Ma mère.\n\nPuis mon oncle.")},
		{"a pull quote of its own words", []string{asked, "p Ma mère m'a appris à lire les nuages et les oiseaux.", "q Ma mère m'a appris à lire les nuages", again, last}, first("Ma mère m'a appris à lire les nuages et les oiseaux.")},
		{"a pull quote in marks", []string{asked, "p Ma mère.", "q « On n'apprend bien qu'en mer »", again, last}, first("Ma mère.")},
		{"a quoted poem is no pull quote", []string{asked, "p Ma mère, qui disait :", "q La mer est une école sans toit, et les vagues y sont maîtresses.", again, last},
			first("Ma mère, qui disait :\n\nLa mer est une école sans toit, et les vagues y sont maîtresses.")},
		{"a caption", []string{asked, "p Ma mère.", "c Sa mère, en 1980", "p Puis mon oncle.", again, last}, first("Ma mère.\n\nPuis mon oncle.")},
		{"teasers", []string{asked, "p Ma mère.", "p À lire aussi : les écoles de voile", "p >> Les écoles de voile", again, last}, first("Ma mère.")},
		{"credits at the end", []string{asked, "p Ma mère.", again, last, "p Propos recueillis par Lou Marchand", "p Photo : Hugo Vidal"}, first("Ma mère.")},
		{"a footnote at the end", []string{asked, "p Ma mère.", again, last, "p [1] Revue des ports, 2019."}, first("Ma mère.")},
		{"an italic note at the end", []string{asked, "p Ma mère.", again, last, "i Jeanne Roux publie un livre en mai."}, first("Ma mère.")},
		{"a question without an answer", []string{asked, "p Ma mère.", again, last, "b Et demain ?"}, first("Ma mère.")},
		{"an answer that ends by asking", []string{asked, "p Ma mère. Qui d'autre ?", again, last}, first("Ma mère. Qui d'autre ?")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := Input{ArticleID: "a", Title: "Apprendre la mer", Lead: vals, Blocks: blocks(tt.lines...)}
			if diff := cmp.Diff(tt.want, exchangesOf(Find(in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Lines as cut from a block: styles, heads in bold, questions in front.
func TestStyledLines(t *testing.T) {
	for in, want := range map[string][]string{
		"p **Qui ?** Moi.":                  {"b Qui ?", "- Moi."},
		"p **Qui ?**|Moi.":                  {"b Qui ?", "- Moi."},
		"p **Parlez-nous de lui.** Il rit.": {"b Parlez-nous de lui.", "- Il rit."},
		"p **Un mot fort** dans une phrase": {"- Un mot fort dans une phrase"},
		"p **Anne :** oui":                  {"- Anne : oui"},
		"b Qui ?":                           {"b Qui ?"},
		"i Qui ?":                           {"i Qui ?"},
		"bi Qui ?":                          {"bi Qui ?"},
		"p **Presque tout en gras sauf la fin** ?": {"b Presque tout en gras sauf la fin ?"},
		"p Un.||Deux.": {"- Un.", "- Deux."},
		"p ":           nil,
		"c Légende":    nil,
	} {
		var got []string
		for _, l := range linesOf(blocks(in)) {
			mark := "-"
			switch {
			case l.bold && l.italic:
				mark = "bi"
			case l.bold:
				mark = "b"
			case l.italic:
				mark = "i"
			}
			got = append(got, mark+" "+l.text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
}

func TestQuestionClasses(t *testing.T) {
	for class, want := range map[string]bool{"question": true, "questions": true, "itw-question": true, "itw_question": true, "Question-text": true, "answer": false, "requestion": false} {
		if got := hasQuestionClass([]string{"entry", class}); got != want {
			t.Errorf("%q: %v", class, got)
		}
	}
	if !hasAsideClass([]string{"wp-block-PullQuote"}) || hasAsideClass([]string{"wp-block-quote"}) {
		t.Error("asides")
	}
}
