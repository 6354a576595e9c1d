package news

import (
	"encoding/json"
	"fmt"
	"time"
)

// Date is a date as an article states it: RFC 3339 with the page's own zone
// where a time is given, YYYY-MM-DD where none is, empty where the page gives
// no date. It prints as null when empty.
type Date string

// The years a news page can honestly bear. Earlier or later dates are slips of
// a content system, and are refused.
const (
	MinYear = 1600 // the first printed newspapers
	MaxYear = 2200
)

// DayLayout is the form of a date without a time.
const DayLayout = "2006-01-02"

// NewDay makes a date without a time.
func NewDay(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return "", fmt.Errorf("%04d-%02d-%02d is no day of the calendar", year, month, day)
	}
	return ParseDate(t.Format(DayLayout))
}

// NewTime makes a date with a time, to the second, in t's zone.
func NewTime(t time.Time) (Date, error) { return ParseDate(t.Format(time.RFC3339)) }

// ParseDate checks that s is of one of the two forms and inside the years
// allowed. An empty s is an empty date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t, err = time.Parse(DayLayout, s)
	}
	if err != nil {
		return "", fmt.Errorf("date %q: neither RFC 3339 nor YYYY-MM-DD", s)
	}
	if t.Year() < MinYear || t.Year() > MaxYear {
		return "", fmt.Errorf("date %q: the year must lie between %d and %d", s, MinYear, MaxYear)
	}
	return Date(s), nil
}

// Time returns the moment; a date without a time stands for its midnight UTC.
// It is false for an empty or malformed date.
func (d Date) Time() (time.Time, bool) {
	if t, err := time.Parse(time.RFC3339, string(d)); err == nil {
		return t, true
	}
	t, err := time.Parse(DayLayout, string(d))
	return t, err == nil
}

// HasTime reports whether the page gave a time of day.
func (d Date) HasTime() bool { return len(d) > len(DayLayout) }

// Day returns the calendar day the page shows, YYYY-MM-DD, in the page's zone.
func (d Date) Day() string {
	if len(d) < len(DayLayout) {
		return ""
	}
	return string(d[:len(DayLayout)])
}

// Month returns YYYY-MM, or "".
func (d Date) Month() string {
	if len(d) < len(DayLayout) {
		return ""
	}
	return string(d[:len("2006-01")])
}

// Year returns YYYY, or "".
func (d Date) Year() string {
	if len(d) < len(DayLayout) {
		return ""
	}
	return string(d[:len("2006")])
}

// MarshalJSON prints null for an empty date.
func (d Date) MarshalJSON() ([]byte, error) { return Maybe(d).MarshalJSON() }

// UnmarshalJSON reads null or a date in one of the two forms.
func (d *Date) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("a date or null is wanted: %w", err)
	}
	*d = ""
	if s == nil {
		return nil
	}
	parsed, err := ParseDate(*s)
	*d = parsed
	return err
}
