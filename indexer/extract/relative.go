package extract

import (
	"strings"
	"time"
)

// hasRelative holds for texts that may date the article from the capture.
func hasRelative(s string) bool {
	if len(s) > maxDateNode {
		return false
	}
	k := key(s)
	return strings.Contains(k, "hier") || strings.Contains(k, "aujourdhui") || strings.Contains(k, "ilya")
}

// relative reads « hier », « aujourd'hui », « il y a 3 jours » against the
// capture; without a known capture they say nothing.
func (d *draft) relative(text string) (moment, bool) {
	if d.page.Captured.IsZero() || len(text) > 80 {
		return moment{}, false
	}
	back, ok := timeAgo(text)
	if !ok {
		return moment{}, false
	}
	day := d.page.Captured.In(defaultZone).Add(-back)
	if back >= aDay { // days are the calendar's, not of 24 hours
		day = d.page.Captured.In(defaultZone).AddDate(0, 0, -int(back/aDay))
	}
	m := moment{year: day.Year(), month: int(day.Month()), day: day.Day()}
	if strings.Contains(key(text), "ilya") {
		return m, true // « il y a 2 heures » names no time of day
	}
	for _, at := range dateWordsTimes(text) {
		m.hour, m.minute, m.timed = at.Hour(), at.Minute(), true
	}
	return m, true
}

const aDay = 24 * time.Hour

// timeAgo is how long before the reader's now a text says something was.
func timeAgo(text string) (time.Duration, bool) {
	switch k := key(text); {
	case strings.Contains(k, "avanthier"):
		return 2 * aDay, true
	case strings.HasPrefix(k, "hier"), strings.HasPrefix(k, "publiehier"), strings.HasPrefix(k, "postehier"):
		return aDay, true
	case strings.HasPrefix(k, "aujourdhui"), strings.HasPrefix(k, "publieaujourdhui"):
		return 0, true
	case !strings.Contains(k, "ilya"):
		return 0, false
	}
	// « Publié il y a 3 jours », and nothing behind.
	words := plainWords(text)
	n := len(words)
	if n < 5 || n > 8 || words[n-5] != "il" || words[n-4] != "y" || words[n-3] != "a" {
		return 0, false
	}
	count := 1
	if isNumber(words[n-2]) && len(words[n-2]) < 3 {
		count = number(words[n-2])
	} else if words[n-2] != "un" && words[n-2] != "une" {
		return 0, false
	}
	unit, ok := agoUnits[strings.TrimSuffix(words[n-1], "s")]
	return time.Duration(count) * unit, ok
}

// agoUnits are what « il y a » counts in, as far as a day can be told; plain,
// in the singular.
var agoUnits = map[string]time.Duration{"minute": time.Minute, "min": time.Minute, "heure": time.Hour, "h": time.Hour, "jour": aDay, "semaine": 7 * aDay}

// dateWordsTimes is the time of day a text names, if it names one.
func dateWordsTimes(text string) []time.Time {
	words := dateWords(text)
	for i := range words {
		var m moment
		if timeAfter(words[i:], &m) > 0 && m.timed {
			return []time.Time{time.Date(2000, 1, 1, m.hour, m.minute, 0, 0, time.UTC)}
		}
	}
	return nil
}
