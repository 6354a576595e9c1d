package bleveindex

import (
	"math/rand/v2"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// TestByWindows holds that words are found together by windows as they are
// document by document, from the first to the last and by leaps.
func TestByWindows(t *testing.T) {
	chance := newChance()
	articles := make([]*news.Article, 9000)
	for i := range articles {
		articles[i] = chance.article(i)
	}
	e := inMemory(t, articles, 4000)
	var removed []string
	for i := 7; i < len(articles); i += 11 {
		removed = append(removed, articles[i].ID)
	}
	if err := e.Apply(t.Context(), search.Batch{Remove: removed, Position: 100}); err != nil {
		t.Fatal(err)
	}
	g, release, err := e.hold()
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	v, err := openView(t.Context(), g.partOf(query.Articles))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.close() }()
	c := &compiler{view: v, unit: query.Articles}
	random := rand.New(rand.NewPCG(5, 6))
	for _, text := range []string{"zavo bilmu", "bilmu zavo drupo", "kesti fomra", "fomra zavo", "zavo kesti -bilmu", "zavo absent"} {
		tree, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, leap := range []uint64{1, 5, 300, 5000} {
			one, err := c.query(t.Context(), tree, query.MatchAll)
			if err != nil {
				t.Fatal(err)
			}
			other, err := c.query(t.Context(), tree, query.MatchAll)
			if err != nil {
				t.Fatal(err)
			}
			by := byWindows(one)
			if _, ok := by.(*bothWords); !ok && text == "zavo bilmu" {
				t.Errorf("%s is found by %T", text, by)
			}
			sameDocs(t, text, by, other, func() uint64 { return 1 + random.Uint64N(leap) })
		}
	}
}

func sameDocs(t *testing.T, text string, got, want docs, leap func() uint64) {
	t.Helper()
	found := 0
	for target := uint64(0); ; target = want.doc() + leap() {
		if err := want.seek(target); err != nil {
			t.Fatal(err)
		}
		if err := got.seek(target); err != nil {
			t.Fatal(err)
		}
		if got.doc() != want.doc() {
			t.Fatalf("%s: after %d: %d, want %d", text, target, got.doc(), want.doc())
		}
		if want.doc() == noMore {
			break
		}
		found++
		if d := got.score() - want.score(); d > 1e-12 || d < -1e-12 {
			t.Fatalf("%s: %d is worth %g, want %g", text, want.doc(), got.score(), want.score())
		}
	}
	if found == 0 && text != "zavo absent" {
		t.Errorf("%s: nothing was found", text)
	}
}
