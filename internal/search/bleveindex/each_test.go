package bleveindex

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/internal/search"
)

// However few hits are put in order at a time, a whole result is the same: the
// ones whose words were looked at for standing together come first.
func TestEachByAnyNumber(t *testing.T) {
	e := open(t, Options{})
	list := numbered(450)
	for i, a := range list {
		a.Text = fmt.Sprintf("%s La vie %s privée.", a.Text, []string{"", "très", "un peu trop"}[i%3])
	}
	if err := e.Apply(t.Context(), search.Batch{Put: list, Position: 1}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []query.Query{{Text: "vie privée"}, {Text: "vie privée", Sort: query.Oldest}, {}} {
		var want []string
		for _, atATime := range []int{1000, 450, 449, 250, 7} {
			var got []string
			err := e.each(t.Context(), e.current, search.Request{Query: q}, func(h *search.Hit) error {
				got = append(got, h.ID)
				return nil
			}, atATime)
			if err != nil || len(got) != len(list) {
				t.Fatalf("%q, %d at a time: %d hits, %v", q.Text, atATime, len(got), err)
			}
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q by %s: %d at a time give another order", q.Text, q.Sort, atATime)
			}
		}
	}
}

// An index that is closed does not wait for whoever goes through a result.
func TestCloseEndsEach(t *testing.T) {
	e, err := Open(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, e.Apply, 100)
	closed := make(chan error, 1)
	n := 0
	err = e.Each(t.Context(), search.Request{}, func(*search.Hit) error {
		if n++; n == 1 {
			go func() { closed <- e.Close() }()
			<-e.life.Done()
		}
		return nil
	})
	if !errors.Is(err, ErrClosed) || n == 100 {
		t.Errorf("%d hits and %v of an index that is closed", n, err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
}
