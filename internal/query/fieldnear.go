package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/french"
)

// How far a name may be from a field's to be taken for it misspelt. Shorter
// names, and those farther off, are as likely words before a colon
// (« Bilan:3 », « sélection:les livres »): they stay words.
const (
	minNearName  = 4 // letters: « mol: » or « dat: » could be anything
	longNearName = 6 // letters from which a capital or another first letter is no sign of a word
)

// nearField reads name:value where the name at i is nearly a field's, and
// stands right before its value: speeker:kerdraon. The problem is noted, and the
// nearest reading is the field that was meant.
func (p *parser) nearField(colon int) (Node, bool) {
	if colon <= p.i || p.r(colon) != ':' || p.isBlank(colon+1) {
		return nil, false
	}
	name := textOf(p.chars[p.i:colon])
	f, meant := nearestField(name)
	if f == "" || !p.beginsValue(f, colon+1) {
		return nil, false
	}
	p.fail(ProblemUnknownField, p.span(p.i, colon+1))
	if p.problem.Problem == ProblemUnknownField && p.problem.Typed == "" {
		p.problem.Typed, p.problem.Meant = name, meant
		p.problem.Message = p.problem.Explain(English)
	}
	return p.fieldValue(f, colon, colon+1), true
}

// nearestField finds the field whose name is nearest to one that is no
// field's, and that name; "" when none is near.
func nearestField(name string) (Field, string) {
	key := strings.ReplaceAll(french.Key(name), "_", "-")
	letters := utf8.RuneCountInString(key)
	if letters < minNearName || letters < longNearName && strings.ContainsFunc(name, unicode.IsUpper) {
		return "", ""
	}
	type candidate struct {
		field    Field
		name     string
		distance int
		place    int // in the field's list: the usual names come first
	}
	var near []candidate
	for f, names := range fieldNames() {
		for i, n := range names {
			if d := misspelling(key, n); d > 0 {
				near = append(near, candidate{f, n, d, i})
			}
		}
	}
	if len(near) == 0 {
		return "", ""
	}
	best := slices.MinFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.place, b.place), cmp.Compare(a.name, b.name))
	})
	return best.field, best.name
}

// misspelling gives how many slips of the hand (a letter more, less, wrong, or
// two exchanged) part a word from a name, 0 when they are too many: one, or two
// in a long name that is about as long and begins alike.
func misspelling(word, name string) int {
	w, n := []rune(word), []rune(name)
	d := slips(w, n)
	sameStart := w[0] == n[0]
	switch {
	case d == 1 && (sameStart || len(w) >= longNearName):
		return d
	case d == 2 && sameStart && min(len(w), len(n)) >= longNearName && max(len(w), len(n))-min(len(w), len(n)) <= 1:
		return d
	}
	return 0
}

// slips is the distance of Damerau and Levenshtein (optimal string alignment).
func slips(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				wrong++
			}
			rows[i][j] = min(wrong, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
