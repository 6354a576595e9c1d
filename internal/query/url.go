package query

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

// The parameters of a query in a URL; each facet's name is one more, repeated
// for each value chosen, and with [ParamNot] before it for each value excluded.
const (
	paramText   = "q"
	paramUnit   = "unit"
	paramMatch  = "match"
	paramSort   = "sort"
	paramLimit  = "limit"
	paramCursor = "cursor"
	paramFrom   = "from"
	paramTo     = "to"
)

// ParamNot stands before a facet's name where its values are excluded.
const ParamNot = "not-"

// ErrParameter is what every parameter is whose value cannot be; compare with
// errors.Is. errors.As gives the [ParameterError] itself.
var ErrParameter = errors.New("a parameter cannot have this value")

// ParameterError names a parameter of a URL and says what is wrong with it.
type ParameterError struct {
	Name   string // of the parameter
	Value  string // as given, cut where long
	Reason string // in English
}

// Error names the parameter.
func (e *ParameterError) Error() string {
	return fmt.Sprintf("parameter %s=%q: %s", e.Name, e.Value, e.Reason)
}

// Is makes every ParameterError an [ErrParameter].
func (e *ParameterError) Is(target error) bool { return target == ErrParameter }

func badParameter(name, value, reason string, args ...any) error {
	const shown = 64
	if len(value) > shown {
		value = strings.ToValidUTF8(value[:shown], "") + "…"
	}
	return &ParameterError{Name: name, Value: value, Reason: fmt.Sprintf(reason, args...)}
}

// Values gives the parameters of q, defaults left out. [FromValues] gives
// them back as q.Normal().
func (q Query) Values() url.Values {
	q = q.Normal()
	v := url.Values{}
	set := func(name, value, byDefault string) {
		if value != byDefault {
			v.Set(name, value)
		}
	}
	set(paramText, q.Text, "")
	set(paramUnit, string(q.Unit), string(Articles))
	set(paramMatch, string(q.Match), string(MatchAll))
	set(paramSort, string(q.Sort), string(ByRelevance))
	set(paramLimit, strconv.Itoa(q.Limit), strconv.Itoa(DefaultLimit))
	set(paramCursor, q.Cursor, "")
	set(paramFrom, q.From, "")
	set(paramTo, q.To, "")
	for f, values := range q.Filters {
		v[string(f)] = slices.Clone(values)
	}
	for f, values := range q.Excluded {
		v[ParamNot+string(f)] = slices.Clone(values)
	}
	return v
}

// FromValues reads a query from the parameters of a URL, in the form of
// [Query.Normal]. Parameters that are not a query's are left alone, an empty
// one is its default, as forms send it. The error is a [ParameterError]. The
// text is taken as it is: [Parse] judges it.
func FromValues(v url.Values) (Query, error) {
	var q Query
	for _, name := range []string{paramText, paramUnit, paramMatch, paramSort, paramLimit, paramCursor, paramFrom, paramTo} {
		if len(v[name]) > 1 {
			return Query{}, badParameter(name, v[name][1], "it is given more than once")
		}
	}
	q.Text = v.Get(paramText)
	var err error
	if q.Unit, err = choice(v, paramUnit, Articles, Words); err != nil {
		return Query{}, err
	}
	if q.Match, err = choice(v, paramMatch, MatchAll, MatchAny); err != nil {
		return Query{}, err
	}
	if q.Sort, err = choice(v, paramSort, ByRelevance, Newest, Oldest); err != nil {
		return Query{}, err
	}
	if q.Limit, err = limitFrom(v.Get(paramLimit)); err != nil {
		return Query{}, err
	}
	q.Cursor = v.Get(paramCursor)
	if len(q.Cursor) > MaxCursor || !isPlainText(q.Cursor) {
		return Query{}, badParameter(paramCursor, q.Cursor, "it is no cursor of ours")
	}
	if q.From, q.To, err = datesFrom(v); err != nil {
		return Query{}, err
	}
	count := 0
	if q.Filters, err = filtersFrom(v, "", &count); err != nil {
		return Query{}, err
	}
	if q.Excluded, err = filtersFrom(v, ParamNot, &count); err != nil {
		return Query{}, err
	}
	return q.Normal(), nil
}

// datesFrom reads the two ends of a span of time.
func datesFrom(v url.Values) (from, to string, err error) {
	q := Query{From: v.Get(paramFrom), To: v.Get(paramTo)}
	for _, end := range []struct{ name, value string }{{paramFrom, q.From}, {paramTo, q.To}} {
		if _, ok := parsePoint(end.value); end.value != "" && !ok {
			return "", "", badParameter(end.name, end.value, "it must be YYYY, YYYY-MM or YYYY-MM-DD")
		}
	}
	if _, ok := q.Days(); !ok {
		return "", "", badParameter(paramTo, q.To, "it is before %s", q.From)
	}
	return q.From, q.To, nil
}

// choice reads a parameter that has one of a few values, the first by default.
func choice[T ~string](v url.Values, name string, allowed ...T) (T, error) {
	value := T(v.Get(name))
	if value == "" {
		return allowed[0], nil
	}
	if !slices.Contains(allowed, value) {
		return "", badParameter(name, string(value), "it must be one of %v", allowed)
	}
	return value, nil
}

func limitFrom(s string) (int, error) {
	if s == "" {
		return DefaultLimit, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > MaxLimit {
		return 0, badParameter(paramLimit, s, "it must be a number from 1 to %d", MaxLimit)
	}
	return n, nil
}

// filtersFrom reads the values of all facets whose parameters begin so, and
// counts them with those read before.
func filtersFrom(v url.Values, prefix string, count *int) (map[Facet][]string, error) {
	filters := map[Facet][]string{}
	for _, f := range Facets() {
		name := prefix + string(f)
		for _, value := range v[name] {
			if value == "" {
				continue
			}
			if reason := badFilter(f, value); reason != "" {
				return nil, badParameter(name, value, "%s", reason)
			}
			if *count++; *count > MaxFilterValues {
				return nil, badParameter(name, value, "more than %d values are chosen", MaxFilterValues)
			}
			filters[f] = append(filters[f], value)
		}
	}
	return filters, nil
}

// badFilter says why a facet cannot have a value, "" when it can.
func badFilter(f Facet, value string) string {
	if len(value) > MaxFilterValue {
		return fmt.Sprintf("it is longer than %d bytes", MaxFilterValue)
	}
	if !isPlainText(value) {
		return "it is not plain UTF-8 text"
	}
	if f == Year && !isYearOrMonth(value) {
		return "it must be YYYY or YYYY-MM"
	}
	if f == Kind {
		if kind, ok := kindNames()[value]; !ok || string(kind) != value {
			return "it is no kind of page"
		}
	}
	return ""
}

// isPlainText reports whether s is valid UTF-8 without control characters.
func isPlainText(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

func isYearOrMonth(s string) bool {
	t, err := time.Parse("2006", s)
	if err != nil {
		t, err = time.Parse("2006-01", s)
	}
	return err == nil && t.Year() >= news.MinYear && t.Year() <= news.MaxYear
}
