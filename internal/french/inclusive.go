package french

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Inclusive writing puts a feminine ending behind a masculine word, and one s
// for both: « citoyen·ne·s », « étudiant.e.s », « député-e-s », « adhérent(e)s ».
const (
	// middots mark nothing else.
	middots = "·•‧∙⋅"
	// feminineEndings are those that any mark may stand before.
	feminineEndings = `e ne fe trice rice euse ère ière enne sse esse`
	// weakEndings are pronouns, too (« fais-le », « est-elle »), or what an
	// address may end in; after a hyphen or a dot they want the s of the plural.
	weakEndings = `le lle te se ve ive elle ée tes`
)

// A masculine ending that gives way to a feminine one.
const replacedEndings = `teur:trice eur:rice eur:euse er:ère ier:ière ien:ienne é:ée f:ive f:ve r:se x:se eau:elle s:tes if:ive`

// minBase is the shortest word that takes such an ending, in letters.
const minBase = 3

var (
	strongFeminine = wordSet(feminineEndings)
	weakFeminine   = wordSet(weakEndings)
	replaced       = strings.Fields(replacedEndings)
)

// inclusive reads inclusive writing whose masculine stands from start to end:
// the token is the masculine, and the other forms are its readings.
func (s *scanner) inclusive(start, end int) (int, bool) {
	mark, width := utf8.DecodeRuneInString(s.text[end:])
	if !strings.ContainsRune(middots+".-(", mark) || mark == utf8.RuneError {
		return end, false
	}
	base := s.text[start:end]
	if utf8.RuneCountInString(base) < minBase || strings.ContainsAny(base, ".") || s.chain > 0 && mark == '-' {
		return end, false
	}
	e := s.ending(end+width, mark)
	if !e.closed || !e.fits(mark) || !sameCase(base, e.text) {
		return end, false
	}
	s.chain = 0
	akin := s.akin
	s.akin = nil // its other forms may begin otherwise: vif, vive
	s.addAs(start, e.end, base)
	s.akin = akin
	if last := len(s.list) - 1; last >= 0 && s.list[last].Start == start {
		s.list[last].Also = readings(s.list[last].Form, strings.ToLower(Normalize(e.text)), e.plural)
	}
	return e.end, true
}

// ending is what stands behind the masculine.
type ending struct {
	text   string // the feminine ending, without the s of a plural
	plural bool   // an s stands for both
	closed bool   // nothing follows
	end    int
}

// ending reads what stands at i, after mark.
func (s *scanner) ending(i int, mark rune) ending {
	const longest = 6 // letters
	stop := s.atom(i)
	e := ending{text: s.text[i:stop], end: stop}
	if stop == i || stop-i > longest*utf8.UTFMax || mark == '(' && !strings.HasPrefix(s.text[stop:], ")") {
		return e
	}
	after := stop // where the s of the plural may stand
	if r, width := utf8.DecodeRuneInString(s.text[stop:]); r == mark || mark == '(' {
		after += width
	}
	if mark == '(' {
		e.end = after
	}
	if plural := s.atom(after); after > stop && strings.EqualFold(s.text[after:plural], "s") {
		e.plural, e.end = true, plural
	} else if plural > after && mark == '(' {
		return e // a word goes on
	}
	e.cutPlural()
	e.closed = s.closes(e.end)
	return e
}

// cutPlural takes the s off that an ending has itself (·es, (s)).
func (e *ending) cutPlural() {
	if !e.plural && strings.HasSuffix(strings.ToLower(e.text), "s") && !strings.EqualFold(e.text, "tes") {
		e.plural, e.text = true, e.text[:len(e.text)-1]
	}
}

// closes reports whether nothing goes on at i what stands before.
func (s *scanner) closes(i int) bool {
	next, width := utf8.DecodeRuneInString(s.text[i:])
	if next == utf8.RuneError || !strings.ContainsRune(middots+".-@", next) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.text[i+width:])
	return !isLetter(after) && !isFigure(after) || next == '.' && unicode.IsUpper(after)
}

// fits reports whether the ending is one after that mark.
func (e ending) fits(mark rune) bool {
	text := strings.ToLower(Normalize(e.text))
	switch {
	case text == "":
		return mark == '(' || strings.ContainsRune(middots, mark)
	case strongFeminine[text]:
		return true
	case weakFeminine[text]:
		return mark == '(' || strings.ContainsRune(middots, mark) || e.plural
	}
	return false
}

// sameCase reports whether an ending goes on in the case of its word.
func sameCase(base, text string) bool {
	last, _ := utf8.DecodeLastRuneInString(base)
	first, _ := utf8.DecodeRuneInString(text)
	return text == "" || unicode.IsUpper(last) == unicode.IsUpper(first)
}

// readings are the forms that inclusive writing stands for beside the
// masculine, all of them in lower case.
func readings(base, feminine string, plural bool) []Reading {
	var list []Reading
	add := func(form string) { list = append(list, Reading{Form: form, Folded: Fold(form), Tokens: 1}) }
	if feminine != "" {
		feminine = feminineOf(base, feminine)
		add(feminine)
	}
	if plural {
		if !strings.HasSuffix(base, "s") && !strings.HasSuffix(base, "x") {
			add(base + "s")
		}
		if feminine != "" && !strings.HasSuffix(feminine, "s") {
			add(feminine + "s")
		}
	}
	return list
}

// feminineOf puts a feminine ending on a masculine word, singular or plural:
// acteur and rice are actrice, députés and ée députée.
func feminineOf(base, feminine string) string {
	for _, word := range []string{base, strings.TrimSuffix(base, "s")} {
		for _, pair := range replaced {
			masculine, with, _ := strings.Cut(pair, ":")
			if with == feminine && strings.HasSuffix(word, masculine) {
				return strings.TrimSuffix(word, masculine) + feminine
			}
		}
	}
	return strings.TrimSuffix(base, "s") + feminine
}
