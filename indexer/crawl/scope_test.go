package crawl

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

func TestScope(t *testing.T) {
	tests := []struct {
		start   string
		address string
		want    string
	}{
		{"https://exemple.fr/", "https://exemple.fr/a/b?c=d", ""},
		{"https://exemple.fr/", "http://www.exemple.fr/a", ""},
		{"https://www.exemple.fr", "https://exemple.fr/", ""},
		{"https://exemple.fr/", "https://photos.exemple.fr/", skipOffSite},
		{"https://exemple.fr/", "https://exemple.fr:8443/", skipOffSite},
		{"https://exemple.fr/", "https://exemple.fr.autre.example/", skipOffSite},
		{"https://exemple.fr/actualites", "https://exemple.fr/actualites", ""},
		{"https://exemple.fr/actualites", "https://exemple.fr/actualites/1", ""},
		{"https://exemple.fr/actualites", "https://exemple.fr/actualites?page=2", ""},
		{"https://exemple.fr/actualites", "https://exemple.fr/actualites-2019/1", skipOffSite},
		{"https://exemple.fr/actualites/", "https://exemple.fr/", skipOffSite},
		{"https://exemple.fr/actu/index.php", "https://exemple.fr/actu/12.html", ""},
		{"https://exemple.fr/actu/index.php", "https://exemple.fr/contact", skipOffSite},
		{"https://exemple.fr/", "https://exemple.fr/rapport.PDF", skipNotPage},
		{"https://exemple.fr/", "https://exemple.fr/photo.jpeg?x=1", skipNotPage},
		{"https://exemple.fr/", "https://exemple.fr/page.html", ""},
		{"https://exemple.fr/", "https://exemple.fr/v2.0/notes", ""},
		{"https://exemple.fr/", "https://exemple.fr/a/b/a/b/a/b", skipTrap},
		{"https://exemple.fr/", "https://exemple.fr/2020/01/01/01/01", ""},
		{"https://exemple.fr/", "https://exemple.fr" + strings.Repeat("/1", maxSegments+1), skipTrap},
		{"https://exemple.fr/", "https://exemple.fr/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9", skipTrap},
		{"https://exemple.fr/", "https://exemple.fr/l?page=2&page=2", skipTrap},
		{"https://exemple.fr/", "https://exemple.fr/spip.php?article12", ""},
	}
	for _, tt := range tests {
		s, err := newScope(tt.start)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.page(tt.address); got != tt.want {
			t.Errorf("start %s: %s: %q, want %q", tt.start, tt.address, got, tt.want)
		}
	}
	for _, bad := range []string{"", "exemple.fr", "ftp://exemple.fr/", "https://", "http://%"} {
		if _, err := newScope(bad); !errors.Is(err, news.ErrURL) {
			t.Errorf("start %q: %v", bad, err)
		}
	}
}

func TestTrapOfCombinations(t *testing.T) {
	s, err := newScope("https://exemple.fr/")
	if err != nil {
		t.Fatal(err)
	}
	address := func(i int) string { return fmt.Sprintf("https://exemple.fr/liste?tri=%d&theme=a&an=b", i) }
	for i := range maxCombinations {
		if got := s.page(address(i)); got != "" {
			t.Fatalf("combination %d: %s", i, got)
		}
	}
	if s.page(address(maxCombinations)) != skipTrap {
		t.Error("the combinations have no end")
	}
	if s.page(address(3)) != "" {
		t.Error("a combination allowed before is refused")
	}
	for i := range 2 * maxCombinations {
		if got := s.page(fmt.Sprintf("https://exemple.fr/index.php?id=%d&L=0", i)); got != "" {
			t.Fatalf("a page named by its query: %s", got)
		}
	}
}

func TestResolve(t *testing.T) {
	base, err := url.Parse("https://exemple.fr/actu/une.html")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ ref, want string }{
		{"deux.html", "https://exemple.fr/actu/deux.html"},
		{" /a\n/b\t", "https://exemple.fr/a/b"},
		{"//www.exemple.fr/x#y", "https://www.exemple.fr/x"},
		{"?page=2&utm_source=x", "https://exemple.fr/actu/une.html?page=2"},
		{"../été?q=été d", "https://exemple.fr/%C3%A9t%C3%A9?q=%C3%A9t%C3%A9%20d"},
		{"/page;jsessionid=AB12?x=1", "https://exemple.fr/page?x=1"},
		{"mailto:a@exemple.fr", ""},
		{"javascript:void(0)", ""},
		{"http://", ""},
		{"/%zz", ""},
		{"/" + strings.Repeat("a", news.MaxURL), ""},
	}
	for _, tt := range tests {
		got, err := resolve(base, tt.ref)
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%q: %q, %v; want %q", tt.ref, got, err, tt.want)
		}
	}
}
