package query

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func FuzzParse(f *testing.F) {
	for in := range parseCases() {
		f.Add(in)
	}
	for _, in := range []string{
		"titre:(a OU -b) date:>2019 «x» \"y\"~3 rech* =z mot~1 ((", "a\xff\u200b\u0301", "-(-a -b) OU date:(", "＝ＡＢＣ＊",
		"url:/a(b)* https://a.fr/*", "type:(a -b) site:x.y/z", "=\u0338a NEAR/3 ", "l'\"a\" OU", "speeker:(a OU locuter:b)",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Parse(text)
		if err != nil {
			checkProblem(t, text, err)
			return
		}
		canonical := String(n)
		if len(canonical) > MaxText {
			return
		}
		again, err := Parse(canonical)
		if err != nil {
			t.Fatalf("Parse(%q): String is %q: %v", text, canonical, err)
		}
		if show(again) != show(n) {
			t.Fatalf("Parse(%q) = %s, but String %q is %s", text, show(n), canonical, show(again))
		}
		checkSpans(t, text, n)
		_ = Reading(n, Query{}, French)
	})
}

func checkProblem(t *testing.T, text string, err error) {
	t.Helper()
	var problem *SyntaxError
	if !errors.As(err, &problem) {
		t.Fatalf("Parse(%q): %v is no SyntaxError", text, err)
	}
	if at := problem.At; at.Start < 0 || at.End < at.Start || at.End > len(text) {
		t.Fatalf("Parse(%q): span %v of %s lies outside", text, at, problem.Problem)
	}
	if n, err := Parse(problem.Nearest); err != nil {
		t.Fatalf("Parse(%q): nearest %q: %v", text, problem.Nearest, err)
	} else if mended, nearest := Nearest(text); nearest != problem.Nearest || show(mended) != show(n) {
		t.Fatalf("Nearest(%q) = %s, %q; Parse says %q", text, show(mended), nearest, problem.Nearest)
	}
}

// checkSpans holds every span to the text, and the parts' spans to the whole's.
func checkSpans(t *testing.T, text string, n Node) {
	t.Helper()
	if n == nil {
		return
	}
	if at := n.Where(); at.Start < 0 || at.End <= at.Start || at.End > len(text) {
		t.Fatalf("Parse(%q): span %v of %s", text, at, show(n))
	}
	for _, leaf := range leaves(n) {
		at := leaf.Where()
		if at.Start < 0 || at.End <= at.Start || at.End > len(text) {
			t.Fatalf("Parse(%q): span %v of %s", text, at, show(leaf))
		}
	}
}

func FuzzURL(f *testing.F) {
	f.Add("q=a+b&unit=words&sort=newest&limit=20&cursor=x&section=A+%3E+B&section=C&year=2019-03&lang=fr")
	f.Add("kind=interview&match=any&limit=&q=%ff")
	f.Add("speaker=%00&limit=999")
	f.Add("from=2019-03&to=2020&not-site=A&not-kind=event&from=")
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := url.ParseQuery(raw)
		if err != nil {
			return
		}
		q, err := FromValues(v)
		if err != nil {
			var bad *ParameterError
			if !errors.As(err, &bad) || !v.Has(bad.Name) || !strings.Contains(err.Error(), bad.Name) {
				t.Fatalf("FromValues(%q): %v names no parameter given", raw, err)
			}
			return
		}
		v, err = url.ParseQuery(q.Values().Encode())
		if err != nil {
			t.Fatal(err)
		}
		again, err := FromValues(v)
		if err != nil {
			t.Fatalf("FromValues(%q): its own Values: %v", raw, err)
		}
		if diff := cmp.Diff(q.Normal(), again); diff != "" {
			t.Fatalf("FromValues(%q): the round trip differs:\n%s", raw, diff)
		}
	})
}
