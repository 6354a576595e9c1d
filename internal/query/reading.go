package query

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

// Reading says in words how a query was understood: « tous les mots :
// reconnaissance, faciale ; locuteur = kerdraon ; rubrique = Actualités ». It is
// French unless lang is English, and plain text, its spaces plain as well: a
// page sets it in type.
func Reading(n Node, q Query, lang Lang) string {
	r := readerFor(lang)
	var parts []string
	switch {
	case n == nil && q.Unit == Words:
		parts = append(parts, r.allWords)
	case n == nil:
		parts = append(parts, r.allArticles)
	default:
		parts = r.top(n, q.Match)
	}
	q = q.Normal()
	for _, f := range Facets() {
		if values := q.Filters[f]; len(values) > 0 {
			parts = append(parts, r.facets[f]+" = "+strings.Join(values, r.or))
		}
	}
	for _, f := range Facets() {
		if values := q.Excluded[f]; len(values) > 0 {
			parts = append(parts, r.not+r.facets[f]+" = "+strings.Join(values, r.or))
		}
	}
	if days, ok := q.Days(); ok && (days.From != "" || days.To != "") {
		parts = append(parts, r.dates(days))
	}
	return strings.Join(parts, r.semicolon)
}

// reader holds the wording of one language.
type reader struct {
	allArticles, allWords          string
	oneWord, everyWord, mostOf     string
	leftOut, leftOutAll            string // stop words
	colon, semicolon, or, and, not string
	phrase, slop, exact            string // formats
	prefix, fuzzy, near            string
	on, between, since, until      string
	month, year                    string
	fields                         map[Field]string
	facets                         map[Facet]string
	day                            func(time.Time) string
}

func readerFor(lang Lang) reader {
	if lang == English {
		return englishReader()
	}
	return frenchReader()
}

func frenchReader() reader {
	return reader{
		allArticles: "tous les articles", allWords: "toutes les paroles",
		oneWord: "le mot", everyWord: "tous les mots", mostOf: "le plus possible de ces mots",
		leftOut: "mot vide laissé de côté", leftOutAll: "mots vides laissés de côté",
		colon: " : ", semicolon: " ; ", or: " ou ", and: " et ", not: "sauf ",
		phrase: "« %s »", slop: "« %s » à %d mots près", exact: "« %s » sous cette forme",
		prefix: "%s…", fuzzy: "%s à une lettre près", near: "%s à %d mots au plus de %s",
		on: "publié le %s", between: "publié du %s au %s", since: "publié depuis le %s", until: "publié jusqu’au %s",
		month: "publié en %s", year: "publié en %s",
		fields: map[Field]string{
			FieldTitle: "titre", FieldLead: "chapo", FieldText: "texte", FieldAuthor: "auteur", FieldQuote: "citation",
			FieldSpeaker: "locuteur", FieldQuestion: "question", FieldAnswer: "réponse", FieldSection: "rubrique",
			FieldSite: "source", FieldTag: "mot-clé", FieldKind: "type", FieldEvent: "événement", FieldURL: "adresse",
		},
		facets: map[Facet]string{
			Section: "rubrique", Kind: "type", Event: "événement", Speaker: "locuteur",
			Author: "auteur", Tag: "mot-clé", Site: "source", Year: "date",
		},
		day: french.LongDate,
	}
}

func englishReader() reader {
	return reader{
		allArticles: "all articles", allWords: "all words said",
		oneWord: "the word", everyWord: "all words", mostOf: "as many as possible of the words",
		leftOut: "stop word left out", leftOutAll: "stop words left out",
		colon: ": ", semicolon: "; ", or: " or ", and: " and ", not: "not ",
		phrase: "“%s”", slop: "“%s” within %d words", exact: "“%s” in this very form",
		prefix: "%s…", fuzzy: "%s but for one letter", near: "%s within %d words of %s",
		on: "published on %s", between: "published from %s to %s", since: "published since %s", until: "published until %s",
		month: "published in %s", year: "published in %s",
		fields: map[Field]string{
			FieldTitle: "title", FieldLead: "lead", FieldText: "text", FieldAuthor: "author", FieldQuote: "quote",
			FieldSpeaker: "speaker", FieldQuestion: "question", FieldAnswer: "answer", FieldSection: "section",
			FieldSite: "source", FieldTag: "tag", FieldKind: "kind", FieldEvent: "event", FieldURL: "address",
		},
		facets: map[Facet]string{
			Section: "section", Kind: "kind", Event: "event", Speaker: "speaker",
			Author: "author", Tag: "tag", Site: "source", Year: "date",
		},
		day: func(t time.Time) string { return t.Format("2 January 2006") },
	}
}

// top reads the whole tree: its plain words together, then what else is
// wanted, what is refused, and the stop words that do not count.
func (r reader) top(n Node, match Match) []string {
	parts := []Node{n}
	if and, ok := n.(And); ok {
		parts = and.Parts
	}
	stop := french.StopWords()
	var words, idle, others, refused []string
	for _, part := range parts {
		w, ok := part.(Word)
		switch {
		case ok && w.isIdle(stop):
			idle = append(idle, w.Text)
		case ok && w.isPlain():
			words = append(words, w.Text)
		case isNegative(part):
			refused = append(refused, r.text(part))
		default:
			others = append(others, r.text(part))
		}
	}
	if len(words) == 0 && len(others) == 0 { // stop words alone are what is wanted
		words, idle = idle, nil
	}
	said := slices.Concat(r.plainWords(words, match), others, refused)
	switch len(idle) {
	case 0:
		return said
	case 1:
		return append(said, r.leftOut+r.colon+idle[0])
	}
	return append(said, r.leftOutAll+r.colon+strings.Join(idle, ", "))
}

// plainWords reads the words that are all wanted, or as many as possible.
func (r reader) plainWords(words []string, match Match) []string {
	label := r.everyWord
	switch {
	case len(words) == 0:
		return nil
	case len(words) == 1:
		label = r.oneWord
	case match == MatchAny:
		label = r.mostOf
	}
	return []string{label + r.colon + strings.Join(words, ", ")}
}

func (w Word) isPlain() bool { return !w.Exact && !w.Prefix && w.Fuzz == 0 }

// isIdle reports whether a plain word says nothing by itself: all its parts
// are stop words (« d'un », « sont-ils »). Beside others it is left out.
func (w Word) isIdle(stop map[string]bool) bool {
	if !w.isPlain() {
		return false
	}
	parts := strings.FieldsFunc(strings.ToLower(w.Text), func(c rune) bool { return !isWordRune(c) })
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(part string) bool { return !stop[part] })
}

// text reads one part of the tree.
func (r reader) text(n Node) string {
	switch n := n.(type) {
	case And:
		return r.join(n.Parts, r.and)
	case Or:
		return r.join(n.Parts, r.or)
	case Not:
		return r.not + r.group(n.Part)
	case InField:
		return r.fields[n.Field] + " = " + r.group(n.Part)
	case Near:
		return fmt.Sprintf(r.near, r.text(n.Left), n.Distance, r.text(n.Right))
	case Phrase:
		if n.Slop > 0 {
			return fmt.Sprintf(r.slop, n.Text, n.Slop)
		}
		return fmt.Sprintf(r.phrase, n.Text)
	case Word:
		return r.word(n)
	case DateRange:
		return r.dates(n)
	}
	return ""
}

func (r reader) join(parts []Node, between string) string {
	texts := make([]string, 0, len(parts))
	for _, part := range parts {
		texts = append(texts, r.group(part))
	}
	return strings.Join(texts, between)
}

// group reads a part that stands inside another.
func (r reader) group(n Node) string {
	switch n.(type) {
	case And, Or:
		return "(" + r.text(n) + ")"
	}
	return r.text(n)
}

func (r reader) word(w Word) string {
	text := w.Text
	if w.Prefix {
		text = fmt.Sprintf(r.prefix, text)
	}
	if w.Fuzz > 0 {
		text = fmt.Sprintf(r.fuzzy, text)
	}
	if w.Exact {
		text = fmt.Sprintf(r.exact, text)
	}
	return text
}

func (r reader) dates(d DateRange) string {
	switch {
	case d.From == d.To:
		return fmt.Sprintf(r.on, r.dayText(d.From))
	case d.From == "":
		return fmt.Sprintf(r.until, r.dayText(d.To))
	case d.To == "":
		return fmt.Sprintf(r.since, r.dayText(d.From))
	}
	switch unit := wholeUnit(d.From, d.To); len(unit) {
	case len("2006"):
		return fmt.Sprintf(r.year, unit)
	case len("2006-01"):
		_, month, _ := strings.Cut(r.dayText(d.From), " ") // without the 1st
		return fmt.Sprintf(r.month, month)
	}
	return fmt.Sprintf(r.between, r.dayText(d.From), r.dayText(d.To))
}

// dayText words a day; one that is none stays as it is.
func (r reader) dayText(day string) string {
	t, err := time.Parse(news.DayLayout, day)
	if err != nil {
		return day
	}
	return r.day(t)
}
