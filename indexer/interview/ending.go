package interview

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressoir/pressoir/internal/news"
)

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

// teasers open a line that leads to another page, or a line below a picture.
var teasers = []string{
	"lire aussi", "a lire", "lire egalement", "lire :", "voir aussi", "a voir", "a ecouter", ">> ", "> lire", "[lire", "sur le meme sujet",
	"sur le meme theme", "en video", "video.", "video :", "videos :", "(re)lire", "relire", "retrouvez", "pour aller plus loin", "en savoir plus",
	"pour en savoir plus", "plus d'informations", "plus d'infos", "decouvrez aussi", "abonnez-vous", "suivez-nous", "inscrivez-vous", "pour suivre",
	"credit photo", "credits", "photo :", "photos :", "© ", "image :", "image de ", "illustration :", "visuel :",
}

// invitations send the reader elsewhere where they name what is there: who is
// asked says « Écoutez, … » and « Regardez, … » too.
var invitations = []string{
	"ecoutez", "ecouter", "regardez", "regarder", "retrouve", "decouvrez", "suivez", "suivre", "vous pouvez retrouver", "vous pouvez suivre", "vous pouvez ecouter",
	"vous pouvez lire", "voir", "visionner", "telecharger",
}

// places are what an invitation names.
var places = set(`podcast podcasts emission emissions video videos reportage documentaire interview entretien site compte blog chaine replay
	actualite actualites actus twitter facebook instagram youtube linkedin bande-annonce clip diaporama chronique episode dossier`)

// closings open a line in which the newsroom takes leave.
var closings = []string{
	"propos recueillis", "interview realisee", "interview menee", "entretien realise", "entretien mene", "recueilli par", "recueillis par",
	"interview par", "entretien par", "interview :", "cette interview", "cet entretien", "cet interview", "l'interview a ete", "l'entretien a ete",
	"merci a ", "merci beaucoup a ", "un grand merci a", "nous remercions", "traduit de", "traduction :", "traduction par", "source :", "sources :",
	"source http", "article publie", "article paru", "texte :", "bio express", "(propos recueillis", "(interview", "[propos", "— propos", "- propos",
	"a propos de l'auteur", "publie le", "mis a jour", "recommander cette page", "haut de page",
}

// lone words are a line of the page's furniture where little else stands there.
var lone = []string{"partager", "notes", "traduction", "retour", "imprimer", "references", "bibliographie"}

// How many words a line of each kind has at most: a longer one is somebody's
// answer that happens to begin so.
const (
	maxTeaser  = 40
	maxClosing = 80
	maxLone    = 4
)

// headLength is how much of a line the lists above look at, in bytes.
const headLength = 60

// headOf is how a line begins, folded, without marks in front.
func headOf(s string) string {
	if len(s) > headLength {
		cut := headLength
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	return strings.TrimLeft(fold(s), "- –—*•→►▶/")
}

func startsLike(s string, list []string) bool { return startsWithAny(headOf(s), list...) }

// isTeaser reports whether a line leads elsewhere.
func isTeaser(s string) bool {
	return (startsLike(s, teasers) || invites(s)) && countWords(s) <= maxTeaser
}

// invites reports whether a line asks the reader to go to a place: « Écoutez
// l'émission sur notre site ».
func invites(s string) bool {
	if !startsLike(s, invitations) {
		return false
	}
	toks := tokenize(headOf(s))
	if len(toks) > 1 && toks[1].text == "," {
		return false
	}
	for _, t := range toks {
		if places[t.text] {
			return true
		}
	}
	return false
}

// isClosing reports whether a line is the newsroom's own, at the end of the
// talk. A question that thanks (« Merci d'avoir répondu. … ? ») is none.
func isClosing(s string) bool {
	if endsAsking(s) {
		return false
	}
	return startsLike(s, closings) && countWords(s) <= maxClosing || startsLike(s, lone) && countWords(s) <= maxLone
}

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
	if !slices.ContainsFunc(blocks, func(b Block) bool { return b.Type == news.BlockQuote }) {
		return repeats{}
	}
	var b strings.Builder
	for _, block := range blocks {
		if block.Type != news.BlockQuote {
			b.WriteString(lettersSpaced(block.Text))
		}
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
