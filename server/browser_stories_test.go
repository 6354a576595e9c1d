//go:build browser

package server

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	reading "github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/demosite"
	"github.com/pressoir/pressoir/internal/news"
)

// bundled is the news site that comes with the program, read as a crawl would
// read it: what the stories are told on.
func bundled(t *testing.T) *memory {
	t.Helper()
	site, err := demosite.New()
	if err != nil {
		t.Fatal(err)
	}
	reader := reading.New(reading.Options{})
	m := &memory{aliases: map[string]string{}, versions: map[string][]archive.Version{}}
	for _, known := range site.Articles() {
		if known.Kind == string(news.KindListing) || known.Kind == string(news.KindOther) {
			continue
		}
		w := get(site, known.Path)
		read, err := reader.Read(t.Context(), reading.Page{
			URL: "https://demo.example" + known.Path, ContentType: w.Header().Get("Content-Type"), Body: w.Body.Bytes(),
		})
		if err != nil {
			t.Fatalf("%s: %v", known.Path, err)
		}
		a := read.Article
		if a.ID, err = news.ID(a.URL); err != nil {
			t.Fatal(err)
		}
		a.Version = 1
		m.articles = append(m.articles, a.Fill())
	}
	return m
}

// story opens a browser on the bundled site.
func story(t *testing.T) *browser {
	t.Helper()
	m := bundled(t)
	b := openOn(t, handler(t, m, func(c *Config) { c.Index = engine(t, m) }))
	b.do(chromedp.EmulateViewport(1280, 900))
	return b
}

// press types into what has the focus.
func (b *browser) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// enter presses a key that leads to another page, and waits for that.
func (b *browser) enter(keys string) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, chromedp.KeyEvent(keys)); err != nil {
		b.t.Fatalf("after %q no page came: %v", keys, err)
	}
}

// texts are what all the elements of a kind say.
func (b *browser) texts(selector string) []string {
	b.t.Helper()
	return askTab(b, chromedp.Evaluate[[]string](fmt.Sprintf(
		"[...document.querySelectorAll(%q)].map(e => e.textContent.replace(/\\s+/g, ' ').trim())", selector)))
}

// focused describes what has the focus: tag, class and text.
func (b *browser) focused() string {
	b.t.Helper()
	return askTab(b, chromedp.Evaluate[string](
		"(e => e.tagName.toLowerCase() + '.' + e.className + ' ' + (e.id ? '#' + e.id + ' ' : '') + e.textContent.trim().slice(0, 60))(document.activeElement)"))
}

// A journalist knows three words of a colloquium.
func TestBrowserStoryColloquium(t *testing.T) {
	b := story(t)
	b.visit("/")
	b.do(chromedp.SendKeys(chromedp.CSS("#q"), "colloque visages foules"))
	b.enter(kb.Enter)
	if titles := b.texts(".hit-title"); len(titles) == 0 || !strings.Contains(strings.ToLower(titles[0]), "visage") {
		t.Errorf("the first of %d titles is not the colloquium: %q", len(titles), titles[:min(3, len(titles))])
	}
	b.follow(".hit-title a")
	if !strings.Contains(strings.ToLower(b.text("main")), "colloque") {
		t.Error("the article is of no colloquium")
	}
	b.quiet()
}

// A researcher narrows all there is to the interviews of 2019, and back.
func TestBrowserStoryNarrow(t *testing.T) {
	b := story(t)
	b.visit("/?sort=newest")
	all := b.text("[role=status]")
	b.follow(`#facette-year a[href*="year=2019"]`)
	year := b.text("[role=status]")
	b.follow(`#facette-kind a[href*="kind=interview"]`)
	both := b.text("[role=status]")
	if all == year || year == both || b.count(".chip") != 2 {
		t.Errorf("%s, then %s, then %s, with %d choices", all, year, both, b.count(".chip"))
	}
	for _, date := range b.texts(".hit time") {
		if !strings.HasSuffix(date, "2019") {
			t.Errorf("an interview of %s", date)
		}
	}
	if b.count(".hit") == 0 || len(b.texts(".kind")) != b.count(".hit") {
		t.Errorf("%d hits of kind %q", b.count(".hit"), b.texts(".kind"))
	}
	b.follow(".chip")
	b.follow(".chip")
	if again := b.text("[role=status]"); again != all {
		t.Errorf("without the choices there are %s, not %s", again, all)
	}
	b.quiet()
}

// Somebody follows a search, and later a person, in a feed reader.
func TestBrowserStoryFollow(t *testing.T) {
	b := story(t)
	for _, page := range []string{"/?q=formation", "/?q=formation&unit=words"} {
		b.visit(page)
		offered := askTab(b, chromedp.JavascriptAttribute[string](chromedp.CSS("a.feed"), "href"))
		inHead := askTab(b, chromedp.Evaluate[string]("document.querySelector('link[rel=alternate]').href"))
		if offered != inHead {
			t.Errorf("%s offers %s, and in its head %s", page, offered, inHead)
		}
		resp, err := http.Get(offered)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		f := readAtom(t, body)
		if len(f.Entries) == 0 {
			t.Fatalf("%s: nothing to follow", page)
		}
		entry := rel(f.Entries[0].Links, "alternate")
		b.visit(strings.TrimPrefix(entry, b.site))
		if _, anchor, ok := strings.Cut(entry, "#"); ok && b.count("#"+anchor) != 1 {
			t.Errorf("%s leads to no passage", entry)
		}
	}
	b.quiet()
}

// From the home page to all that one person said.
func TestBrowserStoryPerson(t *testing.T) {
	b := story(t)
	b.visit("/")
	who := b.texts(".voices a")[0]
	b.follow(".voices a")
	if b.text("h1") != who || b.count(".spoken-words") == 0 || b.count(".roles dt") == 0 {
		t.Errorf("%q: %d words, %d roles", b.text("h1"), b.count(".spoken-words"), b.count(".roles dt"))
	}
	b.do(chromedp.SendKeys(chromedp.CSS("#dans"), "nous"))
	b.enter(kb.Enter)
	for _, speaker := range b.texts(".said-who") {
		if !strings.HasPrefix(speaker, who) {
			t.Errorf("among the words of %s are those of %s", who, speaker)
		}
	}
	if b.count(".said") == 0 {
		t.Error("none of the words is found")
	}
	b.quiet()
}

// Somebody has a keyboard and nothing else.
func TestBrowserStoryKeyboard(t *testing.T) {
	b := story(t)
	b.visit("/")
	b.press(kb.Tab)
	if got := b.focused(); !strings.HasPrefix(got, "a.skip ") {
		t.Fatalf("the first stop is %s", got)
	}
	if top := askTab(b, chromedp.Evaluate[float64]("document.activeElement.getBoundingClientRect().top")); top < 0 {
		t.Error("the skip link is not to be seen")
	}
	b.press(kb.Enter)
	b.press(kb.Tab)
	if inside := askTab(b, chromedp.Evaluate[bool]("document.querySelector('main').contains(document.activeElement)")); !inside {
		t.Errorf("after the skip link the focus is at %s", b.focused())
	}
	askTab(b, chromedp.Evaluate[string]("document.activeElement.blur(), ''"))
	b.press("/")
	if got := b.focused(); !strings.Contains(got, "#q") {
		t.Fatalf("« / » leads to %s", got)
	}
	b.press("formation")
	b.enter(kb.Enter)
	stops := b.tabThrough(t, "hit-title")
	if len(stops) < 5 {
		t.Errorf("only %d stops before the first result: %q", len(stops), stops)
	}
	b.enter(kb.Enter)
	if b.count("article.text") != 1 {
		t.Error("Enter on a title leads to no article")
	}
	b.quiet()
}

// tabThrough goes from stop to stop until one lies in an element of a class. At
// each the focus must be seen, and at none may it stay.
func (b *browser) tabThrough(t *testing.T, class string) []string {
	t.Helper()
	const most = 200
	var stops []string
	for range most {
		b.press(kb.Tab)
		stop := b.focused()
		seen := askTab(b, chromedp.Evaluate[bool](`(e => {
			const visible = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
			const box = e.getBoundingClientRect();
			return box.width > 0 && box.height > 0 && [e, e.parentElement].some(x => visible(getComputedStyle(x)));
		})(document.activeElement)`))
		if !seen {
			t.Errorf("the focus is not seen at %s", stop)
		}
		stops = append(stops, stop)
		if askTab(b, chromedp.Evaluate[bool](fmt.Sprintf("!!document.activeElement.closest('.%s')", class))) {
			return stops
		}
	}
	t.Fatalf("%d stops, and no %s: %q", most, class, stops[:10])
	return nil
}

// Every task can be done without a script.
func TestBrowserStoryWithoutScript(t *testing.T) {
	b := story(t)
	command(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit("/")
	b.follow(".voices a")
	b.follow(".spoken-at")
	b.visit("/?q=formation")
	if b.count(".hit") == 0 {
		t.Fatal("no results")
	}
	b.do(chromedp.EmulateViewport(360, 800))
	b.do(chromedp.Click(chromedp.CSS(".filters > summary")))
	b.follow("#facette-kind a")
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?sort=newest")
	first := b.texts(".hit-title")[0]
	b.follow(".pager-next")
	if next := b.texts(".hit-title"); len(next) == 0 || next[0] == first {
		t.Errorf("the next page begins with %q", next)
	}
	b.quiet()
	b.afresh("/?q=%28formation")
	b.visit("/?q=%28formation")
	b.follow(".problem a")
	if b.count(".hit") == 0 {
		t.Error("the nearest reading finds nothing")
	}
	b.quiet()
}

// An English reader is answered in English, by what the browser says or by
// choice, and stays there.
func TestBrowserStoryEnglish(t *testing.T) {
	b := story(t)
	lang := func() string { return askTab(b, chromedp.Evaluate[string]("document.documentElement.lang")) }
	b.visit("/?q=formation")
	if lang() != "fr" {
		t.Fatalf("the page is in %q", lang())
	}
	b.follow(".masthead-nav a[hreflang=en]")
	if lang() != "en" || askTab(b, chromedp.Value(chromedp.CSS("#q"))) != "formation" {
		t.Errorf("the switch leads to a page in %q, which asks %q", lang(), askTab(b, chromedp.Value(chromedp.CSS("#q"))))
	}
	b.follow(".hit-title a")
	if lang() != "en" {
		t.Errorf("a link leads to %q", lang())
	}
	b.follow(".brand")
	b.follow(".voices a")
	if where := askTab(b, chromedp.Location()); lang() != "en" || !strings.Contains(where, "/person/") {
		t.Errorf("a person's page is %s, in %q", where, lang())
	}
	b.follow(".masthead-nav a[hreflang=fr]")
	if lang() != "fr" {
		t.Errorf("back in %q", lang())
	}
	command(b, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": "en-GB,en;q=0.9,fr;q=0.5"}})
	b.visit("/")
	if lang() != "en" {
		t.Errorf("a browser that prefers English has %q", lang())
	}
	b.quiet()
}

// TestBrowserReflows holds that pages can be enlarged: at 200 % on a common
// screen (which leaves 640 pixels), with text alone at 200 %, and on the 320
// pixels of WCAG's rule of reflow (1.4.10), nothing is wider than the screen.
func TestBrowserReflows(t *testing.T) {
	b := openFor(t, gated(t), gatePatience)
	for _, way := range []struct {
		name  string
		width int64
		text  bool
	}{{"200 %", 640, false}, {"text at 200 %", 1280, true}, {"400 %", 320, false}} {
		b.do(chromedp.EmulateViewport(way.width, 800))
		for _, s := range shots(t) {
			b.do(chromedp.Navigate(b.site + s.path))
			if way.text {
				b.do(chromedp.Evaluate[chromedp.Void]("document.documentElement.style.fontSize = '200%'"))
			}
			wide := askTab(b, chromedp.Evaluate[int64]("document.documentElement.scrollWidth"))
			if wide > way.width {
				t.Errorf("%s at %s: %d pixels wide on %d", s.name, way.name, wide, way.width)
			}
		}
	}
}
