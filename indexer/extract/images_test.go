package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/news"
)

func TestImages(t *testing.T) {
	tests := []struct {
		name, head, inText string
		want               []news.Image
	}{
		{"none", "", "", []news.Image{}},
		{
			"the page's own", `<meta property="og:image" content="/pont.jpg">`, "",
			[]news.Image{{URL: "https://journal.example/pont.jpg"}},
		},
		{
			"linked data, a list of objects",
			`<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","image":[{"@type":"ImageObject","url":"https://img.example/a.jpg"},"https://img.example/b.jpg"]}</script>`, "",
			[]news.Image{{URL: "https://img.example/a.jpg"}},
		},
		{
			"a figure with caption and credit", "",
			`<figure><img src="quai.jpg"><figcaption>Le quai, lundi matin. <span class="credit">Photo M. Kervan</span></figcaption></figure>`,
			[]news.Image{{URL: "https://journal.example/actu/quai.jpg", Caption: "Le quai, lundi matin.", Credit: "Photo M. Kervan"}},
		},
		{
			"a caption joins the page's own picture", `<meta property="og:image" content="https://journal.example/quai.jpg">`,
			`<figure><img src="/quai.jpg"><figcaption>Le quai.</figcaption></figure>`,
			[]news.Image{{URL: "https://journal.example/quai.jpg", Caption: "Le quai."}},
		},
		{
			"SPIP", "", `<div class="spip_document_12 spip_documents"><img src="/IMG/quai.jpg"><div class="spip_doc_titre"><strong>Le quai</strong></div><div class="spip_doc_descriptif">Lundi matin.</div></div>`,
			[]news.Image{{URL: "https://journal.example/IMG/quai.jpg", Caption: "Le quai"}},
		},
		{
			"WordPress", "", `<div class="wp-caption"><img src="/quai.jpg"><p class="wp-caption-text">Le quai.</p></div>`,
			[]news.Image{{URL: "https://journal.example/quai.jpg", Caption: "Le quai."}},
		},
		{
			"loaded by a script later", "", `<p><img src="data:image/gif;base64,R0lGOD" data-src="/quai.jpg"></p>`,
			[]news.Image{{URL: "https://journal.example/quai.jpg"}},
		},
		{"an icon", "", `<p><img src="/puce.png" width="8" height="8"></p>`, []news.Image{}},
		{"a counter", "", `<p><img src="/hit.gif" width=1></p>`, []news.Image{}},
		{"the author's portrait", "", `<div class="author-box"><img src="/kervan.jpg"> Maëlle Kervan</div>`, []news.Image{}},
		{"no address", "", `<p><img src=""><img><img src="javascript:x()"></p>`, []news.Image{}},
		{"twice the same", "", `<p><img src="/quai.jpg"><img src="/quai.jpg"></p>`, []news.Image{{URL: "https://journal.example/quai.jpg"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "<html><head>"+tt.head+"</head><body><main>"+headline+"<div>"+prose+tt.inText+"</div></main></body></html>")
			if diff := cmp.Diff(tt.want, a.Images); diff != "" {
				t.Errorf("images (-want +got):\n%s", diff)
			}
			if strings.Contains(a.Text, "Le quai") {
				t.Errorf("a caption stands in the text: %q", a.Text)
			}
		})
	}
}

func TestImagesAreBounded(t *testing.T) {
	gallery := strings.Repeat(`<p><img src="/a.jpg"></p>`, 30) + func() string {
		var b strings.Builder
		for i := range 2 * maxImages {
			b.WriteString(`<p><img src="/` + strings.Repeat("i", i+1) + `.jpg"></p>`)
		}
		return b.String()
	}()
	if got := len(article(t, page("", headline, "<div>"+gallery+"</div>")).Images); got > maxImages {
		t.Errorf("%d images, the limit is %d", got, maxImages)
	}
}

func TestIsTiny(t *testing.T) {
	for size, want := range map[string]bool{"1": true, "49": true, "50": false, "300": false, "": false, "100%": false, "0": true} {
		if got := isTiny(size); got != want {
			t.Errorf("isTiny(%q) = %t", size, got)
		}
	}
}
