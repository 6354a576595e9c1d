package interview

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spoken is a text and who says what in it, as « words ← speaker »; words that
// nobody says are not listed.
type spoken struct {
	name  string
	lines []string
	want  []string
}

func checkSpoken(t *testing.T, tests []spoken) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := Input{ArticleID: "a", Blocks: blocks(tt.lines...)}
			var got []string
			for _, q := range Find(in).Quotes {
				got = append(got, q.Text+" ← "+string(q.Speaker))
				if p := pointed(in, q); p != q.Text {
					t.Errorf("the parts point at %q, the quote is %q", p, q.Text)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
