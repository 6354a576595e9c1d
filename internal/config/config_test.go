package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestExampleIsValid(t *testing.T) {
	c, err := Parse([]byte(Example))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Sources) != 2 || c.Sources[0].Delay != Duration(time.Second) || c.Sources[1].MaxPages != 2000 {
		t.Errorf("sources: %+v", c.Sources)
	}
}

func TestDefaultIsValid(t *testing.T) {
	c, err := Parse(nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Default(), c); diff != "" {
		t.Error(diff)
	}
}

func TestInvalid(t *testing.T) {
	tests := []struct{ name, toml, want string }{
		{"unknown key", "[server]\nadress = \"x\"", `line 2: unknown key "server.adress"`},
		{"not TOML", "[server\n", "line 1"},
		{"address", "[server]\naddr = \"8080\"", "host:port"},
		{"delay no duration", "[crawl]\ndelay = \"soon\"", "duration"},
		{"delay too short", "[crawl]\ndelay = \"1ms\"", "between"},
		{"pages", "[crawl]\nmax_pages = -1", "max_pages -1"},
		{"source without address", "[[source]]\nname = \"a\"", "an http or https address"},
		{"source scheme", "[[source]]\nurl = \"ftp://a.example/\"", "an http or https address"},
		{"display", "[[source]]\nurl = \"http://a.example/\"\ndisplay = \"all\"", "full, extract or link"},
		{"two of a name", "[[source]]\nurl = \"http://a.example/\"\n[[source]]\nurl = \"http://a.example/b/\"", "is taken"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.toml))
			if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want ErrInvalid with %q", err, tt.want)
			}
		})
	}
}

func TestEverythingWrongIsSaidAtOnce(t *testing.T) {
	_, err := Parse([]byte("[server]\naddr = \"x\"\n[crawl]\nmax_pages = -1\n"))
	if err == nil || !strings.Contains(err.Error(), "server.addr") || !strings.Contains(err.Error(), "max_pages") {
		t.Errorf("got %v", err)
	}
}

func TestDisplayOf(t *testing.T) {
	c, err := Parse([]byte(`
[[source]]
url = "https://www.a.example/"
display = "link"
[[source]]
url = "https://a.example/news/index.html"
name = "news"
display = "extract"
`))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		url  string
		want Display
	}{
		{"https://a.example/x", DisplayLink},
		{"https://a.example/news/1", DisplayExtract},
		{"https://www.a.example/newsletter", DisplayLink},
		{"https://b.example/", DisplayFull},
		{"", DisplayFull},
		{"::", DisplayFull},
	}
	for _, tt := range tests {
		if got := c.DisplayOf(tt.url); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.url, got, tt.want)
		}
	}
}

func TestMaskedRoundTrip(t *testing.T) {
	c, err := Parse([]byte(Example))
	if err != nil {
		t.Fatal(err)
	}
	c.Server.Password = "sésame"
	out, err := c.Masked().TOML()
	if err != nil || strings.Contains(string(out), "sésame") {
		t.Fatalf("secret printed: %v\n%s", err, out)
	}
	back, err := Parse(out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c.Masked(), back); diff != "" {
		t.Error(diff)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	if _, err := Load(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	big := filepath.Join(dir, "big")
	if err := os.WriteFile(big, make([]byte, maxFile+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(big); !errors.Is(err, ErrInvalid) {
		t.Errorf("big file: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(Example))
	f.Add([]byte("[[source]]\nurl='http://a.example/'\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse(data)
		if err != nil {
			return
		}
		out, err := c.TOML()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(out); err != nil {
			t.Fatalf("what was valid no longer reads: %v\n%s", err, out)
		}
	})
}
