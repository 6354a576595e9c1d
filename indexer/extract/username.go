package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// Bounds of a user's name, in runes.
const (
	minUserName = 3
	maxUserName = 24
)

// isAccountLink holds for a byline's link to the page of an account, by rel or
// by the class of an hCard's name.
func (n *node) isAccountLink() bool {
	return n.tag == atom.A && n.linked > 0 && (strings.Contains(attr(n.html, "rel"), "author") || slices.Contains(strings.Fields(attr(n.html, "class")), "fn"))
}

// linkedUser is who an account's link names that gives no name: a blog's author
// may sign with one word in lower case, even with the blog's own name.
func (d *draft) linkedUser(i int) string {
	n := &d.tree.nodes[i]
	if !n.isAccountLink() || n.chars > 2*maxUserName {
		return ""
	}
	name := d.tree.text(i)
	if !isUserName(name) || d.tellsOf(name) {
		return ""
	}
	if blogger := d.blogger(); blogger != "" {
		return blogger
	}
	return name
}

// blogger is the person whose blog the site calls itself, "" where it is no
// one's.
func (d *draft) blogger() string {
	site := d.article.Site.String()
	lower := strings.ToLower(site)
	if len(lower) != len(site) {
		return "" // some letter's case has another length: offsets would not agree
	}
	for _, mark := range blogMarks {
		if strings.HasPrefix(lower, mark) && isPersonName(site[len(mark):], false) {
			return site[len(mark):]
		}
	}
	return ""
}

// blogMarks begin the names of somebody's blog; lower case.
var blogMarks = [...]string{"le blog de ", "blog de ", "le blog d'", "le blog d’"}

// isBlogger holds for a name that is the site's and a person's all the same:
// an account's, or that of whose blog it is.
func (d *draft) isBlogger(c claim, name string) bool {
	if c.user {
		return true
	}
	blogger := d.blogger()
	return blogger != "" && c.rank == rankByline && slices.Contains(plainWords(name), plainWords(blogger)[0])
}

// tellsOf holds for a word that the text has: an account of that name is the
// organisation's that the article tells of, or that publishes it.
func (d *draft) tellsOf(word string) bool {
	k := key(word)
	for i := range d.blocks {
		if slices.Contains(plainWords(d.blocks[i].Text), k) {
			return true
		}
	}
	return false
}

// isUserName holds for one word of letters that means no function.
func isUserName(s string) bool {
	if r := runes(s); r < minUserName || r > maxUserName || namesNobody(s) || nameParticles[s] || roleWords[key(s)] || isAgency(s) {
		return false
	}
	if k := key(s); slices.ContainsFunc(teamNames[:], func(team string) bool { return strings.HasPrefix(k, team) }) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
}

// teamNames begin the names of accounts that are nobody's; plain.
var teamNames = [...]string{"redac", "admin", "equipe", "collectif", "asso", "comite", "webm", "team", "lesite", "leblog"}
