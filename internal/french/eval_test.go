//go:build eval

package french

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEvalStems holds our stems against those of Lucene's light stemmer, of
// the words in $PRESSOIR_EVAL/data/morph/frlight.txt, accents aside: it counts
// where ours differ, and by which of our rules they do. A difference that none
// of them explains is an error.
func TestEvalStems(t *testing.T) {
	root := os.Getenv("PRESSOIR_EVAL")
	if root == "" {
		t.Skip("PRESSOIR_EVAL is not set: it names a folder that holds data/morph, words with their stems")
	}
	text, err := os.ReadFile(filepath.Join(root, "data", "morph", "frlight.txt"))
	if err != nil {
		t.Fatal(err)
	}
	words, same := 0, 0
	classes := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		word, theirs, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		words++
		form, folded := forms(word)
		ours := stem(form, folded)
		if theirs = Fold(theirs); ours == theirs {
			same++
			continue
		}
		class := difference(form, folded, theirs)
		classes[class] = append(classes[class], fmt.Sprintf("%s %s/%s", word, ours, theirs))
	}
	t.Logf("%d words, %d with the stem of Lucene's light stemmer", words, same)
	for _, class := range slices.SortedFunc(maps.Keys(classes), func(a, b string) int {
		return cmp.Compare(len(classes[b]), len(classes[a]))
	}) {
		list := classes[class]
		t.Logf("%5d %s: %s", len(list), class, strings.Join(list[:min(len(list), 6)], ", "))
	}
	if list := classes[""]; len(list) > 0 {
		t.Errorf("%d differences that no rule explains: %s", len(list), strings.Join(list, ", "))
	}
}

// difference names the rule by which a word's stem is ours.
func difference(form, folded, theirs string) string {
	one := singular(folded)
	switch {
	case ownStems[form] != "":
		return "words of their own stem"
	case !inflects(folded):
		return "no French word (no vowel, a dot, a figure)"
	case len(lightStem(form, folded)) < shortStem && len(folded) >= longWord:
		return "long words cut very short"
	case strings.HasSuffix(one, "isation"):
		return "-isation"
	case strings.HasSuffix(one, "cation"):
		return "-cation"
	case strings.HasSuffix(one, "iere"):
		return "-ière"
	case strings.ContainsAny(form, "œæëïüÿöä"):
		return "ligatures and diaereses"
	case strings.HasSuffix(one, "ere"), len(theirs) > 0 && form != folded:
		return "accents before a suffix"
	}
	return ""
}
