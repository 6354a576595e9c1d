package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/archive"
)

// newsSite has something of everything.
func newsSite(t *testing.T) *site {
	t.Helper()
	return newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": typed("text/plain", "User-agent: *\nDisallow: /interne/\nSitemap: SITE/plans.xml\n"),
		"/": typed("text/html", `<link rel=alternate type="application/rss+xml" href=/flux>
			<a href=/actu/1>1</a><a href=/actu/2>2</a><a href=/interne/note>note</a><a href=/perdu>perdu</a>
			<a href=/vieux>vieux</a><a href=/discret>discret</a><a href=/impasse>impasse</a><a rel=nofollow href=/pub>pub</a>
			<a href=/photo.jpg>photo</a><a href=/notice>notice</a><a href="https://ailleurs.example/">ailleurs</a>
			<a href="mailto:redaction@exemple.fr">écrire</a>`),
		"/flux":         typed("application/rss+xml", `<rss version="2.0"><channel><item><link>SITE/actu/9?utm_source=rss</link></item></channel></rss>`),
		"/plans.xml":    typed("text/xml", `<sitemapindex><sitemap><loc>SITE/plan.xml.gz</loc></sitemap><sitemap><loc>https://ailleurs.example/p.xml</loc></sitemap></sitemapindex>`),
		"/actu/1":       linking("/actu/3", "/"),
		"/actu/2":       linking("/actu/1#suite"),
		"/actu/3":       linking(),
		"/actu/8":       linking(),
		"/actu/9":       linking(),
		"/interne/note": linking(),
		"/vieux":        moved("/actu/2"),
		"/discret":      typed("text/html", `<meta name=robots content=noindex><a href=/actu/4>4</a>`),
		"/actu/4":       linking(),
		"/impasse":      typed("text/html", `<meta name=robots content=nofollow><a href=/cachee>c</a>`),
		"/cachee":       linking(),
		"/pub":          linking(),
		"/notice":       typed("application/pdf", "%PDF"),
		"/plan.xml.gz": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/x-gzip")
			_, _ = w.Write(zipped(t, "<urlset><url><loc>http://"+r.Host+"/actu/8</loc></url></urlset>"))
		},
	})
}

func TestRunWholeSite(t *testing.T) {
	s, a := newsSite(t), newArchive(t)
	o := options(a)
	var pages []archive.Capture
	o.Kept = func(_ context.Context, group []archive.Capture) error {
		pages = append(pages, group...)
		return nil
	}
	var last Status
	o.Progress = func(s Status) { last = s }
	summary, err := Run(t.Context(), source(s.URL), o)
	if err != nil {
		t.Fatal(err)
	}
	wantOrder := []string{
		"/", "/flux", "/actu/9", "/plans.xml", "/sitemap.xml", "/plan.xml.gz", "/actu/8",
		"/actu/1", "/actu/2", "/perdu", "/vieux", "/discret", "/impasse", "/notice", "/actu/3", "/actu/4",
	}
	if d := cmp.Diff(wantOrder, s.log()); d != "" {
		t.Error("asked", d)
	}
	want := Summary{
		Round: 1, Fetched: 16, Kept: 8, Redirects: 1, Lists: 4,
		Refused: map[string]int{"robots": 1, "http 404": 1, "noindex": 1, "not a page": 1},
		Skipped: map[string]int{skipNotPage: 1, skipOffSite: 2},
	}
	summary.Took = 0
	if d := cmp.Diff(want, summary); d != "" {
		t.Error("summary", d)
	}
	if last.Kept != want.Kept || last.Pending != 0 || last.Refused["robots"] != 1 {
		t.Errorf("last status %+v", last)
	}
	if len(pages) != 9 { // the kept ones and the noindex one
		t.Errorf("%d pages were passed on", len(pages))
	}
	for _, page := range pages {
		stored, err := a.Capture(t.Context(), page.ID)
		if err != nil || stored.URL != page.URL || string(stored.Block) != string(page.Block) {
			t.Errorf("%s as %d: %v", page.URL, page.ID, err)
		}
	}
}

func TestRequestHeaders(t *testing.T) {
	s, a := newSite(t, map[string]http.HandlerFunc{"/": linking()}), newArchive(t)
	if _, err := Run(t.Context(), source(s.URL), options(a)); err != nil {
		t.Fatal(err)
	}
	for i, h := range s.headers {
		if h.Get("User-Agent") != testAgent || !strings.HasPrefix(h.Get("Accept-Language"), "fr") || h.Get("Cookie") != "" {
			t.Errorf("%s: %v", s.asked[i], h)
		}
	}
}

func TestScopeIsTheStartFolder(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": typed("text/plain", "Sitemap: SITE/plan.txt"),
		"/plan.txt":   typed("text/plain", "SITE/actu/2\nSITE/agenda/1"),
		"/actu/":      linking("/actu/1", "/agenda/2", "/"),
		"/actu/1":     moved("/agenda/3"),
		"/actu/2":     linking(),
		"/agenda/1":   linking(),
		"/agenda/2":   linking(),
		"/agenda/3":   linking(),
	})
	a := newArchive(t)
	summary, err := Run(t.Context(), source(s.URL+"/actu/"), options(a))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"/actu/", "/plan.txt", "/sitemap.xml", "/actu/2", "/actu/1"}, s.log()); d != "" {
		t.Error(d)
	}
	if summary.Refused[outcomeOffSite] != 1 || summary.Skipped[skipOffSite] != 3 {
		t.Errorf("%+v", summary)
	}
}

func TestRedirects(t *testing.T) {
	pages := map[string]http.HandlerFunc{
		"/":        linking("/a1", "/boucle1", "/moi", "/long0", "/dehors", "/sans"),
		"/a1":      moved("/a2"),
		"/a2":      moved("a3?utm_medium=x"),
		"/a3":      linking(),
		"/boucle1": moved("/boucle2"),
		"/boucle2": moved("/boucle1"),
		"/moi":     moved("/moi?utm_source=x"),
		"/dehors":  moved("https://ailleurs.example/"),
		"/sans":    status(http.StatusFound),
		// A sitemap that has moved stays a sitemap.
		"/sitemap.xml": moved("/plan.xml"),
		"/plan.xml":    typed("text/xml", "<urlset><url><loc>SITE/a3</loc></url></urlset>"),
	}
	for i := range 2 * maxHops {
		pages[fmt.Sprintf("/long%d", i)] = moved(fmt.Sprintf("/long%d", i+1))
	}
	s, a := newSite(t, pages), newArchive(t)
	if _, err := Run(t.Context(), source(s.URL), options(a)); err != nil {
		t.Fatal(err)
	}
	asked := s.log()
	slices.Sort(asked)
	if twice := len(asked) - len(slices.Compact(slices.Clone(asked))); twice != 0 {
		t.Errorf("%d addresses were asked for twice: %q", twice, asked)
	}
	want := map[string]int{
		outcomeKept: 2, outcomeSitemap: 1, outcomeLoop: 2, outcomeManyHops: 1, outcomeOffSite: 1, outcomeNoTarget: 1,
		outcomeRedirect: 1 + 2 + 1 + maxHops, // the sitemap, a1 and a2, boucle1, the long way
	}
	if d := cmp.Diff(want, outcomes(t, a)); d != "" {
		t.Error(d)
	}
	hops := 0
	stats, err := a.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for id := range stats.Captures {
		capture, err := a.Capture(t.Context(), id+1)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(string(capture.Block), "HTTP/1.1 30") {
			hops++
		}
	}
	if hops != 2+2+1+maxHops+1+2 {
		t.Errorf("%d hops are archived", hops)
	}
}

func TestSecondRound(t *testing.T) {
	dated := func(body, tag string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", tag)
			w.Header().Set("Content-Type", "text/html")
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(w, body)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/":       dated(`<a href=/stable>s</a><a href=/change>c</a><a href=/muet>m</a>`, `"a"`),
		"/stable": dated(`<a href=/loin>l</a>`, `"b"`),
		"/change": dated("avant", `"c"`),
		"/muet":   linking(), // says nothing of its age
		"/loin":   linking(),
	})
	a := newArchive(t)
	first, err := Run(t.Context(), source(s.URL), options(a))
	if err != nil || first.Kept != 5 || first.Round != 1 {
		t.Fatalf("%+v, %v", first, err)
	}
	wantAsked := s.log()
	s.set("/change", dated("après", `"d"`))
	second, err := Run(t.Context(), source(s.URL), options(a))
	if err != nil {
		t.Fatal(err)
	}
	if second.Round != 2 || second.Resumed || second.Kept != 1 || second.Unchanged != 4 {
		t.Errorf("%+v", second)
	}
	if d := cmp.Diff(wantAsked, s.log()); d != "" {
		t.Error("asked", d)
	}
	if block := archived(t, a, s.URL+"/change").Block; !strings.HasSuffix(string(block), "après") {
		t.Errorf("%q", block)
	}
	stats, err := a.Stats(t.Context())
	if err != nil || stats.Captures != 6 {
		t.Errorf("%d captures, %v", stats.Captures, err)
	}
}

func TestInterruptedAnywhere(t *testing.T) {
	whole := newsSite(t)
	if _, err := Run(t.Context(), source(whole.URL), options(newArchive(t))); err != nil {
		t.Fatal(err)
	}
	want := whole.log()
	slices.Sort(want)
	for k := 1; k <= len(want); k++ {
		t.Run(fmt.Sprintf("at request %d", k), func(t *testing.T) {
			s, a := newsSite(t), newArchive(t)
			ctx, interrupt := context.WithCancel(t.Context())
			defer interrupt()
			s.before = func(n int, _ string) {
				if n == k {
					interrupt()
				}
			}
			if _, err := Run(ctx, source(s.URL), options(a)); !errors.Is(err, context.Canceled) {
				t.Fatalf("interrupted: %v", err)
			}
			if n := len(s.asked); n > k+1 {
				t.Errorf("%d requests after the interruption at %d", n, k)
			}
			summary, err := Run(t.Context(), source(s.URL), options(a))
			if err != nil || summary.Round != 1 || !summary.Resumed || summary.Kept != 8 || summary.Pending != 0 {
				t.Errorf("resumed: %+v, %v", summary, err)
			}
			asked := s.log()
			slices.Sort(asked)
			if d := cmp.Diff(want, asked); d != "" {
				t.Error("asked", d)
			}
		})
	}
}

func TestErrorOfKeptEndsTheRun(t *testing.T) {
	s, a := newsSite(t), newArchive(t)
	o := options(a)
	full := errors.New("the disk is full")
	o.Kept = func(context.Context, []archive.Capture) error { return full }
	if _, err := Run(t.Context(), source(s.URL), o); !errors.Is(err, full) {
		t.Fatalf("%v", err)
	}
	if summary, err := Run(t.Context(), source(s.URL), options(a)); err != nil || summary.Kept != 8 {
		t.Errorf("%+v, %v", summary, err)
	}
	asked := s.log()
	slices.Sort(asked)
	if len(slices.Compact(slices.Clone(asked))) != len(asked) {
		t.Errorf("asked twice: %q", asked)
	}
}

func TestPageLimit(t *testing.T) {
	s, a := newsSite(t), newArchive(t)
	src := source(s.URL)
	src.MaxPages = 4
	summary, err := Run(t.Context(), src, options(a))
	if err != nil {
		t.Fatal(err)
	}
	pages := slices.DeleteFunc(s.log(), func(p string) bool { return strings.Contains(p, "pla") || p == "/sitemap.xml" || p == "/flux" })
	if len(pages) != 4 || summary.Refused[outcomePageLimit] == 0 || summary.Pending != 0 {
		t.Errorf("%q, %+v", pages, summary)
	}
}

func TestDepthOfASiteWithoutEnd(t *testing.T) {
	s, a := newSite(t, nil), newArchive(t)
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" || r.URL.Path == "/sitemap.xml" {
			http.NotFound(w, r)
			return
		}
		linking(fmt.Sprintf("/jour/%d", len(r.URL.Path)), "suite/"+r.URL.Path)(w, r)
	})
	src := source(s.URL)
	src.MaxDepth = 5
	summary, err := Run(t.Context(), src, options(a))
	if err != nil || summary.Kept > 50 || summary.Skipped[skipDepth]+summary.Skipped[skipTrap] == 0 {
		t.Errorf("%+v, %v", summary, err)
	}
}

func TestNestedSitemaps(t *testing.T) {
	pages := map[string]http.HandlerFunc{"/": linking()}
	for i := range 10 {
		pages[fmt.Sprintf("/s%d.xml", i)] = typed("text/xml", fmt.Sprintf("<sitemapindex><sitemap><loc>SITE/s%d.xml</loc></sitemap></sitemapindex>", i+1))
	}
	pages["/sitemap.xml"] = pages["/s0.xml"]
	s, a := newSite(t, pages), newArchive(t)
	summary, err := Run(t.Context(), source(s.URL), options(a))
	if err != nil || summary.Lists != 1+maxListingNesting || summary.Skipped[skipDepth] != 1 {
		t.Errorf("%+v, %v", summary, err)
	}
}

func TestRunRefusesBadSources(t *testing.T) {
	a := newArchive(t)
	good, o := source("https://exemple.fr/"), options(a)
	tests := map[string]func(*Source, *Options){
		"no name":    func(s *Source, _ *Options) { s.Name = "" },
		"no address": func(s *Source, _ *Options) { s.Start = "exemple.fr" },
		"negative":   func(s *Source, _ *Options) { s.MaxPages = -1 },
		"nameless":   func(_ *Source, o *Options) { o.Agent = "(robot)" },
		"no archive": func(_ *Source, o *Options) { o.Archive = nil },
	}
	for name, spoil := range tests {
		s, o := good, o
		spoil(&s, &o)
		if _, err := Run(t.Context(), s, o); !errors.Is(err, ErrSource) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDefaults(t *testing.T) {
	for delay, want := range map[time.Duration]time.Duration{0: DefaultDelay, NoDelay: 0, 3 * time.Second: 3 * time.Second} {
		if got := (Source{Delay: delay}).withDefaults(); got.Delay != want || got.MaxPages != DefaultMaxPages || got.MaxDepth != DefaultMaxDepth {
			t.Errorf("%v: %+v", delay, got)
		}
	}
}
