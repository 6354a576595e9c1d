package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// read reads a page that must be readable.
func read(t *testing.T, p Page) *Reading {
	t.Helper()
	reading, err := New(Options{}).Read(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// treeOf makes the tree of a page for which no site has a rule.
func treeOf(ctx context.Context, markup string) (*tree, error) {
	doc, err := parsePage(ctx, markup)
	if err != nil {
		return nil, err
	}
	tr, err := growTree(ctx, doc, 0)
	if err != nil {
		return nil, err
	}
	tr.settle()
	return tr, nil
}

// article reads markup at an address of our own.
func article(t *testing.T, markup string) *news.Article {
	t.Helper()
	return read(t, Page{URL: "https://journal.example/actu/page.html", Body: []byte(markup)}).Article
}

// prose is running text that makes a body.
const prose = `<p>Les travaux du pont ont commencé lundi matin sous une pluie fine, devant une centaine d'habitants venus en voisins.</p>
<p>Le chantier doit durer dix-huit mois, et la circulation sera déviée par la rive gauche pendant toute cette période.</p>
<p>La mairie promet un nouveau point d'information au printemps, avec les ingénieurs et les commerçants du quai.</p>`

// page puts a head and what stands before the text around it.
func page(head, before, after string) string {
	return "<!DOCTYPE html><html lang=fr><head>" + head + "</head><body><main>" + before + "<div class=texte>" + prose + "</div>" + after + "</main></body></html>"
}

const headline = "<h1>Le pont du moulin rouvrira dans dix-huit mois</h1>"

func crumbLine(a *news.Article) string { return labels(a.Breadcrumb) }

func hasNote(r *Reading, field, part string) bool {
	for _, n := range r.Notes {
		if n.Field == field && (strings.Contains(n.Value, part) || strings.Contains(n.Source, part) || strings.Contains(n.Rejected, part)) {
			return true
		}
	}
	return false
}
