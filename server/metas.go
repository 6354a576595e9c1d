package server

import (
	"strings"

	"github.com/pressoir/pressoir/web"
)

// metas says of the article what programs that collect references read: the
// names are Highwire Press's, as Google Scholar asks for them and Zotero's
// translator « Embedded Metadata » reads them. What is not known is left out.
func (c *citer) metas() []web.Meta {
	a := c.article
	var list []web.Meta
	say := func(name, content string) {
		if content != "" {
			list = append(list, web.Meta{Name: name, Content: content})
		}
	}
	say("citation_title", string(a.Title))
	for _, author := range a.Authors {
		surname, first := surnameFirst(author)
		if first != "" {
			surname += ", " + first
		}
		say("citation_author", surname)
	}
	for _, agency := range a.Agency {
		say("citation_author", agency)
	}
	say("citation_publication_date", strings.ReplaceAll(a.Published.Day(), "-", "/"))
	say("citation_journal_title", string(a.Site))
	say("citation_language", string(a.Language))
	say("citation_keywords", strings.Join(a.Tags, "; "))
	source, _ := outside(a.URL)
	say("citation_public_url", source)
	if c.site != "" {
		say("citation_fulltext_html_url", c.passageURL(""))
	}
	return list
}
