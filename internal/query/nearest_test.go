package query

import (
	"errors"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"a b":                "a b",
		"a OU":               "a",
		"-a":                 "a",
		"???":                "",
		"(a OU (b":           "a OU b",
		`titre:("a`:          `titre:"a"`,
		"a\xff":              "a",
		"date:hier a":        "a",
		"titre:re* -()":      "titre:re",
		"* *":                "",
		"(((":                "", // nothing is left to search for
		"date:hier":          "",
		"type:chien type:xx": "chien xx",
	} {
		n, got := Nearest(in)
		if got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
		parsed, err := Parse(got)
		if err != nil || show(parsed) != show(n) {
			t.Errorf("Nearest(%q): %q parses to %s, %v; the tree is %s", in, got, show(parsed), err, show(n))
		}
	}
}

// Whatever its size or nesting, a text has a nearest reading inside the limits.
func TestNearestOfExcess(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("mot ", 5000),
		strings.Repeat("é", 3000),
		strings.Repeat("(", 3000),
		strings.Repeat("a(", 900) + strings.Repeat(")", 900),
		strings.Repeat("-", 3000) + "a",
		strings.Repeat("NOT ", 600) + "a",
		strings.Repeat("titre:", 300) + "a",
		strings.Repeat("«", 900),
		strings.Repeat(`"a`, 900),
		strings.Repeat("tag:(lead:x ", 160),
		strings.Repeat("-a OU ", 300),
		strings.Repeat("a NEAR/9 ", 200),
		strings.Repeat("\u0958", 650),
		strings.Repeat("a\u0301", 650),
		strings.Repeat("-mot ", 63) + "oui",
		strings.Repeat("a/b(c OU ", 222),
		strings.Repeat("tag:\"a b c d e f g h i j k l m n o p q r\" ", 48),
	} {
		n, text := Nearest(in)
		parsed, err := Parse(text)
		if err != nil || show(parsed) != show(n) {
			t.Errorf("Nearest(%.20q…) = %.60q: %v", in, text, err)
		}
		left := MaxClauses
		if _, cut := prune(n, &left); n != nil && cut != nil {
			t.Errorf("Nearest(%.20q…) has too many clauses", in)
		}
		if len(text) > MaxText {
			t.Errorf("Nearest(%.20q…) has %d bytes", in, len(text))
		}
	}
}

func TestTooLong(t *testing.T) {
	_, err := Parse(strings.Repeat("a", MaxText+1))
	var problem *SyntaxError
	if !errors.As(err, &problem) || problem.Problem != ProblemTooLong || problem.At != (Span{MaxText, MaxText + 1}) {
		t.Errorf("Parse of %d bytes: %v", MaxText+1, err)
	}
	if _, err := Parse(strings.Repeat("a", MaxText)); err != nil {
		t.Errorf("Parse of %d bytes: %v", MaxText, err)
	}
}
