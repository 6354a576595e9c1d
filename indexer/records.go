package indexer

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressoir/pressoir/indexer/extract"
	"github.com/pressoir/pressoir/internal/archive"
	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

// maxWACZEntries bounds the WARC files inside one WACZ file.
const maxWACZEntries = 10_000

// ArticleType is the content type of a record that holds an article in the
// project's own JSON form rather than a page.
const ArticleType = "application/json"

// warc yields the pages of a WARC file. Records that are no pages are
// refused without ado; damage is refused with its place, and reading goes on.
func (f *Files) warc(ctx context.Context, name string, r io.Reader, yield yieldFunc) bool {
	records := warc.NewReader(r, warc.Options{})
	for ctx.Err() == nil {
		rec, err := records.Next()
		var damage *warc.DamageError
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.As(err, &damage):
			if !refuse(yield, name, "damaged record", err) {
				return false
			}
			continue
		case err != nil:
			return refuse(yield, name, "not readable", err)
		}
		c, refused := f.record(name, rec)
		if refused == nil && c == nil {
			continue // about the file or the capture, no page
		}
		if refused != nil {
			if !yield(archive.Capture{}, refused) {
				return false
			}
			continue
		}
		if !yield(*c, nil) {
			return false
		}
	}
	return true
}

// record turns a WARC record into a capture; both results are nil for records
// that only describe others.
func (f *Files) record(name string, rec *warc.Record) (*archive.Capture, *Refusal) {
	refused := func(reason string, err error) (*archive.Capture, *Refusal) {
		return nil, &Refusal{Name: fmt.Sprintf("%s, byte %d, %s", name, rec.Offset, rec.URI), Reason: reason, Err: err}
	}
	c := archive.Capture{
		URL: rec.URI, Time: rec.Date, Origin: archive.OriginOf(rec), Source: filepath.Base(name),
		Type: rec.Type, ContentType: rec.ContentType, Block: rec.Block,
	}
	switch rec.Type {
	case warc.Response:
		if !strings.HasPrefix(rec.URI, "http") {
			return refused("not a page", nil) // dns: and the like
		}
		status, header, _, err := warc.Head(rec.Block)
		switch {
		case err != nil:
			return refused("no HTTP response", err)
		case status != http.StatusOK:
			return refused(fmt.Sprintf("http %d", status), nil)
		case !isPage(header.Get("Content-Type")):
			return refused("not a page", nil)
		}
	case warc.Resource:
		if !isPage(rec.ContentType) && !strings.HasPrefix(rec.ContentType, ArticleType) {
			return refused("not a page", nil)
		}
		if !strings.HasPrefix(rec.URI, "http") {
			c.URL = ""
		}
	case warc.Revisit:
		return refused("revisit of a page kept elsewhere", nil)
	case warc.Continuation:
		return refused("segmented record", errors.New("records in several segments cannot be read"))
	default:
		return nil, nil
	}
	if c.Time.IsZero() {
		c.Time = f.now().UTC().Truncate(time.Second)
	}
	return &c, nil
}

// wacz yields the pages of the WARC files inside a WACZ file.
func (f *Files) wacz(ctx context.Context, name string, file *os.File, yield yieldFunc) bool {
	info, err := file.Stat()
	if err != nil {
		return refuse(yield, name, "not readable", FileCause(err))
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		return refuse(yield, name, "not readable", fmt.Errorf("no WACZ file: %w", err))
	}
	found := 0
	for _, entry := range z.File {
		if path.Dir(path.Clean(entry.Name)) != "archive" || formOf(entry.Name) != formWARC {
			continue
		}
		if found++; found > maxWACZEntries {
			return refuse(yield, name, "too large", fmt.Errorf("more than %d WARC files inside", maxWACZEntries))
		}
		if !f.entry(ctx, name, entry, yield) {
			return false
		}
	}
	if found == 0 {
		return refuse(yield, name, "empty", errors.New("no WARC file under archive/ in it"))
	}
	return true
}

func (f *Files) entry(ctx context.Context, name string, entry *zip.File, yield yieldFunc) bool {
	place := name + ":" + entry.Name
	r, err := entry.Open()
	if err != nil {
		return refuse(yield, place, "not readable", err)
	}
	defer func() { _ = r.Close() }()
	return f.stream(ctx, place, r, formWARC, yield)
}

// jsonl yields the articles of a JSON Lines file, one a line, in the form that
// `pressoir extract` prints; fields may be missing.
func (f *Files) jsonl(ctx context.Context, name string, r *bufio.Reader, yield yieldFunc) bool {
	for n := 1; ctx.Err() == nil; n++ {
		line, err := ReadLine(r, extract.MaxBytes)
		if errors.Is(err, io.EOF) {
			return true
		}
		place := fmt.Sprintf("%s, line %d", name, n)
		if errors.Is(err, ErrLineTooLong) {
			if !refuse(yield, place, "too large", err) {
				return false
			}
			continue
		}
		if err != nil {
			return refuse(yield, place, "not readable", err)
		}
		if len(line) == 0 {
			continue
		}
		c, err := f.article(name, line)
		if err != nil {
			err = &Refusal{Name: place, Reason: "no article", Err: err}
		}
		if !yield(c, err) {
			return false
		}
	}
	return true
}

// article checks that a line is an article with some text, and keeps it as it
// stands.
func (f *Files) article(name string, line []byte) (archive.Capture, error) {
	var a news.Article
	if err := json.Unmarshal(line, &a); err != nil {
		return archive.Capture{}, fmt.Errorf("not an article as JSON: %w", err)
	}
	if a.URL != "" {
		if _, err := news.NormalizeURL(a.URL); err != nil {
			return archive.Capture{}, err
		}
	}
	if strings.TrimSpace(a.Text) == "" && len(a.Body) == 0 && a.Title == "" {
		return archive.Capture{}, errors.New("neither title nor text")
	}
	return archive.Capture{
		URL: a.URL, Time: f.now().UTC().Truncate(time.Second), Origin: archive.Imported, Source: filepath.Base(name),
		Type: warc.Resource, ContentType: ArticleType, Block: line,
	}, nil
}

// ErrLineTooLong is a line of a JSON Lines file beyond the limit.
var ErrLineTooLong = errors.New("the line is too long")

// ReadLine reads one line without the white space around it, a copy. One that
// is longer than limit, in bytes, is passed over and reported as
// ErrLineTooLong; the next call goes on behind it.
func ReadLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > limit {
			line, long = nil, true
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && (len(line) > 0 || long), err == nil:
			if long {
				return nil, fmt.Errorf("%w: more than %d bytes", ErrLineTooLong, limit)
			}
			return trimLine(line), nil
		default:
			return nil, err
		}
	}
}

func trimLine(line []byte) []byte { return []byte(strings.TrimSpace(string(line))) }
