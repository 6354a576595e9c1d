package indexer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/search"
	"github.com/pressoir/pressoir/internal/warc"
)

func openArchive(t *testing.T) *archive.Archive {
	t.Helper()
	ar, err := archive.Open(context.Background(), t.TempDir(), archive.Options{Create: true, Software: "essai", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ar.Close() })
	return ar
}

func newPipeline(ar *archive.Archive) *Pipeline {
	return &Pipeline{Archive: ar, Reader: extract.New(extract.Options{}), Log: slog.New(slog.DiscardHandler)}
}

// page is a response with an article of a few sentences.
func page(n int, title, robots string) archive.Capture {
	body := fmt.Sprintf(`<!doctype html><html lang="fr"><head><title>%[1]s</title>%[3]s</head><body><main><article><h1>%[1]s</h1>
<p>Le service des eaux de Brenne a réparé la conduite numéro %[2]d dans la nuit de mardi à mercredi, après six heures de travaux.</p>
<p>Les habitants du quartier des Tanneurs ont retrouvé la pression normale au matin, a indiqué la régie municipale.</p>
</article></main></body></html>`, title, n, robots)
	return archive.Capture{
		URL: fmt.Sprintf("https://brenne.example/eau/%d", n), Time: time.Date(2021, 5, 1+n%28, 8, 0, 0, 0, time.UTC),
		Origin: archive.Crawled, Source: "brenne", Type: warc.Response,
		ContentType: "application/http; msgtype=response", Block: httpResponse(200, "text/html; charset=utf-8", body),
	}
}

func sourceOf(captures ...archive.Capture) Source {
	return func(yield func(archive.Capture, error) bool) {
		for _, c := range captures {
			if !yield(c, nil) {
				return
			}
		}
	}
}

func TestPipelineArchivesAndReads(t *testing.T) {
	ctx, ar := context.Background(), openArchive(t)
	var pages []archive.Capture
	for n := range 3*groupPages + 5 {
		pages = append(pages, page(n, fmt.Sprintf("Conduite réparée, tranche %d", n), ""))
	}
	hidden := page(1000, "Page interne", `<meta name="robots" content="noindex">`)
	forUs := page(1002, "Page interdite", "")
	forUs.Block = bytes.Replace(forUs.Block, []byte("\r\n"), []byte("\r\nX-Robots-Tag: pressoir: noindex\r\n"), 1)
	empty := page(1001, "", "")
	empty.Block = httpResponse(200, "text/html", " ")
	sum := NewSummary()
	if err := newPipeline(ar).Run(ctx, sourceOf(append(pages, hidden, forUs, empty)...), sum); err != nil {
		t.Fatal(err)
	}
	if sum.New != len(pages) || sum.Kept != len(pages)+3 || sum.Refused["noindex"] != 2 || sum.Refused["empty page"] != 1 {
		t.Errorf("%s", sum.Close())
	}

	again := NewSummary()
	if err := newPipeline(ar).Run(ctx, sourceOf(pages...), again); err != nil {
		t.Fatal(err)
	}
	if again.Known != len(pages) || again.Kept+again.New != 0 {
		t.Errorf("importing twice must change nothing:\n%s", again.Close())
	}
}

func TestPipelineReadsWhatACrashLeft(t *testing.T) {
	ctx, ar := context.Background(), openArchive(t)
	if _, err := ar.Keep(ctx, []archive.Capture{page(1, "Une", ""), page(2, "Deux", "")}); err != nil {
		t.Fatal(err)
	}
	sum := NewSummary()
	if err := newPipeline(ar).CatchUp(ctx, sum); err != nil || sum.New != 2 {
		t.Fatalf("%v\n%s", err, sum.Close())
	}
	again := NewSummary()
	if err := newPipeline(ar).CatchUp(ctx, again); err != nil || again.Came != 0 {
		t.Errorf("read twice: %v\n%s", err, again.Close())
	}
	reread := NewSummary()
	if err := newPipeline(ar).Reread(ctx, reread); err != nil || reread.Came != 2 || reread.New != 0 {
		t.Errorf("rereading: %v\n%s", err, reread.Close())
	}
}

func TestPipelineInterrupted(t *testing.T) {
	ar := openArchive(t)
	ctx, cancel := context.WithCancel(context.Background())
	endless := func(yield func(archive.Capture, error) bool) {
		for n := 0; ; n++ {
			if n == groupPages+3 {
				cancel()
			}
			if !yield(page(n, fmt.Sprintf("Tranche %d", n), ""), nil) {
				return
			}
		}
	}
	sum := NewSummary()
	err := newPipeline(ar).Run(ctx, endless, sum)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if sum.New != sum.Came || sum.New < groupPages {
		t.Errorf("what came in must be kept and read:\n%s", sum.Close())
	}
}

func TestPipelineSourceFails(t *testing.T) {
	ar := openArchive(t)
	broken := errors.New("the disk is gone")
	src := func(yield func(archive.Capture, error) bool) {
		_ = yield(page(1, "Une", ""), nil) && yield(archive.Capture{}, &Refusal{Name: "x", Reason: "not a page"}) && yield(archive.Capture{}, broken)
	}
	sum := NewSummary()
	if err := newPipeline(ar).Run(context.Background(), src, sum); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if sum.New != 1 || sum.Refused["not a page"] != 1 {
		t.Errorf("what was good before is kept:\n%s", sum.Close())
	}
}

// ledger is an index that only remembers.
type ledger struct {
	position int64
	titles   map[string]string
	batches  int
	failures int // Apply fails so often before it works
}

func (l *ledger) Position() (int64, error) { return l.position, nil }

func (l *ledger) Apply(_ context.Context, b search.Batch) error {
	if l.failures > 0 {
		l.failures--
		return errors.New("not now")
	}
	for _, a := range b.Put {
		l.titles[a.ID] = a.Title.String()
	}
	for _, id := range b.Remove {
		delete(l.titles, id)
	}
	l.position = b.Position
	l.batches++
	return nil
}

func TestFollower(t *testing.T) {
	ctx, ar := context.Background(), openArchive(t)
	var pages []archive.Capture
	for n := range batchChanges + 10 {
		pages = append(pages, page(n, fmt.Sprintf("Tranche %d", n), ""))
	}
	if err := newPipeline(ar).Run(ctx, sourceOf(pages...), NewSummary()); err != nil {
		t.Fatal(err)
	}
	target := &ledger{titles: map[string]string{}}
	f := &Follower{Archive: ar, Target: target, Log: slog.New(slog.DiscardHandler)}
	n, err := f.CatchUp(ctx)
	if err != nil || n != len(pages) || len(target.titles) != len(pages) || target.batches < 2 {
		t.Fatalf("%d changes, %d articles, %d batches, %v", n, len(target.titles), target.batches, err)
	}
	if n, err := f.CatchUp(ctx); n != 0 || err != nil {
		t.Errorf("nothing new, but %d, %v", n, err)
	}

	changed := page(1, "Tranche 1, corrigée", "")
	changed.Time = changed.Time.AddDate(1, 0, 0)
	if err := newPipeline(ar).Run(ctx, sourceOf(changed), NewSummary()); err != nil {
		t.Fatal(err)
	}
	id, _ := news.ID(changed.URL)
	if n, err := f.CatchUp(ctx); n != 1 || err != nil || !strings.Contains(target.titles[id], "corrigée") {
		t.Errorf("%d, %v, %q", n, err, target.titles[id])
	}

	target.position += 1000
	if _, err := f.CatchUp(ctx); !errors.Is(err, search.ErrFormat) {
		t.Errorf("an index ahead of its archive: %v", err)
	}
}

// swapped is an index that is put in the place of another, which held more,
// after its first batch.
type swapped struct{ ledger }

func (s *swapped) Apply(ctx context.Context, b search.Batch) error {
	err := s.ledger.Apply(ctx, b)
	if s.batches == 1 {
		s.position, s.titles = 0, map[string]string{}
	}
	return err
}

func TestFollowerOfAnIndexThatIsSwapped(t *testing.T) {
	ctx, ar := context.Background(), openArchive(t)
	if err := newPipeline(ar).Run(ctx, sourceOf(page(1, "Une", ""), page(2, "Deux", "")), NewSummary()); err != nil {
		t.Fatal(err)
	}
	target := &swapped{ledger{titles: map[string]string{}}}
	f := &Follower{Archive: ar, Target: target, Log: slog.New(slog.DiscardHandler), Hold: new(sync.Mutex)}
	if _, err := f.CatchUp(ctx); err != nil || len(target.titles) != 2 {
		t.Errorf("%d of 2 articles, %v", len(target.titles), err)
	}
}

// What a hostile file holds must not keep out what is good.
func TestPipelineRefusesWhatCannotBeKept(t *testing.T) {
	ctx, ar := context.Background(), openArchive(t)
	bad, long, good, swelling := page(1, "Une", ""), page(2, "Deux", ""), page(3, "Trois", ""), page(4, "", "")
	swelling.Type, swelling.ContentType = warc.Resource, ArticleType
	swelling.Block = []byte(`{"title":"Quatre","text":"` + strings.Repeat("<", 1600<<10) + `","tags":["` + strings.Repeat("<", 8<<20) + `"]}`)
	bad.URL += "\x01"
	long.URL += strings.Repeat("x", warc.MaxHeader)
	sum := NewSummary()
	if err := newPipeline(ar).Run(ctx, sourceOf(bad, long, swelling, good), sum); err != nil {
		t.Fatal(err)
	}
	if sum.Refused["cannot be kept"] != 2 || sum.Refused["too large"] != 1 || sum.Failures != 2 || sum.New != 1 {
		t.Errorf("%s", sum.Close())
	}
}

func TestFollowerRunsUntilStopped(t *testing.T) {
	ar := openArchive(t)
	target := &ledger{titles: map[string]string{}, failures: 1}
	ctx, cancel := context.WithCancel(context.Background())
	seen := make(chan struct{}, 8)
	f := &Follower{Archive: ar, Target: target, Interval: time.Millisecond, Log: slog.New(slog.DiscardHandler), Progress: func(int64, int64) { seen <- struct{}{} }}
	ended := make(chan error, 1)
	go func() { ended <- f.Run(ctx) }()
	if err := newPipeline(ar).Run(ctx, sourceOf(page(1, "Une", "")), NewSummary()); err != nil {
		t.Fatal(err)
	}
	<-seen // after one failure and another try
	cancel()
	if err := <-ended; err != nil || len(target.titles) != 1 {
		t.Errorf("%v, %v", err, target.titles)
	}
}

func TestSummary(t *testing.T) {
	s := NewSummary()
	for i := range maxProblems + 2 {
		s.refuse(&Refusal{Name: fmt.Sprintf("f%d", i), Reason: "not readable", Err: errors.New("x")})
	}
	s.refuse(&Refusal{Name: "p", Reason: "not a page"})
	s.came(3)
	out := s.Close().String()
	for _, want := range []string{"3 pages", "refused        22   not readable", "problem: f0: not readable: x", "… and 2 more problems"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	if s.Err() == nil {
		t.Error("failures must be said by the exit code")
	}
	none := NewSummary()
	none.came(1)
	none.refuse(&Refusal{Name: "p", Reason: "not a page"})
	if none.Err() == nil {
		t.Error("nothing kept of what came must be said by the exit code")
	}
	if err := NewSummary().Err(); err != nil {
		t.Errorf("an empty folder is no failure: %v", err)
	}
}
