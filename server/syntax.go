package server

import (
	"net/http"

	"github.com/pressoir/pressoir/internal/query"
	"github.com/pressoir/pressoir/web"
)

// syntaxChapters lists what the help explains, by the keys of its sentences.
var syntaxChapters = []struct {
	name string
	rows []string
}{
	{"words", []string{"all", "phrase", "exact", "prefix", "fuzzy", "near"}},
	{"join", []string{"or", "not", "group"}},
	{"fields", []string{"title", "speaker", "quote", "section"}},
	{"dates", []string{"year", "range", "after"}},
}

// syntaxPath is where a language has the help.
func syntaxPath(lang web.Lang) string {
	if lang == web.English {
		return "/syntax"
	}
	return "/syntaxe"
}

// showSyntax explains what a search can say; each example is a search.
func (s *server) showSyntax(v *visit, w http.ResponseWriter, r *http.Request) error {
	page := web.Syntax{Shell: s.shell(v, r, v.words.Text("syntax.heading"))}
	for _, chapter := range syntaxChapters {
		group := web.SyntaxGroup{Title: v.words.Text("syntax.group." + chapter.name)}
		for _, row := range chapter.rows {
			key := "syntax." + chapter.name + "." + row
			example := v.words.Text(key + ".example")
			group.Rows = append(group.Rows, web.SyntaxRow{
				Example: example, Means: v.words.Text(key + ".means"), Href: v.search(query.Query{Text: example}),
			})
		}
		page.Groups = append(page.Groups, group)
	}
	return s.render(v, w, http.StatusOK, page)
}
