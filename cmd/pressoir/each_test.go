package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// Every hit is a line of its own, from the index and from the server that owns
// it alike; the server follows what is imported beside it, in all it answers.
func TestAllHits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	must(t, "--dir", dir, "import", file(t, "docs.jsonl", articleLines(25)))
	own := must(t, "--dir", dir, "search", "--all", "--json", "--sort", "oldest", "piscine")
	lines := strings.Split(strings.TrimSpace(own), "\n")
	if len(lines) != 25 {
		t.Fatalf("%d lines of 25 hits:\n%s", len(lines), own)
	}
	for _, line := range lines {
		var h search.Hit
		if decode(t, line, &h); h.Article == "" || len(h.Snippets) == 0 {
			t.Errorf("line %s", line)
		}
	}
	s := serveArchive(t, dir)
	get(t, s.url+"/healthz") // it serves
	if beside := must(t, "--dir", dir, "search", "--all", "--json", "--sort", "oldest", "piscine"); beside != own {
		t.Errorf("beside a server:\n%s\nwithout one:\n%s", beside, own)
	}
	if out := must(t, "--dir", dir, "search", "--all", "--json", "introuvable"); out != "" {
		t.Errorf("no hit gives %q", out)
	}
	must(t, "--dir", dir, "import", file(t, "bassin.html", bassinPage))
	eventually(t, "a new article is found, counted and suggested", func() bool {
		_, body := get(t, s.url+"/api/v1/search?q=bassin+municipal&timeline=day")
		var res search.Result
		decode(t, body, &res)
		_, suggested := get(t, s.url+"/api/v1/complete?q=bassin+rou")
		return res.Total == 1 && len(res.Facets[query.Year]) == 1 && len(res.Timeline) == 1 && strings.Contains(suggested, "Le bassin rouvre")
	})
	for _, args := range [][]string{{"mot"}, {"--json", "--limit", "3", "--cursor", "x", "mot"}, {"--json", "--like", "aaaaaaaaaaaaaaaa"}, {"--json"}} {
		if o := pressoir(t, "", append([]string{"--dir", dir, "search", "--all"}, args...)...); o.code != exitUsage {
			t.Errorf("--all %q: %+v", args, o)
		}
	}
}

// What comes over the socket says where it ends: all else is an error.
func TestReadEach(t *testing.T) {
	hit := `{"hit":{"id":"a"}}` + "\n"
	for text, want := range map[string]error{
		hit + hit + `{"end":true}`: nil,
		hit + hit:                  io.ErrUnexpectedEOF,
		"":                         io.ErrUnexpectedEOF,
		hit + hit + `{"failure":{"kind":"damaged","message":"broken"}}`: search.ErrDamaged,
	} {
		n := 0
		err := readEach(t.Context(), strings.NewReader(text), func(*search.Hit) error { n++; return nil })
		if !errors.Is(err, want) || n != strings.Count(text, "hit") {
			t.Errorf("%q: %d hits, %v, want %v", text, n, err, want)
		}
	}
	if err := readEach(t.Context(), strings.NewReader("<html>"), nil); err == nil {
		t.Error("what is no line of ours is taken for one")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := readEach(ctx, strings.NewReader(""), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
