package archive_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/pressoir/pressoir/internal/archive"
)

// A follower that asks from the last number it saw, while two others write,
// must end with what the archive holds.
func TestFollow(t *testing.T) {
	const writers, articles, rounds = 2, 100, 5 // 1,000 changes
	dir := t.TempDir()
	var done atomic.Int32
	var wg sync.WaitGroup
	for w := range writers {
		a := open(t, dir)
		wg.Go(func() {
			defer done.Add(1)
			for r := range rounds {
				if err := writeRound(t, a, w, r, articles); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	a := open(t, dir)
	held, position := follow(t, a, func() bool { return done.Load() == writers })
	wg.Wait()
	if position != writers*articles*rounds || position != last(t, a) || len(held) != writers*articles {
		t.Errorf("at change %d of %d with %d articles", position, last(t, a), len(held))
	}
	for id, version := range held {
		if text, err := a.Article(t.Context(), id, 0); err != nil || text.Version != version {
			t.Errorf("%s: held version %d, the archive has %+v, %v", id, version, text, err)
		}
	}
}

// follow takes in changes until there are no more once the writers are done.
func follow(t *testing.T, a *archive.Archive, done func() bool) (held map[string]int, position int64) {
	held = map[string]int{}
	for {
		finished := done() // asked first: what is committed by then must be in the list
		list, err := a.Changes(t.Context(), position, 37)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			if c.Number <= position {
				t.Errorf("change %d after %d", c.Number, position)
			}
			held[c.ArticleID], position = c.Version, c.Number
		}
		if finished && len(list) == 0 {
			return held, position
		}
	}
}

func writeRound(t *testing.T, a *archive.Archive, writer, round, articles int) error {
	captures := make([]archive.Capture, articles)
	for i := range captures {
		captures[i] = received(fmt.Sprintf("https://coteaux%d.example/%d", writer, i), fmt.Sprint("texte ", round), round)
	}
	kept, err := a.Keep(t.Context(), captures)
	if err != nil {
		return err
	}
	var readings []archive.Reading
	for i, k := range kept {
		readings = append(readings, archive.Reading{Capture: k.ID, Reader: 1, Article: article(captures[i].URL, fmt.Sprint("texte ", round))})
		if len(readings) == 16 || i == len(kept)-1 {
			if _, err := a.StoreReadings(t.Context(), readings); err != nil {
				return err
			}
			readings = readings[:0]
		}
	}
	return nil
}
