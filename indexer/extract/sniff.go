package extract

import (
	"mime"
	"strings"
)

// form is how a page is written.
type form int

const (
	markup form = iota
	plainText
	articleJSON
)

// sniffed is how much of a page is looked at to learn its form.
const sniffed = 2048

// tags that begin a page or a fragment of one.
var openings = [...]string{"<!doctype", "<html", "<head", "<body", "<meta", "<title", "<div", "<p>", "<p ", "<article", "<table", "<h1", "<!--", "<?xml", "<script", "<section", "<main"}

// sniff learns the form from the content, and believes the declared type only
// where the content leaves both open.
func sniff(text, contentType string) form {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), sniffed)], " \t\r\n\ufeff"))
	if strings.HasPrefix(head, "{") && looksLikeJSON(head) {
		return articleJSON
	}
	for _, o := range openings {
		if strings.HasPrefix(head, o) {
			return markup
		}
	}
	declared, _, err := mime.ParseMediaType(contentType)
	if err == nil && strings.HasPrefix(declared, "text/plain") && !strings.Contains(head, "<html") {
		return plainText
	}
	if err == nil && strings.HasSuffix(declared, "json") {
		return articleJSON
	}
	for _, o := range openings {
		if strings.Contains(head, o) {
			return markup
		}
	}
	if strings.Contains(head, "</") || strings.Contains(head, "<br") {
		return markup
	}
	return plainText
}

// looksLikeJSON tells an object from a text that happens to begin with a brace.
func looksLikeJSON(head string) bool {
	rest := strings.TrimLeft(head[1:], " \t\r\n")
	return strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}")
}
