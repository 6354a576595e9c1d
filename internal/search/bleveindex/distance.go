package bleveindex

import "unicode/utf8"

// distance counts the letters that differ between one word and many others,
// which come in the order of the alphabet: what two of them have in common at
// their beginnings is counted once (a row of the table for each letter).
type distance struct {
	letters []rune
	off     int
	rows    [][]int
	last    string // the word of the rows
	at      []int  // where each row's letter begins in it
}

func newDistance(word string, off int) *distance {
	d := &distance{letters: []rune(word), off: off}
	first := make([]int, len(d.letters)+1)
	for i := range first {
		first[i] = i
	}
	d.rows = [][]int{first}
	return d
}

// read counts the letters that differ from a word. dead is how many bytes of it
// suffice to be too far off, 0 where all of it is read.
func (d *distance) read(word string) (dead int, ok bool) {
	same := 0
	for same < min(len(word), len(d.last)) && word[same] == d.last[same] {
		same++
	}
	depth := 0
	for depth < len(d.at) && d.end(depth) <= same {
		depth++
	}
	start := 0
	if depth > 0 {
		start = d.end(depth - 1)
	}
	d.at, d.rows = d.at[:depth], d.rows[:depth+1]
	d.last = word
	for start < len(word) {
		letter, width := utf8.DecodeRuneInString(word[start:])
		d.at = append(d.at, start)
		start += width
		if d.row(letter) > d.off {
			return start, false
		}
	}
	return 0, d.rows[len(d.rows)-1][len(d.letters)] <= d.off
}

// end is where the letter of a row ends.
func (d *distance) end(row int) int {
	_, width := utf8.DecodeRuneInString(d.last[d.at[row]:])
	return d.at[row] + width
}

// row adds the row of a letter, and gives its least count.
func (d *distance) row(letter rune) int {
	above := d.rows[len(d.rows)-1]
	row := make([]int, len(above))
	row[0] = above[0] + 1
	least := row[0]
	for i := 1; i < len(row); i++ {
		changed := 1
		if d.letters[i-1] == letter {
			changed = 0
		}
		row[i] = min(above[i]+1, row[i-1]+1, above[i-1]+changed)
		if n := len(d.at); n > 1 && i > 1 && d.letters[i-2] == letter {
			before, _ := utf8.DecodeRuneInString(d.last[d.at[n-2]:])
			if before == d.letters[i-1] {
				row[i] = min(row[i], d.rows[len(d.rows)-2][i-2]+1)
			}
		}
		least = min(least, row[i])
	}
	d.rows = append(d.rows, row)
	return least
}
