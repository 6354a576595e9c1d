package query

import (
	"errors"
	"fmt"
)

// ErrSyntax is what every text that cannot be read as written is; compare with
// errors.Is. errors.As gives the [SyntaxError] itself.
var ErrSyntax = errors.New("the query cannot be read as written")

// SyntaxError says where and why a text does not parse, and what does.
type SyntaxError struct {
	At      Span    // in the text, in bytes
	Problem Problem // for a page in another language: see [Problem.Explain]
	Message string  // in English
	Nearest string  // the nearest text that does parse, "" when nothing is left of it to search for
	// Of [ProblemUnknownField]: the name as typed, and the field's that was meant.
	Typed, Meant string
}

// Error names the place and the reason.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%v: at byte %d: %s", ErrSyntax, e.At.Start, e.Message)
}

// Explain words the problem for a reader, without a full stop, with the names
// it is about; in English unless lang is French.
func (e *SyntaxError) Explain(lang Lang) string {
	switch {
	case e.Meant == "":
		return e.Problem.Explain(lang)
	case lang == French:
		return fmt.Sprintf("il n’y a pas de champ %s ; vouliez-vous dire %s ?", e.Typed, e.Meant)
	}
	return fmt.Sprintf("no field %s; did you mean %s?", e.Typed, e.Meant)
}

// Is makes every SyntaxError an [ErrSyntax].
func (e *SyntaxError) Is(target error) bool { return target == ErrSyntax }

// Problem is a reason why a text does not parse. Its value is stable: a page
// may use it as the key of its own wording.
type Problem string

// The problems.
const (
	ProblemTooLong       Problem = "too_long"
	ProblemTooMany       Problem = "too_many"
	ProblemTooDeep       Problem = "too_deep"
	ProblemEncoding      Problem = "encoding"
	ProblemNoWords       Problem = "no_words"
	ProblemUnclosedQuote Problem = "unclosed_quote"
	ProblemStrayQuote    Problem = "stray_quote"
	ProblemEmptyPhrase   Problem = "empty_phrase"
	ProblemUnclosedGroup Problem = "unclosed_group"
	ProblemStrayParen    Problem = "stray_paren"
	ProblemOperator      Problem = "operator"
	ProblemOnlyNegations Problem = "only_negations"
	ProblemNegatedChoice Problem = "negated_choice"
	ProblemDistance      Problem = "distance"
	ProblemNearParts     Problem = "near_parts"
	ProblemWildcard      Problem = "wildcard"
	ProblemShortPrefix   Problem = "short_prefix"
	ProblemFuzzy         Problem = "fuzzy"
	ProblemShortFuzzy    Problem = "short_fuzzy"
	ProblemMarks         Problem = "marks"
	ProblemEmptyField    Problem = "empty_field"
	ProblemNestedField   Problem = "nested_field"
	ProblemUnknownField  Problem = "unknown_field"
	ProblemKind          Problem = "kind"
	ProblemDate          Problem = "date"
	ProblemDateOrder     Problem = "date_order"
)

// Lang is a language of what is shown to a reader.
type Lang string

// The languages of the page.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// explanation is one problem worded in both languages.
type explanation struct{ fr, en string }

func explanations() map[Problem]explanation {
	return map[Problem]explanation{
		ProblemTooLong: {
			fmt.Sprintf("la recherche dépasse %d octets", MaxText),
			fmt.Sprintf("the query is longer than %d bytes", MaxText)},
		ProblemTooMany: {
			fmt.Sprintf("la recherche compte plus de %d mots, expressions et dates", MaxClauses),
			fmt.Sprintf("the query has more than %d words, phrases and dates", MaxClauses)},
		ProblemTooDeep: {
			fmt.Sprintf("plus de %d parenthèses sont emboîtées", MaxDepth),
			fmt.Sprintf("more than %d parentheses are nested", MaxDepth)},
		ProblemEncoding:      {"le texte n’est pas de l’UTF-8 valide", "the text is not valid UTF-8"},
		ProblemNoWords:       {"aucun mot à chercher", "there is no word to search for"},
		ProblemUnclosedQuote: {"un guillemet est ouvert et n’est pas fermé", "a quotation mark is opened and never closed"},
		ProblemStrayQuote:    {"un guillemet est fermé sans avoir été ouvert", "a quotation mark is closed that was never opened"},
		ProblemEmptyPhrase:   {"il n’y a aucun mot entre les guillemets", "there is no word between the quotation marks"},
		ProblemUnclosedGroup: {"une parenthèse est ouverte et n’est pas fermée", "a parenthesis is opened and never closed"},
		ProblemStrayParen:    {"une parenthèse est fermée sans avoir été ouverte", "a parenthesis is closed that was never opened"},
		ProblemOperator:      {"il manque un mot à côté de cet opérateur", "a word is missing beside this operator"},
		ProblemOnlyNegations: {"la recherche ne fait qu’exclure : il faut aussi un mot à trouver", "the query only excludes: it needs something to find as well"},
		ProblemNegatedChoice: {"une exclusion ne peut pas être l’un des choix de OU", "an exclusion cannot be one of the choices of OR"},
		ProblemDistance: {
			fmt.Sprintf("une distance s’écrit NEAR/5 ou \"…\"~5, de 1 à %d mots", MaxSlop),
			fmt.Sprintf(`a distance is written NEAR/5 or "…"~5, from 1 to %d words`, MaxSlop)},
		ProblemNearParts: {"NEAR/n joint deux mots ou expressions, pas davantage", "NEAR/n joins two words or phrases and nothing else"},
		ProblemWildcard:  {"l’astérisque se place à la fin d’un mot, hors des guillemets", "an asterisk stands at the end of a word, outside quotation marks"},
		ProblemShortPrefix: {
			fmt.Sprintf("il faut au moins %d lettres avant l’astérisque", MinPrefix),
			fmt.Sprintf("at least %d letters must stand before an asterisk", MinPrefix)},
		ProblemFuzzy: {"une seule lettre peut différer : mot~1", "only one letter may differ: word~1"},
		ProblemShortFuzzy: {
			fmt.Sprintf("il faut au moins %d lettres avant ~1", MinFuzzy),
			fmt.Sprintf("at least %d letters must stand before ~1", MinFuzzy)},
		ProblemMarks:        {"ces signes =, * et ~ ne vont pas ensemble, ou pas à cet endroit", "the marks =, * and ~ do not go together, or not here"},
		ProblemEmptyField:   {"il manque un mot après le nom du champ", "a word is missing after the name of the field"},
		ProblemNestedField:  {"un champ ne peut pas en contenir un autre", "a field cannot contain another one"},
		ProblemUnknownField: {"il n’y a pas de champ de ce nom", "there is no field of that name"},
		ProblemKind:         {"type: attend article, interview, tribune, communiqué ou événement", "kind: wants article, interview, opinion, press-release or event"},
		ProblemDate:         {"date: attend 2019, 2019-12, 2019-12-31, 2019-01..2019-06 ou >2019-03-01", "date: wants 2019, 2019-12, 2019-12-31, 2019-01..2019-06 or >2019-03-01"},
		ProblemDateOrder:    {"la période finit avant de commencer", "the period ends before it begins"},
	}
}

// Explain words the problem for a reader, without a full stop; in English
// unless lang is French. [SyntaxError.Explain] has the names as well.
func (p Problem) Explain(lang Lang) string {
	e := explanations()[p]
	if lang == French {
		return e.fr
	}
	return e.en
}
