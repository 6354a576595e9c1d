package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

// String writes a tree as a text that parses to the same tree, spans aside:
// French names of fields, OU, and - for what is refused. The text of a tree
// whose own text was near [MaxText] may be longer than that.
func String(n Node) string {
	switch n := n.(type) {
	case And:
		return join(n.Parts, " ", false)
	case Or:
		return join(n.Parts, " OU ", true)
	case Not:
		part := atom(n.Part)
		if first, _, _ := strings.Cut(part, " "); french.StopWords()[strings.ToLower(first)] {
			return "SAUF " + part // « -Le » would be a dash
		}
		return "-" + part
	case Near:
		return fmt.Sprintf("%s NEAR/%d %s", String(n.Left), n.Distance, String(n.Right))
	case InField:
		if _, near := n.Part.(Near); near {
			return fieldNames()[n.Field][0] + ":(" + String(n.Part) + ")"
		}
		return fieldNames()[n.Field][0] + ":" + atom(n.Part)
	case Word:
		return n.canonical()
	case Phrase:
		if n.Slop > 0 {
			return fmt.Sprintf(`"%s"~%d`, n.Text, n.Slop)
		}
		return `"` + n.Text + `"`
	case DateRange:
		return "date:" + n.canonical()
	}
	return ""
}

// join writes parts with a separator; an Or needs parentheses inside an And,
// an And none inside an Or.
func join(parts []Node, separator string, inOr bool) string {
	texts := make([]string, 0, len(parts))
	for _, part := range parts {
		if _, and := part.(And); and && inOr {
			texts = append(texts, String(part))
			continue
		}
		texts = append(texts, atom(part))
		if i := len(texts) - 1; i > 0 && separator == " " && readAsOne(texts[i-1], texts[i]) {
			texts[i-1] += ","
		}
	}
	return strings.Join(texts, separator)
}

// readAsOne reports whether two texts with a space between could be read as
// one figure (1 000).
func readAsOne(text, next string) bool {
	const group = 3
	return len(next) >= group && isDigit(rune(text[len(text)-1])) && strings.IndexFunc(next[:group], func(r rune) bool { return !isDigit(r) }) < 0
}

// atom writes a part so that it holds together, in parentheses if need be.
func atom(n Node) string {
	switch n.(type) {
	case And, Or:
		return "(" + String(n) + ")"
	}
	return String(n)
}

func (w Word) canonical() string {
	text := w.Text
	if w.Exact {
		text = "=" + text
	}
	if w.Prefix {
		text += "*"
	}
	if w.Fuzz > 0 {
		text += "~" + strconv.Itoa(w.Fuzz)
	}
	return text
}

// canonical writes a period in its shortest form.
func (d DateRange) canonical() string {
	switch {
	case d.From == d.To:
		return d.From
	case d.From == "":
		return "<=" + d.To
	case d.To == "":
		return ">=" + d.From
	}
	if unit := wholeUnit(d.From, d.To); unit != "" {
		return unit
	}
	return d.From + ".." + d.To
}

// wholeUnit gives the year (YYYY) or the month (YYYY-MM) that two days begin
// and end, "" if they do not.
func wholeUnit(from, to string) string {
	first, err := time.Parse(news.DayLayout, from)
	last, errTo := time.Parse(news.DayLayout, to)
	switch {
	case err != nil || errTo != nil || first.Day() != 1:
		return ""
	case first.AddDate(0, 1, -1).Equal(last):
		return first.Format("2006-01")
	case first.Month() == time.January && first.AddDate(1, 0, -1).Equal(last):
		return first.Format("2006")
	}
	return ""
}
