package extract

import (
	"strings"
	"time"
	_ "time/tzdata" // pages without a zone are read in Europe/Paris, whatever the machine has

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

// moment is a date as written: the time of day and its zone where given.
type moment struct {
	year, month, day int
	hour, minute     int
	second           int
	timed            bool
	zone             *time.Location // nil where none is named
	start, end       int            // where it stands in the text, in bytes
}

// defaultZone is the zone of pages that name none.
var defaultZone = mustZone("Europe/Paris")

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC // cannot happen: time/tzdata is embedded
	}
	return zone
}

// date makes the news date of a moment; empty where it is no day.
func (m moment) date() news.Date {
	if !m.timed {
		day, err := news.NewDay(m.year, time.Month(m.month), m.day)
		if err != nil {
			return ""
		}
		return day
	}
	zone := m.zone
	if zone == nil {
		zone = defaultZone
	}
	if day, err := news.NewDay(m.year, time.Month(m.month), m.day); err != nil || day == "" {
		return ""
	}
	t := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, 0, zone)
	date, err := news.NewTime(t)
	if err != nil {
		return ""
	}
	return date
}

// machineLayouts are the forms in which metadata gives a moment.
var machineLayouts = [...]struct {
	layout string
	zoned  bool
}{
	{time.RFC3339Nano, true},
	{"2006-01-02T15:04:05Z0700", true},
	{"2006-01-02T15:04Z07:00", true},
	{"2006-01-02 15:04:05 -0700", true},
	{"2006-01-02 15:04:05Z07:00", true},
	{"2006-01-02 15:04:05-0700", true},
	{time.RFC1123Z, true},
	{time.RFC1123, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true},
	{"2006-01-02T15:04:05", false},
	{"2006-01-02T15:04", false},
	{"2006-01-02 15:04:05", false},
	{"2006-01-02 15:04", false},
	{"2006-01-02 15:04:05.0", false},
	{"20060102T150405", false},
	{"20060102150405", false},
	{time.ANSIC, false},
}

var dayLayouts = [...]string{"2006-01-02", "2006/01/02", "20060102"}

// parseMachineDate reads a date of metadata: the forms of machines first,
// then those of people.
func parseMachineDate(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 80 {
		return moment{}, false
	}
	for _, l := range machineLayouts {
		zone := defaultZone
		if l.zoned {
			zone = time.UTC
		}
		t, err := time.ParseInLocation(l.layout, s, zone)
		if err != nil {
			continue
		}
		m := moment{year: t.Year(), month: int(t.Month()), day: t.Day(), hour: t.Hour(), minute: t.Minute(), second: t.Second(), timed: true}
		if l.zoned {
			m.zone = t.Location()
			if _, offset := t.Zone(); offset == 0 {
				m.zone = time.UTC
			}
		}
		return m, true
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{year: t.Year(), month: int(t.Month()), day: t.Day()}, true
		}
	}
	if list := findDates(s); len(list) > 0 {
		return list[0], true
	}
	return moment{}, false
}

// monthNames are the names and short forms of months, in key form.
var monthNames = func() map[string]int {
	m := map[string]int{
		"janv": 1, "jan": 1, "fevr": 2, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4, "jun": 6, "juil": 7, "juill": 7, "jul": 7, "aou": 8, "aug": 8,
		"sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	}
	for i, name := range french.Months {
		m[key(name)] = i + 1
	}
	return m
}()

// monthOf is the number of the month that a word names, or 0.
func monthOf(word string) int { return monthNames[key(word)] }

// year makes two digits a year, and refuses what no news page bears.
func fullYear(digits string) int {
	y := number(digits)
	switch {
	case len(digits) == 4 && y >= news.MinYear && y <= news.MaxYear:
		return y
	case len(digits) == 2 && y < 70:
		return 2000 + y
	case len(digits) == 2:
		return 1900 + y
	}
	return 0
}

func number(digits string) int {
	n := 0
	for i := 0; i < len(digits) && i < 9; i++ {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
