package server

import (
	"net/http"
	"net/mail"
	"strings"

	"github.com/pressoir/pressoir/web"
)

// accessChapters lists what the declaration of accessibility says (after the
// model of RGAA 4.1, France's rules of accessibility), by the keys of its
// sentences: a paragraph, then a list.
var accessChapters = []struct {
	name  string
	items []string
}{
	{"state", nil},
	{"tested", []string{"axe", "html", "keyboard", "script", "zoom", "colours"}},
	{"untested", []string{"readers", "judged", "people"}},
	{"limits", []string{"texts", "captures", "timeline"}},
	{"made", nil},
}

// accessPath is where a language has the declaration.
func accessPath(lang web.Lang) string {
	if lang == web.English {
		return "/accessibility"
	}
	return "/accessibilite"
}

// showAccess is the declaration: what was tried and what was not, and whom to
// write to.
func (s *server) showAccess(v *visit, w http.ResponseWriter, r *http.Request) error {
	page := web.Statement{
		Shell:   s.shell(v, r, v.words.Text("access.heading")),
		Heading: v.words.Text("access.heading"), Lead: v.words.Text("access.lead"),
	}
	for _, chapter := range accessChapters {
		key := "access." + chapter.name
		c := web.Chapter{Title: v.words.Text(key + ".title"), Text: v.words.Text(key)}
		for _, item := range chapter.items {
			c.Items = append(c.Items, v.words.Text(key+"."+item))
		}
		page.Chapters = append(page.Chapters, c)
	}
	contact := web.Chapter{Title: v.words.Text("access.contact.title"), Text: v.words.Text("access.contact.none")}
	if s.Contact != "" {
		contact.Text = v.words.Text("access.contact")
		contact.Link = web.Link{Label: s.Contact, Href: contactHref(s.Contact)}
	}
	page.Chapters = append(page.Chapters, contact, web.Chapter{
		Title: v.words.Text("access.appeal.title"), Text: v.words.Text("access.appeal"),
		Link: web.Link{Label: "formulaire.defenseurdesdroits.fr", Href: "https://formulaire.defenseurdesdroits.fr/"},
	})
	return s.render(v, w, http.StatusOK, page)
}

// contactHref is where a contact leads: an address to write to, or a page; ""
// for anything else, which is shown as it is.
func contactHref(contact string) string {
	if href, _ := outside(contact); href != "" {
		return href
	}
	if a, err := mail.ParseAddress(contact); err == nil && a.Address == contact && !strings.ContainsAny(contact, "?&") {
		return "mailto:" + contact
	}
	return ""
}
