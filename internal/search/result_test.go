package search

import (
	"encoding/json"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// The JSON form is a contract: names, their order, null and [] where there is
// nothing.
func TestResultJSON(t *testing.T) {
	empty, err := json.Marshal(Empty())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"query":"","reading":"","total":0,"relation":"eq","took_ms":0,"dropped":[],"warning":null,"next":null,` +
		`"hits":[],"facets":{},"facet_totals":{},"timeline":[],"suggestion":null}`
	if string(empty) != want {
		t.Errorf("got  %s\nwant %s", empty, want)
	}
	hit, err := json.Marshal(Hit{Type: HitArticle, Snippets: []Snippet{}, Copies: []Copy{}})
	if err != nil {
		t.Fatal(err)
	}
	want = `{"type":"article","id":"","anchor":null,"article":"","url":"","title":"","site":null,"section":null,"published":null,` +
		`"kind":"","score":0,"snippets":[],"text":null,"question":null,"speaker":null,"role":null,"confidence":null,"copies":[]}`
	if string(hit) != want {
		t.Errorf("got  %s\nwant %s", hit, want)
	}
}

func TestAnchor(t *testing.T) {
	for kind, want := range map[HitType]news.Maybe{HitArticle: "", HitExchange: "e-x", HitQuote: "q-x"} {
		if got := Anchor(kind, "x"); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}
