package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTags(t *testing.T) {
	tests := []struct {
		name, head, after string
		want              []string
	}{
		{"links", "", `<p class=tags><a href="/t/pont">#pont</a>, <a href="/t/mairie">mairie</a>, <a href="/t/pont">Pont</a></p>`, []string{"pont", "mairie"}},
		{"rel tag", "", `<a rel="tag" href="/t/pont">pont</a><a rel="category tag" href="/c">Ville</a>`, []string{"pont"}},
		{"article:tag", `<meta property="article:tag" content="pont"><meta property="article:tag" content="crue">`, "", []string{"pont", "crue"}},
		{"keywords that the text uses", `<meta name="keywords" content="pont, mairie, plage">`, "", []string{"pont", "mairie", "plage"}},
		{"a list with a class", "", `<ul class="mots-cles"><li><a href="/t/pont">Pont</a></li><li><a href="/t/quai">Quai</a></li></ul>`, []string{"Pont", "Quai"}},
		{"Drupal", "", `<div class="field field--name-field-tags"><div class="field__item"><a href="/t/pont">Pont</a></div></div>`, []string{"Pont"}},
		{"a cloud of tags in the margin", "", `<aside><div class="tagcloud"><a href="/t/a">sport</a></div></aside>`, []string{}},
		{"of a related article", "", `<div class="related"><a rel="tag" href="/t/a">sport</a></div>`, []string{}},
		{"a tag as long as a sentence", "", `<p class=tags><a href="/t/a">` + strings.Repeat("pont ", 20) + `</a></p>`, []string{}},
		{"parted by commas", `<meta property="article:tag" content="pont, crue">`, "", []string{"pont", "crue"}},
		{"what is shown wins", `<meta property="article:tag" content="crue">`, `<p class=tags><a href="/t/pont">pont</a></p>`, []string{"pont"}},
		{"keywords of linked data", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","keywords":["pont","mairie"]}</script>`, "", []string{"pont", "mairie"}},
		{"no keywords", `<meta name="keywords" content=" , ">`, "", []string{}},
		{"keywords of the whole site", `<meta name="keywords" content="actualité, sport, météo, pont">`, "", []string{}},
	}
	for _, tt := range tests {
		if got := article(t, page(tt.head, headline, tt.after)).Tags; !slices.Equal(got, tt.want) {
			t.Errorf("%s: tags = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTagsAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 3 * maxTags {
		fmt.Fprintf(&b, `<a rel="tag" href="/t/%d">mot %d</a> `, i, i)
	}
	if got := len(article(t, page("", headline, "<p>"+b.String()+"</p>")).Tags); got != maxTags {
		t.Errorf("%d tags, want %d", got, maxTags)
	}
}
