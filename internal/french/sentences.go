package french

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a half-open range of bytes of a text.
type Span struct{ Start, End int }

// titles stand before a name: their full stop ends no sentence.
const titles = `M MM Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mgr St Ste Sts Stes Ets Sté Gal Cdt Cne Lt Sgt`

// abbreviations end no sentence by their full stop either, in any case of letters.
const abbreviations = `
cf ex env hab av apr boul bld fbg tél tel réf min max adj gén éd coll ibid op cit
janv févr fév avr juil sept oct nov déc
`

// numbered are abbreviations only before a figure: « art. 5 », but « de l'art. »
const numbered = `n no nos p pp pag art arts al chap fig figs vol vols cap col t`

// sentenceOpeners are capitalised words that begin a sentence, and no name:
// after initials they tell that the sentence ended there.
const sentenceOpeners = `
il elle ils elles on nous vous je ce cet cette ces c' cela ceci ça
un une au aux en dans par pour avec sur mais or donc car et ou si
son sa ses leur leurs notre nos votre vos mon ma mes
l' qu' s' n' quant selon après avant depuis pendant lors
`

// articles begin a sentence after an acronym (« de l'E.N.S.P. La formation »),
// and a name after initials (« J.-P. Le Goff »).
const articles = `le la les des`

// maxAbbreviation bounds how far back an abbreviation is looked for, in bytes.
const maxAbbreviation = 16

// Sentences cuts a text into its sentences, in order, without the white space
// between them. A blank line always ends a sentence. A full stop after an
// abbreviation (M., Mme, n°, art.), an initial (J.-P.), inside a figure or
// before a small letter ends none; closing quotes belong to the sentence they
// close.
func Sentences(text string) []Span {
	var spans []Span
	start := skipSpace(text, 0)
	for i := start; i < len(text); {
		if c := text[i]; c != '.' && c != '!' && c != '?' && c != '\n' && c != ellipsisByte {
			i++ // nothing ends here
			continue
		}
		end, mark := endMark(text, i)
		switch {
		case !mark:
			i = end
			continue
		case shortened.isBreak(text, start, i, end):
			spans = append(spans, Span{start, trimSpace(text, start, end)})
			start = skipSpace(text, end)
			i = start
		default:
			i = end
		}
	}
	if start < len(text) {
		spans = append(spans, Span{start, trimSpace(text, start, len(text))})
	}
	return spans
}

// ellipsisByte begins an ellipsis in UTF-8, and other characters.
const ellipsisByte = 0xe2

// endMark looks at what stands at i. Where a sentence may end there (a run of
// . ! ? … with what closes after it, or a blank line), mark is true and end is
// where the next one could begin; else end is past one character.
func endMark(text string, i int) (end int, mark bool) {
	if text[i] == '\n' {
		rest := text[i+1:]
		blank := prefixOf(rest, isBlank)
		return i + 1, strings.HasPrefix(rest[len(blank):], "\n")
	}
	end = i + len(prefixOf(text[i:], isStop))
	if end == i {
		_, width := utf8.DecodeRuneInString(text[i:])
		return i + width, false
	}
	for {
		gap := prefixOf(text[end:], isBlank)
		rest := text[end+len(gap):]
		// A closing quote may stand after a space; other closers may not.
		if strings.HasPrefix(rest, "»") {
			end += len(gap) + len("»")
		} else if r := firstRune(text[end:]); strings.ContainsRune("”\")]’'", r) && r != 0 {
			end += utf8.RuneLen(r)
		} else {
			return end, true
		}
		end += len(prefixOf(text[end:], isStop))
	}
}

func isStop(r rune) bool { return strings.ContainsRune(".!?…", r) }

// shortening holds the lists above as sets.
type shortening struct {
	titles, abbreviations, numbered, openers, articles map[string]bool
}

var shortened = shortening{wordSet(titles), wordSet(abbreviations), wordSet(numbered), wordSet(sentenceOpeners), wordSet(articles)}

// isBreak decides whether the mark at [at,end) of the sentence begun at start
// ends it.
func (w shortening) isBreak(text string, start, at, end int) bool {
	if text[at] == '\n' {
		return true
	}
	rest := text[end:]
	if rest == "" {
		return true
	}
	gap := prefixOf(rest, unicode.IsSpace)
	if gap == "" {
		return false
	}
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	next := strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("«“\"([—–-", r) })
	if first := firstRune(next); !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	if text[at:end] != "." {
		return true
	}
	return !w.covers(text[start:at], next)
}

// covers reports whether the full stop after before belongs to an
// abbreviation, an initial or the number of a list rather than to a sentence's end.
func (w shortening) covers(before, next string) bool {
	word := lastWord(before)
	lower := strings.ToLower(word)
	switch {
	case isDotted(word):
		opener := openerOf(next)
		return !w.openers[opener] && (isInitials(word) || !w.articles[opener])
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)):
		return true
	case strings.TrimFunc(word, unicode.IsDigit) == "": // 1. Le premier point
		return len(word) == len(before)
	case w.numbered[strings.TrimRight(lower, "°º")]:
		return unicode.IsDigit(firstRune(next))
	}
	return w.titles[word] || w.abbreviations[lower]
}

// lastWord returns the end of s from its last space, quote or apostrophe on.
func lastWord(s string) string {
	s = strings.ToValidUTF8(s[max(0, len(s)-maxAbbreviation):], "")
	cut := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("«“\"([’'", r) })
	if cut < 0 {
		return s
	}
	_, width := utf8.DecodeRuneInString(s[cut:])
	return s[cut+width:]
}

// isInitials reports whether a dotted word is a person's: « J.-P », but not
// « J.-C » of dates, nor an acronym.
func isInitials(word string) bool { return strings.Contains(word, "-") && word != "J.-C" }

// isDotted reports whether word is letters parted by full stops: « J.-P »,
// « E.N.S.P ».
func isDotted(word string) bool {
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '.' || r == '-' })
	return len(parts) > 1 && strings.Contains(word, ".") &&
		!slices.ContainsFunc(parts, func(p string) bool { return utf8.RuneCountInString(p) > 2 })
}

// openerOf gives the first word of s in lower case, with its apostrophe.
func openerOf(s string) string {
	word := prefixOf(s, unicode.IsLetter)
	if strings.HasPrefix(s[len(word):], "'") || strings.HasPrefix(s[len(word):], "’") {
		word += "'"
	}
	return strings.ToLower(word)
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

func skipSpace(text string, from int) int {
	return from + len(prefixOf(text[from:], unicode.IsSpace))
}

func trimSpace(text string, start, end int) int {
	return start + len(strings.TrimRightFunc(text[start:end], unicode.IsSpace))
}
