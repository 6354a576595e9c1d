package bleveindex

import "testing"

func TestNearby(t *testing.T) {
	at := func(positions ...int64) []place {
		list := make([]place, len(positions))
		for i, p := range positions {
			list[i] = place{p, p}
		}
		return list
	}
	for _, c := range []struct {
		slop  int
		lists [][]place
		want  int
	}{
		{0, [][]place{at(3), at(4)}, 1},
		{0, [][]place{at(4), at(3)}, 1},
		{0, [][]place{at(3), at(5)}, 0},
		{1, [][]place{at(3, 20), at(5, 18)}, 2},
		{2, [][]place{at(3), at(9, 6), at(4)}, 1},
		{1, [][]place{at(3), at(6), at(9)}, 0},
		{9, [][]place{at(3), at(3)}, 0}, // a word is not near itself
		{9, [][]place{at(3), at(3 + valueApart)}, 0},
	} {
		if got := nearby(c.slop)(c.lists); len(got) != c.want {
			t.Errorf("%v within %d: %v, want %d", c.lists, c.slop, got, c.want)
		}
	}
}
