package interview

import "github.com/pressoir/pressoir/internal/news"

// The rules that find a quote, as --explain says them; docs/who-speaks.md lists
// them for readers.
const (
	ruleBehind   = "a verb of speech or a source stands right behind the quote"
	ruleAgent    = "the words behind the quote say who used it"
	ruleSoon     = "« selon » follows soon behind the quote"
	ruleEnd      = "a verb of speech ends the sentence behind a comma"
	ruleBefore   = "a verb of speech or a source stands before the quote"
	ruleColon    = "a colon announces the quote"
	ruleInside   = "a verb of speech stands in the middle of the quote"
	ruleSame     = "it stands in one sentence with another quote and is said by the same"
	ruleAlone    = "it is a sentence of its own between quotation marks"
	ruleAbout    = "it is said by whom the sentence begins with"
	ruleAsBefore = "no verb announces it, and it is said by whoever spoke before"
)

// The rules that find the speaker; each goes on with the sentence of the rule
// that found the quote.
const (
	howNamed    = " and names who speaks"
	howPart     = " and gives a part of the speaker's name"
	howPronoun  = " and a pronoun stands for the speaker"
	howRole     = " and gives a role that the article gives the speaker"
	howLast     = " and a description is taken to mean whoever spoke last"
	howWorded   = " and words the speaker without a name"
	howBody     = " and names a body, shown by its fullest wording"
	howPointed  = " and points back to whoever spoke without a name"
	howHere     = " and the speaker is that of the sentence's other quote"
	howBefore   = " and the speaker is taken to be as before"
	howNextVerb = " and the next sentence says who speaks"
)

// because keeps the rule that found a speaker.
func (s speaker) because(why string) speaker {
	s.why = why
	return s
}

// explained says how a description was resolved.
func (s speaker) explained() speaker {
	switch {
	case s.confidence == news.Guessed:
		return s.because(howLast)
	case s.confidence == news.Stated:
		return s.because(howWorded)
	case s.who != nil:
		return s.because(howRole)
	case s.kind == news.SpeakerOrganisation:
		return s.because(howBody)
	}
	return s.because(howPointed)
}
