//go:build browser

package server

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browserPatience bounds each way through the pages.
const browserPatience = 90 * time.Second

// missing skips a test for want of a tool. On a machine that checks changes
// (CI is set) every tool must be there.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// chromium finds a browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "no chromium, chromium-browser or google-chrome in PATH: the pages were not tried in a browser")
	return ""
}

// browser is one tab, and what it complained of.
type browser struct {
	t    *testing.T
	ctx  context.Context
	site string

	mu        sync.Mutex
	complains []string
	refused   string // the path that the site itself answers with an error: the browser notes that, rightly
}

// open starts a browser on a site of its own.
func open(t *testing.T) *browser {
	t.Helper()
	m := full(t)
	return openOn(t, handler(t, m, func(c *Config) { c.Index = engine(t, m) }))
}

// openOn starts a browser on the site of a handler.
func openOn(t *testing.T, h http.Handler) *browser {
	t.Helper()
	return openFor(t, h, browserPatience)
}

// openFor starts a browser that has to be done within a time.
func openFor(t *testing.T, h http.Handler, patience time.Duration) *browser {
	t.Helper()
	path := chromium(t)
	site := httptest.NewServer(h)
	t.Cleanup(site.Close)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("accept-lang", "fr"), chromedp.UserDataDir(t.TempDir()))
	allocator, cancelAllocator := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancelAllocator)
	b := &browser{t: t, site: site.URL}
	tab, cancelTab := chromedp.NewContext(allocator, chromedp.WithListener(b.hear))
	t.Cleanup(cancelTab)
	var cancel context.CancelFunc
	b.ctx, cancel = context.WithTimeout(tab, patience)
	t.Cleanup(cancel)
	command(b, network.Enable, network.EnableParams{})
	command(b, log.Enable, cdp.Empty{})
	return b
}

// hear notes what must not happen: an error, a broken rule, another host.
func (b *browser) hear(event any) {
	complaint := ""
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		complaint = "exception: " + e.ExceptionDetails.Text
	case *runtime.EventConsoleAPICalled:
		complaint = "console." + string(e.Type)
	case *log.EventEntryAdded:
		complaint = string(e.Entry.Level) + ": " + e.Entry.Text + " " + e.Entry.URL
		if b.isRefused(e.Entry) {
			return
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && u.Scheme != "data" && u.Scheme+"://"+u.Host != b.site {
			complaint = "request to another host: " + e.Request.URL
		}
	}
	if complaint != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.complains = append(b.complains, complaint)
	}
}

// isRefused reports whether the browser notes no more than the status of a
// page that is meant to be an error.
func (b *browser) isRefused(entry *log.Entry) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.refused != "" && entry.Source == log.EntrySourceNetwork && entry.URL == b.site+b.refused
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// askTab runs an action for its answer.
func askTab[T any](b *browser, action chromedp.Action[T]) T {
	b.t.Helper()
	answer, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer
}

// command sends a command of the protocol.
func command[P, R any](b *browser, c cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, c, params); err != nil {
		b.t.Fatal(err)
	}
}

// follow clicks and waits for the page that comes.
func (b *browser) follow(selector string) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		b.t.Fatalf("click on %s: %v", selector, err)
	}
}

// visit goes to an address of the site.
func (b *browser) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.site + path))
}

func (b *browser) text(selector string) string {
	b.t.Helper()
	return strings.TrimSpace(askTab(b, chromedp.Text(chromedp.CSS(selector))))
}

func (b *browser) count(selector string) int {
	b.t.Helper()
	return askTab(b, chromedp.Evaluate[int](fmt.Sprintf("document.querySelectorAll(%q).length", selector)))
}

// afresh forgets what was heard. The next page is meant to be an error where
// refused names its path.
func (b *browser) afresh(refused string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complains, b.refused = nil, refused
}

// quiet fails if anything was complained of.
func (b *browser) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, complaint := range b.complains {
		b.t.Error(complaint)
	}
}

// search is the way from the home page to the words themselves.
func (b *browser) search() {
	b.t.Helper()
	b.visit("/")
	b.do(chromedp.SendKeys(chromedp.CSS("#q"), "reconnaissance faciale"))
	b.follow(".box button")
	if got := b.text("[role=status]"); got != "5 articles" {
		b.t.Errorf("the count reads %q", got)
	}
	if b.count(".hit mark") == 0 {
		b.t.Error("no word is marked")
	}
	b.follow(".tabs a:not([aria-current])")
	if b.count(".said") == 0 {
		b.t.Fatal("no words said")
	}
	b.follow(".said .said-title a")
	target := askTab(b, chromedp.Evaluate[string]("document.querySelector(':target').id"))
	if !strings.HasPrefix(target, "e-") {
		b.t.Errorf("the link leads to %q, not to an exchange", target)
	}
}

func TestBrowserSearchToExchange(t *testing.T) {
	b := open(t)
	b.search()
	b.quiet()
}

func TestBrowserFacetChosenAndRemoved(t *testing.T) {
	for name, width := range map[string]int64{"wide": 1280, "narrow": 360} {
		t.Run(name, func(t *testing.T) { chooseAndRemove(t, width) })
	}
}

// chooseAndRemove chooses a kind and drops it again. On a narrow screen the
// facets are folded away.
func chooseAndRemove(t *testing.T, width int64) {
	b := open(t)
	b.do(chromedp.EmulateViewport(width, 900))
	b.visit("/?q=reconnaissance+faciale")
	before := b.count(".hit")
	if width < 960 {
		b.do(chromedp.Click(chromedp.CSS(".filters > summary")))
	}
	b.follow("#facette-kind li:nth-child(2) a")
	if got := b.count(".hit"); got == 0 || got >= before {
		t.Errorf("a chosen kind leaves %d of %d hits", got, before)
	}
	if b.count("#facette-kind li") < 2 {
		t.Error("the siblings of a chosen value are gone")
	}
	b.follow(".chip")
	if got := b.count(".hit"); got != before {
		t.Errorf("without the choice there are %d hits, %d before", got, before)
	}
	b.quiet()
}

func TestBrowserWithoutScript(t *testing.T) {
	b := open(t)
	command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.search()
	b.quiet()
}
