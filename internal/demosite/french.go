package demosite

import (
	"fmt"
	"strings"
	"time"
)

var (
	months   = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
)

// inWords prints a day as « 3 mars 2020 », the first of a month as « 1er ».
func inWords(t time.Time) string {
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d", day, months[t.Month()-1], t.Year())
}

// withWeekday prints a day as « mardi 3 mars 2020 ».
func withWeekday(t time.Time) string { return weekdays[t.Weekday()] + " " + inWords(t) }

var (
	curly = strings.NewReplacer("'", "’")
	// Content systems with French typography put no-break spaces where the
	// writer typed plain ones.
	noBreak = strings.NewReplacer("'", "’", "« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:",
		" ;", "\u202f;", " ?", "\u202f?", " !", "\u202f!", " %", "\u00a0%")
	accents = strings.NewReplacer("à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
		"î", "i", "ï", "i", "ô", "o", "ù", "u", "û", "u", "œ", "oe", "'", "-", "’", "-", " ", "-", "\u00a0", "-")
)

// slug makes the part of an address that a tag stands for.
func slug(s string) string { return accents.Replace(strings.ToLower(s)) }
