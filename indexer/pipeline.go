package indexer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/pressoir/pressoir/indexer/crawl"
	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/warc"
)

// Captures are archived and read in groups: one sync of the disk and one
// transaction a group. The bounds keep memory flat whatever the pages' size.
const (
	groupPages = 64
	groupBytes = 16 << 20
)

// Source yields what is to be archived. An error that is a *[Refusal] is
// counted and the source goes on; any other ends it.
type Source = iter.Seq2[archive.Capture, error]

// Pipeline takes pages from their bytes to stored articles.
type Pipeline struct {
	Archive *archive.Archive
	Reader  *extract.Reader
	Log     *slog.Logger
}

// Run archives and reads everything the source yields. When ctx ends, what
// has been taken in is brought to its end and Run returns ctx's error; nothing
// is left half done. The summary counts as Run goes.
func (p *Pipeline) Run(ctx context.Context, src Source, sum *Summary) error {
	hold := context.WithoutCancel(ctx)
	work, stop := errgroup.WithContext(hold)
	taken := make(chan []archive.Capture, 1)
	kept := make(chan []archive.Capture, 1)

	var ended error // of the source: what it gave before is still brought to its end
	work.Go(func() error {
		defer close(taken)
		ended = take(ctx, stop, src, sum, taken)
		return nil
	})
	work.Go(func() error {
		defer close(kept)
		for group := range taken {
			group, err := p.keep(hold, group, sum)
			if err != nil {
				return err
			}
			select {
			case kept <- group:
			case <-stop.Done():
				return nil
			}
		}
		return nil
	})
	work.Go(func() error {
		for group := range kept {
			if err := p.Read(hold, group, sum); err != nil {
				return err
			}
		}
		return nil
	})
	err := work.Wait()
	return errors.Join(err, ended, ctx.Err())
}

// take groups what the source yields until it ends, ctx ends or a later stage
// fails (stop).
func take(ctx, stop context.Context, src Source, sum *Summary, out chan<- []archive.Capture) error {
	var group []archive.Capture
	size := 0
	send := func() bool {
		if len(group) == 0 {
			return true
		}
		select {
		case out <- group:
			group, size = nil, 0
			return true
		case <-stop.Done():
			return false
		}
	}
	for c, err := range src {
		if ctx.Err() != nil || stop.Err() != nil {
			break
		}
		var refused *Refusal
		switch {
		case errors.As(err, &refused):
			sum.came(1)
			sum.refuse(refused)
			continue
		case err != nil:
			send()
			return err
		}
		sum.came(1)
		if err := c.Check(); err != nil {
			sum.refuse(&Refusal{Name: cmp.Or(c.URL, c.Source), Reason: "cannot be kept", Err: err})
			continue
		}
		group = append(group, c)
		size += len(c.Block)
		if (len(group) >= groupPages || size >= groupBytes) && !send() {
			return nil
		}
	}
	send()
	return nil
}

// keep archives a group and returns what is new in it, with its numbers.
func (p *Pipeline) keep(ctx context.Context, group []archive.Capture, sum *Summary) ([]archive.Capture, error) {
	outcomes, err := p.Archive.Keep(ctx, group)
	if err != nil {
		return nil, err
	}
	sum.kept(outcomes)
	fresh := group[:0]
	for i, k := range outcomes {
		if !k.Known {
			group[i].ID = k.ID
			fresh = append(fresh, group[i])
		}
	}
	return fresh, nil
}

// Read reads archived captures, on all cores, and stores what was read.
func (p *Pipeline) Read(ctx context.Context, captures []archive.Capture, sum *Summary) error {
	readings := make([]archive.Reading, len(captures))
	var readers errgroup.Group
	readers.SetLimit(runtime.GOMAXPROCS(0))
	for i := range captures {
		readers.Go(func() error {
			readings[i] = p.read(ctx, &captures[i])
			return nil
		})
	}
	if err := readers.Wait(); err != nil {
		return err
	}
	outcomes, err := p.Archive.StoreReadings(ctx, readings)
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		sum.stored(nameOf(&captures[i], readings[i]), readings[i], o)
	}
	return nil
}

// nameOf is how the summary names a page that was refused, "" for one that
// asked for it.
func nameOf(c *archive.Capture, r archive.Reading) string {
	switch {
	case r.Refused == refusedNoIndex:
		return ""
	case c.URL != "":
		return c.URL
	default:
		return c.Source
	}
}

// read makes a reading of one capture; whatever is wrong with the page is the
// reading's refusal.
func (p *Pipeline) read(ctx context.Context, c *archive.Capture) archive.Reading {
	reading := archive.Reading{Capture: c.ID, Reader: extract.Version}
	page, header, err := pageOf(c)
	if err != nil {
		reading.Refused = "the response cannot be read"
		p.Log.WarnContext(ctx, "page refused", "url", c.URL, "source", c.Source, "err", err)
		return reading
	}
	read, err := p.Reader.Read(ctx, page)
	switch {
	case err != nil:
		reading.Refused = reason(err)
		p.Log.DebugContext(ctx, "page refused", "url", c.URL, "source", c.Source, "err", err)
	case c.Origin == archive.Crawled && (read.NoIndex || crawl.NoIndex(header, robotsName)):
		reading.Refused, reading.Hide = refusedNoIndex, true
	case len(page.Body) > largePage && archive.CheckArticle(read.Article) != nil:
		reading.Refused = reason(extract.ErrTooLarge)
	default:
		reading.Article, reading.Canonical = read.Article, read.Canonical
	}
	return reading
}

// largePage is the size, in bytes, from which an article may be more than the
// archive stores: JSON needs up to six bytes for one of a page, and the text
// stands there whole, in blocks and again in the words said.
const largePage = 1 << 20

// refusedNoIndex is the reason of a page that asks not to be indexed.
const refusedNoIndex = "noindex"

// robotsName is the name by which a server can address this program alone.
const robotsName = "Pressoir"

// reasons are the words a page's refusal is counted under, for each error of
// the reader.
var reasons = []struct {
	err   error
	words string
}{
	{extract.ErrEmpty, "empty page"},
	{extract.ErrTooLarge, "too large"},
	{extract.ErrNotText, "not text"},
	{extract.ErrTooComplex, "markup too complex"},
	{extract.ErrArticleJSON, "no article"},
}

func reason(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.words
		}
	}
	return "not readable"
}

// pageOf takes a capture's page out of its record. The time of a capture is
// that of the page only where a server sent it; a file has none.
func pageOf(c *archive.Capture) (extract.Page, http.Header, error) {
	page := extract.Page{URL: c.URL, ContentType: c.ContentType, Body: c.Block}
	if c.Type != warc.Response {
		return page, nil, nil
	}
	_, header, body, err := warc.Payload(c.Block, extract.MaxBytes)
	if err != nil && (!errors.Is(err, warc.ErrBody) || len(body) == 0) {
		return page, nil, fmt.Errorf("capture %d: %w", c.ID, err)
	}
	page.ContentType, page.Body, page.Captured = header.Get("Content-Type"), body, c.Time
	return page, header, nil
}

// What [archive.Archive.Unread] is asked for: captures that nobody has read,
// or, as no reader has this version, all of them.
const (
	readByNone = 0
	everyOne   = -1
)

// CatchUp reads what an earlier process archived and did not read any more.
func (p *Pipeline) CatchUp(ctx context.Context, sum *Summary) error {
	return p.reread(ctx, readByNone, sum)
}

// Reread reads every page of the archive again.
func (p *Pipeline) Reread(ctx context.Context, sum *Summary) error {
	return p.reread(ctx, everyOne, sum)
}

func (p *Pipeline) reread(ctx context.Context, reader int, sum *Summary) error {
	after := int64(0)
	for ctx.Err() == nil {
		ids, err := p.Archive.Unread(ctx, reader, after, groupPages)
		if err != nil || len(ids) == 0 {
			return err
		}
		group, last := p.load(ctx, ids, sum)
		sum.came(len(group))
		if err := p.Read(context.WithoutCancel(ctx), group, sum); err != nil {
			return err
		}
		after = last
	}
	return ctx.Err()
}

// load takes captures out of the archive, as many as fit a group, and returns
// the last id it came to.
func (p *Pipeline) load(ctx context.Context, ids []int64, sum *Summary) (group []archive.Capture, last int64) {
	size := 0
	for _, id := range ids {
		if ctx.Err() != nil || size >= groupBytes {
			break
		}
		last = id
		c, err := p.Archive.Capture(ctx, id)
		if err != nil {
			sum.refuse(&Refusal{Name: "archive", Reason: "page lost", Err: err})
			continue
		}
		group = append(group, *c)
		size += len(c.Block)
	}
	return group, last
}

// Crawled reads pages that a crawl has just archived.
func (p *Pipeline) Crawled(ctx context.Context, pages []archive.Capture, sum *Summary) error {
	sum.came(len(pages))
	sum.archived(len(pages))
	return p.Read(context.WithoutCancel(ctx), pages, sum)
}
