package bleveindex

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressoir/pressoir/internal/news"
)

// prose is a text of n words of which no two in five are the same.
func prose(from, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = syllables(uint64(from+i) * 7919)
	}
	return strings.Join(words, " ")
}

func signed(host, text string) *signature {
	return signatureOf(&news.Article{URL: "https://" + host + "/a", Text: text})
}

func TestCopyOf(t *testing.T) {
	text := prose(0, 300)
	named := ""
	for i := range 30 {
		named += prose(i*1000, 9) + fmt.Sprintf(" Nom%d ", i)
	}
	renamed := strings.NewReplacer("Nom1 ", "Autre ", "Nom5 ", "Autre ", "Nom12 ", "12 ", "Nom19 ", "3,5 ", "Nom20 ", "Autre ", "Nom25 ", "Autre ").Replace(named)
	for _, c := range []struct {
		name, a, b  string
		apart, here bool // a copy on two sites, on one
	}{
		{"the same", text, text, true, true},
		{"capitals, accents and typography", "L’été " + text, strings.ToUpper("L'ete, " + strings.ReplaceAll(text, " ", "\u00a0")), true, true},
		{"a soft hyphen", text, text[:20] + "\u00ad" + text[20:], true, true},
		{"a lead before it", text, prose(5000, 50) + " " + text, true, true},
		{"cut at a third", text, prose(0, 200), true, false},
		{"cut to less than half", text, prose(0, 110), false, false},
		{"half of it its own", text, prose(0, 150) + " " + prose(5000, 150), false, false},
		{"other names in the same words", named, renamed, false, false},
		{"another text", text, prose(9000, 300), false, false},
	} {
		for host, want := range map[string]bool{"un.exemple.fr": c.here, "www.deux.exemple.fr": c.apart} {
			a, b := signed("www.un.exemple.fr", c.a), signed(host, c.b)
			if a.copyOf(b) != want || b.copyOf(a) != want {
				t.Errorf("%s, on %s: copy %v and %v, want %v (alike %.2f)", c.name, host, a.copyOf(b), b.copyOf(a), want, a.alike(b))
			}
		}
	}
	if signed("a", prose(0, minCopyWords-1)) != nil {
		t.Error("a short text has a signature")
	}
}

// FuzzSignature holds that any text has a signature or none, that it is read
// back as written, and that a text is its own copy.
func FuzzSignature(f *testing.F) {
	f.Add("Le 12 mars, Anne Vasseur a parlé. ", 20)
	f.Add("\xff\u0301 É 1 000,5 % — «", 40)
	f.Add("mot ", 100)
	f.Fuzz(func(t *testing.T, text string, times int) {
		s := signed("exemple.fr", strings.Repeat(text, max(0, min(times, 200))))
		if s == nil {
			return
		}
		back, ok := decodeSignature(s.encode())
		if !ok || back != *s {
			t.Fatalf("read back as %+v, was %+v", back, *s)
		}
		if !s.copyOf(&back) {
			t.Error("a text is not its own copy")
		}
		for band := range signatureBands {
			if s.band(band) != back.band(band) {
				t.Error("two bands of one text")
			}
		}
	})
}

// BenchmarkSignature makes the signature of a text of 550 words.
func BenchmarkSignature(b *testing.B) {
	articles := benchCorpus(50)
	for i := 0; b.Loop(); i++ {
		signatureOf(articles[i%len(articles)])
	}
}
