package query

import (
	"strconv"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/news"
)

// period is a run of whole days, both included; a zero end is open.
type period struct {
	from, to time.Time
	reversed bool // its ends were given last first
}

// date reads a date or a period at i; nil, with the problem noted, where
// there is none.
func (p *parser) date() Node {
	start := p.i
	text := p.dateText()
	if strings.Trim(text, "<>=≤≥") == "" && p.isBlank(p.i) { // > 2019
		for p.isBlank(p.i) {
			p.i++
		}
		text += p.dateText()
	}
	p.i = max(p.i, start+1)
	at := p.span(start, p.i)
	when, ok := parsePeriod(text)
	if !ok {
		p.fail(ProblemDate, at)
		for !ok { // 2019-02-30: February
			cut := strings.LastIndexAny(text, "-/.")
			if cut < 0 {
				return nil
			}
			text = text[:cut]
			when, ok = parsePeriod(text)
		}
	}
	if when.reversed {
		p.fail(ProblemDateOrder, at)
	}
	return DateRange{Span: at, From: day(when.from), To: day(when.to)}
}

// dateText reads what is glued together at i.
func (p *parser) dateText() string {
	start := p.i
	for !isEdge(p.r(p.i)) {
		p.i++
	}
	return strings.TrimRight(textOf(p.chars[start:p.i]), ",;:!?")
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(news.DayLayout)
}

// parsePeriod reads 2019, 2019-12, 2019-12-31, 31/12/2019, two of them with
// .. between, or one after > >= < <=.
func parsePeriod(s string) (period, bool) {
	s = strings.NewReplacer("≥", ">=", "≤", "<=", "…", "..", "–", "..", "...", "..").Replace(s)
	if from, to, ok := strings.Cut(s, ".."); ok {
		return parseEnds(from, to)
	}
	if from, to, ok := strings.Cut(s, "-"); ok && len(from) == 4 && len(to) == 4 { // 2018-2019
		return parseEnds(from, to)
	}
	mark := s[:len(s)-len(strings.TrimLeft(s, "<>="))]
	when, ok := parsePoint(s[len(mark):])
	switch mark {
	case "", "=":
		return when, ok
	case ">":
		return period{from: when.to.AddDate(0, 0, 1)}, ok
	case ">=":
		return period{from: when.from}, ok
	case "<":
		return period{to: when.from.AddDate(0, 0, -1)}, ok
	case "<=":
		return period{to: when.to}, ok
	}
	return period{}, false
}

// parseEnds reads the two ends of a period; one of them may be missing.
func parseEnds(from, to string) (period, bool) {
	first, okFirst := parsePoint(from)
	last, okLast := parsePoint(to)
	switch {
	case from == "":
		return period{to: last.to}, okLast
	case to == "":
		return period{from: first.from}, okFirst
	case last.to.Before(first.from):
		return period{from: last.from, to: first.to, reversed: true}, okFirst && okLast
	}
	return period{from: first.from, to: last.to}, okFirst && okLast
}

// parsePoint reads a year, a month or a day, year first or, as French writes
// it, day first. Years are those of [news.Date].
func parsePoint(s string) (period, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' })
	if len(parts) == 0 || len(parts) > 3 || len(strings.Join(parts, "-")) != len(s) {
		return period{}, false
	}
	if len(parts[0]) != 4 { // day first
		parts = reversed(parts)
	}
	first, ok := dayOf(parts)
	if !ok {
		return period{}, false
	}
	last := first
	switch len(parts) {
	case 1:
		last = first.AddDate(1, 0, -1)
	case 2:
		last = first.AddDate(0, 1, -1)
	}
	return period{from: first, to: last}, true
}

// dayOf gives the first day of a year, a month or a day in figures, year
// first; it is false for what is no day of the calendar.
func dayOf(parts []string) (time.Time, bool) {
	numbers := [3]int{0, 1, 1}
	for i, part := range parts {
		if strings.Trim(part, "0123456789") != "" || i == 0 && len(part) != 4 || i > 0 && len(part) > 2 {
			return time.Time{}, false
		}
		numbers[i], _ = strconv.Atoi(part) // up to four figures: it cannot fail
	}
	day, err := news.NewDay(numbers[0], time.Month(numbers[1]), numbers[2])
	if err != nil {
		return time.Time{}, false
	}
	return day.Time()
}

func reversed(parts []string) []string {
	out := make([]string, 0, len(parts))
	for i := len(parts) - 1; i >= 0; i-- {
		out = append(out, parts[i])
	}
	return out
}
