package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one piece of a text that may hold a date: digits, letters, or a
// single sign.
type word struct {
	text       string
	start, end int
	digits     bool
	letters    bool
}

// maxDateText is how much of a text is searched for dates, in bytes.
const maxDateText = 4000

// findDates finds the dates written in a text, in French words and numbers
// (« mardi 3 mars 2020 à 18h05 », « 1er févr. 2019 », « 03/03/20 »), in ISO
// form and in English. A day without a year has year 0.
func findDates(s string) []moment {
	words := dateWords(shorten(s, maxDateText))
	var list []moment
	for i := 0; i < len(words); {
		m, used := dateAt(words[i:])
		if used == 0 {
			i++
			continue
		}
		m.start, m.end = words[i].start, words[i+used-1].end
		list = append(list, m)
		i += used
	}
	return list
}

func dateWords(s string) []word {
	var list []word
	for i := 0; i < len(s); {
		start := i
		digits, letters := false, false
		for i < len(s) {
			r, size := utf8.DecodeRuneInString(s[i:])
			d, l := r >= '0' && r <= '9', unicode.IsLetter(r)
			if i > start && (d != digits || l != letters || !d && !l) {
				break
			}
			digits, letters = d, l
			i += size
		}
		if text := s[start:i]; strings.TrimSpace(text) != "" {
			list = append(list, word{text, start, i, digits, letters})
		}
	}
	return list
}

// dateAt reads a date at the start of words, and how many words it takes.
func dateAt(words []word) (m moment, used int) {
	for _, read := range [...]func([]word) (moment, int){isoDate, slashDate, wordDate, englishDate} {
		if m, used = read(words); used > 0 {
			used += timeAfter(words[used:], &m)
			return m, used
		}
	}
	return moment{}, 0
}

func validDay(day, month int) bool { return day >= 1 && day <= 31 && month >= 1 && month <= 12 }

// isoDate reads 2020-03-03 and 2020/03/03.
func isoDate(w []word) (moment, int) {
	if len(w) < 5 || !w[0].digits || len(w[0].text) != 4 || !w[2].digits || !w[4].digits || len(w[4].text) > 2 || w[1].text != w[3].text || !isDateSign(w[1].text) {
		return moment{}, 0
	}
	m := moment{year: fullYear(w[0].text), month: number(w[2].text), day: number(w[4].text)}
	if m.year == 0 || !validDay(m.day, m.month) {
		return moment{}, 0
	}
	return m, 5
}

func isDateSign(s string) bool { return s == "/" || s == "-" || s == "." || s == "–" }

// slashDate reads 03/03/2020, 3.3.20, and the same with spaces.
func slashDate(w []word) (moment, int) {
	if len(w) < 5 || !w[0].digits || len(w[0].text) > 2 || !w[2].digits || len(w[2].text) > 2 || !w[4].digits || w[1].text != w[3].text || !isDateSign(w[1].text) {
		return moment{}, 0
	}
	if len(w[4].text) == 2 && w[1].text != "/" && w[1].text != "." {
		return moment{}, 0
	}
	m := dayFirst(number(w[0].text), number(w[2].text))
	m.year = fullYear(w[4].text)
	if m.year == 0 || !validDay(m.day, m.month) {
		return moment{}, 0
	}
	return m, 5
}

// dayFirst takes two numbers as day and month, and the other way round where
// only that is a date: 6.27.2016, as English templates of blogs have it.
func dayFirst(day, month int) moment {
	if month > 12 && day <= 12 {
		day, month = month, day
	}
	return moment{day: day, month: month}
}

// wordDate reads 3 mars 2020, 1er févr. 2019, 20 août.
func wordDate(w []word) (moment, int) {
	if len(w) < 2 || !w[0].digits || len(w[0].text) > 2 {
		return moment{}, 0
	}
	i := 1
	if isOrdinal(w[i].text) {
		i++
	}
	if i < len(w) && (w[i].text == "-" || w[i].text == "/") {
		i++
	}
	if i >= len(w) || !w[i].letters {
		return moment{}, 0
	}
	m := moment{day: number(w[0].text), month: monthOf(w[i].text)}
	if !validDay(m.day, m.month) {
		return moment{}, 0
	}
	i++
	return yearAfter(w, i, m)
}

// isOrdinal holds for what makes a number the first, the second.
func isOrdinal(s string) bool {
	switch strings.ToLower(s) {
	case "er", "e", "º", "°", "th", "st", "nd", "rd":
		return true
	}
	return false
}

// englishDate reads March 3, 2020.
func englishDate(w []word) (moment, int) {
	if len(w) < 3 || !w[0].letters || !w[1].digits || len(w[1].text) > 2 {
		return moment{}, 0
	}
	m := moment{day: number(w[1].text), month: monthOf(w[0].text)}
	if !validDay(m.day, m.month) {
		return moment{}, 0
	}
	m, used := yearAfter(w, 2, m)
	if m.year == 0 {
		return moment{}, 0
	}
	return m, used
}

// yearAfter takes the year behind a day and month, past a dot or comma.
func yearAfter(w []word, i int, m moment) (moment, int) {
	j := i
	for j < len(w) && j < i+2 && (w[j].text == "." || w[j].text == "," || w[j].text == "-" || w[j].text == "/") {
		j++
	}
	if j < len(w) && w[j].digits && len(w[j].text) == 4 {
		if y := fullYear(w[j].text); y > 0 {
			m.year = y
			return m, j + 1
		}
	}
	return m, i
}

// timeAfter takes a time of day that follows a date: « à 18h05 », « , 18:05 »,
// « 6:00am ». It gives how many words it takes.
func timeAfter(w []word, m *moment) int {
	i := 0
	for i < len(w) && i < 3 && isTimeLink(w[i].text) {
		i++
	}
	if i+1 >= len(w) || !w[i].digits || len(w[i].text) > 2 || number(w[i].text) > 23 || !isHourSign(w[i+1].text) {
		return 0
	}
	colon := w[i+1].text == ":"
	m.hour, i = number(w[i].text), i+2
	if v, ok := sixty(w, i); ok {
		m.minute, i = v, i+1
	} else if colon {
		m.hour = 0
		return 0
	}
	if i < len(w) && w[i].text == ":" {
		if v, ok := sixty(w, i+1); ok {
			m.second, i = v, i+2
		}
	}
	m.timed = true
	return i + halfOfDay(w[i:], m)
}

// halfOfDay takes the « pm » of an English time.
func halfOfDay(w []word, m *moment) int {
	if len(w) == 0 || key(w[0].text) != "pm" || m.hour > 11 {
		return 0
	}
	m.hour += 12
	return 1
}

func isHourSign(s string) bool {
	k := strings.ToLower(s)
	return k == ":" || k == "h" || k == "heures"
}

// sixty reads two digits below 60.
func sixty(w []word, i int) (int, bool) {
	if i >= len(w) || !w[i].digits || len(w[i].text) != 2 || number(w[i].text) > 59 {
		return 0, false
	}
	return number(w[i].text), true
}

func isTimeLink(s string) bool {
	switch strings.ToLower(s) {
	case "à", "a", "at", ",", "(", "-", "–", "—", "|", "t", "/", "·", "•", "vers":
		return true
	}
	return false
}
