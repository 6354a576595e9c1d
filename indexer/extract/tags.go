package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// Bounds of tags.
const (
	maxTags    = 40
	maxTagSize = 60 // runes
)

// readTags takes the tags that the page shows around the article; where it
// shows none, those of metadata, and keywords that the text itself uses.
func (d *draft) readTags() {
	for i := max(0, d.titleAt-nearNodes); i < min(len(d.tree.nodes), d.endAt+4*nearNodes); i++ {
		if d.isTagLink(i) {
			d.addTag(d.tree.text(i), "link")
		}
	}
	for _, name := range [...]string{"article:tag", "og:article:tag", "parsely-tags"} {
		if len(d.article.Tags) > 0 {
			return
		}
		for _, value := range d.meta.values[name] {
			for part := range strings.SplitSeq(value, ",") {
				d.addTag(part, "meta "+name)
			}
		}
	}
	if len(d.article.Tags) == 0 {
		d.tagsFromKeywords()
	}
}

// isTagLink knows a tag by rel=tag, or by the class of what is around it.
func (d *draft) isTagLink(i int) bool {
	n := &d.tree.nodes[i]
	if n.tag != atom.A || n.chars < 2 || n.chars > 2*maxTagSize || n.under&(traitComment|traitRelated|traitAside) != 0 {
		return false
	}
	if n.under&traitFooter != 0 && d.tree.above(i, atom.Article) < 0 {
		return false // the site's footer, not the article's
	}
	rel := attr(n.html, "rel")
	if strings.Contains(rel, "category") {
		return false
	}
	return strings.Contains(" "+rel+" ", " tag ") || n.under&traitTags != 0 && n.under&(traitNav|traitHeader) == 0
}

// tagsFromKeywords takes keywords only where the article uses most of them:
// many sites print the same on every page.
func (d *draft) tagsFromKeywords() {
	list := slices.Clone(d.data.keywords)
	source := "jsonld keywords"
	if len(list) == 0 {
		list, source = strings.Split(d.meta.first("news_keywords", "keywords"), ","), "meta keywords"
	}
	if strings.Join(list, "") == "" {
		return
	}
	all := " " + strings.Join(plainWords(d.article.Title.String()+" "+d.plainText()), " ") + " "
	used := 0
	for _, k := range list {
		if w := strings.Join(plainWords(k), " "); w != "" && strings.Contains(all, " "+w+" ") {
			used++
		}
	}
	if used == 0 || used*2 < len(list) {
		d.reject("tags", strings.Join(list, ", "), source, "the article does not use these words")
		return
	}
	for _, k := range list {
		d.addTag(k, source)
	}
}

func (d *draft) plainText() string {
	var b strings.Builder
	for i := range d.blocks {
		b.WriteString(d.blocks[i].Text)
		b.WriteByte(' ')
	}
	return b.String()
}

func (d *draft) addTag(tag, source string) {
	tag = strings.Trim(fold(tag), " #,;·•|")
	if tag == "" || runes(tag) > maxTagSize || len(d.article.Tags) >= maxTags {
		return
	}
	for _, known := range d.article.Tags {
		if key(known) == key(tag) {
			return
		}
	}
	d.article.Tags = append(d.article.Tags, tag)
	d.note("tags", tag, source)
}
