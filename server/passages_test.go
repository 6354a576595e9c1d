package server

import (
	"testing"

	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/web"
)

// A text that bears its own quotation marks is not quoted twice, and no mark
// of it is left over where only a part is shown.
func TestQuotePassages(t *testing.T) {
	const text = "« Nous avons commencé tôt. Nous avons fini tard ! »"
	tests := []struct {
		name, text, shown, want string
		quoted                  bool
	}{
		{"the whole", text, text, text, true},
		{"the beginning", text, "« Nous avons commencé tôt.", "Nous avons commencé tôt.", false},
		{"the end", text, "Nous avons fini tard ! »", "Nous avons fini tard !", false},
		{"a mark behind the closing one", "« Un. Deux ».", "Deux ».", "Deux.", false},
		{"straight marks", "\"Un. Deux.\"", "Deux.\"", "Deux.", false},
		{"no marks", "Un. Deux.", "Deux.", "Deux.", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var hit web.WordsHit
			quotePassages(&hit, tt.text, [][]search.Part{{{Text: tt.shown}}})
			got := hit.Passages[0][0].Text
			if folded(set(tt.want)) != folded(got) || hit.Quoted != tt.quoted {
				t.Errorf("%q, quoted %v; want %q, %v", got, hit.Quoted, tt.want, tt.quoted)
			}
		})
	}
	var none web.WordsHit
	quotePassages(&none, "", nil)
	if len(none.Passages) != 0 {
		t.Error("nothing shown has passages")
	}
}
