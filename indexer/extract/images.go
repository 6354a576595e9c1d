package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/pressoir/pressoir/internal/news"
)

// maxImages bounds the pictures of one article: a gallery has a hundred.
const maxImages = 100

// readImages takes the picture that the page names as its own, then those
// inside the body, each with its caption and credit.
func (d *draft) readImages() {
	for _, u := range append(slices.Clone(d.meta.values["og:image"]), d.data.images...) {
		d.addImage(news.Image{URL: d.resolve(u)})
		break
	}
	if d.bodyAt < 0 {
		return
	}
	start := d.bodyAt
	if d.titleAt >= 0 && d.titleAt < start {
		start = d.titleAt
	}
	looked := 0
	for i := start; i < d.tree.nodes[d.bodyAt].end; i++ {
		n := &d.tree.nodes[i]
		if n.tag != atom.Img || n.out || n.under&(traitAuthor|traitBio) != 0 || isTiny(attr(n.html, "width")) || isTiny(attr(n.html, "height")) {
			continue
		}
		if looked++; looked > maxImages {
			return
		}
		caption, credit := d.captionOf(i)
		d.addImage(news.Image{URL: d.imageURL(i), Caption: news.Maybe(caption), Credit: news.Maybe(credit)})
	}
}

func (d *draft) addImage(image news.Image) {
	if image.URL == "" {
		return
	}
	for i := range d.article.Images {
		known := &d.article.Images[i]
		if known.URL == image.URL {
			known.Caption = news.Maybe(firstOf(known.Caption.String(), image.Caption.String()))
			known.Credit = news.Maybe(firstOf(known.Credit.String(), image.Credit.String()))
			return
		}
	}
	d.article.Images = append(d.article.Images, image)
}

// imageURL is where a picture stands, also when a script is to load it later.
func (d *draft) imageURL(i int) string {
	n := d.tree.nodes[i].html
	for _, name := range [...]string{"data-src", "data-lazy-src", "data-original", "src"} {
		if v := strings.TrimSpace(attr(n, name)); v != "" && !strings.HasPrefix(v, "data:") {
			return d.resolve(v)
		}
	}
	return ""
}

// isTiny holds for pictures of icons and counters.
func isTiny(size string) bool {
	return isNumber(size) && len(size) < 3 && number(size) < 50
}

// captionOf is the caption beside a picture, its credit apart: in the figure
// around it, or in the small box that content systems make instead.
func (d *draft) captionOf(i int) (caption, credit string) {
	box := d.tree.nodes[i].parent
	for level := 0; box >= 0 && level < 4; level++ {
		n := &d.tree.nodes[box]
		if n.tag != atom.Figure && n.chars > maxCaption {
			return "", ""
		}
		caption, credit = d.captionIn(box)
		if n.tag == atom.Figure || caption != "" || credit != "" {
			return caption, credit
		}
		box = n.parent
	}
	return "", ""
}

func (d *draft) captionIn(box int) (caption, credit string) {
	for j := box + 1; j < d.tree.nodes[box].end; j++ {
		n := &d.tree.nodes[j]
		if n.traits&traitCredit != 0 && credit == "" {
			credit = d.tree.text(j)
		} else if n.traits&traitCaption != 0 && caption == "" {
			caption = d.tree.textWithout(j, func(n *node) bool { return n.traits&traitCredit != 0 })
		}
	}
	return caption, credit
}
