package french

import (
	"strings"
	"testing"
)

// printTokens writes tokens in short: each form with its readings.
func printTokens(tokens []Token) string {
	list := make([]string, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		list[i] = t.Form
		for _, r := range t.Also {
			list[i] += "|" + r.Form
		}
	}
	return strings.Join(list, " ")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "",
		"… — ! (":                        "",
		"\xff\xfe":                       "",
		"L’école, l'État":                "l' école l' état",
		"lʼécole l‘école l′école l`eau":  "l' école l' école l' école l' eau",
		"Aujourd’hui, quelqu’un d’autre": "aujourd'hui quelqu'un d' autre",
		"d’aujourd’hui N’Djamena O’Brien":            "d' aujourd'hui n'djamena o'brien",
		"l’ l'? 'école'":                             "l l école",
		"cafe\u0301 CAFÉ":                            "café café",
		"sécu\u00adrité a\u200bb":                    "sécurité ab",
		"« Oui ! », dit-il":                          "oui dit il",
		"日本 テスト":                                     "日 本 テスト",
		"E.N.S.P. U.E, l’E.N.S.P.La suite":           "ensp ue l' ensp la suite",
		"M.Alain J. Roux J.-P. Roux":                 "m alain j roux j p roux",
		"www.Exemple.fr, a.fr":                       "www.exemple.fr a.fr",
		"fin.Début art.5 5.Les web2.fr":              "fin début art 5 5 les web2.fr",
		"20 000 20.000 20\u00a0000 20\u202f000":      "20000 20000 20000 20000",
		"1 234 567,50 1.234,5 2,5 0,250":             "1234567.50 1234.5 2.5 0.250",
		"2020 2021 01 23 45 67 89":                   "2020 2021 01 23 45 67 89",
		"12.03.2019 192.168.100.200.1 1,2,3":         "12.03.2019 192.168.100.200.1 1 2.3",
		"1 500m 70e 5G 10 % 1 000 2 000 12 3456":     "1500m 70e 5g 10 1000 2000 12 3456",
		"vidéo-surveillance week-end covid-19 G-20":  "vidéo|vidéosurveillance surveillance week|weekend end covid|covid19 19 g|g20 20",
		"arc-en-ciel dit-elle 20-30 là-bas - a":      "arc en ciel dit elle 20 30 là|làbas bas a",
		"l’auto-école, auto- école":                  "l' auto|autoécole école auto école",
		"citoyen·ne·s étudiant.e.s député-e-s":       "citoyen|citoyenne|citoyens|citoyennes étudiant|étudiante|étudiants|étudiantes député|députée|députés|députées",
		"adhérent(e)s adhérent(es) commissaire(s)":   "adhérent|adhérente|adhérents|adhérentes adhérent|adhérente|adhérents|adhérentes commissaire|commissaires",
		"acteur·rice·s lecteur·trice infirmier·ère":  "acteur|actrice|acteurs|actrices lecteur|lectrice infirmier|infirmière",
		"chercheur·euse sportif·ve heureux·se":       "chercheur|chercheuse sportif|sportive heureux|heureuse",
		"députés·ées tous·tes ami•e":                 "députés|députée|députées tous|toutes ami|amie",
		"fais-le est-elle dit-on étudiant-e-mail":    "fais le est elle dit on étudiant e mail",
		"fonction(nelle) exemple(1) voir.es-tu":      "fonction nelle exemple 1 voir.es tu",
		"ÉTUDIANT·E·S étudiant.E":                    "étudiant|étudiante|étudiants|étudiantes étudiant e",
		"col·legi":                                   "col·legi",
		strings.Repeat("x", longestToken+1) + " fin": "fin",
	} {
		tokens := Tokens(text)
		checkTokens(t, text, tokens)
		if got := printTokens(tokens); got != want {
			t.Errorf("%q:\n got  %q\n want %q", text, got, want)
		}
	}
}

// checkTokens holds what is true of the tokens of any text.
func checkTokens(t *testing.T, text string, tokens []Token) {
	t.Helper()
	end, pos := 0, 0
	for i := range tokens {
		tok := &tokens[i]
		switch {
		case tok.Start < end || tok.End <= tok.Start || tok.End > len(text):
			t.Errorf("%q: token %+v lies outside, or over the one before", text, tok)
		case tok.Pos <= pos:
			t.Errorf("%q: token %+v after position %d", text, tok, pos)
		case tok.Form == "" || tok.Folded == "" || tok.Stem() == "":
			t.Errorf("%q: token %+v is empty", text, tok)
		}
		for _, r := range tok.Also {
			if r.Form == "" || r.Stem() == "" || r.Tokens < 1 || i+r.Tokens > len(tokens) {
				t.Errorf("%q: token %+v has the reading %+v", text, tok, r)
			}
		}
		end, pos = tok.End, tok.Pos
	}
}

func TestTokensWhole(t *testing.T) {
	for text, want := range map[string]string{
		"l’école.":           "l’|école",
		"de l’E.N.S.P. puis": "de|l’|E.N.S.P.|puis",
		"les député·e·s,":    "les|député·e·s",
		"étudiant(e)s.":      "étudiant(e)s",
		"20 000 euros":       "20 000|euros",
		"san\u00adté":        "san\u00adté",
	} {
		var list []string
		for _, tok := range Tokens(text) {
			list = append(list, text[tok.Start:tok.End])
		}
		if got := strings.Join(list, "|"); got != want {
			t.Errorf("%q is cut %q, want %q", text, got, want)
		}
	}
}

func TestTyped(t *testing.T) {
	stems := func(tokens []Token) string {
		list := make([]string, len(tokens))
		for i := range tokens {
			list[i] = tokens[i].Stem()
		}
		return strings.Join(list, " ")
	}
	const text = "paris Paris PARIS tours pari"
	if got, want := stems(Tokens(text)), "pari paris paris tour pari"; got != want {
		t.Errorf("stems of a text: %q, want %q", got, want)
	}
	if got, want := stems(Typed(text)), "paris paris paris tours pari"; got != want {
		t.Errorf("stems of what is typed: %q, want %q", got, want)
	}
}

// FuzzTokens holds that any text is cut within its bounds, and that what is
// cut has the same form alone.
func FuzzTokens(f *testing.F) {
	for _, text := range []string{
		"L’école d’aujourd’hui", "E.N.S.P.La 20 000,5 www.x.fr", "député·e·s (e)s étudiant.e.s-e", "vidéo-surveillance-", "a\u0301\u00ad-\u200b·e", "\xff'\xc3",
		"1.234.567.8 0123 12 345 6789", "日本ʼé.·(", "l'l'l'a",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := Tokens(text)
		checkTokens(t, text, tokens)
		if typed := Typed(text); printTokens(typed) != printTokens(tokens) {
			t.Errorf("%q: a text is cut %q, a query %q", text, printTokens(tokens), printTokens(typed))
		}
		if n := GroupedFigure(text); n < 0 || n > len(text) {
			t.Errorf("%q: a figure of %d bytes", text, n)
		}
	})
}
