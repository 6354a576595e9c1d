package demosite

import (
	"fmt"
	"html/template"
	"strings"
)

// dialect is how a theme writes the blocks of a body and its typography. The
// strings are formats that take escaped HTML.
type dialect struct {
	paragraph, heading, quote string
	list, item                string
	figure                    string // address, caption, credit
	typography                func(string) string
}

// dialects has one entry a theme.
var dialects = map[Theme]*dialect{
	WordPress: {
		paragraph:  "<p>%s</p>\n",
		heading:    "<h2 class=\"wp-block-heading\">%s</h2>\n",
		quote:      "<blockquote class=\"wp-block-quote\"><p>%s</p></blockquote>\n",
		list:       "<ul class=\"wp-block-list\">\n%s</ul>\n",
		item:       "<li>%s</li>\n",
		figure:     "<figure class=\"wp-block-image size-large\"><img src=\"%s\" alt=\"\" width=\"320\" height=\"180\"/><figcaption class=\"wp-element-caption\">%s © %s</figcaption></figure>\n",
		typography: noBreak.Replace,
	},
	SPIP: {
		paragraph:  "<p>%s</p>\n",
		heading:    "<h3 class=\"spip\">%s</h3>\n",
		quote:      "<blockquote class=\"spip\"><p>%s</p></blockquote>\n",
		list:       "<ul class=\"spip\">%s</ul>\n",
		item:       "<li> %s</li>",
		figure:     "<div class='spip_document_12 spip_documents spip_documents_center'><img src='%s' width=\"320\" height=\"180\" alt='' /><div class='spip_doc_titre' style='width:320px;'><strong>%s</strong></div><div class='spip_doc_credits'>Crédits : %s</div></div>\n",
		typography: noBreak.Replace,
	},
	Drupal: {
		paragraph:  "<p>%s</p>\n\n",
		heading:    "<h2>%s</h2>\n\n",
		quote:      "<blockquote>\n<p>%s</p>\n</blockquote>\n\n",
		list:       "<ul>\n%s</ul>\n\n",
		item:       "\t<li>%s</li>\n",
		figure:     "<div class=\"media media--type-image\"><img loading=\"lazy\" src=\"%s\" width=\"320\" height=\"180\" alt=\"\" typeof=\"foaf:Image\" />\n<div class=\"field field--name-field-legende\">%s</div><div class=\"field field--name-field-credit\">%s</div></div>\n",
		typography: curly.Replace,
	},
	EZ: {
		paragraph:  "%s<br><br>\n",
		heading:    "<b><font color=\"#003366\">%s</font></b><br><br>\n",
		quote:      "<table width=\"90%%\" align=\"center\" class=\"exergue\"><tr><td><i>%s</i></td></tr></table><br>\n",
		list:       "%s<br>\n",
		item:       "&bull; %s<br>\n",
		figure:     "<table align=\"right\" width=\"320\"><tr><td><img src=\"%s\" width=\"320\" height=\"180\" border=\"0\" alt=\"\"></td></tr><tr><td class=\"legende\"><font size=\"1\">%s (photo : %s)</font></td></tr></table>\n",
		typography: func(s string) string { return s },
	},
}

func (d *dialect) p(html string) string { return fmt.Sprintf(d.paragraph, html) }

// block writes a block that is no turn of an interview.
func (d *dialect) block(b block) string {
	switch b.mark {
	case heading:
		return fmt.Sprintf(d.heading, inline(b.text))
	case quote:
		return fmt.Sprintf(d.quote, inline(b.text))
	case item:
		var items strings.Builder
		for line := range strings.SplitSeq(b.text, "\n") {
			fmt.Fprintf(&items, d.item, inline(line))
		}
		return fmt.Sprintf(d.list, items.String())
	}
	return d.p(inline(b.text))
}

// seeAfter is the number of blocks after which a theme slips in what it
// recommends.
const seeAfter = 2

// body writes the whole body of an article; see is what it recommends, if
// anything.
func (a *Article) body(see *Article) template.HTML {
	d := dialects[a.Theme]
	var b strings.Builder
	if a.image.Name != "" {
		fmt.Fprintf(&b, d.figure, imagePath(a.image.Name), inline(a.image.Caption), inline(a.image.Credit))
	}
	for i := 0; i < len(a.blocks); {
		if i == seeAfter && see != nil {
			b.WriteString(d.p(`<strong>Lire aussi :</strong> <a href="` + see.Path + `">` + inline(see.Title) + `</a>`))
		}
		if a.blocks[i].mark != question {
			b.WriteString(d.block(a.blocks[i]))
			i++
			continue
		}
		end := i + 1
		for end < len(a.blocks) && a.answered(end) {
			end++
		}
		b.WriteString(a.turn(d, a.blocks[i:end], i))
		i = end
	}
	if a.contact != "" {
		b.WriteString(d.p("<strong>Contact presse :</strong> " + inline(a.contact)))
	}
	if len(a.Interviewers) > 0 {
		b.WriteString(d.p("<em>Propos recueillis par " + inline(strings.Join(a.Interviewers, " et ")) + "</em>"))
	}
	return template.HTML(b.String()) // made of embedded files, escaped by inline
}

// answered reports whether block i belongs to the answer before it: an answer,
// or an intertitle that another answer follows.
func (a *Article) answered(i int) bool {
	if a.blocks[i].mark == answer {
		return true
	}
	return a.blocks[i].mark == heading && i+1 < len(a.blocks) && a.blocks[i+1].mark == answer
}
