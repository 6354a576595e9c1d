package bleveindex

import (
	"testing"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
)

func TestRecord(t *testing.T) {
	for _, want := range []storedHit{
		{Type: search.HitArticle, ID: "aaa", Article: "aaa", Version: 1, Title: "Un titre", Published: "2024-05-06"},
		{Type: search.HitArticle, ID: "bbb", Article: "aaa", Version: 12, URL: "https://journal.example/x", Site: "Le Journal", Section: "Ville"},
		{Type: search.HitQuote, ID: "aaa", Article: "ccc", Version: 2},
		{Type: search.HitQuote, ID: "bbb", Article: "ccc", Version: 2, Kind: news.KindArticle, Speaker: "Anne Lorme", Role: "maire", Confidence: news.Stated},
	} {
		part := record(nil).add(columnTag, "eau").add(columnDate, string(want.Published)).addArticle(&want)
		name := "aaa"
		if want.Type == search.HitQuote {
			name = "q-aaa"
		}
		r := record(nil).add(hitShared, string(part)).addHit(&want, name)
		if got, whole, err := r.hit(name); err != nil || *got != want || !whole {
			t.Errorf("%+v comes back as %+v, %v", want, got, err)
		}
		if got, err := r.shared(); err != nil || string(got) != string(part) {
			t.Errorf("what %+v shares comes back as %q, %v", want, got, err)
		}
		_, whole, err := record(nil).addHit(&want, name).hit(name)
		if err != nil || whole != (want.Type == search.HitArticle) {
			t.Errorf("%+v without what it shares is whole: %v, %v", want, whole, err)
		}
	}
}

// A record that breaks off is told, never read past its end.
func TestRecordBreaksOff(t *testing.T) {
	h := storedHit{Type: search.HitArticle, ID: "aaa", Article: "aaa", Version: 1, Title: "Un titre", URL: "https://journal.example/x"}
	whole := record(nil).addArticle(&h)
	ends := map[int]bool{0: true}
	for n, rest := 0, whole; n < len(whole); {
		n += 2 + int(rest[1]) // every value here is shorter than 128 bytes
		ends[n], rest = true, whole[n:]
	}
	for n := range whole {
		if _, _, err := whole[:n].hit("aaa"); (err == nil) != ends[n] {
			t.Errorf("the first %d bytes: %v", n, err)
		}
	}
	for _, bad := range []record{{'H'}, {'H', 0xff}, {'H', 2, 'x'}, {'H', 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f}} {
		if _, _, err := bad.hit("aaa"); err == nil {
			t.Errorf("% x is read", []byte(bad))
		}
	}
}
