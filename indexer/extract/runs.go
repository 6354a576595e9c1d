package extract

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// flush ends the block: what was gathered becomes one block, or several where
// two line breaks part it.
func (b *blockBuilder) flush() {
	if len(b.runs) == 0 {
		return
	}
	parts := splitRuns(b.runs)
	if len(parts) > 1 {
		b.cur.linked = 0 // the links are some part's, not every part's
	}
	for _, runs := range parts {
		runs = foldRuns(mergeRuns(runs))
		block := b.cur
		block.Runs = runs
		block.Text = textOfRuns(runs)
		if block.Text == "" {
			continue
		}
		block.chars = visible(block.Text)
		if block.Type == news.BlockParagraph && block.chars < maxCaption && (!b.plain && b.tree != nil || endsWithCredit(runs)) {
			block.Type = news.BlockCaption
		}
		b.out = append(b.out, block)
	}
	b.runs, b.cur.at, b.cur.linked, b.plain = nil, -1, 0, false
}

// creditMarks begin the last line of a caption: who took the picture; plain.
var creditMarks = [...]string{"credit", "credits", "creditphoto", "creditsphoto", "creditphotos", "photo", "photos", "copyright"}

// endsWithCredit holds for the lines under a picture that no class calls so:
// short, the last one « Crédits : X ».
func endsWithCredit(runs []interview.Run) bool {
	last, lines := "", 0
	for _, r := range runs {
		if r.Text == "\n" {
			last = ""
			lines++
			continue
		}
		last += r.Text
	}
	label, _, ok := strings.Cut(last, ":")
	return lines > 0 && ok && slices.Contains(creditMarks[:], key(label))
}

// splitRuns cuts at two or more line breaks with nothing but white space
// between them.
func splitRuns(runs []interview.Run) [][]interview.Run {
	var parts [][]interview.Run
	start, breaks := 0, 0
	for i, r := range runs {
		switch {
		case r.Text == "\n":
			breaks++
		case strings.TrimSpace(r.Text) == "":
		default:
			if breaks > 1 && i > start {
				parts = append(parts, runs[start:i])
				start = i
			}
			breaks = 0
		}
	}
	return append(parts, runs[start:])
}

// mergeRuns puts neighbours of one style together.
func mergeRuns(runs []interview.Run) []interview.Run {
	out := make([]interview.Run, 0, len(runs))
	for i := 0; i < len(runs); {
		end := i + 1
		for end < len(runs) && runs[i].Text != "\n" && runs[end].Text != "\n" && runs[end].Bold == runs[i].Bold && runs[end].Italic == runs[i].Italic {
			end++
		}
		merged := runs[i]
		if end > i+1 {
			var b strings.Builder
			for _, r := range runs[i:end] {
				b.WriteString(r.Text)
			}
			merged.Text = b.String()
		}
		out = append(out, merged)
		i = end
	}
	return out
}

// foldRuns folds white space over the borders of runs: one space where there
// were several, none at line ends, no empty runs.
func foldRuns(runs []interview.Run) []interview.Run {
	out := make([]interview.Run, 0, len(runs))
	space := true // the text so far ends with white space
	for _, r := range runs {
		if r.Text == "\n" {
			if last := len(out) - 1; last >= 0 {
				out[last].Text = strings.TrimRight(out[last].Text, " ")
				if out[last].Text != "\n" {
					out = append(out, r)
				}
			}
			space = true
			continue
		}
		r.Text = foldInside(r.Text, &space)
		if r.Text != "" {
			out = append(out, r)
		}
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		last.Text = strings.TrimRight(last.Text, " \n")
		if last.Text != "" {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// foldInside folds a run's text, keeping one space at its ends where the run
// before it did not end with one.
func foldInside(s string, space *bool) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case isSpace(r):
			if !*space {
				b.WriteByte(' ')
			}
			*space = true
		case !isInvisible(r):
			b.WriteRune(r)
			*space = false
		}
	}
	return norm.NFC.String(b.String())
}

// textOfRuns is a block's text: its runs put together, breaks folded.
func textOfRuns(runs []interview.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Text == "\n" {
			b.WriteByte(' ')
		} else {
			b.WriteString(r.Text)
		}
	}
	return fold(b.String())
}
