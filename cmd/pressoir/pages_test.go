package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// What a page and all that it loads may weigh, in bytes: a page over a slow
// line is there within a second.
const (
	heaviestPage   = 60 << 10 // as sent
	heaviestAssets = 60 << 10 // compressed, all of them together
)

// startDemo runs the demo until the test ends, and returns the address of its
// search page.
func startDemo(t *testing.T) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"demo", "--addr", "127.0.0.1:0"}, nil, in, &syncBuffer{}) }()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
	said, buf := "", make([]byte, 4096)
	address := regexp.MustCompile(`The search page: (http://\S+)`)
	for address.FindString(said) == "" {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		said += string(buf[:n])
	}
	return address.FindStringSubmatch(said)[1]
}

func fetch(t *testing.T, address string) []byte {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d, %v", address, response.StatusCode, err)
	}
	return body
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// The pages of the bundled site, and all that they load, weigh little.
func TestPagesWeighLittle(t *testing.T) {
	site := startDemo(t)
	loaded := regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`)
	assets := map[string]int{}
	for _, path := range []string{
		"/?lang=fr", "/?q=reconnaissance+faciale", "/?q=la&lang=fr", "/?sort=newest", "/?unit=words&sort=newest&lang=fr",
		"/?q=de&scale=share&not-kind=event&not-site=INSPS&from=2018&to=2026&lang=en", "/personne/" + "Sol%C3%A8ne%20Kerdraon",
	} {
		page := fetch(t, site+path)
		t.Logf("%s: %d bytes, %d compressed", path, len(page), compressed(t, page))
		if len(page) > heaviestPage {
			t.Errorf("%s has %d bytes", path, len(page))
		}
		for _, m := range loaded.FindAllStringSubmatch(string(page), -1) {
			assets[m[1]] = 0
		}
	}
	sum, scripts := 0, 0
	for name := range assets {
		assets[name] = compressed(t, fetch(t, site+name))
		sum += assets[name]
		if strings.HasSuffix(name, ".js") {
			scripts++
		}
	}
	t.Logf("assets: %d bytes compressed: %v", sum, assets)
	if sum > heaviestAssets || scripts == 0 || len(assets) < 3 {
		t.Errorf("%d assets have %d bytes compressed", len(assets), sum)
	}
}
