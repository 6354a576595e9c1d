package extract

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

func TestReadRefuses(t *testing.T) {
	tests := []struct {
		name, body, contentType string
		want                    error
	}{
		{"no bytes", "", "text/html", ErrEmpty},
		{"no words", "<html><body><p> </p></body></html>", "text/html", ErrEmpty},
		{"white space", " \n\t\n", "text/plain", ErrEmpty},
		{"too large", strings.Repeat("a", MaxBytes+1), "text/plain", ErrTooLarge},
		{"a picture that says it is a page", "\x89PNG\r\n\x1a\n\x00\x00", "text/html", ErrNotText},
		{"nested divs", "<html>" + strings.Repeat("<div>", 100_000) + "a", "text/html", ErrTooComplex},
		{"formatting that multiplies", "<html>" + strings.Repeat("<b a=1><i><u><font size=1>", 300) + strings.Repeat("<p>x", 20_000), "text/html", ErrTooComplex},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(Options{}).Read(context.Background(), Page{URL: "https://journal.example/a", ContentType: tt.contentType, Body: []byte(tt.body)})
			if !errors.Is(err, tt.want) {
				t.Errorf("error = %v, want %v", err, tt.want)
			}
			if err != nil && !strings.Contains(err.Error(), "journal.example") {
				t.Errorf("error %q does not name the page", err)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, body := range []string{page("", headline, ""), "Titre\n\nTexte."} {
		if _, err := New(Options{}).Read(ctx, Page{Body: []byte(body)}); !errors.Is(err, context.Canceled) {
			t.Errorf("error = %v, want context.Canceled", err)
		}
	}
}

func TestReadIdentity(t *testing.T) {
	body := []byte(page("", headline, ""))
	if got, want := read(t, Page{Body: body}).Article.ID, news.ContentID(body); got != want {
		t.Errorf("without an address, id = %q, want %q", got, want)
	}
	r := read(t, Page{URL: "/relative/path", Body: body})
	if r.Article.ID != news.ContentID(body) || r.Article.URL != "" || !hasNote(r, "url", "/relative/path") {
		t.Errorf("with an address that is none: %q, %q, %v", r.Article.ID, r.Article.URL, r.Notes)
	}
	want, err := news.ID("https://journal.example/a")
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, Page{URL: "http://journal.example/a#x", Body: body}).Article.ID; got != want {
		t.Errorf("id = %q, want %q", got, want)
	}
}

func TestReadHead(t *testing.T) {
	r := read(t, Page{URL: "https://journal.example/a?x=1", Body: []byte(page(`<link rel="canonical" href="/a"><meta name="robots" content="noindex, follow">`, headline, ""))})
	if r.Canonical != "https://journal.example/a" || !r.NoIndex {
		t.Errorf("canonical %q, noindex %t", r.Canonical, r.NoIndex)
	}
	r = read(t, Page{URL: "https://journal.example/a", Body: []byte(page(`<meta name="robots" content="index">`, headline, ""))})
	if r.Canonical != "" || r.NoIndex {
		t.Errorf("canonical %q, noindex %t", r.Canonical, r.NoIndex)
	}
}

func TestReadConcurrently(t *testing.T) {
	r := New(Options{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if _, err := r.Read(context.Background(), Page{Body: []byte(page("", headline, ""))}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzRead(f *testing.F) {
	for _, fixture := range fixtures {
		body, err := os.ReadFile(filepath.Join("testdata", fixture.file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte(`<div class=breadcrumb><a href="%zz">A</a> > B</div><h1>B`))
	f.Add([]byte(`<script type="application/ld+json">{"@type":["Article",["x"]],"author":[[[{}]]]}</script><p>a`))
	f.Add([]byte(`<table><tr><td>a<td>b<tr><p>c<table><time datetime="2020-13-45">`))
	r := New(Options{})
	f.Fuzz(func(t *testing.T, body []byte) {
		reading, err := r.Read(context.Background(), Page{URL: "https://journal.example/a", Body: body})
		if errors.Is(err, ErrPanic) {
			t.Fatal(err)
		}
		if err == nil && reading.Article.Text != news.TextOf(reading.Article.Body) {
			t.Error("the text is not that of the body")
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := New(Options{})
	var pages []Page
	for _, f := range fixtures {
		body, err := os.ReadFile(filepath.Join("testdata", f.file))
		if err != nil {
			b.Fatal(err)
		}
		// A page as heavy as real ones are: menus and teasers around the article.
		body = []byte(strings.Replace(string(body), "</body>", "<footer>"+strings.Repeat(`<ul class="menu"><li><a class="item" href="/rubrique">Une rubrique du site</a></li></ul>`, 400)+"</footer></body>", 1))
		pages = append(pages, Page{URL: f.url, Body: body})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := r.Read(context.Background(), pages[i%len(pages)]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// TestReadRepetition holds pages of one thing many times over: a reader that
// looked at all of them for each would not come to an end.
func TestReadRepetition(t *testing.T) {
	const times = 20_000
	for name, markup := range map[string]string{
		"paragraphs": strings.Repeat("<p>Une phrase assez longue pour un paragraphe.</p>", times),
		"authors":    strings.Repeat("<a rel=author>Maëlle Kervan</a>", times),
		"headings":   strings.Repeat("<h2>Le pont du moulin</h2>", times),
		"pictures":   "<figure>" + strings.Repeat("<img src=a>", times) + "</figure>",
		"trails":     strings.Repeat("<div class=breadcrumb><a href=/>A</a> > b</div>", times),
		"dates":      strings.Repeat("<p>3 mars 2020</p>", times),
		"interviews": strings.Repeat("<br>Propos recueillis par Yann", times),
		"homes":      "<div>" + strings.Repeat("<span>Accueil</span> &gt; ", times) + "</div>",
		"places":     "<div>" + strings.Repeat("Vous êtes dans : <b>A</b> ", times) + "</div>",
		"teasers":    strings.Repeat("<div><h2><a href=/a>La passerelle du moulin rouvre</a></h2>Quelques mots seulement de la passerelle.</div>", times/2),
		"rubrics":    strings.Repeat("<p>Rubrique : <a href=/v>Ville</a></p>", times),
		"empty":      strings.Repeat("<div class=title>", 400) + strings.Repeat("<i></i>", times) + "abcdef",
	} {
		t.Run(name, func(t *testing.T) {
			if a := article(t, "<html><body>"+headline+markup+prose+"</body></html>"); a.Title == "" {
				t.Error("no title")
			}
		})
	}
}
