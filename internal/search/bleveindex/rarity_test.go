package bleveindex

import (
	"errors"
	"fmt"
	"testing"
)

func TestRaritiesAreOfOneState(t *testing.T) {
	var r rarities
	counts := 0
	count := func(n uint64) func() (uint64, error) {
		return func() (uint64, error) { counts++; return n, nil }
	}
	for i, tt := range []struct {
		state uint64
		word  string
		now   uint64 // were it counted
		want  uint64
	}{{1, "quai", 3, 3}, {1, "quai", 4, 3}, {1, "digue", 5, 5}, {2, "quai", 4, 4}, {2, "digue", 6, 6}, {1, "quai", 9, 9}} {
		if got, err := r.of(tt.state, tt.word, count(tt.now)); err != nil || got != tt.want {
			t.Errorf("%d: %d, %v, want %d", i, got, err, tt.want)
		}
	}
	if counts != 5 {
		t.Errorf("counted %d times, want 5", counts)
	}
	broken := errors.New("broken")
	if _, err := r.of(1, "phare", func() (uint64, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	for i := range maxRarities + 10 {
		if _, err := r.of(3, fmt.Sprint(i), count(1)); err != nil {
			t.Fatal(err)
		}
	}
	if len(r.docs) > maxRarities {
		t.Errorf("%d words are remembered", len(r.docs))
	}
}
