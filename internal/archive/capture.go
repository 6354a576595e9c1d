package archive

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/pressoir/pressoir/internal/news"
	"github.com/pressoir/pressoir/internal/warc"
)

func isNoRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// Capture reads a capture back, its block from the WARC file. Errors:
// ErrNotFound; ErrDamaged, which names the WARC file that is missing or damaged.
func (a *Archive) Capture(ctx context.Context, id int64) (*Capture, error) {
	c := &Capture{}
	var seconds, offset, length int64
	var digest, file string
	err := a.read.QueryRowContext(ctx, sqlCapture, id).
		Scan(&c.ID, &c.URL, &seconds, &c.Origin, &c.Source, &c.Type, &c.ContentType, &digest, &file, &offset, &length)
	if isNoRow(err) {
		return nil, fmt.Errorf("capture %d: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("capture %d: %w", id, err)
	}
	c.Time = time.Unix(seconds, 0).UTC()
	rec, err := a.readRecord(file, offset, length)
	if err != nil {
		return nil, fmt.Errorf("capture %d: %w: %w", id, ErrDamaged, err)
	}
	if got := warc.Digest(rec.Block); got != digest {
		return nil, fmt.Errorf("capture %d: %w: WARC file %s, offset %d: the bytes have changed: digest %s, kept as %s", id, ErrDamaged, file, offset, got, digest)
	}
	c.Block = rec.Block
	return c, nil
}

// LastCapture is the newest response with status 200 of an address, compared
// as [news.NormalizeURL] spells it. Errors: ErrNotFound, [news.ErrURL].
func (a *Archive) LastCapture(ctx context.Context, url string) (*Capture, error) {
	want, err := news.NormalizeURL(url)
	if err != nil {
		return nil, fmt.Errorf("last capture: %w", err)
	}
	article, err := news.ID(want)
	if err != nil {
		return nil, fmt.Errorf("last capture: %w", err)
	}
	var found int64
	rows, err := a.read.QueryContext(ctx, sqlLastCaptures, article)
	err = each(rows, err, sqlLastCaptures, func(rows *sql.Rows) error {
		if found != 0 {
			return nil
		}
		var id int64
		var raw string
		if err := rows.Scan(&id, &raw); err != nil {
			return err
		}
		// One id stands for an address under http and https.
		if got, err := news.NormalizeURL(raw); err == nil && got == want {
			found = id
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("last capture of %s: %w", url, err)
	}
	if found == 0 {
		return nil, fmt.Errorf("last capture of %s: %w", url, ErrNotFound)
	}
	return a.Capture(ctx, found)
}

// Unread lists, in ascending order, captures with ids above after that a
// reader may make an article of (a response with a 2xx status that is HTML,
// XHTML or plain text, or a resource) and that have not been read: by any
// reader when reader is 0, else by that version of the reader.
func (a *Archive) Unread(ctx context.Context, reader int, after int64, limit int) ([]int64, error) {
	if limit <= 0 {
		return nil, nil
	}
	query, args := sqlNeverRead, []any{after, limit}
	if reader != 0 {
		query, args = sqlNotReadBy, append(args, reader)
	}
	var ids []int64
	rows, err := a.read.QueryContext(ctx, query, args...)
	err = each(rows, err, query, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("unread captures: %w", err)
	}
	return ids, nil
}
