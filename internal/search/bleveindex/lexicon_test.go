package bleveindex

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/french"
)

func terms(find func(func(lexWord))) []string {
	var list []string
	find(func(w lexWord) { list = append(list, w.term) })
	slices.Sort(list)
	return list
}

func TestLexicon(t *testing.T) {
	all := []string{
		"école", "écoles", "ecole", "élève", "élevé", "élèves", "le", "à", "l'", "a", "paris", "paris" + nameMark, "table" + foreignMark,
		"tables", "vidéosurveillance", "vidéosurveillance" + wideMark, "députés" + readingMark, "député", "cœur", "coeur", "2020",
	}
	whole := newLexicon(all)
	parts := joinedLexicon(newLexicon(all[:7]), joinedLexicon(newLexicon(all[7:8]), newLexicon(all[8:])))
	for _, l := range []*lexicon{whole, parts} {
		for i := range l.words {
			form, _ := cutMark(l.word(i).term)
			if got := l.word(i); got.folded != french.Fold(form) || got.stem != stemOfTerm(got.term, got.folded) {
				t.Errorf("kept as %q", got)
			}
		}
		if got := terms(func(f func(lexWord)) { l.beginning("", f) }); !slices.Equal(got, sorted(all)) {
			t.Errorf("%q are kept as %q", sorted(all), got)
		}
		for _, c := range []struct {
			name string
			find func(func(lexWord))
			want []string
		}{
			{"folding ecole", func(f func(lexWord)) { l.folding("ecole", f) }, []string{"ecole", "école"}},
			{"folding coeur", func(f func(lexWord)) { l.folding("coeur", f) }, []string{"coeur", "cœur"}},
			{"folding a", func(f func(lexWord)) { l.folding("a", f) }, []string{"a", "à"}},
			{"folding rien", func(f func(lexWord)) { l.folding("rien", f) }, nil},
			{"stemming ecol", func(f func(lexWord)) { l.stemming(french.StemOf("école", "ecole"), f) }, []string{"ecole", "école", "écoles"}},
			{"stemming of stop words", func(f func(lexWord)) { l.stemming("le", f) }, nil},
			{"stemming a name", func(f func(lexWord)) { l.stemming("paris", f) }, []string{"paris" + nameMark}},
			{"stemming a common noun", func(f func(lexWord)) { l.stemming(french.StemOf("paris", "paris"), f) }, []string{"paris"}},
			{"stemming tabl", func(f func(lexWord)) { l.stemming(french.StemOf("table", "table"), f) }, []string{"tables"}},
			{"stemming vidéosurveillance", func(f func(lexWord)) { l.stemming(french.StemOf("vidéosurveillance", "videosurveillance"), f) }, []string{"vidéosurveillance"}},
			{"stemming député", func(f func(lexWord)) { l.stemming(french.StemOf("député", "depute"), f) }, []string{"député"}},
			{"beginning ele", func(f func(lexWord)) { l.beginning("ele", f) }, []string{"élevé", "élève", "élèves"}},
			{"beginning eleves", func(f func(lexWord)) { l.beginning("eleves", f) }, []string{"élèves"}},
		} {
			if got := terms(c.find); !slices.Equal(got, sorted(c.want)) {
				t.Errorf("%s: %q, want %q", c.name, got, sorted(c.want))
			}
		}
	}
}

func TestLexiconWithoutWhatIsTooLong(t *testing.T) {
	long := strings.Repeat("é", maxLexTerm)
	l := newLexicon([]string{long, "eau"})
	if got := terms(func(f func(lexWord)) { l.beginning("", f) }); !slices.Equal(got, []string{"eau"}) {
		t.Errorf("%q", got)
	}
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// lettersOff counts, from the whole table, by how many letters two words differ.
func lettersOff(a, b string) int {
	x, y := []rune(a), []rune(b)
	table := make([][]int, len(x)+1)
	for i := range table {
		table[i] = make([]int, len(y)+1)
		for j := range table[i] {
			switch {
			case i == 0 || j == 0:
				table[i][j] = i + j
				continue
			case x[i-1] == y[j-1]:
				table[i][j] = table[i-1][j-1]
			default:
				table[i][j] = 1 + min(table[i-1][j-1], table[i-1][j], table[i][j-1])
			}
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(x)][len(y)]
}

func TestLexiconNear(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	letters := []rune("aabcéœñ")
	word := func() string {
		w := make([]rune, 1+random.IntN(7))
		for i := range w {
			w[i] = letters[random.IntN(len(letters))]
		}
		return string(w)
	}
	seen := map[string]bool{}
	for range 2000 {
		seen[word()] = true
	}
	var all []string
	for w := range seen {
		all = append(all, w)
	}
	l := newLexicon(all)
	for range 300 {
		folded, off := french.Fold(word()), random.IntN(3)
		prefix := folded[:random.IntN(2)]
		var want []string
		for i := range l.words {
			w := l.word(i)
			if lettersOff(folded, w.folded) <= off && len(w.folded) >= len(prefix) && w.folded[:len(prefix)] == prefix {
				want = append(want, w.term)
			}
		}
		if got := terms(func(f func(lexWord)) { l.near(folded, off, prefix, f) }); !slices.Equal(got, sorted(want)) {
			t.Fatalf("near %q by %d after %q: %q, want %q", folded, off, prefix, got, sorted(want))
		}
	}
}
