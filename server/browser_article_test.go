//go:build browser

package server

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// value evaluates an expression to a text.
func (b *browser) value(expression string) string {
	b.t.Helper()
	return askTab(b, chromedp.Evaluate[string]("String("+expression+")"))
}

// promised evaluates an expression to the text that it promises.
func (b *browser) promised(expression string) string {
	b.t.Helper()
	return askTab(b, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
}

// comes waits until an expression has a value.
func (b *browser) comes(want, expression string) {
	b.t.Helper()
	got := ""
	for b.ctx.Err() == nil {
		if got = b.value(expression); got == want {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("%s is %q, want %q", expression, got, want)
}

// clipboard lets the page be read what it copied.
func (b *browser) clipboard() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		command(b, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
			Permission: &cdpbrowser.PermissionDescriptor{Name: name}, Setting: cdpbrowser.PermissionSettingGranted, Origin: b.site,
		})
	}
}

// TestBrowserCopyWhatTheDirectorSaid finds what the director said about the
// partnership and copies it, with the reference.
func TestBrowserCopyWhatTheDirectorSaid(t *testing.T) {
	b := open(t)
	b.clipboard()
	b.visit("/?unit=words&q=locuteur%3Adelcourt+partenariat")
	b.follow(".said .said-title a")
	target := b.value("document.querySelector(':target').id")
	if !strings.HasPrefix(target, "e-") {
		t.Fatalf("the link leads to %q", target)
	}
	passage := "#" + target
	b.do(chromedp.Click(chromedp.CSS(passage + " .tools > .copy")))
	b.comes("Copié", "document.getElementById('annonce').textContent")
	copied := strings.ReplaceAll(b.promised("navigator.clipboard.readText()"), "\u202f", " ")
	for _, want := range []string{
		"« D’abord des chiffres.", " » — Marianne Delcourt, directrice de l’Institut de la sûreté urbaine", "« La reconnaissance faciale sait qui passe",
		"Institut de la sûreté urbaine, 16 octobre 2025. " + b.site + "/article/", passage,
	} {
		if !strings.Contains(copied, want) {
			t.Errorf("no %q in what was copied: %s", want, copied)
		}
	}
	b.do(chromedp.Click(chromedp.CSS(passage+" .tools summary")), chromedp.Click(chromedp.CSS(passage+" .copy-reference")))
	b.comes("true", "document.querySelector('"+passage+" .copy-reference').classList.contains('copied')")
	reference := strings.ReplaceAll(b.promised("navigator.clipboard.readText()"), "\u202f", " ")
	for _, want := range []string{"DELCOURT, Marianne. « D’abord des chiffres.", " » In : SARRAULT, Hélène. ", " [en ligne]. 16 octobre 2025 [consulté le ", "Disponible sur : https://www.isu-exemple.fr/"} {
		if !strings.Contains(reference, want) {
			t.Errorf("no %q in the reference: %s", want, reference)
		}
	}
	html := b.promised("navigator.clipboard.read().then(i => i[0].getType('text/html')).then(x => x.text())")
	if !strings.Contains(html, "<cite") {
		t.Errorf("the reference has no italics: %s", html)
	}
	b.picture("entretien-citer", 1440)
	b.hit(kb.Escape)
	if b.count(passage+" .tools details[open]") != 0 || b.value("document.activeElement.tagName") != "SUMMARY" {
		t.Error("Escape does not fold the reference away")
	}
	b.quiet()
}

// TestBrowserCopyWithoutTheClipboard copies where the page may not write to the
// clipboard, as over a network without TLS.
func TestBrowserCopyWithoutTheClipboard(t *testing.T) {
	b := open(t)
	b.visit("/article/" + press(t)[1].ID)
	b.value("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
	b.value("document.addEventListener('copy', () => { window.copied = document.activeElement.value })")
	b.do(chromedp.Click(chromedp.CSS(".note .copy")))
	b.comes("Copié", "document.getElementById('annonce').textContent")
	if got := b.value("window.copied"); !strings.HasPrefix(got, "«\u202fNous n’avons pas besoin") || !strings.Contains(got, "Marianne Delcourt") {
		t.Errorf("copied: %s", got)
	}
	if b.count("textarea") != 0 || b.value("document.activeElement.className") != "copy copied" {
		t.Error("the page is not as it was before")
	}
	b.quiet()
}

// hit presses a key, with Shift if so wanted.
func (b *browser) hit(key string, shift ...chromedp.Modifier) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(shift...)))
}

func TestBrowserMarksByKeyboard(t *testing.T) {
	b := open(t)
	b.visit("/article/" + press(t)[0].ID + "?q=reconnaissance+faciale")
	n := b.count("mark[id]")
	if n < 3 {
		t.Fatalf("%d marks", n)
	}
	at := func(want string) {
		t.Helper()
		b.comes(want, "document.activeElement.id")
		if b.count("mark.here") != 1 {
			t.Errorf("%d marks are shown to be the present one", b.count("mark.here"))
		}
	}
	b.hit(kb.Enter)
	first := b.value("document.activeElement.id")
	b.hit(kb.Enter)
	b.hit(kb.Enter, chromedp.ModifierShift)
	at(first)
	for range n {
		b.hit(kb.Enter) // once around
	}
	at(first)
	b.comes("true", "document.getElementById('annonce').textContent.includes(' sur "+b.value("document.querySelectorAll('mark[id]').length")+" : ')")
	b.do(chromedp.Click(chromedp.CSS(".mark-next")))
	if b.value("document.activeElement.id") == first {
		t.Error("the button leads nowhere")
	}
	if inside := b.value("(() => { const r = document.activeElement.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight })()"); inside != "true" {
		t.Error("the mark is not to be seen")
	}
	b.do(chromedp.Focus(chromedp.CSS(".marks a:last-child"))) // on a link, Enter is the link's
	b.hit(kb.Enter)
	b.comes("0", "document.querySelectorAll('mark').length")
	b.quiet()
}

// TestBrowserArticleWithoutScript reads, goes from mark to mark and finds the
// reference, all by links.
func TestBrowserArticleWithoutScript(t *testing.T) {
	b := open(t)
	command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit("/article/" + press(t)[0].ID + "?q=reconnaissance+faciale")
	if n := b.count("button.copy:not([hidden])") + b.count(".marks button:not([hidden])"); n != 0 {
		t.Errorf("%d buttons do nothing", n)
	}
	b.do(chromedp.Click(chromedp.CSS(".mark-end")))
	if got := b.value("document.querySelector(':target').id"); got != "m1" {
		t.Errorf("the first link leads to %q", got)
	}
	b.do(chromedp.Click(chromedp.CSS("mark:target + .hop a:last-child")))
	if got := b.value("document.querySelector(':target').id"); got != "m2" {
		t.Errorf("the next mark is %q", got)
	}
	b.do(chromedp.Click(chromedp.CSS(".text-tools summary")))
	if got := b.text(".text-tools .reference"); !strings.HasPrefix(got, "SARRAULT, Hélène. ") {
		t.Errorf("the reference is %q", got)
	}
	b.quiet()
}

// TestBrowserMargin holds that quotes stand beside their paragraphs where
// there is room, and under them where there is none.
func TestBrowserMargin(t *testing.T) {
	b := open(t)
	for _, width := range []int64{360, 768, 1024, 1440} {
		b.do(chromedp.EmulateViewport(width, 900))
		b.visit("/article/" + press(t)[1].ID)
		beside := "(() => { const n = document.querySelector('.note').getBoundingClientRect(), w = document.querySelector('.words').getBoundingClientRect(); " +
			"return n.left >= w.right ? (n.top < w.bottom && n.bottom > w.top ? 'beside' : 'astray') : n.top >= w.bottom ? 'under' : 'over' })()"
		want := "beside"
		if width < 960 {
			want = "under"
		}
		if got := b.value(beside); got != want {
			t.Errorf("at %d pixels the words' speaker is %s, want %s", width, got, want)
		}
	}
	b.quiet()
}

// TestBrowserArchivedPageRunsNothing opens an archived page with a script and
// a picture from elsewhere in it.
func TestBrowserArchivedPageRunsNothing(t *testing.T) {
	m := full(t)
	m.archive(m.articles[0])
	b := openOn(t, handler(t, m, func(c *Config) { c.Index = engine(t, m) }))
	b.visit("/article/" + m.articles[0].ID)
	b.follow(".seen a[href*=capture]")
	b.follow(".capture-go a")
	if title := b.value("document.title"); title != string(m.articles[0].Title) {
		t.Errorf("the title is %q", title)
	}
	if origin := b.value("self.origin"); origin != "null" {
		t.Errorf("the page has the origin %s", origin)
	}
	for _, complaint := range b.complains {
		if !strings.Contains(complaint, "ailleurs.example") { // the picture that the policy refused
			t.Error(complaint)
		}
	}
}

// picture keeps a picture of the page.
func (b *browser) picture(name string, width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	picture := askTab(b, chromedp.FullScreenshot(100))
	if err := os.WriteFile(filepath.Join(screenshots(b.t), name+".png"), picture, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// TestBrowserPrint writes an article as it is printed, and holds that the sheet
// says where it is from, and nothing that only a screen needs.
func TestBrowserPrint(t *testing.T) {
	b := open(t)
	path := "/article/" + press(t)[0].ID
	b.visit(path + "?q=reconnaissance")
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	shown := "(s => [...document.querySelectorAll(s)].filter(e => e.offsetParent !== null).length)"
	for _, selector := range []string{".masthead", ".colophon", ".tools", ".text-tools", ".marks", ".similar", ".anchor"} {
		if n := b.value(shown + "('" + selector + "')"); n != "0" {
			t.Errorf("%s is printed %s times", selector, n)
		}
	}
	for _, want := range []string{b.site + path, "Consulté le ", "https://www.isu-exemple.fr/actualites/"} {
		if !strings.Contains(b.text(".on-paper"), want) {
			t.Errorf("no %q on the sheet", want)
		}
	}
	b.picture("entretien-imprime", 794) // as wide as a sheet of A4 at 96 dots an inch
	b.visit("/article/" + press(t)[1].ID)
	b.picture("article-imprime", 794)
	command(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	result, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(screenshots(t), "entretien.pdf"), result.Data, 0o644); err != nil {
		t.Fatal(err)
	}
}
