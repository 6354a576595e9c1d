package server

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// number writes a whole number as the language does.
func (v *visit) number(n int) string {
	if v.lang == web.French {
		return french.Number(n)
	}
	return strings.ReplaceAll(french.Number(n), french.NarrowSpace, ",")
}

// count writes a sentence that counts.
func (v *visit) count(key string, n int, pairs ...string) string {
	return v.words.Count(key, n, v.number(n), pairs...)
}

// percent writes a share with one decimal; what is less than one in a
// thousand is not nothing.
func (v *visit) percent(part, all int) string {
	if all <= 0 {
		return "–"
	}
	share := 100 * float64(part) / float64(all)
	figures := fmt.Sprintf("%.1f", share)
	if part > 0 && share < 0.05 {
		figures = "< 0.1"
	}
	if v.lang == web.French {
		return strings.Replace(figures, ".", ",", 1) + french.NarrowSpace + "%"
	}
	return figures + "%"
}

// day writes the day of a date, "" where there is none.
func (v *visit) day(d news.Date) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return v.longDate(t)
}

// moment writes a date with its time of day, where the page gave one.
func (v *visit) moment(d news.Date) string {
	t, ok := d.Time()
	switch {
	case !ok:
		return ""
	case !d.HasTime():
		return v.longDate(t)
	case v.lang == web.French:
		return french.LongDateTime(t)
	default:
		return t.Format("2 January 2006, 15:04")
	}
}

func (v *visit) longDate(t time.Time) string {
	if v.lang == web.French {
		return french.LongDate(t)
	}
	return t.Format("2 January 2006")
}

// instant writes when something was received, in UTC as the archive has it.
func (v *visit) instant(t time.Time) string {
	t = t.UTC()
	if v.lang == web.French {
		return french.LongDateTime(t) + " UTC"
	}
	return t.Format("2 January 2006, 15:04") + " UTC"
}

// size writes a number of bytes, in thousands and never as nothing.
func (v *visit) size(bytes int) string {
	const kilo = 1000
	return v.words.Text("capture.size.value", "n", v.number((bytes+kilo-1)/kilo))
}

// date writes a year, a month or a day of the calendar in words; another value
// stays as it is.
func (v *visit) date(value string) string {
	if t, err := time.Parse(news.DayLayout, value); err == nil {
		return v.longDate(t)
	}
	return v.month(value)
}

// month writes YYYY-MM in words: « mars 2019 »; another value stays as it is.
func (v *visit) month(value string) string {
	t, err := time.Parse("2006-01", value)
	if err != nil {
		return value
	}
	if v.lang == web.French {
		return french.Months[t.Month()-1] + " " + t.Format("2006")
	}
	return t.Format("January 2006")
}

// list joins names as a sentence does: « A, B et C ».
func (v *visit) list(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + v.words.Text("list.and") + names[n-1]
	}
}

// setter sets an article's text in the type of its language; an unknown one is
// taken for French, which the archive is made for.
func setter(language string) func(string) string {
	if isFrench(language) {
		return french.Typeset
	}
	return func(s string) string { return s }
}

func isFrench(language string) bool {
	return language == "" || strings.HasPrefix(strings.ToLower(language), "fr")
}

// sentence sets one of our own sentences in the type of its language.
func (v *visit) sentence(s string) string {
	if v.lang == web.French {
		return french.Typeset(s)
	}
	return s
}

// set sets a hit's text: hits do not name their language.
func set(s string) string { return french.Typeset(s) }

// setParts sets a text that is cut into parts: as a whole, for the space
// before a mark may stand in the part before, and then cut anew.
func setParts(parts []search.Part) []web.Part {
	var whole strings.Builder
	for _, p := range parts {
		whole.WriteString(p.Text)
	}
	plain := whole.String()
	rest := set(plain)
	shown := make([]web.Part, 0, len(parts))
	for i, p := range parts {
		n := len(rest)
		if i < len(parts)-1 {
			n = aligned(p.Text, rest)
			if !p.Match && strings.HasPrefix(rest[n:], french.NarrowSpace) && !startsBlank(parts[i+1].Text) {
				n += len(french.NarrowSpace) // a space that was added is no part of a match
			}
		}
		shown = append(shown, web.Part{Text: rest[:n], Match: p.Match})
		rest = rest[n:]
	}
	return shown
}

// aligned returns how many bytes of a text set in type stand for its
// beginning before it was set.
func aligned(plain, typeset string) int { return positions(plain, typeset, []int{len(plain)})[0] }

// positions returns where places of a text, bytes of it in ascending order, are
// once it is set in type. Setting changes apostrophes, widens or narrows
// the spaces before marks, and adds such spaces: a place is before one that was
// added.
func positions(plain, typeset string, places []int) []int {
	if plain == typeset {
		return places
	}
	found := make([]int, 0, len(places))
	i, at := 0, 0
	for _, place := range places {
		for i < place && at < len(typeset) {
			r, size := utf8.DecodeRuneInString(plain[i:])
			s, setSize := utf8.DecodeRuneInString(typeset[at:])
			at += setSize
			switch {
			case string(s) != french.NarrowSpace:
				i += size
			case isBlank(r): // one stands for a run of blanks, or for nothing
				i += len(plain[i:]) - len(strings.TrimLeftFunc(plain[i:], isBlank))
			}
		}
		found = append(found, at)
	}
	return found
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isBlank(r)
}

func isBlank(r rune) bool { return r == '\t' || unicode.Is(unicode.Zs, r) }

// quoted reports whether a text bears quotation marks around the whole of it.
func quoted(s string) bool {
	s = strings.TrimSpace(s)
	for _, pair := range [][2]string{{"«", "»"}, {"“", "”"}, {"\"", "\""}} {
		if len(s) > len(pair[0]) && strings.HasPrefix(s, pair[0]) {
			return strings.HasSuffix(strings.TrimRight(s, " .!?…\u00a0\u202f"), pair[1])
		}
	}
	return false
}

// The marks a quotation opens and closes with.
const (
	openingMarks = "«“\""
	closingMarks = "»”\""
)

// withoutOpening leaves out the quotation mark a passage begins with.
func withoutOpening(parts []search.Part) []search.Part {
	parts = slices.Clone(parts)
	parts[0].Text = strings.TrimLeft(parts[0].Text, openingMarks+" \u00a0\u202f")
	return parts
}

// withoutClosing leaves out the quotation mark a passage ends with; the
// sentence's own mark behind it stays.
func withoutClosing(parts []search.Part) []search.Part {
	parts = slices.Clone(parts)
	last := &parts[len(parts)-1]
	words := strings.TrimRight(last.Text, closingMarks+" .!?…\u00a0\u202f")
	end := strings.Map(func(r rune) rune {
		if strings.ContainsRune(closingMarks+" \u00a0\u202f", r) {
			return -1
		}
		return r
	}, last.Text[len(words):])
	last.Text = words + end
	return parts
}

// outside returns an address if it may be linked to: http or https with a
// host. Any other scheme could do something here.
func outside(raw string) (href, host string) {
	u, err := url.Parse(raw)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", ""
	}
	return u.String(), strings.TrimPrefix(u.Host, "www.")
}
