package news

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// idBytes of a SHA-256 give idLength characters of base32: 80 bits, so that
// among a hundred million articles the chance of one collision is below one
// in two hundred million.
const (
	idBytes  = 10
	idLength = 16
)

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func hash[text string | []byte](domain string, parts ...text) string {
	h := sha256.New()
	h.Write([]byte(domain))
	for _, p := range parts {
		h.Write([]byte{0})
		h.Write([]byte(p))
	}
	return idEncoding.EncodeToString(h.Sum(nil)[:idBytes])
}

// ID names the article at a final URL. Two spellings of one address (see
// [NormalizeURL]) and its http and https forms have the same id.
func ID(rawURL string) (string, error) {
	u, err := NormalizeURL(rawURL)
	if err != nil {
		return "", err
	}
	_, rest, _ := strings.Cut(u, "://")
	return hash("url", rest), nil
}

// ContentID names an article that has no URL, by its bytes.
func ContentID(content []byte) string { return hash("content", content) }

// ValidID reports whether s has the form of an id.
func ValidID(s string) bool {
	if len(s) != idLength {
		return false
	}
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

// WordsID names an exchange or a quote by its article and its own words, so
// that the name survives a better reader that finds other borders around it.
// Words are compared without case, punctuation and spacing. nth tells apart
// the same words said several times in one article, from 0.
func WordsID(articleID, words string, nth int) string {
	parts := []string{articleID, plainWords(words)}
	if nth > 0 {
		parts = append(parts, strings.Repeat("+", nth))
	}
	return hash("words", parts...)
}

// ContentHash sums up what a reader sees of an article: two captures with the
// same hash are the same version, and two URLs whose articles agree in it say
// the same thing.
func (a *Article) ContentHash() string {
	return hash("article", plainWords(string(a.Title)), plainWords(string(a.Lead)), plainWords(a.Text))
}

// plainWords keeps letters and digits, lower case, NFC, one space between.
func plainWords(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
