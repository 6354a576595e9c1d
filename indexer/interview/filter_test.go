package interview

import "testing"

// A filter never denies a word of its set, and denies most others.
func TestFilter(t *testing.T) {
	for w := range mayReport {
		if !reportFilter.may(w) {
			t.Errorf("%q is denied", w)
		}
	}
	denied, others := 0, 0
	for w := range roleWords {
		if !mayReport[w] {
			others++
			if !reportFilter.may(w) {
				denied++
			}
		}
	}
	if denied*10 < others*8 || reportFilter.may("") {
		t.Errorf("%d of %d words are denied", denied, others)
	}
}
