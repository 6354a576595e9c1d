package bleveindex

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/pressoir/pressoir/internal/french"
	"github.com/pressoir/pressoir/internal/news"
)

// A signature stands for an article's text where texts are compared: a sketch
// of its shingles by one permutation hashing (Li, Owen and Zhang 2012), and a
// sample of its names and figures with the words around them. Both are of
// folded words, so that typography and case tell no two texts apart.
type signature struct {
	size  uint32 // shingles
	site  uint32 // hash of the host
	bins  [signatureBins]byte
	marks [signatureMarks]placedName // by context; those unused are zero and come first
}

// placedName is a name, a figure or a date, and the words it stands between.
type placedName struct{ context, value uint16 }

const (
	shingleWords   = 5
	signatureBins  = 96
	signatureMarks = 16
	signatureBytes = 4 + 4 + signatureBins + 4*signatureMarks

	// minCopyWords is how long a text must be to be anybody's copy: shorter
	// ones are mostly made of what all pages of their kind say.
	minCopyWords = 80

	bandBins       = 3 // of these bins, two texts look alike enough to be compared
	signatureBands = 10
)

// What two texts must have in common. A copy that was cut at its end, or to
// which a lead was added, has nearly all of the shorter text, and the shorter
// is at least half of the longer. On one site, where the page's furniture may
// have been taken for text, nothing but nearly the whole text counts.
const (
	minContained = 0.85 // of the shorter text's shingles
	minAlike     = 0.5  // shingles of both, of those of either
	minAlikeHere = 0.85 // the same, of two texts of one site
	// maxReplaced is how many of the names and figures that stand between the
	// same words may differ: a bulletin or a release made from a template says
	// the same with other names and figures, and is news of its own.
	maxReplaced = 1.0 / 12
)

// signatureOf makes the signature of an article's text, nil where the text is
// too short to have one.
func signatureOf(a *news.Article) *signature {
	s := signer{}
	for i := range s.least {
		s.least[i] = math.MaxUint64
	}
	s.text(a.Text)
	if s.words < minCopyWords {
		return nil
	}
	made := &signature{size: uint32(min(s.shingles, math.MaxUint32)), site: uint32(hashText(hostOf(a.URL)))}
	for i, least := range s.least {
		if least != math.MaxUint64 {
			made.bins[i] = 1 + byte(scramble(least)%math.MaxUint8)
		}
	}
	s.sample(&made.marks)
	return made
}

// hostOf is the site that an address is of.
func hostOf(url string) string {
	host, _, _ := strings.Cut(bareURL(url), "/")
	return strings.TrimPrefix(host, "www.")
}

// copyOf reports whether one of two texts is a near-copy of the other.
func (s *signature) copyOf(o *signature) bool {
	alike := s.alike(o)
	shared := alike / (1 + alike) * (float64(s.size) + float64(o.size))
	least := minAlike
	if s.site == o.site {
		least = minAlikeHere
	}
	return alike >= least && shared >= minContained*float64(min(s.size, o.size)) && s.sameMarks(o)
}

// alike estimates the shingles of both texts, of those of either (Jaccard).
func (s *signature) alike(o *signature) float64 {
	same, either := 0, 0
	for i, b := range s.bins {
		if b|o.bins[i] == 0 {
			continue
		}
		either++
		if b == o.bins[i] {
			same++
		}
	}
	const byChance = 1.0 / math.MaxUint8
	return max(0, (float64(same)/float64(max(1, either))-byChance)/(1-byChance))
}

// sameMarks reports whether names and figures between the same words are the
// same in both texts.
func (s *signature) sameMarks(o *signature) bool {
	shared, replaced := 0, 0
	for i, k := 0, 0; i < len(s.marks) && k < len(o.marks); {
		a, b := s.marks[i], o.marks[k]
		switch {
		case a.context < b.context:
			i++
		case a.context > b.context:
			k++
		default:
			if a.context != 0 {
				shared++
				if a.value != b.value {
					replaced++
				}
			}
			i, k = i+1, k+1
		}
	}
	return float64(replaced) <= maxReplaced*float64(shared)
}

// band is what two texts that are alike have in common in at least one of the
// bands. An empty bin borrows from the next (Shrivastava and Li 2014).
func (s *signature) band(n int) uint64 {
	key := uint64(n)
	for i := n * bandBins; i < (n+1)*bandBins; i++ {
		at := i
		for steps := 0; s.bins[at] == 0 && steps < signatureBins; steps++ {
			at = (at + 1) % signatureBins
		}
		key = key<<8 | uint64(s.bins[at])
	}
	return key
}

func (s *signature) encode() []byte {
	b := make([]byte, 0, signatureBytes)
	b = binary.BigEndian.AppendUint32(b, s.size)
	b = binary.BigEndian.AppendUint32(b, s.site)
	b = append(b, s.bins[:]...)
	for _, m := range s.marks {
		b = binary.BigEndian.AppendUint16(b, m.context)
		b = binary.BigEndian.AppendUint16(b, m.value)
	}
	return b
}

// decodeSignature reads what encode wrote; false when it did not.
func decodeSignature(b []byte) (s signature, ok bool) {
	if len(b) != signatureBytes {
		return s, false
	}
	s.size, s.site = binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	b = b[copy(s.bins[:], b[8:])+8:]
	for i := range s.marks {
		s.marks[i] = placedName{binary.BigEndian.Uint16(b[4*i:]), binary.BigEndian.Uint16(b[4*i+2:])}
	}
	return s, true
}

// signer goes once through a text.
type signer struct {
	words    int
	shingles int
	last     [shingleWords]uint64 // the last words
	least    [signatureBins]uint64

	plain   [2]uint64 // the last words that are neither name nor figure
	plains  int
	value   uint64 // the name or figure being read, 0 when none is
	pending []placedMark
	marks   []placedMark
}

// placedMark is a mark with its context: the two plain words before it and
// the two after it.
type placedMark struct {
	context, value uint64
	after          int
}

// text cuts a text into words. What is neither letter nor figure parts words;
// marks that are set on letters, and characters that are not seen, do not.
func (s *signer) text(text string) {
	word, first, digit, opens := uint64(0), rune(0), false, true
	end := func() {
		if word != 0 {
			s.word(word, digit || (!opens && unicode.IsUpper(first)))
			word, digit, opens = 0, false, false
		}
	}
	for _, r := range text {
		switch kind := kindOf(r); kind {
		case isLetter, isFigure:
			if word == 0 {
				word, first = hashBasis, r
			}
			digit = digit || kind == isFigure
			word = hashRune(word, r)
		case isApart:
			end()
			opens = opens || opensSentence(r)
		}
	}
	end()
}

// opensSentence reports whether a capital after this character may be that of
// a first word, and says nothing of a name.
func opensSentence(r rune) bool {
	switch r {
	case '.', '!', '?', '…', ':', ';', '«', '»', '"', '“', '”', '–', '—', '-', '•', '(', '\n':
		return true
	}
	return false
}

// word takes the next word of the text.
func (s *signer) word(w uint64, name bool) {
	copy(s.last[:], s.last[1:])
	s.last[shingleWords-1] = w
	s.words++
	if s.words >= shingleWords {
		h := uint64(0)
		for _, one := range s.last {
			h = bits.RotateLeft64(h, 23)*hashPrime ^ one
		}
		h = scramble(h)
		bin := h % signatureBins
		s.least[bin] = min(s.least[bin], h)
		s.shingles++
	}
	if name || isCalendar[w] {
		s.value = bits.RotateLeft64(s.value, 17)*hashPrime ^ w
		return
	}
	s.plainWord(w)
}

// plainWord ends the name or figure before it, and is context of those near it.
func (s *signer) plainWord(w uint64) {
	if s.value != 0 && s.plains >= len(s.plain) {
		around := scramble(s.plain[0]) ^ bits.RotateLeft64(scramble(s.plain[1]), 1)
		s.pending = append(s.pending, placedMark{context: around, value: s.value})
	}
	s.value = 0
	kept := s.pending[:0]
	for _, m := range s.pending {
		m.after++
		m.context ^= bits.RotateLeft64(scramble(w), 1+m.after)
		if m.after < 2 {
			kept = append(kept, m)
			continue
		}
		s.marks = append(s.marks, m)
	}
	s.pending = kept
	s.plain[0], s.plain[1] = s.plain[1], w
	s.plains++
}

// sample keeps the marks whose contexts have the least hashes, so that two
// texts keep the same ones. Contexts that hold now one thing and now another
// tell nothing.
func (s *signer) sample(into *[signatureMarks]placedName) {
	slices.SortFunc(s.marks, func(a, b placedMark) int {
		switch {
		case a.context < b.context:
			return -1
		case a.context > b.context:
			return 1
		}
		return 0
	})
	n := 0
	for i := 0; i < len(s.marks) && n < len(into); {
		end, single := i+1, true
		for ; end < len(s.marks) && s.marks[end].context == s.marks[i].context; end++ {
			single = single && s.marks[end].value == s.marks[i].value
		}
		if single {
			into[n] = placedName{uint16(s.marks[i].context), uint16(scramble(s.marks[i].value))}
			n++
		}
		i = end
	}
	slices.SortFunc(into[:], func(a, b placedName) int { return int(a.context) - int(b.context) })
}

// isCalendar has the months and the days of the week, by hash: they are dates
// as much as figures are.
var isCalendar = calendar()

func calendar() map[uint64]bool {
	words := map[uint64]bool{}
	for _, w := range append(french.Months[:], "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche") {
		words[hashText(w)] = true
	}
	return words
}

// FNV-1a's numbers, and the finish of MurmurHash3.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

func hashText(s string) uint64 {
	h := uint64(hashBasis)
	for _, r := range s {
		h = hashRune(h, r)
	}
	return h
}

// hashRune takes a letter without its case and accents.
func hashRune(h uint64, r rune) uint64 {
	if int(r) < len(folded) {
		for i := range len(folded[r]) {
			h = (h ^ uint64(folded[r][i])) * hashPrime
		}
		return h
	}
	return (h ^ uint64(unicode.ToLower(r))) * hashPrime
}

// runeKind is what a character is to a word.
type runeKind byte

const (
	isApart  runeKind = iota // between words
	isLetter                 // of a word
	isFigure                 // of a word that is a figure
	isUnseen                 // an accent on its own, a soft hyphen: the word goes on
)

func kindOf(r rune) runeKind {
	if int(r) < len(latin) {
		return latin[r]
	}
	switch {
	case unicode.IsLetter(r):
		return isLetter
	case unicode.IsDigit(r):
		return isFigure
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return isUnseen
	}
	return isApart
}

// latin and folded have the characters of Latin writing: what they are, and
// their letters in lower case as [french.Fold] has them.
var latin, folded = latinLetters()

func latinLetters() (kinds [0x180]runeKind, folds [0x180]string) {
	for i := range kinds {
		r := rune(i)
		folds[i] = french.Fold(string(unicode.ToLower(r)))
		switch {
		case unicode.IsLetter(r):
			kinds[i] = isLetter
		case unicode.IsDigit(r):
			kinds[i] = isFigure
		case unicode.Is(unicode.Cf, r):
			kinds[i] = isUnseen
		}
	}
	return kinds, folds
}

func scramble(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
