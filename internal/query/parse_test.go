package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// show prints a tree in full, spans aside, for the tables.
func show(n Node) string {
	each := func(name string, parts ...Node) string {
		texts := make([]string, 0, len(parts))
		for _, p := range parts {
			texts = append(texts, show(p))
		}
		return name + "(" + strings.Join(texts, " ") + ")"
	}
	switch n := n.(type) {
	case nil:
		return "nil"
	case And:
		return each("and", n.Parts...)
	case Or:
		return each("or", n.Parts...)
	case Not:
		return each("not", n.Part)
	case Near:
		return each(fmt.Sprintf("near%d", n.Distance), n.Left, n.Right)
	case InField:
		return string(n.Field) + ":" + show(n.Part)
	case Phrase:
		return fmt.Sprintf("%q~%d", n.Text, n.Slop)
	case DateRange:
		return "[" + n.From + ".." + n.To + "]"
	case Word:
		marks := ""
		if n.Exact {
			marks += "="
		}
		if n.Prefix {
			marks += "*"
		}
		return marks + n.Text + strings.Repeat("~", n.Fuzz)
	}
	return fmt.Sprintf("%T?", n)
}

func TestParse(t *testing.T) {
	for in, want := range parseCases() {
		n, err := Parse(in)
		if err != nil {
			t.Errorf("Parse(%q): %v", in, err)
			continue
		}
		if got := show(n); got != want {
			t.Errorf("Parse(%q)\n got %s\nwant %s", in, got, want)
		}
		again, err := Parse(String(n))
		if err != nil || show(again) != want {
			t.Errorf("Parse(String(%q)) = %s, %v; String is %q", in, show(again), err, String(n))
		}
	}
}

func parseCases() map[string]string {
	return map[string]string{
		// words
		"":                                   "nil",
		"  \t\u00a0 ":                        "nil",
		"*":                                  "nil",
		"reconnaissance faciale":             "and(reconnaissance faciale)",
		"l’école d'été":                      "and(l'école d'été)",
		"l' école":                           "école",
		"e\u0301te\u0301":                    "été",
		"recon\u00adnaissance":               "reconnaissance",
		"ＡＢＣ　ＤＥＦ":                            "and(ABC DEF)",
		"vidéo\u2011surveillance":            "vidéo-surveillance",
		"C++ et Canal+":                      "and(C++ et Canal+)",
		"R&D AT&T":                           "and(R&D AT&T)",
		"étudiant(e)s citoyen·ne·s maire(s)": "and(étudiants citoyen·ne·s maire)",
		"E.N.S.P. J.-P. Dupont":              "and(E.N.S.P J.-P Dupont)",
		"+covid":                             "covid",
		"#MeToo @compte":                     "and(MeToo compte)",
		"ou et or and not sauf":              "and(ou et or and not sauf)",

		// operators
		"a OU b":              "or(a b)",
		"a OR b OU c":         "or(a b c)",
		"a b OU c d":          "or(and(a b) and(c d))",
		"a (b OU c) d":        "and(a or(b c) d)",
		"a (b c) d":           "and(a b c d)",
		"a ET b AND c":        "and(a b c)",
		"a -b":                "and(a not(b))",
		"a SAUF b NOT c":      "and(a not(b) not(c))",
		"a ET SAUF b":         "and(a not(b))",
		"-a b":                "and(not(a) b)",
		"(-a) b":              "and(not(a) b)",
		"a -(b OU c)":         "and(a not(or(b c)))",
		"a -(b -c)":           "and(a not(and(b not(c))))",
		"a NOT NOT b":         "and(a b)",
		"a -(-b)":             "and(a b)",
		"a -\"b c\"":          `and(a not("b c"~0))`,
		"a OU (b OU c)":       "or(a b c)",
		"((a))":               "a",
		"(a)(b)":              "and(a b)",
		"ET/OU":               "and(et ou)",
		"OU EN EST LA CNVP ?": "and(ou EN EST LA CNVP)",
		"OU":                  "ou",
		"NOT":                 "not",
		"POLICE OU JUSTICE":   "or(POLICE JUSTICE)",

		// phrases
		`"reconnaissance faciale"`:   `"reconnaissance faciale"~0`,
		"« reconnaissance faciale »": `"reconnaissance faciale"~0`,
		"«\u00a0vie  privée\u202f»":  `"vie privée"~0`,
		"“vie privée”":               `"vie privée"~0`,
		"”vie privée”":               `"vie privée"~0`,
		"„vie privée“":               `"vie privée"~0`,
		"＂vie privée＂":               `"vie privée"~0`,
		"« il dit “non” hier »":      `"il dit non hier"~0`,
		"« il dit « non » hier »":    `"il dit non hier"~0`,
		`"a b"~5`:                    `"a b"~5`,
		`"a OU -b"`:                  `"a OU -b"~0`,
		`"a"b"c"`:                    `and("a"~0 b "c"~0)`,
		`un écran 27" incurvé`:       "and(un écran 27 incurvé)",
		`un 27" et un 32"`:           "and(un 27 et un 32)",
		`l'"école"`:                  `"école"~0`,

		// marks
		"=marché":            "=marché",
		"a -=b":              "and(a not(=b))",
		`="a b"`:             `"a b"~0`,
		"mot~1":              "mot~",
		"mot~":               "mot~",
		"mot~0":              "mot",
		"rech*":              "*rech",
		"=rech*":             "=*rech",
		"l'écol*":            "*l'écol",
		"les 5 * étoiles":    "and(les 5 étoiles)",
		"p*** de **gras**":   "and(p de gras)",
		"1 + 1 = 2":          "and(1 1 2)",
		"a=b":                "and(a b)",
		"environ ~50 morts":  "and(environ 50 morts)",
		"a NEAR/5 b":         "near5(a b)",
		"a PRÈS/5 b":         "near5(a b)",
		"a PRES/12 b c":      "and(near12(a b) c)",
		`"a b" NEAR/5 =c`:    `near5("a b"~0 =c)`,
		"-a NEAR/5 b c":      "and(not(near5(a b)) c)",
		"titre:(a NEAR/5 b)": "title:near5(a b)",
		"PRES DE PARIS":      "and(pres DE PARIS)",

		// fields
		"titre:mot":                     "title:mot",
		"Titre:mot":                     "title:mot",
		"title:mot":                     "title:mot",
		"titre: mot":                    "title:mot",
		"auteur: dupont titre: paris":   "and(author:dupont title:paris)",
		"titre:a b":                     "and(title:a b)",
		"titre:(a b)":                   "title:and(a b)",
		"titre:(a OU b) c":              "and(title:or(a b) c)",
		`titre:"a b"`:                   `title:"a b"~0`,
		"titre:« a b »":                 `title:"a b"~0`,
		"titre：mot":                     "title:mot",
		"-titre:a b":                    "and(not(title:a) b)",
		"titre:-a b":                    "and(not(title:a) b)",
		"titre:(-a -b) c":               "and(not(title:a) not(title:b) c)",
		"titre:=mot":                    "title:=mot",
		"titre:rech*":                   "title:*rech",
		"titre:OU":                      "title:ou",
		"locuteur:kerdraon partenariat": "and(speaker:kerdraon partenariat)",
		"chapo:a texte:b citation:c question:d réponse:e reponse:f": "and(lead:a text:b quote:c question:d answer:e answer:f)",
		"rubrique:a source:b site:c mot-clé:d mot-cle:e tag:f":      "and(section:a site:b site:c tag:d tag:e tag:f)",
		"événement:colloque event:x":                                "and(event:colloque event:x)",
		"type:entretien":                                            "kind:interview",
		"kind:press-release":                                        "kind:press-release",
		"type:(interview OU tribune)":                               "or(kind:interview kind:opinion)",
		`type:"communiqué de presse"`:                               "kind:press-release",
		"site:lemonde.fr":                                           "site:lemonde.fr",
		"site:https://www.a.fr/b":                                   "site:https://www.a.fr/b",
		"url:https://www.a.fr/b?c=(d)&e:f, g":                       "and(url:https://www.a.fr/b?c=(d)&e:f g)",
		"url:www.a.fr/actualites/":                                  "url:www.a.fr/actualites/",
		"url:/actualites/2019*":                                     "url:*/actualites/2019",
		"(url:https://a.fr/b) c":                                    "and(url:https://a.fr/b c)",

		// dates
		"date:2019":             "[2019-01-01..2019-12-31]",
		"date:2020-02":          "[2020-02-01..2020-02-29]",
		"date:2019-03-01":       "[2019-03-01..2019-03-01]",
		"date:2019-01..2019-06": "[2019-01-01..2019-06-30]",
		"date:2019-01…2019-06":  "[2019-01-01..2019-06-30]",
		"date:2018-2019":        "[2018-01-01..2019-12-31]",
		"date:2019..":           "[2019-01-01..]",
		"date:..2019":           "[..2019-12-31]",
		"date:>2019-03-01":      "[2019-03-02..]",
		"date:>=2019-03-01":     "[2019-03-01..]",
		"date:<2019":            "[..2018-12-31]",
		"date:<=2019-02":        "[..2019-02-28]",
		"date:≥2019":            "[2019-01-01..]",
		"date:> 2019-03-01 mot": "and([2019-03-02..] mot)",
		"date: 2019 mot":        "and([2019-01-01..2019-12-31] mot)",
		"date:31/12/2019":       "[2019-12-31..2019-12-31]",
		"date:12/2019":          "[2019-12-01..2019-12-31]",
		"date:(2018 OU 2020)":   "or([2018-01-01..2018-12-31] [2020-01-01..2020-12-31])",
		"a -date:2019":          "and(a not([2019-01-01..2019-12-31]))",

		// text as a journalist types or pastes it
		"Bilan : 3 morts":                         "and(Bilan 3 morts)",
		"Bilan: 3 morts":                          "and(Bilan 3 morts)",
		"Bilan:3 morts":                           "and(Bilan 3 morts)",
		"Question : faut-il voter ?":              "and(Question faut-il voter)",
		"Question: faut-il voter ?":               "and(Question faut-il voter)",
		"Prélèvement à la source: ce qui change":  "and(Prélèvement à la source ce qui change)",
		"titre : mot":                             "and(titre mot)",
		"date : à venir":                          "and(date à venir)",
		"date: à venir":                           "and(date à venir)",
		"à 10:30 ou 16:9":                         "and(à 10:30 ou 16:9)",
		"https://www.a.fr/b-c_d?e=f#g":            "url:https://www.a.fr/b-c_d?e=f#g",
		"voir (https://a.fr/b) ?":                 "and(voir url:https://a.fr/b)",
		"www.a.fr":                                "www.a.fr",
		"jean.dupont@a.fr":                        "jean.dupont@a.fr",
		"aujourd’hui, quelqu’un":                  "and(aujourd'hui quelqu'un)",
		"Verdoux/Le Goux, 24/7 et 2,5 %":          "and(Verdoux Le Goux 24/7 et 2,5)",
		"Paris - Lyon – Nice":                     "and(Paris Lyon Nice)",
		"recul de -5 % (-6)":                      "and(recul de 5 6)",
		"le maire -élu en juin- parle":            "and(le maire élu en juin parle)",
		"[VIDÉO] Qui a dit « non » ?!":            `and(VIDÉO Qui a dit "non"~0)`,
		"Verdoux (LVB) parle (…)":                 "and(Verdoux LVB parle)",
		"Titre | Le Rivage":                       "and(Titre Le Rivage)",
		"Il est parti. -Un témoin : -1,6 million": "and(Il est parti Un témoin 1,6 million)",
		`l'album "&" (…)`:                         "l'album",
		"-Une campagne au rabais":                 "and(Une campagne au rabais)",
		"-Paris Lyon":                             "and(not(Paris) Lyon)",
		"-- incise --":                            "incise",
		"10 000 €":                                "10 000",
		"1 000 2 500 aides":                       "and(1 000 2 500 aides)",
		"années 2020 2021":                        "and(années 2020 2021)",
		"=20\u202f000 titre:20 000":               "and(=20 000 title:20 000)",
	}
}

func TestParseProblems(t *testing.T) {
	deep := strings.Repeat("(", MaxDepth+1) + "a" + strings.Repeat(")", MaxDepth+1)
	long := strings.TrimSpace(strings.Repeat("mot ", MaxClauses+1))
	for _, c := range []struct {
		in      string
		problem Problem
		at      string // what the span covers
		nearest string
	}{
		{"???", ProblemNoWords, "???", ""},
		{"a\xffb", ProblemEncoding, "\xff", "a b"},
		{long, ProblemTooMany, "mot", long[:len(long)-4]},
		{deep, ProblemTooDeep, "(", "a"},
		{`a "b c`, ProblemUnclosedQuote, `"`, `a "b c"`},
		{"a « b", ProblemUnclosedQuote, "«", `a "b"`},
		{"a » b", ProblemStrayQuote, "»", "a b"},
		{`mot" b`, ProblemStrayQuote, `"`, "mot b"},
		{`a ""`, ProblemEmptyPhrase, `""`, "a"},
		{"(a OU b c", ProblemUnclosedGroup, "(", "a OU b c"},
		{"a) b", ProblemStrayParen, ")", "a b"},
		{"a OU", ProblemOperator, "OU", "a"},
		{"OU a", ProblemOperator, "OU", "a"},
		{"a OU OU b", ProblemOperator, "OU", "a OU b"},
		{"a ET", ProblemOperator, "ET", "a"},
		{"a ET OU b", ProblemOperator, "ET", "a OU b"},
		{"a SAUF", ProblemOperator, "SAUF", "a"},
		{"a -()", ProblemOperator, "-", "a"},
		{"NEAR/5 a", ProblemOperator, "NEAR/5", "a"},
		{"a NEAR/5", ProblemOperator, "NEAR/5", "a"},
		{"a NEAR/5 -b", ProblemOperator, "NEAR/5", "a -b"},
		{"-a", ProblemOnlyNegations, "-a", "a"},
		{"-a SAUF b", ProblemOnlyNegations, "-a SAUF b", "a b"},
		{"a -(-b -c)", ProblemOnlyNegations, "-b -c", "a -(b c)"},
		{"a OU -b", ProblemNegatedChoice, "-b", "a"},
		{"-a OU -b", ProblemNegatedChoice, "-a", "a OU b"},
		{"a NEAR b", ProblemDistance, "NEAR", "a NEAR/5 b"},
		{"a NEAR/0 b", ProblemDistance, "NEAR/0", "a NEAR/1 b"},
		{"a NEAR/99999999999999999999 b", ProblemDistance, "NEAR/99999999999999999999", "a NEAR/50 b"},
		{`"a b"~51`, ProblemDistance, "~51", `"a b"~50`},
		{`"a b"~`, ProblemDistance, "~", `"a b"~5`},
		{"a NEAR/5 (b OU c)", ProblemNearParts, "NEAR/5", "a (b OU c)"},
		{"a NEAR/5 b NEAR/6 c", ProblemNearParts, "NEAR/6", "a NEAR/5 b b NEAR/6 c"},
		{"titre:a NEAR/5 b", ProblemNearParts, "NEAR/5", "titre:(a NEAR/5 b)"},
		{"*tion", ProblemWildcard, "*", "tion"},
		{"rech*che", ProblemWildcard, "*", "rech*"},
		{`"rech* faciale"`, ProblemWildcard, `"rech* faciale"`, `"rech faciale"`},
		{"re*", ProblemShortPrefix, "re", "re"},
		{"l'e*", ProblemShortPrefix, "l'e", "l'e"},
		{"mot~2", ProblemFuzzy, "~2", "mot~1"},
		{"mot~0.8", ProblemFuzzy, "~0.8", "mot~1"},
		{"la~1", ProblemShortFuzzy, "la", "la"},
		{"=mot~1", ProblemMarks, "=mot~1", "mot~1"},
		{"mot*~1", ProblemMarks, "~1", "mot*"},
		{"(a b)~5", ProblemMarks, "~5", "a b"},
		{"=titre:mot", ProblemMarks, "=", "titre:=mot"},
		{"titre:", ProblemEmptyField, "titre:", "titre"},
		{"titre:() a", ProblemEmptyField, "titre:", "a"},
		{"titre:(a auteur:b)", ProblemNestedField, "auteur:", "titre:a auteur:b"},
		{"titre:auteur:b", ProblemNestedField, "auteur:", "auteur:b"},
		{"titre:(a date:2019)", ProblemNestedField, "date:", "titre:a date:2019"},
		{"type:chat", ProblemKind, "chat", "chat"},
		{"date:hier", ProblemDate, "hier", ""},
		{"date:2019-02-30", ProblemDate, "2019-02-30", "date:2019-02"},
		{"date:2019-13 a", ProblemDate, "2019-13", "date:2019 a"},
		{"date:0019", ProblemDate, "0019", ""},
		{"date:2019..2018", ProblemDateOrder, "2019..2018", "date:2018-01-01..2019-12-31"},
	} {
		n, err := Parse(c.in)
		var problem *SyntaxError
		if !errors.As(err, &problem) || !errors.Is(err, ErrSyntax) {
			t.Errorf("Parse(%q) = %s, %v; want %s", c.in, show(n), err, c.problem)
			continue
		}
		if at := c.in[problem.At.Start:problem.At.End]; problem.Problem != c.problem || at != c.at || problem.Nearest != c.nearest {
			t.Errorf("Parse(%q): %s at %q, nearest %q; want %s at %q, nearest %q",
				c.in, problem.Problem, at, problem.Nearest, c.problem, c.at, c.nearest)
		}
		if _, err := Parse(problem.Nearest); err != nil {
			t.Errorf("Parse(%q): its nearest %q does not parse: %v", c.in, problem.Nearest, err)
		}
		if problem.Message == "" || problem.Problem.Explain(French) == "" {
			t.Errorf("%s is not explained", problem.Problem)
		}
	}
}
