package interview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

// teasers open a line that leads to another page.
var teasers = []string{
	"lire aussi", "a lire", "à lire", "lire egalement", "lire :", "voir aussi", "a voir", "à voir", "a ecouter", "ecoutez", "regardez",
	">> ", "> lire", "[lire", "sur le meme sujet", "sur le meme theme", "en video", "video.", "video :", "videos :", "(re)lire", "relire",
	"retrouvez", "pour aller plus loin", "en savoir plus", "decouvrez aussi", "abonnez-vous", "suivez-nous", "inscrivez-vous",
	"pour suivre", "partager", "credit photo", "credits", "photo :", "photos :", "© ", "image :", "image de ", "illustration :", "visuel :",
}

// closings open a line in which the newsroom takes leave.
var closings = []string{
	"propos recueillis", "interview realisee", "interview menee", "entretien realise", "entretien mene", "recueilli par", "recueillis par",
	"interview par", "entretien par", "interview :", "cette interview", "cet entretien", "cet interview", "l'interview a ete", "l'entretien a ete",
	"merci a ", "merci beaucoup a ", "un grand merci a", "nous remercions", "traduit de", "traduction", "source :", "sources :", "notes",
	"article publie", "article paru", "texte :", "bio express", "(propos recueillis", "(interview", "[propos", "— propos", "- propos",
	"a propos de l'auteur", "publie le", "mis a jour", "recommander cette page", "haut de page", "retour", "imprimer",
}

// headLength is how much of a line the lists above look at, in bytes.
const headLength = 60

func startsLike(s string, list []string) bool {
	head := s
	if len(head) > headLength {
		cut := headLength
		for cut > 0 && !utf8.RuneStart(head[cut]) {
			cut--
		}
		head = head[:cut]
	}
	head = strings.TrimLeft(fold(head), "- –—*•→►▶")
	for _, start := range list {
		if strings.HasPrefix(head, fold(start)) {
			return true
		}
	}
	return false
}

func isTeaser(s string) bool { return startsLike(s, teasers) }

// isClosing reports whether a line is the newsroom's own, at the end of the
// talk. A question that thanks (« Merci d'avoir répondu. … ? ») is none.
func isClosing(s string) bool { return !endsAsking(s) && startsLike(s, closings) }

// isNote reports whether a line is a footnote: « [1] … », « (2) … », « 3 – … ».
func isNote(s string) bool {
	r, size := firstRune(s)
	if r == '[' || r == '(' {
		s = s[size:]
	} else if !unicode.IsDigit(r) && r != '*' {
		return false
	}
	rest := strings.TrimLeft(s, "0123456789*")
	return len(rest) < len(s) && len(s)-len(rest) <= 2 && startsWithAny(strings.TrimLeft(rest, " \u00a0"), "]", ")", "–", "-", ".", "—", ":")
}

// withoutEnding cuts the last answer where it ends and the newsroom goes on:
// at a footnote, at a paragraph in italics behind an upright answer, and
// behind the closing mark where all answers stand in quotation marks.
func (p *page) withoutEnding(answer []int, others []exchange) []int {
	quoted := p.mostQuoted(others) && opensQuote(p.turnText(answer[0]))
	headings := !p.intertitled(others)
	closed := false
	for n, i := range answer {
		l := p.lines[i]
		if n > 0 && (closed && !opensQuote(l.text) || l.apart && p.endsBefore(answer, n, headings)) {
			return answer[:n]
		}
		if quoted && p.in.Blocks[l.block].Type == news.BlockParagraph {
			closed = closesQuote(l.text)
		}
	}
	return answer
}

// endsBefore reports whether the answer ends before its nth line, a paragraph
// of its own: at a footnote, at italics, behind a line of leave-taking.
func (p *page) endsBefore(answer []int, n int, headings bool) bool {
	l := p.lines[answer[n]]
	return isNote(l.text) || l.italic && !p.lines[answer[0]].italic || p.leaves(answer[n-1], answer[n], headings)
}

// leaves reports whether a line of leave-taking stands between two lines of
// what looks like one answer, or a heading where no earlier answer has one.
func (p *page) leaves(from, to int, headings bool) bool {
	for i := from + 1; i < to; i++ {
		if isClosing(p.lines[i].text) || (headings && p.lines[i].level > 0) {
			return true
		}
	}
	return false
}

// intertitled reports whether an answer holds an intertitle.
func (p *page) intertitled(all []exchange) bool {
	for _, e := range all {
		for n, i := range e.answer {
			if n > 0 && p.leaves(e.answer[n-1], i, true) {
				return true
			}
		}
	}
	return false
}

func (p *page) mostQuoted(all []exchange) bool {
	n := 0
	for _, e := range all {
		if opensQuote(p.turnText(e.answer[0])) {
			n++
		}
	}
	return len(all) > 0 && n*3 >= len(all)*2
}

// repeats finds pull quotes: a quote block whose words stand elsewhere too.
type repeats struct {
	text string
	left *int // how many blocks are still looked up
}

// maxRepeats bounds the look-ups: each reads the whole text.
const maxRepeats = 100

// newRepeats writes the text of the page once, only where there is a quote
// block to compare.
func newRepeats(blocks []Block) repeats {
	var b strings.Builder
	any := false
	for _, block := range blocks {
		if block.Type == news.BlockQuote {
			any = true
		} else {
			b.WriteString(lettersSpaced(block.Text))
		}
	}
	if !any {
		return repeats{}
	}
	left := maxRepeats
	return repeats{b.String(), &left}
}

// minRepeat is how many bytes of a quote block are looked for: its beginning
// is enough, and an end may have been cut.
const minRepeat = 40

func (r repeats) repeats(b Block) bool {
	if b.Type != news.BlockQuote || r.text == "" || *r.left == 0 {
		return false
	}
	*r.left--
	words := lettersSpaced(b.Text)
	if len(words) > minRepeat {
		words = words[:minRepeat]
	}
	return strings.Contains(r.text, words)
}

func lettersSpaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
