package interview

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// talked is an interview before it is set in a form.
type talked struct {
	title, lead string
	intro       []string
	name, role  string
	turns       [][]string // question, then the answer's paragraphs
}

// talks are interviews of different tone: formal, familiar, few « vous », no
// first person singular, an order instead of a question.
var talks = []talked{
	{
		title: "Le retour des moulins",
		lead:  "Armelle Kervadec, meunière et présidente de l’Amicale des moulins, revient sur dix ans de chantier.",
		name:  "Armelle Kervadec", role: "meunière et présidente de l’Amicale des moulins",
		turns: [][]string{
			{"Pourquoi avez-vous repris ce moulin ?", "Par entêtement. Mon grand-père y avait laissé ses outils, et je n'aimais pas l'idée qu'ils rouillent.", "La première année, je n'ai rien moulu."},
			{"Racontez-nous le premier sac de farine.", "Il était gris ! Nous l'avons gardé."},
			{"Combien de tonnes vendez-vous ?", "Douze par an, et je refuse des commandes."},
			{"Et demain ?", "Je passerai la main à deux apprentis."},
		},
	},
	{
		title: "Bérénice Valmont : « Le sel n’attend pas »",
		lead:  "Ingénieure au centre des marais, Bérénice Valmont dirige le projet Saline, qui mesure ce que la mer dépose. Elle dit ce que les capteurs ont changé.",
		name:  "Bérénice Valmont", role: "Ingénieure au centre des marais",
		turns: [][]string{
			{"D’où vient ce projet ?", "D'une panne. En mars, une vanne est restée ouverte et nous avons vu le bassin monter de dix centimètres."},
			{"Que mesurez-vous au juste ?", "Le poids de l'eau. C'est tout bête, mais je n'y aurais pas cru."},
			{"Les paludiers suivent-ils ?", "Les jeunes, oui. Les anciens nous regardent, puis ils demandent les courbes en cachette."},
			{"À quoi cela servira-t-il ?", "À ouvrir les vannes au bon moment. J'espère un essai cet hiver."},
		},
	},
	{
		title: "Un atelier devenu chorale",
		intro: []string{"Depuis la rentrée, on chante entre les établis. Yvon Tardieu, responsable de l’atelier de menuiserie, mène trente voix. Rencontre, entre deux copeaux."},
		name:  "Yvon Tardieu", role: "responsable de l’atelier de menuiserie",
		turns: [][]string{
			{"Comment passe-t-on du rabot au chant ?", "En fermant les yeux ! Nous avions une scie en panne, et un élève a fredonné."},
			{"Combien êtes-vous ?", "Trente, et quelques curieux. Nous poussons les murs."},
			{"Qui choisit les morceaux ?", "Chacun son tour, même moi. On a eu du rock et une berceuse.", "Le directeur voudrait un hymne, nous traînons des pieds."},
			{"Et le bois, dans tout cela ?", "Il sèche. Nous n'avons jamais aussi bien travaillé."},
		},
	},
	{
		title: "Deux mille kilomètres à pied",
		lead:  "Interview d’Ysaline Corbier, géographe, qui a suivi la ligne de partage des eaux.",
		name:  "Ysaline Corbier", role: "géographe",
		turns: [][]string{
			{"Tu pars seule ?", "Avec mon chien, qui lit mieux les cartes que moi."},
			{"Parle-moi de ta première nuit.", "J'ai dormi sous un pont. Il pleuvait, je riais."},
			{"Qu’as-tu appris ?", "À me taire. On me demande des exploits, je réponds des cailloux."},
		},
	},
}

// setting sets an interview in a form; told are its introduction's lines.
type setting func(t talked) []string

// each sets every turn in the same way.
func each(turn func(t talked, n int, q string, a []string) []string) setting {
	return func(t talked) []string {
		var out []string
		for _, s := range t.intro {
			out = append(out, "p "+s)
		}
		for n, x := range t.turns {
			out = append(out, turn(t, n, x[0], x[1:])...)
		}
		return out
	}
}

// looks sets questions and answers as paragraphs of a look: a mark of the
// tests' own and words in front.
func looks(askMark, ask, replyMark, reply string) setting {
	return each(func(t talked, _ int, q string, a []string) []string {
		letters := strings.Join(strings.Split(initialsOf(t.name), ""), ".") + "."
		fill := strings.NewReplacer("NAME", strings.ToUpper(t.name), "Name", t.name, "X.Y.", letters, "XY", initialsOf(t.name))
		out := []string{askMark + " " + fill.Replace(ask) + q, replyMark + " " + fill.Replace(reply) + a[0]}
		for _, more := range a[1:] {
			out = append(out, replyMark+" "+more)
		}
		return out
	})
}

// settings are the forms, each in the ways it is met.
var settings = map[string]setting{
	"bold": looks("b", "", "p", ""),
	"bold, numbered": each(func(_ talked, n int, q string, a []string) []string {
		return paragraphs(fmt.Sprintf("b %d. %s", n+1, q), a)
	}),
	"italic":                                   looks("i", "", "p", ""),
	"bold italic":                              looks("bi", "", "p", ""),
	"bold italic, answers in italics":          looks("bi", "", "i", ""),
	"bold, answers in italics":                 looks("b", "", "i", ""),
	"bold italic once, then italic":            each(boldItalicOnce),
	"bold italic once, then italic, name once": each(boldItalicNamed),
	"heading 2":                                looks("#", "", "p", ""),
	"heading 3":                                looks("###", "", "p", ""),
	"heading 5":                                looks("h5", "", "p", ""),
	"classes":                                  looks("?", "", "p", ""),
	"Q and R in bold":                          looks("p", "**Q :** ", "p", "**R :** "),
	"Question and Réponse":                     looks("p", "Question : ", "p", "Réponse : "),
	"QUESTION and RÉPONSE":                     looks("p", "QUESTION - ", "p", "RÉPONSE - "),
	"initials in bold, the paper's name":       looks("p", "**Le courrier :** ", "p", "**X.Y. :** "),
	"initials, the paper's too":                looks("p", "LC : ", "p", "XY : "),
	"initials and dashes":                      looks("p", "**L.C.** – ", "p", "**X.Y.** – "),
	"the paper's article, plain":               looks("p", "L’écho du lac : ", "p", "Name : "),
	"bold question with label, initials":       looks("b", "La revue du port : ", "p", "**X.Y. :** "),
	"names in bold":                            looks("p", "**Léo Marchal :** ", "p", "**Name :** "),
	"names, point and dash":                    looks("p", "**Léo Marchal.** – ", "p", "**Name.** – "),
	"name once":                                each(nameOnce),
	"dash":                                     looks("p", "- ", "p", ""),
	"long dash":                                looks("p", "— ", "p", ""),
	"dashes at both":                           looks("p", "– ", "p", "– "),
	"capitals before a break":                  looks("p", "LE COURRIER|", "p", "NAME|"),
	"capitals in bold before a break":          looks("p", "**LÉO MARCHAL**|", "p", "**NAME**|"),
	"capitals and a colon":                     looks("p", "LE COURRIER : ", "p", "NAME : "),
	"capitals on their own":                    each(ownParagraphs),
	"break behind a bold question": each(func(_ talked, _ int, q string, a []string) []string {
		return []string{"p **" + q + "**|" + strings.Join(a, "|")}
	}),
	"break, two of them between": each(func(_ talked, _ int, q string, a []string) []string {
		return []string{"p **" + q + "**||" + strings.Join(a, "||")}
	}),
	"bold question, answer right behind": each(func(_ talked, _ int, q string, a []string) []string { return paragraphs("p **"+q+"** "+a[0], a[1:]) }),
	"break behind a plain question": each(func(_ talked, _ int, q string, a []string) []string {
		return []string{"p " + q + "|" + strings.Join(a, "|")}
	}),
	"break, dash before the question": each(func(_ talked, _ int, q string, a []string) []string {
		return []string{"p - " + q + "|" + strings.Join(a, "|")}
	}),
	"one paragraph for all":             oneParagraph,
	"plain, answers in quotation marks": each(quoted),
	"a class that says nothing":         looks("k", "", "p", ""),
	"questions in capitals":             looks("u", "", "p", ""),
	"questions in quote blocks":         looks("q", "", "p", ""),
	"answers in quote blocks":           looks("b", "", "q", ""),
	"a list, question and answer in one entry": each(func(_ talked, _ int, q string, a []string) []string {
		return []string{"li **" + q + "**|" + strings.Join(a, "|")}
	}),
	"a list, question and answer entries of it": each(func(_ talked, _ int, q string, a []string) []string {
		return append([]string{"li **" + q + "**"}, strings.Split("li "+strings.Join(a, "\nli "), "\n")...)
	}),
	"the paper's name and a point, bold":         looks("b", "Le courrier. ", "p", "**Name.** "),
	"a label of its own, initials, then a point": looks("p", "**Le courrier.** ", "p", "**X.Y.** "),
	"names and dashes, plain":                    looks("p", "Le courrier - ", "p", "Name - "),
	"names in capitals, spaced otherwise":        each(spacedOtherwise),
	"question mark outside the bold":             each(markOutside),
	"arrows before bold questions":               looks("b", "► ", "p", ""),
	"definition list":                            looks("dt", "", "dd", ""),
	"definition list, names at the terms":        looks("dt", "Le courrier : ", "dd", ""),
}

func paragraphs(first string, rest []string) []string {
	out := []string{first}
	for _, s := range rest {
		out = append(out, "p "+s)
	}
	return out
}

func boldItalicOnce(_ talked, n int, q string, a []string) []string {
	if n == 0 {
		return paragraphs("bi "+q, a)
	}
	return paragraphs("i "+q, a)
}

func boldItalicNamed(t talked, n int, q string, a []string) []string {
	if n == 0 {
		return append([]string{"bi " + q, "p **" + t.name + " :** " + a[0]}, paragraphs("", a[1:])[1:]...)
	}
	return paragraphs("i "+q, a)
}

// spacedOtherwise writes a name of two parts now with a space too many.
func spacedOtherwise(t talked, n int, q string, a []string) []string {
	asker := "JEAN-LUC MARCHAL|"
	if n%2 == 1 {
		asker = "JEAN- LUC MARCHAL|"
	}
	return paragraphs("p "+asker+q, append([]string{strings.ToUpper(t.name) + "|" + a[0]}, a[1:]...))
}

func markOutside(_ talked, _ int, q string, a []string) []string {
	words := strings.TrimRight(q, " ?.")
	return paragraphs("p **"+words+"**"+q[len(words):], a)
}

func nameOnce(t talked, n int, q string, a []string) []string {
	if n == 0 {
		return append([]string{"b Le courrier : " + q, "p **" + t.name + " :** " + a[0]}, paragraphs("", a[1:])[1:]...)
	}
	return paragraphs("b "+q, a)
}

func ownParagraphs(t talked, _ int, q string, a []string) []string {
	return append([]string{"p LÉO MARCHAL", "p " + q, "p " + strings.ToUpper(t.name)}, paragraphs("", a)[1:]...)
}

func oneParagraph(t talked) []string {
	parts := append([]string(nil), t.intro...)
	for _, x := range t.turns {
		parts = append(parts, "**"+x[0]+"**")
		parts = append(parts, x[1:]...)
	}
	return []string{"p " + strings.Join(parts, "||")}
}

func quoted(_ talked, _ int, q string, a []string) []string {
	return paragraphs("p "+q, strings.Split("« "+strings.Join(a, "\n")+" »", "\n"))
}

// TestSettings reads every interview in every form.
func TestSettings(t *testing.T) {
	for name, set := range settings {
		for _, talk := range talks {
			t.Run(name+"/"+talk.name, func(t *testing.T) {
				in := Input{ArticleID: "a", Title: talk.title, Lead: talk.lead, Blocks: blocks(set(talk)...)}
				want := make([]said, len(talk.turns))
				for i, x := range talk.turns {
					want[i] = said{lettersSpaced(x[0]), lettersSpaced(strings.Join(x[1:], "")), talk.name + ", " + talk.role}
				}
				var got []said
				if found := Find(in).Interview; found != nil {
					for _, x := range found.Exchanges {
						got = append(got, said{lettersSpaced(x.Question), lettersSpaced(x.Answer), string(x.Speaker) + ", " + string(x.Role)})
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
