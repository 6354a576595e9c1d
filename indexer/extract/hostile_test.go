package extract

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/pressoir/pressoir/internal/news"
)

// hostile is a page that is broken or meant to do harm, and what becomes of it.
type hostile struct {
	name        string
	make        func() string // pages are large: each is made when its turn comes
	contentType string
	want        error
}

// sized repeats a piece up to a size in bytes.
func sized(piece string, bytes int) string { return strings.Repeat(piece, bytes/len(piece)) }

// heavy makes the pages as large as any that is read.
var heavy = flag.Bool("heavy", false, "read hostile pages in their full size, and log what each took with -v")

// much is the size of a large page: 1 MB, or the largest that is read.
func much() int {
	if *heavy {
		return MaxBytes - 1<<10
	}
	return 1 << 20
}

// wide writes text as UTF-16, low bytes first.
func wide(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

// inScript puts linked data into a page.
func inScript(data string) string {
	return page(`<script type="application/ld+json">`+data+`</script>`, headline, "")
}

var hostilePages = []hostile{
	{"no bytes", func() string { return "" }, "text/html", ErrEmpty},
	{"50 MB", func() string { return sized("<p>Une phrase du chantier.</p>\n", 50<<20) }, "text/html", ErrTooLarge},
	{"one line of text", func() string { return "<p>" + sized("Une phrase du chantier. ", MaxBytes-1<<10) }, "text/html", nil},
	{"one line of plain text", func() string { return sized("Une phrase du chantier. ", much()) }, "text/plain", nil},
	{"one word", func() string { return "<p>" + sized("chantier", much()) }, "text/html", nil},
	{"one paragraph a line", func() string {
		return sized("<p>Une phrase assez longue pour tenir lieu de paragraphe.</p>\n", min(much(), 3<<20))
	}, "text/html", nil},
	{"more paragraphs than a book has", func() string { return strings.Repeat("<p>a\n", maxNodes) }, "text/html", ErrTooComplex},
	{"lines of plain text", func() string { return sized("Une phrase assez longue pour tenir lieu de paragraphe.\n\n", much()) }, "text/plain", nil},
	{"letters as entities", func() string { return "<p>" + sized("&eacute;", much()) }, "text/html", nil},
	{"empty lines", func() string { return "<h1>Le pont</h1>" + sized("\n", much()) }, "text/html", nil},
	{"line breaks", func() string { return "<p>Le pont" + sized("<br>", 400<<10) }, "text/html", ErrEmpty},
	{"quotes", func() string {
		return sized("<p>« Le pont du moulin rouvre », a dit Maëlle Kervan.</p>", min(much(), 5<<20))
	}, "text/html", nil},
	{"questions", func() string {
		return sized("<p><b>Le pont rouvre-t-il bientôt ?</b></p><p>Oui, dès le printemps prochain.</p>", min(much(), 3<<20))
	}, "text/html", nil},
	{"100,000 nested divs", func() string { return "<html>" + strings.Repeat("<div>", 100_000) + "a" }, "text/html", ErrTooComplex},
	{"a million elements", func() string { return strings.Repeat("<i></i>", 1_000_000) }, "text/html", ErrTooComplex},
	{"formatting that multiplies", func() string {
		return "<html>" + strings.Repeat("<b a=1><i><u><font size=1>", 300) + strings.Repeat("<p>x", 20_000)
	}, "text/html", ErrTooComplex},
	{"a million attributes", func() string { return headline + "<div" + strings.Repeat(" a=b", 1_000_000) + ">" + prose }, "text/html", nil},
	{"attributes on every element", func() string {
		return headline + sized("<p a b c d e f g h i j k l m n o p q r s t>x", min(much(), 4<<20))
	}, "text/html", nil},
	{"one long attribute", func() string { return headline + `<div class="` + sized("menu ", much()) + `">` + prose }, "text/html", nil},
	{"class names", func() string { return headline + sized(`<p class="a b c d e f">x`, min(much(), 2<<20)) }, "text/html", nil},
	{"nothing closed", func() string {
		return "<html><body><main><article>" + headline + prose + strings.Repeat("<ul><li><a href=/a>Un<b>deux<table><tr><td>trois<div>quatre", 20)
	}, "text/html", nil},
	{"a tag that never ends", func() string { return headline + prose + "<p " + sized("a='", much()) }, "text/html", nil},
	{"a comment that never ends", func() string { return headline + prose + "<!-- " + sized("a-- >", much()) }, "text/html", nil},
	{"a script that never ends", func() string { return headline + prose + "<script>" + sized("</scrip", much()) }, "text/html", nil},
	{"a title that never ends", func() string { return "<title>" + sized("Le pont ", much()) }, "text/html", nil},
	{"nothing opened", func() string { return headline + prose + sized("</div></p></b>", much()/4) }, "text/html", nil},
	{"tables in tables", func() string { return headline + strings.Repeat("<table><tr><td>", 100) + prose }, "text/html", nil},
	{"a picture", func() string { return "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + sized("\x00\xff\x12", 1<<20) }, "text/html", ErrNotText},
	{"bytes without meaning", func() string { return sized("\x07\x00\xf3\x81\x1b\x02\xff", 1<<20) }, "text/html", ErrNotText},
	{"zeros", func() string { return sized("\x00", much()) }, "text/html", ErrNotText},
	{"bytes without meaning behind a page", func() string { return page("", headline, prose+prose) + sized("\x00\xf3\x81\x02\xff", much()/2) }, "text/html", nil},
	{"a charset that there is not", func() string { return page("", headline, "") }, "text/html; charset=klingon", nil},
	{"a charset without end", func() string { return page("", headline, "") }, "text/html; charset=" + strings.Repeat("x", 1<<20), nil},
	{"windows-1252 that says utf-8", func() string {
		return sized("<p>Le pont rouvre en \xe9t\xe9, \x93 enfin \x94.</p>", min(much(), 3<<20))
	}, "text/html; charset=utf-8", nil},
	{"utf-8 that says utf-16", func() string { return page("<meta charset=utf-16>", headline, "") }, "text/html; charset=utf-16le", nil},
	{"utf-8 that says shift_jis", func() string { return page("<meta charset=shift_jis>", headline, "") }, "text/html; charset=shift_jis", nil},
	{"half of utf-16", func() string { return "\xff\xfe" + wide(page("", headline, "")) + wide(sized("<p>a", 100<<10)) + "<" }, "text/html", nil},
	{"escapes to another charset", func() string { return page("", headline, "") + sized("\x1b$B\x1b(B", 1<<20) }, "text/html; charset=iso-2022-jp", nil},
	{"letters encoded twice", func() string { return headline + "<p>" + sized("Ã©", much()/2) }, "text/html", nil},
	{"linked data of 9 MB", func() string {
		return inScript(`{"@type":"NewsArticle","headline":"` + sized("Le pont ", 9<<20) + `"}`)
	}, "text/html", nil},
	{"linked data in many blocks", func() string {
		return inScript("") + sized(`<script type="application/ld+json">`+sized(`{"@graph":[`, 200<<10)+`</script>`, much()-4<<10)
	}, "text/html", nil},
	{"linked data of many things", func() string {
		return inScript("[" + sized(`{"@type":"Article","author":["a"]},`, 1<<20-1<<10) + "{}]")
	}, "text/html", nil},
	{"linked data nested", func() string { return inScript(sized(`{"mainEntity":`, 900<<10)) }, "text/html", nil},
	{"linked data of brackets", func() string { return inScript(sized(`[`, 900<<10)) }, "text/html", nil},
	{"linked data that is none", func() string { return inScript(`{"@type":"Article","headline":"Le pont"`) }, "text/html", nil},
	{"an article in JSON of brackets", func() string { return `{"body":` + sized(`[`, much()) }, "application/json", ErrArticleJSON},
	{"an article in JSON", func() string { return `{"title":"Le pont","text":"` + sized(`Le pont rouvre. \n\n`, much()) + `"}` }, "application/json", nil},
}

// What docs/how-a-page-is-read.md says of the memory that one page takes.
const (
	memoryMultiple = 120
	memoryFloor    = 8 << 20 // bytes
)

// No page breaks the reader, however it was broken or meant to do harm. How
// long each takes and what it needs is logged (go test -v).
func TestHostilePages(t *testing.T) {
	for _, h := range hostilePages {
		t.Run(h.name, func(t *testing.T) {
			p := Page{URL: "https://journal.example/a", ContentType: h.contentType, Body: []byte(h.make())}
			reading, used, err := measured(p)
			t.Logf("%8d bytes: %s, %v", len(p.Body), used, shortError(err))
			if !errors.Is(err, h.want) || h.want == nil && err != nil {
				t.Fatalf("error %v, want %v", shortError(err), h.want)
			}
			if limit := uint64(memoryFloor + memoryMultiple*len(p.Body)); used.peak > limit {
				t.Errorf("%d bytes held, the docs say at most %d", used.peak, limit)
			}
			if err != nil {
				return
			}
			if a := reading.Article; a.Text != news.TextOf(a.Body) || a.Title == "" && a.Text == "" {
				t.Errorf("title %q, a text of %d bytes, a body of %d blocks", a.Title, len(a.Text), len(a.Body))
			}
		})
	}
}

func shortError(err error) string {
	if err == nil {
		return "an article"
	}
	return shorten(err.Error(), 200)
}

// usage is what reading a page took.
type usage struct {
	size      int
	time      time.Duration // of all processors
	allocated uint64        // bytes, in all
	peak      uint64        // bytes held at one time, what is waiting to be freed included
}

func (u usage) String() string {
	size := float64(max(u.size, 1))
	return fmt.Sprintf("%5.2f s, allocated %4.0f MB (%.0f × its size), at most %4.0f MB at a time (%.0f ×)",
		u.time.Seconds(), float64(u.allocated)/1e6, float64(u.allocated)/size, float64(u.peak)/1e6, float64(u.peak)/size)
}

// measured reads a page and says what that took.
func measured(p Page) (*Reading, usage, error) {
	debug.FreeOSMemory()
	held := heap()
	stop, peak := make(chan struct{}), make(chan uint64)
	go func() {
		most := held
		for {
			select {
			case <-stop:
				peak <- max(most, heap())
				return
			case <-time.After(time.Millisecond):
				most = max(most, heap())
			}
		}
	}()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime()
	reading, err := New(Options{}).Read(context.Background(), p)
	took := processorTime() - start
	runtime.ReadMemStats(&after)
	close(stop)
	return reading, usage{len(p.Body), took, after.TotalAlloc - before.TotalAlloc, <-peak - held}, err
}

// processorTime is what the process has used, whatever else the machine does.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// heap is how many bytes of objects there are, those not yet freed included.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// Dates beyond what a news page bears are none, and nothing breaks on them.
func TestImpossibleDates(t *testing.T) {
	for _, s := range []string{
		"0000-01-01", "0000-00-00T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31", "9999-12-31T23:59:59-23:59", "10000-01-01", "-2020-03-03", "2020-13-45", "2020-02-30",
		"99999999999999999999-01-01", "2020-03-03T99:99:99Z", "2020-03-03T10:00:00+99:99", "3 mars 0000", "3 mars 9999", "0 mars 2020", "31 février 2020", "3 mars 99999", "٣ مارس ٢٠٢٠", "\x00\x01",
	} {
		markup := page(`<meta property="article:published_time" content="`+s+`"><script type="application/ld+json">{"@type":"Article","datePublished":"`+s+`","dateModified":"`+s+`"}</script>`,
			headline+`<p class=date>Publié le `+s+`, mis à jour le `+s+`</p><time pubdate datetime="`+s+`">`+s+`</time>`, "")
		a := article(t, markup)
		for _, d := range []news.Date{a.Published, a.Modified} {
			if d == "" {
				continue
			}
			if at, ok := d.Time(); !ok || at.Year() < news.MinYear || at.Year() > news.MaxYear {
				t.Errorf("%q gives the date %q", s, d)
			}
		}
	}
}

// What a terminal or a page could trip over is taken out of every field.
func TestControlCharacters(t *testing.T) {
	const mess = "\x1b[31m\x07\x08\u202e\u200b\u0085\u00ad\ufeff\U000e0001"
	m := func(s string) string { return s[:2] + mess + s[2:] }
	markup := `<html><head><title>` + m("Le pont") + `</title><meta property="og:site_name" content="` + m("Le Journal") + `"><meta property="article:tag" content="` + m("Travaux") + `">` +
		`<script type="application/ld+json">{"@type":"Article","headline":"Le \u001b[31mpont\u0000","articleSection":"Vi\u0007lle"}</script></head><body>` +
		`<p class=breadcrumb><a href="/">` + m("Accueil") + `</a> &gt; <a href="/v">` + m("Ville") + `</a></p><h1>` + m("Le pont du moulin rouvrira") + `&#27;&#7;&#x9b;</h1>` +
		`<p class=author>Par ` + m("Maëlle Kervan") + `</p>` + strings.ReplaceAll(prose, "pont", "po"+mess+"nt") + `</body></html>`
	a := article(t, markup)
	fields := append([]string{a.Title.String(), a.Lead.String(), a.Site.String(), a.Section.String(), a.Text, crumbLine(a)}, append(a.Authors, a.Tags...)...)
	for _, f := range fields {
		if i := strings.IndexFunc(f, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) }); i >= 0 {
			t.Errorf("%q holds a control character", f)
		}
	}
	if a.Title == "" || a.Text == "" {
		t.Errorf("title %q, text %q", a.Title, a.Text)
	}
}
