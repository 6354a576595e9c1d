package crawl

import (
	"strings"
	"testing"
	"time"
)

func TestRobotsAllows(t *testing.T) {
	tests := []struct {
		name, robots string
		allowed      []string
		refused      []string
	}{
		{
			name: "nothing said", robots: "# bonjour\n\n",
			allowed: []string{"/", "/actu/1.html", "/robots.txt"},
		},
		{
			name: "own group over the group for all", robots: "User-agent: *\nDisallow: /\n\nUser-agent: pressoir\nDisallow: /interne/\n",
			allowed: []string{"/", "/actu", "/interne"}, refused: []string{"/interne/", "/interne/note.html"},
		},
		{
			name: "own groups are one", robots: "User-agent: Pressoir\nDisallow: /a\nUser-agent: Autre\nDisallow: /b\nUser-agent: PRESSOIR/2.0\nDisallow: /c\n",
			allowed: []string{"/b"}, refused: []string{"/a", "/c"},
		},
		{
			name: "a group of several names", robots: "User-agent: Autre\nUser-agent: Pressoir\nDisallow: /a\n",
			allowed: []string{"/b"}, refused: []string{"/a"},
		},
		{
			name: "a name that only begins like ours", robots: "User-agent: PressoirImages\nDisallow: /\n",
			allowed: []string{"/"},
		},
		{
			name: "an empty own group allows all", robots: "User-agent: *\nDisallow: /\nUser-agent: Pressoir\nDisallow:\n",
			allowed: []string{"/", "/a"},
		},
		{
			name: "rules before any group", robots: "Disallow: /\n",
			allowed: []string{"/a"},
		},
		{
			name: "the longest match wins, allow among equals", robots: "User-agent: *\nDisallow: /presse\nAllow: /presse/communiques\nDisallow: /egal\nAllow: /egal\n",
			allowed: []string{"/presse/communiques/12", "/egal"}, refused: []string{"/presse", "/presse/photos", "/pressentiment"},
		},
		{
			name: "stars and the end", robots: "User-agent: *\nDisallow: /*.php$\nDisallow: /*?imprimer=\nDisallow: /a*b*c\nDisallow: /fin$\n",
			allowed: []string{"/x.php5", "/x.php?a=1", "/abb", "/fin/", "/finale"},
			refused: []string{"/x.php", "/r/x.php", "/x?imprimer=1", "/aXbYc", "/abcd", "/fin"},
		},
		{
			name: "capitals count in paths, not in names", robots: "USER-AGENT: pReSsOiR\nDISALLOW: /Actes\n",
			allowed: []string{"/actes"}, refused: []string{"/Actes"},
		},
		{
			name: "one spelling of what is percent encoded", robots: "User-agent: *\nDisallow: /événements\nDisallow: /%7Emarie\nDisallow: /a%2fb\nDisallow: /%70rive\n",
			allowed: []string{"/a/b"},
			refused: []string{"/%C3%A9v%C3%A9nements/1", "/événements", "/~marie", "/%7emarie", "/a%2Fb", "/prive"},
		},
		{
			name: "comments, a byte order mark, line ends of all systems", robots: "\xef\xbb\xbfUser-agent: * # tous\rDisallow: /a # ceci\r\nDisallow: /b#c\n",
			allowed: []string{"/c"}, refused: []string{"/a", "/b"},
		},
		{
			name: "other lines do not end a group", robots: "User-agent: Pressoir\nSitemap: https://exemple.fr/s.xml\nCrawl-delay: 3\nUser-agent: Autre\nDisallow: /a\n",
			refused: []string{"/a"},
		},
		{
			name: "a forgotten colon", robots: "User-agent Pressoir\nDisallow /a\nDisallow de tout /b\n",
			allowed: []string{"/b"}, refused: []string{"/a"},
		},
		{
			name: "a page instead of a robots.txt", robots: "<!doctype html>\n<title>404</title>\n<p>User-agent: rien\n",
			allowed: []string{"/"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := parseRobots([]byte(tt.robots), "Pressoir")
			for _, path := range tt.allowed {
				if !r.allows("https://exemple.fr" + path) {
					t.Errorf("%s is refused", path)
				}
			}
			for _, path := range tt.refused {
				if r.allows("https://exemple.fr" + path) {
					t.Errorf("%s is allowed", path)
				}
			}
		})
	}
}

func TestRobotsDelayAndSitemaps(t *testing.T) {
	text := "Sitemap: https://exemple.fr/s1.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:\nUser-agent: Lent\nDisallow:\nCrawl-delay: 1e9\nsitemap: /s2.xml\n"
	tests := []struct {
		agent string
		want  time.Duration
	}{{"Pressoir", 2500 * time.Millisecond}, {"Lent", maxCrawlDelay}}
	for _, tt := range tests {
		r := parseRobots([]byte(text), tt.agent)
		if r.delay != tt.want {
			t.Errorf("%s: delay %v, want %v", tt.agent, r.delay, tt.want)
		}
		if got := strings.Join(r.sitemaps, " "); got != "https://exemple.fr/s1.xml /s2.xml" {
			t.Errorf("%s: sitemaps %q", tt.agent, got)
		}
	}
	for _, bad := range []string{"-1", "NaN", "deux", "", "0", "-Inf"} {
		if d := crawlDelay(bad); d != 0 {
			t.Errorf("Crawl-delay %q: %v", bad, d)
		}
	}
}

func TestRobotsLimits(t *testing.T) {
	filler := "# " + strings.Repeat("x", 1000) + "\n"
	long := "User-agent: *\nDisallow: /a\n" + strings.Repeat(filler, maxRobots/len(filler)+1) + "Disallow: /b\n"
	if len(long) <= maxRobots {
		t.Fatal("the text is too short for the test")
	}
	r := parseRobots([]byte(long), "Pressoir")
	if r.allows("http://a.fr/a") || !r.allows("http://a.fr/b") {
		t.Error("what stands before the limit counts, what stands after does not")
	}
	cut := "User-agent: *\nAllow: /ok\nDisallow: /" + strings.Repeat("x", maxRobots)
	if !parseRobots([]byte(cut), "Pressoir").allows("http://a.fr/x") {
		t.Error("a rule cut by the limit is applied")
	}
	if r := parseRobots([]byte("User-agent: *\nDisallow: /"+strings.Repeat("x", maxRobotsLine)), "P"); len(r.rules) != 0 {
		t.Error("an overlong line is applied")
	}
}

func TestProductToken(t *testing.T) {
	for agent, want := range map[string]string{
		"Pressoir/0.1 (+https://exemple.fr/robot)": "Pressoir", "Mon_Robot-a": "Mon_Robot-a", "": "", "/1": "", "Élan": "",
	} {
		if got := productToken(agent); got != want {
			t.Errorf("%q: %q, want %q", agent, got, want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*a*b$\nAllow: /%e9\nCrawl-delay: 3\nSitemap: /x\n"), "http://a.fr/xaxb?%zz")
	f.Add([]byte("\xef\xbb\xbfuser-agent Pressoir\rdisallow /**$$\n"), "/%")
	f.Fuzz(func(t *testing.T, text []byte, address string) {
		r := parseRobots(text, "Pressoir")
		r.allows(address)
		if r.delay < 0 || r.delay > maxCrawlDelay {
			t.Fatalf("delay %v", r.delay)
		}
		if !r.allows("http://a.fr/robots.txt") {
			t.Fatal("the robots.txt itself is refused")
		}
		for _, rule := range r.rules {
			if again := normalRobotsPath(rule.pattern); again != rule.pattern {
				t.Fatalf("normalising %q again gives %q", rule.pattern, again)
			}
		}
	})
}
