package extract

import (
	"strings"

	"github.com/pressoir/pressoir/internal/news"
)

// stopWords are frequent words that tell languages apart; plain.
var stopWords = [...]struct {
	code  string
	words map[string]bool
}{
	{"fr", set("le", "la", "les", "des", "du", "une", "est", "et", "dans", "pour", "que", "qui", "sur", "avec", "pas", "plus", "ce", "aux", "ont", "sont", "cette", "nous", "par")},
	{"en", set("the", "and", "of", "to", "is", "that", "for", "with", "was", "are", "this", "have", "from", "not", "they", "which", "been", "their")},
	{"de", set("der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "auf", "fur", "von", "dem", "den", "sich", "auch", "wird")},
	{"es", set("el", "los", "las", "una", "que", "para", "con", "por", "del", "como", "pero", "mas", "esta", "son", "fue", "y")},
	{"it", set("il", "gli", "della", "che", "per", "con", "una", "non", "sono", "nel", "alla", "anche", "dei", "e", "di")},
	{"nl", set("het", "een", "van", "en", "niet", "dat", "op", "met", "voor", "zijn", "ook", "aan", "wordt", "bij")},
	{"pt", set("os", "uma", "que", "para", "com", "nao", "por", "mais", "como", "dos", "das", "foi", "ao", "pela")},
}

// stopsIn gives for each stop word the languages, by their place in stopWords,
// that have it.
var stopsIn = func() map[string][]int {
	m := make(map[string][]int)
	for i, language := range stopWords {
		for w := range language.words {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// Bounds of guessing a language from its words.
const (
	languageSample = 400  // words looked at
	minSample      = 25   // words below which the page's own claim stands
	minStopShare   = 0.12 // share of stop words that running text has
)

// readLanguage believes the words of the text; what the page declares counts
// where the text is too short to tell.
func (d *draft) readLanguage() {
	declared := languageCode(firstOf(d.meta.lang, d.data.language, d.meta.first("og:locale", "content-language", "dc.language", "language")))
	seen := languageOf(d.article.Title.String() + " " + d.article.Lead.String() + " " + d.plainText())
	switch {
	case seen != "":
		if declared != "" && declared != seen {
			d.reject("language", declared, "declared", "the text is in another language")
		}
		d.article.Language = news.Maybe(seen)
		d.note("language", seen, "words of the text")
	case declared != "":
		d.article.Language = news.Maybe(declared)
		d.note("language", declared, "declared")
	}
}

// languageCode takes « fr » from « fr-FR », « fr_FR »; "" where it is no code.
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	if len(code) < 2 || len(code) > 3 {
		return ""
	}
	for i := range len(code) {
		if code[i] < 'a' || code[i] > 'z' {
			return ""
		}
	}
	return code
}

// languageOf guesses from stop words; "" where the text does not tell.
func languageOf(text string) string {
	words := 0
	var counts [len(stopWords)]int
	for field := range strings.FieldsFuncSeq(shorten(text, languageSample*12), isNoWord) {
		for _, i := range stopsIn[key(field)] {
			counts[i]++
		}
		if words++; words == languageSample {
			break
		}
	}
	if words < minSample {
		return ""
	}
	best, second, code := 0, 0, ""
	for i, language := range stopWords {
		n := counts[i]
		switch {
		case n > best:
			best, second, code = n, best, language.code
		case n > second:
			second = n
		}
	}
	if float64(best) < minStopShare*float64(words) || best < second+second/4 {
		return ""
	}
	return code
}
