package query

import (
	"testing"
)

func TestReading(t *testing.T) {
	for _, c := range []struct {
		text   string
		query  Query
		fr, en string
	}{
		{"", Query{}, "tous les articles", "all articles"},
		{"", Query{Unit: Words}, "toutes les paroles", "all words said"},
		{"reconnaissance faciale locuteur:kerdraon", Query{Filters: map[Facet][]string{Section: {"Actualités"}}},
			"tous les mots : reconnaissance, faciale ; locuteur = kerdraon ; rubrique = Actualités",
			"all words: reconnaissance, faciale; speaker = kerdraon; section = Actualités"},
		{"police", Query{}, "le mot : police", "the word: police"},
		{"police justice", Query{Match: MatchAny}, "le plus possible de ces mots : police, justice", "as many as possible of the words: police, justice"},
		{`-b "vie privée" a`, Query{}, "« vie privée » ; sauf b ; mot vide laissé de côté : a", "“vie privée”; not b; stop word left out: a"},
		{"tour de france", Query{}, "tous les mots : tour, france ; mot vide laissé de côté : de",
			"all words: tour, france; stop word left out: de"},
		{"Où est la police d'un État", Query{Match: MatchAny},
			"le plus possible de ces mots : est, police, État ; mots vides laissés de côté : Où, la, d'un",
			"as many as possible of the words: est, police, État; stop words left out: Où, la, d'un"},
		{"l'école", Query{}, "le mot : l'école", "the word: l'école"},
		{"de la", Query{}, "tous les mots : de, la", "all words: de, la"},
		{"le date:2019", Query{}, "publié en 2019 ; mot vide laissé de côté : le", "published in 2019; stop word left out: le"},
		{"=le chat", Query{}, "le mot : chat ; « le » sous cette forme", "the word: chat; “le” in this very form"},
		{"a b OU c", Query{}, "(a et b) ou c", "(a and b) or c"},
		{"a -(b OU c)", Query{}, "le mot : a ; sauf (b ou c)", "the word: a; not (b or c)"},
		{"titre:(a OU b)", Query{}, "titre = (a ou b)", "title = (a or b)"},
		{"=marché rech* mot~1", Query{}, "« marché » sous cette forme ; rech… ; mot à une lettre près",
			"“marché” in this very form; rech…; mot but for one letter"},
		{`a NEAR/5 "b c"`, Query{}, "a à 5 mots au plus de « b c »", "a within 5 words of “b c”"},
		{`"a b"~3`, Query{}, "« a b » à 3 mots près", "“a b” within 3 words"},
		{"date:2019", Query{}, "publié en 2019", "published in 2019"},
		{"date:2019-08", Query{}, "publié en août 2019", "published in August 2019"},
		{"date:2019-03-01", Query{}, "publié le 1er mars 2019", "published on 1 March 2019"},
		{"date:2019-01..2019-06", Query{}, "publié du 1er janvier 2019 au 30 juin 2019", "published from 1 January 2019 to 30 June 2019"},
		{"date:>=2019", Query{}, "publié depuis le 1er janvier 2019", "published since 1 January 2019"},
		{"date:<2019", Query{}, "publié jusqu’au 31 décembre 2018", "published until 31 December 2018"},
		{"type:entretien", Query{Filters: map[Facet][]string{Year: {"2020", "2019"}}}, "type = interview ; date = 2019 ou 2020",
			"kind = interview; date = 2019 or 2020"},
		{"a", Query{Excluded: map[Facet][]string{Site: {"B", "A"}}, From: "2019-03", To: "2019-03"},
			"le mot : a ; sauf source = A ou B ; publié en mars 2019", "the word: a; not source = A or B; published in March 2019"},
	} {
		n, err := Parse(c.text)
		if err != nil {
			t.Fatalf("Parse(%q): %v", c.text, err)
		}
		if got := Reading(n, c.query, French); got != c.fr {
			t.Errorf("Reading(%q) = %q, want %q", c.text, got, c.fr)
		}
		if got := Reading(n, c.query, English); got != c.en {
			t.Errorf("Reading(%q) = %q, want %q", c.text, got, c.en)
		}
	}
}

// Every field and facet must have its wording in both languages, or a reading
// would begin with « = ».
func TestReadingNamesAll(t *testing.T) {
	for _, lang := range []Lang{French, English} {
		r := readerFor(lang)
		for f := range fieldNames() {
			if f != fieldDate && r.fields[f] == "" {
				t.Errorf("%s: no name for the field %s", lang, f)
			}
		}
		for _, f := range Facets() {
			if r.facets[f] == "" {
				t.Errorf("%s: no name for the facet %s", lang, f)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	const text = "« l’école »  OU titre：e\u0301te\u0301* -=b"
	n, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	or := n.(Or)
	and := or.Parts[1].(And)
	for _, c := range []struct {
		n    Node
		want string
	}{
		{n, text},
		{or.Parts[0], "« l’école »"},
		{and.Parts[0], "titre：e\u0301te\u0301*"},
		{and.Parts[0].(InField).Part, "e\u0301te\u0301*"},
		{and.Parts[1], "-=b"},
		{and.Parts[1].(Not).Part, "=b"},
	} {
		at := c.n.Where()
		if got := text[at.Start:at.End]; got != c.want {
			t.Errorf("%s stands at %q, want %q", show(c.n), got, c.want)
		}
	}
}
