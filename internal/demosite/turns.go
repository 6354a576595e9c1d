package demosite

import (
	"fmt"
	"strings"
)

// turn writes one question with its answers, in the article's form. at is the
// index of the question among the blocks.
func (a *Article) turn(d *dialect, blocks []block, at int) string {
	first := true
	for _, b := range a.blocks[:at] {
		first = first && b.mark != question
	}
	t := turns{article: a, dialect: d, first: first, asked: inline(blocks[0].text), rest: blocks[1:]}
	return turnsOf[a.Form](t)
}

// turns is a question and what answers it, ready to be written.
type turns struct {
	article *Article
	dialect *dialect
	first   bool   // the first question of the interview
	asked   string // the question, as HTML
	rest    []block
}

// turnsOf writes an exchange in each form.
var turnsOf = map[Form]func(turns) string{
	FormBold: func(t turns) string {
		return t.dialect.p("<strong>"+t.asked+"</strong>") + t.answers(t.byName)
	},
	FormBoldItalic: func(t turns) string {
		asked := "<em>" + t.asked + "</em>"
		if t.first {
			asked = "<strong>" + asked + "</strong>"
		}
		return t.dialect.p(asked) + t.answers(t.byName)
	},
	FormHeading: func(t turns) string {
		return "<h3>" + t.asked + "</h3>\n" + t.answers(t.byName)
	},
	FormClasses: func(t turns) string {
		return `<div class="question">` + t.asked + "</div>\n" + `<div class="reponse">` + t.answers(t.byName) + "</div>\n"
	},
	FormQR: func(t turns) string {
		return t.dialect.p("<b>Q :</b> "+t.asked) + t.answers(func(block) string { return "<b>R :</b> " })
	},
	FormSpelled: func(t turns) string {
		return t.dialect.p("QUESTION - "+t.asked) + t.answers(func(block) string { return "RÉPONSE - " })
	},
	FormInitials: func(t turns) string {
		return t.dialect.p("<strong>"+t.article.label+" :</strong> "+t.asked) + t.answers(func(b block) string {
			return "<strong>" + strings.Join(strings.Split(b.by.Initials, ""), ".") + ". :</strong> "
		})
	},
	FormNameOnce: func(t turns) string {
		return t.dialect.p("<strong>"+t.asked+"</strong>") + t.answers(func(b block) string {
			if t.first || t.several() {
				return "<strong>" + b.by.Name + " :</strong> "
			}
			return ""
		})
	},
	FormDash: func(t turns) string {
		return t.dialect.p("- "+t.asked) + t.answers(t.byName)
	},
	FormCapitals: func(t turns) string {
		return t.dialect.p(strings.ToUpper(t.article.label)+"<br />"+t.asked) + t.answers(func(b block) string {
			return strings.ToUpper(b.by.Name) + "<br />"
		})
	},
	FormPlain: plainTurn,
	FormBreak: func(t turns) string {
		lines := []string{"<strong>" + t.asked + "</strong>"}
		for _, b := range t.rest {
			lines = append(lines, inline(b.text))
		}
		return t.dialect.p(strings.Join(lines, "<br />\n"))
	},
	FormList: func(t turns) string {
		return "<dl class=\"entretien\">\n<dt>" + t.asked + "</dt>\n<dd>" + t.answers(t.byName) + "</dd>\n</dl>\n"
	},
}

// plainTurn puts the answer in guillemets: they open it and close it once.
func plainTurn(t turns) string {
	var b strings.Builder
	b.WriteString(t.dialect.p(t.asked))
	last := len(t.rest) - 1
	for i, part := range t.rest {
		text := inline(part.text)
		if i == 0 {
			text = "« " + text
		}
		if i == last {
			text += " »"
		}
		if part.mark == heading {
			text = fmt.Sprintf("<b>%s</b>", text)
		}
		b.WriteString(t.dialect.p(text))
	}
	return b.String()
}

// answers writes the blocks that answer; label is asked for what stands before
// the first words of each speaker.
func (t turns) answers(label func(block) string) string {
	var b strings.Builder
	var speaking *Person
	for _, part := range t.rest {
		if part.mark == heading {
			b.WriteString(t.dialect.block(part))
			continue
		}
		text := inline(part.text)
		if part.by != speaking {
			speaking = part.by
			text = label(part) + text
		}
		b.WriteString(t.dialect.p(text))
	}
	return b.String()
}

// byName names the speaker where several people answer, and only there.
func (t turns) byName(b block) string {
	if !t.several() {
		return ""
	}
	return "<strong>" + b.by.Name + " :</strong> "
}

func (t turns) several() bool { return len(t.article.Interviewees) > 1 }
