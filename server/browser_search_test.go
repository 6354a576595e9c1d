//go:build browser

package server

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// until waits for something to be true on the page, for some seconds.
func (b *browser) until(condition string) {
	b.t.Helper()
	for range 400 {
		// A page that is being left answers nothing; the next one will.
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](condition)); err == nil && ok {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("%s: it never became true: %s", askTab(b, chromedp.Location()), condition)
}

func (b *browser) is(want, expression string) {
	b.t.Helper()
	if got := askTab(b, chromedp.Evaluate[string]("String("+expression+")")); got != want {
		b.t.Errorf("%s is %q, want %q", expression, got, want)
	}
}

// key presses a key as a keyboard does: what it types, or sends, is up to the
// page, which chromedp.KeyEvent goes past.
func (b *browser) key(key, code, text string) {
	b.t.Helper()
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Code: code, Text: text}
	if key == "Enter" {
		down.WindowsVirtualKeyCode = 13
	}
	command(b, input.DispatchKeyEvent, down)
	command(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: key, Code: code})
}

// back goes back as a reader does: a page that the browser has kept is not
// loaded again, which chromedp.NavigateBack waits for.
func (b *browser) back() {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void]("setTimeout(() => history.back())"))
}

func (b *browser) slash()    { b.t.Helper(); b.key("/", "Slash", "/") }
func (b *browser) enterKey() { b.t.Helper(); b.key("Enter", "Enter", "\r") }

// TestBrowserKeyboardAlone goes to the box, chooses a suggestion and arrives,
// without a pointer.
func TestBrowserKeyboardAlone(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.slash()
	b.is("q", "document.activeElement.id")
	b.is("combobox", "q.getAttribute('role')")
	b.is("false", "q.getAttribute('aria-expanded')")
	b.press("renaud")
	b.until("document.querySelectorAll('#q-list li').length > 0 && !document.getElementById('q-list').hidden")
	b.is("true", "q.getAttribute('aria-expanded')")
	announced := askTab(b, chromedp.Evaluate[string]("document.querySelector('.box [aria-live]').textContent"))
	if !strings.Contains(announced, "proposition") {
		t.Errorf("what is announced: %q", announced)
	}
	b.press(kb.ArrowDown)
	b.is("q-0", "q.getAttribute('aria-activedescendant')")
	b.is("true", "document.getElementById('q-0').getAttribute('aria-selected')")
	b.press(kb.ArrowUp) // back to what was typed
	b.is("null", "q.getAttribute('aria-activedescendant')")
	b.press(kb.ArrowUp) // the last one
	b.is("true", "document.querySelector('#q-list li:last-child').getAttribute('aria-selected')")
	b.press(kb.Escape)
	b.is("true renaud", "document.getElementById('q-list').hidden + ' ' + q.value")
	b.press(kb.ArrowDown)
	b.press(kb.ArrowDown)
	b.is("Personne", "document.querySelector('#q-0 span').textContent")
	b.enterKey()
	b.until("location.pathname === '/personne/Octave%20Renaudin' && document.readyState === 'complete'")
	b.is("Octave Renaudin", "document.querySelector('h1').textContent")
	b.slash()
	b.press("reconnaissance faciale")
	b.enterKey() // without a choice: the search that was typed
	b.until("new URLSearchParams(location.search).get('q') === 'reconnaissance faciale' && document.readyState === 'complete'")
	b.quiet()
}

// TestBrowserSlashIsTyped holds that the key is not taken from who is typing.
func TestBrowserSlashIsTyped(t *testing.T) {
	b := open(t)
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?sort=newest&more=tag")
	b.do(chromedp.Focus(chromedp.CSS(".find input[type=search]")))
	b.press("a")
	b.slash()
	b.press("b")
	b.is("a/b", "document.querySelector('.find input').value")
	b.quiet()
}

func TestBrowserListNarrows(t *testing.T) {
	b := open(t)
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?sort=newest&more=tag")
	visible := "[...document.querySelectorAll('#facette-tag li')].filter(li => li.checkVisibility()).length"
	all := askTab(b, chromedp.Evaluate[int](visible))
	name := askTab(b, chromedp.Evaluate[string]("[...document.querySelectorAll('#facette-tag .facet-label')].map(e => e.textContent).find(s => /é/.test(s))"))
	b.do(chromedp.Focus(chromedp.CSS("#facette-tag .find input[type=search]")))
	b.press(strings.ToUpper(strings.ReplaceAll(name, "é", "e")))
	b.until(fmt.Sprintf("%s > 0 && %s < %d", visible, visible, all))
	b.is(name, "[...document.querySelectorAll('#facette-tag li')].find(li => li.checkVisibility()).querySelector('.facet-label').textContent")
	b.quiet()
}

// TestBrowserTimeIsDrawn keeps to a span of time by drawing over the bars, and
// goes back to where the reader was.
func TestBrowserTimeIsDrawn(t *testing.T) {
	b := open(t)
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?sort=newest")
	place := func(n int) (x, y float64) {
		frame := askTab(b, chromedp.Evaluate[[]float64](fmt.Sprintf(
			"(r => [r.x + r.width / 2, r.y + r.height - 4])(document.querySelectorAll('.timeline svg a .bar')[%d].getBoundingClientRect())", n)))
		return frame[0], frame[1]
	}
	x1, y := place(1)
	x3, _ := place(3)
	b.do(
		chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x3, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, (x1+x3)/2, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x1, y, chromedp.ButtonLeft),
	)
	b.is("1", "document.querySelectorAll('.timeline .drag').length")
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x1, y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	b.until("location.search.includes('from=') && document.readyState === 'complete'")
	values, err := url.ParseQuery(strings.TrimPrefix(askTab(b, chromedp.Evaluate[string]("location.search")), "?"))
	if err != nil || values.Get("from") != "2019" || values.Get("to") != "2021" || values.Get("sort") != "newest" {
		t.Errorf("drawn: %v, %v", values, err)
	}
	b.is("1", "document.querySelectorAll('.chip').length")
	b.back()
	b.until("document.querySelectorAll('.chip').length === 0")
	x1, y = place(1)
	b.do(chromedp.MouseClickXY(x1, y)) // a click keeps to one
	b.until("new URLSearchParams(location.search).get('to') === '2019'")
	b.quiet()
}

// TestBrowserPlaceIsKept turns pages, opens an article and comes back to the
// same page at the same height.
func TestBrowserPlaceIsKept(t *testing.T) {
	b := open(t)
	b.do(chromedp.EmulateViewport(1280, 700))
	b.visit("/?sort=newest")
	b.follow(".pager-next")
	b.is("Page 2", "document.querySelector('.pager-here').textContent")
	b.do(chromedp.Evaluate[chromedp.Void]("document.querySelectorAll('.hit-title')[5].scrollIntoView()"))
	height := askTab(b, chromedp.Evaluate[int]("Math.round(scrollY)"))
	b.follow("li:nth-child(6) .hit-title a")
	b.back()
	b.until("location.pathname === '/' && document.readyState === 'complete'")
	b.until(fmt.Sprintf("Math.abs(scrollY - %d) < 3", height))
	b.is("Page 2", "document.querySelector('.pager-here').textContent")
	b.do(chromedp.Evaluate[chromedp.Void]("setTimeout(() => document.querySelector('.pager-prev').click())"))
	b.until("!new URLSearchParams(location.search).has('cursor') && document.readyState === 'complete'")
	b.is("Page 1", "document.querySelector('.pager-here').textContent")
	b.quiet()
}

// TestBrowserNothingMoves holds that no page shifts while it loads, nor when a
// reader types.
func TestBrowserNothingMoves(t *testing.T) {
	b := open(t)
	for _, width := range []int64{360, 1440} {
		b.do(chromedp.EmulateViewport(width, 900))
		for _, path := range []string{"/", "/?q=reconnaissance+faciale", "/?q=faciale&unit=words", "/?sort=newest&more=tag"} {
			b.visit(path)
			b.do(chromedp.Focus(chromedp.CSS("#q")), chromedp.Evaluate[chromedp.Void]("q.select()"))
			b.press("pol")
			b.until("!document.getElementById('q-list').hidden")
			shift := askTab(b, chromedp.Evaluate[float64](`new Promise(done => {
				let sum = 0;
				new PerformanceObserver(l => l.getEntries().forEach(e => { sum += e.value })).observe({type: 'layout-shift', buffered: true});
				setTimeout(() => done(sum), 200);
			})`, chromedp.EvalAwaitPromise))
			if shift > 0 {
				t.Errorf("%s at %d pixels shifts by %.4f", path, width, shift)
			}
		}
	}
	b.quiet()
}

// TestBrowserListWithoutScript looks for a value in a long list by the form
// alone.
func TestBrowserListWithoutScript(t *testing.T) {
	b := open(t)
	command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?sort=newest&more=tag")
	all := b.count("#facette-tag li")
	b.do(chromedp.SendKeys(chromedp.CSS("#facette-tag .find input[type=search]"), "vie"))
	b.follow("#facette-tag .find button")
	if got := b.count("#facette-tag li"); got == 0 || got >= all {
		t.Errorf("%d values of %d", got, all)
	}
	b.follow("#facette-tag .not")
	if b.count(".chip-not") != 1 {
		t.Error("nothing was excluded")
	}
	b.quiet()
}
