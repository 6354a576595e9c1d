package archive

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

// maxBlock is the largest block kept, in bytes. Readers of WARC files take in
// no more by default, and no page of news comes near.
const maxBlock = warc.DefaultMaxBlock

// ErrCapture is a capture that cannot be kept as it is.
var ErrCapture = errors.New("a capture that cannot be kept")

// keeping is a capture on its way into the archive.
type keeping struct {
	Kept
	c        *Capture
	article  string
	at       int64 // seconds
	status   int
	readable bool
	record   *warc.Record
	file     string // where the record was written; "" for what is known
}

// Keep stores a group of captures: their records are written and synced once,
// then one transaction adds their rows and carries out their visits. A capture
// whose address, time and bytes are there already is Known; nothing is written,
// but its visit is carried out. The time counts only of a response that has an
// address: that of a file says when it was imported, and importing twice must
// change nothing. What is returned stands in the captures' order. On an error
// nothing of the group counts as kept.
func (a *Archive) Keep(ctx context.Context, captures []Capture) ([]Kept, error) {
	group := make([]keeping, len(captures))
	for i := range captures {
		var err error
		if group[i], err = newKeeping(&captures[i]); err != nil {
			return nil, fmt.Errorf("keep %s: %w", nameOf(&captures[i]), err)
		}
	}
	if err := a.write(ctx, group); err != nil {
		return nil, fmt.Errorf("keep %d captures: %w", len(captures), err)
	}
	err := a.w.tx(ctx, func(tx *tx) error {
		files := map[string]int64{}
		for i := range group {
			if err := tx.keep(ctx, &group[i], files); err != nil {
				return fmt.Errorf("%s: %w", nameOf(group[i].c), err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("keep %d captures: %w", len(captures), err)
	}
	kept := make([]Kept, len(group))
	for i := range group {
		kept[i] = group[i].Kept
	}
	return kept, nil
}

func nameOf(c *Capture) string {
	if c.URL != "" {
		return fmt.Sprintf("%.200s", c.URL)
	}
	return fmt.Sprintf("%.200s", c.Source)
}

func newKeeping(c *Capture) (keeping, error) {
	k := keeping{c: c, at: c.Time.Unix()}
	if err := c.Check(); err != nil {
		return k, err
	}
	k.status, k.readable = look(c)
	k.article = c.ArticleID()
	k.record = c.record()
	k.record.BlockDigest = warc.Digest(c.Block)
	k.record.PayloadDigest = warc.PayloadDigest(k.record)
	if c.URL == "" { // the standard wants an address in every record: this one names the bytes
		k.record.URI = "urn:" + k.record.BlockDigest
	}
	return k, nil
}

// Check reports, as ErrCapture, why a capture cannot be kept. One that comes
// from outside is to be checked before it joins a group: [Archive.Keep] takes
// all of a group or nothing.
func (c *Capture) Check() error {
	switch {
	case c.Type != warc.Response && c.Type != warc.Resource:
		return fmt.Errorf("%w: a record of type %q", ErrCapture, c.Type)
	case len(c.Block) > maxBlock:
		return fmt.Errorf("%w: %d bytes, %d at most", ErrCapture, len(c.Block), maxBlock)
	case c.Time.IsZero():
		return fmt.Errorf("%w: it has no time", ErrCapture)
	case c.Origin != Crawled && c.Origin != Imported:
		return fmt.Errorf("%w: the origin %q", ErrCapture, c.Origin)
	}
	if err := c.record().Check(); err != nil {
		return fmt.Errorf("%w: %w", ErrCapture, err)
	}
	return nil
}

// record is the capture as a WARC record, without its digests.
func (c *Capture) record() *warc.Record {
	return &warc.Record{
		Type: c.Type, URI: c.URL, Date: time.Unix(c.Time.Unix(), 0).UTC(), ContentType: c.ContentType, Block: c.Block,
		Header: warc.Header{{Name: headerOrigin, Value: string(c.Origin)}, {Name: headerSource, Value: printable(c.Source)}},
	}
}

// The fields of a record that say where it came from, so that the catalogue
// can be made again from the WARC files: see [OriginOf].
const (
	headerOrigin = "Pressoir-Origin"
	headerSource = "Pressoir-Source"
)

// OriginOf is how the page of a WARC record first came into an archive: as the
// record says where an archive wrote it, else by import.
func OriginOf(rec *warc.Record) Origin {
	if Origin(rec.Header.Get(headerOrigin)) == Crawled {
		return Crawled
	}
	return Imported
}

// printable makes a file's name fit for a header: it may hold any byte.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, s)
}

// ArticleID is the id of the article that a capture shows: of its address, or
// without a usable one, of its content (the decoded body of a response).
func (c *Capture) ArticleID() string {
	if id, err := news.ID(c.URL); err == nil {
		return id
	}
	if c.Type == warc.Response {
		if _, _, body, err := warc.Payload(c.Block, 0); err == nil || errors.Is(err, warc.ErrBody) {
			return news.ContentID(body)
		}
	}
	return news.ContentID(c.Block)
}

// look tells a response's status, and whether a reader may make an article of
// a capture.
func look(c *Capture) (status int, readable bool) {
	if c.Type == warc.Resource {
		return 0, true
	}
	status, header, _, err := warc.Head(c.Block)
	if err != nil {
		return 0, false
	}
	return status, status >= 200 && status < 300 && isText(header)
}

// isText reports whether a response says it is a page of text. One that says
// nothing may be: its reader will see.
func isText(header http.Header) bool {
	value := header.Get("Content-Type")
	media, _, err := mime.ParseMediaType(value)
	if err != nil { // « text/html; charset » and the like
		media, _, _ = strings.Cut(value, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	switch media {
	case "", "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

// sameness is what two captures have in common that are one.
type sameness struct {
	url, digest string
	at          int64
}

func (k *keeping) sameness() sameness {
	if k.c.URL == "" || k.c.Type == warc.Resource {
		return sameness{url: k.c.URL, digest: k.record.BlockDigest}
	}
	return sameness{k.c.URL, k.record.BlockDigest, k.at}
}

// write writes the records of a group that the catalogue does not know.
func (a *Archive) write(ctx context.Context, group []keeping) error {
	var records []*warc.Record
	var fresh []*keeping
	twice := map[sameness]bool{}
	for i := range group {
		k := &group[i]
		same := k.sameness()
		if twice[same] {
			continue
		}
		twice[same] = true
		var id int64
		row := a.read.QueryRowContext(ctx, sqlSameCapture, k.record.BlockDigest, k.c.URL, k.at)
		if err := row.Scan(&id); err == nil {
			continue // the transaction looks again
		} else if !isNoRow(err) {
			return err
		}
		records, fresh = append(records, k.record), append(fresh, k)
	}
	if len(fresh) == 0 {
		return nil
	}
	name, err := a.writeRecords(records)
	if err != nil {
		return err
	}
	for _, k := range fresh {
		k.file = name
	}
	return nil
}

// keep adds a capture's row, unless another process was quicker, and carries
// out its visit.
func (t *tx) keep(ctx context.Context, k *keeping, files map[string]int64) error {
	rec := k.record
	known, err := t.row(ctx, sqlSameCapture, []any{rec.BlockDigest, k.c.URL, k.at}, &k.ID)
	if err != nil {
		return err
	}
	if k.Known = known; !known {
		if files[k.file] == 0 {
			var id int64
			if _, err := t.row(ctx, sqlAddFile, []any{k.file}, &id); err != nil {
				return err
			}
			files[k.file] = id
		}
		if _, err := t.row(ctx, sqlAddCapture, []any{
			k.c.URL, k.article, k.at, string(k.c.Origin), k.c.Source, string(k.c.Type), k.c.ContentType, k.status, k.readable,
			rec.BlockDigest, rec.PayloadDigest, files[k.file], rec.Offset, rec.Length,
		}, &k.ID); err != nil {
			return err
		}
	}
	if k.c.Visit == nil {
		return nil
	}
	return t.visit(ctx, k.c.Visit)
}
