package query

import (
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

// fieldDate is date:, which makes a [DateRange] and no [InField].
const fieldDate Field = "date"

// fieldNames are the names a user may type, folded; the first of each line is
// the one that [String] writes.
func fieldNames() map[Field][]string {
	return map[Field][]string{
		FieldTitle:    {"titre", "title", "titres"},
		FieldLead:     {"chapo", "lead", "chapeau"},
		FieldText:     {"texte", "text", "textes"},
		FieldAuthor:   {"auteur", "author", "auteurs", "authors", "auteure", "autrice"},
		FieldQuote:    {"citation", "quote", "citations", "quotes"},
		FieldSpeaker:  {"locuteur", "speaker", "locuteurs", "speakers", "locutrice"},
		FieldQuestion: {"question", "questions"},
		FieldAnswer:   {"reponse", "answer", "reponses", "answers"},
		FieldSection:  {"rubrique", "section", "rubriques", "sections"},
		FieldSite:     {"site", "source", "sites", "sources"},
		FieldTag:      {"mot-cle", "tag", "mots-cles", "tags", "motcle", "mot-cles", "keyword"},
		FieldKind:     {"type", "kind", "types"},
		FieldEvent:    {"evenement", "event", "evenements", "events"},
		FieldURL:      {"url"},
		fieldDate:     {"date", "dates"},
	}
}

// lookupField finds a field by a name as typed.
func lookupField(name string) (Field, bool) {
	folded := strings.ReplaceAll(french.Key(name), "_", "-")
	for f, names := range fieldNames() {
		for _, n := range names {
			if n == folded {
				return f, true
			}
		}
	}
	return "", false
}

// kindNames are what a user may call the kinds of page, folded.
func kindNames() map[string]news.Kind {
	return map[string]news.Kind{
		"article": news.KindArticle, "articles": news.KindArticle,
		"interview": news.KindInterview, "interviews": news.KindInterview,
		"entretien": news.KindInterview, "entretiens": news.KindInterview,
		"opinion": news.KindOpinion, "opinions": news.KindOpinion,
		"tribune": news.KindOpinion, "tribunes": news.KindOpinion, "editorial": news.KindOpinion,
		"press-release": news.KindPressRelease, "press release": news.KindPressRelease,
		"communique": news.KindPressRelease, "communiques": news.KindPressRelease,
		"communique de presse": news.KindPressRelease, "communique-de-presse": news.KindPressRelease,
		"event": news.KindEvent, "events": news.KindEvent,
		"evenement": news.KindEvent, "evenements": news.KindEvent,
		"listing": news.KindListing, "other": news.KindOther,
	}
}

// fieldHere reads name:value where a field begins at i. It is false where the
// colon is a sentence's. The value may be nil: the problem is noted then.
func (p *parser) fieldHere() (Node, bool) {
	f, colon := p.fieldName()
	if f == "" {
		return p.nearField(colon)
	}
	value := colon + 1
	spaced := p.isBlank(value)
	for p.isBlank(value) {
		value++
	}
	begins := p.beginsValue(f, value)
	switch {
	case begins && !spaced:
	case !p.couldBeTyped(colon):
		return nil, false
	case !begins:
		p.fail(ProblemEmptyField, p.span(p.i, colon+1))
		return nil, false
	case f == fieldDate && !p.isDateAt(value), f == FieldKind && !p.isKindAt(value):
		return nil, false
	}
	return p.fieldValue(f, colon, value), true
}

// couldBeTyped tells « titre: mot » of a search from « La question: que
// faire ? » of a title: the name is in small letters, and no plain word stands
// before it.
func (p *parser) couldBeTyped(colon int) bool {
	return p.plain == 0 && !strings.ContainsFunc(textOf(p.chars[p.i:colon]), unicode.IsUpper)
}

func (p *parser) isBlank(i int) bool { return i < len(p.chars) && isSpace(p.r(i)) }

// fieldName looks whether a field's name and its colon stand at i.
func (p *parser) fieldName() (Field, int) {
	const longest = 16
	before := p.r(p.i - 1)
	if !isEdge(before) && !strings.ContainsRune("-=:", before) {
		return "", 0
	}
	colon := p.i
	for colon-p.i < longest && (isWordRune(p.r(colon)) || p.r(colon) == '-' || p.r(colon) == '_') {
		colon++
	}
	if p.r(colon) != ':' {
		return "", 0
	}
	f, _ := lookupField(textOf(p.chars[p.i:colon]))
	return f, colon
}

// beginsValue reports whether a field's value can begin at i.
func (p *parser) beginsValue(f Field, i int) bool {
	r, next := p.r(i), p.r(i+1)
	switch {
	case isWordStart(r), r == '(':
		return true
	case isQuote(r):
		return r != '»'
	case r == '-' || r == '=':
		return isWordStart(next) || next == '(' || next == '=' || isQuote(next)
	case r == '*':
		return isWordStart(next)
	case r == '/':
		return f == FieldURL && isWordStart(next)
	}
	return f == fieldDate && r != 0 && strings.ContainsRune("<>≤≥=.…", r)
}

// isDateAt reports whether a date stands at i.
func (p *parser) isDateAt(i int) bool {
	probe := parser{chars: p.chars, i: i, dates: true, fielded: true}
	return probe.r(i) == '(' || probe.date() != nil && probe.problem == nil
}

// isKindAt reports whether the word at i names a kind of page.
func (p *parser) isKindAt(i int) bool {
	probe := parser{chars: p.chars, i: i, field: FieldKind, fielded: true}
	if r := probe.r(i); r == '(' || isQuote(r) {
		return true
	}
	_, ok := kindNames()[french.Key(probe.wordText())]
	return ok
}

// fieldValue reads the one value of a field, from value on.
func (p *parser) fieldValue(f Field, colon, value int) Node {
	name := p.span(p.i, colon+1)
	start := p.i
	nested := p.fielded
	if nested {
		p.fail(ProblemNestedField, name)
	}
	outer := *p
	p.field, p.fielded, p.dates = f, true, f == fieldDate
	p.i = value
	negated := p.r(p.i) == '-'
	if negated {
		p.i++
	}
	n := p.primary()
	p.field, p.fielded, p.dates = outer.field, outer.fielded, outer.dates
	if n == nil {
		p.fail(ProblemEmptyField, name)
	}
	if f == FieldKind {
		n = p.kinds(n)
	} else if f != fieldDate {
		n = inField(f, n, p.span(start, p.i))
	}
	if n != nil && negated {
		n = not(n, p.span(start, p.i))
	}
	if nested { // beside the outer field instead
		p.lifted = append(p.lifted, n)
		return nil
	}
	n = all(append([]Node{n}, p.lifted...))
	p.lifted = nil
	return n
}

// kinds narrows n to the kinds of page that its words name. A word that names
// none is noted, and searched for like any other.
func (p *parser) kinds(n Node) Node {
	var name string
	switch n := n.(type) {
	case nil:
		return nil
	case And:
		return all(p.eachKind(n.Parts))
	case Or:
		return either(p.eachKind(n.Parts))
	case Not:
		return not(p.kinds(n.Part), n.Span)
	case Word:
		if n.Prefix || n.Fuzz > 0 {
			p.fail(ProblemKind, n.Span)
			return Word{Span: n.Span, Text: n.Text}
		}
		name = n.Text
	case Phrase:
		name = n.Text
	default:
		p.fail(ProblemKind, n.Where())
		return n
	}
	kind, ok := kindNames()[french.Key(name)]
	if !ok {
		p.fail(ProblemKind, n.Where())
		return n
	}
	return InField{Span: n.Where(), Field: FieldKind, Part: Word{Span: n.Where(), Text: string(kind)}}
}

func (p *parser) eachKind(parts []Node) []Node {
	kinds := make([]Node, 0, len(parts))
	for _, part := range parts {
		kinds = append(kinds, p.kinds(part))
	}
	return kinds
}
