package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

const page = "https://coteaux.example/nouvelles/1"

func TestKeepGivesBackWhatItWasGiven(t *testing.T) {
	a := open(t, t.TempDir())
	file := archive.Capture{
		Time: noon, Origin: archive.Imported, Source: "notes\nde terrain.txt", Type: warc.Resource,
		ContentType: "text/plain", Block: []byte("Titre\n\nCorps."),
	}
	unread, err := a.Unread(t.Context(), 0, 0, 10)
	if err != nil || len(unread) != 0 {
		t.Fatalf("unread in an empty archive: %v, %v", unread, err)
	}
	want := []archive.Capture{received(page, "vendange", 0), file}
	for i, id := range keep(t, a, want...) {
		got, err := a.Capture(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		want[i].ID = id
		if diff := cmp.Diff(&want[i], got); diff != "" {
			t.Error(diff)
		}
	}
	if _, err := a.Capture(t.Context(), 99); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an unknown capture: %v", err)
	}
}

func TestKeepKnowsWhatItHas(t *testing.T) {
	a := open(t, t.TempDir())
	anonymous := received("", "sans adresse", 0)
	later := anonymous
	later.Time = later.Time.Add(time.Hour)
	otherTime, otherBytes := received(page, "vendange", 1), received(page, "pressurage", 0)
	first, err := a.Keep(t.Context(), []archive.Capture{received(page, "vendange", 0), anonymous, received(page, "vendange", 0)})
	if err != nil {
		t.Fatal(err)
	}
	if first[0].Known || first[1].Known || !first[2].Known || first[2].ID != first[0].ID {
		t.Errorf("first group: %+v", first)
	}
	size := warcSize(t, a)
	again, err := a.Keep(t.Context(), []archive.Capture{received(page, "vendange", 0), later})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]archive.Kept{{ID: first[0].ID, Known: true}, {ID: first[1].ID, Known: true}}, again); diff != "" {
		t.Error(diff)
	}
	if now := warcSize(t, a); now != size {
		t.Errorf("known captures made the WARC files grow from %d to %d bytes", size, now)
	}
	other, err := a.Keep(t.Context(), []archive.Capture{otherTime, otherBytes})
	if err != nil || other[0].Known || other[1].Known {
		t.Errorf("another time, other bytes: %+v, %v", other, err)
	}
}

// A file has no time of its own: that of its import must not tell it from itself.
func TestKeepKnowsAFileByItsBytes(t *testing.T) {
	a := open(t, t.TempDir())
	first := received(page, "", 0)
	first.Type, first.ContentType, first.Block = warc.Resource, "application/json", []byte(`{"title":"Vendange"}`)
	later, moved, changed := first, first, first
	later.Time = later.Time.Add(time.Hour)
	moved.URL += "/bis"
	changed.Block = []byte(`{"title":"Pressurage"}`)
	id := keep(t, a, first)[0]
	got, err := a.Keep(t.Context(), []archive.Capture{later, moved, changed, later})
	if err != nil {
		t.Fatal(err)
	}
	if !got[0].Known || got[0].ID != id || got[1].Known || got[2].Known || !got[3].Known {
		t.Errorf("%+v", got)
	}
}

func warcSize(t *testing.T, a *archive.Archive) int64 {
	t.Helper()
	s, err := a.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s.WARCBytes
}

func TestKeepRefuses(t *testing.T) {
	timeless, record, origin := received(page, "a", 0), received(page, "b", 0), received(page, "c", 0)
	timeless.Time, record.Type, origin.Origin = time.Time{}, warc.Revisit, "?"
	large, address := received(page, "d", 0), received("urn:x\r\nWARC-Type: metadata", "e", 0)
	large.Block = make([]byte, warc.DefaultMaxBlock+1)
	a := open(t, t.TempDir())
	for _, c := range []archive.Capture{timeless, record, origin, large, address} {
		if _, err := a.Keep(t.Context(), []archive.Capture{received(page, "good", 0), c}); err == nil {
			t.Errorf("kept %q of type %q", c.URL, c.Type)
		}
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Captures != 0 {
		t.Errorf("a refused group left %d captures, %v", s.Captures, err)
	}
	// The archive goes on after a group that failed in the midst of a file.
	keep(t, a, received(page, "good", 0))
}

func TestEveryWARCFileCanBeReadThrough(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	keep(t, a, received(page, "un", 0), received(page, "deux", 1))
	keep(t, a, received(page, "trois", 2))
	files, err := filepath.Glob(filepath.Join(dir, "warc", "*.warc.gz"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files: %v, %v", files, err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	r := warc.NewReader(bytes.NewReader(content), warc.Options{})
	var types []warc.Type
	for rec, err := r.Next(); err == nil; rec, err = r.Next() {
		types = append(types, rec.Type)
		if rec.Type == warc.Response && (rec.Header.Get("Pressoir-Origin") != "crawl" || rec.Header.Get("Pressoir-Source") != "essai") {
			t.Errorf("origin and source are not in the record: %v", rec.Header)
		}
	}
	if diff := cmp.Diff([]warc.Type{warc.WARCInfo, warc.Response, warc.Response, warc.Response}, types); diff != "" {
		t.Error(diff)
	}
}

func TestCaptureNamesADamagedFile(t *testing.T) {
	for what, damage := range map[string]func(string) error{
		"gone":  os.Remove,
		"empty": func(name string) error { return os.Truncate(name, 0) },
		"cut":   func(name string) error { return os.Truncate(name, 500) },
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			a := open(t, dir)
			id := keep(t, a, received(page, strings.Repeat("vendange ", 50), 0))[0]
			files, _ := filepath.Glob(filepath.Join(dir, "warc", "*"))
			if err := damage(files[0]); err != nil {
				t.Fatal(err)
			}
			_, err := a.Capture(t.Context(), id)
			if err == nil || !strings.Contains(err.Error(), filepath.Base(files[0])) {
				t.Errorf("error: %v", err)
			}
		})
	}
}

func TestUnread(t *testing.T) {
	a := open(t, t.TempDir())
	other := func(status, media string) archive.Capture {
		c := received("https://coteaux.example/"+media+status, "x", 0)
		c.Block = fmt.Appendf(nil, "HTTP/1.1 %s\r\nContent-Type: %s\r\n\r\nx", status, media)
		return c
	}
	resource := archive.Capture{Time: noon, Origin: archive.Imported, Type: warc.Resource, Block: []byte("texte")}
	ids := keep(t, a, other("200 OK", "text/html"), other("404 Not Found", "text/html"), other("203 OK", "Text/Plain; charset"),
		other("200 OK", "image/png"), other("301 Moved", "text/html"), resource, other("200 OK", "application/xhtml+xml"), other("200", ""))
	want := []int64{ids[0], ids[2], ids[5], ids[6], ids[7]}
	check := func(reader int, after int64, limit int, want []int64) {
		t.Helper()
		got, err := a.Unread(t.Context(), reader, after, limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("reader %d: %s", reader, diff)
		}
	}
	check(0, 0, 10, want)
	check(0, ids[0], 2, want[1:3])
	store(t, a, archive.Reading{Capture: ids[0], Reader: 1, Refused: "empty"})
	store(t, a, archive.Reading{Capture: ids[2], Reader: 1, Article: article("https://coteaux.example/text/plain200", "x")})
	check(0, 0, 10, want[2:])
	check(1, 0, 10, want[2:])
	check(2, 0, 10, want)
}

func TestLastCapture(t *testing.T) {
	a := open(t, t.TempDir())
	gone := received(page, "perdu", 9)
	gone.Block = []byte("HTTP/1.1 404 Not Found\r\n\r\n")
	plain := received(strings.Replace(page, "https", "http", 1), "sans chiffre", 8)
	ids := keep(t, a, received(page, "un", 0), received(page+"#haut", "trois", 5), received(page, "deux", 3), gone, plain)
	got, err := a.LastCapture(t.Context(), page+"?utm_source=lettre")
	if err != nil || got.ID != ids[1] {
		t.Errorf("got %+v, %v, want capture %d", got, err, ids[1])
	}
	if _, err := a.LastCapture(t.Context(), page+"2"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an address never seen: %v", err)
	}
	if _, err := a.LastCapture(t.Context(), "mailto:x"); !errors.Is(err, news.ErrURL) {
		t.Errorf("no address: %v", err)
	}
}

func TestTwoProcessesKeepAtOnce(t *testing.T) {
	const groups, size = 12, 8
	dir := t.TempDir()
	var wg sync.WaitGroup
	for worker := range 2 {
		a := open(t, dir)
		wg.Go(func() {
			for g := range groups {
				captures := make([]archive.Capture, size)
				for i := range captures { // half of them are the other's too
					url := fmt.Sprintf("https://coteaux.example/%d/%d/%d", worker*(i%2), g, i)
					captures[i] = received(url, "texte", 0)
				}
				kept, err := a.Keep(t.Context(), captures)
				if err != nil {
					t.Error(err)
					return
				}
				for i, k := range kept {
					r := archive.Reading{Capture: k.ID, Reader: 1, Article: article(captures[i].URL, fmt.Sprint("texte", g))}
					if _, err := a.StoreReadings(t.Context(), []archive.Reading{r}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	a := open(t, dir)
	s, err := a.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := int64(groups * size * 3 / 2); s.Captures != want || s.Articles != want || last(t, a) != want {
		t.Errorf("%d captures, %d articles, change %d, want %d of each", s.Captures, s.Articles, last(t, a), want)
	}
	for id := range s.Captures {
		if _, err := a.Capture(t.Context(), id+1); err != nil {
			t.Error(err)
		}
	}
}
