package interview

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// checkResult holds what must be true of any result, whatever the page.
func checkResult(t *testing.T, in Input, got Result) {
	t.Helper()
	seen := make(map[string]bool)
	for _, q := range got.Quotes {
		if q.Text == "" || seen[q.ID] || !news.ValidID(q.ID) {
			t.Fatalf("quote %+v: empty, or its id is taken", q)
		}
		seen[q.ID] = true
		if p := pointed(in, q); p != q.Text {
			t.Fatalf("the parts point at %q, the quote is %q", p, q.Text)
		}
		if (q.Speaker == "") != (q.SpeakerType == news.SpeakerUnknown) || (q.Speaker == "") != (q.Confidence == "") {
			t.Fatalf("speaker %q, type %q, confidence %q", q.Speaker, q.SpeakerType, q.Confidence)
		}
	}
	if got.Interview == nil {
		return
	}
	for _, x := range got.Interview.Exchanges {
		if x.Question == "" || x.Answer == "" || seen[x.ID] {
			t.Fatalf("exchange %+v: empty, or its id is taken", x)
		}
		seen[x.ID] = true
		if (x.Speaker == "") != (x.Confidence == "") {
			t.Fatalf("speaker %q, confidence %q", x.Speaker, x.Confidence)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, lines := range forms {
		f.Add("La médiathèque rouvre", vals, strings.Join(lines, "\n"))
	}
	f.Add("« Titre »", "« jamais fermé", "p « Le pont, explique Jeanne Roux, tiendra. »\np \"un\" \"deux\", a-t-elle dit\nq « a »")
	f.Add("", "", "p 習近平：「是」\np Q:\np R:\np Q :\np R -\nb ?\nb ?\np «»\np \"\"")
	f.Add("Entretien avec Jeanne Roux", "", "k Qui ?\np Moi.\nk Vous ?\nu qui ?\nu QUAND ?\nli **Qui ?**|Moi\nli **Et vous…**\nli Moi.\np – Et vous.\nq Où ?")
	f.Add("M. ", "Me", "p M.\np de la d'\np J.-\np MARC|BRUN|\np selon\np », a-t-il")
	f.Fuzz(func(t *testing.T, title, lead, page string) {
		if !utf8.ValidString(title + lead + page) {
			return // the reader in front decodes pages to valid UTF-8
		}
		in := Input{ArticleID: "a", Title: title, Lead: lead, Blocks: blocks(strings.Split(page, "\n")...), Captions: []string{lead}, Authors: []string{title}}
		checkResult(t, in, Find(in))
		in.Blocks = plainText(in.Blocks)
		checkResult(t, in, Find(in))
	})
}

// TestHugePages holds that size makes no page slow or wrong; the test's own
// time limit would show a quadratic rule.
func TestHugePages(t *testing.T) {
	tests := map[string][]string{
		"ten thousand quotes":     {"p " + strings.Repeat("« Le pont tiendra », a dit Jeanne Roux. ", 10_000)},
		"one sentence of quotes":  {"p Jeanne Roux a dit " + strings.Repeat("\"le pont tiendra\" et ", 10_000)},
		"marks that open only":    {"p " + strings.Repeat("« Le pont ", 20_000)},
		"straight marks":          {"p " + strings.Repeat("\"", 20_000)},
		"one word":                {"p " + strings.Repeat("a", 500_000)},
		"names":                   {"p " + strings.Repeat("Jeanne Roux, Marc Brun, Anne Vidal-Petit et ", 10_000)},
		"roles":                   {"p " + strings.Repeat("le maire de la ville du directeur ", 10_000)},
		"questions":               strings.Split(strings.Repeat("b Pourquoi vous ?\np Je ne sais pas.\n", 5_000), "\n"),
		"quote blocks":            append(strings.Split(strings.Repeat("b Pourquoi vous ?\nq « Je ne sais pas. »\n", 5_000), "\n"), "p Fin."),
		"labels":                  strings.Split(strings.Repeat("p **Jeanne Roux :** Oui.\np **Marc Brun :** Non ?\n", 5_000), "\n"),
		"capitals":                {"p " + strings.Repeat("Aa ", 50_000)},
		"an opening mark in each": strings.Split(strings.Repeat("p Qui ?\np « Moi\n", 5_000), "\n"),
		"pronouns":                {"p Jeanne Roux. " + strings.Repeat("« Le pont tiendra », dit-elle. Il rit. ", 5_000)},
		"words side by side":      {"p Les mots " + strings.Repeat("« pont », ", 10_000) + "employés par Jeanne Roux."},
		"acronyms":                {"p « Oui », dit " + strings.Repeat("l'Union des ponts (UDP) ", 10_000)},
		"verbs without words":     {"p « Oui », dit Jeanne Roux. " + strings.Repeat("Elle a dit a fait savoir explique met en garde ", 10_000)},
		"selon qui":               {"p " + strings.Repeat("le port de la ville, selon qui « tout va bien ici », ", 5_000)},
		"phrases before a colon":  strings.Split(strings.Repeat("p Le phare du nord : qui ?\np Moi.\n", 5_000), "\n"),
		"names a letter apart":    {"p " + strings.Repeat("Jeanne Rouxel, Jeanne Rouxet, Jeanne Rouvel, Jeanna Rouxel ", 5_000)},
		"one long question":       {"b Pourquoi " + strings.Repeat("le pont, la mer, la route et ", 20_000) + "vous ?"},
		"one question in lines":   strings.Split(strings.Repeat("b Pourquoi vous ?\n", 10_000), "\n"),
		"classes":                 strings.Split(strings.Repeat("k Pourquoi vous ?\np Je ne sais pas.\n", 5_000), "\n"),
		"quoted questions":        strings.Split(strings.Repeat("q Pourquoi vous ?\np Je ne sais pas.\n", 5_000), "\n"),
		"entries of a list":       strings.Split(strings.Repeat("li **Pourquoi vous ?**|Je ne sais pas.\n", 5_000), "\n"),
		"relances":                strings.Split("p Et vous ?\np Moi.\np Et lui ?\n"+strings.Repeat("p Vous riez…\np Je ne ris pas.\n", 5_000), "\n"),
		"questions in labels":     strings.Split(strings.Repeat("p Jeanne Roux : Oui.\np Et alors ?\np Marc Brun : Non.\n", 5_000), "\n"),
		"labels without end":      {"p " + strings.Repeat("Q : R : JEANNE ROUX : ", 20_000)},
		"orders":                  strings.Split(strings.Repeat("p - Racontez-nous cela.\np J'étais là.\n", 5_000), "\n"),
		"incises":                 {"p « " + strings.Repeat("a, dit Jeanne Roux, ", 10_000) + "»"},
		"descriptions":            strings.Split(strings.Repeat("p « Le pont tiendra », a dit le maire de Vals. « Non », a répondu la directrice.\n", 3_000), "\n"),
	}
	for name, lines := range tests {
		t.Run(name, func(t *testing.T) {
			in := Input{ArticleID: "a", Title: "Entretien avec Jeanne Roux", Blocks: blocks(lines...)}
			got := Find(in)
			if len(got.Quotes) > maxQuotes || len(got.People) > maxPeople {
				t.Errorf("%d quotes, %d people", len(got.Quotes), len(got.People))
			}
			if len(got.Quotes) < 100 { // pointed reads the whole text for each
				checkResult(t, in, got)
			}
		})
	}
}

// TestOddWriting holds that names in other scripts and apostrophes of any kind
// change nothing of what is found.
func TestOddWriting(t *testing.T) {
	tests := map[string]struct{ name, question string }{
		"typewriter's apostrophe": {"Anne d'Orval", "Qu'avez-vous vu ?"},
		"printer's apostrophe":    {"Anne d’Orval", "Qu’avez-vous vu ?"},
		"letter apostrophe":       {"Anne dʼOrval", "Quʼavez-vous vu ?"},
		"prime and accent":        {"Anne d′Orval", "Qu´avez-vous vu ?"},
		"Chinese":                 {"林美玲", "您看到了什么？"},
		"Arabic":                  {"ليلى حداد", "Avez-vous eu peur ?"},
		"Greek":                   {"Ελένη Παππά", "Avez-vous eu peur ?"},
		"Cyrillic":                {"Ольга Лебедь", "Avez-vous eu peur ?"},
		"marks that never close":  {"« Anne “Orval", "« Avez-vous “eu \"peur ?"},
		"letters with marks":      {"Anne\u0301 O\u0302rval", "Avez\u2011vous eu peur\u202f?"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := Input{ArticleID: "a", Lead: "Entretien avec " + tt.name + ".", Blocks: blocks(
				"b "+tt.question, "p Oui, j'ai vu la mer monter.", "b Et vous restez ?", "p Je reste.")}
			got := Find(in)
			checkResult(t, in, got)
			if got.Interview == nil || len(got.Interview.Exchanges) != 2 {
				t.Fatalf("read: %v", exchangesOf(got))
			}
			if q := got.Interview.Exchanges[0].Question; q != clean(tt.question) {
				t.Errorf("question %q", q)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	var lines []string
	for range 8 {
		lines = append(lines,
			"p Le conseil s'est réuni lundi à Vals pour décider du pont, dont les piles ont souffert de la crue de mars et que la région veut rebâtir.",
			"p « Le pont tiendra encore un siècle », a assuré à la radio la maire de Vals, Jeanne Roux. Elle demande une \"aide rapide\" de la région.",
			"p Marc Brun, ingénieur, est moins sûr. « Il faudra le fermer en hiver, et personne ne le dit », regrette-t-il, évoquant \"une faute\".")
	}
	in := Input{ArticleID: "a", Title: "Le pont de Vals", Lead: vals, Blocks: blocks(lines...)}
	b.SetBytes(int64(len(bodyOf(in))))
	for b.Loop() {
		Find(in)
	}
}
