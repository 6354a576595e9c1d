package french

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// LongDate writes a day as French reads it: « 23 novembre 2026 », « 1er mars
// 2019 ». The zone is t's own.
func LongDate(t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d", day, Months[t.Month()-1], t.Year())
}

// LongDateTime writes a moment: « 23 novembre 2026 à 14 h 05 », the spaces
// around h being [NarrowSpace].
func LongDateTime(t time.Time) string {
	return fmt.Sprintf("%s à %d%sh%s%02d", LongDate(t), t.Hour(), NarrowSpace, NarrowSpace, t.Minute())
}

// Number writes a whole number with its thousands set apart by [NarrowSpace]:
// « 12 345 ». A negative one has a true minus sign.
func Number(n int) string {
	figures := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, figures = "−", figures[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range figures {
		if i > 0 && (len(figures)-i)%3 == 0 {
			b.WriteString(NarrowSpace)
		}
		b.WriteRune(c)
	}
	return b.String()
}
