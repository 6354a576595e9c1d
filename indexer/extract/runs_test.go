package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/indexer/interview"
	"github.com/pressoir/pressoir/internal/news"
)

// blocks cuts markup, nothing left out.
func blocks(t *testing.T, markup string) []interview.Block {
	t.Helper()
	tr := parsed(t, "<body>"+markup+"</body>")
	var list []interview.Block
	for _, b := range tr.blocksOf(tr.body, func(int) bool { return false }) {
		list = append(list, b.Block)
	}
	return list
}

// line writes a block's runs: *bold*, _italic_, / for a line break.
func line(b interview.Block) string {
	var out strings.Builder
	for _, r := range b.Runs {
		switch {
		case r.Text == "\n":
			out.WriteByte('/')
		case r.Bold && r.Italic:
			out.WriteString("*_" + r.Text + "_*")
		case r.Bold:
			out.WriteString("*" + r.Text + "*")
		case r.Italic:
			out.WriteString("_" + r.Text + "_")
		default:
			out.WriteString(r.Text)
		}
	}
	return out.String()
}

func TestRuns(t *testing.T) {
	tests := []struct{ name, markup, want string }{
		{"plain", `<p>Un pont.</p>`, "Un pont."},
		{"bold and italic", `<p><b>Q : </b><i>ici</i> <strong><em>là</em></strong></p>`, "*Q : *_ici_ *_là_*"},
		{"by style", `<p><span style="font-weight: bold">Q</span> <span style="font-style:italic">R</span></p>`, "*Q* _R_"},
		{"neighbours of one style", `<p><b>Un</b><b> pont</b></p>`, "*Un pont*"},
		{"a line break", `<p><b>Q ?</b><br>R.</p>`, "*Q ?*/R."},
		{"breaks at the ends", `<p><br>Un pont.<br></p>`, "Un pont."},
		{"two breaks part", `<p>Un.<br><br>Deux.</p>`, "Un. | Deux."},
		{"space between breaks", "<p>Un.<br> \n <br>Deux.</p>", "Un. | Deux."},
		{"white space is folded", "<p>  Un \n\t <b> pont </b>  . </p>", "Un *pont *."},
		{"a line of the source is no line", "<p>Un\npont</p>", "Un pont"},
		{"a rule parts", `<div>Un.<hr>Deux.</div>`, "Un. | Deux."},
		{"a footnote call", `<p>Un pont<sup><a href="#n1">1</a></sup>.</p>`, "Un pont."},
		{"a power is no note", `<p>10 m<sup>2</sup></p>`, "10 m2"},
		{"bare text around blocks", `<div>Un. <p>Deux.</p> Trois.</div>`, "Un. | Deux. | Trois."},
		{"bold around blocks", `<b><div>Un.</div><div>Deux.</div></b>`, "*Un.* | *Deux.*"},
		{"nothing", `<p> <b> </b><br></p>`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, b := range blocks(t, tt.markup) {
				got = append(got, line(b))
			}
			if s := strings.Join(got, " | "); s != tt.want {
				t.Errorf("runs = %q, want %q", s, tt.want)
			}
		})
	}
}

func TestBlockTypes(t *testing.T) {
	tests := []struct {
		name, markup string
		want         []news.Block
	}{
		{"headings", `<h2>Deux</h2><h5>Cinq</h5>`, []news.Block{{Type: news.BlockHeading, Text: "Deux"}, {Type: news.BlockHeading, Text: "Cinq"}}},
		{"an item a block", `<ul><li>Un</li><li><p>Deux</p></li></ul>`, []news.Block{{Type: news.BlockList, Text: "Un"}, {Type: news.BlockList, Text: "Deux"}}},
		{
			"a list inside a list", `<ul><li>Un<ul><li>Un bis</li></ul></li></ul>`,
			[]news.Block{{Type: news.BlockList, Text: "Un"}, {Type: news.BlockList, Text: "Un bis"}},
		},
		{
			"a quote amid text", `<p>` + strings.Repeat("Texte. ", 20) + `</p><blockquote><p>Mot.</p><p>Autre.</p></blockquote>`,
			[]news.Block{{Type: news.BlockParagraph, Text: strings.TrimSpace(strings.Repeat("Texte. ", 20))}, {Type: news.BlockQuote, Text: "Mot."}, {Type: news.BlockQuote, Text: "Autre."}},
		},
		{
			"a figure", `<figure><img src=a><figcaption>Le quai.</figcaption></figure>`,
			[]news.Block{{Type: news.BlockCaption, Text: "Le quai."}},
		},
		{
			"a picture of SPIP", `<div class="spip_documents"><img src=a><div class="spip_doc_titre"><strong>Le quai</strong></div><div class="spip_doc_descriptif">Lundi.</div></div>`,
			[]news.Block{{Type: news.BlockCaption, Text: "Le quai"}, {Type: news.BlockCaption, Text: "Lundi."}},
		},
		{
			"an inline legend alone in its block", `<p><div><img src=a> <span class="legend">Le quai, lundi.</span></div></p>`,
			[]news.Block{{Type: news.BlockCaption, Text: "Le quai, lundi."}},
		},
		{
			"an inline legend amid text", `<p>Le pont <span class="legend">dit du moulin</span> est fermé.</p>`,
			[]news.Block{{Type: news.BlockParagraph, Text: "Le pont dit du moulin est fermé."}},
		},
		{
			"lines that end with a credit", `<div><img src=a><br><strong>Le quai, lundi</strong><br>Crédits : Maëlle Kervan</div>`,
			[]news.Block{{Type: news.BlockCaption, Text: "Le quai, lundi Crédits : Maëlle Kervan"}},
		},
		{
			"a row of data", `<table><tr><th>Pile</th><td>12 m</td></tr><tr><td>Arche</td><td>30 m</td></tr></table>`,
			[]news.Block{{Type: news.BlockParagraph, Text: "Pile | 12 m"}, {Type: news.BlockParagraph, Text: "Arche | 30 m"}},
		},
		{
			"a table that sets the page", `<table><tr><td>Menu</td><td><p>Un.</p><div>Deux.</div></td></tr></table>`,
			[]news.Block{{Type: news.BlockParagraph, Text: "Menu"}, {Type: news.BlockParagraph, Text: "Un."}, {Type: news.BlockParagraph, Text: "Deux."}},
		},
		{
			"a class caption on a whole column", `<div class="legende"><p>` + strings.Repeat("Texte ", 200) + `</p></div>`,
			[]news.Block{{Type: news.BlockParagraph, Text: strings.TrimSpace(strings.Repeat("Texte ", 200))}},
		},
		{"terms", `<dl><dt>Pile</dt><dd>De pierre.</dd></dl>`, []news.Block{{Type: news.BlockParagraph, Text: "Pile"}, {Type: news.BlockParagraph, Text: "De pierre."}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, bodyOf(blocks(t, tt.markup))); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}
